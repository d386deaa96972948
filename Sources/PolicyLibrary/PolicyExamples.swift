public import Diagnostics
internal import RuleEngine
package import RuleModel

/// The examples that stand beside a policy, and what becomes of them.
public struct PolicyExamples: Sendable {
  public let passed: Int
  /// Each example that came to something else, and each fault in the file.
  public let failures: [Diagnostic]

  /// Runs the examples in a file by the policies of a library.
  public init(_ source: SourceText, in library: Library) {
    let log = FaultLog(source)
    let examples = PolicyExample.reading(log, in: library)
    var passed = 0
    for example in examples {
      let differences = example.differences(from: library.evaluator.evaluate(example.facts))
      for (expected, found) in differences {
        expected.element.fault(
          "\(example.name): expected \(expected.words) but it came to '\(found)'")
      }
      if differences.isEmpty { passed += 1 }
    }
    self.passed = passed
    failures = log.diagnostics.sorted()
  }

  /// The answers of each example in a file.
  package static func facts(in source: SourceText, by library: Library) -> [FactSet] {
    PolicyExample.reading(FaultLog(source), in: library).map(\.facts)
  }
}
