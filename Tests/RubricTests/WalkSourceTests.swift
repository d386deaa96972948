import GRDB
import TerminalSupport
import Testing

/// The real program keeps which document an answer was taken from.
@Suite(.serialized) struct WalkSourceTests {
  @Test("named by F10, or Esc 0, the document is in the record with the answers that follow")
  func names() throws {
    let folder = ScratchFolder()
    let run = try WorkbenchRun.newCase(folder)
    try run.walk(WalkScript.steps[..<8])
    try run.wait(for: WalkScript.steps[8])
    run.terminal.type("\u{1B}[21~")
    try run.terminal.wait(forWords: "Which document are you entering from?")
    run.terminal.type("fax of 20-Nov, page 2\r")
    try run.terminal.wait(forWords: "From: fax of 20-Nov")
    try run.walk(WalkScript.steps[8..<10])
    try run.wait(for: WalkScript.steps[10])
    run.terminal.type("\u{1B}0")
    try run.terminal.wait(forWords: "Which document are you entering from?")
    run.terminal.type("\u{15}\r")
    try run.terminal.wait(forWords: "no document that is named")
    try run.walk(WalkScript.steps[10..<11])
    try run.wait(for: WalkScript.steps[11])
    #expect(try run.leave() == .exit(0))
    let kept = try folder.look { db in
      try String.fetchAll(
        db, sql: "SELECT field FROM origin WHERE document = 'fax of 20-Nov, page 2' ORDER BY field")
    }
    #expect(kept == ["member.memberId", "member.name"])
    let id = try #require(
      try folder.look { try String.fetchOne($0, sql: "SELECT id FROM case_file") } ?? nil)
    let story = try CommandRun(
      shell: "RUBRIC_STORE='\(folder.store)' TZ=UTC $RUBRIC audit show \(id)")
    #expect(
      story.text.split(separator: "\n").count { $0.contains("answered from fax of 20-Nov, page 2") }
        == 2, "\(story.text)")
    #expect(
      try CommandRun(shell: "RUBRIC_STORE='\(folder.store)' $RUBRIC audit verify").status == 0)
  }
}
