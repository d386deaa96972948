import Diagnostics
import RuleModel

extension Checker {
  mutating func check(
    call name: Syntax.Word, _ arguments: [Syntax], _ syntax: Syntax
  ) -> ValueType {
    if let operation = Signatures.functions[name.text] {
      let kept = name.text == "DateTime" ? withoutTime(arguments) : arguments
      return check(operation, kept, syntax, function: name)
    }
    report(
      offset: name.offset, length: name.length, "there is no function `\(name.text)`",
      help: Self.help(for: name.text, among: Array(Signatures.functions.keys)))
    return emit(syntax) { checker in (checker.constant(.null), .any) }
  }

  mutating func check(
    _ operation: Expression.Operation, _ operands: [Syntax], _ syntax: Syntax,
    function: Syntax.Word? = nil
  ) -> ValueType {
    let start = nextNode
    var lastOperand = start
    let type = emit(syntax) { checker in
      let operands = checker.chained(operation, operands).map { syntax in
        lastOperand = checker.nextNode
        return Operand(syntax, checker.check(syntax))
      }
      let (actual, type) = checker.resolve(operation, operands, syntax, function)
      if operation.readsPlaces { checker.emitPlaces(operands) }
      return (.operation(actual), type)
    }
    if dialect == .policy {
      refuse(
        operation, syntax, readsInput: readsInput(from: start),
        last: literal(at: lastOperand))
    }
    return type
  }

  /// Of `DateTime`, the date alone where the hour and all below it are null.
  private func withoutTime(_ arguments: [Syntax]) -> [Syntax] {
    let isDate = arguments.dropFirst(3).allSatisfy { argument in
      if case .literal(.unknown) = argument.form { return true }
      return false
    }
    return isDate ? Array(arguments.prefix(3)) : arguments
  }

  // A figure does not remember how many places it was written with: for the functions that ask,
  // the number follows their operands.
  private mutating func emitPlaces(_ operands: [Operand]) {
    guard let first = operands.first, first.type == .decimal else { return }
    let places = first.syntax.places
    if places == nil {
      report(
        first.syntax, "only a figure written here has a precision of its own",
        help: "write a literal, as in `1.587`")
    }
    _ = emit(first.syntax) { checker in (checker.constant(.integer(places ?? 0)), .integer) }
  }

  /// What was written and the type it has.
  struct Operand {
    let syntax: Syntax
    let type: ValueType

    init(_ syntax: Syntax, _ type: ValueType) {
      self.syntax = syntax
      self.type = type
    }
  }

  /// `a and b and c` is one operation with three operands.
  private func chained(_ operation: Expression.Operation, _ operands: [Syntax]) -> [Syntax] {
    guard operation == .and || operation == .or,
      case .operation(operation, let inner)? = operands.first?.form
    else { return operands }
    return chained(operation, inner) + operands.dropFirst()
  }

  private mutating func resolve(
    _ operation: Expression.Operation, _ operands: [Operand], _ syntax: Syntax,
    _ function: Syntax.Word?
  ) -> (Expression.Operation, ValueType) {
    switch operation {
    case .equal, .notEqual, .equivalent, .notEquivalent:
      compare(operands[0], operands[1], isOrdered: false, syntax)
      return (operation, .boolean)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      compare(operands[0], operands[1], isOrdered: true, syntax)
      return (operation, .boolean)
    case .between, .properlyBetween:
      compare(operands[0], operands[1], isOrdered: true, syntax)
      compare(operands[0], operands[2], isOrdered: true, syntax)
      return (operation, .boolean)
    case .in, .contains, .includes, .includedIn, .properlyIncludes, .properlyIncludedIn:
      return (membership(operation, operands[0], operands[1], syntax), .boolean)
    case .and, .or:
      for operand in operands where operand.type != .boolean && operand.type != .any {
        report(
          operand.syntax,
          "`\(operation.rawValue)` joins conditions, but this is \(operand.type.described)")
      }
      return (operation, .boolean)
    case .coalesce: return (operation, coalesce(operands, syntax))
    default: return (operation, call(operation, operands, syntax, function))
    }
  }

  private mutating func call(
    _ operation: Expression.Operation, _ operands: [Operand], _ syntax: Syntax,
    _ function: Syntax.Word?
  ) -> ValueType {
    guard let signatures = Signatures.of(operation) else {
      preconditionFailure("\(operation) has a signature")
    }
    let types = operands.map(\.type)
    guard let type = signatures.lazy.compactMap({ $0.result(of: types) }).first else {
      reportMisuse(operation, operands, signatures, syntax, function)
      return .any
    }
    return withUnit(operation, operands, type, syntax)
  }

  private mutating func reportMisuse(
    _ operation: Expression.Operation, _ operands: [Operand], _ signatures: [Signature],
    _ syntax: Syntax, _ function: Syntax.Word?
  ) {
    let ways = signatures.map { signature in
      signature.parameters.map(\.described).joined(separator: " and ")
    }
    let found = operands.map(\.type.described).joined(separator: " and ")
    let name = function?.text ?? operation.written
    if function?.text == "DateTime", operands.count > 3 {
      report(
        syntax, "a time of day is not part of this language",
        help: "give year, month and day alone")
      return
    }
    var help = "it takes \(Self.unique(ways).joined(separator: "; or "))"
    if operation == .not {
      help = "it binds tighter than a comparison: write `not (…)` around the whole condition"
    }
    report(
      syntax, "`\(name)` cannot take \(found.isEmpty ? "nothing" : found)", help: help)
  }

  private static func unique(_ ways: [String]) -> [String] {
    ways.enumerated().filter { ways.firstIndex(of: $1) == $0 }.map(\.element)
  }

  /// The unit of a figure that arithmetic gives, where it is known beforehand.
  private mutating func withUnit(
    _ operation: Expression.Operation, _ operands: [Operand], _ type: ValueType, _ syntax: Syntax
  ) -> ValueType {
    let units = operands.compactMap { operand -> String? in
      if case .quantity(let unit?) = operand.type { return unit }
      return nil
    }
    switch (operation, type) {
    case (.add, .date), (.subtract, .date):
      if let unit = units.first, Parser.calendarUnits[unit] == nil {
        report(
          operands[1].syntax, "a date moves by calendar units, not by '\(unit)'",
          help: "write years, months, weeks or days")
      }
      return type
    case (.add, .quantity), (.subtract, .quantity), (.modulo, .quantity),
      (.truncatedDivide, .quantity):
      if dialect == .policy, units.count == 2,
        !Quantity.isComparable(units[0], with: units[1])
      {
        report(
          syntax,
          "a figure in \(ValueType.plural(units[0])) and one in \(ValueType.plural(units[1]))"
            + " do not fit together")
      }
      return .quantity(unit: units.count == 2 ? units[0] : nil)
    case (.negate, .quantity), (.plus, .quantity), (.abs, .quantity), (.successor, .quantity),
      (.predecessor, .quantity):
      return .quantity(unit: units.first)
    case (.multiply, .quantity), (.divide, .quantity):
      guard units.count == 2 else { return .quantity(unit: units.first) }
      return .quantity(
        unit: UnitMeasure.combined(units[0], units[1], divides: operation == .divide))
    case (_, .quantity(nil)):
      if case .list(.quantity(let unit?))? = operands.first?.type { return .quantity(unit: unit) }
      return type
    default: return type
    }
  }

  private mutating func coalesce(_ operands: [Operand], _ syntax: Syntax) -> ValueType {
    if operands.count == 1, case .list(let member) = operands[0].type { return member }
    var common = ValueType.any
    for operand in operands {
      guard let wider = common.unified(with: operand.type) else {
        report(
          operand.syntax,
          "expected \(common.described) but found \(operand.type.described)")
        continue
      }
      common = wider
    }
    if operands.isEmpty { report(syntax, "`Coalesce` needs something to choose from") }
    return common
  }
}

extension Expression.Operation {
  /// Whether it asks how many places a Decimal was written with.
  fileprivate var readsPlaces: Bool {
    self == .precision || self == .lowBoundary || self == .highBoundary
  }
}

extension Syntax {
  /// How many places a figure was written with; 0 of null, nil of what is no literal.
  fileprivate var places: Int? {
    switch form {
    case .decimal(_, let places): places
    case .literal(.unknown): 0
    case .cast(let base, _): base.places
    default: nil
    }
  }
}
