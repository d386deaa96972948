public import RuleModel

/// Reads `rubric.case/1` documents: what cannot be right is refused, nothing is guessed.
public struct CaseReader: Sendable {
  let vocabulary: Vocabulary
  let drugs: DrugDictionary
  let fields: CaseFields
  let shape: CaseShape
  let nothing: FactSet
  /// The classes whose drugs have a potency.
  let potentClasses: Set<String>

  public init(_ vocabulary: Vocabulary, drugs: DrugDictionary) {
    self.vocabulary = vocabulary
    self.drugs = drugs
    fields = CaseFields(vocabulary)
    shape = CaseShape.document(vocabulary)
    nothing = FactSet(vocabulary)
    potentClasses = Set(drugs.content.classes.filter(\.hasPotency).map(\.id))
  }

  /// The request that a case states.
  ///
  /// - Throws: the first of its ``refusals(of:)``.
  public func read(_ json: JSONValue) throws(CaseRefusal) -> CaseRequest {
    let reading = reading(json)
    if let refusal = reading.refusals.first { throw refusal }
    return reading.request
  }

  /// Everything in a case that cannot be right: another schema alone; else first what is wrong by
  /// itself, in the order of the document, then what contradicts another answer, in the order of
  /// the vocabulary.
  public func refusals(of json: JSONValue) -> [CaseRefusal] { reading(json).refusals }

  private func reading(_ json: JSONValue) -> CaseReading {
    var reading = CaseReading(self)
    guard case .object(let document) = json else {
      reading.refuse(.kind("a case, which is an object,", json, at: ""))
      return reading
    }
    guard reading.readSchema(document["schema"]) else { return reading }
    reading.walk(json, as: shape)
    reading.derive()
    return reading
  }
}

/// One case while it is being read.
struct CaseReading {
  let reader: CaseReader
  let fields: CaseFields
  var facts: FactSet
  private(set) var refusals: [CaseRefusal] = []
  private var id: String?
  /// The entries of lists by slot, as far as they were sound.
  var entries: [Int: [CaseEntry]] = [:]
  var completeness: [Int: Bool] = [:]
  private(set) var undocumented: [String] = []
  var undocumentedGaps: Set<Gap> = []
  private var intake: [String: String] = [:]

  init(_ reader: CaseReader) {
    self.reader = reader
    fields = reader.fields
    facts = reader.nothing
  }

  var request: CaseRequest {
    CaseRequest(
      id: id, facts: facts, undocumented: undocumented, undocumentedGaps: undocumentedGaps,
      intake: intake)
  }

  mutating func refuse(_ refusal: CaseRefusal) { refusals.append(refusal) }

  mutating func refuse(_ path: String, _ text: RefusalText) {
    refuse(CaseRefusal(path: path, text))
  }

  /// Whether the document says that it is of the schema that is read here.
  mutating func readSchema(_ json: JSONValue?) -> Bool {
    if case .text(CaseContract.schema) = json { return true }
    let wanted = "\"\(CaseContract.schema)\""
    if let json {
      refuse(.kind(wanted, json, at: "schema"))
    } else {
      refuse("schema", "it is missing: a case says with \(wanted) that it is one")
    }
    return false
  }

  mutating func walk(_ json: JSONValue, as shape: CaseShape) {
    if case .null = json { return }
    switch shape {
    case .schema: break
    case .object(let path, let members): walk(json, members, at: path)
    case .input(let slot): readInput(json, slot)
    case .list(let slot): if let list = fields.list(slot) { readList(json, list) }
    case .id: id = readText(json, at: "id")
    case .completeness(let slot):
      let path = CaseContract.completeness(fields.inputs[slot].path)
      guard case .boolean(let flag) = json else {
        return refuse(.kind("true or false", json, at: path))
      }
      completeness[slot] = flag
    case .undocumented: readUndocumented(json)
    case .intake(let place): readIntake(json, fields.intake[place])
    }
  }

  private mutating func readIntake(_ json: JSONValue, _ field: IntakeField) {
    switch Answer.read(json, for: field.field) {
    case .fault(let suffix, let message): refuse(field.field.path + suffix, message)
    case .value(.boolean(let flag)): intake[field.field.name] = "\(flag)"
    case .value:
      guard case .text(let text) = json else { return }
      if field.isTimeOfDay, !text.isTimeOfDay {
        return refuse(.kind("a time of day as 14:05", json, at: field.field.path))
      }
      intake[field.field.name] = text
    }
  }

  private mutating func walk(_ json: JSONValue, _ members: [String: CaseShape], at path: String) {
    guard case .object(let object) = json else {
      return refuse(.kind("an object", json, at: path))
    }
    for member in object.members {
      if let shape = members[member.key] {
        walk(member.value, as: shape)
      } else {
        refuse(.key(member.key, of: members.keys.sorted(), is: "field of a case here", in: path))
      }
    }
  }

  private mutating func readInput(_ json: JSONValue, _ slot: Int) {
    let field = fields.inputs[slot]
    switch Answer.read(json, for: field) {
    case .value(let value): facts[slot] = value
    case .fault(let suffix, let message): refuse(field.path + suffix, message)
    }
  }

  private mutating func readText(_ json: JSONValue, at path: String) -> String? {
    switch Answer.plainText(json) {
    case .value(.text(let text)): return text
    case .value: return nil
    case .fault(let suffix, let message):
      refuse(path + suffix, message)
      return nil
    }
  }

  private mutating func readUndocumented(_ json: JSONValue) {
    guard case .array(let elements) = json else {
      return refuse(.kind("a list of names", json, at: "undocumented"))
    }
    for (place, element) in elements.enumerated() {
      let path = "undocumented[\(place)]"
      guard case .text(let name) = element else {
        refuse(.kind("the name of an input", element, at: path))
        continue
      }
      if undocumented.contains(name) { refuse(path, "\(found: name.quoted) stands here twice") }
      undocumented.append(name)
    }
  }
}

extension String {
  /// Whether it is hours and minutes, as in `14:05`.
  fileprivate var isTimeOfDay: Bool {
    let figures = split(separator: ":", omittingEmptySubsequences: false)
    guard figures.count == 2, figures.allSatisfy({ $0.utf8.count == 2 }),
      let hours = Int(figures[0]), let minutes = Int(figures[1])
    else { return false }
    return (0..<24).contains(hours) && (0..<60).contains(minutes)
  }
}
