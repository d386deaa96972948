internal import FoundationEssentials
internal import RuleModel

/// One entry of a list while a case is being read.
struct CaseEntry {
  let place: Int
  /// By the record's fields; nil where nothing was given, or it was refused.
  var values: [Value?]
  /// Whether a field was refused: what is derived from its fields is not judged then.
  var isSound = true
}

extension CaseReading {
  mutating func readList(_ json: JSONValue, _ slot: Int) {
    let path = vocabulary.inputs[slot].answer.path
    guard case .array(let elements) = json, let record = vocabulary.record(of: slot) else {
      return refuse(.kind("a list", json, at: path))
    }
    entries[slot] = elements.enumerated().compactMap { place, element in
      guard case .object(let object) = element else {
        refuse(.kind("an object with a drug", element, at: "\(path)[\(place)]"))
        return nil
      }
      return readEntry(object, record, CaseEntry(place: place, record), at: path)
    }
  }

  private mutating func readEntry(
    _ object: JSONObject, _ record: RecordDefinition, _ empty: CaseEntry, at list: String
  ) -> CaseEntry {
    var entry = empty
    for member in object.members {
      let here = { "\(list)[\(entry.place)].\(member.key.shownAsKey)" }
      guard let field = record.field(member.key), !record.fields[field].answer.isDerived else {
        let known = record.fields.filter { !$0.answer.isDerived }.map(\.name)
        refuse(.name(member.key, of: known, is: "field of an entry", at: here()))
        entry.isSound = false
        continue
      }
      if case .null = member.value { continue }
      switch Answer.read(member.value, for: record.fields[field]) {
      case .value(let value): entry.values[field] = value
      case .fault(let suffix, let message):
        refuse(here() + suffix, message)
        entry.isSound = false
      }
    }
    return entry
  }

  /// Closes the lists: derives what follows from each entry's fields, and gives every open field
  /// its own gap.
  mutating func deriveLists() {
    for slot in vocabulary.inputs.indices where vocabulary.record(of: slot) != nil {
      let isComplete = completeness[slot] ?? (entries[slot] != nil)
      var records: [Value] = []
      for entry in entries[slot] ?? [] {
        if let record = derive(entry, slot) { records.append(.record(record)) }
      }
      facts[slot] = .list(
        ListValue(records, openness: isComplete ? nil : Gaps([Gap(slot: slot)])))
    }
  }

  /// nil for an entry that is refused, or passed over.
  private mutating func derive(_ given: CaseEntry, _ slot: Int) -> Record? {
    guard case .list(.record(let kind)) = vocabulary.inputs[slot].type else { return nil }
    let (fields, record) = (reader.entryFields[kind], vocabulary.records[kind])
    let path = "\(vocabulary.inputs[slot].answer.path)[\(given.place)]"
    var entry = given
    guard let product = deriveDrug(&entry, fields, at: path) else { return nil }
    if given.isSound { deriveRun(&entry, fields, record, at: path) }
    if slot == vocabulary.slot(of: CaseContract.concurrentDrugs), product == requestedDrug {
      return nil
    }
    return Record(
      entry: entry.place,
      fields: record.fields.indices.map { field in
        if let value = entry.values[field] { return value }
        if let standard = record.fields[field].answer.standard { return .boolean(standard) }
        return .unknown(Gaps([Gap(slot: slot, entry: entry.place, field: field)]))
      })
  }

  private var requestedDrug: String? {
    guard let slot = vocabulary.slot(of: CaseContract.drug), case .text(let drug) = facts[slot]
    else { return nil }
    return drug
  }
}

extension CaseEntry {
  init(place: Int, _ record: RecordDefinition) {
    self.init(place: place, values: Array(repeating: nil, count: record.fields.count))
  }

  func date(_ field: Int?) -> CalendarDate? {
    guard let field, case .date(let date) = values[field] else { return nil }
    return date
  }

  func text(_ field: Int?) -> String? {
    guard let field, case .text(let text) = values[field] else { return nil }
    return text
  }

  /// The members of a set of choices.
  func texts(_ field: Int?) -> [String]? {
    guard let field, case .list(let list) = values[field] else { return nil }
    return list.elements.compactMap { member in
      if case .text(let text) = member { return text }
      return nil
    }
  }

  /// A whole figure with its unit.
  func whole(_ field: Int?) -> Int? {
    guard let field, case .quantity(let quantity) = values[field] else { return nil }
    return Int(wholeFigure: quantity.amount)
  }
}
