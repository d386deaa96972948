internal import Diagnostics
internal import RuleModel

/// The examples that can notice a change of a policy; they pass as it stands.
struct ExampleSuite {
  let examples: [PolicyExample]
  let faults: [Diagnostic]

  init(of held: HeldPolicy, in library: Library) {
    var faults: [Diagnostic] = []
    examples = Self.sources(of: held, in: library).flatMap { source in
      let log = FaultLog(source)
      let examples = PolicyExample.reading(log, in: library)
      faults += log.diagnostics + PolicyExamples(source, in: library).failures
      return examples
    }
    if examples.isEmpty {
      faults.append(Diagnostic(in: held.source, at: nil, "the policy has no examples"))
    }
    self.faults = faults
  }

  /// The day on which most of them are decided: where a length in months is also a length in days.
  var usualDay: CalendarDate? {
    var counts: [CalendarDate: Int] = [:]
    for case let day? in examples.map(\.requestDate) { counts[day, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Those that can be read, whether they pass or not.
  static func examples(of held: HeldPolicy, in library: Library) -> [PolicyExample] {
    sources(of: held, in: library).flatMap { PolicyExample.reading(FaultLog($0), in: library) }
  }

  /// Its own, and those of the policies that are decided together with it.
  private static func sources(of held: HeldPolicy, in library: Library) -> [SourceText] {
    library.policies.filter {
      $0.policy.id == held.policy.id || $0.policy.accompanies?.number == held.policy.number
    }.compactMap(\.examples)
  }
}
