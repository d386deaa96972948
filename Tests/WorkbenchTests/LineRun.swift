import Screen

@testable import Workbench

/// A workbench in lines, with its effects carried out in memory.
struct LineRun {
  var run: Runner
  private var mode = LineMode()
  /// What the latest line was answered with.
  private(set) var said: [String] = []
  /// All of it, with the lines that were typed.
  private(set) var transcript: [String] = []

  init(_ run: Runner = Runner(rows: LineMode.size.rows, columns: LineMode.size.columns)) {
    self.run = run
    hear(mode.news(of: run.bench, isAnswer: false))
  }

  /// A case of somebody else's, from where it was left.
  func handed(to run: Runner) -> LineRun { LineRun(run) }

  private mutating func hear(_ lines: [String]) {
    said = lines
    transcript += lines
  }

  mutating func type(_ lines: String...) {
    for line in lines { type(Array(line.utf8)) }
  }

  mutating func type(_ line: [UInt8]) {
    transcript.append("> \(String(decoding: line, as: UTF8.self))")
    switch mode.read(line, on: run.bench) {
    case .says(let words): hear(words)
    case .keys(let keys):
      run.burst(keys)
      _ = run.bench.update(.painted)
      hear(mode.news(of: run.bench, isAnswer: true))
    }
  }

  /// The number of the item whose line has these words.
  func number(of words: String) -> String {
    let line = run.bench.spoken.lines.first { $0.contains(words) && $0.first?.isNumber == true }
    return line.map { String($0.prefix { $0 != "." && $0 != " " }) } ?? "no \(words)"
  }

  func hears(_ words: String) -> Bool { said.contains { $0.contains(words) } }
}
