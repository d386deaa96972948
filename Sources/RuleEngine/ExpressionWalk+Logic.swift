import RuleModel

extension ExpressionWalk {
  mutating func result(
    of operation: Expression.Operation, _ node: Int, _ trail: inout Trail
  ) -> Value {
    switch operation {
    case .and: return chain(deciding: false, node, &trail)
    case .or: return chain(deciding: true, node, &trail)
    case .coalesce: return ExpressionLists.coalesce(values(below: node, &trail))
    default: break
    }
    let (first, last) = (node + 1, end(node))
    let a = value(of: first, &trail)
    let second = end(first)
    guard second < last else { return ExpressionFunctions.apply(operation, a) }
    let beforeSecond = trail.count
    let b = value(of: second, &trail)
    let third = end(second)
    guard third < last else {
      if a.isUnknown || b.isUnknown,
        let decided = countComparison(operation, first, second, beforeSecond, a, b, trail)
      {
        return decided
      }
      return ExpressionFunctions.apply(operation, a, b)
    }
    return ExpressionFunctions.apply(operation, a, b, value(of: third, &trail))
  }

  /// `and` is decided by a false, `or` by a true; open operands then wait in vain.
  private mutating func chain(deciding: Bool, _ node: Int, _ trail: inout Trail) -> Value {
    var gaps = Gaps.none
    var (isDecided, isUnknown) = (false, false)
    var child = node + 1
    let last = end(node)
    while child < last {
      switch value(of: child, &trail) {
      case .boolean(deciding): isDecided = true
      case .boolean: break
      case let other:
        isUnknown = true
        gaps.formUnion(other.gaps)
      }
      child = end(child)
    }
    if isDecided { return .boolean(deciding) }
    return isUnknown ? .unknown(gaps) : .boolean(!deciding)
  }

  /// Compares the count of a list that may still grow: what is certain already may decide.
  private func countComparison(
    _ operation: Expression.Operation, _ first: Int, _ second: Int, _ beforeSecond: Int,
    _ a: Value, _ b: Value, _ trail: Trail
  ) -> Value? {
    guard operation.comparesOrder else { return nil }
    // The step before a count's own is that of its list.
    let left = countRange(first, a, endingAt: beforeSecond, trail)
    let right = countRange(second, b, endingAt: trail.count, trail)
    guard let left, let right else { return nil }
    return ExpressionComparison.compare(operation, left, right).map(Value.boolean)
      ?? .unknown(a.gaps.union(b.gaps))
  }

  private func countRange(
    _ node: Int, _ value: Value, endingAt end: Int, _ trail: Trail
  ) -> ClosedRange<Int>? {
    if case .integer(let count) = value { return count...count }
    guard case .operation(let operation) = nodes[node].kind,
      operation == .count || operation == .length, end >= 2,
      case .list(let list) = trail.steps[end - 2].value
    else { return nil }
    return ExpressionLists.countRange(list, countsNulls: operation == .length)
  }
}

extension Expression.Operation {
  var comparesOrder: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}
