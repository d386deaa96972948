import Checklist
import Foundation
import GRDB
import TerminalSupport
import Testing

/// The workbench in lines: through a pipe, and on terminals on which nothing can be painted.
@Suite(.checklist, .serialized) struct WalkLinesTests {
  /// The answers of the walk, as lines. A name that no drug has is kept by its number.
  private static let answers = WalkScript.steps.map { $0.types == "\u{1B}OB" ? "1" : $0.types }

  private func piped(_ lines: [String], _ folder: ScratchFolder) throws -> CommandRun {
    try CommandRun(
      shell: "XDG_DATA_HOME=\(folder.path) $RUBRIC --plain",
      input: lines.map { "\($0)\n" }.joined())
  }

  private func expectText(_ output: [UInt8], isTyped: Bool = false) {
    #expect(!output.contains(0x1B))
    let others = output.filter { $0 < 0x20 && $0 != 0x0A && !(isTyped && $0 == 0x0D) }
    #expect(others == [], "control characters")
    #expect(
      !isTyped
        || !String(decoding: output, as: UTF8.self).replacing("\r\n", with: "")
          .contains("\r")
    )
  }

  @Test("69. Through a pipe it is the case that the same answers give on the screen, in plain text")
  func piped() throws {
    let (lines, screen) = (ScratchFolder(), ScratchFolder())
    let run = try piped(["new"] + Self.answers + [":leave", "leave"], lines)
    #expect(run.status == 0)
    #expect(run.complaint == "")
    expectText(run.output)
    #expect(run.lines.contains { $0.hasPrefix("So far: APPROVED by the policy. ") })
    #expect(try lines.draft().answers.isSuperset(of: WalkScript.answers()))

    let painted = try WorkbenchRun.newCase(screen)
    try painted.wait(for: WalkScript.steps[0])
    painted.terminal.type(WalkScript.keys)
    try painted.terminal.wait(forWords: "What to do next")
    #expect(try painted.leave() == .exit(0))
    #expect(try lines.draft().lines() == screen.draft().lines())
  }

  @Test("What is typed ahead signs nothing, and the end of input ends it with all saved")
  func typedAhead() throws {
    let folder = ScratchFolder()
    let lines = ["new"] + Self.answers + ["letter"] + [String](repeating: "", count: 20)
    let run = try piped(lines + ["sign", "APPROVE"], folder)
    #expect(run.status == 0)
    #expect(run.text.contains("The whole letter must be read first: 0 of "))
    #expect(
      try folder.look { try Int.fetchOne($0, sql: "SELECT count(*) FROM determination") } == 0)
    #expect(try folder.draft().answers.isSuperset(of: WalkScript.answers()))
  }

  @Test(
    "8. A terminal on which nothing can be painted is answered in lines",
    arguments: ["dumb", "no-such-terminal", nil])
  func terminal(term: String?) throws {
    let folder = ScratchFolder()
    let run = try WorkbenchRun(folder, term: term)
    try hear("No cases yet", run)
    run.terminal.type("new\n")
    for (step, answer) in zip(WalkScript.steps, Self.answers).prefix(12) {
      // The first words of a question stand in one line.
      try hear(step.sees[0].split(separator: "?")[0].description, run)
      run.terminal.type("\(answer)\n")
    }
    try hear(WalkScript.steps[12].sees[0], run)
    run.terminal.type(":leave\n")
    try hear("Case 1 of 1, 1 kept.", run)
    run.terminal.type("leave\n")
    #expect(try run.terminal.finish().ending == .exit(0))
    expectText(run.terminal.output, isTyped: true)
    #expect(
      try folder.draft().answers.isSuperset(of: WalkScript.answers(after: 12)))
  }

  @Test("A terminal's lines are as wide as it is, broken between words", arguments: [40, 66])
  func folded(columns: Int) throws {
    let run = try WorkbenchRun(ScratchFolder(), term: "dumb", columns: UInt16(columns))
    try hear("No cases yet", run)
    run.terminal.type("new\n")
    try hear("Which payer", run)
    run.terminal.type(":help\n")
    try hear("> ", run)
    run.terminal.type(":leave\n")
    try hear("Case 1 of 1", run)
    run.terminal.type("leave\n")
    #expect(try run.terminal.finish().ending == .exit(0))
    let lines = run.terminal.outputText.replacing("\r\n", with: "\n").split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= columns })
    #expect(lines.contains { $0.count > columns - 8 })
    #expect(lines.joined(separator: " ").contains("A line is an answer; a word after a colon is a"))
  }

  @Test("Through a pipe lines are as long as they come, and as wide as COLUMNS says")
  func pipedColumns() throws {
    func longest(_ environment: String) throws -> Int {
      let folder = ScratchFolder()
      let run = try CommandRun(
        shell: "XDG_DATA_HOME=\(folder.path) \(environment) $RUBRIC --plain",
        input: "new\n:leave\nleave\n")
      return run.lines.map(\.count).max() ?? 0
    }
    #expect(try longest("") > 80)
    #expect(try longest("COLUMNS=50") <= 50)
  }

  @Test("Signals save and end it as they do on the screen", arguments: [SIGTERM, SIGHUP, SIGINT])
  func signals(_ signal: Int32) throws {
    let folder = ScratchFolder()
    let run = try WorkbenchRun(folder, term: "dumb")
    try hear("No cases yet", run)
    run.terminal.type("new\n")
    try hear("Which payer", run)
    run.terminal.type("cigna\n")
    try hear("Which drug", run)
    run.terminal.send(signal: signal)
    #expect(try run.terminal.finish().ending == .exit(128 + signal))
    #expect(try folder.draft().answers == ["plan.payer: cigna"])
    #expect(try folder.look { try Int.fetchOne($0, sql: "SELECT count(*) FROM hold") } == 0)
  }

  private func hear(_ words: String, _ run: WorkbenchRun) throws {
    let terminal = run.terminal
    try terminal.wait(until: words) { _ in terminal.outputText.contains(words) }
  }
}
