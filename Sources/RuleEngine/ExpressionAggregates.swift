import RuleModel

import struct FoundationEssentials.Decimal

/// The aggregates of a complete list. They pass nulls over, as CQL says, and wait for what is
/// open.
enum ExpressionAggregates {
  static func apply(_ operation: Expression.Operation, _ list: ListValue) -> Value {
    let open = list.elements.filter(\.isOpen)
    if !open.isEmpty { return .unknown(open.reduce(.none) { $0.union($1.gaps) }) }
    let members = list.elements.filter { !$0.isUnknown }
    guard let first = members.first else { return .null }
    switch operation {
    case .sum: return members.dropFirst().reduce(first) { applied(.add, $0, $1) }
    case .product: return members.dropFirst().reduce(first) { applied(.multiply, $0, $1) }
    case .min: return extreme(members, first, -1)
    case .max: return extreme(members, first, 1)
    case .mode: return mode(members)
    case .median: return median(members)
    default: return spread(operation, members)
    }
  }

  private static func applied(
    _ operation: Expression.Operation, _ a: Value, _ b: Value
  ) -> Value {
    a.isUnknown ? a : ExpressionArithmetic.apply(operation, a, b)
  }

  private static func extreme(_ members: [Value], _ first: Value, _ sign: Int) -> Value {
    members.dropFirst().reduce(first) { best, next in
      guard !best.isUnknown, let order = ExpressionComparison.order(next, best) else {
        return .null
      }
      return order * sign > 0 ? next : best
    }
  }

  /// The most frequent; of several, the least.
  private static func mode(_ members: [Value]) -> Value {
    var best: (value: Value, count: Int)?
    for member in members {
      let count = members.count { ExpressionComparison.isSame($0, member) == .boolean(true) }
      guard let current = best else {
        best = (member, count)
        continue
      }
      let order = ExpressionComparison.order(member, current.value) ?? 0
      if count > current.count || (count == current.count && order < 0) {
        best = (member, count)
      }
    }
    return best?.value ?? .null
  }

  private static func median(_ members: [Value]) -> Value {
    let sorted = members.sorted { (ExpressionComparison.order($0, $1) ?? 0) < 0 }
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return average([sorted[middle]]) }
    return average([sorted[middle - 1], sorted[middle]])
  }

  private static func average(_ members: [Value]) -> Value {
    guard let first = members.first else { return .null }
    let sum = members.dropFirst().reduce(first) { applied(.add, $0, $1) }
    return sum.isUnknown
      ? sum : ExpressionArithmetic.apply(.divide, sum, .decimal(Decimal(members.count)))
  }

  private static func spread(_ operation: Expression.Operation, _ members: [Value]) -> Value {
    switch operation {
    case .avg: return average(members)
    case .variance: return variance(members, isPopulation: false)
    case .populationVariance: return variance(members, isPopulation: true)
    case .stdDev: return deviation(members, isPopulation: false)
    case .populationStdDev: return deviation(members, isPopulation: true)
    default: return .null
    }
  }

  private static func variance(_ members: [Value], isPopulation: Bool) -> Value {
    let mean = average(members)
    let count = isPopulation ? members.count : members.count - 1
    guard !mean.isUnknown, count > 0 else { return .null }
    let squares = members.map { member in
      let distance = ExpressionArithmetic.apply(.subtract, member, mean)
      return distance.isUnknown
        ? distance : ExpressionArithmetic.apply(.multiply, distance, distance)
    }
    guard let first = squares.first else { return .null }
    let sum = squares.dropFirst().reduce(first) { applied(.add, $0, $1) }
    return applied(.divide, sum, .decimal(Decimal(count)))
  }

  private static func deviation(_ members: [Value], isPopulation: Bool) -> Value {
    switch (variance(members, isPopulation: isPopulation), members.first) {
    case (.decimal(let variance), _):
      ExpressionArithmetic.bounded(ExpressionSeries.squareRoot(variance))
    case (.quantity(let variance), .quantity(let member)?):
      ExpressionArithmetic.within(ExpressionSeries.squareRoot(variance.amount))
        .map { .quantity(Quantity($0, member.unit)) } ?? .null
    default: .null
    }
  }
}
