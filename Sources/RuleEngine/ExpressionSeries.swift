import FoundationEssentials
import RuleModel

/// Exponential, logarithm and root in decimal arithmetic: no figure that a rule can see is ever
/// binary. Results are good to well over the 8 places that CQL keeps.
enum ExpressionSeries {
  /// nil beyond the bounds of a Decimal.
  static func exp(_ x: Decimal) -> Decimal? {
    if x < -60 { return 0 }
    guard x < 66 else { return nil }
    // e^x = (e^(x/64))^64, so that the series needs few terms.
    let small = x / 64
    var (sum, term) = (Decimal(1), Decimal(1))
    for n in 1...24 where abs(term) > negligible {
      term = term * small / Decimal(n)
      sum += term
    }
    for _ in 0..<6 { sum *= sum }
    return sum.isNaN ? nil : sum
  }

  /// nil for 0 and below.
  static func ln(_ x: Decimal) -> Decimal? {
    guard x > 0, !x.isNaN else { return nil }
    if x == 1 { return 0 }
    // x = m · 10^k with m near 1, then ln m = 2 artanh((m − 1) / (m + 1)).
    var (mantissa, tens) = (x, 0)
    while mantissa > 10 { (mantissa, tens) = (mantissa / 10, tens + 1) }
    while mantissa < 1 { (mantissa, tens) = (mantissa * 10, tens - 1) }
    var roots: Decimal = 1
    while mantissa > Decimal(sign: .plus, exponent: -1, significand: 12) {
      (mantissa, roots) = (squareRoot(mantissa), roots * 2)
    }
    return roots * artanhSeries(mantissa) + Decimal(tens) * lnTen
  }

  private static func artanhSeries(_ mantissa: Decimal) -> Decimal {
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var (sum, power) = (ratio, ratio)
    for n in stride(from: 3, through: 31, by: 2) where abs(power) > negligible {
      power *= square
      sum += power / Decimal(n)
    }
    return 2 * sum
  }

  // Far below what any place shows, and far above where a Decimal's exponent ends.
  private static let negligible = Decimal(sign: .plus, exponent: -40, significand: 1)

  // ln 10 to 36 places.
  private static let lnTen =
    Decimal(string: "2.302585092994045684017991454684364208") ?? 0

  /// 0 for 0 and below.
  static func squareRoot(_ x: Decimal) -> Decimal {
    guard x > 0 else { return 0 }
    var root = x > 1 ? x / 2 : 1
    for _ in 0..<200 {
      let next = (root + x / root) / 2
      if next == root { break }
      root = next
    }
    return root
  }

  /// nil where there is no real result, or none within bounds.
  static func power(_ base: Decimal, _ exponent: Decimal) -> Decimal? {
    guard let whole = ExpressionArithmetic.whole(exponent), Decimal(whole) == exponent else {
      guard base > 0, let ln = ln(base) else { return nil }
      return exp(exponent * ln)
    }
    if whole < 0 {
      guard base != 0, let positive = power(base, Decimal(-whole)) else { return nil }
      return Decimal(1).divided(by: positive)
    }
    return squaring(base, whole)
  }

  private static func squaring(_ base: Decimal, _ exponent: Int) -> Decimal? {
    var (result, factor, rest) = (Decimal(1), base, exponent)
    while rest > 0 {
      if rest % 2 == 1 {
        guard let product = result.times(factor) else { return nil }
        result = product
      }
      rest /= 2
      if rest > 0 {
        guard let square = factor.times(factor) else { return nil }
        factor = square
      }
    }
    return result
  }
}
