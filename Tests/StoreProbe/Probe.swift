import CaseStore
import Casework
import Glibc
import RuleEngine

/// One of many sessions over one store: creates a case of its own, answers a field of a shared one,
/// and tries to sign another. Prints `signed` or `refused`. Told that the store is busy it tries
/// again, as a person does: how long the others take is the machine's matter.
@main
struct Probe {
  static func main() throws {
    let (path, name) = (CommandLine.arguments[1], CommandLine.arguments[2])
    guard let moment = Moment(iso: "2026-11-21T09:00:00Z") else { return }
    let store = CaseStore(path: path)
    let origin = Origin(login: name, moment: moment)
    var own = Draft(id: "own-\(name)", createdAt: moment.iso)
    try patiently { try store.create(own, due: nil, origin) }
    for field in 1...3 {
      own.content.answers[.input("field\(field)")] = .answered(.text(name))
      try patiently { try store.save(own, due: nil, origin) }
    }
    try whileHeld("shared", store, origin.stamp) {
      var shared = try patiently { try store.open("shared").draft }
      shared.content.answers[.input("by.\(name)")] = .answered(.text(name))
      try patiently { try store.save(shared, due: nil, origin) }
    }
    try whileHeld("single", store, origin.stamp) {
      print(try patiently { try sign(store, name, moment) })
    }
    store.close()
  }

  private static func patiently<Result>(_ body: () throws -> Result) throws -> Result {
    while true {
      do { return try body() } catch CaseRepositoryError.busy {}
    }
  }

  private static func whileHeld(
    _ id: String, _ store: CaseStore, _ stamp: Stamp, _ body: () throws -> Void
  ) throws {
    while true {
      do {
        try patiently { _ = try store.lock(id, stamp) }
        break
      } catch CaseRepositoryError.locked { usleep(2_000) }
    }
    try body()
    try patiently { try store.unlock(id) }
  }

  private static func sign(_ store: CaseStore, _ name: String, _ moment: Moment) throws -> String {
    _ = try store.open("single")
    let head = DeterminationHead(
      outcome: .approve, policies: [], signer: Person(login: name, role: .reviewer),
      template: "approval/1", origins: [:])
    let frozen = FrozenDetermination(
      head: head, caseDocument: Array("{}".utf8), document: Array("{}".utf8),
      letter: Array(name.utf8), library: [])
    do {
      _ = try store.sign(frozen, of: "single", seen: 0, Stamp(login: name, moment: moment))
      return "signed"
    } catch CaseRepositoryError.alreadySigned { return "refused" }
  }
}
