internal import FoundationEssentials

extension JSONScanner {
  /// The number that begins here. One that cannot be held exactly is no fault of the text: whoever
  /// needs the figure refuses it at its place.
  mutating func number() throws(JSONError) -> JSONValue {
    var digits = Digits()
    if take("-") { digits.isNegative = true }
    if !take("0") {
      guard current.isDigit else { throw unexpected("a digit") }
      takeDigits(&digits, areDecimals: false)
    } else if current.isDigit {
      throw JSONError(offset: index, message: "a number begins with 0: remove the leading zero")
    }
    if take(".") {
      guard current.isDigit else { throw unexpected("a digit after the point") }
      takeDigits(&digits, areDecimals: true)
    }
    if current | 0x20 == UInt8(ascii: "e") {
      index += 1
      digits.exponent += try exponent()
    }
    return digits.value
  }

  private mutating func takeDigits(_ digits: inout Digits, areDecimals: Bool) {
    while current.isDigit {
      digits.append(bytes[index] - 0x30, isDecimal: areDecimals)
      index += 1
    }
  }

  private mutating func exponent() throws(JSONError) -> Int {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard current.isDigit else { throw unexpected("a digit in the exponent") }
    var exponent = 0
    while current.isDigit {
      // Far outside of what can be held, further digits make no difference.
      if exponent < 1_000_000 { exponent = exponent * 10 + Int(bytes[index] - 0x30) }
      index += 1
    }
    return isNegative ? -exponent : exponent
  }
}

/// A number's digits without needless zeros, times a power of ten.
private struct Digits {
  /// The most that a Decimal holds exactly.
  private static let most = 38

  var isNegative = false
  var exponent = 0
  private var low: UInt64 = 0
  /// All digits, once they are more than `low` can hold.
  private var many: [UInt8] = []
  private var count = 0
  /// Zeros that count only if another digit follows.
  private var pendingZeros = 0

  /// Decimals beyond the last digit that is not 0 do not count.
  mutating func append(_ digit: UInt8, isDecimal: Bool) {
    if isDecimal { exponent -= 1 }
    if digit == 0 {
      if count > 0 { pendingZeros += 1 }
      return
    }
    if count + pendingZeros <= Self.most {
      for _ in 0..<pendingZeros { hold(0) }
      hold(digit)
    } else {
      count = Self.most + 1
    }
    pendingZeros = 0
  }

  private mutating func hold(_ digit: UInt8) {
    count += 1
    if count <= 18 {
      low = low * 10 + UInt64(digit)
    } else {
      if many.isEmpty { many = Array(String(low).utf8) }
      many.append(digit + 0x30)
    }
  }

  var value: JSONValue {
    if count == 0 { return .number(0) }
    let power = exponent + pendingZeros
    guard count <= Self.most, power >= -100, count + power <= 100 else { return .excessiveNumber }
    let significand =
      many.isEmpty ? Decimal(low) : Decimal(string: String(decoding: many, as: UTF8.self))
    guard let significand else { return .excessiveNumber }
    let figure =
      power == 0 ? significand : Decimal(sign: .plus, exponent: power, significand: significand)
    return .number(isNegative ? -figure : figure)
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
