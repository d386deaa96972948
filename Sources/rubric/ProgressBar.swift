#if canImport(Glibc)
  internal import Glibc
#endif

/// How far something long is, on one line of standard error. Nothing is shown where that is no
/// terminal.
struct ProgressBar {
  private let count: Int
  private let things: String
  private let start = ContinuousClock.now
  private let isShown: Bool
  private var done = 0
  private var shown = ContinuousClock.now

  private static let width = 30

  init(of count: Int, _ things: String) {
    self.count = count
    self.things = things
    isShown = isatty(2) == 1
  }

  /// One more is done. The line is painted anew ten times a second at most.
  mutating func step() {
    done += 1
    guard isShown, done == count || shown.duration(to: .now) > .milliseconds(100) else { return }
    shown = .now
    write("\r\(line)\u{1B}[K")
  }

  /// Makes room for a line of its own.
  func clear() {
    if isShown { write("\r\u{1B}[K") }
  }

  func finish() { clear() }

  private var line: String {
    let filled = count == 0 ? Self.width : done * Self.width / count
    let bar =
      String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    let seconds = start.duration(to: .now) / .seconds(1)
    let rate = seconds > 0 ? Int(Double(done) / seconds) : 0
    return "[\(bar)] \(done) of \(count) \(things), \(rate) a second"
  }

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = Glibc.write(2, $0.baseAddress, $0.count) }
  }
}
