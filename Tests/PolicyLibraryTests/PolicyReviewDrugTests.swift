import Diagnostics
import Testing

@testable import PolicyLibrary

@Suite("Drugs that a policy names")
struct PolicyReviewDrugTests {
  @Test(
    "a drug that the dictionary does not have is told, with the one that may be meant",
    arguments: [
      (
        "t.ingredient in {'ritlecitinib', 'baricitinibb'}", "ingredient 'baricitinibb'",
        "baricitinib"
      ),
      ("t.ingredient != 'deuruxolitinob'", "ingredient 'deuruxolitinob'", "deuruxolitinib"),
      ("t.drug = 'Olumient'", "drug 'Olumient'", "Olumiant"),
      ("t.drug = 'olumiant'", "drug 'olumiant'", "Olumiant"),
    ])
  func drugs(test: String, name: String, meant: String) throws {
    let found = try drugFindings(test)
    #expect(
      ReviewedPolicy.words(found) == ["33:45: drugs.yaml has no \(name)"])
    #expect(found.map(\.help) == ["did you mean '\(meant)'?"])
  }

  @Test(
    "a drug that it has is none",
    arguments: ["t.ingredient in {'ritlecitinib', 'baricitinib'}", "t.drug = 'Olumiant'"])
  func knownDrugs(test: String) throws {
    #expect(ReviewedPolicy.words(try drugFindings(test)) == [])
  }

  private func drugFindings(_ test: String) throws -> [Diagnostic] {
    try ReviewedPolicy.findings([
      ("test: bsaPercent <= 10 '%'", "test: some t in therapies satisfies (\(test))"),
      ("questions: [age, ", "questions: [age, therapies, "),
    ]).filter { !$0.message.contains("no example") }
  }
}
