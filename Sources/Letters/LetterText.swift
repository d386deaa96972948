/// A piece of text on one line that is fit to be printed: no control character, no escape
/// sequence and no invisible change of direction is in it, whatever it was made from.
///
/// Every text in a ``LetterDocument`` is of this type, so nothing gets into a letter uncleaned.
/// - Line breaks, tabs and runs of spaces become one space; a no-break space stays.
/// - Other control characters, private-use characters and noncharacters become `U+FFFD`, which
///   shows that something was there and loses nothing around it.
/// - Marks that reorder or hide text (overrides, embeddings, isolates, zero-width spaces, soft
///   hyphens, tags) are dropped. Right-to-left letters need none of them, and joiners stay.
/// - More than four combining marks on one letter are dropped: they would cover other lines.
package struct LetterText: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The cleaned text. Spaces at its ends stay, because runs are set side by side.
  package let string: String

  package init(_ raw: String) {
    string = Self.isPlain(raw) ? raw : Self.cleaned(raw)
  }

  package init(stringLiteral value: String) {
    self.init(value)
  }

  /// Whether there is nothing to see in it.
  package var isBlank: Bool {
    !string.unicodeScalars.contains { !$0.properties.isWhitespace }
  }

  private static let replacement: Unicode.Scalar = "\u{FFFD}"
  private static let mostCombiningMarks = 4

  /// Most texts are printable ASCII without a double space, and pass as they are.
  private static func isPlain(_ text: String) -> Bool {
    var isAfterSpace = false
    for byte in text.utf8 {
      guard (0x20...0x7E).contains(byte), !(isAfterSpace && byte == 0x20) else { return false }
      isAfterSpace = byte == 0x20
    }
    return true
  }

  private static func cleaned(_ raw: String) -> String {
    var result = String.UnicodeScalarView()
    var marks = 0
    for scalar in raw.unicodeScalars {
      guard let clean = cleaned(scalar) else { continue }
      if clean == " ", result.last == " " { continue }
      marks = isCombining(clean) ? marks + 1 : 0
      if marks > mostCombiningMarks { continue }
      result.append(clean)
    }
    return String(result)
  }

  /// What stands for this scalar in a letter; nil when it is dropped.
  private static func cleaned(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.properties.generalCategory {
    case .spaceSeparator: scalar == "\u{A0}" || scalar == "\u{202F}" ? scalar : " "
    case .lineSeparator, .paragraphSeparator: " "
    case .control: isLineBreakOrTab(scalar) ? " " : replacement
    case .format: isJoiner(scalar) ? scalar : nil
    case .privateUse, .surrogate: replacement
    case .unassigned where scalar.properties.isNoncharacterCodePoint: replacement
    default: scalar
    }
  }

  private static func isLineBreakOrTab(_ scalar: Unicode.Scalar) -> Bool {
    (0x09...0x0D).contains(scalar.value) || scalar.value == 0x85
  }

  /// The zero-width joiner and non-joiner: Persian and Indic spelling needs them.
  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200C || scalar.value == 0x200D
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    let category = scalar.properties.generalCategory
    return category == .nonspacingMark || category == .enclosingMark
  }
}
