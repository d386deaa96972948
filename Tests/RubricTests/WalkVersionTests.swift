import GRDB
import ProofSupport
import TerminalSupport
import Testing

/// The real program, when another version of a case's policy has come into force since it was left.
@Suite(.serialized) struct WalkVersionTests {
  private let folder = ScratchFolder()

  private func start(with policies: String) throws -> WorkbenchRun {
    try WorkbenchRun(
      folder,
      launcher: ["/bin/sh", "-c", "exec \"$0\" --policies '\(folder.path)/\(policies)'"])
  }

  /// A folder in which the policy of the walk is in force from a day on.
  private func write(_ name: String, from day: String) throws {
    try folder.write(textOfLeqselviPolicy(inForceFrom: day), "\(name)/policy.yaml")
  }

  /// What was done to the one case there is.
  private func story() throws -> String {
    let entries = try folder.look { db in
      try String.fetchAll(db, sql: "SELECT case_id FROM entry WHERE case_id IS NOT NULL")
    }
    let id = try #require(entries?.first)
    return try CommandRun(shell: "RUBRIC_STORE='\(folder.store)' TZ=UTC $RUBRIC audit show \(id)")
      .text
  }

  @Test("the case is asked about: N changes nothing in the store, Y is in the record at once")
  func asks() throws {
    try write("then", from: "2025-11-01")
    try write("now", from: "2026-01-01")
    let first = try start(with: "then")
    try first.terminal.wait(forWords: "N begins a new case")
    first.terminal.type("n")
    try first.walk(WalkScript.steps[..<9])
    try first.wait(for: WalkScript.steps[9])
    #expect(try first.leave() == .exit(0))
    let (before, kept) = (try story(), try folder.draft().bytes)
    #expect(before.contains("decided under: IP0751 of 2025-11-01"), "\(before)")

    let second = try start(with: "now")
    for queue in ["Case 1 of 1, 1 kept", "It was left as it is."] {
      try second.terminal.wait(forWords: "Jane Doe", queue)
      second.terminal.type("\r")
      try second.terminal.wait(
        forWords: "Entered under IP0751 of 2025-11-01.",
        "In force now: IP0751 of 2026-01-01, for its request date 15-Jan-2026.")
      second.terminal.type("n")
      try second.terminal.wait(forWords: "It was left as it is.")
    }
    #expect(try story() == before)
    #expect(try folder.draft().bytes == kept)
    second.terminal.type("\r")
    try second.terminal.wait(forWords: "Y takes what is in force")
    second.terminal.type("y")
    try second.wait(for: WalkScript.steps[9])
    let after = try story()
    #expect(after.hasPrefix(before))
    #expect(
      after.dropFirst(before.count).contains("decided under: IP0751 of 2026-01-01"), "\(after)")
    #expect(try folder.draft().answers == WalkScript.answers(after: 9))
    #expect(try second.leave() == .exit(0))
  }
}
