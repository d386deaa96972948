import Casework
import Foundation
import RuleModel
import Testing

@Suite("What a case can say")
struct CaseRangeTests {
  /// A fact, what it can be, and what it cannot.
  static let facts: [(name: String, allowed: [String], refused: [String])] = [
    ("age", ["0", "18", "18.0", "1.8e1", "-0"], ["-1", "18.5", "\"18\"", "true", "[]", "{}"]),
    ("bsaPercent", ["0", "0.1", "100", "100.00"], ["-0.1", "100.1", "101", "\"8\""]),
    ("scalpHairLossPercent", ["0", "50", "100"], ["-1", "100.0000001", "101"]),
    ("episodeMonths", ["0", "5.5", "600"], ["-0.1", "\"6\"", "false"]),
    ("monthsOnDrug", ["0", "5.99"], ["-1"]),
    ("eczemaMonths", ["0", "3.1"], ["-3"]),
    ("eczemaRecurrencesPerYear", ["0", "2"], ["1.5", "-1"]),
    ("plateletCount", ["0", "49.9"], ["-1", "{}"]),
    ("daysOnDrug", ["0", "30"], ["29.5", "-1"]),
    ("dosesGiven", ["0", "2"], ["0.5", "-1"]),
    ("priorSystemicLines", ["0", "1"], ["0.5", "-1"]),
    ("crsGrade", ["1", "4", "4.0"], ["0", "5", "3.5"]),
    ("severity", ["\"mild\"", "\"severe\""], ["\"Severe\"", "\"\"", "1", "[\"mild\"]"]),
    ("cyp2c9Metabolizer", ["\"not-tested\"", "\"poor\""], ["\"ultrarapid\"", "true"]),
    ("acuteSteroidFailure", ["\"none\""], ["\"progressive\"", "false"]),
    ("genericStatus", ["\"available\""], ["true", "\"yes\""]),
    ("carT", ["true", "false"], ["\"true\"", "1", "0", "[]", "\"yes\""]),
    (
      "plateletDate", ["\"2026-11-21\"", "\"2024-02-29\""],
      ["\"2026-11-22\"", "\"2026-02-29\"", "\"21.11.2026\"", "\"2026-1-1\"", "20261121", "\"\""]
    ),
    (
      "affectedAreas", ["[]", "[\"face\"]", "[\"hands\", \"wrists\"]"], ["\"face\"", "true", "{}"]
    ),
  ]

  @Test("a fact is accepted up to its bounds and refused beyond them", arguments: facts)
  func bounds(name: String, allowed: [String], refused: [String]) throws {
    for value in allowed {
      let found = try Contract.refusedPaths(Contract.facts("\"\(name)\": \(value)"))
      #expect(found == [], "\(name): \(value)")
    }
    for value in refused {
      let found = try Contract.refusedPaths(Contract.facts("\"\(name)\": \(value)"))
      #expect(found == ["facts.\(name)"], "\(name): \(value)")
    }
  }

  @Test("null is an answer that is not given yet, for every fact", arguments: facts.map(\.name))
  func nullIsOpen(name: String) throws {
    #expect(try Contract.answer(name, in: Contract.facts("\"\(name)\": null")) == nil)
  }

  @Test(
    "figures are exact and carry the unit that policies compare them in",
    arguments: [
      ("bsaPercent", "20.00000000000000000000000000000001", "%"), ("bsaPercent", "0.1", "%"),
      ("episodeMonths", "5.99", "month"), ("age", "18", "year"), ("plateletCount", "50", "10*9/L"),
      ("daysOnDrug", "30", "day"),
    ])
  func figuresAreExact(name: String, figure: String, unit: String) throws {
    let answer = try Contract.answer(name, in: Contract.facts("\"\(name)\": \(figure)"))
    #expect(answer == .quantity(Quantity(try #require(Decimal(string: figure)), unit)))
  }

  @Test(
    "a number that cannot be held exactly is refused at its place, never rounded",
    arguments: [
      "1e999999", "1e-999999", "-1e400", "20.000000000000000000000000000000000000001",
      "123456789012345678901234567890123456789",
    ])
  func excessiveNumbers(figure: String) throws {
    #expect(
      try Contract.refusedPaths(Contract.facts("\"bsaPercent\": \(figure)")) == ["facts.bsaPercent"]
    )
  }

  @Test("a whole number ends where CQL's integers do")
  func largestWhole() throws {
    #expect(try Contract.refusedPaths(Contract.facts("\"daysOnDrug\": 2147483647")) == [])
    #expect(
      try Contract.refusedPaths(Contract.facts("\"daysOnDrug\": 2147483648")) == [
        "facts.daysOnDrug"
      ])
  }

  @Test(
    "a set is refused at its wrong or repeated member",
    arguments: [
      ("\"facts\": {\"affectedAreas\": [\"face\", \"knee\"]}", "facts.affectedAreas[1]"),
      ("\"facts\": {\"affectedAreas\": [\"face\", \"hands\", \"face\"]}", "facts.affectedAreas[2]"),
      ("\"facts\": {\"affectedAreas\": [null]}", "facts.affectedAreas[0]"),
      ("\"prescriber\": {\"specialties\": [\"surgeon\"]}", "prescriber.specialties[0]"),
      ("\"prescriber\": {\"specialties\": [\"other\", \"other\"]}", "prescriber.specialties[1]"),
    ])
  func wrongMembers(more: String, path: String) throws {
    #expect(try Contract.refusedPaths(Contract.text(more: more)) == [path])
  }

  @Test(
    "a state is one of the post office's codes, in capitals",
    arguments: ["IL", "DC", "PR", "GU", "VI", "AS", "MP", "AA", "AE", "AP"])
  func states(code: String) throws {
    #expect(
      try Contract.refusedPaths(Contract.text(more: "\"plan\": {\"state\": \"\(code)\"}")) == [])
    for wrong in [code.lowercased(), "ZZ", "\(code) ", "Illinois", ""] {
      let text = Contract.text(more: "\"plan\": {\"state\": \"\(wrong)\"}")
      #expect(try Contract.refusedPaths(text) == ["plan.state"], "'\(wrong)'")
    }
  }

  @Test("all fifty states are there")
  func fiftyStates() throws {
    let slot = try #require(Contract.vocabulary.slot(of: "plan.state"))
    #expect(Contract.vocabulary.inputs[slot].answer.choices.count == 50 + 1 + 5 + 3 + 3)
  }

  @Test(
    "a request's figures have their bounds",
    arguments: [
      ("\"durationDays\": 1", nil), ("\"durationDays\": 0", "request.durationDays"),
      ("\"durationDays\": 30.5", "request.durationDays"),
      ("\"dose\": {\"mgPerDay\": 0}", nil), ("\"dose\": {\"mgPerDay\": 12.5}", nil),
      ("\"dose\": {\"mgPerDay\": -5}", "request.dose.mgPerDay"),
      ("\"dose\": {\"unitsPerDay\": 0.5}", nil),
      ("\"dose\": {\"unitsPerDay\": -1}", "request.dose.unitsPerDay"),
      ("\"dose\": \"20 mg\"", "request.dose"), ("\"dose\": {}", nil), ("\"dose\": null", nil),
      ("\"dose\": {\"strength\": 5}", "request.dose.strength"),
      ("\"quantity\": {\"packageGrams\": 0}", "request.quantity.packageGrams"),
      ("\"quantity\": {\"packageGrams\": 0.1}", nil),
      ("\"quantity\": {\"packages\": 1}", nil),
      ("\"quantity\": {\"packages\": 0}", "request.quantity.packages"),
      ("\"quantity\": {\"packages\": 1.5}", "request.quantity.packages"),
      ("\"quantity\": {\"days\": 1}", nil),
      ("\"quantity\": {\"days\": 0}", "request.quantity.days"),
      ("\"channel\": \"mail\"", "request.channel"), ("\"urgency\": \"urgent\"", "request.urgency"),
      ("\"colour\": \"red\"", "request.colour"),
    ])
  func request(request: String, path: String?) throws {
    let found = try Contract.refusedPaths(Contract.text(request: request))
    #expect(found == (path.map { [$0] } ?? []), "\(request)")
  }

  @Test("an Anzupgo tube has 30 g, and another drug's can have any size")
  func tubeSizes() throws {
    func paths(_ drug: String, _ indication: String, _ grams: String) throws -> [String] {
      try Contract.refusedPaths(
        Contract.text(
          drug: drug, indication: indication, request: "\"quantity\": {\"packageGrams\": \(grams)}")
      )
    }
    #expect(try paths("anzupgo", "chronic-hand-eczema", "30") == [])
    #expect(try paths("anzupgo", "chronic-hand-eczema", "30.0") == [])
    #expect(try paths("anzupgo", "other", "60") == ["request.quantity.packageGrams"])
    #expect(try paths("opzelura", "other", "59.5") == [])
    #expect(try paths("leqselvi", "other", "30") == [])
  }

  @Test("each drug has its own indications, and another pair is refused")
  func pairs() throws {
    let slot = try #require(Contract.vocabulary.slot(of: "request.indication"))
    for drug in Contract.vocabulary.drugs {
      for choice in Contract.vocabulary.inputs[slot].answer.choices {
        let found = try Contract.refusedPaths(
          Contract.text(drug: drug.id, indication: choice.value))
        let isPair = drug.indications.contains(choice.value)
        #expect(found == (isPair ? [] : ["request.indication"]), "\(drug.id), \(choice.value)")
      }
    }
  }

  @Test(
    "the document's frame is checked",
    arguments: [
      ("{}", "schema"), ("{\"schema\": null}", "schema"), ("{\"schema\": 1}", "schema"),
      ("{\"schema\": \"rubric.case/2\", \"extra\": 1}", "schema"), ("[]", ""), ("5", ""),
      ("null", ""), ("{\"schema\": \"rubric.case/1\", \"extra\": 1}", "extra"),
      ("{\"schema\": \"rubric.case/1\", \"extra\": null}", "extra"),
      ("{\"schema\": \"rubric.case/1\", \"id\": 7}", "id"),
      ("{\"schema\": \"rubric.case/1\", \"plan\": []}", "plan"),
      ("{\"schema\": \"rubric.case/1\", \"facts\": \"none\"}", "facts"),
      ("{\"schema\": \"rubric.case/1\", \"facts\": {\"colour\": 1}}", "facts.colour"),
      ("{\"schema\": \"rubric.case/1\", \"member\": {\"name\": \" \"}}", "member.name"),
      ("{\"schema\": \"rubric.case/1\", \"member\": {\"name\": \"a\\u001b[31m\"}}", "member.name"),
      ("{\"schema\": \"rubric.case/1\", \"member\": {\"memberId\": 12}}", "member.memberId"),
      ("{\"schema\": \"rubric.case/1\", \"request\": {\"drug\": \"Opzelura\"}}", "request.drug"),
      ("{\"schema\": \"rubric.case/1\", \"request\": {\"type\": \"new\"}}", "request.type"),
      ("{\"schema\": \"rubric.case/1\", \"plan\": {\"payer\": \"aetna\"}}", "plan.payer"),
      ("{\"schema\": \"rubric.case/1\", \"undocumented\": \"age\"}", "undocumented"),
      ("{\"schema\": \"rubric.case/1\", \"therapies\": {}}", "therapies"),
      ("{\"schema\": \"rubric.case/1\", \"therapies\": [null]}", "therapies[0]"),
      ("{\"schema\": \"rubric.case/1\", \"therapies\": [\"aspirin\"]}", "therapies[0]"),
      ("{\"schema\": \"rubric.case/1\", \"therapiesComplete\": \"yes\"}", "therapiesComplete"),
      (
        "{\"schema\": \"rubric.case/1\", \"concurrentDrugsComplete\": 1}", "concurrentDrugsComplete"
      ),
    ])
  func frame(text: String, path: String) throws {
    #expect(try Contract.refusedPaths(text) == [path])
  }

  @Test("an empty object is as good as absent")
  func emptyObjects() throws {
    let text = """
      {"schema": "rubric.case/1", "id": null, "plan": {}, "member": {}, "prescriber": {},
       "request": {"dose": {}, "quantity": {}}, "facts": {}, "undocumented": []}
      """
    let request = try Contract.request(text)
    #expect(request.id == nil)
    #expect(
      Contract.vocabulary.inputs.indices.allSatisfy { slot in
        if case .list(let list) = request.facts[slot] {
          return !list.isComplete && list.elements.isEmpty
        }
        return request.facts[slot] == .unknown(Gaps([Gap(slot: slot)]))
      })
  }

  @Test("faults by themselves come in the order of the document, contradictions after them")
  func order() throws {
    let text = """
      {"schema": "rubric.case/1", "therapies": [{"drug": "Medrol", "start": "2027-01-01"}],
       "facts": {"carT": 1, "age": 3}, "undocumented": ["carT", "x"],
       "request": {"date": "2026-11-21", "type": "x"}, "member": {"birthDate": "2000-01-01"}}
      """
    #expect(
      try Contract.refusedPaths(text)
        == ["facts.carT", "request.type", "facts.age", "therapies[0].start", "undocumented[1]"])
  }

  @Test("a refusal says what was found, what is allowed and what was probably meant")
  func messages() throws {
    func message(_ text: String) throws -> String {
      try #require(Contract.reader.refusals(of: try JSONReader.read(text)).first).message
    }
    #expect(
      try message(Contract.facts("\"severity\": \"Severe\""))
        == "'Severe' is no choice here. Did you mean 'severe'? Allowed: mild, moderate, severe")
    let fact = try message(Contract.facts("\"foo\": 1"))
    #expect(fact.hasPrefix("'foo' is no field of a case here. Allowed: acuteSteroidFailure, "))
    #expect(fact.hasSuffix(", withAbatacept"))
    let state = try message(#"{"schema": "rubric.case/1", "plan": {"state": "XX"}}"#)
    #expect(state.contains("Allowed: AL, AK, AZ") && state.hasSuffix(", AP"))
    #expect(
      try message(#"{"id": "1"}"#)
        == "it is missing: a case says with \"rubric.case/1\" that it is one")
    #expect(
      try message(#"{"schema": null}"#) == "expected \"rubric.case/1\" but found null")
    #expect(
      try message(Contract.facts("\"bsaPercent\": 101"))
        == "expected a number from 0 to 100 but found 101")
    #expect(
      try message(Contract.facts("\"daysOnDrug\": 2147483648"))
        == "expected a whole number from 0 to 2147483647 but found 2147483648")
    #expect(
      try message(Contract.facts("\"daysOnDrug\": -1"))
        == "expected a whole number from 0 but found -1")
    #expect(
      try message(Contract.concurrent("{\"drug\": \"ruxolitinib\"}")).contains("ruxolitinib cream"))
    #expect(try message(Contract.concurrent("{\"drug\": \"Leqselvy\"}")).contains("Leqselvi"))
    #expect(!(try message(Contract.facts("\"severity\": \"\\u001b[2J\"")).contains("\u{1B}")))
  }
}
