import Diagnostics
import RuleModel

import struct FoundationEssentials.Decimal

extension Checker {
  /// Emits the nodes of `syntax` and gives its type.
  mutating func check(_ syntax: Syntax) -> ValueType {
    switch syntax.form {
    case .literal(let value), .decimal(let value, _): check(literal: value, syntax)
    case .name(let words): check(name: words, syntax)
    case .property(let base, let word):
      emit(syntax) { checker in
        let type = checker.check(base)
        return checker.field(word, of: type)
      }
    case .call(let name, let arguments): check(call: name, arguments, syntax)
    case .list(let members): check(list: members, syntax)
    case .operation(let operation, let operands): check(operation, operands, syntax)
    case .conditional(let condition, let then, let otherwise):
      emit(syntax) { checker in
        checker.checkCondition(condition)
        return (.conditional, checker.common([then, otherwise]))
      }
    case .cases(let branches, let otherwise): check(cases: branches, otherwise, syntax)
    case .selection(let subject, let branches, let otherwise):
      check(selection: subject, branches, otherwise, syntax)
    case .cast(let base, let name): check(cast: base, to: name, syntax)
    case .extreme(let isMinimum, let name): check(extreme: name, isMinimum, syntax)
    case .quantifier(let quantifier): check(quantifier, syntax)
    }
  }

  private mutating func check(literal value: Value, _ syntax: Syntax) -> ValueType {
    if dialect == .policy { refuse(value, syntax) }
    return emit(syntax) { checker in (checker.constant(value), value.literalType) }
  }

  mutating func checkCondition(_ condition: Syntax) {
    let type = check(condition)
    guard type != .boolean, type != .any else { return }
    report(condition, "a condition is true or false, but this is \(type.described)")
  }

  /// Checks several that must have one type, and gives it.
  mutating func common(_ members: [Syntax]) -> ValueType {
    var common = ValueType.any
    for member in members {
      let type = check(member)
      if let wider = common.unified(with: type) {
        common = wider
      } else {
        report(member, "expected \(common.described) but found \(type.described)")
      }
    }
    return common
  }

  /// What entries differ in: something of which two are the same or not, whatever is open.
  private mutating func checkKey(_ key: Syntax) {
    let type = check(key)
    switch type {
    case .any, .boolean, .integer, .text, .date: return
    default:
      report(
        key,
        "entries are told apart by text, a date or a whole number, but this is "
          + type.described)
    }
  }

  private mutating func check(list members: [Syntax], _ syntax: Syntax) -> ValueType {
    let start = nextNode
    let type = emit(syntax) { checker in (.list, .list(checker.common(members))) }
    foldList(from: start)
    return type
  }

  private mutating func check(
    cases branches: [(when: Syntax, then: Syntax)], _ otherwise: Syntax, _ syntax: Syntax
  ) -> ValueType {
    emit(syntax) { checker in
      var common = ValueType.any
      for branch in branches {
        checker.checkCondition(branch.when)
        common = checker.widen(common, with: branch.then)
      }
      return (.cases, checker.widen(common, with: otherwise))
    }
  }

  private mutating func check(
    selection subject: Syntax, _ branches: [(when: Syntax, then: Syntax)], _ otherwise: Syntax,
    _ syntax: Syntax
  ) -> ValueType {
    emit(syntax) { checker in
      let type = checker.check(subject)
      var common = ValueType.any
      for branch in branches {
        let value = checker.check(branch.when)
        checker.compare(.init(subject, type), .init(branch.when, value), isOrdered: false, syntax)
        common = checker.widen(common, with: branch.then)
      }
      return (.selection, checker.widen(common, with: otherwise))
    }
  }

  private mutating func widen(_ common: ValueType, with member: Syntax) -> ValueType {
    let type = check(member)
    if let wider = common.unified(with: type) { return wider }
    report(member, "expected \(common.described) but found \(type.described)")
    return common
  }

  private mutating func check(
    cast base: Syntax, to name: Syntax.TypeName, _ syntax: Syntax
  ) -> ValueType {
    emit(syntax) { checker in
      let type = checker.check(base)
      if type.unified(with: name.type) == nil {
        checker.report(syntax, "\(type.described) is never \(name.text)")
      }
      return (.cast, name.type)
    }
  }

  private mutating func check(
    extreme name: Syntax.TypeName, _ isMinimum: Bool, _ syntax: Syntax
  ) -> ValueType {
    emit(syntax) { checker in
      guard let value = Bounds.value(of: name.type, isMinimum: isMinimum) else {
        checker.report(syntax, "\(name.text) has no \(isMinimum ? "minimum" : "maximum")")
        return (checker.constant(.null), .any)
      }
      return (checker.constant(value), name.type)
    }
  }

  private mutating func check(
    _ quantifier: Syntax.Quantifier, _ syntax: Syntax
  ) -> ValueType {
    emit(syntax) { checker in
      let list = checker.check(quantifier.list)
      var member = ValueType.any
      if case .list(let type) = list {
        member = type
      } else if list != .any {
        checker.report(
          quantifier.list, "a quantifier needs a list, but this is \(list.described)")
      }
      let name = checker.intern(quantifier.element.text)
      checker.elements.append((quantifier.element.text, member))
      if let key = quantifier.key { checker.checkKey(key) }
      checker.checkCondition(quantifier.condition)
      checker.elements.removeLast()
      return (.quantifier(.init(quantifier.demand, name: name)), .boolean)
    }
  }
}

extension Value {
  /// The type of a literal.
  var literalType: ValueType {
    switch self {
    case .unknown, .record: .any
    case .boolean: .boolean
    case .integer: .integer
    case .decimal: .decimal
    case .text: .text(choices: nil)
    case .date, .partialDate: .date
    case .quantity(let quantity): .quantity(unit: quantity.unit)
    case .list: .list(.any)
    }
  }
}
