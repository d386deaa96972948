/// A strength as it stands beside a drug's name: `0.1%`, `20 mg`. `0.10 %` is the same as `0.1%`.
public struct DrugStrength: Sendable, Hashable {
  /// In decimal notation, without needless zeros: `0.1`, never `.1` or `0.10`.
  public let figure: String
  /// In lower case: `%`, `mg`, `mg/ml`.
  public let unit: String

  /// Reads `0.1%` or `20 mg`; nil for anything else. Any unit will do.
  public init?(_ text: String) {
    let bytes = text.utf8.filter { $0 != .space }.map(\.lowercased)
    guard let (figure, unit) = Self.split(bytes[...]), !unit.isEmpty else { return nil }
    self.init(figure: figure, unit: String(decoding: unit, as: UTF8.self))
  }

  init(figure: String, unit: String) {
    self.figure = figure
    self.unit = unit
  }

  /// `0.1%`, `20 mg`.
  public var text: String { unit == "%" ? "\(figure)%" : "\(figure) \(unit)" }

  /// The figure that the bytes begin with, and what follows it; nil when there is none, or it is
  /// nought.
  static func split(_ bytes: ArraySlice<UInt8>) -> (figure: String, rest: ArraySlice<UInt8>)? {
    let figure = bytes.prefix { $0.isDigit || $0 == .point }
    let parts = figure.split(separator: .point, maxSplits: 2, omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, parts.last?.isEmpty == false else {
      return nil
    }
    var digits = Array(whole.drop { $0 == .zero })
    if digits.isEmpty { digits = [.zero] }
    if parts.count == 2, let last = parts[1].lastIndex(where: { $0 != .zero }) {
      digits.append(.point)
      digits += parts[1][...last]
    }
    guard digits != [.zero] else { return nil }
    return (String(decoding: digits, as: UTF8.self), bytes[figure.endIndex...])
  }
}

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let hyphen = UInt8(ascii: "-")
  static let point = UInt8(ascii: ".")
  static let zero = UInt8(ascii: "0")

  var isDigit: Bool { self >= .zero && self <= UInt8(ascii: "9") }

  var isLowercaseLetter: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }

  /// Whether it stands for itself in a name: a visible ASCII character, but for the two that a
  /// mark or a separator may begin with.
  var isPlain: Bool {
    self > .space && self < 0x7F && self != UInt8(ascii: "(") && self != UInt8(ascii: ",")
  }

  /// The lower case of an ASCII letter; every other byte as it is.
  var lowercased: UInt8 {
    self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
  }
}
