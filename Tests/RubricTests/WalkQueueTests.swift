import CaseStore
import Casework
import Foundation
import GRDB
import TerminalSupport
import Testing

/// The work queue of the real program, and the dates that its cases are in order of.
@Suite(.serialized) struct WalkQueueTests {
  private func fill(_ folder: ScratchFolder) throws {
    let store = CaseStore(path: folder.store)
    // Late by years, in far years, and not known.
    let members = [
      ("c-1", "Richard Roe", "2199-03-02T04:59:59Z"),
      ("c-2", "Jörg Müller", "2001-03-02T04:59:59Z"),
      ("c-3", "Jane Doe", nil),
    ]
    for (id, name, due) in members {
      var draft = Draft(id: id, createdAt: "2026-11-21T09:00:00Z")
      draft.content.answers[.input("member.name")] = .answered(.text(name))
      let moment = try #require(Moment(iso: "2026-11-21T09:00:00Z"))
      let kept = try due.map { Due(try #require(Moment(iso: $0)), rule: "A-RULE (a law)") }
      try store.create(draft, due: kept, Origin(login: "lee", moment: moment))
      try store.unlock(id)
    }
    store.close()
  }

  @Test("what has no due date is first, then what is due first; a case is found by name and opened")
  func finds() throws {
    let folder = ScratchFolder()
    try fill(folder)
    let run = try decided(in: "America/New_York", folder)
    let terminal = run.terminal
    try terminal.wait(forWords: "Case 1 of 3, 3 kept.", "F3 Exit")
    let ids = terminal.screen.lines.compactMap { line in
      ["c-1", "c-2", "c-3"].first { line.dropFirst(2).hasPrefix("\($0) ") }
    }
    #expect(ids == ["c-3", "c-2", "c-1"])
    terminal.type("\u{1B}OB")
    try terminal.wait(forWords: "Case 2 of 3, 3 kept.")
    #expect(terminal.screen.shows("LATE, was due 01-Mar-2001 23:59 by A-RULE (a law)"))
    #expect(terminal.screen.lines.contains { $0.contains("Müller") && $0.contains("late") })

    // Late or due soon: one of them.
    terminal.type("v5")
    try terminal.wait(forWords: "Show Late or in 24 h", "Case 1 of 1, 3 kept.")
    terminal.type("\u{1B}")
    try terminal.wait(forWords: "Show To be decided", "All cases that are to be decided")

    // In one burst: what is found is opened, not what was marked.
    terminal.type("/ROE rich\r\r")
    try terminal.wait(forWords: "c-1", "Richard Roe", "Which payer does the plan")
    terminal.type("\u{1B}OR")
    try terminal.wait(forWords: "ROE rich", "Case 1 of 1, 3 kept.")
    terminal.type("\u{1B}OR")
    #expect(try terminal.finish().ending == .exit(0))
    #expect(terminal.screen.strange == [])
  }

  /// Enters a case as far as the clock needs it.
  private func receive(_ day: String, _ run: WorkbenchRun) throws {
    let date = try #require(
      WalkScript.steps.firstIndex { $0.keeps?.hasPrefix("intake.receivedDate") == true })
    try run.walk(WalkScript.steps[..<date])
    try run.wait(for: WalkScript.steps[date])
    run.terminal.type("\(day)\r")
    try run.walk(WalkScript.steps[(date + 1)...(date + 2)])
    try run.wait(for: WalkScript.steps[date + 3])
  }

  private func due(_ folder: ScratchFolder) throws -> [String?] {
    let row = try folder.look { try Row.fetchOne($0, sql: "SELECT due, due_rule FROM case_file") }
    return [row??["due"], row??["due_rule"]]
  }

  /// A session in `zone` of an organization that decides in another one.
  private func decided(
    in place: String, _ folder: ScratchFolder, zone: String = "UTC"
  ) throws -> WorkbenchRun {
    try Self.shipped().replacing("rubric: clocks/1", with: "rubric: clocks/1\nzone: \(place)")
      .write(
        toFile: "\(folder.path)/clocks.yaml", atomically: true, encoding: .utf8)
    return try WorkbenchRun(
      folder, launcher: ["/bin/sh", "-c", "exec \"$0\" --policies '\(folder.path)'"], zone: zone)
  }

  private static func shipped() throws -> String {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Resources/clocks.yaml")
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test(
    "a day ends where the organization decides, in summer as in winter, whoever looks from wherever",
    arguments: [
      ("America/New_York", "14-Jan-2026", "2026-01-30T04:59:59Z"),
      ("America/New_York", "10-Jul-2025", "2025-07-26T03:59:59Z"),
      ("UTC", "10-Jul-2025", "2025-07-25T23:59:59Z"),
    ])
  func zone(_ name: String, _ day: String, _ due: String) throws {
    let folder = ScratchFolder()
    let run = try decided(in: name, folder, zone: "Asia/Tokyo")
    try run.terminal.wait(forWords: "No cases yet")
    run.terminal.type("n")
    try receive(day, run)
    #expect(try self.due(folder) == [due, "COM-STD (29 CFR 2560.503-1(f)(2)(iii)(A))"])
    #expect(run.terminal.screen.shows("LATE, was due"))
    #expect(try run.leave() == .exit(0))
    let other = try decided(in: name, folder, zone: "Pacific/Auckland")
    try other.terminal.wait(forWords: "Case 1 of 1, 1 kept")
    other.terminal.type("\r")
    try other.terminal.wait(forWords: "LATE, was due")
    #expect(!other.terminal.screen.shows("has changed since"))
    #expect(try self.due(folder).first == due)
    #expect(try other.leave() == .exit(0))
  }

  @Test("rules of the clock that were changed reach a case when it is opened, and that is said")
  func changedRules() throws {
    let folder = ScratchFolder()
    let run = try WorkbenchRun.newCase(folder)
    try receive("14-Jan-2026", run)
    #expect(try run.leave() == .exit(0))
    #expect(try due(folder).first == "2026-01-29T23:59:59Z")

    try Self.shipped().replacing("limit: 15 days", with: "limit: 10 days").write(
      toFile: "\(folder.path)/clocks.yaml", atomically: true, encoding: .utf8)
    let other = try WorkbenchRun(
      folder, launcher: ["/bin/sh", "-c", "exec \"$0\" --policies '\(folder.path)'"])
    try other.terminal.wait(forWords: "Case 1 of 1, 1 kept")
    other.terminal.type("\r")
    try other.terminal.wait(forWords: "What the clock goes by has changed", "24-Jan 23:59")
    #expect(try due(folder).first == "2026-01-24T23:59:59Z")
    #expect(try other.leave() == .exit(0))
  }

  @Test("a table of the clock with faults lets no case be seen, and says where to look")
  func faultyRules() throws {
    let folder = ScratchFolder()
    try fill(folder)
    try "rubric: clocks/1\nrules: {}\n".write(
      toFile: "\(folder.path)/clocks.yaml", atomically: true, encoding: .utf8)
    let run = try WorkbenchRun(
      folder, launcher: ["/bin/sh", "-c", "exec \"$0\" --policies '\(folder.path)'"])
    try run.terminal.wait(forWords: "clocks", "faults", "rubric policy check")
    // Who may see a case is not known then either.
    #expect(run.terminal.screen.shows("You are shown no cases."))
    #expect(!run.terminal.screen.shows("Müller"))
  }
}
