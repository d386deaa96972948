import RuleModel

import struct FoundationEssentials.Decimal

/// Answers to the bench's vocabulary, some of them open, and ways to answer more.
struct RandomAnswers {
  var dice: Dice
  private let vocabulary = Bench.vocabulary

  /// Some inputs answered, lists possibly incomplete, entries possibly with open fields.
  mutating func partial() -> FactSet {
    var facts = FactSet(vocabulary)
    for slot in vocabulary.inputs.indices where dice.lands(50) {
      facts[slot] = answer(slot)
    }
    return facts
  }

  /// The same with some more answered; `fits` says which gaps may be.
  mutating func answeringMore(
    _ facts: FactSet, percent: Int = 50, where fits: (Gap) -> Bool = { _ in true }
  ) -> FactSet {
    var more = facts
    for slot in vocabulary.inputs.indices {
      switch facts[slot] {
      case .unknown where dice.lands(percent) && fits(Gap(slot: slot)): more[slot] = answer(slot)
      case .list(let list): more[slot] = .list(growing(list, slot, percent, fits))
      default: break
      }
    }
    return more
  }

  private mutating func growing(
    _ list: ListValue, _ slot: Int, _ percent: Int, _ fits: (Gap) -> Bool
  ) -> ListValue {
    var elements = list.elements.map { element -> Value in
      guard case .record(let record) = element else { return element }
      return .record(filled(record, slot, percent, fits))
    }
    guard !list.isComplete, fits(Gap(slot: slot)) else {
      return ListValue(elements, openness: list.openness)
    }
    if dice.lands(percent) {
      for _ in 0..<dice.roll(0...2) { elements.append(element(slot, elements.count)) }
    }
    return ListValue(elements, openness: dice.lands(percent) ? nil : list.openness)
  }

  private mutating func filled(
    _ record: Record, _ slot: Int, _ percent: Int, _ fits: (Gap) -> Bool
  ) -> Record {
    let fields = record.fields.enumerated().map { field, value in
      let gap = Gap(slot: slot, entry: record.entry, field: field)
      return value.isUnknown && dice.lands(percent) && fits(gap) ? self.field(field) : value
    }
    return Record(entry: record.entry, fields: fields)
  }

  private mutating func answer(_ slot: Int) -> Value {
    switch vocabulary.inputs[slot].name {
    case "age": .quantity(Quantity(Decimal(dice.roll(16...20)), "year"))
    case "lossPercent": .quantity(Quantity(Decimal(dice.roll(0...100)), "%"))
    case "episodeMonths": .quantity(Quantity(Decimal(dice.roll(3...9)), "month"))
    case "restarting": .boolean(dice.lands(50))
    case "metabolizer": .text(dice.pick(["normal", "intermediate", "poor", "not-tested"]))
    case "request.date": .date(CalendarDate(daysSinceEpoch: dice.roll(20_550...20_800))!)
    case "lesions": .integer(dice.roll(0...3))
    default: .list(list(slot))
    }
  }

  private mutating func list(_ slot: Int) -> ListValue {
    let count = dice.roll(0...3)
    var elements: [Value] = []
    for place in 0..<count { elements.append(element(slot, place)) }
    return ListValue(elements, openness: dice.lands(50) ? Gaps([Gap(slot: slot)]) : nil)
  }

  private mutating func element(_ slot: Int, _ place: Int) -> Value {
    guard case .list(.record) = vocabulary.inputs[slot].type else {
      return .text(dice.pick(["dermatologist", "oncologist", "other"]))
    }
    let fields = vocabulary.records[0].fields.indices.map { field in
      dice.lands(60)
        ? self.field(field) : .unknown(Gaps([Gap(slot: slot, entry: place, field: field)]))
    }
    return .record(Record(entry: place, fields: fields))
  }

  private mutating func field(_ field: Int) -> Value {
    switch field {
    case 0: .text(dice.pick(["a", "b", "c"]))
    case 1: .quantity(Quantity(Decimal(dice.roll(25...31)), "day"))
    case 2: .text(dice.pick(["inadequate", "intolerance", "adequate"]))
    case 3: .list(ListValue([.text(dice.pick(["steroid", "systemic", "other"]))]))
    default: .boolean(dice.lands(50))
    }
  }
}
