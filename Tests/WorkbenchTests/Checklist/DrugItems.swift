import Casework
import Checklist
import Interview
import PolicyLibrary
import RuleModel
import Screen
import Testing

@testable import Workbench

/// The search for drugs (46 to 53).
@Suite("Checklist: drugs", .checklist) struct ChecklistDrugTests {
  private static let beforeDrug = Runner.entered(
    Script.request + Script.persons + Script.clinical)
  private static let dictionary = Runner.library.dictionary

  /// Every name of the dictionary that a search offers, each once.
  private static let drugs: [Drug] = {
    var seen: Set<String> = []
    return "abcdefghijklmnopqrstuvwxyz0123456789".flatMap {
      dictionary.search(String($0), limit: .max).hits.map(\.drug)
    }.filter { seen.insert($0.name).inserted }
  }()

  @Test("46. The matches are those of what is typed, in the paint of each key")
  func everyKey() {
    var run = Self.beforeDrug
    var typed = ""
    for letter in "methotr" {
      run.press(.character(letter))
      typed.append(letter)
      let first = Self.dictionary.search(typed, limit: 1).hits.first?.drug.tallManName
      #expect(run.screen.contains(first ?? "nothing"), "\(typed)")
    }
  }

  @Test("46. At 40x12 what is found is in view with the field, the counts and the message")
  func smallest() {
    var run = Self.beforeDrug
    run.type("clo")
    let lines = run.grid(Size(rows: 12, columns: 40)).lines
    #expect(lines.contains { $0.hasPrefix("  > [ clo") })
    #expect(lines.contains { $0.hasPrefix("  clobetasol") })
    #expect(lines.contains { $0.contains("keep \"clo\" as typed") })
    #expect(lines.contains { $0.contains(" met ") })
    #expect(lines.contains { $0.contains("No row is marked.") })
  }

  @Test("46, 50. Every name of the dictionary is found by its first letters and by a later word")
  func everyName() {
    #expect(Self.drugs.count > 200)
    for drug in Self.drugs {
      let words = drug.name.split { $0 == " " || $0 == "(" }.map(String.init)
      for word in [words.first, words.last].compactMap(\.self) where word.first?.isLetter == true {
        let hits = Self.dictionary.search(word, limit: .max).hits
        #expect(hits.contains { $0.drug == drug }, "\(drug.name) by \(word)")
      }
    }
  }

  @Test(
    "50. Where more match than are shown, it is said which of how many are", arguments: [24, 30])
  func shown(rows: Int) {
    var run = Self.beforeDrug
    run.give(.input(.resize(Size(rows: rows, columns: rows == 24 ? 80 : 100))))
    run.type("t")
    let total = Self.dictionary.search("t", limit: 0).total
    #expect(total > DrugMatches.shown)
    let list = run.screen.split(separator: "\n").drop { !$0.contains("Which drug was it?") }
    let drugs = list.dropFirst().prefix { !$0.contains("None of these") }
    #expect(drugs.count > 1)
    #expect(run.screen.contains("1 to \(drugs.count) of \(total) shown. Type more to narrow."))
  }

  @Test(
    "51. No name of a drug is cut in the list, in a row or at the top", arguments: Screens.sizes)
  func whole(size: Size) throws {
    let field = Area(row: 0, column: 0, rows: 8, columns: size.columns)
    for drug in Self.drugs {
      let found = Self.dictionary.search(drug.name, limit: 20)
      let place = try #require(found.hits.firstIndex { $0.drug == drug })
      var matches = DrugMatches(found, typed: drug.name, isListed: true)
      for _ in 0...place { _ = matches.move(by: 1) }
      var grid = Grid(size: field.size, capabilities: .ascii)
      grid.put(Form.Advice(question: "", options: matches.options, isList: true))
      #expect(grid.words.contains(drug.tallManName), "\(drug.name) at \(size)")
    }
    let begun = Runner.entered(["1"])
    for drug in Runner.library.vocabulary.drugs {
      var run = begun
      let entry = Entry.choice(drug.id)
      let next = try #require(run.intake?.interview).recording(entry, for: .input("request.drug"))
      run.bench.intake?.interview = try next.get()
      #expect(run.grid(size).line(2).contains(drug.brand), "\(drug.brand) at \(size)")
    }
  }

  @Test("52. Look-alike names stand in their tall-man letters, in the list and once taken")
  func tallMan() {
    let tall = Self.drugs.filter { $0.name != $0.tallManName }
    #expect(tall.count >= 12)
    for (typed, name) in [("azathioprine", "azaTHIOprine"), ("prednisone", "predniSONE")] {
      var run = Self.beforeDrug
      run.type(String(typed.prefix(6)))
      #expect(run.screen.contains(name))
      run.press(.control("u"))
      run.enter(typed)
      run.press(.enter)
      #expect(run.screen.contains(name))
      for key: Key in [.function(6), .function(6), .function(5)] {
        run.press(key)
        #expect(!run.screen.contains(typed), "\(key): \(run.screen)")
      }
    }
  }
}
