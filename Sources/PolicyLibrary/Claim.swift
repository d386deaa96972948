internal import RuleModel

/// What has to be so where a condition holds, or where it does not, as demands of single terms.
indirect enum Claim {
  case demand(Demand)
  case all([Claim])
  case any([Claim])

  /// - Parameter holds: whether the node is to be true, or to be false.
  init(
    _ expression: Expression, _ node: Int = 0, holds: Bool = true, _ vocabulary: Vocabulary
  ) {
    func claims(_ nodes: [Int], _ holds: Bool) -> [Claim] {
      nodes.map { Claim(expression, $0, holds: holds, vocabulary) }
    }
    let below = expression.children(of: node)
    switch expression.nodes[node].kind {
    case .definition: self = Claim(expression, node + 1, holds: holds, vocabulary)
    case .operation(.not): self = Claim(expression, below[0], holds: !holds, vocabulary)
    case .operation(.and): self = holds ? .all(claims(below, true)) : .any(claims(below, false))
    case .operation(.or): self = holds ? .any(claims(below, true)) : .all(claims(below, false))
    default:
      let demands = Demand.demands(of: expression, node, holds: holds, vocabulary)
      self = demands.count == 1 ? .demand(demands[0]) : .any(demands.map(Claim.demand))
    }
  }

  /// What a node demands to be true, and what to be false.
  static func both(
    _ expression: Expression, _ node: Int, _ vocabulary: Vocabulary
  ) -> (holds: Claim, fails: Claim) {
    (
      Claim(expression, node, holds: true, vocabulary),
      Claim(expression, node, holds: false, vocabulary)
    )
  }

  fileprivate var isChoice: Bool {
    if case .any = self { return true }
    return false
  }
}

/// Two demands that nothing can meet together.
typealias Conflict = (demand: Demand, other: Demand)

extension Demands {
  /// What a claim demands that cannot be met beside what is known; nil where it may be.
  func conflict(with claim: Claim) -> Conflict? {
    switch claim {
    case .demand(let demand): return known.first(where: demand.excludes).map { (demand, $0) }
    case .all(let parts):
      var own = self
      for part in parts.filter({ !$0.isChoice }) + parts.filter(\.isChoice) {
        if let conflict = own.conflict(with: part) { return conflict }
        own.take(part)
      }
      return nil
    case .any(let parts):
      let conflicts = parts.compactMap(conflict)
      return conflicts.count == parts.count ? conflicts.first : nil
    }
  }

  /// Takes to what is known what a claim demands in any case.
  mutating func take(_ claim: Claim) {
    switch claim {
    case .demand(let demand): known.append(demand)
    case .all(let parts): for part in parts { take(part) }
    case .any: break
    }
  }
}
