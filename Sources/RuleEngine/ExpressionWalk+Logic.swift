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
    let b = value(of: second, &trail)
    let third = end(second)
    guard third < last else {
      if a.isUnknown || b.isUnknown,
        let decided = countComparison(operation, first, second, a, b)
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
    while child < last, isTraced || !isDecided {
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
  private mutating func countComparison(
    _ operation: Expression.Operation, _ first: Int, _ second: Int, _ a: Value, _ b: Value
  ) -> Value? {
    guard operation.comparesOrder, let left = countRange(first, a),
      let right = countRange(second, b)
    else { return nil }
    return ExpressionComparison.compare(operation, left, right).map(Value.boolean)
      ?? .unknown(a.gaps.union(b.gaps))
  }

  /// An open count's list is looked at again: its steps are in the trail already.
  private mutating func countRange(_ node: Int, _ value: Value) -> ClosedRange<Int>? {
    if case .integer(let count) = value { return count...count }
    var scratch = Trail()
    guard case .operation(let operation) = nodes[node].kind,
      operation == .count || operation == .length,
      case .list(let list) = self.value(of: node + 1, &scratch)
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
