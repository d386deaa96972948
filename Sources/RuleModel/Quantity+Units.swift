public import FoundationEssentials

/// What a unit measures and how much of it: `cm` is 0.01 of the metre's dimension.
///
/// Calendar units are their own: a month is no number of days, but a year is twelve months and a
/// week seven days. A symbol that is not known is a dimension of its own, so that a figure in it
/// compares with its like alone.
public struct UnitMeasure: Sendable, Hashable {
  /// Exponents by base symbol, without those that are 0.
  public let dimensions: [String: Int]
  /// How many of the base units one is.
  public let factor: Decimal

  /// Reads a calendar word or a UCUM code such as `mg`, `g/cm3` or `10.m`.
  public init(_ unit: String) {
    var dimensions: [String: Int] = [:]
    var factor: Decimal? = 1
    for term in UnitTerm.terms(of: unit) {
      let known = Self.known(term.symbol)
      for (base, exponent) in known.dimensions {
        dimensions[base, default: 0] += exponent * term.exponent
      }
      for _ in 0..<abs(term.exponent) {
        factor =
          term.exponent > 0
          ? factor?.times(known.factor) : factor?.divided(by: known.factor)
      }
    }
    // What no figure can express compares with its like alone.
    self.dimensions = factor == nil ? [unit: 1] : dimensions.filter { $0.value != 0 }
    self.factor = factor ?? 1
  }

  private static func known(_ symbol: String) -> (dimensions: [String: Int], factor: Decimal) {
    if let exact = table[symbol] { return exact }
    for (prefix, scale) in prefixes where symbol.hasPrefix(prefix) {
      let rest = String(symbol.dropFirst(prefix.count))
      if metric.contains(rest), let base = table[rest] {
        return (base.dimensions, base.factor * scale)
      }
    }
    return ([symbol: 1], 1)
  }

  // The factors are those of the Unified Code for Units of Measure; `month` and `year` are CQL's
  // calendar durations, which it keeps apart from UCUM's `mo` and `a`.
  private static let table: [String: (dimensions: [String: Int], factor: Decimal)] = [
    "1": ([:], 1), "%": ([:], Decimal(sign: .plus, exponent: -2, significand: 1)),
    "month": (["month": 1], 1), "year": (["month": 1], 12),
    "mo": (["mo": 1], 1), "a": (["mo": 1], 12),
    "d": (["d": 1], 1), "day": (["d": 1], 1), "wk": (["d": 1], 7), "week": (["d": 1], 7),
    "m": (["m": 1], 1), "g": (["g": 1], 1), "mol": (["mol": 1], 1),
    "L": (["m": 3], Decimal(sign: .plus, exponent: -3, significand: 1)),
    "l": (["m": 3], Decimal(sign: .plus, exponent: -3, significand: 1)),
  ]

  private static let metric: Set<String> = ["m", "g", "mol", "L", "l"]

  private static let prefixes: [(String, Decimal)] = [
    ("k", 1000), ("d", Decimal(sign: .plus, exponent: -1, significand: 1)),
    ("c", Decimal(sign: .plus, exponent: -2, significand: 1)),
    ("m", Decimal(sign: .plus, exponent: -3, significand: 1)),
    ("u", Decimal(sign: .plus, exponent: -6, significand: 1)),
    ("n", Decimal(sign: .plus, exponent: -9, significand: 1)),
  ]
}

/// A symbol of a unit with its exponent.
struct UnitTerm: Hashable {
  let symbol: String
  var exponent: Int

  static func terms(of unit: String) -> [UnitTerm] {
    var terms: [UnitTerm] = []
    var symbol = ""
    var sign = 1
    var brackets = 0
    func finish() {
      guard !symbol.isEmpty else { return }
      terms.append(UnitTerm(written: symbol, sign: sign))
    }
    for character in unit {
      if "[{".contains(character) { brackets += 1 }
      if "]}".contains(character) { brackets -= 1 }
      if brackets == 0, character == "." || character == "/" {
        finish()
        symbol = ""
        sign = character == "/" ? -1 : 1
      } else {
        symbol.append(character)
      }
    }
    finish()
    return terms
  }

  private init(written: String, sign: Int) {
    let digits = written.reversed().prefix { $0.isASCII && $0.isNumber }
    let symbol = String(written.dropLast(digits.count))
    let endsInSign = symbol.last == "-" || symbol.last == "+"
    if symbol.isEmpty || digits.isEmpty || endsInSign {
      self.init(symbol: written, exponent: sign)
    } else {
      let exponent = Int(String(digits.reversed())) ?? 1
      // An exponent that no unit has must not become a loop that long.
      self.init(
        symbol: exponent <= 9 ? symbol : written, exponent: sign * (exponent <= 9 ? exponent : 1))
    }
  }

  init(symbol: String, exponent: Int) {
    self.symbol = symbol
    self.exponent = exponent
  }
}

extension Quantity {
  /// Negative, 0 or positive as `left` is less than, equal to or greater than `right`; nil where
  /// their units do not measure the same.
  public static func order(_ left: Quantity, _ right: Quantity) -> Int? {
    if left.unit == right.unit { return order(left.amount, right.amount) }
    // Policies write weeks where answers are days: these need no table of units.
    if let a = left.calendar, let b = right.calendar, a.base == b.base {
      return order(a.amount, b.amount)
    }
    let (of, than) = (UnitMeasure(left.unit), UnitMeasure(right.unit))
    guard of.dimensions == than.dimensions, let left = left.amount.times(of.factor),
      let right = right.amount.times(than.factor)
    else { return nil }
    return order(left, right)
  }

  private var calendar: (amount: Decimal, base: Character)? {
    switch unit {
    case "day": (amount, "d")
    case "week": amount.times(7).map { ($0, "d") }
    case "month": (amount, "m")
    case "year": amount.times(12).map { ($0, "m") }
    default: nil
    }
  }

  private static func order(_ left: Decimal, _ right: Decimal) -> Int {
    left == right ? 0 : left < right ? -1 : 1
  }

  /// Whether figures in the two units can be compared exactly.
  public static func isComparable(_ unit: String, with other: String) -> Bool {
    unit == other || UnitMeasure(unit).dimensions == UnitMeasure(other).dimensions
  }
}

extension Quantity {
  /// The amount in another unit; nil where that does not measure the same.
  public func converted(to unit: String) -> Decimal? {
    if unit == self.unit { return amount }
    let (from, to) = (UnitMeasure(self.unit), UnitMeasure(unit))
    guard from.dimensions == to.dimensions else { return nil }
    return amount.times(from.factor)?.divided(by: to.factor)
  }
}

extension UnitMeasure {
  /// The unit of a product, or of a quotient: `cm` by `cm` is `cm2`, `g` through `g` is `1`.
  public static func combined(_ left: String, _ right: String, divides: Bool) -> String {
    var terms: [UnitTerm] = []
    for (unit, sign) in [(left, 1), (right, divides ? -1 : 1)] {
      for term in UnitTerm.terms(of: unit) where term.symbol != "1" {
        if let place = terms.firstIndex(where: { $0.symbol == term.symbol }) {
          terms[place].exponent += sign * term.exponent
        } else {
          terms.append(UnitTerm(symbol: term.symbol, exponent: sign * term.exponent))
        }
      }
    }
    let above = terms.filter { $0.exponent > 0 }.map(\.written).joined(separator: ".")
    let below = terms.filter { $0.exponent < 0 }.map { "/" + $0.written }.joined()
    return above.isEmpty && below.isEmpty ? "1" : above + below
  }
}

extension UnitTerm {
  fileprivate var written: String {
    abs(exponent) == 1 ? symbol : "\(symbol)\(abs(exponent))"
  }
}
