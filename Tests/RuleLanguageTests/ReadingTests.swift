import RuleEngine
import RuleModel
import Testing

import struct FoundationEssentials.Decimal

@Suite("Reading a trail")
struct ReadingTests {
  private static let vocabulary = Bench.vocabulary

  private func slot(_ name: String) throws -> Int { try #require(Self.vocabulary.slot(of: name)) }

  private func reading(
    _ text: String, _ facts: FactSet
  ) throws -> (value: Value, reading: ExpressionReading) {
    let expression = try #require(Bench.read(text).expression)
    var trail = Trail()
    _ = ExpressionEvaluator.evaluate(expression, facts: facts, trail: &trail)
    let start = trail.count
    let value = ExpressionEvaluator.evaluate(expression, facts: facts, trail: &trail)
    return (value, ExpressionReading(expression, trail, start..<trail.count))
  }

  /// Two therapies: one of 45 days that failed, one of 20 of which the outcome is open.
  private func facts(isComplete: Bool = true) throws -> FactSet {
    var facts = FactSet(Self.vocabulary)
    let slot = try slot("therapies")
    func open(_ entry: Int, _ field: Int) -> Value {
      .unknown(Gaps([Gap(slot: slot, entry: entry, field: field)]))
    }
    let first: [Value] = [
      .text("a"), .quantity(Quantity(45, "day")), .text("inadequate"), .list(ListValue([])),
      .boolean(false),
    ]
    let second: [Value] = [
      .text("b"), .quantity(Quantity(20, "day")), open(1, 2), .list(ListValue([])), .boolean(false),
    ]
    facts[slot] = .list(
      ListValue(
        [.record(Record(entry: 0, fields: first)), .record(Record(entry: 1, fields: second))],
        openness: isComplete ? nil : Gaps([Gap(slot: slot)])))
    return facts
  }

  @Test("of `and`, only what is undecided waits; all of it is read")
  func conjunction() throws {
    var facts = FactSet(Self.vocabulary)
    facts[try slot("restarting")] = .boolean(true)
    let (value, reading) = try reading("restarting and age >= 18 years and lesions > 1", facts)
    #expect(value == .unknown(Gaps([Gap(slot: try slot("age")), Gap(slot: try slot("lesions"))])))
    #expect(
      reading.reads.map(\.slot) == [try slot("restarting"), try slot("age"), try slot("lesions")])
    facts[try slot("lesions")] = .integer(0)
    #expect(
      try self.reading("restarting and age >= 18 years and lesions > 1", facts).value
        == .boolean(false))
  }

  @Test("an entry tells the conjuncts that decided it, with what they read")
  func entries() throws {
    let (value, reading) = try reading(
      "some t in therapies satisfies (t.days >= 50 days and t.outcome = 'inadequate')",
      facts(isComplete: false))
    let slot = try slot("therapies")
    #expect(value.gaps == Gaps([Gap(slot: slot)]))
    let quantifier = try #require(reading.quantifiers.first)
    #expect(quantifier.slot == slot)
    #expect(!quantifier.isComplete)
    #expect(quantifier.entries.map(\.truth) == [.false, .false])
    let deciding = reading.deciding(quantifier.entries[0], of: quantifier)
    #expect(deciding.map(\.value) == [.boolean(false)])
    #expect(
      deciding.flatMap(\.reads) == [
        InputRead(slot: slot, entry: 0, field: 1, value: .quantity(Quantity(45, "day")))
      ])
  }

  @Test("an open entry tells its open conjuncts; what fails beside them decides")
  func openEntries() throws {
    let (value, reading) = try reading(
      "some t in therapies satisfies (t.days >= 20 days and t.days < 30 days and t.outcome = 'inadequate')",
      facts())
    let gap = Gap(slot: try slot("therapies"), entry: 1, field: 2)
    #expect(value == .unknown(Gaps([gap])))
    let quantifier = try #require(reading.quantifiers.first)
    #expect(quantifier.entries.map(\.truth) == [.false, .unknown])
    let deciding = reading.deciding(quantifier.entries[1], of: quantifier)
    #expect(deciding.flatMap(\.reads).map(\.field) == [2])
  }

  @Test("a nested quantifier belongs to the entry around it, and its reads to the right entries")
  func nested() throws {
    let (_, reading) = try reading(
      "some t in therapies satisfies (some u in therapies satisfies (t.drug != u.drug and u.days > 40 days))",
      facts())
    #expect(reading.quantifiers.count == 1)
    let quantifier = reading.quantifiers[0]
    #expect(quantifier.entries.map(\.truth) == [.false, .true])
    let deciding = reading.deciding(quantifier.entries[1], of: quantifier)
    #expect(deciding.flatMap(\.reads).filter { $0.field == 0 }.map(\.entry) == [1, 0])
  }

  @Test("`distinct by` tells the key of each entry")
  func keys() throws {
    let (value, reading) = try reading(
      "at least 2 t in therapies distinct by t.drug satisfies (t.days > 10 days)", facts())
    #expect(value == .boolean(true))
    #expect(reading.quantifiers[0].entries.map(\.key) == [.text("a"), .text("b")])
  }

  @Test("several evaluations share one trail, each with a range of its own")
  func sharing() throws {
    let facts = try facts()
    var trail = Trail()
    var ranges: [Range<Int>] = []
    let expressions = try ["restarting", "lesions > 1", "age >= 18 years"].map {
      try #require(Bench.read($0).expression)
    }
    for expression in expressions {
      let start = trail.count
      _ = ExpressionEvaluator.evaluate(expression, facts: facts, trail: &trail)
      ranges.append(start..<trail.count)
    }
    let slots = zip(expressions, ranges).map {
      ExpressionReading($0, trail, $1).reads.map(\.slot)
    }
    #expect(slots == [[try slot("restarting")], [try slot("lesions")], [try slot("age")]])
  }
}
