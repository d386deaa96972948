import Diagnostics
import RuleEngine
import RuleModel

/// A vocabulary of yes/no inputs, and policies made of them: just the engine, no file read.
enum Made {
  static let head = ["plan.payer", "request.drug", "request.indication", "request.type"]
  static let date = head.count
  /// The slots of the yes/no inputs.
  static let inputs = (date + 1)..<(date + 41)

  static let vocabulary = Vocabulary(
    inputs: head.map { InputDefinition(name: $0, type: .text(choices: ["one"]), reportedName: $0) }
      + [InputDefinition(name: "request.date", type: .date, reportedName: "request.date")]
      + inputs.map { InputDefinition(name: "input\($0)", type: .boolean, reportedName: "\($0)") },
    records: [])

  /// A case whose head fields are answered and nothing else.
  static func facts(on day: String = "2026-11-21") -> FactSet {
    var facts = FactSet(vocabulary)
    for slot in head.indices { facts[slot] = .text("one") }
    if let day = CalendarDate(iso: day) { facts[date] = .date(day) }
    return facts
  }

  static let place = SourcePosition(line: 1, column: 1)

  /// What reads one input.
  static func reading(_ slot: Int) -> Expression {
    Expression(
      text: "input\(slot)", position: place, nodes: [.init(.input(Int32(slot)), end: 1)],
      types: [.boolean], spans: [.init(offset: 0, length: 1)], constants: [], names: [])
  }

  /// What is true where an input is not.
  static func negating(_ slot: Int) -> Expression {
    Expression(
      text: "not input\(slot)", position: place,
      nodes: [.init(.operation(.not), end: 2), .init(.input(Int32(slot)), end: 2)],
      types: [.boolean, .boolean],
      spans: [.init(offset: 0, length: 1), .init(offset: 0, length: 1)], constants: [], names: [])
  }

  static func constant(_ flag: Bool) -> Expression {
    Expression(
      text: "\(flag)", position: place, nodes: [.init(.constant(0), end: 1)], types: [.boolean],
      spans: [.init(offset: 0, length: 1)], constants: [.boolean(flag)], names: [])
  }

  static func line(
    _ cite: String, _ test: Criterion.Test, applies: Expression? = nil,
    kind: Criterion.Kind = .criterion, needsMember: Bool = false, denialBasis: String? = nil
  ) -> Criterion {
    Criterion(
      cite: cite, kind: kind, statement: cite, memberStatement: nil, reading: nil,
      applies: applies, test: test, needsMember: needsMember, denialBasis: denialBasis,
      position: place)
  }

  static func pathway(
    _ criteria: [Criterion], id: String = "1", when: Expression = constant(true),
    isShownWhileOpen: Bool = false, grants: [Grant] = []
  ) -> Pathway {
    Pathway(
      id: id, title: id, when: when, isShownWhileOpen: isShownWhileOpen, criteria: criteria,
      grants: grants)
  }

  static func policy(
    _ pathways: [Pathway], exclusions: [Criterion] = [], month: MonthLength = .calendar,
    from: String = "2020-01-01", through: String? = nil, notes: [PolicyNote] = []
  ) -> Policy {
    guard let from = CalendarDate(iso: from) else { preconditionFailure("no date: \(from)") }
    return Policy(
      id: "made", number: "M1", title: "Made", payer: "one", inForceFrom: from,
      inForceThrough: through.flatMap { CalendarDate(iso: $0) }, drugs: ["one"],
      source: PolicySource(publisher: "P", document: "D", revised: from), month: month,
      denialBasis: "policy's", pathways: pathways, exclusions: exclusions, notes: notes,
      questions: [])
  }

  static func finding(_ policy: Policy, _ facts: FactSet = facts()) -> Finding {
    CaseEvaluator(policies: [policy], vocabulary: vocabulary).evaluate(facts)
  }
}

extension Truth {
  /// The answer that gives an input this truth; nil leaves it open.
  var answer: Value? {
    switch self {
    case .true: .boolean(true)
    case .false: .boolean(false)
    case .unknown: nil
    }
  }
}
