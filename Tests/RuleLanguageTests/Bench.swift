import Diagnostics
import RuleEngine
import RuleLanguage
import RuleModel

/// A small vocabulary, and expressions read and evaluated over it.
struct Bench {
  static let vocabulary = Vocabulary(
    inputs: [
      InputDefinition(name: "age", type: .quantity(unit: "year")),
      InputDefinition(name: "lossPercent", type: .quantity(unit: "%")),
      InputDefinition(name: "episodeMonths", type: .quantity(unit: "month")),
      InputDefinition(name: "restarting", type: .boolean),
      InputDefinition(
        name: "metabolizer",
        type: .text(choices: ["normal", "intermediate", "poor", "not-tested"])),
      InputDefinition(name: "request.date", type: .date),
      InputDefinition(name: "lesions", type: .integer),
      InputDefinition(
        name: "prescriber.specialties",
        type: .list(.text(choices: ["dermatologist", "oncologist", "other"]))),
      InputDefinition(name: "therapies", type: .list(.record(0))),
    ],
    records: [
      RecordDefinition(
        name: "therapies",
        fields: [
          InputDefinition(name: "drug", type: .text(choices: nil)),
          InputDefinition(name: "days", type: .quantity(unit: "day")),
          InputDefinition(
            name: "outcome", type: .text(choices: ["inadequate", "intolerance", "adequate"])),
          InputDefinition(
            name: "classes", type: .list(.text(choices: ["steroid", "systemic", "other"]))),
          InputDefinition(name: "wholeClass", type: .boolean),
        ])
    ])

  static let source = SourceText(name: "bench.yaml", text: "")

  static func read(
    _ text: String, vocabulary: Vocabulary = vocabulary, definitions: [String: Expression] = [:],
    expecting: ValueType? = nil, dialect: RuleLanguage.Dialect = .policy
  ) -> (expression: Expression?, diagnostics: [Diagnostic]) {
    RuleLanguage.read(
      text, in: SourceText(name: "bench.yaml", text: text),
      at: SourcePosition(line: 1, column: 1), vocabulary: vocabulary, definitions: definitions,
      expecting: expecting, dialect: dialect)
  }

  static let empty = Vocabulary(inputs: [], records: [])

  /// The value of an expression without inputs; nil when it is refused.
  static func value(_ text: String) -> Value? {
    read(text, vocabulary: empty, dialect: .cql).expression.map { value(of: $0) }
  }

  static func value(
    of expression: Expression, _ facts: FactSet = FactSet(empty)
  ) -> Value {
    var trail = Trail()
    return ExpressionEvaluator.evaluate(expression, facts: facts, trail: &trail)
  }
}
