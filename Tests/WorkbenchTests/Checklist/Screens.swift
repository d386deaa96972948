import Interview
import Screen

@testable import Workbench

/// The screens that the checklist is held against, each made once for all of its items.
enum Screens {
  /// After every Enter of a whole intake.
  static let walk: [Runner] = {
    var run = Runner()
    run.press("n")
    var states = [run]
    for key in Script.keys(Script.approval) {
      run.press(key)
      if key == .enter { states.append(run) }
    }
    return states
  }()

  /// The same, and wherever else one can be.
  static let all: [(name: String, run: Runner)] =
    KeyTests.places + walk.enumerated().map { ("answer \($0) of a walk", $1) }

  /// Those of one patient.
  static let ofOnePatient = all.filter { $0.run.intake != nil }

  static let sizes = [(24, 80), (30, 100), (20, 60), (12, 40)].map {
    Size(rows: $0.0, columns: $0.1)
  }
}

extension Runner {
  func grid(_ size: Size, _ capabilities: Capabilities = .ascii) -> Grid {
    bench.view(size: size, capabilities: capabilities)
  }
}

extension Grid {
  /// The characters of a row.
  func line(_ row: Int) -> String { cells(row: row).reduce(into: "") { $0 += $1.text } }

  var lines: [String] { (0..<size.rows).map(line) }

  /// Without what lines are broken by.
  var words: String { lines.joined(separator: " ").split(separator: " ").joined(separator: " ") }
}
