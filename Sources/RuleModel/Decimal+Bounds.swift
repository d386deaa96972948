package import FoundationEssentials

// Foundation's Decimal traps where an exponent leaves -128...127; a rule's figures must not.
extension Decimal {
  /// The product; 0 where it is too small for any of CQL's eight places, nil where it is too
  /// great for a Decimal.
  package func times(_ other: Decimal) -> Decimal? {
    let exponent = self.exponent + other.exponent
    guard !isNaN, !other.isNaN, exponent + Self.digits <= 127 else { return nil }
    // Two mantissas of 39 digits at this exponent stay below 10^-50.
    if exponent < -128 { return 0 }
    let product = self * other
    return product.isNaN ? nil : product
  }

  /// The quotient, under the same bounds; nil of a division by 0.
  package func divided(by other: Decimal) -> Decimal? {
    let exponent = self.exponent - other.exponent
    guard !isNaN, !other.isNaN, other != 0, exponent + Self.digits <= 127 else { return nil }
    if exponent - Self.digits < -128 { return 0 }
    let quotient = self / other
    return quotient.isNaN ? nil : quotient
  }

  // A mantissa has 128 bits, which is 39 digits; one more for what rounding carries.
  private static let digits = 40
}
