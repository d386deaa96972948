internal import FoundationEssentials
public import RuleModel

extension CaseDocument {
  /// What a gap is answered with now: the JSON that stands at its place; nil where it is open.
  public func answer(to gap: Gap, in vocabulary: Vocabulary) -> JSONValue? {
    let answer = self[vocabulary.path(of: gap)]
    return answer == .null ? nil : answer
  }

  /// Answers a gap, in place of an answer or of its being undocumented. An unknown value clears it.
  ///
  /// The value is of the input's type; a figure of the input's unit may come as a quantity or as a
  /// bare number. Whether it can be right is for ``CaseReader/refusals(of:at:)`` to say.
  public mutating func answer(_ gap: Gap, with value: Value, in vocabulary: Vocabulary) {
    self[vocabulary.path(of: gap)] = JSONValue(value)
    if !value.isUnknown { setUndocumented(vocabulary.name(of: gap), false) }
  }

  /// Says of a gap that it was asked and the records do not say, or takes that back. Whatever
  /// answers it goes, for a group that of all its members.
  public mutating func setUndocumented(_ gap: Gap, _ flag: Bool, in vocabulary: Vocabulary) {
    let name = vocabulary.name(of: gap)
    if flag {
      let group = vocabulary.group(vocabulary.inputs[gap.slot].reportedName)
      let gaps = gap.entry == nil ? group?.slots.map { Gap(slot: $0) } : nil
      for gap in gaps ?? [gap] { self[vocabulary.path(of: gap)] = nil }
    }
    setUndocumented(name, flag)
  }

  /// The names of what was asked and the records do not say.
  public var undocumented: [String] {
    guard case .array(let elements) = self["undocumented"] else { return [] }
    return elements.compactMap { if case .text(let name) = $0 { name } else { nil } }
  }

  /// Says whether a list is all there is. A list that is said to be so need not be there.
  public mutating func setComplete(_ slot: Int, _ flag: Bool, in vocabulary: Vocabulary) {
    self[CaseContract.completeness(vocabulary.inputs[slot].answer.path)] = .boolean(flag)
    if flag { setUndocumented(vocabulary.inputs[slot].name, false) }
  }

  /// Whether the document says that a list is all there is; nil where it does not say.
  public func isComplete(_ slot: Int, in vocabulary: Vocabulary) -> Bool? {
    let path = CaseContract.completeness(vocabulary.inputs[slot].answer.path)
    guard case .boolean(let flag) = self[path] else { return nil }
    return flag
  }

  /// How many entries a list has.
  public func entryCount(_ slot: Int, in vocabulary: Vocabulary) -> Int {
    guard case .array(let entries) = self[vocabulary.inputs[slot].answer.path] else { return 0 }
    return entries.count
  }

  /// Takes an entry out of a list. The names of undocumented fields of later ones move up with them.
  ///
  /// - Precondition: there is such an entry.
  public mutating func removeEntry(_ place: Int, of slot: Int, in vocabulary: Vocabulary) {
    let path = vocabulary.inputs[slot].answer.path
    precondition(place < entryCount(slot, in: vocabulary), "there is no such entry")
    self["\(path)[\(place)]"] = nil
    undocumented(
      are: undocumented.compactMap { name in
        guard let step = EntryStep(name), step.list == vocabulary.inputs[slot].name,
          step.place >= place
        else { return name }
        return step.place == place ? nil : "\(step.list)[\(step.place - 1)].\(step.field)"
      })
  }

  private mutating func setUndocumented(_ name: String, _ flag: Bool) {
    let others = undocumented.filter { $0 != name }
    undocumented(are: flag ? others + [name] : others)
  }

  private mutating func undocumented(are names: [String]) {
    if names == undocumented { return }
    self["undocumented"] = names.isEmpty ? nil : .array(names.map { .text($0) })
  }
}

extension CaseReader {
  /// What is wrong with the answer to one gap, in this document as it stands.
  public func refusals(of document: CaseDocument, at gap: Gap) -> [CaseRefusal] {
    let path = vocabulary.path(of: gap)
    return refusals(of: document.json).filter { refusal in
      guard refusal.path.hasPrefix(path) else { return false }
      let rest = refusal.path.dropFirst(path.count)
      return rest.isEmpty || rest.first == "[" || rest.first == "."
    }
  }
}

extension Vocabulary {
  /// Where a gap's answer stands in a case: `facts.age`, `therapies[2].outcome`.
  public func path(of gap: Gap) -> String {
    let path = inputs[gap.slot].answer.path
    guard let entry = gap.entry else { return path }
    guard let field = gap.field, let record = record(of: gap.slot) else {
      return "\(path)[\(entry)]"
    }
    return "\(path)[\(entry)].\(record.fields[field].name)"
  }
}

extension JSONValue {
  /// A value as a case writes it; nil for an unknown.
  ///
  /// - Precondition: it is no record, and holds none.
  public init?(_ value: Value) {
    switch value {
    case .unknown: return nil
    case .boolean(let flag): self = .boolean(flag)
    case .integer(let figure): self = .number(Decimal(figure))
    case .decimal(let figure): self = .number(figure)
    case .quantity(let quantity): self = .number(quantity.amount)
    case .text(let text): self = .text(text)
    case .date(let date): self = .text(date.iso)
    case .list(let list): self = .array(list.elements.compactMap { JSONValue($0) })
    default: preconditionFailure("a case does not write such a value as one answer")
    }
  }
}
