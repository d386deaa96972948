/// The names that a policy may use and what a case may say for each: types, units, ranges, choices,
/// and the words in which it is asked for.
///
/// It is data (`Resources/vocabulary.yaml`): the program knows no fact by name. A class: whoever
/// puts a case into words holds it, and none copies it.
public final class Vocabulary: Sendable {
  /// In the order in which they were declared; a place in it is an input's *slot*.
  public let inputs: [InputDefinition]
  /// The kinds of entry that lists among the inputs hold.
  public let records: [RecordDefinition]
  /// Inputs that are asked for and reported together, as the figures of a dose are.
  public let groups: [InputGroup]
  /// What can be requested, in the order in which a screen offers it.
  public let drugs: [RequestableDrug]
  /// What the intake records beside the case, for the clock and the letter, in the order in which
  /// it is asked. It is no input: no policy can read it and no case document holds it.
  public let intake: [IntakeQuestion]
  /// How a person types the figures of a date; nil where nothing is said.
  public let dateOrder: DateOrder?
  private let slots: [String: Int]

  /// - Precondition: no two inputs have one name. The loader reports it before.
  public init(
    inputs: [InputDefinition], records: [RecordDefinition], groups: [InputGroup] = [],
    drugs: [RequestableDrug] = [], intake: [IntakeQuestion] = [], dateOrder: DateOrder? = nil
  ) {
    self.inputs = inputs
    self.records = records
    self.groups = groups
    self.drugs = drugs
    self.intake = intake
    self.dateOrder = dateOrder
    self.slots = Dictionary(
      uniqueKeysWithValues: inputs.enumerated().map { ($1.name, $0) })
  }

  /// The slot of an input by the name that a policy uses, as in `age` or `request.date`.
  public func slot(of name: String) -> Int? { slots[name] }

  /// The entries that a list among the inputs holds; nil where the slot is no such list.
  public func record(of slot: Int) -> RecordDefinition? {
    guard case .list(.record(let record)) = inputs[slot].type else { return nil }
    return records[record]
  }
}

extension Vocabulary {
  /// A gap as `missing` names it: `age`, `request.dose` for one of its figures, or
  /// `therapies[2].outcome`.
  public func name(of gap: Gap) -> String {
    let input = inputs[gap.slot]
    guard let entry = gap.entry else { return input.reportedName ?? input.name }
    guard let field = gap.field, let record = record(of: gap.slot) else {
      return "\(input.name)[\(entry)]"
    }
    return "\(input.name)[\(entry)].\(record.fields[field].name)"
  }

  /// What is asked to close a gap: the question of its group where it has one, else its own.
  /// nil where nothing is asked, as for an input that only a letter uses.
  public func question(for gap: Gap) -> Question? {
    if let field = gap.field { return record(of: gap.slot)?.fields[field].question }
    let input = inputs[gap.slot]
    return group(input.reportedName)?.question ?? input.question
  }

  /// The group that is reported under this name.
  public func group(_ name: String?) -> InputGroup? { groups.first { $0.name == name } }

  /// What the intake records under this name.
  public func intakeQuestion(_ name: String) -> IntakeQuestion? {
    intake.first { $0.definition.name == name }
  }

  /// The drug with this value of the input that chooses one.
  public func drug(_ id: String) -> RequestableDrug? { drugs.first { $0.id == id } }
}

/// One input: a fact, a field of the request, a list. Also a field of a list's entry. A class: all
/// its words are shared and never copied.
public final class InputDefinition: Sendable {
  /// What policies call it: `age`, `request.dose.mgPerDay`.
  public let name: String
  public let type: ValueType
  /// What `missing` and `undocumented` call it: `age`, `request.dose`. nil for what a case need
  /// not say: a mark that has a standard answer, a name that only a letter uses.
  public let reportedName: String?
  public let answer: AnswerRule
  /// nil where nobody is asked.
  public let question: Question?
  /// For a list: whether it is all there is.
  public let completeness: Question?

  /// What stands for its answer in a question's ``Question/asked``: `{request.channel}`.
  public var mark: String { "{\(name)}" }

  public init(
    name: String, type: ValueType, reportedName: String? = nil, answer: AnswerRule = AnswerRule(),
    question: Question? = nil, completeness: Question? = nil
  ) {
    self.name = name
    self.type = type
    self.reportedName = reportedName
    self.answer = answer
    self.question = question
    self.completeness = completeness
  }
}

/// Something that the intake records beside the case.
public struct IntakeQuestion: Sendable {
  /// With a question; it is never reported as missing.
  public let definition: InputDefinition
  /// What has to be answered for it to be asked; nil where it always is.
  public let condition: Condition?

  /// That an input, or another such question, was answered with one of these choices.
  public struct Condition: Sendable, Hashable {
    public let name: String
    public let values: Set<String>

    public init(name: String, values: Set<String>) {
      self.name = name
      self.values = values
    }
  }

  public init(_ definition: InputDefinition, condition: Condition? = nil) {
    self.definition = definition
    self.condition = condition
  }
}

/// Inputs that one question asks for together.
public struct InputGroup: Sendable, Hashable {
  /// What `missing` and `undocumented` call them: `request.dose`.
  public let name: String
  public let question: Question
  /// The slots of its members, in order.
  public let slots: [Int]

  public init(name: String, question: Question, slots: [Int]) {
    self.name = name
    self.question = question
    self.slots = slots
  }
}

/// The fields of an entry of a list.
public struct RecordDefinition: Sendable {
  public let name: String
  public let fields: [InputDefinition]

  public init(name: String, fields: [InputDefinition]) {
    self.name = name
    self.fields = fields
  }

  /// The place of the field with this name.
  public func field(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

/// The type of an expression, as the checker sees it.
public indirect enum ValueType: Sendable, Hashable {
  /// Of the literal `null`: fits everywhere.
  case any
  case boolean
  case integer
  case decimal
  /// Text; where `choices` are given, one of them.
  case text(choices: [String]?)
  case date
  /// A figure with its unit; nil where the unit is not known before evaluation.
  case quantity(unit: String?)
  case list(ValueType)
  /// By its place in ``Vocabulary/records``.
  case record(Int)
}

/// The answers of one case as rules see them: a value for each slot of a vocabulary.
///
/// An input that is not answered is unknown and waits for itself.
public struct FactSet: Sendable, Hashable {
  private var values: [Value]

  /// Nothing answered.
  public init(_ vocabulary: Vocabulary) {
    values = vocabulary.inputs.indices.map { .unknown(Gaps([Gap(slot: $0)])) }
  }

  public subscript(slot: Int) -> Value {
    get { values[slot] }
    set { values[slot] = newValue }
  }
}
