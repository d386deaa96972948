import RuleModel

/// Nodes → text, with the parentheses that CQL's precedences need and no others.
///
/// Reading the text again gives a tree that prints alike and means the same.
struct Printer {
  private let expression: Expression
  private let vocabulary: Vocabulary

  init(_ expression: Expression, _ vocabulary: Vocabulary) {
    self.expression = expression
    self.vocabulary = vocabulary
  }

  /// Above the strengths of expressions come those of terms.
  private enum Strength {
    static let loosest = 0
    static let term = 100
    static let sum = 101
    static let product = 102
    static let power = 103
    static let sign = 104
    static let postfix = 105
    static let primary = 106
  }

  private typealias Piece = (text: String, strength: Int)

  func text(of node: Int) -> String { piece(node).text }

  /// The text of a node, in parentheses where it binds less than `strength`.
  private func text(_ node: Int, atLeast strength: Int) -> String {
    let piece = piece(node)
    return piece.strength < strength ? "(\(piece.text))" : piece.text
  }

  private func piece(_ node: Int) -> Piece {
    let below = expression.children(of: node)
    switch expression.nodes[node].kind {
    case .constant(let place): return (expression.constants[Int(place)].literal, Strength.sign)
    case .input(let slot): return (vocabulary.inputs[Int(slot)].name, Strength.primary)
    case .element(let depth): return (elementName(node, Int(depth)), Strength.primary)
    case .field(let field):
      return (
        "\(text(below[0], atLeast: Strength.postfix)).\(name(field, below[0]))",
        Strength.postfix
      )
    case .definition(let name): return (expression.names[Int(name)].asName, Strength.primary)
    case .list: return ("{\(listed(below))}", Strength.primary)
    case .operation(let operation): return piece(operation, below)
    case .quantifier(let quantifier): return (text(quantifier, below), Strength.primary)
    case .conditional:
      let parts = below.map(text(of:))
      return ("if \(parts[0]) then \(parts[1]) else \(parts[2])", Strength.loosest)
    case .cases: return (cases(below, subject: nil), Strength.primary)
    case .selection:
      return (cases(Array(below.dropFirst()), subject: below[0]), Strength.primary)
    case .cast:
      let base = text(below[0], atLeast: Parser.Strength.type)
      return ("\(base) as \(expression.types[node].cqlName)", Parser.Strength.type)
    }
  }

  private func listed(_ nodes: [Int]) -> String {
    nodes.map(text(of:)).joined(separator: ", ")
  }

  private func name(_ field: Int32, _ base: Int) -> String {
    guard case .record(let record) = expression.types[base] else { return "\(field)" }
    return vocabulary.records[record].fields[Int(field)].name
  }

  /// The name that the quantifier so many levels deep gives its element.
  private func elementName(_ node: Int, _ depth: Int) -> String {
    var names: [String] = []
    for (place, candidate) in expression.nodes[..<node].enumerated() where candidate.end > node {
      guard case .quantifier(let quantifier) = candidate.kind else { continue }
      // What stands in the list that a quantifier goes through does not see its element.
      if expression.nodes[place + 1].end > node { continue }
      names.append(expression.names[Int(quantifier.name)])
    }
    return depth < names.count ? names[depth] : "?"
  }

  private func text(_ quantifier: Expression.Quantifier, _ below: [Int]) -> String {
    let name = expression.names[Int(quantifier.name)]
    let list = text(below[0], atLeast: Strength.term)
    let condition = "satisfies (\(text(of: below[below.count - 1])))"
    switch quantifier.demand {
    case .some: return "some \(name) in \(list) \(condition)"
    case .every: return "every \(name) in \(list) \(condition)"
    case .atLeast(let count): return "at least \(count) \(name) in \(list) \(condition)"
    case .distinct(let count):
      let key = text(below[1], atLeast: Strength.term)
      return "at least \(count) \(name) in \(list) distinct by \(key) \(condition)"
    }
  }

  private func cases(_ below: [Int], subject: Int?) -> String {
    var text = "case"
    if let subject { text += " \(self.text(of: subject))" }
    for place in stride(from: 0, to: below.count - 1, by: 2) {
      text += " when \(self.text(of: below[place])) then \(self.text(of: below[place + 1]))"
    }
    return text + " else \(self.text(of: below[below.count - 1])) end"
  }

  // MARK: Operations

  private func piece(_ operation: Expression.Operation, _ below: [Int]) -> Piece {
    if let (sign, strength) = Self.infixes[operation] {
      let first = text(below[0], atLeast: operation.isChain ? strength + 1 : strength)
      let rest = below.dropFirst().map { text($0, atLeast: strength + 1) }
      return (([first] + rest).joined(separator: " \(sign) "), strength)
    }
    if let state = Self.states[operation] {
      let strength = Parser.Strength.type
      return ("\(text(below[0], atLeast: strength)) is \(state)", strength)
    }
    if let word = Self.prefixes[operation] {
      return (word + text(below[0], atLeast: Strength.sign), Strength.sign)
    }
    if let unit = Self.durations[operation] {
      let (from, to) = (
        text(below[0], atLeast: Strength.term), text(below[1], atLeast: Strength.term)
      )
      return ("\(unit) between \(from) and \(to)", Parser.Strength.prefix)
    }
    return special(operation, below)
  }

  private func special(_ operation: Expression.Operation, _ below: [Int]) -> Piece {
    switch operation {
    case .not, .exists:
      let operand = text(below[0], atLeast: Parser.Strength.prefix)
      return ("\(operation.rawValue) \(operand)", Parser.Strength.prefix)
    case .between, .properlyBetween:
      let strength = Parser.Strength.between
      let word = operation == .between ? "between" : "properly between"
      let bounds = below.dropFirst().map { text($0, atLeast: Strength.term) }
      return (
        "\(text(below[0], atLeast: strength)) \(word) \(bounds.joined(separator: " and "))",
        strength
      )
    case .distinct, .flatten:
      return ("\(operation.rawValue) (\(text(of: below[0])))", Strength.loosest)
    case .indexer:
      let base = text(below[0], atLeast: Strength.postfix)
      return ("\(base)[\(text(of: below[1]))]", Strength.postfix)
    case .sortAscending, .sortDescending:
      let order = operation == .sortAscending ? "asc" : "desc"
      return ("(\(text(of: below[0]))) x sort \(order)", Strength.postfix)
    case .precision, .lowBoundary, .highBoundary: return boundary(operation, below)
    default: return ("\(operation.functionName)(\(listed(below)))", Strength.primary)
    }
  }

  /// The last operand of these is how many places the first was written with.
  private func boundary(_ operation: Expression.Operation, _ below: [Int]) -> Piece {
    guard expression.types[below[0]] == .decimal else {
      return ("\(operation.functionName)(\(listed(below)))", Strength.primary)
    }
    var arguments = below.dropLast().map(text(of:))
    if let places = Int(text(of: below[below.count - 1])),
      let point = arguments[0].firstIndex(of: ".")
    {
      let written = arguments[0].distance(from: point, to: arguments[0].endIndex) - 1
      arguments[0] += String(repeating: "0", count: max(0, places - written))
    }
    return ("\(operation.functionName)(\(arguments.joined(separator: ", ")))", Strength.primary)
  }

  static let infixes: [Expression.Operation: (sign: String, strength: Int)] = [
    .and: ("and", Parser.Strength.and), .or: ("or", Parser.Strength.or),
    .xor: ("xor", Parser.Strength.or), .implies: ("implies", Parser.Strength.implies),
    .equal: ("=", Parser.Strength.equality), .notEqual: ("!=", Parser.Strength.equality),
    .equivalent: ("~", Parser.Strength.equality),
    .notEquivalent: ("!~", Parser.Strength.equality),
    .less: ("<", Parser.Strength.order), .lessOrEqual: ("<=", Parser.Strength.order),
    .greater: (">", Parser.Strength.order), .greaterOrEqual: (">=", Parser.Strength.order),
    .in: ("in", Parser.Strength.membership), .contains: ("contains", Parser.Strength.membership),
    .includes: ("includes", Parser.Strength.inclusion),
    .includedIn: ("included in", Parser.Strength.inclusion),
    .properlyIncludes: ("properly includes", Parser.Strength.inclusion),
    .properlyContains: ("properly includes", Parser.Strength.inclusion),
    .properlyIncludedIn: ("properly included in", Parser.Strength.inclusion),
    .properlyIn: ("properly included in", Parser.Strength.inclusion),
    .union: ("union", Parser.Strength.set), .intersect: ("intersect", Parser.Strength.set),
    .except: ("except", Parser.Strength.set),
    .add: ("+", Strength.sum), .subtract: ("-", Strength.sum),
    .multiply: ("*", Strength.product), .divide: ("/", Strength.product),
    .truncatedDivide: ("div", Strength.product), .modulo: ("mod", Strength.product),
  ]

  private static let states: [Expression.Operation: String] = [
    .isNull: "null", .isNotNull: "not null", .isTrue: "true", .isNotTrue: "not true",
    .isFalse: "false", .isNotFalse: "not false",
  ]

  private static let prefixes: [Expression.Operation: String] = [
    .negate: "-", .plus: "+", .successor: "successor of ", .predecessor: "predecessor of ",
    .singletonFrom: "singleton from ",
  ]

  private static let durations: [Expression.Operation: String] = [
    .yearsBetween: "years", .monthsBetween: "months", .weeksBetween: "weeks",
    .daysBetween: "days", .differenceInYears: "difference in years",
    .differenceInMonths: "difference in months", .differenceInWeeks: "difference in weeks",
    .differenceInDays: "difference in days",
  ]
}
