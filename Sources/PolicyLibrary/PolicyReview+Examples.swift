internal import Diagnostics
internal import RuleEngine
internal import RuleModel

/// What no example beside the policy shows.
extension FlawFinder {
  mutating func findInExamples() {
    let examples = ExampleSuite.examples(of: held, in: library)
    guard !examples.isEmpty else {
      note(
        .noExample, policy.id, at: nil, "the policy has no examples",
        help: "write examples.yaml beside it; 'rubric policy test' runs them")
      return
    }
    let shown = ShownLines(examples, of: policy, in: library)
    for pathway in policy.pathways where !isSettled(pathway.id, nil) {
      guard shown.pathways.contains(pathway.id) else {
        note(
          .noExample, pathway.id, at: pathway.when.position,
          "no example is reviewed under '\(pathway.id)'",
          help: "add one to examples.yaml for each way through it")
        continue
      }
      for line in pathway.criteria.flatMap(\.lines) { check(line, pathway.id, shown) }
    }
    for line in policy.exclusions.flatMap(\.lines) { check(line, nil, shown) }
  }

  private func isSettled(_ pathway: String?, _ cite: String?) -> Bool {
    settled.contains(LineName(pathway: pathway, cite: cite))
  }

  private mutating func check(_ line: Criterion, _ pathway: String?, _ shown: ShownLines) {
    guard !isSettled(pathway, line.cite) else { return }
    let statuses = shown.statuses[LineName(pathway: pathway, cite: line.cite)] ?? []
    let place = pathway.map { " in '\($0)'" } ?? ""
    let isExclusion = line.kind == .exclusion
    if statuses.isDisjoint(with: [.met, .holds]) {
      note(
        .noExampleMeets, line.cite, at: line.position,
        "no example shows \(line.cite)\(place) \(isExclusion ? "hold" : "met")",
        help: "add one to examples.yaml, or take out a line that nothing can change")
    }
    if statuses.isDisjoint(with: [.notMet, .clear]) {
      note(
        .noExampleFails, line.cite, at: line.position,
        "no example shows \(line.cite)\(place) \(isExclusion ? "clear" : "not met")",
        help: "add one to examples.yaml, or take out a line that nothing can change")
    }
  }
}

/// What became of the lines of a policy in its examples.
private struct ShownLines {
  private(set) var pathways: Set<String> = []
  private(set) var statuses: [FlawFinder.LineName: Set<LineStatus>] = [:]

  init(_ examples: [PolicyExample], of policy: Policy, in library: Library) {
    for example in examples {
      let finding = library.evaluator.evaluate(example.facts)
      guard let own = finding.policies.first(where: { $0.policy.id == policy.id }) else { continue }
      if own.routeGaps.isEmpty { pathways.insert(own.pathway.id) }
      for line in own.countedLines {
        let pathway = line.criterion.kind == .exclusion ? nil : own.pathway.id
        let name = FlawFinder.LineName(pathway: pathway, cite: line.criterion.cite)
        statuses[name, default: []].insert(line.status)
      }
    }
  }
}
