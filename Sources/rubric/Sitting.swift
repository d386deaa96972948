internal import CursesTerminal
internal import Screen
internal import Workbench

/// Where somebody sits: what the workbench is shown on, and what it is answered from.
protocol Sitting: AnyObject {
  var size: Size { get }

  /// Waits until something happens, and returns all that has.
  ///
  /// - Parameter bench: what the person answers to.
  func nextEvents(for bench: Workbench) -> [InputEvent]

  /// - Returns: whether what is typed from now on was typed after this was seen.
  func show(_ bench: Workbench) -> Bool

  /// Gives the terminal back until the program is continued.
  func suspend()
  func forgetPainted()
  func close()
}

extension CursesTerminal: Sitting {
  func nextEvents(for bench: Workbench) -> [InputEvent] { nextEvents() }

  func show(_ bench: Workbench) -> Bool {
    paint(bench.view(size: size, capabilities: capabilities))
    return true
  }
}

/// The workbench in lines.
final class LineSitting: Sitting {
  let size = LineMode.size
  private let terminal: LineTerminal
  private var mode = LineMode()
  private var isAnswer = false
  /// Whether nobody takes any more what is written.
  private var isGone = false

  init(_ terminal: LineTerminal) {
    self.terminal = terminal
    say([
      "Rubric in lines. A line is an answer; a word after a colon is a command, as :help. An empty "
        + "line goes on. Every answer is saved as soon as it is accepted."
    ])
  }

  func nextEvents(for bench: Workbench) -> [InputEvent] {
    while !isGone {
      switch terminal.nextEvent() {
      case .input(let event): return [event]
      case .line(let line):
        switch mode.read(line, on: bench) {
        case .says(let words): say(words, prompting: true)
        case .keys(let keys):
          isAnswer = true
          return keys.map { .key($0) }
        }
      }
    }
    return [.hangup]
  }

  func show(_ bench: Workbench) -> Bool {
    defer { isAnswer = false }
    say(mode.news(of: bench, isAnswer: isAnswer), prompting: bench.isReady)
    return !terminal.isTypedAhead()
  }

  private func say(_ lines: [String], prompting: Bool = false) {
    if !terminal.write(lines, prompting: prompting) { isGone = true }
  }

  func suspend() { terminal.suspend() }
  /// Nothing that was written is ever painted anew.
  func forgetPainted() {}
  func close() { terminal.close() }
}
