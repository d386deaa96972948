internal import TerminalSupport

/// What the workbench costs, in a terminal of 80 columns and 24 lines, one key at a time.
func showWorkbench(_ program: String) throws {
  let bench = WorkbenchBench(program: program, folder: try ScratchFolder())
  try bench.showStart()
  let terminal = try bench.newCase()
  let moves = try bench.enter(WorkbenchBench.beforeName, in: terminal)
  bench.show(
    "a key in the member's name",
    terminal.repaints(Array("Maximilian Featherstone ") + erasing(24)))
  try bench.showEscape(terminal)
  let further = try bench.enter(WorkbenchBench.beforeFigure, in: terminal)
  bench.show("a key in a figure of a criterion", terminal.repaints(["7", "0"] + erasing(2)))
  bench.showMoves(moves + further + (try bench.enter(WorkbenchBench.afterFigure, in: terminal)))
  try bench.showRest(terminal)
}

private func erasing(_ count: Int) -> [Character] { Array(repeating: "\u{7F}", count: count) }

struct WorkbenchBench {
  let program: String
  let folder: ScratchFolder

  static let beforeName = [
    "cigna", "leqselvi", "alopecia", "initial", "15-Jan-2026", "standard", "16", "2",
  ]
  static let beforeFigure = [
    "Jane Doe", "W00012345", "14jul1985", "commercial", "", "14-Jan-2026", "14:05",
    "employer, insured", "prior", "Ann Lee", "1234567890", "derm", "normal", "8",
  ]
  static let afterFigure = [
    "60", "Elidel", "not tol", "clobetasol propionate", "not eff", "", "", "y",
  ]

  /// A whole intake.
  static var answers: [String] { beforeName + beforeFigure + afterFigure }

  private func start() throws -> PseudoTerminal {
    try PseudoTerminal(
      [program],
      environment: [
        "TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=\(folder.path)",
        "XDG_DATA_HOME=\(folder.path)", "PATH=/usr/bin:/bin", "RUBRIC_NO_TOUR=1",
      ])
  }

  /// From the start of the process to the last words of the start screen, and to a new case that
  /// was asked for before that.
  func showStart() throws {
    let paint = try Sample(runs: 21) { try start().wait(forWords: "No cases yet", "F3 Exit") }
    Figure.show("first paint of the start screen, ms", paint, scale: 1e3, target: "25")
    let newCase = try Sample(runs: 21) { _ = try self.newCase() }
    Figure.show("from the start to the first question, ms", newCase, scale: 1e3)
  }

  func newCase() throws -> PseudoTerminal {
    let terminal = try start()
    terminal.type("n")
    try terminal.wait(forWords: "Which payer does the plan")
    return terminal
  }

  /// Enters answers.
  /// - Returns: what each Enter came to, and whether another page was shown then.
  func enter(_ answers: [String], in terminal: PseudoTerminal) throws -> [Move] {
    answers.map { answer in
      terminal.type(answer)
      _ = terminal.settle(quietMilliseconds: 50)
      let label = terminal.screen.firstLabel
      let repaint = terminal.repaint(after: "\r")
      return Move(repaint: repaint, turnsPage: terminal.screen.firstLabel != label)
    }
  }

  /// A key in each kind of field, with the evaluation that it makes anew.
  func showKinds() throws {
    let criterion = (Self.beforeName + Self.beforeFigure).count
    let kinds = [
      ("a choice", 0, "cigna"), ("a date", 4, "15-Jan-2026"), ("a figure", 6, "16"),
      ("a figure of a criterion", criterion, "70"),
      ("a drug of the table", criterion + 1, "clobetasol"),
    ]
    for (name, place, text) in kinds {
      let terminal = try newCase()
      _ = try enter(Array(Self.answers.prefix(place)), in: terminal)
      let repaints = terminal.repaints(Array(text) + erasing(text.count))
      Figure.show("rubric: a key in \(name), ms", Sample(repaints.map(\.seconds)), scale: 1e3)
      Figure.show("rubric: a key in \(name), bytes", Sample(repaints.map(\.bytes)))
    }
  }

  /// From a lone Esc to the words that say what it did.
  func showEscape(_ terminal: PseudoTerminal) throws {
    let times = try (0..<21).map { _ in
      terminal.type("x")
      _ = terminal.settle(quietMilliseconds: 50)
      let start = ContinuousClock.now
      terminal.type("\u{1B}")
      try terminal.wait(forWords: "What you typed is taken back.")
      return (ContinuousClock.now - start).seconds
    }
    Figure.show("a lone Esc, ms", Sample(times), scale: 1e3, target: "50")
  }

  func show(_ name: String, _ repaints: [Repaint]) {
    Figure.show("\(name), ms", Sample(repaints.map(\.seconds)), scale: 1e3, target: "2")
    Figure.show("\(name), bytes", Sample(repaints.map(\.bytes)), target: "64")
  }

  /// With the answer kept on the disk before the repaint.
  func showMoves(_ moves: [Move]) {
    let all = moves.map(\.repaint)
    Figure.show("Enter, ms", Sample(all.map(\.seconds)), scale: 1e3)
    Figure.show("Enter, bytes", Sample(all.map(\.bytes)))
    let (turns, within) = (moves.filter(\.turnsPage), moves.filter { !$0.turnsPage })
    Figure.show(
      "Enter to the next field of a page, bytes", Sample(within.map(\.repaint.bytes)),
      target: "400")
    Figure.show("Enter to another page, bytes", Sample(turns.map(\.repaint.bytes)))
  }

  func showRest(_ terminal: PseudoTerminal) throws {
    let rest = try terminal.rest()
    Figure.show("idle for 3 s, bytes", rest.bytes, target: "0")
    Figure.show("idle for 3 s, ms of processor", rest.processorMilliseconds, target: "0")
    Figure.show(
      "memory of the workbench with a case, MiB", try mebibytes("VmRSS", of: terminal.process),
      target: "30")
  }
}

// MARK: - What a key costs

/// What one key came to: the time to the last byte of its repaint, in seconds, and the bytes.
struct Repaint {
  let seconds: Double
  let bytes: Double
}

struct Move {
  let repaint: Repaint
  let turnsPage: Bool
}

extension ScreenReplica {
  /// The label of the first field in view: another one once another page is shown.
  fileprivate var firstLabel: String { String(lines[5].prefix(41)) }
}

extension PseudoTerminal {
  func repaint(after key: Character) -> Repaint {
    let start = ContinuousClock.now
    type(String(key))
    let (last, bytes) = settle(quietMilliseconds: 15)
    return Repaint(seconds: (last - start).seconds, bytes: Double(bytes))
  }

  /// Of at least 200 keys, over and over the same ones.
  func repaints(_ keys: [Character]) -> [Repaint] {
    _ = settle(quietMilliseconds: 100)
    return (0..<(200 + keys.count - 1) / keys.count).flatMap { _ in
      keys.map { repaint(after: $0) }
    }
  }

  /// What the program writes and uses in three seconds in which nobody types.
  func rest() throws -> (bytes: Double, processorMilliseconds: Double) {
    _ = bytes(in: .milliseconds(200))
    let ticks = try ticksAtRest(polls: false)
    let idle = bytes(in: .seconds(3))
    // A tick of the kernel's is 10 ms.
    return (Double(idle), Double(try ticksAtRest(polls: false) - ticks) * 10)
  }
}
