internal import Foundation

/// Measures what the README promises, and prints it. Nothing here passes or fails: machines differ.
///
/// Its first argument is the program to measure, as `make bench` gives it. A second one is a file of
/// further cases to evaluate, one a line, alone or as the `case` of an object. With `terminals` before
/// it, as `make bench-terminal` has it, it is measured beside other programs of the terminal.
@main
struct Bench {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    guard let program = words.first, program != "terminals" || words.count == 4 else {
      let usage = """
        usage: rubric-bench PATH-OF-RUBRIC [CASES]
               rubric-bench terminals PATH-OF-RUBRIC PATH-OF-PYTHON FOLDER-OF-FORMS

        """
      FileHandle.standardError.write(Data(usage.utf8))
      exit(64)
    }
    print(Figure.heading)
    if program == "terminals" {
      let rest = Array(words.dropFirst())
      return try showTerminals(rest[0], python: rest[1], forms: rest[2])
    }
    try showRules()
    try showEvaluations(casesIn: words.dropFirst().first)
    try showLetters()
    try showDrugs()
    try showQueue()
    try showRecord()
    try showWorkbench(program)
    try showCommands(program)
  }
}

/// One line of the table.
struct Figure {
  static let heading = Figure.line("figure", "median", "p95", "target", "runs")

  /// - Parameters:
  ///   - scale: what the sample's unit is multiplied by, as 1e3 for seconds shown in ms.
  ///   - target: in the unit that is shown; nil where none is set.
  static func show(_ name: String, _ sample: Sample, scale: Double = 1, target: String? = nil) {
    let shown = [sample.median, sample.percentile95].map { String(format: "%.2f", $0 * scale) }
    print(line(name, shown[0], shown[1], target ?? "", "\(sample.values.count)"))
  }

  static func show(_ name: String, _ value: Double, target: String? = nil) {
    print(line(name, String(format: "%.2f", value), "", target ?? "", "1"))
  }

  private static func line(_ name: String, _ cells: String...) -> String {
    cells.reduce(name.padding(toLength: 60, withPad: " ", startingAt: 0)) { line, cell in
      line + String(repeating: " ", count: max(1, 10 - cell.count)) + cell
    }
  }
}

/// Figures of the same thing, run by run.
struct Sample {
  let values: [Double]

  /// - Parameter values: in any order; at least one.
  init(_ values: [Double]) {
    precondition(!values.isEmpty, "there is a figure to show")
    self.values = values.sorted()
  }

  /// How long something takes, in seconds, after one run that does not count.
  init(runs: Int, _ work: () throws -> Void) rethrows {
    try work()
    let clock = ContinuousClock()
    self.init(try (0..<runs).map { _ in try clock.measure(work).seconds })
  }

  var median: Double { values[values.count / 2] }
  var percentile95: Double { values[min(values.count - 1, values.count * 95 / 100)] }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

/// A folder that is removed with everything in it.
final class ScratchFolder {
  let path: String

  init() throws {
    path = "\(NSTemporaryDirectory())/rubric-bench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A figure of a running process in MiB, as `VmRSS`, its memory, or `VmHWM`, the most it had.
func mebibytes(_ name: String, of process: Int32) throws -> Double {
  let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
  let line = status.split(separator: "\n").first { $0.hasPrefix("\(name):") }
  return line.flatMap { Double($0.filter(\.isNumber)) }.map { $0 / 1024 } ?? .nan
}
