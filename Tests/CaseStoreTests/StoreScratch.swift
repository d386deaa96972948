import Casework
import Glibc
import RuleEngine
import RuleModel
import Synchronization

@testable import CaseStore

/// A store of a test's own, in a folder that is removed with everything in it.
struct StoreScratch {
  let folder = ScratchFolder()

  var root: String { folder.path }
  var path: String { "\(root)/share/rubric/cases.sqlite" }

  /// A session of its own over the store.
  func session() -> CaseStore { CaseStore(path: path) }

  func names() -> [String] { ScratchFolder.names(in: "\(root)/share/rubric") }

  func mode(of name: String) -> mode_t {
    var status = stat()
    lstat("\(root)/share/rubric/\(name)", &status)
    return status.st_mode & 0o777
  }

  func bytes(of name: String) -> [UInt8]? {
    let file = Glibc.open("\(root)/share/rubric/\(name)", O_RDONLY)
    guard file >= 0 else { return nil }
    defer { Glibc.close(file) }
    var bytes = [UInt8](repeating: 0, count: Int(lseek(file, 0, SEEK_END)))
    return pread(file, &bytes, bytes.count, 0) == bytes.count ? bytes : nil
  }

  /// Makes the file, or takes the place of what is there, with other bytes.
  func overwrite(_ name: String, with bytes: [UInt8], at offset: Int = 0) throws {
    let file = Glibc.open("\(root)/share/rubric/\(name)", O_WRONLY | O_CREAT, 0o600)
    defer { Glibc.close(file) }
    precondition(file >= 0, "the file cannot be written")
    _ = pwrite(file, bytes, bytes.count, off_t(offset))
  }

  /// Leaves of the store nothing but a log that holds something.
  ///
  /// - Returns: what is in it.
  func orphanLog(_ companion: String) throws -> [UInt8] {
    for name in names() { unlink("\(root)/share/rubric/\(name)") }
    let log = [UInt8](repeating: 7, count: 5000)
    try overwrite("cases.sqlite\(companion)", with: log)
    return log
  }
}

/// Does something while files are made without taking any permission from them. The process has one
/// mask, and tests run side by side.
func withoutMask(_ body: () throws -> Void) rethrows {
  try Mask.mutex.withLock { _ in
    let old = umask(0)
    defer { umask(old) }
    try body()
  }
}

private enum Mask {
  static let mutex = Mutex(())
}

extension Moment {
  /// Of 21 November 2026.
  static func at(_ hour: Int, _ minute: Int = 0) -> Moment {
    guard let day = Moment(iso: "2026-11-21T00:00:00Z"),
      let moment = day.adding(seconds: hour * 3600 + minute * 60)
    else { preconditionFailure("no such hour") }
    return moment
  }
}

extension CaseStore {
  /// Of a program that runs in UTC.
  func purge(before day: CalendarDate, _ stamp: Stamp) throws(CaseRepositoryError) -> Purge {
    guard let start = Moment(iso: "\(day.iso)T00:00:00Z") else {
      preconditionFailure("no such day")
    }
    return try purge(before: day, startingAt: start, stamp)
  }
}

extension Stamp {
  static func kim(_ hour: Int = 9, _ minute: Int = 0) -> Stamp {
    Stamp(login: "kim", moment: .at(hour, minute))
  }
  static func lee(_ hour: Int = 10, _ minute: Int = 0) -> Stamp {
    Stamp(login: "lee", moment: .at(hour, minute))
  }
}

extension Origin {
  static func kim(_ hour: Int = 9, _ minute: Int = 0, document: String? = nil) -> Origin {
    Origin(login: "kim", moment: .at(hour, minute), document: document)
  }
  static func lee(_ hour: Int = 10, _ minute: Int = 0) -> Origin {
    Origin(login: "lee", moment: .at(hour, minute))
  }
}

extension Draft {
  /// One with a member and a drug.
  static func made(
    _ id: String, member: String? = "Jane Doe", memberID: String? = nil, born: String? = nil,
    drug: String? = "leqselvi"
  ) -> Draft {
    var draft = Draft(id: id, createdAt: "2026-11-21T09:00:00Z")
    for (name, value) in [
      ("member.name", member), ("member.memberId", memberID), ("member.birthDate", born),
      ("request.drug", drug),
    ] {
      if let value { draft.content.answers[.input(name)] = .answered(.text(value)) }
    }
    return draft
  }

  func answering(_ name: String, _ text: String) -> Draft {
    var draft = self
    draft.content.answers[.input(name)] = .answered(.text(text))
    return draft
  }
}

extension FrozenDetermination {
  static func made(
    _ outcome: Outcome = .approve, replaces: Int? = nil, text: String = "a letter"
  ) -> FrozenDetermination {
    let signer = Person(
      login: "lee", name: "Dr. Lee", role: .reviewer, profession: "pharmacist",
      credential: "PharmD", specialty: nil, license: Person.License(number: "0512", state: "IL"))
    return FrozenDetermination(
      head: DeterminationHead(
        outcome: outcome, policies: [Draft.PolicyVersion(number: "X1", version: "2025-10-01")],
        signer: signer, template: "approval/3", origins: [.input("member.name"): .kim()],
        override: nil, replaces: replaces),
      caseDocument: Array("{\"schema\":\"rubric.case/1\"}".utf8),
      document: Array("{\"outcome\":\"approve\"}".utf8), letter: Array(text.utf8),
      library: [
        LibraryText(path: "vocabulary.yaml", bytes: Array("inputs".utf8)),
        LibraryText(path: "policies/x/policy.yaml", bytes: Array("policy".utf8)),
      ])
  }
}

/// What a body throws.
func failure(_ body: () throws -> Void) -> CaseRepositoryError? {
  do {
    try body()
    return nil
  } catch { return error as? CaseRepositoryError }
}
