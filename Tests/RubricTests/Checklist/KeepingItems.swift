import Checklist
import Glibc
import TerminalSupport
import Testing

/// However the real program is stopped, what was entered is there.
@Suite("Checklist: keeping", .checklist, .serialized) struct ChecklistKeepingTests {
  @Test(
    "30. a crash gives the terminal back, ends by its signal, and loses no accepted field",
    arguments: [SIGILL, SIGSEGV])
  func crash(signal: Int32) throws {
    let folder = ScratchFolder()
    let run = try WorkbenchRun.newCase(folder)
    try run.walk(WalkScript.steps[..<2])
    try run.wait(for: WalkScript.steps[2])
    run.terminal.send(signal: signal)
    #expect(try run.terminal.finish().ending == .signal(signal))
    run.terminal.expectRestored()
    #expect(try folder.draft().answers == WalkScript.answers(after: 2))
    let next = try WorkbenchRun.resumed(folder)
    try next.wait(for: WalkScript.steps[2])
  }

  /// Runs the program as a job of a shell, which tells the program's process and that it stopped,
  /// and goes on with it after a line.
  private static let jobs = [
    "/bin/sh", "-c",
    """
    set -m; /bin/sh -c 'echo $$ >&3; exec "$0"' "$0"; echo stopped >&3; read line; fg >&4
    """,
  ]

  @Test("32. stopped by the shell, the half-typed text is kept; continued, all is there again")
  func stopped() throws {
    let folder = ScratchFolder()
    let run = try WorkbenchRun(folder, launcher: Self.jobs)
    let process = try #require(try run.terminal.nextEvent().flatMap { pid_t($0) })
    try run.terminal.wait(forWords: "No cases yet")
    run.terminal.type("n")
    try run.walk(WalkScript.steps[..<8])
    try run.wait(for: WalkScript.steps[8])
    run.terminal.type("Jane D")
    try run.terminal.wait(until: "Jane D") { $0.cursorLine.contains("Jane D") }
    kill(process, SIGTSTP)
    try run.terminal.wait(for: "stopped")
    run.terminal.drain()
    run.terminal.expectRestored()
    #expect(try folder.draft().typing == "member.name: Jane D")
    run.terminal.type("\n")
    // The screen is painted before all modes of the terminal are taken again.
    try run.terminal.wait(until: "Jane D again, and the terminal's modes") {
      $0.cursorLine.contains("Jane D") && $0.modes.isSuperset(of: ["?1049", "?2004"])
    }
    run.terminal.type("oe\r")
    try run.wait(for: WalkScript.steps[9])
    #expect(try folder.draft().answers == WalkScript.answers(after: 9))
  }
}
