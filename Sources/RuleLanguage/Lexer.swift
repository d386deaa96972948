/// Cuts the text of an expression into tokens, as CQL's grammar does.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// All tokens, the last of which is ``Token/Kind/end``.
  static func tokens(of text: String) throws(Fault) -> [Token] {
    var lexer = Lexer(text)
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    tokens.append(Token(kind: .end, offset: lexer.scalars.count, length: 1))
    return tokens
  }

  private mutating func next() throws(Fault) -> Token? {
    try skipSpace()
    guard let first = peek() else { return nil }
    let start = index
    let kind: Token.Kind
    switch first {
    case "0"..."9": kind = try number()
    case "'": kind = .text(try quoted(by: "'"))
    case "\"", "`": kind = .word(try quoted(by: first), isQuoted: true)
    case "@": kind = try date()
    case _ where Self.beginsWord(first): kind = .word(word(), isQuoted: false)
    default: kind = .sign(try sign(first))
    }
    return Token(kind: kind, offset: start, length: index - start)
  }

  // MARK: Parts

  private mutating func skipSpace() throws(Fault) {
    while let scalar = peek() {
      if Self.isSpace(scalar) {
        index += 1
      } else if scalar == "/", peek(1) == "/" {
        while peek() != nil, peek() != "\n" { index += 1 }
      } else if scalar == "/", peek(1) == "*" {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(Fault) {
    let start = index
    index += 2
    while !(peek() == "*" && peek(1) == "/") {
      guard peek() != nil else {
        throw Fault(
          offset: start, length: 2, message: "this comment has no end", help: "end it with `*/`")
      }
      index += 1
    }
    index += 2
  }

  private mutating func number() throws(Fault) -> Token.Kind {
    let start = index
    takeDigits()
    var isDecimal = false
    if peek() == ".", let after = peek(1), Self.isDigit(after) {
      isDecimal = true
      index += 1
      takeDigits()
    }
    let figure = text(from: start)
    if peek() == "L", !Self.continuesWord(peek(1)) {
      throw Fault(
        offset: start, length: index + 1 - start,
        message: "`\(figure)L` is a Long, which this language does not have",
        help: "write `\(figure)`")
    }
    return isDecimal ? .decimal(figure) : .integer(figure)
  }

  private mutating func word() -> String {
    let start = index
    while Self.continuesWord(peek()) { index += 1 }
    return text(from: start)
  }

  private mutating func date() throws(Fault) -> Token.Kind {
    index += 1
    let start = index
    while let scalar = peek(), Self.belongsToDate(scalar, next: peek(1)) { index += 1 }
    return .date(text(from: start))
  }

  private mutating func sign(_ first: Unicode.Scalar) throws(Fault) -> String {
    index += 1
    for pair in ["<=", ">=", "!=", "!~"] where pair.unicodeScalars.first == first {
      if peek() == pair.unicodeScalars.last {
        index += 1
        return pair
      }
    }
    guard "=<>~+-*/^(){}[],.&:|".unicodeScalars.contains(first) else {
      throw Fault(
        offset: index - 1, length: 1, message: "`\(first)` has no meaning here",
        help: Self.remedy(for: first))
    }
    return String(first)
  }

  private mutating func quoted(by mark: Unicode.Scalar) throws(Fault) -> String {
    let start = index
    index += 1
    var content = String.UnicodeScalarView()
    while let scalar = peek() {
      index += 1
      if scalar == mark { return String(content) }
      content.append(scalar == "\\" ? try escaped() : scalar)
    }
    throw Fault(
      offset: start, length: 1, message: "this text has no end", help: "end it with `\(mark)`")
  }

  private mutating func escaped() throws(Fault) -> Unicode.Scalar {
    guard let scalar = peek() else {
      throw Fault(offset: index - 1, length: 1, message: "nothing follows this `\\`")
    }
    index += 1
    switch scalar {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "f": return "\u{C}"
    case "u": return try codePoint()
    case "'", "\"", "`", "\\", "/": return scalar
    default:
      throw Fault(
        offset: index - 2, length: 2, message: "`\\\(scalar)` stands for nothing",
        help: "write `\\\\` for a backslash")
    }
  }

  private mutating func codePoint() throws(Fault) -> Unicode.Scalar {
    let end = min(index + 4, scalars.count)
    let digits = String(String.UnicodeScalarView(scalars[index..<end]))
    guard digits.utf8.count == 4, let code = UInt32(digits, radix: 16),
      let scalar = Unicode.Scalar(code)
    else {
      throw Fault(
        offset: index - 2, length: end - index + 2,
        message: "`\\u\(digits)` is no character", help: "give four hexadecimal digits")
    }
    index = end
    return scalar
  }

  // MARK: Scalars

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    index + ahead < scalars.count ? scalars[index + ahead] : nil
  }

  private mutating func takeDigits() {
    while let digit = peek(), Self.isDigit(digit) { index += 1 }
  }

  /// Of words, figures and dates alone, which are ASCII.
  private func text(from start: Int) -> String {
    String(decoding: scalars[start..<index].map { UInt8(ascii: $0) }, as: UTF8.self)
  }

  /// The properties of a scalar are looked up only where it is not plain to see.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t"..."\r": true
    default: !scalar.isASCII && scalar.properties.isWhitespace
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func beginsWord(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
  }

  private static func continuesWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return beginsWord(scalar) || isDigit(scalar)
  }

  // A date is read with its time, so that the error can say that times are not part of it.
  private static func belongsToDate(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "0"..."9", "T", "Z", ":": true
    case "-", "+", ".": next.map(isDigit) ?? false
    default: false
    }
  }

  private static func remedy(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "≥": "write `>=`"
    case "≤": "write `<=`"
    case "≠": "write `!=`"
    case "%": "write a percentage as `20 '%'`"
    case "!": "write `not (…)` or `!=`"
    case "“", "”", "‘", "’": "write straight quotation marks: `'…'`"
    default: nil
    }
  }
}
