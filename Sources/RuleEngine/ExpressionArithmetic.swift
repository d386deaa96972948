import FoundationEssentials
import RuleModel

/// Arithmetic as CQL defines it: 32-bit Integers, Decimals of 8 places, and null for whatever
/// leaves their bounds.
enum ExpressionArithmetic {
  static func apply(_ operation: RuleModel.Expression.Operation, _ a: Value) -> Value {
    switch operation {
    case .plus: return a
    case .negate: return figureWise(a, integer: { -$0 }, decimal: { -$0 })
    case .abs: return figureWise(a, integer: { Swift.abs($0) }, decimal: { Swift.abs($0) })
    case .successor: return step(a, 1)
    case .predecessor: return step(a, -1)
    case .precision: return precision(a)
    default: break
    }
    guard let figure = decimal(a) else { return .null }
    switch operation {
    case .ceiling: return integer(-floor(-figure))
    case .floor: return integer(floor(figure))
    case .truncate: return integer(truncated(figure))
    case .exp: return bounded(ExpressionSeries.exp(figure))
    case .ln: return bounded(ExpressionSeries.ln(figure))
    default: return .null
    }
  }

  static func apply(_ operation: RuleModel.Expression.Operation, _ a: Value, _ b: Value) -> Value {
    switch operation {
    case .round: return round(a, places: b)
    case .log: return log(a, base: b)
    default: break
    }
    switch (a, b) {
    case (.integer(let a), .integer(let b)): return integers(operation, a, b)
    case (.quantity(let a), .quantity(let b)): return quantities(operation, a, b)
    case (.quantity(let a), _):
      guard let b = decimal(b), let amount = decimals(operation, a.amount, b) else { return .null }
      return .quantity(Quantity(amount, a.unit))
    case (_, .quantity(let b)):
      guard let a = decimal(a), let amount = decimals(operation, a, b.amount) else { return .null }
      return .quantity(Quantity(amount, b.unit))
    default:
      guard let a = decimal(a), let b = decimal(b) else { return .null }
      return bounded(decimals(operation, a, b))
    }
  }

  // MARK: Kinds of figures

  private static func integers(_ operation: RuleModel.Expression.Operation, _ a: Int, _ b: Int)
    -> Value
  {
    switch operation {
    case .add: bounded(a + b)
    case .subtract: bounded(a - b)
    case .multiply: bounded(a * b)
    case .truncatedDivide: b == 0 ? .null : bounded(a / b)
    case .modulo: b == 0 ? .null : bounded(a % b)
    case .power where b >= 0: power(a, b)
    default: bounded(decimals(operation, Decimal(a), Decimal(b)))
    }
  }

  private static func power(_ base: Int, _ exponent: Int) -> Value {
    if exponent == 0 { return .integer(1) }
    if base == 0 || base == 1 { return .integer(base) }
    if base == -1 { return .integer(exponent % 2 == 0 ? 1 : -1) }
    var result = 1
    for _ in 0..<exponent {
      result *= base
      if !Bounds.integers.contains(result) { return .null }
    }
    return .integer(result)
  }

  private static func quantities(
    _ operation: RuleModel.Expression.Operation, _ a: Quantity, _ b: Quantity
  ) -> Value {
    switch operation {
    case .multiply, .divide:
      guard let amount = decimals(operation, a.amount, b.amount) else { return .null }
      let unit = UnitMeasure.combined(a.unit, b.unit, divides: operation == .divide)
      return .quantity(Quantity(amount, unit))
    default:
      guard let other = b.converted(to: a.unit),
        let amount = decimals(operation, a.amount, other)
      else { return .null }
      return .quantity(Quantity(amount, a.unit))
    }
  }

  /// nil where there is no result.
  private static func decimals(
    _ operation: RuleModel.Expression.Operation, _ a: Decimal, _ b: Decimal
  ) -> Decimal? {
    switch operation {
    case .add: return within(a + b)
    case .subtract: return within(a - b)
    case .multiply: return within(a.times(b))
    case .divide: return within(a.divided(by: b))
    case .truncatedDivide: return within(wholeQuotient(a, b))
    case .modulo: return within(wholeQuotient(a, b)?.times(b).map { a - $0 })
    case .power: return within(ExpressionSeries.power(a, b))
    default: return nil
    }
  }

  private static func wholeQuotient(_ a: Decimal, _ b: Decimal) -> Decimal? {
    let (x, y) = (Swift.abs(a), Swift.abs(b))
    guard var quotient = x.divided(by: y).map(truncated) else { return nil }
    // The division rounds at 38 digits, possibly upward past a whole number.
    if let product = quotient.times(y), product > x { quotient -= 1 }
    return (a < 0) == (b < 0) ? quotient : -quotient
  }

  // MARK: Rounding

  private static func round(_ a: Value, places: Value) -> Value {
    guard let figure = decimal(a) else { return .null }
    guard case .integer(let places) = places else { return bounded(rounded(figure, places: 0)) }
    return (0...28).contains(places) ? bounded(rounded(figure, places: places)) : .null
  }

  /// Halves go away from zero.
  static func rounded(_ figure: Decimal, places: Int) -> Decimal {
    guard figure.exponent < -places else { return figure }
    let half = Decimal(sign: .plus, exponent: -places - 1, significand: 5)
    let raised = figure < 0 ? figure - half : figure + half
    return cut(raised, places: places)
  }

  static func truncated(_ figure: Decimal) -> Decimal { cut(figure, places: 0) }

  private static func floor(_ figure: Decimal) -> Decimal {
    let whole = truncated(figure)
    return whole > figure ? whole - 1 : whole
  }

  /// Drops what stands after so many places.
  private static func cut(_ figure: Decimal, places: Int) -> Decimal {
    let surplus = -figure.exponent - places
    guard surplus > 0, figure != 0 else { return figure }
    let digits = "\(figure.significand.magnitude)".dropLast(surplus)
    guard let kept = Decimal(string: String(digits)) else { return 0 }
    return Decimal(sign: figure.sign, exponent: -places, significand: kept)
  }

  /// The least or greatest figure that could have been rounded to one that was written with
  /// `known` places, itself to so many places.
  static func boundary(
    _ operation: RuleModel.Expression.Operation, _ a: Value, places: Value, known: Value
  ) -> Value {
    var wanted = 8
    if case .integer(let places) = places { wanted = places }
    guard let figure = decimal(a), case .integer(let known) = known, (0...8).contains(wanted)
    else { return .null }
    if operation == .lowBoundary || known >= wanted {
      return bounded(cut(figure, places: wanted))
    }
    let step = Decimal(sign: .plus, exponent: -known, significand: 1)
    let least = Decimal(sign: .plus, exponent: -wanted, significand: 1)
    return bounded(figure + step - least)
  }

  // MARK: Steps and precision

  private static func step(_ a: Value, _ sign: Int) -> Value {
    let least = Decimal(sign: sign > 0 ? .plus : .minus, exponent: -8, significand: 1)
    switch a {
    case .integer(let figure): return bounded(figure + sign)
    case .decimal(let figure): return bounded(within(figure + least))
    case .quantity(let quantity):
      guard let amount = within(quantity.amount + least) else { return .null }
      return .quantity(Quantity(amount, quantity.unit))
    default: return ExpressionDates.step(a, sign)
    }
  }

  private static func precision(_ a: Value) -> Value {
    ExpressionDates.digits(a).map(Value.integer) ?? .null
  }

  private static func log(_ a: Value, base: Value) -> Value {
    guard let a = decimal(a), let base = decimal(base), let top = ExpressionSeries.ln(a),
      let bottom = ExpressionSeries.ln(base)
    else { return .null }
    return bounded(top.divided(by: bottom))
  }

  // MARK: Bounds

  static func decimal(_ value: Value) -> Decimal? {
    switch value {
    case .decimal(let figure): figure
    case .integer(let figure): Decimal(figure)
    default: nil
    }
  }

  private static func figureWise(
    _ a: Value, integer: (Int) -> Int, decimal: (Decimal) -> Decimal
  ) -> Value {
    switch a {
    case .integer(let figure): bounded(integer(figure))
    case .decimal(let figure): .decimal(decimal(figure))
    case .quantity(let quantity): .quantity(Quantity(decimal(quantity.amount), quantity.unit))
    default: .null
    }
  }

  private static func bounded(_ figure: Int) -> Value {
    Bounds.integers.contains(figure) ? .integer(figure) : .null
  }

  static func bounded(_ figure: Decimal?) -> Value {
    figure.flatMap(within).map(Value.decimal) ?? .null
  }

  private static func integer(_ figure: Decimal) -> Value {
    whole(figure).map(bounded) ?? .null
  }

  /// To 8 places, as CQL's Decimal has; nil beyond its bounds.
  static func within(_ figure: Decimal?) -> Decimal? {
    guard let figure, !figure.isNaN, Swift.abs(figure) <= limit else { return nil }
    return rounded(figure, places: 8)
  }

  private static let limit = Decimal(
    sign: .plus, exponent: Bounds.decimalDigits, significand: 1)

  /// The whole part as a machine integer; nil where it does not fit.
  static func whole(_ figure: Decimal) -> Int? { Int("\(truncated(figure))") }
}
