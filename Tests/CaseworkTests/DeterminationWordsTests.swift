import Casework
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

@Suite("The words of a determination")
struct DeterminationWordsTests {
  private static let library = try? Library.load()

  /// What a request for the cream comes to, with `quantity` and `prescriber` as given.
  private func determination(quantity: String, specialties: String) throws -> Determination {
    let library = try #require(Self.library)
    let text = """
      {"schema": "rubric.case/1", "plan": {"payer": "cigna"},
       "prescriber": {"specialties": \(specialties)},
       "request": {"drug": "anzupgo", "indication": "chronic-hand-eczema", "type": "initial",
         "date": "2026-11-21", "channel": "retail", "quantity": \(quantity)},
       "facts": {"age": 34, "eczemaMonths": 12, "severity": "moderate", "moreQuantityNeeded": true,
         "affectedAreas": ["hands", "wrists"]},
       "therapies": [{"drug": "mometasone 0.1%", "days": 28, "outcome": "inadequate"}],
       "concurrentDrugs": []}
      """
    let reader = CaseReader(library.vocabulary, drugs: library.dictionary)
    let request = try reader.read(try JSONReader.read(text))
    return Determination(
      library.evaluator.evaluate(request.facts), of: nil, in: CaseWords(library.vocabulary))
  }

  @Test("name an input once, though several of its parts are open")
  func missingOnce() throws {
    let found = try determination(quantity: #"{"days": 30}"#, specialties: #"["dermatologist"]"#)
    #expect(found.missing == ["request.quantity"])
  }

  @Test(
    "say what a set holds where a line asks for one of its members",
    arguments: [
      (#"["dermatologist", "other"]"#, "Dermatologist, Another specialty"), ("[]", "none"),
      ("null", "not answered"),
    ])
  func sets(specialties: String, words: String) throws {
    let found = try determination(quantity: "null", specialties: specialties)
    let line = found.policies.first?.criteria.first { $0.cite == "1.E" }
    #expect(line?.found == words)
  }
}
