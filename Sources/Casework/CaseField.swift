internal import RuleModel

/// An input, or a field of an entry, as the reader meets it: worked out once for all cases.
///
/// A class, because a definition with all its words is dear to copy for every answer of every case.
final class CaseField: Sendable {
  let name: String
  let path: String
  let type: ValueType
  let range: FigureRange
  let choices: [String]
  /// The date that this date must not pass, with its name.
  let latest: (slot: Int, name: String)?
  /// The date that this figure is counted from, with its name.
  let yearsSince: (slot: Int, name: String)?
  let standard: Bool?
  let isDerived: Bool
  let isReported: Bool

  init(_ input: InputDefinition, in vocabulary: Vocabulary) {
    func named(_ name: String?) -> (slot: Int, name: String)? {
      name.flatMap { name in vocabulary.slot(of: name).map { ($0, name) } }
    }
    name = input.name
    path = input.answer.path
    type = input.type
    range = input.answer.range ?? FigureRange(isWhole: false)
    choices = input.answer.choices.map(\.value)
    latest = named(input.answer.latest)
    yearsSince = named(input.answer.yearsSince)
    standard = input.answer.standard
    isDerived = input.answer.isDerived
    isReported = input.reportedName != nil
  }
}

/// Something that the intake records beside the case.
final class IntakeField: Sendable {
  let field: CaseField
  let isTimeOfDay: Bool

  init(_ question: IntakeQuestion, in vocabulary: Vocabulary) {
    field = CaseField(question.definition, in: vocabulary)
    isTimeOfDay = question.definition.answer.isTimeOfDay
  }
}

/// A list among the inputs, with the fields of its entries.
final class CaseList: Sendable {
  let slot: Int
  let path: String
  let fields: [CaseField]
  /// The keys of fields, and their places.
  let places: [String: Int]
  // What the program derives, or derives from; nil where entries of this kind have no such field.
  let drug: Int?
  let ingredient: Int?
  let classes: Int?
  let potency: Int?
  let start: Int?
  let end: Int?
  let lastKnownUse: Int?
  let days: Int?
  let outcome: Int?

  init(slot: Int, _ record: RecordDefinition, in vocabulary: Vocabulary) {
    self.slot = slot
    path = vocabulary.inputs[slot].answer.path
    fields = record.fields.map { CaseField($0, in: vocabulary) }
    places = Dictionary(uniqueKeysWithValues: record.fields.enumerated().map { ($1.name, $0) })
    drug = record.field("drug")
    ingredient = record.field("ingredient")
    classes = record.field("classes")
    potency = record.field("potency")
    start = record.field("start")
    end = record.field("end")
    lastKnownUse = record.field("lastKnownUse")
    days = record.field("days")
    outcome = record.field("outcome")
  }
}

/// What a vocabulary means to the reader of cases.
final class CaseFields: Sendable {
  /// By slot.
  let inputs: [CaseField]
  let lists: [CaseList]
  /// By place among the vocabulary's questions.
  let intake: [IntakeField]
  /// The slots of dates that must not pass another, and of figures that are counted from a date.
  let judged: [Int]
  /// The slots with a reported name, by that name.
  let reported: [String: [Int]]
  let date: Int?
  let drug: Int?
  let indication: Int?
  let concurrentDrugs: Int?

  init(_ vocabulary: Vocabulary) {
    let inputs = vocabulary.inputs.map { CaseField($0, in: vocabulary) }
    self.inputs = inputs
    lists = vocabulary.inputs.indices.compactMap { slot in
      vocabulary.record(of: slot).map { CaseList(slot: slot, $0, in: vocabulary) }
    }
    intake = vocabulary.intake.map { IntakeField($0, in: vocabulary) }
    judged = inputs.indices.filter { inputs[$0].latest != nil || inputs[$0].yearsSince != nil }
    var reported: [String: [Int]] = [:]
    for (slot, input) in vocabulary.inputs.enumerated() {
      if let name = input.reportedName { reported[name, default: []].append(slot) }
    }
    self.reported = reported
    date = vocabulary.slot(of: CaseContract.date)
    drug = vocabulary.slot(of: CaseContract.drug)
    indication = vocabulary.slot(of: CaseContract.indication)
    concurrentDrugs = vocabulary.slot(of: CaseContract.concurrentDrugs)
  }

  func list(_ slot: Int) -> CaseList? { lists.first { $0.slot == slot } }
}
