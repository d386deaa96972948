import Checklist
import RuleModel
import Testing

@Suite("A search for drugs", .checklist)
struct DrugSearchTests {
  private let dictionary = MadeUpDrugs.dictionary

  private func names(_ text: String, limit: Int = 10) -> [String] {
    dictionary.search(text, limit: limit).hits.map {
      ($0.isSpeltAlike ? "~" : "") + $0.drug.name
    }
  }

  @Test(
    "50. matches at the beginning of a word, the whole name before later words",
    arguments: [
      ("gam", ["gammamab", "Gammara"]),
      ("GAMMAMAB", ["gammamab"]),
      ("tab", ["deltanib tablets"]),
      ("delt", ["deltanib cream", "deltanib tablets", "Deltix"]),
      ("del cre", ["deltanib cream"]),
      ("cre del", ["deltanib cream"]),
      ("e", ["epsilate", "Alfa E", "Alfa E 0.05%", "Alfa E 0.1%"]),
      ("alfae", ["Alfa E", "Alfa E 0.05%", "Alfa E 0.1%"]),
      ("mamab", []),
      ("", []),
    ])
  func matchesWordBeginnings(_ text: String, _ expected: [String]) {
    #expect(names(text) == expected)
  }

  @Test("offers what is accepted for an ambiguous name, not the name itself")
  func offersAccepted() {
    #expect(names("deltanib") == ["deltanib cream", "deltanib tablets"])
  }

  @Test("50. tells how many names match beyond those it gives")
  func counts() {
    let found = dictionary.search("a", limit: 2)
    #expect(found.hits.count == 2)
    #expect(found.total == 6)
    #expect(dictionary.search("a", limit: 0).hits == [])
  }

  @Test(
    "53. offers names spelt nearly so, marked, where none begins so",
    arguments: [
      ("epzilate", ["~epsilate"]), ("espilate", ["~epsilate"]),
      ("gamamab", ["~gammamab"]), ("detlanib", ["~deltanib cream", "~deltanib tablets"]),
      ("espila", ["~epsilate"]), ("epsylatt", ["~epsilate"]), ("epsylat", ["~epsilate"]),
      ("epzylat", []), ("epz", []), ("omegamab", []),
    ])
  func offersAlike(_ text: String, _ expected: [String]) {
    #expect(names(text) == expected)
    #expect(dictionary.search(text, limit: 10).total == 0)
  }

  @Test("gives a name that can be looked up though it is not listed")
  func givesUnlisted() {
    #expect(names("betasone 3%") == ["betasone 3%"])
    #expect(dictionary.search("betasone 3%", limit: 5).total == 1)
  }

  @Test("gives names that look up to the very drug")
  func givesNamesOfDrugs() {
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      for hit in dictionary.search(String(letter), limit: 100).hits {
        #expect(dictionary.look(up: hit.drug.name) == .product(hit.drug))
      }
    }
  }
}
