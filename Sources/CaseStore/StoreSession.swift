internal import Casework
internal import GRDB
internal import Glibc

/// A session among those that hold cases: of which process on which machine it is.
struct StoreSession: Sendable {
  /// Tells apart the sessions of one process.
  let id = String(UInt64.random(in: .min ... .max), radix: 36)
  let process = ProcessIdentity.current

  /// Who else works on a case; nil when nobody does, or this session itself.
  func otherHolder(of caseID: String, in db: Database) throws -> Hold? {
    guard let hold = try Hold.of(caseID, in: db), hold.session != id else { return nil }
    return hold
  }

  /// - Throws: ``CaseRepositoryError/locked(_:)`` when another session that is alive holds it.
  func checkFree(_ caseID: String, in db: Database) throws {
    if let hold = try otherHolder(of: caseID, in: db), hold.process.isAlive {
      throw CaseRepositoryError.locked(hold.holder)
    }
  }

  func take(_ caseID: String, _ stamp: Stamp, in db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO hold VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        caseID, id, stamp.login, stamp.moment.iso, process.host, process.boot, process.pid,
        process.started,
      ])
  }

  func release(_ caseID: String, in db: Database) throws {
    try db.execute(
      sql: "DELETE FROM hold WHERE case_id = ? AND session = ?", arguments: [caseID, id])
  }

  func releaseAll(in db: Database) throws {
    try db.execute(sql: "DELETE FROM hold WHERE session = ?", arguments: [id])
  }

  /// Of a copy, in which nobody works.
  static func releaseEverybody(in db: Database) throws {
    try db.execute(sql: "DELETE FROM hold")
  }
}

/// That a session works on a case.
struct Hold {
  let session: String
  let holder: CaseHolder
  let process: ProcessIdentity

  /// nil when nobody does.
  static func of(_ caseID: String, in db: Database) throws -> Hold? {
    try Row.fetchOne(db, sql: "SELECT * FROM hold WHERE case_id = ?", arguments: [caseID])
      .flatMap(Hold.init)
  }

  /// nil for a row that says nothing of a session.
  init?(_ row: Row) {
    guard let session = row.text("session"), let login = row.text("login"),
      let since = row.text("since").flatMap({ Moment(iso: $0) }), let host = row.text("host"),
      let boot = row.text("boot"), let pid = row.count("pid"), let started = row.text("started")
    else { return nil }
    self.session = session
    process = ProcessIdentity(host: host, boot: boot, pid: Int32(clamping: pid), started: started)
    holder = CaseHolder(login: login, host: host, since: since)
  }
}

/// A process, told apart from every other one there ever was.
struct ProcessIdentity: Sendable, Hashable {
  let host: String
  /// Of the machine's latest start, and of the space in which the process has its number.
  let boot: String
  let pid: Int32
  /// In the kernel's own count since that start.
  let started: String

  static let current = ProcessIdentity(
    host: hostName, boot: bootID, pid: getpid(), started: ownStart)

  private static var ownStart: String {
    guard case .running(let started) = look(at: getpid(), in: "/proc") else { return "" }
    return started
  }

  /// Whether it may still run: of another machine nobody here can tell that it has ended.
  var isAlive: Bool { isAlive(in: "/proc") }

  /// - Parameter proc: the folder in which the kernel tells of processes.
  func isAlive(in proc: String) -> Bool {
    guard host == Self.current.host else { return true }
    let (start, space) = Self.parts(of: boot)
    let (ownStart, ownSpace) = Self.parts(of: Self.current.boot)
    // Where it is not told, or in another space, nobody here can tell either.
    if start.isEmpty || ownStart.isEmpty { return true }
    guard start == ownStart else { return false }
    guard space == ownSpace, !space.isEmpty else { return true }
    switch Self.look(at: pid, in: proc) {
    case .running(let start): return start == started
    case .ended: return false
    case .hidden: return pid > 0 && (kill(pid, 0) == 0 || errno == EPERM)
    }
  }

  private static var hostName: String {
    var bytes = [CChar](repeating: 0, count: 256)
    gethostname(&bytes, bytes.count - 1)
    return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static var bootID: String {
    let start = text(of: "/proc/sys/kernel/random/boot_id")?.prefix { $0 != "\n" } ?? ""
    return "\(start) \(numberSpace)"
  }

  /// `pid:[4026531836]`; empty where the system does not tell.
  private static var numberSpace: String {
    var bytes = [CChar](repeating: 0, count: 64)
    let count = readlink("/proc/self/ns/pid", &bytes, bytes.count)
    return String(
      decoding: bytes.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func parts(of boot: String) -> (start: Substring, space: Substring) {
    let start = boot.prefix { $0 != " " }
    return (start, boot.dropFirst(start.count + 1))
  }

  /// What the kernel tells of a process.
  private enum Sight {
    case running(started: String)
    /// It is only still listed.
    case ended
    /// Nothing: there is none, or the system shows nobody the processes of others.
    case hidden
  }

  private static func look(at pid: Int32, in proc: String) -> Sight {
    // The name in parentheses may hold anything, spaces too.
    guard let line = text(of: "\(proc)/\(pid)/stat"), let end = line.lastIndex(of: ")") else {
      return .hidden
    }
    let fields = line[line.index(after: end)...].split(separator: " ")
    guard fields.count > 19 else { return .hidden }
    return fields[0] == "Z" || fields[0] == "X" ? .ended : .running(started: String(fields[19]))
  }

  private static func text(of path: String) -> String? {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { Glibc.close(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(file, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
  }
}
