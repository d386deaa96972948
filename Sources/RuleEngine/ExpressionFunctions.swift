import RuleModel

/// Sends an operation with its operands' values to where it is defined.
enum ExpressionFunctions {
  static func apply(_ operation: Expression.Operation, _ a: Value) -> Value {
    if a.isOpen { return a }
    switch operation {
    case .not: return a.negated
    case .isNull: return .boolean(a.isUnknown)
    case .isNotNull: return .boolean(!a.isUnknown)
    case .isTrue: return .boolean(a == .boolean(true))
    case .isNotTrue: return .boolean(a != .boolean(true))
    case .isFalse: return .boolean(a == .boolean(false))
    case .isNotFalse: return .boolean(a != .boolean(false))
    case .date: return ExpressionDates.date(a, nil, nil)
    case .round, .slice: return apply(operation, a, .null)
    default: break
    }
    if operation.readsList { return ExpressionLists.apply(operation, a) }
    return ExpressionArithmetic.apply(operation, a)
  }

  static func apply(_ operation: Expression.Operation, _ a: Value, _ b: Value) -> Value {
    switch operation {
    case .xor: return xor(a, b)
    case .implies: return a.negated.or(b)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return ExpressionComparison.compare(operation, a, b)
    case .equivalent: return ExpressionEquivalence.equivalent(a, b)
    case .notEquivalent: return ExpressionEquivalence.equivalent(a, b).negated
    case .in, .includedIn, .properlyIn, .properlyIncludedIn:
      return ExpressionLists.membership(operation.mirrored, b, a)
    case .contains, .includes, .properlyContains, .properlyIncludes:
      return ExpressionLists.membership(operation, a, b)
    default: break
    }
    if a.isOpen || b.isOpen { return .unknown(a.gaps.union(b.gaps)) }
    if operation == .precision { return b }
    if operation.readsList { return ExpressionLists.apply(operation, a, b) }
    if operation.readsDates || a.isDate { return ExpressionDates.apply(operation, a, b) }
    return ExpressionArithmetic.apply(operation, a, b)
  }

  static func apply(
    _ operation: Expression.Operation, _ a: Value, _ b: Value, _ c: Value
  ) -> Value {
    switch operation {
    case .between: return ExpressionComparison.between(a, b, c, isProper: false)
    case .properlyBetween: return ExpressionComparison.between(a, b, c, isProper: true)
    default: break
    }
    if a.isOpen || b.isOpen || c.isOpen {
      return .unknown(a.gaps.union(b.gaps).union(c.gaps))
    }
    switch operation {
    case .date: return ExpressionDates.date(a, b, c)
    case .slice: return ExpressionLists.slice(a, from: b, to: c)
    case .lowBoundary, .highBoundary:
      return ExpressionArithmetic.boundary(operation, a, places: b, known: c)
    default: return .null
    }
  }

  private static func xor(_ a: Value, _ b: Value) -> Value {
    guard case .boolean(let left) = a, case .boolean(let right) = b else {
      return .unknown(a.gaps.union(b.gaps))
    }
    return .boolean(left != right)
  }
}

extension Expression.Operation {
  fileprivate var readsList: Bool {
    switch self {
    case .union, .intersect, .except, .distinct, .flatten, .exists, .singletonFrom, .first,
      .last, .indexOf, .indexer, .length, .skip, .take, .tail, .slice, .sortAscending,
      .sortDescending, .count, .sum, .min, .max, .avg, .median, .mode, .product, .allTrue,
      .anyTrue, .variance, .stdDev, .populationVariance, .populationStdDev:
      true
    default: false
    }
  }

  fileprivate var readsDates: Bool {
    switch self {
    case .date, .lowBoundary, .highBoundary, .yearsBetween, .monthsBetween, .weeksBetween,
      .daysBetween, .differenceInYears,
      .differenceInMonths, .differenceInWeeks, .differenceInDays:
      true
    default: false
    }
  }

  /// The same question asked of the list.
  fileprivate var mirrored: Expression.Operation {
    switch self {
    case .in: .contains
    case .includedIn: .includes
    case .properlyIn: .properlyContains
    case .properlyIncludedIn: .properlyIncludes
    default: self
    }
  }
}

extension Value {
  fileprivate var isDate: Bool {
    switch self {
    case .date, .partialDate: true
    default: false
    }
  }
}
