import RuleModel

/// Tokens → syntax, with the precedences of CQL 1.5's grammar.
struct Parser {
  private let tokens: [Token]
  private var index = 0
  private var depth = 0

  /// Deeper nesting than this is refused, so that no text can exhaust the stack.
  static let deepest = 100

  static func syntax(of text: String) throws(Fault) -> Syntax {
    var parser = Parser(tokens: try Lexer.tokens(of: text))
    let syntax = try parser.expression()
    guard parser.current.kind == .end else { throw parser.unexpected("an operator or the end") }
    return syntax
  }

  private init(tokens: [Token]) { self.tokens = tokens }

  // MARK: Tokens

  var current: Token { tokens[index] }

  func peek(_ ahead: Int) -> Token { tokens[min(index + ahead, tokens.count - 1)] }

  mutating func take() -> Token {
    let token = current
    if index < tokens.count - 1 { index += 1 }
    return token
  }

  mutating func takes(word: String) -> Bool {
    guard current.isWord(word) else { return false }
    _ = take()
    return true
  }

  mutating func takes(sign: String) -> Bool {
    guard current.isSign(sign) else { return false }
    _ = take()
    return true
  }

  mutating func expect(word: String) throws(Fault) {
    if !takes(word: word) { throw unexpected("`\(word)`") }
  }

  mutating func expect(sign: String) throws(Fault) {
    if !takes(sign: sign) { throw unexpected("`\(sign)`") }
  }

  mutating func expectName() throws(Fault) -> Syntax.Word {
    guard case .word(let text, _) = current.kind else { throw unexpected("a name") }
    let token = take()
    return Syntax.Word(text: text, offset: token.offset, length: token.length)
  }

  func unexpected(_ wanted: String, help: String? = nil) -> Fault {
    Fault(
      offset: current.offset, length: current.length,
      message: "expected \(wanted) but found \(current.description)", help: help)
  }

  /// From `start` through the token taken last.
  func made(_ form: Syntax.Form, from start: Int) -> Syntax {
    let last = tokens[max(0, index - 1)]
    return Syntax(form: form, offset: start, length: last.offset + last.length - start)
  }

  mutating func nested<Result>(
    _ body: (inout Parser) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw Fault(
        offset: current.offset, length: current.length,
        message: "this expression is nested more than \(Self.deepest) deep",
        help: "give its parts names of their own")
    }
    return try body(&self)
  }

  // MARK: Expressions, from the loosest operator to the tightest

  /// What binds an operator's operands; the greater, the tighter.
  enum Strength {
    static let set = 1
    static let implies = 2
    static let or = 3
    static let and = 4
    static let membership = 5
    static let equality = 6
    static let inclusion = 7
    static let order = 8
    static let between = 9
    static let prefix = 10
    static let type = 11
  }

  mutating func expression(_ least: Int = 0) throws(Fault) -> Syntax {
    try nested { parser throws(Fault) in
      var left = try parser.prefixed()
      while let (infix, strength) = parser.infix(), strength >= least {
        left = try parser.apply(infix, strength, to: left)
      }
      return left
    }
  }

  private mutating func prefixed() throws(Fault) -> Syntax {
    let start = current.offset
    if takes(word: "not") {
      return made(.operation(.not, [try expression(Strength.prefix)]), from: start)
    }
    if current.isWord("exists") {
      _ = take()
      return made(.operation(.exists, [try expression(Strength.prefix)]), from: start)
    }
    if let duration = try durationBetween() { return duration }
    return try term()
  }

  private mutating func durationBetween() throws(Fault) -> Syntax? {
    let start = current.offset
    let isDifference = current.isWord("difference") && peek(1).isWord("in")
    let isDuration = current.isWord("duration") && peek(1).isWord("in")
    let unit = isDifference || isDuration ? peek(2) : current
    let between = isDifference || isDuration ? peek(3) : peek(1)
    guard case .word(let name, false) = unit.kind, between.isWord("between"),
      let operation = Self.betweenOperation(name, isDifference: isDifference)
    else { return nil }
    while !takes(word: "between") { _ = take() }
    let from = try term()
    try expect(word: "and")
    return made(.operation(operation, [from, try term()]), from: start)
  }

  private static func betweenOperation(
    _ unit: String, isDifference: Bool
  ) -> Expression.Operation? {
    switch unit {
    case "years": isDifference ? .differenceInYears : .yearsBetween
    case "months": isDifference ? .differenceInMonths : .monthsBetween
    case "weeks": isDifference ? .differenceInWeeks : .weeksBetween
    case "days": isDifference ? .differenceInDays : .daysBetween
    default: nil
    }
  }

  private enum Infix {
    case binary(Expression.Operation, words: Int)
    case between(isProper: Bool)
    case state
    case cast
  }

  private func infix() -> (Infix, strength: Int)? {
    switch current.kind {
    case .sign(let sign):
      guard let (operation, strength) = Self.signs[sign] else { return nil }
      return (.binary(operation, words: 1), strength)
    case .word(let word, false):
      return infix(word)
    default: return nil
    }
  }

  private func infix(_ word: String) -> (Infix, strength: Int)? {
    switch word {
    case "is": return (.state, Strength.type)
    case "as": return (.cast, Strength.type)
    case "between": return (.between(isProper: false), Strength.between)
    case "included" where peek(1).isWord("in"):
      return (.binary(.includedIn, words: 2), Strength.inclusion)
    case "properly": return properly()
    default:
      guard let (operation, strength) = Self.words[word] else { return nil }
      return (.binary(operation, words: 1), strength)
    }
  }

  private func properly() -> (Infix, strength: Int)? {
    if peek(1).isWord("between") { return (.between(isProper: true), Strength.between) }
    if peek(1).isWord("includes") {
      return (.binary(.properlyIncludes, words: 2), Strength.inclusion)
    }
    if peek(1).isWord("included"), peek(2).isWord("in") {
      return (.binary(.properlyIncludedIn, words: 3), Strength.inclusion)
    }
    return nil
  }

  private static let signs: [String: (Expression.Operation, Int)] = [
    "<": (.less, Strength.order), "<=": (.lessOrEqual, Strength.order),
    ">": (.greater, Strength.order), ">=": (.greaterOrEqual, Strength.order),
    "=": (.equal, Strength.equality), "!=": (.notEqual, Strength.equality),
    "~": (.equivalent, Strength.equality), "!~": (.notEquivalent, Strength.equality),
    "|": (.union, Strength.set),
  ]

  private static let words: [String: (Expression.Operation, Int)] = [
    "and": (.and, Strength.and), "or": (.or, Strength.or), "xor": (.xor, Strength.or),
    "implies": (.implies, Strength.implies), "in": (.in, Strength.membership),
    "contains": (.contains, Strength.membership), "includes": (.includes, Strength.inclusion),
    "union": (.union, Strength.set), "intersect": (.intersect, Strength.set),
    "except": (.except, Strength.set),
  ]

  private mutating func apply(
    _ infix: Infix, _ strength: Int, to left: Syntax
  ) throws(Fault) -> Syntax {
    switch infix {
    case .binary(let operation, let words):
      for _ in 0..<words { _ = take() }
      let right = try expression(strength + 1)
      return made(.operation(operation, [left, right]), from: left.offset)
    case .between(let isProper):
      while !takes(word: "between") { _ = take() }
      let low = try term()
      try expect(word: "and")
      return made(
        .operation(isProper ? .properlyBetween : .between, [left, low, try term()]),
        from: left.offset)
    case .state: return try state(of: left)
    case .cast:
      _ = take()
      return made(.cast(left, try typeName()), from: left.offset)
    }
  }

  /// `is null`, `is not true` and so on.
  private mutating func state(of operand: Syntax) throws(Fault) -> Syntax {
    _ = take()
    let isNot = takes(word: "not")
    let operation: Expression.Operation
    switch current.kind {
    case .word("null", false): operation = isNot ? .isNotNull : .isNull
    case .word("true", false): operation = isNot ? .isNotTrue : .isTrue
    case .word("false", false): operation = isNot ? .isNotFalse : .isFalse
    default: throw unexpected("`null`, `true` or `false`")
    }
    _ = take()
    return made(.operation(operation, [operand]), from: operand.offset)
  }
}
