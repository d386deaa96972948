import Casework
import FoundationEssentials
import PolicyLibrary
import ProofSupport
import RuleEngine
import RuleModel
import Testing

@testable import Interview

@Suite("A case document taken in as a draft")
struct TakingCasesTests {
  /// A case as somebody would have entered it, resumed.
  private func interview(_ document: CaseDocument, _ setting: InterviewSetting) -> Interview {
    var draft = Draft(id: "2026-0417", createdAt: "2026-11-21T09:42:07Z")
    draft.content = Draft.Content(document, in: setting.vocabulary)
    return Interview(setting, resuming: draft)
  }

  private func read(_ text: String) throws -> CaseDocument {
    try #require(CaseDocument(try JSONReader.read(Array(text.utf8))))
  }

  @Test("reference cases come to the same determination, word for word")
  func sharedCases() throws {
    let setting = try Leqselvi.setting()
    let documents = try SharedCases.rows().filter { $0["determination"] != nil }
    let faults = try documents.compactMap { $0["case"] }.compactMap { try fault($0, setting) }
    #expect(Array(faults.prefix(5)) == [])
  }

  @Test("random cases, whole and cut down, come to the same determination")
  func randomCases() throws {
    let setting = try Leqselvi.setting()
    var random = RandomCases(try Leqselvi.library.get(), ProofSupport.SeededGenerator(seed: 11))
    let faults = try (0..<150).compactMap { _ in try fault(random.complete().document, setting) }
    #expect(Array(faults.prefix(5)) == [])
  }

  /// How the determination differs; nil where it does not.
  private func fault(_ json: JSONValue, _ setting: InterviewSetting) throws -> String? {
    let cases = CaseReader(setting.vocabulary, drugs: setting.dictionary)
    let document = try #require(CaseDocument(json))
    let (right, found) = (try cases.read(json), interview(document, setting))
    func words(_ request: CaseRequest, _ finding: Finding) -> String {
      let words = CaseWords(setting.vocabulary, undocumented: Set(request.undocumented))
      return String(
        decoding: JSONWriter.bytes { Determination(finding, of: nil, in: words).write(to: &$0) },
        as: UTF8.self)
    }
    let one = words(right, setting.evaluator.evaluate(right.facts))
    let other = words(found.request, found.finding)
    return one == other ? nil : "\(JSONWriter.text(json))\nis \(one)\nnot \(other)"
  }

  @Test("every answer is a field's, with the entries' rows in order")
  func answers() throws {
    let content = Draft.Content(
      try read(
        """
        {"schema": "rubric.case/1", "plan": {"payer": "cigna", "state": null},
         "request": {"dose": {"mgPerDay": 16}}, "facts": {"age": 35},
         "therapies": [{"drug": "methotrexate", "days": 90, "outcome": null},
                       {"drug": "Litfulo", "sample": true}],
         "therapiesComplete": false}
        """), in: try Leqselvi.setting().vocabulary)
    #expect(
      content.answers == [
        .input("plan.payer"): .answered(.text("cigna")),
        .input("request.dose.mgPerDay"): .answered(.number(16)),
        .input("age"): .answered(.number(35)),
        .cell(list: "therapies", row: 1, field: "drug"): .answered(.text("methotrexate")),
        .cell(list: "therapies", row: 1, field: "days"): .answered(.number(90)),
        .cell(list: "therapies", row: 2, field: "drug"): .answered(.text("Litfulo")),
        .cell(list: "therapies", row: 2, field: "sample"): .answered(.boolean(true)),
      ])
    #expect(content.rows == ["therapies": [1, 2]])
    #expect(content.complete == [])
  }

  @Test("a list is all there is where the document says so, or says nothing and has it")
  func completeness() throws {
    func complete(_ members: String) throws -> Set<String> {
      let text = "{\"schema\": \"rubric.case/1\"\(members)}"
      return Draft.Content(try read(text), in: try Leqselvi.setting().vocabulary).complete
    }
    #expect(try complete("") == [])
    #expect(try complete(", \"therapies\": []") == ["therapies"])
    #expect(try complete(", \"therapies\": [], \"therapiesComplete\": false") == [])
    #expect(try complete(", \"concurrentDrugsComplete\": true") == ["concurrentDrugs"])
  }

  @Test("what is undocumented stays so: a fact, what is left of a group, a list, an entry's field")
  func undocumented() throws {
    let content = Draft.Content(
      try read(
        """
        {"schema": "rubric.case/1", "request": {"dose": {"mgPerDay": 16}},
         "therapies": [{"drug": "methotrexate"}], "therapiesComplete": false,
         "undocumented": ["severity", "request.dose", "therapies[0].outcome", "therapies"]}
        """), in: try Leqselvi.setting().vocabulary)
    let fields = content.answers.filter { $0.value == .undocumented }.keys.map(\.text)
    #expect(
      fields.sorted() == [
        "request.dose.unitsPerDay", "severity", "therapies#1.outcome", "therapies#all",
      ])
  }
}
