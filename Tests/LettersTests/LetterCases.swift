import Casework
import Foundation
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

/// A decided case whose letter a test reads.
struct DecidedCase: Sendable, CustomTestStringConvertible {
  let name: String
  let request: CaseRequest
  let finding: Finding
  /// What a reference model said of it; nil for a case of these tests' own.
  let reference: JSONValue?
  /// What was asked, without what these tests add to have a letter of it.
  let bare: CaseRequest
  /// What the built-in sample profile and templates make of it.
  let letter: Result<LetterDocument, LetterShortfall>

  init(
    name: String, request: CaseRequest, bare: CaseRequest, finding: Finding, reference: JSONValue?
  ) {
    self.bare = bare
    self.name = name
    self.request = request
    self.finding = finding
    self.reference = reference
    letter = LetterCases.composer.document(for: request, finding)
  }

  var testDescription: String { name }

  /// Whether there is something to tell a member: a policy decides, and payer, drug and date are
  /// known.
  var isTold: Bool {
    finding.outcome != .noPolicy
      && ["plan.payer", "request.drug", "request.date"].allSatisfy { name in
        vocabulary.slot(of: name).map { !request.facts[$0].isUnknown } == true
      }
  }

  /// Less of something was approved than was asked for.
  var isCut: Bool { (try? letter.get())?.template.id == "sample-partial" }

  /// The drugs that the case's lists name, as they were given.
  var drugNames: [String] {
    ["therapies", "concurrentDrugs"].flatMap { name -> [String] in
      guard let slot = vocabulary.slot(of: name), case .list(let list) = request.facts[slot],
        let field = vocabulary.record(of: slot)?.field("drug")
      else { return [] }
      return list.elements.compactMap { element in
        if case .record(let record) = element, case .text(let name) = record.fields[field] {
          name
        } else {
          nil
        }
      }
    }
  }

  /// What a letter has to give reasons for.
  var adverse: [PolicyFinding] { finding.policies.filter { $0.denialBasis != nil } }

  var drug: String {
    request.text("request.drug", in: vocabulary).flatMap(vocabulary.drug)?.brand ?? "?"
  }

  var vocabulary: Vocabulary { LetterCases.library.vocabulary }

  /// The lines of the address above street and place.
  var addressee: [String] {
    guard let years = request.answer("age", in: vocabulary) else { return ["Alex Sample"] }
    let isGrown =
      switch years {
      case .quantity(let years): years.amount >= 18
      case .integer(let years): years >= 18
      default: true
      }
    return [isGrown ? "Alex Sample" : "Parent or guardian of Alex Sample"]
  }

  func document(_ composer: LetterComposer) -> Result<LetterDocument, LetterShortfall> {
    composer.document(for: request, finding)
  }

  var lineOfBusiness: String? { request.text("plan.lineOfBusiness", in: vocabulary) }

  var date: CalendarDate { request.date("request.date", in: vocabulary)! }
}

enum LetterCases {
  static let library = try! Library.load()
  static let composer = try! LetterComposer.load(for: library)
  private static let reader = CaseReader(library.vocabulary, drugs: library.dictionary)

  /// Those of these tests' own, and the reference cases of which there is a letter.
  static let all = own + OtherPolicyCases.own + shared.filter { $0.isTold }

  /// Look-alike drug names in the letters that tell them apart.
  static func spelled(_ text: String) -> String { library.dictionary.inTallMan(text) }

  /// Decides a case; the names that a letter needs are added where it has none.
  static func decided(_ name: String, _ json: JSONValue, reference: JSONValue? = nil) throws
    -> DecidedCase
  {
    var document = try #require(CaseDocument(json))
    for (path, text) in [
      ("id", name), ("member.name", "Alex Sample"), ("member.memberId", "M-100"),
      ("prescriber.name", "Dr. Kim Muster"),
    ] where document[path] == nil { document[path] = .text(text) }
    if document["intake"] == nil {
      if case .text("commercial") = document["plan.lineOfBusiness"] {
        document["intake.funding"] = .text("erisa-insured")
      }
    }
    if document["intake.receivedDate"] == nil {
      document["intake.receivedDate"] = dayBefore(document["request.date"]) ?? .text("2026-11-20")
    }
    for (path, text) in [
      ("receivedTime", "09:30"), ("track", "prior-authorization"), ("street", "12 Any Road"),
      ("place", "Sampletown, ST 00001"),
    ] where document["intake.\(path)"] == nil { document["intake.\(path)"] = .text(text) }
    let request = try reader.read(document.json)
    let finding = library.evaluator.evaluate(request.facts)
    return DecidedCase(
      name: name, request: try withPlan(request, finding), bare: request, finding: finding,
      reference: reference)
  }

  private static func dayBefore(_ day: JSONValue?) -> JSONValue? {
    guard case .text(let day) = day else { return nil }
    return CalendarDate(iso: day)?.adding(days: -1).map { .text($0.iso) }
  }

  /// The same with a plan and an age, where a letter hangs on them and the case does not say them.
  private static func withPlan(_ request: CaseRequest, _ finding: Finding) throws -> CaseRequest {
    let outcome = LetterOutcome(telling: finding, of: request, in: library.vocabulary)
    guard [.denial, .partialApproval, .informationRequest].contains(outcome) else {
      return request
    }
    var facts = request.facts
    let line = try #require(library.vocabulary.slot(of: "plan.lineOfBusiness"))
    let age = try #require(library.vocabulary.slot(of: "age"))
    if facts[line].isUnknown { facts[line] = .text("marketplace") }
    if facts[age].isUnknown { facts[age] = .integer(40) }
    return CaseRequest(
      id: request.id, facts: facts, undocumented: request.undocumented,
      undocumentedGaps: request.undocumentedGaps, intake: request.intake)
  }

  static func decided(_ name: String, _ json: String) throws -> DecidedCase {
    try decided(name, values(in: [UInt8](json.utf8))[0])
  }

  /// The case that is approved, with some of its answers changed: `nil` takes one out.
  static func changed(_ name: String, _ answers: [String: JSONValue?]) throws -> DecidedCase {
    let json = try values(in: [UInt8](approved.utf8))
    var document = try #require(CaseDocument(json[0]))
    for (path, answer) in answers { document[path] = answer }
    return try decided(name, document.json)
  }

  static func values(in bytes: [UInt8]) throws -> [JSONValue] {
    var values: [JSONValue] = []
    var stream = CaseStream()
    let collect: (CaseStream.Item) throws -> Void = { item in
      guard case .document(let value, _) = item else { throw Unreadable() }
      values.append(value)
    }
    try stream.feed(bytes, collect)
    try stream.finish(collect)
    return values
  }

  private struct Unreadable: Error {}
}

extension LetterCases {
  static let approved = """
    {"schema": "rubric.case/1", "plan": {"payer": "cigna", "lineOfBusiness": "commercial"},
     "member": {"birthDate": "1990-05-04"}, "prescriber": {"specialties": ["dermatologist"]},
     "request": {"drug": "leqselvi", "indication": "alopecia-areata", "type": "initial",
       "date": "2026-11-21", "dose": {"mgPerDay": 16, "unitsPerDay": 2}},
     "facts": {"cyp2c9Metabolizer": "normal", "episodeMonths": 9, "scalpHairLossPercent": 60},
     "therapies": [{"drug": "methotrexate", "start": "2026-01-02", "end": "2026-05-01",
       "outcome": "inadequate"}], "concurrentDrugs": []}
    """

  static let continuation: [String: JSONValue?] = [
    "request.type": .text("continuation"), "facts.monthsOnDrug": .number(7),
    "facts.restarting": .boolean(false), "facts.beneficialResponse": .boolean(true),
    "facts.continuedNeed": .boolean(true),
  ]

  static func entry(_ drug: String, _ outcome: String?) -> JSONValue {
    .object(
      JSONObject([("drug", .text(drug))] + (outcome.map { [("outcome", .text($0))] } ?? [])))
  }

  static let own: [DecidedCase] = try! [
    changed("approved", [:]),
    changed("approved-continuation", continuation),
    changed("approved-medicaid", ["plan.lineOfBusiness": .text("medicaid")]),
    changed("shortened", ["request.durationDays": .number(365)]),
    changed("asked-as-granted", ["request.durationDays": .number(180)]),
    changed("denied-age", ["member.birthDate": .text("2009-05-04")]),
    changed("denied-untried", ["therapies": .array([])]),
    changed(
      "denied-many",
      [
        "member.birthDate": .text("2009-05-04"), "facts.cyp2c9Metabolizer": .text("not-tested"),
        "facts.scalpHairLossPercent": .number(20), "facts.episodeMonths": nil,
        "undocumented": .array([.text("episodeMonths")]),
        "prescriber.specialties": .array([.text("other")]),
        "therapies": .array([
          entry("hydrocortisone 1%", "inadequate"), entry("methotrexate", "contraindicated"),
        ]), "concurrentDrugs": .array([entry("Dupixent", nil)]),
      ]),
    changed(
      "denied-use",
      ["request.indication": .text("other"), "plan.lineOfBusiness": .text("medicaid")]),
    changed(
      "denied-on-every-route",
      [
        "request.type": .text("continuation"), "member.birthDate": .text("2015-05-04"),
        "plan.lineOfBusiness": .text("marketplace"),
      ]),
    changed("open-all", ["facts": nil, "therapies": nil, "concurrentDrugs": nil]),
    changed(
      "open-route", ["request.type": .text("continuation"), "plan.lineOfBusiness": nil]),
    changed("open-outcome", ["therapies": .array([entry("methotrexate", nil)])]),
    changed(
      "open-urgent",
      ["facts.episodeMonths": nil, "request.urgency": .text("expedited")]),
    changed("open-indication", ["request.indication": nil]),
    changed(
      "open-undocumented",
      [
        "facts.cyp2c9Metabolizer": nil, "plan.lineOfBusiness": .text("medicaid"),
        "undocumented": .array([.text("cyp2c9Metabolizer")]),
      ]),
  ]

  /// The reference cases of all policies, where they are there.
  static let shared: [DecidedCase] = try! reference().enumerated().compactMap { number, row in
    guard case .object(let row) = row, row["refused"] == nil, let json = row["case"] else {
      return nil
    }
    return try decided("reference-\(number + 1)", json, reference: row["determination"])
  }

  /// The reference cases, in a folder `shared` beside the repository or further up; none where
  /// there is no such folder.
  private static func reference() throws -> [JSONValue] {
    var folder = URL(filePath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let file = folder.appending(path: "shared/cases/cases.ndjson")
      if FileManager.default.fileExists(atPath: file.path) {
        return try values(in: [UInt8](Data(contentsOf: file)))
      }
    }
    print("skipped: there is no folder shared/cases beside the repository")
    return []
  }
}
