/// The words of a refusal in two readings: with what the case says, for who gave the case, and without,
/// for a place where others may read it.
struct RefusalText: ExpressibleByStringInterpolation {
  var full: String
  /// Says where something was found, and not what.
  var withheld: String

  init(stringLiteral text: String) { (full, withheld) = (text, text) }

  init(stringInterpolation parts: StringInterpolation) {
    (full, withheld) = (parts.full, parts.withheld)
  }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var full = ""
    fileprivate var withheld = ""

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ text: String) {
      full += text
      withheld += text
    }

    /// Something that no case says: what is allowed.
    mutating func appendInterpolation(_ text: some CustomStringConvertible) {
      appendLiteral(text.description)
    }

    /// Something that the case says.
    mutating func appendInterpolation(
      found: some CustomStringConvertible, otherwise: String = "…"
    ) {
      full += found.description
      withheld += otherwise
    }
  }
}
