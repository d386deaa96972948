import Casework
import Checklist
import Interview
import RuleEngine
import RuleModel
import Screen
import Testing

@testable import Workbench

/// The live criteria (55 to 59).
@Suite("Checklist: criteria", .checklist) struct ChecklistCriteriaTests {
  @Test("55. With colour, without, and in ASCII every screen has the same words and marks")
  func colourless() {
    for (name, run) in Screens.all {
      let texts = [
        Capabilities.unicode, Capabilities(showsUnicode: true, showsColour: false), .ascii,
      ].map { run.grid(run.bench.size, $0).text }
      #expect(Set(texts).count == 1, "\(name)")
    }
  }

  @Test("56. The counts of the panel's head are those of the policy's lines")
  func counts() throws {
    for run in Screens.walk where run.intake?.field != nil {
      let intake = try #require(run.intake)
      let leaves = intake.preview.policies.flatMap(\.countedLines)
        .filter { $0.criterion.members.isEmpty }
      let met = leaves.count { [.met, .clear].contains($0.status) }
      let not = leaves.count { [.notMet, .holds].contains($0.status) }
      let unknown = leaves.count { $0.status == .unknown }
      let counts = intake.panel().counts
      #expect(counts.met == met && counts.not == not)
      #expect(counts.open <= unknown)
      if intake.preview.outcome == .approve { #expect(counts.open == 0) }
      #expect(run.screen.contains("\(met) met  \(not) not  \(counts.open) open"))
    }
  }

  @Test("57. F6 shows what is required, the policy's version, the answer, who gave it and when")
  func why() throws {
    var run = Runner.entered(Script.request + Script.persons + ["1", "8", "60"])
    run.press(.function(6))
    for _ in 0..<20 where !run.focusLine.contains("50% of scalp") { run.press(.up) }
    var shown = run.grid(run.bench.size).words
    for _ in 0..<10 {
      run.press(" ")
      shown += " " + run.grid(run.bench.size).words
    }
    for words in [
      "Required ", "Found ", "Source ", "IP0751", "in force from 2025-10-01", "60 %",
      "entered by kim, 21-Nov 10:00",
    ] {
      #expect(shown.contains(words), "\(words) is not in: \(shown)")
    }
  }

  @Test("57. Of every line all that is known can be read to its end", arguments: Screens.sizes)
  func whyToItsEnd(size: Size) throws {
    var run = Screens.walk[Screens.walk.count - 4]
    run.give(.input(.resize(size)))
    run.press(.function(6), .home)
    let intake = try #require(run.intake)
    for place in intake.panel().lines.indices {
      let end = intake.whyDetail(at: place).last.map(lastWords) ?? ""
      for _ in 0..<40 where !run.grid(size).words.contains(end) { run.press(" ") }
      #expect(run.grid(size).words.contains(end), "line \(place) at \(size): \(end)")
      run.press(.down)
    }
  }

  private func lastWords(_ line: Listing.Line) -> String {
    guard case .labelled(_, let text, _) = line else { return "" }
    return text.split(separator: " ").suffix(2).joined(separator: " ")
  }

  @Test("59. No figure of the panel is shown in part, at any width")
  func figures() throws {
    for run in Screens.walk where run.intake?.field != nil {
      let intake = try #require(run.intake)
      let panel = intake.panel()
      let told = panel.lines.flatMap { [$0.cite, $0.label, $0.statement, $0.found] }
      let known = Set(
        (told + [panel.countWords, panel.headline] + panel.words).flatMap(Self.figures(in:)))
      for columns in [76, 80, 100, 130] {
        var grid = Grid(size: Size(rows: 16, columns: columns * 19 / 40), capabilities: .ascii)
        grid.put(panel)
        for row in grid.lines where !row.contains("F6 shows all") {
          for figure in Self.figures(in: row) {
            #expect(known.contains(figure), "\(figure) in \(row)")
          }
        }
      }
    }
  }

  private static func figures(in text: String) -> [String] {
    text.matches(of: /[0-9]+([.,][0-9]+)*/).map { String($0.output.0) }
  }

  @Test("58. An answer that is changed says which others it sets aside, and which it opens again")
  func reopening() {
    var run = Runner.entered(["1", "1", "1", "1"])
    run.press(.backTab, .backTab, .backTab)
    run.enter("3")
    #expect(run.screen.contains("Kept, but counting for nothing now: Indication."))
    #expect(run.intake?.focus == .input("request.indication"))
    #expect(run.intake?.interview.askedFields.contains(.input("request.indication")) == true)
    run.press(.backTab)
    run.enter("1")
    #expect(run.screen.contains("Counting again: Indication."))
  }
}
