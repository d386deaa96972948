internal import FoundationEssentials
internal import RuleModel

/// One entry of a list while a case is being read.
struct CaseEntry {
  let place: Int
  /// By the record's fields; nil where nothing was given, or it was refused.
  var values: [Value?]
  /// Whether no field was refused: what is derived from its fields is not judged otherwise.
  var isSound = true
}

extension CaseReading {
  mutating func readList(_ json: JSONValue, _ list: CaseList) {
    guard case .array(let elements) = json else {
      return refuse(.kind("a list", json, at: list.path))
    }
    var read: [CaseEntry] = []
    read.reserveCapacity(elements.count)
    for (place, element) in elements.enumerated() {
      if case .object(let object) = element {
        read.append(readEntry(object, place, list))
      } else {
        refuse(.kind("an object with a drug", element, at: "\(list.path)[\(place)]"))
      }
    }
    entries[list.slot] = read
  }

  private mutating func readEntry(
    _ object: JSONObject, _ place: Int, _ list: CaseList
  ) -> CaseEntry {
    var entry = CaseEntry(
      place: place, values: Array(repeating: nil, count: list.fields.count))
    for member in object.members {
      guard let field = list.places[member.key], !list.fields[field].isDerived else {
        let known = list.fields.filter { !$0.isDerived }.map(\.name)
        refuse(.key(member.key, of: known, is: "field of an entry", in: "\(list.path)[\(place)]"))
        entry.isSound = false
        continue
      }
      if case .null = member.value { continue }
      switch Answer.read(member.value, for: list.fields[field]) {
      case .value(let value): entry.values[field] = value
      case .fault(let suffix, let message):
        refuse("\(list.path)[\(place)].\(member.key)\(suffix)", message)
        entry.isSound = false
      }
    }
    return entry
  }

  /// Closes the lists: derives what follows from each entry's fields, and gives every open field
  /// its own gap.
  mutating func deriveLists() {
    for list in fields.lists {
      let given = entries[list.slot]
      let isComplete = completeness[list.slot] ?? (given != nil)
      var records: [Value] = []
      for entry in given ?? [] {
        if let record = derive(entry, list) { records.append(.record(record)) }
      }
      facts[list.slot] = .list(
        ListValue(records, openness: isComplete ? nil : Gaps([Gap(slot: list.slot)])))
    }
  }

  /// nil for an entry that is refused, or passed over.
  private mutating func derive(_ given: CaseEntry, _ list: CaseList) -> Record? {
    let path = { "\(list.path)[\(given.place)]" }
    var entry = given
    guard let product = deriveDrug(&entry, list, at: path) else { return nil }
    if given.isSound { deriveRun(&entry, list, at: path) }
    deriveLastKnownUse(&entry, list)
    if list.slot == fields.concurrentDrugs, product == requestedDrug { return nil }
    let values = list.fields.indices.map { field in
      if let value = entry.values[field] { return value }
      if let standard = list.fields[field].standard { return .boolean(standard) }
      return .unknown(Gaps([Gap(slot: list.slot, entry: entry.place, field: field)]))
    }
    return Record(entry: entry.place, fields: values)
  }

  private var requestedDrug: String? {
    guard let slot = fields.drug, case .text(let drug) = facts[slot] else { return nil }
    return drug
  }
}

extension CaseEntry {
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
