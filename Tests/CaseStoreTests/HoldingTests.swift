import Casework
import Testing

@testable import CaseStore

@Suite("One session a case")
struct HoldingTests {
  private let scratch = StoreScratch()

  @Test("a second session is told who has the case and since when, reads it, and changes nothing")
  func excludes() throws {
    let (first, second) = (scratch.session(), scratch.session())
    try first.create(.made("a"), due: nil, .kim(9, 42))
    let expected = CaseHolder(
      login: "kim", host: ProcessIdentity.current.host, since: .at(9, 42))
    #expect(failure { try second.lock("a", .lee()) } == .locked(expected))
    let file = try second.open("a")
    #expect(file.draft == .made("a"))
    #expect(file.holder == expected)
    #expect(try second.queue(QueueQuery()).entries.map(\.holder) == [expected])
    #expect(
      failure { try second.save(.made("a", member: "X"), due: nil, .lee()) }
        == .locked(expected))
    #expect(
      failure {
        try second.changeStatus(of: "a", to: .withdrawn, reason: "x", due: nil, .lee())
      } == .locked(expected))
    #expect(
      failure { _ = try second.sign(.made(), of: "a", seen: 0, .lee()) }
        == .locked(expected))
    try first.save(.made("a", member: "Jane Roe"), due: nil, .kim())
  }

  @Test("a case that is given back, or whose session was closed, is taken")
  func givesBack() throws {
    let (first, second) = (scratch.session(), scratch.session())
    try first.create(.made("a"), due: nil, .kim())
    try second.unlock("a")
    #expect(throws: CaseRepositoryError.self) { try second.lock("a", .lee()) }
    try first.unlock("a")
    #expect(try second.lock("a", .lee()) == nil)
    #expect(throws: CaseRepositoryError.self) { try first.lock("a", .kim()) }
    second.close()
    #expect(try first.lock("a", .kim()) == nil)
  }

  @Test("what a process that has ended held is taken over, and that is said and recorded")
  func takesOverFromDead() throws {
    let first = scratch.session()
    try first.create(.made("a"), due: nil, .kim(9, 42))
    // As it is when the number of the process is another one's by now.
    try scratch.tamper("UPDATE hold SET started = '1'")
    let second = scratch.session()
    #expect(try second.open("a").holder == nil)
    let former = try second.lock("a", .lee(11))
    #expect(former?.login == "kim")
    #expect(former?.since == .at(9, 42))
    let last = try #require(try second.record(of: "a").last)
    #expect(last.stamp == .lee(11))
    #expect(try #require(last.event) == .takenOver(from: #require(former), isGone: true))
    #expect(throws: CaseRepositoryError.self) {
      try first.save(.made("a", member: "X"), due: nil, .kim())
    }
  }

  @Test(
    "what is held on another machine, whose processes nobody here can see, stays held",
    arguments: [
      ("host = 'elsewhere'", true), ("boot = 'earlier ' || boot", false),
      // Its number is one of another space of numbers, or of one that is not told.
      ("boot = substr(boot, 1, instr(boot, ' ')) || 'pid:[1]'", true),
      ("boot = substr(boot, 1, instr(boot, ' '))", true), ("boot = ''", true),
    ])
  func knowsMachines(_ change: String, isHeld: Bool) throws {
    try scratch.session().create(.made("a"), due: nil, .kim())
    let first = scratch.session()
    _ = try first.lock("a", .kim())
    try scratch.tamper("UPDATE hold SET \(change), started = '1'")
    let error = failure { try scratch.session().lock("a", .lee()) }
    #expect((error != nil) == isHeld)
  }

  @Test("a process that the system hides is alive as long as it can be asked for")
  func asksForHidden() throws {
    let own = ProcessIdentity.current
    func process(_ pid: Int32) -> ProcessIdentity {
      ProcessIdentity(host: own.host, boot: own.boot, pid: pid, started: own.started)
    }
    #expect(own.isAlive)
    // A folder that tells of no process is what another user sees of one.
    #expect(own.isAlive(in: scratch.root))
    #expect(process(1).isAlive(in: scratch.root))
    // No process has a number beyond the kernel's limit; 0 and -1 would ask for others.
    for pid: Int32 in [.max, 0, -1] { #expect(!process(pid).isAlive(in: scratch.root)) }
    #expect(!process(1).isAlive)
  }

  @Test("a case is taken from a session that is alive on demand, whose saves are refused then")
  func takesOverFromLiving() throws {
    let (first, second) = (scratch.session(), scratch.session())
    try first.create(.made("a"), due: nil, .kim())
    let kim = try #require(try second.open("a").holder)
    let other = CaseHolder(login: "roe", host: kim.host, since: kim.since)
    #expect(failure { try second.takeOver("a", from: other, .lee()) } == .locked(kim))
    #expect(try second.takeOver("a", from: kim, .lee())?.login == "kim")
    guard case .locked = failure({ try first.save(.made("a"), due: nil, .kim()) }) else {
      Issue.record("a session saved what was taken from it")
      return
    }
    guard case .takenOver(_, isGone: false)? = try second.record(of: "a").last?.event else {
      Issue.record("the record does not tell")
      return
    }
  }
}
