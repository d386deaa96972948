import RuleModel

import struct FoundationEssentials.Decimal

/// Comparison as CQL defines it, and inclusion in lists.
enum ExpressionComparison {
  /// `=`: null when either has no value or a partial date leaves it open.
  static func equal(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.unknown, _), (_, .unknown): .unknown(a.gaps.union(b.gaps))
    case (.boolean(let a), .boolean(let b)): .boolean(a == b)
    case (.text(let a), .text(let b)): .boolean(a == b)
    case (.list(let a), .list(let b)): equal(a, b)
    case (.record(let a), .record(let b)): .boolean(a == b)
    default: isLike(a, b) ? order(a, b).map { .boolean($0 == 0) } ?? .null : .boolean(false)
    }
  }

  /// Whether both are figures, dates, or quantities.
  private static func isLike(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.integer, .integer), (.integer, .decimal), (.decimal, .integer), (.decimal, .decimal),
      (.quantity, .quantity), (.date, .date), (.date, .partialDate), (.partialDate, .date),
      (.partialDate, .partialDate):
      true
    default: false
    }
  }

  private static func equal(_ a: ListValue, _ b: ListValue) -> Value {
    let openness = (a.openness ?? .none).union(b.openness ?? .none)
    if !a.isComplete || !b.isComplete { return .unknown(openness) }
    if a.elements.count != b.elements.count { return .boolean(false) }
    var gaps = Gaps.none
    var isUnknown = false
    for (left, right) in zip(a.elements, b.elements) {
      switch isSame(left, right) {
      case .boolean(true): break
      case .boolean: return .boolean(false)
      case let open:
        isUnknown = true
        gaps.formUnion(open.gaps)
      }
    }
    return isUnknown ? .unknown(gaps) : .boolean(true)
  }

  /// `=`, but null is the same as null and as nothing else: how lists compare their members.
  static func isSame(_ a: Value, _ b: Value) -> Value {
    if a.isOpen || b.isOpen { return .unknown(a.gaps.union(b.gaps)) }
    if a.isUnknown || b.isUnknown { return .boolean(a.isUnknown && b.isUnknown) }
    return equal(a, b)
  }

  /// Negative, 0 or positive; nil where no order can be told.
  static func order(_ a: Value, _ b: Value) -> Int? {
    switch (a, b) {
    case (.integer(let a), .integer(let b)): a == b ? 0 : a < b ? -1 : 1
    case (.decimal(let a), .decimal(let b)): a == b ? 0 : a < b ? -1 : 1
    case (.integer(let a), .decimal): order(.decimal(Decimal(a)), b)
    case (.decimal, .integer(let b)): order(a, .decimal(Decimal(b)))
    case (.quantity(let a), .quantity(let b)): Quantity.order(a, b)
    case (.date(let a), .date(let b)): a == b ? 0 : a < b ? -1 : 1
    case (.text(let a), .text(let b)): order(a, b)
    default: partialOrder(a, b)
    }
  }

  // By scalars, as CQL's engines do; Swift's own order of strings is that of canonical forms.
  private static func order(_ a: String, _ b: String) -> Int {
    if a.unicodeScalars.elementsEqual(b.unicodeScalars) { return 0 }
    return a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars) ? -1 : 1
  }

  private static func partialOrder(_ a: Value, _ b: Value) -> Int? {
    guard let left = a.calendarParts, let right = b.calendarParts else { return nil }
    for (l, r) in zip(left, right) where l != r { return l < r ? -1 : 1 }
    return left.count == right.count ? 0 : nil
  }

  /// The six comparisons; a comparison with null is null.
  static func compare(_ operation: Expression.Operation, _ a: Value, _ b: Value) -> Value {
    switch operation {
    case .equal: return equal(a, b)
    case .notEqual: return equal(a, b).negated
    default: break
    }
    if a.isUnknown || b.isUnknown { return .unknown(a.gaps.union(b.gaps)) }
    guard let order = order(a, b) else { return .null }
    switch operation {
    case .less: return .boolean(order < 0)
    case .lessOrEqual: return .boolean(order <= 0)
    case .greater: return .boolean(order > 0)
    case .greaterOrEqual: return .boolean(order >= 0)
    default: return .null
    }
  }

  /// Of figures that are known within bounds; nil where the bounds do not decide.
  static func compare(
    _ operation: Expression.Operation, _ a: ClosedRange<Int>, _ b: ClosedRange<Int>
  ) -> Bool? {
    switch operation {
    case .less:
      a.upperBound < b.lowerBound ? true : a.lowerBound >= b.upperBound ? false : nil
    case .lessOrEqual: compare(.less, b, a).map { !$0 }
    case .greater: compare(.less, b, a)
    case .greaterOrEqual: compare(.less, a, b).map { !$0 }
    case .equal:
      !a.overlaps(b) ? false : a == b && a.lowerBound == a.upperBound ? true : nil
    case .notEqual: compare(.equal, a, b).map { !$0 }
    default: nil
    }
  }

  static func between(_ x: Value, _ low: Value, _ high: Value, isProper: Bool) -> Value {
    compare(isProper ? .greater : .greaterOrEqual, x, low)
      .and(compare(isProper ? .less : .lessOrEqual, x, high))
  }
}

extension Value {
  var negated: Value {
    if case .boolean(let flag) = self { return .boolean(!flag) }
    return self
  }

  func and(_ other: Value) -> Value {
    if self == .boolean(false) || other == .boolean(false) { return .boolean(false) }
    if self == .boolean(true) { return other }
    return other == .boolean(true) ? self : .unknown(gaps.union(other.gaps))
  }

  func or(_ other: Value) -> Value { negated.and(other.negated).negated }

  /// Year, month and day, as far as they are known; nil for what is no date.
  fileprivate var calendarParts: [Int]? {
    switch self {
    case .date(let date): [date.year, date.month, date.day]
    case .partialDate(let date): [date.year] + [date.month].compactMap { $0 }
    default: nil
    }
  }
}
