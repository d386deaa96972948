import FoundationEssentials

/// The least and greatest values of CQL's types, as its reference gives them.
public enum Bounds {
  public static let integers = -2_147_483_648...2_147_483_647

  /// What arithmetic may reach: 28 digits before the point, as CQL's own tests write literals.
  public static let decimalDigits = 28

  /// nil for a type that has none.
  public static func value(of type: ValueType, isMinimum: Bool) -> Value? {
    switch type {
    case .integer: .integer(isMinimum ? integers.lowerBound : integers.upperBound)
    case .decimal: .decimal(isMinimum ? -greatestDecimal : greatestDecimal)
    case .date:
      (isMinimum
        ? CalendarDate(year: 1, month: 1, day: 1) : CalendarDate(year: 9999, month: 12, day: 31))
        .map(Value.date)
    default: nil
    }
  }

  /// 99999999999999999999.99999999: what `maximum Decimal` gives.
  private static let greatestDecimal =
    Decimal(sign: .plus, exponent: 20, significand: 1)
    - Decimal(sign: .plus, exponent: -8, significand: 1)
}
