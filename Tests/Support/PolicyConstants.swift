public import RuleModel

/// A figure that an expression compares something with.
public struct Threshold: Sendable, Hashable {
  /// The line that the expression belongs to, or what else of the policy: `1.A.i`, `when 1.B`.
  public let place: String
  /// The comparison as it is written: `age >= 18 years`.
  public let text: String
  /// The input that is compared; nil for anything else, as a field of an entry.
  public let slot: Int?
  public let figure: Value
}

extension Policy {
  /// Every expression in it, with what it belongs to.
  public var placedExpressions: [(place: String, expression: Expression)] {
    var all: [(String, Expression)] = []
    func add(_ place: String, _ expression: Expression?) {
      if let expression { all.append((place, expression)) }
    }
    for pathway in pathways {
      add("when \(pathway.id)", pathway.when)
      for grant in pathway.grants {
        add("grant \(pathway.id)", grant.when)
        add("shortening \(pathway.id)", grant.shortening?.when)
        add("doses \(pathway.id)", grant.doses)
      }
      for referral in pathway.referrals { add("refer \(pathway.id)", referral.when) }
    }
    for line in (pathways.flatMap(\.criteria) + exclusions).flatMap(\.lines) {
      add("applies \(line.cite)", line.applies)
      if case .when(let condition) = line.listing { add("listed \(line.cite)", condition) }
      if case .expression(let test) = line.test { add(line.cite, test) }
    }
    add("unlisted use", unlistedUse?.when)
    add("accompanies", accompanies?.when)
    return all + notes.map { ("note \($0.cite ?? "")", $0.when) }
  }

  /// Every figure in it, with the operation that it is an operand of.
  public var thresholds: [Threshold] {
    placedExpressions.flatMap { place, expression in
      expression.nodes.indices.compactMap { expression.threshold(at: $0, place) }
    }
  }

  /// Every text in it, with what it belongs to: choices, classes, ingredients.
  public var texts: [(place: String, text: String)] {
    placedExpressions.flatMap { place, expression in
      expression.constants.compactMap { constant in
        if case .text(let text) = constant { return (place, text) }
        return nil
      }
    }
  }
}

extension Expression {
  fileprivate func threshold(at node: Int, _ place: String) -> Threshold? {
    guard case .constant(let constant) = nodes[node].kind, constants[Int(constant)].isFigure
    else { return nil }
    let parent = parent(of: node) ?? node
    return Threshold(
      place: place, text: text(of: parent), slot: children(of: parent).lazy.compactMap(slot).first,
      figure: constants[Int(constant)])
  }

  private func parent(of node: Int) -> Int? {
    nodes.indices.last { $0 < node && nodes[$0].end > node }
  }

  private func slot(_ node: Int) -> Int? {
    if case .input(let slot) = nodes[node].kind { return Int(slot) }
    return nil
  }
}

extension Value {
  public var isFigure: Bool {
    switch self {
    case .integer, .decimal, .quantity: true
    default: false
    }
  }
}
