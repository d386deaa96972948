import Casework
import PolicyLibrary
import RuleEngine
import RuleModel

@testable import Interview

/// Interviews about the compiled-in Leqselvi policy, on 21 November 2026.
enum Leqselvi {
  static let library = Result { try Library.load() }
  static let clocks: ClockTable = {
    do { return try ClockTable.load(for: try library.get()) } catch {
      preconditionFailure("\(error)")
    }
  }()

  static func setting() throws -> InterviewSetting {
    let library = try library.get()
    return InterviewSetting(
      evaluator: library.evaluator, dictionary: library.dictionary,
      today: CalendarDate(iso: "2026-11-21")!)
  }

  static func begin() throws -> Interview {
    Interview(
      try setting(), resuming: Draft(id: "2026-0417", createdAt: "2026-11-21T09:42:07Z"))
  }

  /// The head of a request for alopecia areata, typed as a nurse would.
  static func request(_ type: String = "initial") throws -> Interview {
    try begin().typing([
      ("plan.payer", "cigna"), ("request.drug", "leq"), ("request.indication", "1"),
      ("request.type", type), ("request.date", "t"),
    ])
  }

  /// A request that is approved but for what the lists hold.
  static func initial() throws -> Interview {
    try request().typing([
      ("member.birthDate", "04-May-1990"), ("cyp2c9Metabolizer", "normal"),
      ("episodeMonths", "8"), ("scalpHairLossPercent", "60"),
      ("prescriber.specialties", "derm"),
    ])
  }

  /// The same with a treatment, and no other drugs: approved.
  static func approved() throws -> Interview {
    try initial().withRow("therapies", [("drug", "methotrexate"), ("outcome", "inadequate")])
      .completing("concurrentDrugs", true).get()
  }
}

extension Interview {
  /// After these texts were accepted in this order.
  func typing(_ entries: [(String, String)]) throws -> Interview {
    try entries.reduce(self) { try $0.typing($1.1, in: .input($1.0)) }
  }

  func typing(_ text: String, in field: FieldID) throws -> Interview {
    try recording(.text(text), for: field).get()
  }

  /// With a further row of these cells.
  func withRow(_ list: String, _ cells: [(String, String)]) throws -> Interview {
    let added = addingRow(to: list)
    let row = added.rows(of: list).last!.id
    return try cells.reduce(added) {
      try $0.typing($1.1, in: .cell(list: list, row: row, field: $1.0))
    }
  }

  func answer(_ name: String) -> FieldAnswer? { field(.input(name))?.answer }

  var missing: [String] { finding.missing.items.map(setting.vocabulary.name(of:)) }

  var clinical: [String] { names(in: .clinical) }

  func names(in kind: Step.Kind) -> [String] {
    steps.first { $0.kind == kind }?.fields.map(\.text) ?? []
  }

  func refusal(_ text: String, _ field: FieldID) -> String? {
    guard case .failure(let refusal) = recording(.text(text), for: field) else { return nil }
    return refusal.message
  }

  /// The fields that an answer to a gap can be given in.
  func fields(for gap: Gap) -> Set<FieldID> {
    let input = setting.vocabulary.inputs[gap.slot]
    guard let record = setting.vocabulary.record(of: gap.slot) else {
      return [.input(input.name), .input(input.answer.yearsSince ?? input.name)]
    }
    guard let entry = gap.entry, let field = gap.field,
      let row = judgement.assembly.rows[input.name]?[entry]
    else { return [.completeness(input.name)] }
    return [.cell(list: input.name, row: row, field: record.fields[field].name)]
  }
}
