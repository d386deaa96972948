import Diagnostics
import RuleModel

extension Checker {
  /// Checks that two can be compared, in type, unit and choices.
  mutating func compare(
    _ left: Operand, _ right: Operand, isOrdered: Bool, _ syntax: Syntax
  ) {
    guard left.type.unified(with: right.type) != nil else {
      return reportIncomparable(left, right, syntax)
    }
    if isOrdered, let unordered = [left, right].first(where: { !$0.type.isOrdered }) {
      report(unordered.syntax, "\(unordered.type.described) is neither more nor less than another")
    }
    checkUnits(left, right)
    checkChoices(right, against: left)
    checkChoices(left, against: right)
  }

  private mutating func reportIncomparable(_ left: Operand, _ right: Operand, _ syntax: Syntax) {
    for (figure, bare) in [(left, right), (right, left)] {
      guard case .quantity(let unit?) = figure.type, bare.type.isNumber else { continue }
      report(
        bare.syntax,
        "\(named(figure.syntax)) is in \(ValueType.plural(unit)), but this has no unit",
        help: bare.syntax.figure.map { "write `\($0) \(ValueType.plural(unit))`" })
      return
    }
    report(syntax, "\(left.type.described) cannot be compared with \(right.type.described)")
  }

  private mutating func checkUnits(_ left: Operand, _ right: Operand) {
    guard dialect == .policy else { return }
    if let unknown = [left, right].first(where: { $0.type == .quantity(unit: nil) }) {
      report(unknown.syntax, "the unit of this is not known before a case is evaluated")
      return
    }
    guard let unit = left.type.unit, let other = right.type.unit,
      !Quantity.isComparable(unit, with: other)
    else { return }
    report(
      right.syntax,
      "\(named(left.syntax)) is in \(ValueType.plural(unit)), but this is in "
        + ValueType.plural(other),
      help: right.syntax.figure.map { _ in "write the figure in \(ValueType.plural(unit))" })
  }

  /// Checks that the texts written in `operand` are among the choices that `subject` has.
  private mutating func checkChoices(_ operand: Operand, against subject: Operand) {
    guard let choices = subject.type.choices else { return }
    if let others = operand.type.choices {
      guard Set(choices).isDisjoint(with: others) else { return }
      report(operand.syntax, "this is never one of \(Self.listed(choices))")
      return
    }
    checkLiterals(operand.syntax, choices, subject.syntax)
  }

  private mutating func checkLiterals(
    _ syntax: Syntax, _ choices: [String], _ subject: Syntax
  ) {
    switch syntax.form {
    case .literal(.text(let text)) where !choices.contains(text):
      let near = nearestName(to: text, among: choices)
      report(
        syntax, "\(named(subject)) is never '\(text)'",
        help: near.map { "did you mean '\($0)'?" } ?? "it is one of \(Self.listed(choices))")
    case .list(let members):
      for member in members { checkLiterals(member, choices, subject) }
    case .conditional(_, let then, let otherwise):
      checkLiterals(then, choices, subject)
      checkLiterals(otherwise, choices, subject)
    case .operation(.union, let operands), .operation(.except, let operands),
      .operation(.intersect, let operands):
      for operand in operands { checkLiterals(operand, choices, subject) }
    case .cases(let branches, let otherwise), .selection(_, let branches, let otherwise):
      for branch in branches { checkLiterals(branch.then, choices, subject) }
      checkLiterals(otherwise, choices, subject)
    case .name(let words):
      checkDefinition(words.map(\.text).joined(separator: "."), choices, subject)
    default: break
    }
  }

  /// Checks the texts in a definition, which were nobody's choices where it was read alone.
  private mutating func checkDefinition(
    _ name: String, _ choices: [String], _ subject: Syntax
  ) {
    guard let named = definitions[name], let syntax = try? Parser.syntax(of: named.text) else {
      return
    }
    let around = definition
    definition = named
    checkLiterals(syntax, choices, subject)
    definition = around
  }

  private static func listed(_ choices: [String]) -> String {
    choices.map { "'\($0)'" }.joined(separator: ", ")
  }

  /// Checks a test of membership or inclusion, and gives the operation that its types choose.
  mutating func membership(
    _ operation: Expression.Operation, _ left: Operand, _ right: Operand, _ syntax: Syntax
  ) -> Expression.Operation {
    let takesListRight = [.in, .includedIn, .properlyIncludedIn].contains(operation)
    let (list, other) = takesListRight ? (right, left) : (left, right)
    guard let member = list.type.member else {
      report(
        list.syntax, "`\(operation.written)` needs a list, but this is \(list.type.described)",
        help: "write `{ … }`")
      return operation
    }
    let isElement = other.type.isElement(of: operation)
    let item = Operand(other.syntax, isElement ? other.type : other.type.member ?? .any)
    compare(Operand(list.syntax, member), item, isOrdered: false, syntax)
    return isElement ? operation.ofElement : operation
  }

  /// What an error calls something that is compared.
  private func named(_ syntax: Syntax) -> String {
    path(syntax).map { "`\($0)`" } ?? "the other side"
  }

  private func path(_ syntax: Syntax) -> String? {
    switch syntax.form {
    case .name(let words): words.map(\.text).joined(separator: ".")
    case .property(let base, let word): path(base).map { "\($0).\(word.text)" }
    case .literal(.quantity(let quantity)):
      "\(quantity.amount) \(ValueType.plural(quantity.unit))"
    default: nil
    }
  }
}

extension Syntax {
  /// The number written here, as text; nil for anything but a literal number.
  fileprivate var figure: String? {
    switch form {
    case .literal(.integer(let figure)): "\(figure)"
    case .decimal(.decimal(let figure), _): "\(figure)"
    case .literal(.quantity(let quantity)): "\(quantity.amount)"
    default: nil
    }
  }
}

extension ValueType {
  fileprivate var isOrdered: Bool {
    switch self {
    case .boolean, .list, .record: false
    default: true
    }
  }

  fileprivate var isNumber: Bool { self == .integer || self == .decimal }

  fileprivate var unit: String? {
    if case .quantity(let unit) = self { return unit }
    return nil
  }

  fileprivate var choices: [String]? {
    switch self {
    case .text(let choices): choices
    case .list(let member): member.choices
    default: nil
    }
  }

  /// Of a list, the type of its members; of null, null.
  fileprivate var member: ValueType? {
    switch self {
    case .list(let member): member
    case .any: .any
    default: nil
    }
  }

  // `null` beside `includes` is a list that is not known, beside `properly includes` a member.
  fileprivate func isElement(of operation: Expression.Operation) -> Bool {
    switch self {
    case .list: operation == .in || operation == .contains
    case .any: operation != .includes && operation != .includedIn
    default: true
    }
  }
}

extension Expression.Operation {
  /// The operation for a single element where the words are the same as for lists.
  fileprivate var ofElement: Expression.Operation {
    switch self {
    case .includes: .contains
    case .includedIn: .in
    case .properlyIncludes: .properlyContains
    case .properlyIncludedIn: .properlyIn
    default: self
    }
  }
}
