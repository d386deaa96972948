/// The names that a policy may use: each input with its type, unit, range and choices.
///
/// It is data (`Resources/vocabulary.yaml`): the program knows no fact by name.
public struct Vocabulary: Sendable {
  /// In the order in which they were declared; a place in it is an input's *slot*.
  public let inputs: [InputDefinition]
  /// The kinds of entry that lists among the inputs hold.
  public let records: [RecordDefinition]
  private let slots: [String: Int]

  /// - Precondition: no two inputs have one name. The loader reports it before.
  public init(inputs: [InputDefinition], records: [RecordDefinition]) {
    self.inputs = inputs
    self.records = records
    self.slots = Dictionary(
      uniqueKeysWithValues: inputs.enumerated().map { ($1.name, $0) })
  }

  /// The slot of an input by the name that a policy uses, as in `age` or `request.date`.
  public func slot(of name: String) -> Int? { slots[name] }

  /// A gap as `missing` names it: `age`, or `therapies[2].outcome`.
  public func name(of gap: Gap) -> String {
    let input = inputs[gap.slot]
    guard let entry = gap.entry else { return input.name }
    guard let field = gap.field, case .list(.record(let record)) = input.type else {
      return "\(input.name)[\(entry)]"
    }
    return "\(input.name)[\(entry)].\(records[record].fields[field].name)"
  }
}

/// One input: a fact, a field of the request, a list.
public struct InputDefinition: Sendable, Hashable {
  /// What policies, `missing` and `undocumented` call it: `age`, `request.dose`.
  public let name: String
  public let type: ValueType

  public init(name: String, type: ValueType) {
    self.name = name
    self.type = type
  }
}

/// The fields of an entry of a list.
public struct RecordDefinition: Sendable, Hashable {
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
