import RuleModel

import struct FoundationEssentials.Decimal

extension Parser {
  // MARK: Arithmetic

  mutating func term(_ least: Int = 0) throws(Fault) -> Syntax {
    try nested { parser throws(Fault) in
      var left = try parser.signedTerm()
      while let (operation, strength) = parser.arithmetic(), strength >= least {
        _ = parser.take()
        let right = try parser.term(strength + 1)
        left = parser.made(.operation(operation, [left, right]), from: left.offset)
      }
      return left
    }
  }

  private func arithmetic() -> (Expression.Operation, strength: Int)? {
    switch current.kind {
    case .sign("+"): (.add, 1)
    case .sign("-"): (.subtract, 1)
    case .sign("*"): (.multiply, 2)
    case .sign("/"): (.divide, 2)
    case .word("div", false): (.truncatedDivide, 2)
    case .word("mod", false): (.modulo, 2)
    case .sign("^"): (.power, 3)
    default: nil
    }
  }

  private mutating func signedTerm() throws(Fault) -> Syntax {
    let start = current.offset
    for (sign, operation) in [("-", Expression.Operation.negate), ("+", .plus)]
    where current.isSign(sign) {
      _ = take()
      // The smallest integer has no positive counterpart: the sign belongs to the literal.
      if case .integer = current.kind { return try literal(sign: sign, from: start) }
      return made(
        .operation(operation, [try nested { parser throws(Fault) in try parser.signedTerm() }]),
        from: start)
    }
    if let operation = Self.prefixes.first(where: {
      current.isWord($0.word) && peek(1).isWord($0.second)
    }) {
      _ = (take(), take())
      return made(
        .operation(
          operation.operation, [try nested { parser throws(Fault) in try parser.signedTerm() }]),
        from: start)
    }
    return try postfixed()
  }

  private static let prefixes: [(word: String, second: String, operation: Expression.Operation)] = [
    ("successor", "of", .successor), ("predecessor", "of", .predecessor),
    ("singleton", "from", .singletonFrom),
  ]

  private mutating func postfixed() throws(Fault) -> Syntax {
    var base = try primary()
    while true {
      if takes(sign: ".") {
        base = made(.property(base, try expectName()), from: base.offset)
      } else if takes(sign: "[") {
        let place = try expression()
        try expect(sign: "]")
        base = made(.operation(.indexer, [base, place]), from: base.offset)
      } else if case .word(let alias, false) = current.kind, peek(1).isWord("sort") {
        base = try sorted(base, alias: alias)
      } else {
        return base
      }
    }
  }

  private mutating func sorted(_ base: Syntax, alias: String) throws(Fault) -> Syntax {
    _ = (take(), take())
    let operation: Expression.Operation
    switch current.kind {
    case .word("asc", false), .word("ascending", false): operation = .sortAscending
    case .word("desc", false), .word("descending", false): operation = .sortDescending
    default: throw unexpected("`asc` or `desc`")
    }
    _ = take()
    return made(.operation(operation, [base]), from: base.offset)
  }

  // MARK: What stands by itself

  private mutating func primary() throws(Fault) -> Syntax {
    let start = current.offset
    switch current.kind {
    case .integer, .decimal: return try literal(sign: "", from: start)
    case .text(let text):
      _ = take()
      return made(.literal(.text(text)), from: start)
    case .date(let text): return try dateLiteral(text)
    case .sign("("):
      _ = take()
      let inside = try expression()
      try expect(sign: ")")
      return made(inside.form, from: start)
    case .sign("{"): return try list(from: start)
    case .word(let word, let isQuoted):
      if !isQuoted, let syntax = try keyword(word) { return syntax }
      return try name()
    default: throw unexpected("a value")
    }
  }

  private mutating func keyword(_ word: String) throws(Fault) -> Syntax? {
    let start = current.offset
    switch word {
    case "null", "true", "false":
      _ = take()
      return made(.literal(word == "null" ? .null : .boolean(word == "true")), from: start)
    case "if": return try conditional()
    case "case": return try cases()
    case "distinct", "flatten":
      _ = take()
      let operation: Expression.Operation = word == "distinct" ? .distinct : .flatten
      return made(.operation(operation, [try expression()]), from: start)
    case "minimum", "maximum":
      guard case .word = peek(1).kind else { return nil }
      _ = take()
      return made(.extreme(isMinimum: word == "minimum", try typeName()), from: start)
    case "List" where peek(1).isSign("<"):
      _ = try typeName()
      return try list(from: start)
    case "Interval" where peek(1).isSign("[") || peek(1).isSign("("):
      throw outside("intervals", help: "write `x between a and b`")
    case "Tuple" where peek(1).isSign("{"): throw outside("tuples")
    case "convert": throw outside("conversions")
    case "some", "every", "at": return try quantifier(word)
    case _ where Self.reserved.contains(word): throw unexpected("a value")
    default: return nil
    }
  }

  private static let reserved: Set<String> = [
    "and", "or", "xor", "implies", "in", "contains", "then", "else", "end", "when", "div", "mod",
    "is", "as", "between", "satisfies",
  ]

  func outside(_ what: String, help: String? = nil) -> Fault {
    Fault(
      offset: current.offset, length: current.length,
      message: "\(what) are not part of this language", help: help)
  }

  private mutating func list(from start: Int) throws(Fault) -> Syntax {
    try expect(sign: "{")
    var members: [Syntax] = []
    if !takes(sign: "}") {
      repeat { members.append(try expression()) } while takes(sign: ",")
      try expect(sign: "}")
    }
    return made(.list(members), from: start)
  }

  private mutating func name() throws(Fault) -> Syntax {
    let first = try expectName()
    if current.isSign("(") {
      _ = take()
      var arguments: [Syntax] = []
      if !takes(sign: ")") {
        repeat { arguments.append(try expression()) } while takes(sign: ",")
        try expect(sign: ")")
      }
      return made(.call(first, arguments), from: first.offset)
    }
    var words = [first]
    while current.isSign("."), case .word = peek(1).kind, !peek(2).isSign("(") {
      _ = take()
      words.append(try expectName())
    }
    return made(.name(words), from: first.offset)
  }

  // MARK: Branches and quantifiers

  private mutating func conditional() throws(Fault) -> Syntax {
    let start = take().offset
    let condition = try expression()
    try expect(word: "then")
    let then = try expression()
    try expect(word: "else")
    return made(.conditional(condition, then, try expression()), from: start)
  }

  private mutating func cases() throws(Fault) -> Syntax {
    let start = take().offset
    let subject = current.isWord("when") ? nil : try expression()
    var branches: [(when: Syntax, then: Syntax)] = []
    while takes(word: "when") {
      let when = try expression()
      try expect(word: "then")
      branches.append((when, try expression()))
    }
    guard !branches.isEmpty else { throw unexpected("`when`") }
    try expect(word: "else")
    let otherwise = try expression()
    try expect(word: "end")
    if let subject { return made(.selection(subject, branches, otherwise: otherwise), from: start) }
    return made(.cases(branches, otherwise: otherwise), from: start)
  }

  private mutating func quantifier(_ word: String) throws(Fault) -> Syntax? {
    let start = current.offset
    var demand: Expression.Quantifier.Demand
    switch word {
    case "at":
      guard peek(1).isWord("least") else { return nil }
      _ = (take(), take())
      demand = .atLeast(try count())
    default:
      guard case .word(let next, _) = peek(1).kind, !Self.reserved.contains(next) else {
        return nil
      }
      _ = take()
      demand = word == "some" ? .some : .every
    }
    let element = try expectName()
    try expect(word: "in")
    let list = try term()
    var key: Syntax?
    if case .atLeast(let count) = demand, takes(word: "distinct") {
      try expect(word: "by")
      key = try term()
      demand = .distinct(count)
    }
    try expect(word: "satisfies")
    guard current.isSign("(") else {
      throw unexpected("`(`", help: "write the condition in parentheses: `satisfies (…)`")
    }
    let condition = try postfixed()
    return made(
      .quantifier(
        .init(demand: demand, element: element, list: list, key: key, condition: condition)),
      from: start)
  }

  private mutating func count() throws(Fault) -> Int32 {
    guard case .integer(let figure) = current.kind, let count = Int32(figure), count >= 1 else {
      throw unexpected("a whole number from 1")
    }
    _ = take()
    return count
  }

  // MARK: Types

  mutating func typeName() throws(Fault) -> Syntax.TypeName {
    let start = current
    if takes(word: "System") { try expect(sign: ".") }
    let name = try expectName()
    if name.text == "List" {
      try expect(sign: "<")
      let member = try nested { parser throws(Fault) in try parser.typeName() }
      try expect(sign: ">")
      return .init(text: "List<\(member.text)>", type: .list(member.type))
    }
    guard let type = Self.types[name.text] else {
      throw Fault(
        offset: start.offset, length: name.end - start.offset,
        message: "`\(name.text)` is not a type of this language",
        help: "the types are \(Self.types.keys.sorted().joined(separator: ", ")) and List<…>")
    }
    return .init(text: name.text, type: type)
  }

  private static let types: [String: ValueType] = [
    "Any": .any, "Boolean": .boolean, "Integer": .integer, "Decimal": .decimal,
    "String": .text(choices: nil), "Date": .date, "DateTime": .date,
    "Quantity": .quantity(unit: nil),
  ]
}
