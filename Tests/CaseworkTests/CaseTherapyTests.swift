import Casework
import Foundation
import RuleModel
import Testing

@Suite("Therapies and concurrent drugs")
struct CaseTherapyTests {
  /// The fields of the first therapy by name. The day of decision is 2026-11-21.
  private func fields(_ therapy: String) throws -> [String: Value] {
    let request = try Contract.request(Contract.therapy(therapy))
    let vocabulary = Contract.vocabulary
    let slot = try #require(vocabulary.slot(of: "therapies"))
    guard case .list(let list) = request.facts[slot], case .record(let record) = list.elements.first
    else { return [:] }
    let names = try #require(vocabulary.record(of: slot)).fields.map(\.name)
    return Dictionary(uniqueKeysWithValues: zip(names, record.fields))
  }

  private func gap(_ field: String) throws -> Value {
    let slot = try #require(Contract.vocabulary.slot(of: "therapies"))
    let place = try #require(Contract.vocabulary.record(of: slot)?.field(field))
    return .unknown(Gaps([Gap(slot: slot, entry: 0, field: place)]))
  }

  private func days(_ count: Int) -> Value { .quantity(Quantity(Decimal(count), "day")) }

  private func date(_ iso: String) throws -> Value { .date(try #require(CalendarDate(iso: iso))) }

  /// What is given beside the drug; the end and the length that follow, nil where they stay open.
  static let runs: [(given: String, end: String?, days: Int?)] = [
    ("\"start\": \"2026-06-01\", \"end\": \"2026-06-28\"", "2026-06-28", 28),
    ("\"start\": \"2026-06-01\", \"end\": \"2026-06-01\"", "2026-06-01", 1),
    ("\"start\": \"2026-06-01\", \"end\": \"2026-06-28\", \"days\": 28", "2026-06-28", 28),
    ("\"start\": \"2026-06-01\", \"end\": \"2026-06-28\", \"days\": 10", "2026-06-28", 10),
    ("\"start\": \"2026-06-01\", \"end\": \"2026-06-28\", \"days\": 0", "2026-06-28", 0),
    ("\"start\": \"2026-06-01\", \"days\": 28", "2026-06-28", 28),
    ("\"start\": \"2026-06-01\", \"days\": 28.0", "2026-06-28", 28),
    ("\"start\": \"2026-11-21\", \"days\": 1", "2026-11-21", 1),
    ("\"start\": \"2026-11-12\", \"days\": 10", "2026-11-21", 10),
    ("\"start\": \"2026-11-01\", \"outcome\": \"ongoing\"", "2026-11-21", 21),
    ("\"start\": \"2026-11-01\", \"outcome\": \"ongoing\", \"days\": 5", "2026-11-05", 5),
    ("\"start\": \"2026-11-01\", \"outcome\": \"inadequate\"", nil, nil),
    ("\"start\": \"2026-11-01\"", nil, nil),
    ("\"end\": \"2026-11-21\"", "2026-11-21", nil),
    ("\"end\": \"2026-11-21\", \"days\": 40", "2026-11-21", 40),
    ("\"days\": 0", nil, 0), ("\"days\": 84", nil, 84),
    ("\"start\": null, \"days\": null, \"end\": null", nil, nil),
  ]

  @Test(
    "the last day of known use is the end, the day of decision, or else the start",
    arguments: [
      ("\"start\": \"2026-06-01\", \"end\": \"2026-06-28\"", "2026-06-28"),
      ("\"end\": \"2026-06-28\"", "2026-06-28"),
      ("\"start\": \"2026-06-01\", \"days\": 28", "2026-06-28"),
      ("\"start\": \"2026-06-01\", \"outcome\": \"inadequate\"", "2026-06-01"),
      ("\"start\": \"2026-06-01\", \"outcome\": \"ongoing\"", "2026-11-21"),
      ("\"outcome\": \"ongoing\"", "2026-11-21"),
    ])
  func lastKnownUse(given: String, day: String) throws {
    let fields = try fields("{\"drug\": \"clobetasol propionate\", \(given)}")
    #expect(fields["lastKnownUse"] == (try date(day)))
  }

  @Test("a use without any date waits for its start and its end")
  func unknownUse() throws {
    let fields = try fields("{\"drug\": \"clobetasol propionate\", \"days\": 28}")
    let gaps = try gap("start").gaps.union(gap("end").gaps)
    #expect(fields["lastKnownUse"] == .unknown(gaps))
  }

  @Test(
    "the run follows from what was given, and stays open where nothing says it", arguments: runs)
  func run(given: String, end: String?, days: Int?) throws {
    let fields = try fields("{\"drug\": \"Medrol\", \(given)}")
    #expect(fields["end"] == (try end.map(date) ?? gap("end")))
    #expect(fields["days"] == (try days.map { self.days($0) } ?? gap("days")))
  }

  @Test(
    "a course that cannot be is refused where the fault is",
    arguments: [
      ("\"start\": \"2026-11-22\"", "start"), ("\"end\": \"2026-11-22\"", "end"),
      ("\"start\": \"2026-11-02\", \"end\": \"2026-11-01\"", "end"),
      ("\"start\": \"2026-11-01\", \"end\": \"2026-11-10\", \"days\": 11", "days"),
      ("\"start\": \"2026-11-12\", \"days\": 11", "days"),
      ("\"start\": \"2026-11-12\", \"days\": 2147483647", "days"),
      ("\"days\": -1", "days"), ("\"days\": 2.5", "days"), ("\"days\": \"28\"", "days"),
      ("\"start\": \"2026-02-30\"", "start"), ("\"outcome\": \"failed\"", "outcome"),
      ("\"outcome\": \"\"", "outcome"), ("\"outcome\": \"Inadequate\"", "outcome"),
      ("\"sample\": \"yes\"", "sample"), ("\"wholeClass\": 0", "wholeClass"),
      ("\"otherCondition\": 1", "otherCondition"), ("\"dose\": \"5 mg\"", "dose"),
      ("\"ingredient\": \"methylprednisolone\"", "ingredient"),
    ])
  func refused(given: String, field: String) throws {
    let found = try Contract.refusedPaths(Contract.therapy("{\"drug\": \"Medrol\", \(given)}"))
    #expect(found == ["therapies[0].\(field)"])
  }

  @Test("without a day of decision nothing is too late, and what goes on has no end yet")
  func openDate() throws {
    let text = """
      {"schema": "rubric.case/1", "therapies": [
       {"drug": "Medrol", "start": "2090-01-01", "outcome": "ongoing"},
       {"drug": "Medrol", "start": "2090-01-01", "end": "2090-01-10"}]}
      """
    #expect(try Contract.refusedPaths(text) == [])
    let far = text.replacing("\"end\": \"2090-01-10\"", with: "\"days\": 2147483647")
    #expect(try Contract.refusedPaths(far) == ["therapies[1].days"])
  }

  @Test("an absent mark means no, an absent outcome is open")
  func marks() throws {
    let fields = try fields("{\"drug\": \"Medrol\", \"sample\": null, \"wholeClass\": true}")
    #expect(fields["sample"] == .boolean(false))
    #expect(fields["otherCondition"] == .boolean(false))
    #expect(fields["wholeClass"] == .boolean(true))
    #expect(try fields["outcome"] == gap("outcome"))
  }

  @Test("a drug is named as the dictionary does, with its ingredient and classes")
  func knownDrug() throws {
    let fields = try fields("{\"drug\": \"  FLORONE®\"}")
    #expect(fields["drug"] == .text("Florone"))
    #expect(fields["classes"] == .list(ListValue([.text("topical-corticosteroid")])))
    let other = try self.fields("{\"drug\": \"diflorasone diacetate\"}")
    #expect(fields["ingredient"] == other["ingredient"])
  }

  @Test(
    "potency is the dictionary's, or given where that has none, and only for its class",
    arguments: [
      ("\"drug\": \"clobetasol propionate\"", "super-high"),
      ("\"drug\": \"clobetasol propionate\", \"potency\": \"super-high\"", "super-high"),
      ("\"drug\": \"triamcinolone acetonide 0.5%\"", "high"),
      ("\"drug\": \"triamcinolone acetonide\", \"potency\": \"medium\"", "medium"),
      (
        "\"drug\": \"Steroid X\", \"classes\": [\"topical-corticosteroid\"], \"potency\": \"low\"",
        "low"
      ),
    ])
  func potency(given: String, potency: String) throws {
    #expect(try fields("{\(given)}")["potency"] == .text(potency))
  }

  @Test("a potency that is open waits for itself; a drug of another class waits for none")
  func openPotency() throws {
    #expect(try fields("{\"drug\": \"triamcinolone acetonide\"}")["potency"] == gap("potency"))
    let free = "{\"drug\": \"Steroid X\", \"classes\": [\"topical-corticosteroid\"]}"
    #expect(try fields(free)["potency"] == gap("potency"))
    #expect(try fields("{\"drug\": \"methotrexate\"}")["potency"] == .null)
    #expect(try fields("{\"drug\": \"X\", \"classes\": [\"other\"]}")["potency"] == .null)
  }

  @Test(
    "a drug that cannot be judged is refused where the fault is",
    arguments: [
      ("{}", "drug"), ("{\"drug\": null}", "drug"), ("{\"drug\": \"\"}", "drug"),
      ("{\"drug\": 5}", "drug"), ("{\"drug\": \"Nosuchdrug\"}", "drug"),
      ("{\"drug\": \"Nosuchdrug\", \"classes\": null}", "drug"),
      ("{\"drug\": \"Nosuchdrug\", \"classes\": []}", "classes"),
      ("{\"drug\": \"Nosuchdrug\", \"classes\": \"other\"}", "classes"),
      ("{\"drug\": \"Nosuchdrug\", \"classes\": [\"steroid\"]}", "classes[0]"),
      ("{\"drug\": \"Nosuchdrug\", \"classes\": [\"other\", \"other\"]}", "classes[1]"),
      ("{\"drug\": \"tacrolimus\"}", "drug"), ("{\"drug\": \"Tacrolimus\"}", "drug"),
      ("{\"drug\": \"ruxolitinib\", \"classes\": [\"jak-inhibitor\"]}", "drug"),
      ("{\"drug\": \"KENALOG®\"}", "drug"), ("{\"drug\": \"triamcinolone\"}", "drug"),
      ("{\"drug\": \"tofacitinib cream\"}", "drug"),
      ("{\"drug\": \"hydroxyurea\", \"classes\": [\"other\"]}", "classes"),
      ("{\"drug\": \"Sotyktu\", \"classes\": [\"jak-inhibitor\"]}", "classes"),
      ("{\"drug\": \"hydroxyurea\", \"classes\": []}", "classes"),
    ])
  func refusedDrugs(entry: String, suffix: String) throws {
    #expect(try Contract.refusedPaths(Contract.therapy(entry)) == ["therapies[0].\(suffix)"])
    #expect(
      try Contract.refusedPaths(Contract.concurrent(entry)) == ["concurrentDrugs[0].\(suffix)"])
  }

  @Test(
    "a potency that cannot be is refused",
    arguments: [
      "\"drug\": \"clobetasol propionate\", \"potency\": \"low\"",
      "\"drug\": \"triamcinolone acetonide\", \"potency\": \"very high\"",
      "\"drug\": \"methotrexate\", \"potency\": \"low\"",
      "\"drug\": \"X\", \"classes\": [\"other\"], \"potency\": \"low\"",
    ])
  func refusedPotency(given: String) throws {
    #expect(try Contract.refusedPaths(Contract.therapy("{\(given)}")) == ["therapies[0].potency"])
  }

  @Test("a known drug's own classes may be given in any order")
  func ownClasses() throws {
    #expect(
      try Contract.refusedPaths(
        Contract.concurrent(
          "{\"drug\": \"Leqselvi\", \"classes\": [\"jak-inhibitor\", \"targeted-synthetic-oral\"]}")
      ) == [])
  }

  @Test("two spellings of a free name are one drug, two names are two")
  func freeNames() throws {
    func ingredient(_ name: String) throws -> Value? {
      try fields("{\"drug\": \"\(name)\", \"classes\": [\"other\"]}")["ingredient"]
    }
    #expect(try ingredient("Steroid X") == ingredient("STEROID  x"))
    #expect(try ingredient("Steroid X") != ingredient("Steroid Y"))
  }
}

@Suite("Lists of a case")
struct CaseListTests {
  private func list(_ name: String, in text: String) throws -> ListValue {
    let slot = try #require(Contract.vocabulary.slot(of: name))
    guard case .list(let list) = try Contract.request(text).facts[slot] else {
      return ListValue([.null])
    }
    return list
  }

  @Test(
    "a list is complete where it is present, unless it is said not to be",
    arguments: [
      ("", 0, false), ("\"therapies\": null", 0, false), ("\"therapies\": []", 0, true),
      ("\"therapies\": [{\"drug\": \"Medrol\"}]", 1, true),
      ("\"therapies\": [{\"drug\": \"Medrol\"}], \"therapiesComplete\": false", 1, false),
      ("\"therapies\": [], \"therapiesComplete\": null", 0, true),
      ("\"therapies\": [], \"therapiesComplete\": false", 0, false),
      ("\"therapiesComplete\": true", 0, true), ("\"therapiesComplete\": false", 0, false),
    ])
  func completeness(more: String, count: Int, isComplete: Bool) throws {
    let list = try list("therapies", in: Contract.text(more: more))
    #expect(list.elements.count == count)
    #expect(list.isComplete == isComplete)
    let slot = try #require(Contract.vocabulary.slot(of: "therapies"))
    #expect(list.openness == (isComplete ? nil : Gaps([Gap(slot: slot)])))
  }

  @Test(
    "the requested product is passed over among concurrent drugs, under any of its names",
    arguments: [
      ("opzelura", "Opzelura", 0), ("opzelura", "ruxolitinib cream", 0), ("opzelura", "Jakafi", 1),
      ("opzelura", "ruxolitinib tablets", 1), ("leqselvi", "deuruxolitinib", 0),
      ("leqselvi", "LEQSELVI™", 0), ("leqselvi", "Olumiant", 1), ("anzupgo", "delgocitinib", 0),
      ("jakafi", "Jakafi", 0), ("jakafi-xr", "Jakafi XR", 0), ("jakafi", "Opzelura", 1),
    ])
  func requestedProduct(drug: String, concurrent: String, count: Int) throws {
    let text = Contract.text(
      drug: drug, indication: "other", more: "\"concurrentDrugs\": [{\"drug\": \"\(concurrent)\"}]")
    #expect(try list("concurrentDrugs", in: text).elements.count == count)
    let tried = Contract.text(
      drug: drug, indication: "other", more: "\"therapies\": [{\"drug\": \"\(concurrent)\"}]")
    #expect(try list("therapies", in: tried).elements.count == 1)
  }

  @Test("an entry keeps its place when one before it is passed over")
  func placeIsKept() throws {
    let text = Contract.concurrent("{\"drug\": \"Opzelura\"}, {\"drug\": \"Dupixent\"}")
    let elements = try list("concurrentDrugs", in: text).elements
    guard case .record(let record) = elements.first else {
      Issue.record("no entry")
      return
    }
    #expect(record.entry == 1)
  }
}
