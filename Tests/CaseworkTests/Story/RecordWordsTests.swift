import Casework
import FoundationEssentials
import PolicyLibrary
import RuleModel
import Testing

@Suite("The record in words")
struct RecordWordsTests {
  private func words(_ change: (inout AnswerChanges) -> Void) throws -> [String] {
    var changes = AnswerChanges(means: .typed, document: nil)
    change(&changes)
    return RecordEvent.answered(changes).words(try Library.load().vocabulary) { $0.iso }
  }

  @Test("answers are told by their labels, units and choices, never by codes")
  func answers() throws {
    let answers: [(FieldID, Draft.Answer?)] = [
      (.input("request.drug"), .answered(.text("leqselvi"))),
      (.input("request.indication"), .answered(.text("alopecia-areata"))),
      (.input("member.birthDate"), .answered(.text("1985-07-14"))),
      (.input("scalpHairLossPercent"), .answered(.number(55))),
      (.input("episodeMonths"), .undocumented), (.input("member.name"), nil),
      (.cell(list: "therapies", row: 2, field: "outcome"), .answered(.text("inadequate"))),
    ]
    let lines = try words { $0.answers = answers.map { AnswerChanges.Answer($0.0, $0.1) } }
    #expect(lines.first == "answered")
    let values = lines.dropFirst().compactMap { $0.split(separator: ": ").last }
    #expect(
      values.prefix(6) == [
        "Leqselvi (deuruxolitinib)", "Alopecia areata", "14-Jul-1985", "55%",
        "the records do not say",
        "taken back",
      ])
    for code in ["request.", "therapies", "alopecia-areata", "inadequate", "#"] {
      #expect(!lines.contains { $0.contains(code) }, "\(code)")
    }
  }

  @Test("what changes no answer is not told as one")
  func others() throws {
    #expect(
      try words { $0.policies = [Draft.PolicyVersion(number: "X1", version: "2025-10-01")] }
        == ["took the policies that decide", "decided under: X1 of 2025-10-01"])
    let complete = try words { $0.complete = ["therapies"] }
    #expect(complete.first == "said of which lists all is there")
    #expect(complete.last?.contains("therapies") == false)
    #expect(try words { $0.rows = ["therapies": []] }.last?.hasSuffix(": no row") == true)
    #expect(
      try words { $0.rows = [:] } == ["changed the rows of a list", "no list has rows any more"])
  }
}
