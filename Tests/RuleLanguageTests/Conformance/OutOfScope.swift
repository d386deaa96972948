/// Why a published test is outside the language: decided by what stands in its expression or its
/// output, never by its name.
enum OutOfScope: String, CaseIterable {
  case long = "Long"
  case ratio
  case tuple
  case interval
  case timeOfDay = "time of day, time zone"
  case subDayUnit = "unit below a day"
  case clock = "the clock"
  case conversion = "conversion or message"
  case method = "method of a value"

  /// nil for what the language has to answer.
  static func reason(expression: String, output: String?) -> OutOfScope? {
    let texts = [words(of: expression), words(of: output ?? "")]
    return allCases.first { reason in texts.contains(where: reason.stands) }
  }

  private func stands(in words: [String]) -> Bool {
    switch self {
    case .long:
      words.contains { $0 == "Long" || $0.first?.isNumber == true && $0.hasSuffix("L") }
    case .ratio: words.contains(":") && !words.contains("Tuple")
    case .tuple: words.contains("Tuple")
    case .interval: words.contains("Interval")
    case .timeOfDay: words.contains(where: Self.hasTime) || Self.hasTimeArguments(words)
    case .subDayUnit: words.contains(where: Self.subDayUnits.contains)
    case .clock: words.contains("Today") || words.contains("Now")
    case .conversion: words.contains("convert") || words.contains("Message")
    case .method: zip(words, words.dropFirst()).contains { $0 == (")", ".") }
    }
  }

  private static let subDayUnits: Set<String> = [
    "hour", "hours", "minute", "minutes", "second", "seconds", "millisecond", "milliseconds",
  ]

  /// `Time`, `@T10:30`, `@2014-01-01T08`.
  private static func hasTime(_ word: String) -> Bool {
    if word == "Time" { return true }
    guard word.hasPrefix("@"), let mark = word.firstIndex(of: "T") else { return false }
    return word.index(after: mark) < word.endIndex
  }

  /// `DateTime(…)` with an hour that is not null.
  private static func hasTimeArguments(_ words: [String]) -> Bool {
    for start in words.indices where words[start] == "DateTime" {
      let arguments = words[start...].prefix { $0 != ")" }.dropFirst(2).filter { $0 != "," }
      if arguments.dropFirst(3).contains(where: { $0 != "null" }) { return true }
    }
    return false
  }

  /// Texts in quotes, `@` literals, figures with what is joined to them, names, and signs.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var rest = text[...]
    while let first = rest.first {
      let length: Int
      switch first {
      case "'": length = quotedLength(rest)
      case "@": length = 1 + rest.dropFirst().prefix { "0123456789-+:.TZ".contains($0) }.count
      case _ where first.isNumber:
        length = rest.prefix { $0.isNumber || $0 == "L" || $0 == "." }.count
      case _ where first.isLetter: length = rest.prefix { $0.isLetter || $0.isNumber }.count
      default: length = 1
      }
      if !first.isWhitespace { words.append(String(rest.prefix(length))) }
      rest = rest.dropFirst(length)
    }
    return words
  }

  private static func quotedLength(_ text: Substring) -> Int {
    var isEscaped = false
    for (place, character) in text.enumerated().dropFirst() {
      if character == "'", !isEscaped { return place + 1 }
      isEscaped = character == "\\" && !isEscaped
    }
    return text.count
  }
}
