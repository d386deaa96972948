import Checklist
import Glibc
import TerminalSupport
import Testing

/// The real program in windows of several sizes, and what it sends to them (3, 6, 9, 71, 72).
@Suite("Checklist: windows", .checklist, .serialized) struct ChecklistWindowTests {
  /// At the member's name of a new case.
  private func atName(_ launcher: [String] = []) throws -> WorkbenchRun {
    let run = try WorkbenchRun(ScratchFolder(), launcher: launcher)
    run.terminal.type("n" + WalkScript.steps[..<8].map { $0.types + "\r" }.joined())
    try run.wait(for: WalkScript.steps[8])
    return run
  }

  private func type(_ text: String, _ run: WorkbenchRun) throws {
    run.terminal.type(text)
    try run.terminal.wait(until: text) { $0.cursorLine.contains("[ \(text)_") }
    try run.terminal.drainAtRest()
  }

  @Test("3. Through every size and back, the program lives, with its text, focus and screen")
  func resized() throws {
    let run = try atName()
    try type("Jane", run)
    let before = run.terminal.screen.lines
    for (rows, columns) in [(30, 100), (20, 60), (12, 40)] as [(UInt16, UInt16)] {
      run.terminal.resize(rows: rows, columns: columns)
      try run.terminal.wait(until: "the field at \(columns)x\(rows)") {
        $0.cursorLine.contains("[ Jane_") && $0.lines[Int(rows) - 1].contains("F1 Help")
      }
    }
    run.terminal.resize(rows: 5, columns: 20)
    try run.terminal.wait(forWords: "20x5 is too small")
    run.terminal.resize(rows: 1, columns: 1)
    run.terminal.resize(rows: 24, columns: 80)
    try run.terminal.wait(until: "the first screen") { $0.lines == before }
    run.terminal.type(" Doe\r")
    try run.wait(for: WalkScript.steps[9])
    #expect(try run.folder.draft().answers.contains("member.name: Jane Doe"))
  }

  @Test("6. LINES and COLUMNS that are exported do not hold the screen to that size")
  func exported() throws {
    let run = try atName(["/bin/sh", "-c", "LINES=24 COLUMNS=80 exec \"$0\""])
    run.terminal.resize(rows: 30, columns: 100)
    try run.terminal.wait(until: "30 rows of 100") {
      $0.lines[29].contains("F1 Help") && $0.lines[28] == String(repeating: "-", count: 100)
    }
  }

  @Test("9. While nothing is typed, nothing is sent and no processor time is used")
  func idle() throws {
    let run = try atName()
    try type("Jane", run)
    #expect(try run.terminal.isIdle(milliseconds: 400))
  }

  @Test("71. A typed letter sends 64 bytes at most, Enter 400, a whole screen under 4,000")
  func bytes() throws {
    let run = try atName()
    let terminal = run.terminal
    try terminal.drainAtRest()
    var letters: [Int] = []
    var typed = ""
    for letter in "Maximilian Featherstone" {
      typed.append(letter)
      let start = terminal.output.count
      terminal.type(String(letter))
      try terminal.wait(until: typed) {
        $0.cursorLine.contains("[ \(typed)_") && $0.cursor.column == 6 + typed.count
      }
      try terminal.drainAtRest()
      letters.append(terminal.output.count - start)
    }
    #expect(letters.sorted()[letters.count * 95 / 100] <= 64, "\(letters)")
    var (moves, turns): ([Int], [Int]) = ([], [])
    for step in 9..<23 {
      let (start, page) = (terminal.output.count, terminal.screen.firstLabel)
      terminal.type("\r")
      try run.wait(for: WalkScript.steps[step])
      try terminal.drainAtRest()
      let bytes = terminal.output.count - start
      if terminal.screen.firstLabel == page { moves.append(bytes) } else { turns.append(bytes) }
      terminal.type(WalkScript.steps[step].types)
      let end = WalkScript.steps[step].types
      try terminal.wait(until: end) { $0.cursorLine.contains("[ \(end)") }
      try terminal.drainAtRest()
    }
    #expect(moves.count == 11 && moves.allSatisfy { $0 <= 400 }, "\(moves)")
    #expect(turns.count == 3 && turns.allSatisfy { $0 <= 700 }, "\(turns)")
    let start = terminal.output.count
    terminal.type("\u{C}")
    try terminal.wait(forWords: "Painted anew.")
    try terminal.drainAtRest()
    #expect(terminal.output.count - start < 4000)
  }

  @Test("72. 240 characters that are typed ahead send under 1,500 bytes")
  func typedAhead() throws {
    let run = try atName()
    try run.terminal.drainAtRest()
    let start = run.terminal.output.count
    run.terminal.type(String(repeating: "ab", count: 120))
    try run.terminal.wait(forWords: "! The field is full: it takes 200 characters.")
    try run.terminal.drainAtRest()
    #expect(run.terminal.output.count - start < 1500)
  }
}

extension ScreenReplica {
  /// The label of the first field in view: another one once another page is shown.
  fileprivate var firstLabel: String { String(lines[5].prefix(41)) }
}
