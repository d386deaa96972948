import TerminalSupport
import Testing

/// Without a word on the command line nothing of it is parsed: the same has to come of it.
@Suite("Starting without a command", .serialized) struct StartTests {
  private static let sides = ["", " workbench"]

  @Test(
    "It says and returns what the workbench's own command does, where that cannot start",
    arguments: [
      "RUN", "RUN </dev/null >&2", "unset HOME; RUN", "RUBRIC_STORE=/dev/null/x RUN",
      "RUBRIC_STORE= RUN", "HOME=/dev/null RUN", "TERM=dumb RUN",
    ])
  func refusals(line: String) throws {
    let runs = try Self.sides.map {
      try CommandRun(shell: line.replacing("RUN", with: "\"$RUBRIC\"\($0)"))
    }
    #expect(runs[0].status == 2)
    #expect(!runs[0].complaint.isEmpty && runs[0].text.isEmpty)
    #expect(runs[0].status == runs[1].status)
    #expect(runs[0].complaint == runs[1].complaint)
  }

  @Test(
    "In a terminal it shows the same and leaves the same", arguments: ["xterm-256color", "dumb"])
  func screens(term: String) throws {
    let seen = try Self.sides.map { side in
      let run = try WorkbenchRun(
        ScratchFolder(), launcher: ["/bin/sh", "-c", "exec \"$0\"\(side)"], term: term)
      try run.terminal.wait(forWords: "N begins a new case.", term == "dumb" ? "Type: new" : "F3")
      try run.terminal.drainAtRest()
      // The first line of a screen tells the day.
      let lines = run.terminal.screen.lines.dropFirst(term == "dumb" ? 0 : 1)
      run.terminal.type(term == "dumb" ? ":leave\r" : "\u{1B}OR")
      let ending = try run.terminal.finish().ending
      return (lines: Array(lines), ending: ending)
    }
    #expect(seen[0].lines == seen[1].lines)
    #expect(seen[0].ending == .exit(0))
    #expect(seen[1].ending == .exit(0))
  }

  @Test("A word that is no command is refused")
  func wrong() throws {
    #expect(try CommandRun(["workbnech"]).status == 64)
  }
}
