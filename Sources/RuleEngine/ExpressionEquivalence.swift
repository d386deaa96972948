import FoundationEssentials
import RuleModel

/// `~`: as `=`, but null is like null, case and white space do not matter, and figures are
/// compared at the lesser precision of the two.
enum ExpressionEquivalence {
  static func equivalent(_ a: Value, _ b: Value) -> Value {
    if a.isOpen || b.isOpen { return .unknown(a.gaps.union(b.gaps)) }
    switch (a, b) {
    case (.unknown, .unknown): return .boolean(true)
    case (.unknown, _), (_, .unknown): return .boolean(false)
    case (.text(let a), .text(let b)): return .boolean(folded(a) == folded(b))
    case (.decimal(let a), .decimal(let b)): return .boolean(isLike(a, b))
    case (.quantity(let a), .quantity(let b)): return .boolean(isLike(a, b))
    case (.list(let a), .list(let b)): return equivalent(a, b)
    default:
      let equal = ExpressionComparison.equal(a, b)
      return .boolean(equal == .boolean(true))
    }
  }

  private static func folded(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.lowercased().unicodeScalars.map {
          $0.properties.isWhitespace ? " " : $0
        }))
  }

  private static func isLike(_ a: Decimal, _ b: Decimal) -> Bool {
    let places = max(0, min(-a.exponent, -b.exponent))
    return ExpressionArithmetic.rounded(a, places: places)
      == ExpressionArithmetic.rounded(b, places: places)
  }

  private static func isLike(_ a: Quantity, _ b: Quantity) -> Bool {
    if let order = Quantity.order(a.calendar, b.calendar) { return order == 0 }
    return a.days.flatMap { left in b.days.map { left == $0 } } ?? false
  }

  private static func equivalent(_ a: ListValue, _ b: ListValue) -> Value {
    let openness = (a.openness ?? .none).union(b.openness ?? .none)
    if !a.isComplete || !b.isComplete { return .unknown(openness) }
    guard a.elements.count == b.elements.count else { return .boolean(false) }
    return zip(a.elements, b.elements).reduce(.boolean(true)) { $0.and(equivalent($1.0, $1.1)) }
  }
}

extension Quantity {
  // CQL takes UCUM's means of months and years as equivalent, not equal, to calendar ones.
  fileprivate var calendar: Quantity {
    switch unit {
    case "mo": Quantity(amount, "month")
    case "a": Quantity(amount, "year")
    default: self
    }
  }

  /// In days where a month counts 30 and a year 365; nil for other than times.
  fileprivate var days: Decimal? {
    switch unit {
    case "year", "a": amount.times(365)
    case "month", "mo": amount.times(30)
    default:
      UnitMeasure(unit).dimensions == ["d": 1]
        ? amount.times(UnitMeasure(unit).factor) : nil
    }
  }
}
