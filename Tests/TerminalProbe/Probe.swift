import CursesTerminal
import Glibc
import Screen

/// A program for the proofs of the terminal: one text field, and a line on file 3 for each event.
///
/// Control-T crashes it, Control-E exits without closing the terminal, Control-G paints the same
/// again, Control-P paints characters of every kind, Control-O writes to standard error, Control-W
/// asks itself to stop for the shell, F3 leaves.
@main
struct Probe {
  var field = TextField()
  var size: Size
  var showsKinds = false

  static func main() {
    do throws(CursesTerminal.OpenError) {
      let terminal = try CursesTerminal(options)
      let measured = CommandLine.arguments.dropFirst().first == "measure"
      let status = measured ? measure(terminal) : run(terminal)
      terminal.close()
      exit(status)
    } catch {
      send("probe: \(error)\n", to: STDERR_FILENO)
      exit(2)
    }
  }

  private static var options: CursesTerminal.Options {
    CursesTerminal.Options(
      terminalType: getenv("TERM").map { String(cString: $0) },
      wantsColour: getenv("NO_COLOR") == nil,
      standardErrorFile: fcntl(4, F_GETFD) >= 0 ? 4 : nil)
  }

  private static func run(_ terminal: CursesTerminal) -> Int32 {
    var probe = Probe(size: terminal.size)
    report("open \(terminal.size.rows)x\(terminal.size.columns) \(terminal.capabilities)")
    terminal.paint(probe.view(terminal.capabilities))
    report("painted")
    while true {
      for event in terminal.nextEvents() {
        report("\(event)")
        if let status = probe.update(event, terminal) { return status }
      }
      terminal.paint(probe.view(terminal.capabilities))
      report("painted")
    }
  }

  /// Handles an event.
  /// - Returns: the exit status when it ends the program.
  private mutating func update(_ event: InputEvent, _ terminal: CursesTerminal) -> Int32? {
    switch event {
    case .key(.function(3)), .endOfInput: return 0
    case .hangup: return 129
    case .terminate: return 143
    case .interrupt: return 130
    case .suspend: terminal.suspend()
    case .resize(let size): self.size = size
    case .key(.control("t")): fatalError("forced")
    case .key(.control("e")): exit(3)
    case .key(.control("o")): Self.send("a message\n", to: STDERR_FILENO)
    case .key(.control("w")): kill(getpid(), SIGTSTP)
    case .key(.control("p")): showsKinds = true
    case .key(let key): field.edit(key)
    case .resumed: break
    }
    return nil
  }

  private func view(_ capabilities: Capabilities) -> Grid {
    var grid = Grid(size: size, capabilities: capabilities)
    grid.put("RUBRIC probe \(size.rows)x\(size.columns)", row: 0, column: 1, style: .bold)
    grid.horizontalRule(row: 1)
    for row in 2..<max(2, size.rows - 2) where row != 5 {
      grid.put("[+] MET", row: row, column: 40, style: .plain.in(.cyan))
      grid.put("criterion number \(row)", row: row, column: 50)
    }
    if showsKinds {
      // U+1FAE9 and the mark U+1E5EE are younger than the C library's tables.
      let kinds = "é日😀e\u{301}\u{202E}\u{1B}[31m\u{1FAE9}✓中a\u{1E5EE}b"
      grid.put(kinds, row: 3, column: 2)
    }
    grid.put("[", row: 5, column: 2)
    grid.put(field, row: 5, column: 4, width: 30, style: .underline, isFocused: true)
    grid.put("]", row: 5, column: 35)
    grid.fill(row: size.rows - 1, style: .reverse)
    grid.put("F1 Help  F3 Exit", row: size.rows - 1, column: 1, style: .reverse)
    return grid
  }

  /// Types characters and reports the time of a view and its painting.
  private static func measure(_ terminal: CursesTerminal) -> Int32 {
    var probe = Probe(size: terminal.size)
    terminal.paint(probe.view(terminal.capabilities))
    var times: [Duration] = []
    for index in 0..<2000 {
      let start = ContinuousClock.now
      let key: Key = index % 25 == 24 ? .control("u") : "x"
      probe.field.edit(key)
      terminal.paint(probe.view(terminal.capabilities))
      times.append(.now - start)
    }
    times.sort()
    report("p50 \(times[1000]) p95 \(times[1900]) max \(times[1999])")
    return 0
  }

  private static func report(_ line: String) { send(line + "\n", to: 3) }

  private static func send(_ text: String, to file: Int32) {
    let bytes = Array(text.utf8)
    _ = write(file, bytes, bytes.count)
  }
}
