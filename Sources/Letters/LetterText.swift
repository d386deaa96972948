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

  /// Texts set side by side, each as it is.
  package init(joining texts: some Sequence<LetterText>) {
    string = texts.map(\.string).joined()
  }

  private init(checked string: String) {
    self.string = string
  }

  /// The same text as a value within a sentence of another direction: right-to-left letters are
  /// set between isolates, so that a figure or a comma behind them stays on its side. They are
  /// for paper; plain text leaves them out.
  package var isolated: LetterText {
    guard string.unicodeScalars.contains(where: \.isRightToLeft) else { return self }
    return LetterText(checked: "\u{2068}\(string)\u{2069}")
  }

  /// The same text within a sentence that is written from the right: each stretch of ASCII is set
  /// between isolates, because a phone number behind Arabic letters would else be painted with its
  /// groups in reverse. The point that ends a sentence stays outside.
  package var withFiguresIsolated: LetterText {
    var shown = String.UnicodeScalarView()
    for stretch in string.unicodeScalars.stretches(where: \.isASCII) {
      guard let first = stretch.firstIndex(where: \.beginsFigure),
        let last = stretch.lastIndex(where: \.endsFigure), first <= last
      else {
        shown.append(contentsOf: stretch)
        continue
      }
      shown.append(contentsOf: stretch[..<first])
      shown.append("\u{2068}")
      shown.append(contentsOf: stretch[first...last])
      shown.append("\u{2069}")
      shown.append(contentsOf: stretch[last...].dropFirst())
    }
    return LetterText(checked: String(shown))
  }

  /// The same among words of the letter: a value with letters of both directions, as a name in two
  /// scripts, runs from left to right there, as it does in the lines of the address.
  var isolatedAmongWords: LetterText {
    let letters = string.unicodeScalars.filter(\.properties.isAlphabetic)
    guard letters.contains(where: \.isRightToLeft), !letters.allSatisfy(\.isRightToLeft) else {
      return isolated
    }
    return LetterText(checked: "\u{2066}\(string)\u{2069}")
  }

  /// A text without isolates, for where a mark that is not seen could do harm.
  static func unmarked(_ text: String) -> String {
    guard text.utf8.contains(0xE2) else { return text }
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: text.unicodeScalars.filter { !Self.isolates.contains($0) })
    return String(shown)
  }

  private static let isolates: Set<Unicode.Scalar> = ["\u{2066}", "\u{2068}", "\u{2069}"]

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

extension String.UnicodeScalarView {
  /// The parts in which it holds throughout, and those between them, in order.
  fileprivate func stretches(where holds: (Unicode.Scalar) -> Bool) -> [SubSequence] {
    var parts: [SubSequence] = []
    var rest = self[...]
    while let first = rest.first {
      let part = rest.prefix { holds($0) == holds(first) }
      parts.append(part)
      rest = rest[part.endIndex...]
    }
    return parts
  }
}

extension Unicode.Scalar {
  fileprivate var beginsFigure: Bool { isWordInASCII || self == "+" || self == "(" }
  fileprivate var endsFigure: Bool { isWordInASCII || self == ")" }

  private var isWordInASCII: Bool {
    isASCII && (properties.isAlphabetic || properties.numericType != nil)
  }

  /// Whether it is of a block of scripts that are written from the right: Hebrew, Arabic, Syriac,
  /// Thaana, N'Ko and their like, with their presentation forms.
  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
