import Glibc
import TerminalSupport
import Testing

/// Two people, one case.
@Suite(.serialized) struct WalkReadingTests {
  @Test("the second to open a case sees who has it, and can look but change nothing")
  func readsOnly() throws {
    let folder = ScratchFolder()
    let first = try WorkbenchRun.newCase(folder)
    try first.walk(WalkScript.steps[..<8])
    try first.wait(for: WalkScript.steps[8])

    let second = try WorkbenchRun.resumed(folder)
    try second.terminal.wait(forWords: "Read only.", "has been working on this case")
    second.terminal.type("Jane Doe\r")
    // Enter is refused where it would have answered.
    try second.terminal.wait(until: "the answer refused") { screen in
      screen.cursorLine.contains("Jane Doe")
        && screen.lines.contains { $0.contains("Nothing is changed here.") }
    }
    #expect(try folder.draft().answers == WalkScript.answers(after: 8))
    #expect(try second.leave() == .exit(0))
    #expect(try folder.draft().answers == WalkScript.answers(after: 8))

    // The first was not disturbed.
    first.terminal.type(WalkScript.steps[8].types + "\r")
    try first.wait(for: WalkScript.steps[9])
    #expect(try folder.draft().answers == WalkScript.answers(after: 9))
    #expect(try first.leave() == .exit(0))
  }

  @Test("what a dead session held is taken over, and that is said")
  func takesOver() throws {
    let folder = ScratchFolder()
    let first = try WorkbenchRun.newCase(folder)
    try first.walk(WalkScript.steps[..<8])
    try first.wait(for: WalkScript.steps[8])
    first.terminal.send(signal: SIGKILL)
    _ = try first.terminal.finish()

    let second = try WorkbenchRun.resumed(folder)
    try second.terminal.wait(forWords: "Taken over from", "has ended")
    try second.walk(WalkScript.steps[8...8])
    try second.wait(for: WalkScript.steps[9])
    #expect(try folder.draft().answers == WalkScript.answers(after: 9))
    #expect(try second.leave() == .exit(0))
  }
}
