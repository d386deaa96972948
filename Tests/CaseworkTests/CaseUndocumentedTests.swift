import Casework
import RuleModel
import Testing

@Suite("Asked, and not documented")
struct CaseUndocumentedTests {
  private func paths(_ names: String, _ more: String) throws -> [String] {
    try Contract.refusedPaths(
      Contract.text(more: "\"undocumented\": [\(names)]" + (more.isEmpty ? "" : ", \(more)")))
  }

  @Test(
    "the names are those that can be missing",
    arguments: [
      "age", "severity", "request.dose", "request.quantity", "request.channel", "plan.payer",
      "plan.state", "plan.lineOfBusiness", "prescriber.specialties", "therapies", "concurrentDrugs",
      "dosesGiven",
    ])
  func allowed(name: String) throws {
    #expect(try paths("\"\(name)\"", "") == [])
  }

  @Test(
    "any other name is refused",
    arguments: [
      "facts.age", "member.name", "member.birthDate", "request.dose.mgPerDay", "request.urgency",
      "request.durationDays", "therapies[0]", "therapies[0].drug", "therapies[0].classes",
      "therapies[0].sample", "therapies[0].ingredient", "therapies[1].outcome",
      "therapies[00].outcome", "therapies[-1].outcome", "therapies[0].outcome.x",
      "therapies[0]outcome", "concurrentDrugs[0].drug", "Age", "", "id", "schema",
    ])
  func refused(name: String) throws {
    #expect(
      try paths("\"severity\", \"\(name)\"", "\"therapies\": [{\"drug\": \"Medrol\"}]")
        == ["undocumented[1]"])
  }

  @Test(
    "a name that is answered as well is refused",
    arguments: [
      ("severity", "\"facts\": {\"severity\": \"mild\"}"),
      ("affectedAreas", "\"facts\": {\"affectedAreas\": []}"),
      ("age", "\"member\": {\"birthDate\": \"2000-01-01\"}"),
      ("request.drug", ""), ("prescriber.specialties", "\"prescriber\": {\"specialties\": []}"),
      ("therapies", "\"therapies\": []"), ("therapies", "\"therapiesComplete\": true"),
      ("concurrentDrugs", "\"concurrentDrugs\": [{\"drug\": \"Medrol\"}]"),
      ("therapies[0].outcome", "\"therapies\": [{\"drug\": \"Medrol\", \"outcome\": \"ongoing\"}]"),
      (
        "therapies[0].days",
        "\"therapies\": [{\"drug\": \"Medrol\", \"start\": \"2026-01-01\", \"end\": \"2026-01-02\"}]"
      ),
      ("therapies[0].potency", "\"therapies\": [{\"drug\": \"clobetasol propionate\"}]"),
    ])
  func answered(name: String, more: String) throws {
    #expect(try paths("\"\(name)\"", more) == ["undocumented[0]"])
  }

  @Test(
    "a name whose input is open, or plays no part, is kept",
    arguments: [
      ("therapies", "\"therapies\": [], \"therapiesComplete\": false"),
      ("therapies[0].outcome", "\"therapies\": [{\"drug\": \"Medrol\"}]"),
      ("therapies[0].potency", "\"therapies\": [{\"drug\": \"Medrol\"}]"),
      ("therapies[0].end", "\"therapies\": [{\"drug\": \"Medrol\", \"start\": \"2026-01-01\"}]"),
      ("carT", ""), ("severity", "\"facts\": {\"severity\": null}"),
    ])
  func open(name: String, more: String) throws {
    #expect(try paths("\"\(name)\"", more) == [])
    let text = Contract.text(
      more: "\"undocumented\": [\"\(name)\"]" + (more.isEmpty ? "" : ", \(more)"))
    #expect(try Contract.request(text).undocumented == [name])
  }

  @Test("a group stands for each of its members; one that is partly answered is still open")
  func groups() throws {
    let text = Contract.text(
      request: "\"dose\": {\"mgPerDay\": 8}", more: "\"undocumented\": [\"request.dose\"]")
    let slots = ["request.dose.mgPerDay", "request.dose.unitsPerDay"].compactMap {
      Contract.vocabulary.slot(of: $0)
    }
    #expect(try Contract.request(text).undocumentedGaps == Set(slots.map { Gap(slot: $0) }))
    let full = Contract.text(
      request: "\"dose\": {\"mgPerDay\": 8, \"unitsPerDay\": 1}",
      more: "\"undocumented\": [\"request.dose\"]")
    #expect(try Contract.refusedPaths(full) == ["undocumented[0]"])
  }

  @Test("what stands twice, or is no name, is refused")
  func repeated() throws {
    #expect(try paths("\"severity\", \"severity\"", "") == ["undocumented[1]"])
    #expect(try paths("\"severity\", null", "") == ["undocumented[1]"])
    #expect(try paths("5", "") == ["undocumented[0]"])
  }
}
