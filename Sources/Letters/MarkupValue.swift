/// Values inside rendered markup. Two private-use characters stand around each; ``LetterText``
/// has none, so no value can end itself or be taken for markup.
enum MarkupValue {
  static let open: Character = "\u{E000}"
  static let close: Character = "\u{E001}"

  static func wrapped(_ text: String) -> String {
    "\(open)\(text)\(close)"
  }

  /// Text without the marks around its values.
  static func unwrapped(_ text: some StringProtocol) -> String {
    String(text.filter { $0 != open && $0 != close })
  }

  /// Where `separator` stands first outside of values; nil when nowhere.
  static func firstIndex(
    of separator: String, in text: Substring
  ) -> Substring.Index? {
    var index = text.startIndex
    var isValue = false
    while index < text.endIndex {
      if text[index] == open { isValue = true }
      if text[index] == close { isValue = false }
      if !isValue, text[index...].hasPrefix(separator) { return index }
      index = text.index(after: index)
    }
    return nil
  }

  /// The parts between separators that stand outside of values.
  static func split(_ text: Substring, at separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = text
    while let index = firstIndex(of: separator, in: rest) {
      parts.append(rest[..<index])
      rest = rest[index...].dropFirst(separator.count)
    }
    return parts + [rest]
  }
}
