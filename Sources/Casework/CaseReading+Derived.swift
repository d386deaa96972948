internal import FoundationEssentials
internal import RuleModel

extension CaseReading {
  var decisionDate: CalendarDate? {
    guard let slot = fields.date, case .date(let date) = facts[slot] else { return nil }
    return date
  }

  /// Judges answers against one another and adds what follows from them.
  mutating func derive() {
    checkDrug()
    for slot in fields.judged {
      let field = fields.inputs[slot]
      if case .date(let date) = facts[slot], let message = lateness(of: date, field) {
        refuse(field.path, message)
      }
      if let source = field.yearsSince { deriveYears(slot, field, since: source) }
    }
    deriveLists()
    checkUndocumented()
  }

  /// Why a date is later than it may be; nil when it is not, or that cannot be told yet.
  func lateness(of date: CalendarDate, _ field: CaseField) -> RefusalText? {
    guard let bound = field.latest, case .date(let latest) = facts[bound.slot], date > latest
    else { return nil }
    return "\(found: date.iso) is after \(bound.name), \(found: latest.iso)"
  }

  /// The indication has to be one of the drug's, and figures that the product fixes have to be so.
  private mutating func checkDrug() {
    guard let slot = fields.drug, case .text(let id) = facts[slot],
      let drug = reader.vocabulary.drug(id)
    else { return }
    if let slot = fields.indication,
      case .text(let indication) = facts[slot], !drug.indications.contains(indication)
    {
      refuse(
        fields.inputs[slot].path,
        "\(found: indication.quoted) cannot be requested for \(found: drug.brand, otherwise: "this drug"). Allowed: \(drug.indications.joined(separator: ", "))"
      )
    }
    for limit in drug.limits {
      guard let figure = facts[limit.slot].figure, !limit.allowed.contains(figure) else { continue }
      let allowed = limit.allowed.map { "\($0)" }.joined(separator: ", ")
      refuse(
        fields.inputs[limit.slot].path,
        "found \(found: figure), but \(limit.reason). Allowed: \(allowed)")
    }
  }

  /// Counts whole years from a date up to the day of decision. Given as well, they have to agree.
  private mutating func deriveYears(
    _ slot: Int, _ field: CaseField, since source: (slot: Int, name: String)
  ) {
    guard let today = decisionDate, case .date(let date) = facts[source.slot], date <= today
    else { return }
    let years = Decimal(date.wholeYears(on: today))
    if let given = facts[slot].figure, given != years {
      refuse(
        field.path,
        "found \(found: given), but by \(source.name) and the day of decision it is \(found: years): correct one of them"
      )
    }
    guard case .quantity(let unit?) = field.type else { return }
    facts[slot] = .quantity(Quantity(years, unit))
  }

  /// Each name has to be one that can be missing, and its input open.
  private mutating func checkUndocumented() {
    for (place, name) in undocumented.enumerated() {
      guard let gaps = gaps(named: name) else {
        refuse(
          "undocumented[\(place)]",
          "\(found: name.quoted) is no input that can be missing: write a fact's own name, 'request.dose', or a field of an entry that is there, as in 'therapies[0].outcome'"
        )
        continue
      }
      if gaps.allSatisfy(isAnswered) {
        refuse(
          "undocumented[\(place)]",
          "\(found: name.quoted) is answered as well: remove the answer, or the name here")
      }
      undocumentedGaps.formUnion(gaps)
    }
  }

  private func isAnswered(_ gap: Gap) -> Bool {
    guard let place = gap.entry, let field = gap.field else {
      if case .list(let list) = facts[gap.slot] { return list.isComplete }
      return !facts[gap.slot].isUnknown
    }
    guard case .list(let list) = facts[gap.slot] else { return false }
    for case .record(let record) in list.elements where record.entry == place {
      return !record.fields[field].isUnknown
    }
    return false
  }

  /// The gaps that a name stands for; nil for a name that is never missing in this case.
  private func gaps(named name: String) -> [Gap]? {
    if let slots = fields.reported[name] { return slots.map { Gap(slot: $0) } }
    guard let step = EntryStep(name),
      let list = fields.lists.first(where: { fields.inputs[$0.slot].name == step.list }),
      let field = list.places[step.field], list.fields[field].isReported,
      entries[list.slot]?.contains(where: { $0.place == step.place }) ?? false
    else { return nil }
    return [Gap(slot: list.slot, entry: step.place, field: field)]
  }
}

/// A name as `therapies[2].outcome`, taken apart.
struct EntryStep {
  let list: String
  let place: Int
  let field: String

  /// nil for any other name. The place is written without leading zeros.
  init?(_ name: String) {
    guard let open = name.firstIndex(of: "["), let close = name.firstIndex(of: "]"), open < close,
      let place = Int(name[name.index(after: open)..<close]), place >= 0
    else { return nil }
    list = String(name[..<open])
    self.place = place
    let rest = name[name.index(after: close)...]
    field = String(rest.dropFirst())
    guard rest.first == ".", "\(list)[\(place)].\(field)" == name else { return nil }
  }
}

extension Value {
  /// The figure of a number or a quantity.
  var figure: Decimal? {
    switch self {
    case .integer(let figure): Decimal(figure)
    case .decimal(let figure): figure
    case .quantity(let quantity): quantity.amount
    default: nil
    }
  }
}
