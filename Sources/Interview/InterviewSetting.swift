public import Casework
public import RuleEngine
public import RuleModel

/// What an interview needs and does not change: the policies, the words, the drugs, the day.
public struct InterviewSetting: Sendable {
  public let evaluator: CaseEvaluator
  public let dictionary: DrugDictionary
  /// The day that `t` and `-6m` are counted from, and that is offered as the day of decision.
  public private(set) var today: CalendarDate
  /// What the clock shows where the case is entered; nil where nobody told. Nothing that is recorded
  /// as having come in can be after it.
  public private(set) var now: LocalMoment?
  /// nil where the vocabulary sets none.
  public var dateOrder: DateOrder? { vocabulary.dateOrder }
  /// Whether it is asked what is recorded beside the case, for the clock and the letter.
  public let asksForReceipt: Bool
  /// By which it is told what kinds of request there are; nil where that is not asked.
  let clocks: ClockTable?
  /// The SHA-256 of the texts of policies, in hexadecimal digits, by the policies' ids.
  let textHashes: [String: String]
  /// What kind of request it is, with the choices of ``clocks``.
  private let track: InputDefinition?
  private(set) var reader: AnswerReader
  let cases: CaseReader
  /// The places of inputs by where they stand in a case.
  let slotsByPath: [String: Int]

  public init(
    evaluator: CaseEvaluator, dictionary: DrugDictionary, today: CalendarDate,
    asksForReceipt: Bool = false, clocks: ClockTable? = nil, textHashes: [String: String] = [:]
  ) {
    self.evaluator = evaluator
    self.dictionary = dictionary
    self.today = today
    self.asksForReceipt = asksForReceipt
    self.clocks = clocks
    self.textHashes = textHashes
    track = clocks.flatMap { InputDefinition(choosing: $0.tracks, evaluator.vocabulary) }
    reader = AnswerReader(today: today, dateOrder: evaluator.vocabulary.dateOrder)
    cases = CaseReader(evaluator.vocabulary, drugs: dictionary)
    slotsByPath = Dictionary(
      evaluator.vocabulary.inputs.enumerated().map { ($1.answer.path, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The same at another time, and on the day that it is then.
  public func at(_ now: LocalMoment) -> InterviewSetting {
    var setting = self
    setting.now = now
    setting.today = now.day
    setting.reader = AnswerReader(today: now.day, dateOrder: dateOrder, now: now)
    return setting
  }

  public var vocabulary: Vocabulary { evaluator.vocabulary }
}

/// The names of a case's own fields that the form is laid out by. What they mean to a rule is for
/// the vocabulary and the policies to say.
enum FormName {
  static let payer = "plan.payer"
  static let drug = "request.drug"
  static let indication = "request.indication"
  static let date = "request.date"
  /// When an entry was begun and ended, and how long it was taken.
  static let (start, end, days) = ("start", "end", "days")
  /// What picks the policy, in the order in which it is asked.
  static let head = [payer, drug, indication, "request.type", date]
  static let urgency = "request.urgency"
  /// What a letter cannot be written without.
  static let letter = member + ["prescriber.name"]
  static let member = ["member.name", "member.memberId", "member.birthDate"]
  /// Without which it is never known whether a policy decides.
  static let policyChoice = [payer, drug]
  /// What a letter's terms hang on: until when an appeal, or what is missing, is waited for.
  static let appealTerm = "plan.lineOfBusiness"
  /// What else the clock hangs on, and who may deny: some states have rules of their own.
  static let state = IntakeContract.state
  /// The field that names an entry of a list, and those that may follow from the name.
  static let entryDrug = "drug"
  static let entryClasses = "classes"
  static let entryPotency = "potency"
  /// What says which drug an entry is about.
  static let entryName = [entryDrug, entryClasses]
  /// When it was used and for how long: each follows from the others.
  static let entryRun = ["start", "end", "days", "lastKnownUse"]
}

extension InterviewSetting {
  /// The input, or the field of an entry, that a field answers; nil for whether a list is complete,
  /// and for names that the vocabulary does not have.
  func definition(of field: FieldID) -> InputDefinition? {
    switch field {
    case .input(IntakeContract.track) where track != nil: return track
    case .input(let name):
      return vocabulary.slot(of: name).map { vocabulary.inputs[$0] }
        ?? vocabulary.intakeQuestion(name)?.definition
    case .cell(let list, _, let name):
      guard let record = vocabulary.slot(of: list).flatMap(vocabulary.record(of:)),
        let place = record.field(name)
      else { return nil }
      return record.fields[place]
    case .completeness: return nil
    }
  }

  /// What can be chosen for a field while these answers hold.
  func choices(of field: FieldID, in content: Draft.Content) -> [Choice] {
    guard let definition = definition(of: field) else { return [] }
    if field == .input(IntakeContract.track) { return tracks(in: content) }
    guard field == .input(FormName.indication),
      let drug = content.text(.input(FormName.drug)).flatMap(vocabulary.drug)
    else { return definition.answer.choices }
    return drug.indications.compactMap(definition.answer.choice)
  }

  /// Whether nobody knowing is an answer to it.
  func canBeUndocumented(_ field: FieldID) -> Bool {
    if case .completeness(let list) = field { return vocabulary.slot(of: list) != nil }
    return definition(of: field)?.reportedName != nil
  }

  /// Whether a cell concerns its row: a drug that the dictionary knows has its classes, and as a
  /// rule its potency, from there.
  func concerns(_ field: FieldID, _ content: Draft.Content) -> Bool {
    guard case .cell(let list, let row, let name) = field else { return true }
    let drug = content.text(.cell(list: list, row: row, field: FormName.entryDrug))
    guard name == FormName.entryClasses || name == FormName.entryPotency else { return true }
    guard let drug else { return false }
    switch dictionary.look(up: drug) {
    case .product(let product): return name == FormName.entryPotency && product.needsPotency
    case .ambiguous: return false
    case .unknown:
      if name == FormName.entryClasses { return true }
      let classes = content.texts(.cell(list: list, row: row, field: FormName.entryClasses))
      return dictionary.hasPotency(classes)
    }
  }
}

extension Draft.Content {
  func text(_ field: FieldID) -> String? {
    guard case .answered(.text(let text)) = answers[field] else { return nil }
    return text
  }

  /// The members of a set.
  func texts(_ field: FieldID) -> [String] {
    guard case .answered(.array(let elements)) = answers[field] else { return [] }
    return elements.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  func isAnswered(_ field: FieldID) -> Bool {
    if case .answered = answers[field] { return true }
    return false
  }
}
