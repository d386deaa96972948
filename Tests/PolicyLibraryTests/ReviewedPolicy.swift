import Diagnostics
import RuleModel
import Testing

@testable import PolicyLibrary

/// A small sound policy with its examples, and what the review finds when parts are changed.
enum ReviewedPolicy {
  static let library = try? Library.load()

  static let policy = """
    rubric: policy/1
    id: example
    number: EX-1
    title: Example
    payer: centene
    drugs: [opzelura]
    inForce: {from: 2026-01-01}
    source: {publisher: Example, document: Example policy, revised: 2026-01-01}
    month: 30 days
    denialBasis: not-medically-necessary
    questions: [age, severity, bsaPercent]
    pathways:
      - id: "1"
        title: First
        when: request.type = 'initial'
        approve:
          - for: 6 months
        all:
          - cite: 1.a
            asks: Grown up.
            test: age >= 18 years
          - cite: 1.b
            asks: Not mild.
            test: severity in {'moderate', 'severe'}
      - id: "2"
        title: Continued
        when: request.type = 'continuation'
        approve:
          - for: 6 months
        all:
          - cite: 2.a
            asks: Small.
            test: bsaPercent <= 10 '%'
    exclusions:
      - cite: X
        asks: Large.
        test: bsaPercent > 90 '%'
    """

  static let examples = """
    rubric: examples/1
    policy: example
    bases:
      case:
        plan: {payer: centene}
        request: {drug: opzelura, indication: other, type: initial, date: "2026-06-01"}
        facts: {age: 18, severity: severe, bsaPercent: 5}
    examples:
      - {name: Met, from: case, expect: {outcome: approve}}
      - {name: Young, from: case, set: {facts.age: 17}, expect: {outcome: deny}}
      - {name: Mild, from: case, set: {facts.severity: mild}, expect: {outcome: deny}}
      - {name: Continued, from: case, set: {request.type: continuation}, expect: {outcome: approve}}
      - name: Too large
        from: case
        set: {request.type: continuation, facts.bsaPercent: 91}
        expect: {outcome: deny}
    """

  /// What is found in the policy above with parts of it, and of its examples, changed.
  static func findings(
    _ changes: [(String, String)], examples: (String, String) = ("", ""), review: String? = nil
  ) throws -> [Diagnostic] {
    var shown = Self.examples
    if !examples.0.isEmpty {
      try #require(shown.contains(examples.0))
      shown = shown.replacing(examples.0, with: examples.1)
    }
    return try findings(
      in: changed(policy, changes), SourceText(name: "examples.yaml", text: shown),
      review.map { SourceText(name: "review.yaml", text: $0) }, beside: [])
  }

  /// What is found in a built-in policy with parts of it changed, each once.
  static func findings(in number: String, _ changes: [(String, String)]) throws -> [Diagnostic] {
    let held = try #require(library?.policy(number))
    return try findings(
      in: changed(held.source.text, changes), held.examples, held.review,
      beside: library?.policies.filter { $0.policy.id != held.policy.id } ?? [])
  }

  private static func changed(_ text: String, _ changes: [(String, String)]) throws -> String {
    var text = text
    for (old, new) in changes {
      try #require(text.contains(old), "there is no \(old)")
      text = text.replacing(old, with: new, maxReplacements: 1)
    }
    return text
  }

  private static func findings(
    in text: String, _ examples: SourceText?, _ review: SourceText?,
    beside others: [HeldPolicy]
  ) throws -> [Diagnostic] {
    let library = try #require(library)
    let source = SourceText(name: "policy.yaml", text: text)
    let read = PolicyReader.reading(source, library.vocabulary)
    let policy = try #require(read.policy, "\(read.diagnostics.map(\.rendered))")
    let held = HeldPolicy(
      policy: policy, source: source, examples: examples, review: review, isBuiltIn: false)
    let own = Library(
      vocabulary: library.vocabulary, dictionary: library.dictionary,
      policies: others + [held], warnings: [])
    return PolicyReview(held, in: own).diagnostics
  }

  static func words(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      let place = diagnostic.position.map { "\($0.line):\($0.column): " } ?? ""
      return place + diagnostic.message
    }
  }

  /// Each message after the text that its caret marks: built-in policies are edited, and a line's
  /// number is nothing to rely on.
  static func marked(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      let column = diagnostic.position?.column ?? 1
      let caret = diagnostic.sourceLine?.dropFirst(column - 1).prefix(diagnostic.length) ?? ""
      return "\(caret) | \(diagnostic.message.replacing(#/ \(line \d+\)/#, with: ""))"
    }
  }
}
