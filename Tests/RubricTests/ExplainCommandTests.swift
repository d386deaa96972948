import Foundation
import ProofSupport
import Testing

@Suite("rubric explain")
struct ExplainCommandTests {
  private func explain(_ text: String, _ arguments: [String] = []) throws -> CommandRun {
    try CommandRun(["explain", "-"] + arguments, input: text)
  }

  private func expectRecorded(_ run: CommandRun, _ name: String) throws {
    let file = URL(folderOf: #filePath).appending(path: "Recorded/\(name).txt")
    try ProofSupport.expectRecorded(run.text, in: file)
  }

  private static let open = leqselviCase(
    facts: #""age": 34, "scalpHairLossPercent": 70"#,
    therapies: #"[{"drug": "triamcinolone acetonide", "days": 30, "outcome": "inadequate"}]"#,
    more: #""therapiesComplete": false, "undocumented": ["cyp2c9Metabolizer"]"#)

  private static let texts: [String: String] = [
    "approved": leqselviCase(),
    "denied": leqselviCase(
      facts: #""age": 34, "cyp2c9Metabolizer": "not-tested", "episodeMonths": 5.5"#,
      therapies: #"[{"drug": "methotrexate", "outcome": "contraindicated"}]"#,
      concurrent: #"[{"drug": "Dupixent"}, {"drug": "cyclosporine"}]"#),
    "open": open,
    "open-route": leqselviCase(facts: #""age": 34"#)
      .replacing(#""initial""#, with: #""continuation""#),
    "no-policy": leqselviCase().replacing("2026-11-21", with: "2025-09-30"),
    "no-head": #"{"schema": "rubric.case/1", "plan": {"payer": "cigna"}}"#,
  ]

  @Test(
    "says the outcome, each line with what was found, and what is missing",
    arguments: ["approved", "denied", "open", "open-route", "no-policy", "no-head"])
  func recorded(name: String) throws {
    let run = try explain(try #require(Self.texts[name]))
    #expect(run.status == 0)
    #expect(run.complaint == "")
    #expect(run.lines.allSatisfy { $0.count <= 80 })
    try expectRecorded(run, "explain-\(name)")
  }

  @Test("shows on request how each line is read")
  func readings() throws {
    let run = try explain(Self.open, ["--readings"])
    #expect(run.lines.allSatisfy { $0.count <= 80 })
    try expectRecorded(run, "explain-readings")
  }

  @Test("takes one case: none, several and one that is refused are told")
  func oneCase() throws {
    for (text, status, words) in [
      ("", 1, "holds 0 cases; one is wanted"),
      (leqselviCase() + leqselviCase(), 1, "holds 2 cases; one is wanted"),
      (leqselviCase(facts: #""age": -1"#), 1, "facts.age: expected a whole number from 0"),
      ("{", 1, "line 1, column 2: "),
    ] {
      let run = try explain(text)
      #expect(run.status == Int32(status))
      #expect(run.output == [])
      #expect(run.complaint.hasPrefix("rubric: standard input: "))
      #expect(run.complaint.contains(words), "\(run.complaint)")
    }
    #expect(try CommandRun(["explain", "/nowhere"]).status == 2)
  }
}
