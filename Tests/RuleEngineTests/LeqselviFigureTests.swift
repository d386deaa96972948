import Casework
import FoundationEssentials
import PolicyLibrary
import ProofSupport
import RuleEngine
import RuleModel
import Testing

/// Every figure and every choice of Cigna's policy for Leqselvi, on both sides, from its document
/// and the readings and not from the policy file.
@Suite("The figures of Leqselvi's policy")
struct LeqselviFigureTests {
  private static let library = Result { try Library.load() }

  /// A request that meets every line of 1.A.
  static let initial = """
    {"schema": "rubric.case/1", "plan": {"payer": "cigna"},
     "prescriber": {"specialties": ["dermatologist"]},
     "request": {"drug": "leqselvi", "indication": "alopecia-areata", "type": "initial",
       "date": "2026-11-21"},
     "facts": {"age": 34, "cyp2c9Metabolizer": "normal", "episodeMonths": 12,
       "scalpHairLossPercent": 70},
     "therapies": [{"drug": "methotrexate", "days": 90, "outcome": "inadequate"}],
     "concurrentDrugs": []}
    """
  /// One that meets every line of 1.B.
  static let continuation = """
    {"schema": "rubric.case/1", "plan": {"payer": "cigna"},
     "prescriber": {"specialties": ["dermatologist"]},
     "request": {"drug": "leqselvi", "indication": "alopecia-areata", "type": "continuation",
       "date": "2026-11-21"},
     "facts": {"age": 34, "cyp2c9Metabolizer": "normal", "episodeMonths": 12,
       "scalpHairLossPercent": 70, "monthsOnDrug": 8, "restarting": false,
       "beneficialResponse": true, "continuedNeed": true},
     "therapies": [{"drug": "methotrexate", "days": 90, "outcome": "inadequate"}],
     "concurrentDrugs": []}
    """

  private func determination(
    _ base: String, _ changes: [String: JSONValue]
  ) throws -> Determination {
    let library = try Self.library.get()
    var document = try #require(CaseDocument(try JSONReader.read(base)))
    for (path, value) in changes { document[path] = value }
    let reader = CaseReader(library.vocabulary, drugs: library.dictionary)
    let request = try reader.read(document.json)
    return Determination(
      library.evaluator.evaluate(request.facts), of: nil, in: CaseWords(library.vocabulary))
  }

  private func status(_ cite: String, _ found: Determination) -> LineStatus? {
    found.policies.first?.criteria.first { $0.cite == cite }?.status
  }

  @Test("both base cases are approved")
  func bases() throws {
    #expect(try determination(Self.initial, [:]).outcome == .approve)
    #expect(try determination(Self.continuation, [:]).outcome == .approve)
  }

  @Test("the policy compares with these figures and no others")
  func everyFigureIsKnown() throws {
    let policy = try #require(try Self.library.get().policy("IP0751")?.policy)
    // A figure that is added here needs its row below.
    #expect(
      policy.thresholds.map { "\($0.place): \($0.text)" } == [
        "when 1.A: isInitialTherapy", "when 1.B: isContinuedTherapy",
        "1.A.i: age >= 18 years", "1.A.iii: episodeMonths >= 6 months",
        "1.A.iv: scalpHairLossPercent >= 50 '%'", "1.B.i: age >= 18 years",
        "1.B.ii: isEstablished", "note 1.A.ii: isInitialTherapy", "note 1.B.ii: isBegunAnew",
        "note 1.B.iv: isContinuedTherapy",
      ])
  }

  @Test(
    "a line is met from its figure on, and just below it is not",
    arguments: [
      ("facts.age", "1.A.i", ["17", "0"], ["18", "19", "120"], initial),
      ("facts.age", "1.B.i", ["17", "0"], ["18", "19", "120"], continuation),
      (
        "facts.episodeMonths", "1.A.iii", ["5.9", "5.999999999", "0"],
        ["6", "6.0", "6.000000001", "240"], initial
      ),
      (
        "facts.scalpHairLossPercent", "1.A.iv", ["49.9", "49.999999999", "0"],
        ["50", "50.0", "50.000000001", "100"], initial
      ),
    ])
  func lines(path: String, cite: String, below: [String], from: [String], base: String) throws {
    for (figures, isMet) in [(below, false), (from, true)] {
      for figure in figures {
        let found = try determination(
          base, [path: .number(try #require(Decimal(string: figure)))])
        #expect(status(cite, found) == (isMet ? .met : .notMet), "\(figure)")
        #expect(found.outcome == (isMet ? .approve : .deny), "\(figure)")
      }
    }
  }

  @Test(
    "a continuation is reviewed as one from six months on, and before as initial, with a note",
    arguments: [
      ("0", "1.A"), ("5.9", "1.A"), ("5.999999999", "1.A"), ("6", "1.B"), ("6.0", "1.B"),
      ("6.000000001", "1.B"), ("120", "1.B"),
    ])
  func route(months: String, pathway: String) throws {
    let found = try determination(
      Self.continuation, ["facts.monthsOnDrug": .number(try #require(Decimal(string: months)))])
    #expect(found.policies.first?.pathway == pathway)
    #expect(found.outcome == .approve)
    #expect(
      found.policies.first?.approval?.through?.iso
        == (pathway == "1.A" ? "2027-05-19" : "2027-11-20"))
    #expect(found.notes.contains { $0.cite == "1.B.ii" } == (pathway == "1.A"))
    if pathway == "1.B" { #expect(status("1.B.ii", found) == .met) }
  }

  @Test("whoever restarts is reviewed as initial, however long the drug was taken before")
  func restarting() throws {
    let found = try determination(Self.continuation, ["facts.restarting": .boolean(true)])
    #expect(found.policies.first?.pathway == "1.A")
    #expect(found.notes.contains { $0.cite == "1.B.ii" })
  }

  @Test("of the test results, normal and intermediate meet 1.A.ii")
  func metabolizer() throws {
    let wanted: [String: LineStatus] = [
      "normal": .met, "intermediate": .met, "poor": .notMet, "not-tested": .notMet,
    ]
    #expect(Set(try choices("cyp2c9Metabolizer")) == Set(wanted.keys))
    for (choice, status) in wanted {
      let found = try determination(Self.initial, ["facts.cyp2c9Metabolizer": .text(choice)])
      #expect(self.status("1.A.ii", found) == status, "\(choice)")
      #expect(found.outcome == (status == .met ? .approve : .deny), "\(choice)")
      #expect(found.notes.contains { $0.cite == "1.A.ii" } == (choice == "not-tested"))
    }
  }

  @Test("of the specialties, dermatology alone meets 1.A.vi")
  func specialties() throws {
    for choice in try choices("prescriber.specialties") {
      let found = try determination(
        Self.initial, ["prescriber.specialties": .array([.text(choice)])])
      #expect(status("1.A.vi", found) == (choice == "dermatologist" ? .met : .notMet), "\(choice)")
    }
    let none = try determination(Self.initial, ["prescriber.specialties": .array([])])
    #expect(none.outcome == .deny)
  }

  private func choices(_ name: String) throws -> [String] {
    let vocabulary = try Self.library.get().vocabulary
    return vocabulary.inputs[try #require(vocabulary.slot(of: name))].answer.choices.map(\.value)
  }
}

extension LeqselviFigureTests {
  private func entry(_ members: [(String, JSONValue)]) -> JSONValue {
    .array([.object(JSONObject(members))])
  }

  private func classes() throws -> [String] {
    try Self.library.get().dictionary.content.classes.map(\.id)
  }

  @Test("an earlier treatment counts by its class, its outcome and what it was taken for")
  func treatments() throws {
    let outcomes = ["inadequate", "intolerance", "contraindicated", "adequate", "ongoing"]
    for drugClass in try classes() {
      for outcome in outcomes {
        for isOther in [false, true] {
          let isPotent = drugClass == "topical-corticosteroid"
          let found = try determination(
            Self.initial,
            [
              "therapies": entry(
                [
                  ("drug", .text("Zz")), ("classes", .array([.text(drugClass)])),
                  ("outcome", .text(outcome)), ("otherCondition", .boolean(isOther)),
                ] + (isPotent ? [("potency", .text("high"))] : []))
            ])
          let isTried = outcome != "contraindicated" && !isOther
          let place = "\(drugClass), \(outcome), other condition: \(isOther)"
          #expect(
            status("1.A.v.a", found)
              == (isTried && drugClass == "conventional-systemic" ? .met : .notMet), "\(place)")
          #expect(
            status("1.A.v.b", found)
              == (isTried && drugClass == "topical-corticosteroid" ? .met : .notMet), "\(place)")
        }
      }
    }
  }

  @Test(
    "a topical corticosteroid counts from high potency on",
    arguments: [
      ("low", LineStatus.notMet), ("medium", .notMet), ("medium-high", .notMet), ("high", .met),
      ("super-high", .met),
    ])
  func potency(potency: String, status: LineStatus) throws {
    #expect(try Self.library.get().dictionary.content.potencies.contains(potency))
    let found = try determination(
      Self.initial,
      [
        "therapies": entry([
          ("drug", .text("Zz")), ("classes", .array([.text("topical-corticosteroid")])),
          ("potency", .text(potency)), ("outcome", .text("inadequate")),
        ])
      ])
    #expect(self.status("1.A.v.b", found) == status)
  }

  @Test("of all drugs, Litfulo and Olumiant alone stand in for a conventional systemic one")
  func standIns() throws {
    let products = try Self.library.get().dictionary.content.products
    let standIns = products.filter { product in
      ["Litfulo", "Olumiant"].contains { product.brands.contains($0) }
    }
    #expect(standIns.count == 2)
    for product in products where !product.classes.contains("conventional-systemic") {
      let found = try determination(
        Self.initial,
        ["therapies": entry([("drug", .text(product.name)), ("outcome", .text("inadequate"))])])
      let isStandIn = standIns.contains { $0.name == product.name }
      #expect(status("1.A.v.a", found) == (isStandIn ? .met : .notMet), "\(product.name)")
    }
  }

  @Test("a drug taken together excludes by its class")
  func concurrentDrugs() throws {
    let exclusions = [
      "biologic": "CNC.1", "targeted-synthetic-oral": "CNC.1", "jak-inhibitor": "CNC.1",
      "topical-jak-inhibitor": "CNC.2", "biologic-immunomodulator": "CNC.3",
      "potent-immunosuppressant": "CNC.4",
    ]
    for drugClass in try classes() {
      try expectExcluded([drugClass], by: exclusions[drugClass].map { [$0] } ?? [])
    }
    try expectExcluded(["jak-inhibitor", "topical-jak-inhibitor"], by: ["CNC.2"])
    try expectExcluded(["biologic", "biologic-immunomodulator"], by: ["CNC.1", "CNC.3"])
  }

  private func expectExcluded(_ classes: [String], by cites: [String]) throws {
    let found = try determination(
      Self.initial,
      [
        "concurrentDrugs": entry([
          ("drug", .text("Zz")), ("classes", .array(classes.map(JSONValue.text))),
        ])
      ])
    let held = found.policies.first?.criteria.filter { $0.status == .holds }.map(\.cite)
    #expect(held == cites, "\(classes)")
    #expect(found.outcome == (cites.isEmpty ? .approve : .deny), "\(classes)")
  }
}
