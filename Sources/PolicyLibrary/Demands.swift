internal import RuleModel

/// What has to hold at one place of a policy, all of it together.
struct Demands {
  enum Flaw {
    case contradiction(Demand, Demand)
    case constant(Demand, Bool)
    /// Texts that a term cannot be here, and those that it can be.
    case noSuchChoice(Demand, [String], allowed: [String])
  }

  private let vocabulary: Vocabulary
  private let choices: [String: [String]]
  private var known: [Demand] = []

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
    let kind = condition.nodes[node].kind
    switch kind {
    case .operation(.and):
      for child in condition.children(of: node) { add(condition, child, &flaws) }
    case .definition:
      add(condition, node + 1, &flaws)
    case .operation(.or):
      for child in condition.children(of: node) { look(condition, child, &flaws) }
    case .quantifier:
      // Its list, and its condition, which is about one entry.
      for child in condition.children(of: node) { look(condition, child, &flaws) }
    case .operation:
      if let demand = Demand(condition, node, vocabulary) {
        judge(demand, &flaws)
        known.append(demand)
      } else {
        apart(condition, node, &flaws)
      }
    default: apart(condition, node, &flaws)
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

  private func judge(_ demand: Demand, _ flaws: inout [Flaw]) {
    if case .texts(let texts) = demand.range, let allowed = choices[demand.term] {
      let absent = texts.subtracting(allowed).sorted()
      if !absent.isEmpty { return flaws.append(.noSuchChoice(demand, absent, allowed: allowed)) }
    }
    if let truth = demand.constant { flaws.append(.constant(demand, truth)) }
    if let other = known.first(where: demand.excludes) {
      flaws.append(.contradiction(demand, other))
    }
  }
}
