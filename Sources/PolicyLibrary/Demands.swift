internal import RuleModel

/// What has to hold at one place of a policy, all of it together.
struct Demands {
  enum Flaw {
    case contradiction(Demand, Demand)
    case constant(Demand, Bool)
    /// Texts that a term cannot be here, and those that it can be.
    case noSuchChoice(Demand, [String], allowed: [String])
    /// A way that another one beside it includes.
    case needless(Passage, Passage)
  }

  private let vocabulary: Vocabulary
  private let choices: [String: [String]]
  var known: [Demand] = []

  /// - Parameter choices: what a term can be here, by the term.
  init(_ vocabulary: Vocabulary, choices: [String: [String]] = [:]) {
    self.vocabulary = vocabulary
    self.choices = choices
  }

  /// Adds what a condition asks for; what is wrong with it, by itself and beside what is known.
  mutating func add(_ condition: Expression) -> [Flaw] {
    var flaws: [Flaw] = []
    add(condition, 0, &flaws)
    return flaws
  }

  /// Adds a node that has to be true.
  private mutating func add(_ condition: Expression, _ node: Int, _ flaws: inout [Flaw]) {
    switch condition.nodes[node].kind {
    case .operation(.and):
      for child in condition.children(of: node) { add(condition, child, &flaws) }
    case .definition:
      add(condition, node + 1, &flaws)
    case .operation(.or):
      let ways = condition.children(of: node)
      for child in ways { look(condition, child, &flaws) }
      findNeedless(condition, ways, &flaws)
    case .quantifier:
      // Its list, and its condition, which is about one entry.
      for child in condition.children(of: node) { look(condition, child, &flaws) }
      settle(condition, node, &flaws)
    default:
      if let comparison = Comparison(condition, node, vocabulary) {
        if judge(comparison, condition, node, &flaws) { settle(condition, node, &flaws) }
      } else {
        apart(condition, node, &flaws)
        if condition.types[node] == .boolean { settle(condition, node, &flaws) }
      }
    }
  }

  /// Looks into a node that need not be true, but where it is, what is known is as well.
  private func look(_ condition: Expression, _ node: Int, _ flaws: inout [Flaw]) {
    var own = self
    own.add(condition, node, &flaws)
  }

  /// Looks into the parts of a node by themselves.
  private func apart(_ condition: Expression, _ node: Int, _ flaws: inout [Flaw]) {
    for child in condition.children(of: node) {
      var own = self
      own.known = []
      own.add(condition, child, &flaws)
    }
  }

  /// Takes to what is known what a node asks for as a whole.
  private mutating func settle(_ condition: Expression, _ node: Int, _ flaws: inout [Flaw]) {
    let claim = Claim(condition, node, vocabulary)
    if let (demand, other) = conflict(with: claim) { flaws.append(.contradiction(demand, other)) }
    take(claim)
  }

  /// Whether a term can be what it is compared with.
  private func judge(
    _ comparison: Comparison, _ condition: Expression, _ node: Int, _ flaws: inout [Flaw]
  ) -> Bool {
    let demand = Demand(
      condition, comparison.term, comparison.range, Passage(condition, node, vocabulary),
      vocabulary)
    if case .texts(let texts) = demand.range, let allowed = choices[demand.term] {
      let absent = texts.subtracting(allowed).sorted()
      if !absent.isEmpty {
        flaws.append(.noSuchChoice(demand, absent, allowed: allowed))
        return false
      }
    }
    if !comparison.isNegated, let truth = demand.constant { flaws.append(.constant(demand, truth)) }
    return true
  }

  /// Finds among several ways those that open nothing, since another one asks for less.
  private func findNeedless(_ condition: Expression, _ ways: [Int], _ flaws: inout [Flaw]) {
    let passages = ways.map { Passage(condition, $0, vocabulary) }
    let claims = ways.map { Claim.both(condition, $0, vocabulary) }
    for (way, other) in Demands(vocabulary).needless(claims) {
      flaws.append(.needless(passages[way], passages[other]))
    }
  }

  /// The ways that include nothing but what another one includes, each with that other one. Of
  /// two that include the same, the later one.
  func needless(_ ways: [(holds: Claim, fails: Claim)]) -> [(way: Int, other: Int)] {
    func isIncluded(_ way: Int, in other: Int) -> Bool {
      var own = self
      own.take(ways[way].holds)
      return conflict(with: ways[way].holds) == nil && own.conflict(with: ways[other].fails) != nil
    }
    return ways.indices.compactMap { way in
      let other = ways.indices.first { other in
        other != way && isIncluded(way, in: other) && (other < way || !isIncluded(other, in: way))
      }
      return other.map { (way, $0) }
    }
  }
}
