public import Diagnostics
internal import RuleEngine
internal import RuleModel

/// Changes a policy one thing at a time and runs its examples by each change, and those of the
/// policies that are decided together with it. A change that no example notices survives: either
/// an example is missing, or nothing in the policy hangs on what was changed.
public struct PolicyMutation: Sendable {
  /// How many changes some example noticed, and how many the checker refused.
  public private(set) var caught = 0
  public private(set) var refused = 0
  public private(set) var survivors: [PolicyMutant] = []
  /// What keeps the policy from being changed: faults in its files or examples that fail.
  public let faults: [Diagnostic]

  public init(_ held: HeldPolicy, in library: Library) {
    let suite = ExampleSuite(of: held, in: library)
    faults = suite.faults
    guard faults.isEmpty, let root = readYAML(held.source, FaultLog(held.source)) else { return }
    var run = MutationRun(held, library, suite.examples)
    let text = EditableText(held.source)
    for edit in PolicyEdits(root, text, library.vocabulary).all {
      let (source, mutant) = text.edited(edit)
      switch run.fate(of: source) {
      case .caught: caught += 1
      case .refused: refused += 1
      case .survived: survivors.append(mutant)
      }
    }
  }
}

/// The examples that can notice a change of a policy; they pass as it stands.
private struct ExampleSuite {
  let examples: [PolicyExample]
  let faults: [Diagnostic]

  init(of held: HeldPolicy, in library: Library) {
    var examples: [PolicyExample] = []
    var faults: [Diagnostic] = []
    for other in library.policies
    where other.policy.id == held.policy.id
      || other.policy.accompanies?.number == held.policy.number
    {
      guard let source = other.examples else { continue }
      let log = FaultLog(source)
      examples += PolicyExample.reading(log, in: library)
      faults += log.diagnostics + PolicyExamples(source, in: library).failures
    }
    if examples.isEmpty {
      faults.append(Diagnostic(in: held.source, at: nil, "the policy has no examples"))
    }
    self.examples = examples
    self.faults = faults
  }
}

private struct MutationRun {
  enum Fate {
    case caught, refused, survived
  }

  private let held: HeldPolicy
  private let library: Library
  /// The one that noticed the last change comes first: it is likely to notice the next.
  private var examples: [PolicyExample]

  init(_ held: HeldPolicy, _ library: Library, _ examples: [PolicyExample]) {
    self.held = held
    self.library = library
    self.examples = examples
  }

  mutating func fate(of source: SourceText) -> Fate {
    guard let policy = PolicyReader.reading(source, library.vocabulary).policy else {
      return .refused
    }
    let policies = library.policies.map { $0.policy.id == policy.id ? policy : $0.policy }
    let evaluator = CaseEvaluator(policies: policies, vocabulary: library.vocabulary)
    guard
      let place = examples.firstIndex(where: { example in
        losesRoute(example, policy) || !example.agrees(with: evaluator.evaluate(example.facts))
      })
    else { return .survived }
    examples.insert(examples.remove(at: place), at: 0)
    return .caught
  }

  /// Whether the change leaves a case without any pathway, which no evaluation can go on from.
  private func losesRoute(_ example: PolicyExample, _ policy: Policy) -> Bool {
    !hasRoute(example, policy) && hasRoute(example, held.policy)
  }

  private func hasRoute(_ example: PolicyExample, _ policy: Policy) -> Bool {
    policy.pathways.contains { pathway in
      var trail = Trail()
      let value = ExpressionEvaluator.evaluate(pathway.when, facts: example.facts, trail: &trail)
      return value.truth != .false
    }
  }
}
