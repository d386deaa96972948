/// Why a typed text is no answer, in words for the person who typed it.
public enum UnreadAnswer: Error, Sendable, Hashable {
  /// Typing on can make it one: `14-Ju`. Said only when the field is left.
  case incomplete(String)
  /// Typing on cannot mend it: `30-Feb`.
  case refused(String)

  /// What is wrong with it, what is allowed, what to do.
  public var message: String {
    switch self {
    case .incomplete(let message), .refused(let message): message
    }
  }
}

extension String {
  /// A typed text as a message quotes it: on one line, without control characters, not too long.
  var quoted: String {
    let shown = unicodeScalars.map { $0.isPlain ? Character($0) : "\u{FFFD}" }
    return shown.count > 24 ? String(shown.prefix(24)) + "..." : String(shown)
  }

  /// Begun with a capital and ended with a full stop.
  var sentence: String { prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".") }

  /// Without spaces around it.
  var trimmed: String {
    let start = drop { $0 == " " }
    let end = start.lastIndex { $0 != " " }
    return end.map { String(start[...$0]) } ?? ""
  }
}

extension Unicode.Scalar {
  /// Whether a terminal and a letter show it as it is: no control character, nothing that turns
  /// the direction of writing, no half of a code.
  var isPlain: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned,
      .format:
      // The joiners are part of some scripts' spelling.
      value == 0x200C || value == 0x200D
    default: true
    }
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
