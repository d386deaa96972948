internal import FoundationEssentials
internal import RuleModel

extension CaseReading {
  /// Settles when a course began and ended and how long its longest run was, from what was given.
  ///
  /// Both dates: their span, unless a shorter run is given. A start and a run: the run's last day is
  /// the end. A start alone: up to the day of decision if the course goes on. No date, and no run,
  /// reaches past the day of decision.
  mutating func deriveRun(
    _ entry: inout CaseEntry, _ list: CaseList, at path: () -> String
  ) {
    guard let startField = list.start, let endField = list.end, let daysField = list.days
    else { return }
    guard areNotLate(entry, list, at: path) else { return }
    let days = entry.whole(daysField)
    guard let start = entry.date(startField) else { return }
    if let end = entry.date(endField) {
      guard let span = span(start, end, days, at: path) else { return }
      if days == nil { entry.values[daysField] = run(span, list.fields[daysField]) }
    } else if let days {
      guard let end = end(start, days, at: path) else { return }
      entry.values[endField] = .date(end)
    } else if entry.text(list.outcome) == CaseContract.ongoing, let today = decisionDate {
      entry.values[endField] = .date(today)
      let span = CalendarDate.days(from: start, to: today) + 1
      entry.values[daysField] = run(span, list.fields[daysField])
    }
  }

  /// The last day on which the drug is known to have been used: the end; the day of decision where
  /// it goes on; else the start, since a course without an end was used on its first day at least.
  func deriveLastKnownUse(_ entry: inout CaseEntry, _ list: CaseList) {
    guard let field = list.lastKnownUse else { return }
    let isOngoing = entry.text(list.outcome) == CaseContract.ongoing
    let known = entry.date(list.end) ?? (isOngoing ? decisionDate : nil) ?? entry.date(list.start)
    let place = entry.place
    entry.values[field] =
      known.map(Value.date)
      ?? .unknown(
        Gaps(
          [list.start, list.end].compactMap(\.self).map {
            Gap(slot: list.slot, entry: place, field: $0)
          }))
  }

  private func run(_ days: Int, _ field: CaseField) -> Value {
    guard case .quantity(let unit?) = field.type else { return .integer(days) }
    return .quantity(Quantity(Decimal(days), unit))
  }

  /// Whether no date of the entry is later than it may be.
  private mutating func areNotLate(
    _ entry: CaseEntry, _ list: CaseList, at path: () -> String
  ) -> Bool {
    var areNotLate = true
    for (place, field) in list.fields.enumerated() where field.latest != nil {
      guard let date = entry.date(place), let refusal = lateness(of: date, field) else { continue }
      refuse("\(path()).\(field.name)", refusal)
      areNotLate = false
    }
    return areNotLate
  }

  /// The days from `start` through `end`; nil, with a refusal, where they or the run cannot be.
  private mutating func span(
    _ start: CalendarDate, _ end: CalendarDate, _ days: Int?, at path: () -> String
  ) -> Int? {
    let span = CalendarDate.days(from: start, to: end) + 1
    if span < 1 {
      refuse("\(path()).end", "the end \(found: end.iso) is before the start \(found: start.iso)")
      return nil
    }
    if let days, days > span {
      refuse(
        "\(path()).days",
        "\(found: days) days are more than the \(found: span) from \(found: start.iso) through \(found: end.iso)"
      )
      return nil
    }
    return span
  }

  /// The last day of a run; nil, with a refusal, where it would be later than it may be.
  private mutating func end(_ start: CalendarDate, _ days: Int, at path: () -> String)
    -> CalendarDate?
  {
    let end = start.adding(days: days - 1)
    if let end, decisionDate.map({ end <= $0 }) ?? true { return end }
    let limit = decisionDate.map { "the day of decision, \($0.iso)" } ?? "the year 9999"
    refuse(
      "\(path()).days", "\(found: days) days from \(found: start.iso) reach past \(found: limit)")
    return nil
  }
}
