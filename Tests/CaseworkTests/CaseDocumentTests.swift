import Casework
import Foundation
import RuleModel
import Testing

@Suite("The answers of a case")
struct CaseDocumentTests {
  private let vocabulary = Contract.vocabulary

  private func gap(_ name: String, _ entry: Int? = nil, _ field: String? = nil) throws -> Gap {
    let slot = try #require(vocabulary.slot(of: name))
    return Gap(
      slot: slot, entry: entry, field: field.flatMap { vocabulary.record(of: slot)?.field($0) })
  }

  /// A case as the wizard makes it.
  private func filled() throws -> CaseDocument {
    var document = CaseDocument()
    document.answer(try gap("age"), with: .quantity(Quantity(40, "year")), in: vocabulary)
    document.answer(try gap("request.drug"), with: .text("leqselvi"), in: vocabulary)
    document.answer(try gap("therapies", 0, "drug"), with: .text("Medrol"), in: vocabulary)
    document.answer(
      try gap("therapies", 0, "days"), with: .quantity(Quantity(28, "day")), in: vocabulary)
    document.answer(try gap("therapies", 1, "drug"), with: .text("Enbrel"), in: vocabulary)
    document.answer(
      try gap("affectedAreas"), with: .list(ListValue([.text("hands")])), in: vocabulary)
    document.answer(
      try gap("request.date"), with: .date(CalendarDate(iso: "2026-11-21")!), in: vocabulary)
    document.answer(try gap("carT"), with: .boolean(false), in: vocabulary)
    document.setComplete(try gap("therapies").slot, false, in: vocabulary)
    return document
  }

  @Test("answers stand where the contract says, in its order whatever the order of answering")
  func writes() throws {
    let text = #"""
      {"schema":"rubric.case/1","request":{"drug":"leqselvi","date":"2026-11-21"},\#
      "facts":{"age":40,"affectedAreas":["hands"],"carT":false},\#
      "therapies":[{"drug":"Medrol","days":28},{"drug":"Enbrel"}],"therapiesComplete":false}
      """#
    #expect(JSONWriter.text(try filled().ordered(by: vocabulary)) == text)
  }

  @Test("saving and loading changes neither the answers nor the request")
  func roundTrip() throws {
    let document = try filled()
    let saved = JSONWriter.bytes(document.ordered(by: vocabulary), isPretty: true)
    let loaded = try #require(CaseDocument(try JSONReader.read(saved)))
    #expect(
      try Contract.reader.read(loaded.json) == (try Contract.reader.read(document.json)))
    #expect(loaded.ordered(by: vocabulary) == document.ordered(by: vocabulary))
  }

  @Test("every input's answer is read back as it was given")
  func everyInput() throws {
    for (slot, input) in vocabulary.inputs.enumerated() where vocabulary.record(of: slot) == nil {
      let value: Value? =
        switch input.type {
        case .boolean: .boolean(true)
        case .date: .date(CalendarDate(iso: "2026-11-21")!)
        case .integer: .integer(2)
        case .decimal: .decimal(2)
        case .quantity(let unit): .quantity(Quantity(30, unit ?? ""))
        case .text(let choices): .text(choices?.last ?? "some text")
        case .list(.text(let choices)): .list(ListValue([.text(choices?.last ?? "")]))
        default: nil
        }
      var document = CaseDocument()
      document.answer(Gap(slot: slot), with: try #require(value), in: vocabulary)
      let request = try Contract.reader.read(document.json)
      #expect(request.facts[slot] == value, "\(input.name)")
      document.answer(Gap(slot: slot), with: .null, in: vocabulary)
      #expect(document == CaseDocument(), "\(input.name)")
    }
  }

  @Test("a gap is undocumented until it is answered, and marking it takes its answer away")
  func undocumented() throws {
    var document = try filled()
    let (age, mg) = (try gap("age"), try gap("request.dose.mgPerDay"))
    document.answer(mg, with: .quantity(Quantity(8, "mg")), in: vocabulary)
    document.setUndocumented(age, true, in: vocabulary)
    document.setUndocumented(try gap("request.dose.unitsPerDay"), true, in: vocabulary)
    #expect(document.undocumented == ["age", "request.dose"])
    #expect(document.answer(to: age, in: vocabulary) == nil)
    #expect(document.answer(to: mg, in: vocabulary) == nil)
    #expect(Contract.reader.refusals(of: document.json) == [])
    document.answer(mg, with: .quantity(Quantity(16, "mg")), in: vocabulary)
    document.setUndocumented(age, false, in: vocabulary)
    #expect(document.undocumented == [])
    #expect(document["undocumented"] == nil)
  }

  @Test("an entry that goes takes its undocumented fields along, and later ones move up")
  func removeEntry() throws {
    var document = try filled()
    let slot = try gap("therapies").slot
    document.setUndocumented(try gap("therapies", 0, "outcome"), true, in: vocabulary)
    document.setUndocumented(try gap("therapies", 1, "outcome"), true, in: vocabulary)
    document.removeEntry(0, of: slot, in: vocabulary)
    #expect(document.undocumented == ["therapies[0].outcome"])
    #expect(document.answer(to: try gap("therapies", 0, "drug"), in: vocabulary) == .text("Enbrel"))
    document.removeEntry(0, of: slot, in: vocabulary)
    #expect(document.entryCount(slot, in: vocabulary) == 0)
    #expect(document.isComplete(slot, in: vocabulary) == false)
  }

  @Test("clearing what is not there changes nothing; an entry without answers stays an entry")
  func clearing() throws {
    var document = CaseDocument()
    document.answer(try gap("therapies", 0, "days"), with: .null, in: vocabulary)
    document.answer(try gap("request.dose.mgPerDay"), with: .null, in: vocabulary)
    #expect(document == CaseDocument())
    document.answer(try gap("therapies", 0, "drug"), with: .text("Medrol"), in: vocabulary)
    document.answer(try gap("therapies", 0, "drug"), with: .null, in: vocabulary)
    #expect(document.entryCount(try gap("therapies").slot, in: vocabulary) == 1)
  }

  @Test("one answer can be judged by itself")
  func judgesOne() throws {
    var document = try filled()
    document.answer(try gap("age"), with: .quantity(Quantity(-1, "year")), in: vocabulary)
    document.answer(
      try gap("therapies", 1, "days"), with: .quantity(Quantity(-1, "day")), in: vocabulary)
    func paths(_ gap: Gap) -> [String] {
      Contract.reader.refusals(of: document, at: gap).map(\.path)
    }
    #expect(try paths(gap("age")) == ["facts.age"])
    #expect(try paths(gap("carT")) == [])
    #expect(try paths(gap("therapies", 1)) == ["therapies[1].days"])
    #expect(try paths(gap("therapies", 1, "days")) == ["therapies[1].days"])
    #expect(try paths(gap("therapies", 0)) == [])
  }
}
