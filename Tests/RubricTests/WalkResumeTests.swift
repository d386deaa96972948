import Checklist
import Glibc
import TerminalSupport
import Testing

/// However a sitting ends, the next one goes on where it was.
@Suite(.checklist, .serialized) struct WalkResumeTests {
  @Test("27. killed after accepted answers, it goes on at the same field with every answer")
  func killed() throws {
    let folder = ScratchFolder()
    var run = try WorkbenchRun.newCase(folder)
    var done = 0
    // After the first answer, within each step, in the middle of a row, and near the end.
    for stop in [1, 5, 9, 13, 15, 18, 20, 22, 24, 25, 26] {
      try run.walk(WalkScript.steps[done..<stop])
      done = stop
      // The next field is asked for: the last one is accepted, and so it is on the disk.
      try run.wait(for: WalkScript.steps[stop])
      run.terminal.send(signal: SIGKILL)
      #expect(try run.terminal.finish().ending == .signal(SIGKILL))
      #expect(try folder.draft().answers == WalkScript.answers(after: stop), "after \(stop)")
      run = try WorkbenchRun.resumed(folder)
      try run.wait(for: WalkScript.steps[stop])
    }
    try run.walk(WalkScript.steps[done...])
    try run.terminal.wait(forWords: "APPROVE", "Covers from 15-Jan-2026 through 13-Jul-2026")
    #expect(try run.leave() == .exit(0))
    #expect(try folder.draft().answers == WalkScript.answers())
  }

  /// How a sitting ends from outside, and with which status.
  enum End: String, CaseIterable {
    case hangup, terminate, interrupt, closedTerminal, closedTerminalIgnoringHangup
  }

  @Test("28, 29, 31. ended from outside, half-typed text is there again", arguments: End.allCases)
  func ended(_ end: End) throws {
    let folder = ScratchFolder()
    let launcher =
      end == .closedTerminalIgnoringHangup
      ? ["/bin/sh", "-c", "trap '' HUP; exec \"$0\""] : []
    let run = try WorkbenchRun.newCase(folder, launcher: launcher)
    try run.walk(WalkScript.steps[..<8])
    try run.wait(for: WalkScript.steps[8])
    run.terminal.type("Jane D")
    try run.terminal.wait(until: "Jane D") { $0.cursorLine.contains("Jane D") }
    let expected: [PseudoTerminal.Ending]
    switch end {
    case .hangup:
      run.terminal.send(signal: SIGHUP)
      expected = [.exit(129)]
    case .terminate:
      run.terminal.send(signal: SIGTERM)
      expected = [.exit(143)]
    case .interrupt:
      run.terminal.send(signal: SIGINT)
      expected = [.exit(130)]
    case .closedTerminal:
      run.terminal.hangUp()
      // The signal and the end of input race each other.
      expected = [.exit(129), .exit(0)]
    case .closedTerminalIgnoringHangup:
      run.terminal.hangUp()
      expected = [.exit(0)]
    }
    #expect(expected.contains(try run.terminal.finish().ending))
    #expect(try folder.draft().typing == "member.name: Jane D")
    #expect(try folder.draft().answers == WalkScript.answers(after: 8))

    let next = try WorkbenchRun.resumed(folder)
    try next.terminal.wait(until: "Jane D") { $0.cursorLine.contains("Jane D") }
    next.terminal.type("oe\r")
    try next.wait(for: WalkScript.steps[9])
    #expect(try folder.draft().answers == WalkScript.answers(after: 9))
    #expect(try folder.draft().typing == nil)
  }
}
