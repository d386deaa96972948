public import Diagnostics
internal import RuleEngine
internal import RuleModel

/// Changes a policy one thing at a time and runs its examples by each change, and those of the
/// policies that are decided together with it. A change that no example notices survives: either
/// an example is missing, or nothing in the policy hangs on what was changed.
public struct PolicyMutation: Sendable {
  /// How many changes some example noticed.
  public private(set) var caught = 0
  /// How many the checker refused, or the review of the pathways.
  public private(set) var refused = 0
  /// How many change nothing, as review.yaml says with the reason.
  public private(set) var equivalent = 0
  public private(set) var survivors: [PolicyMutant] = []
  /// What keeps the policy from being changed: faults in its files or examples that fail. Also
  /// what review.yaml says to change nothing although an example notices, or it does not exist.
  public private(set) var faults: [Diagnostic] = []

  public init(_ held: HeldPolicy, in library: Library) {
    let suite = ExampleSuite(of: held, in: library)
    faults = suite.faults
    guard faults.isEmpty, let root = readYAML(held.source, FaultLog(held.source)) else { return }
    var run = MutationRun(held, library, suite.examples)
    var equivalents = KnownEquivalents(held, &faults)
    let text = EditableText(held.source)
    for edit in PolicyEdits(root, text, held.policy, library.vocabulary, suite.usualDay).all {
      let (source, mutant) = text.edited(edit)
      switch run.fate(of: source) {
      case .caught: caught += 1
      case .refused: refused += 1
      case .survived where equivalents.explain(mutant): equivalent += 1
      case .survived: survivors.append(mutant)
      }
    }
    faults += equivalents.unused
  }
}

/// The changes that review.yaml says to change nothing.
private struct KnownEquivalents {
  private let notebook: PolicyNotebook?
  private var used: Set<[String]> = []

  init(_ held: HeldPolicy, _ faults: inout [Diagnostic]) {
    guard let review = held.review else {
      notebook = nil
      return
    }
    let log = FaultLog(review)
    notebook = PolicyNotebook(log, of: held.policy)
    faults += log.diagnostics
  }

  /// Whether it is one of them. Each explains one change: the same one further on has to be noticed.
  mutating func explain(_ mutant: PolicyMutant) -> Bool {
    let isKnown = notebook?.equivalents.contains {
      $0.places.contains(mutant.scope) && $0.changes.contains(mutant.change)
    }
    return isKnown == true && used.insert([mutant.scope, mutant.change]).inserted
  }

  /// Those that were not met among the changes that survive.
  var unused: [Diagnostic] {
    guard let notebook else { return [] }
    return notebook.equivalents.flatMap { entry in
      entry.places.flatMap { place in
        entry.changes.filter { !used.contains([place, $0]) }.map { change in
          Diagnostic(
            in: notebook.source, at: entry.position,
            "no change '\(change)' in \(place) survives",
            help: "take it out of 'equivalent', or write it as 'rubric policy mutate' prints it")
        }
      }
    }
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
    else { return hasOverlap(policy) ? .refused : .survived }
    examples.insert(examples.remove(at: place), at: 0)
    return .caught
  }

  /// Whether two pathways are true at once where none were: `rubric policy check` reports it.
  private func hasOverlap(_ policy: Policy) -> Bool {
    RouteSpace(policy, library.vocabulary).requests.contains { $0.certain.count > 1 }
  }

  /// Whether the change leaves a case without any pathway, which no evaluation can go on from.
  private func losesRoute(_ example: PolicyExample, _ policy: Policy) -> Bool {
    isStray(example, policy) && !isStray(example, held.policy)
  }

  private func isStray(_ example: PolicyExample, _ policy: Policy) -> Bool {
    if let when = policy.accompanies?.when, when.truth(for: example.facts) == .false {
      return false
    }
    return policy.pathways.allSatisfy { $0.when.truth(for: example.facts) == .false }
  }
}
