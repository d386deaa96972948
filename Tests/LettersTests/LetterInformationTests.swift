import Casework
import Foundation
import Letters
import PolicyLibrary
import RuleModel
import Testing

@Suite("A request for information")
struct LetterInformationTests {
  private func letter(_ answers: [String: JSONValue?]) throws -> ReadLetter {
    ReadLetter(document: try LetterCases.changed("2026-1", answers).letter.get())
  }

  @Test("prints how long information is waited for, where the profile says it")
  func window() throws {
    let letter = try letter(["facts.episodeMonths": nil])
    #expect(letter.opening.hasSuffix("We need more information by January 10, 2027."))
    let next = letter.next
    #expect(next.contains("the last day to send it is January 10, 2027."))
    #expect(next.contains("by January 25, 2027 at the latest."))
    #expect(next.contains("There is nothing to appeal now."))
    #expect(letter.opening.contains("This is not a denial."))
  }

  /// What is missing for the letter of the case that is approved, changed so, without these.
  private func lacks(
    _ names: [String], _ answers: [String: JSONValue?] = [:],
    _ composer: LetterComposer = LetterCases.composer
  ) throws -> LetterShortfall? {
    let decided = try LetterCases.changed(
      "x", ["facts.episodeMonths": nil].merging(answers) { $1 })
    let request = CaseRequest(
      id: "x", facts: decided.bare.facts, undocumented: [], undocumentedGaps: [],
      intake: decided.bare.intake.filter { !names.contains($0.key) })
    guard case .failure(let shortfall) = composer.document(for: request, decided.finding) else {
      return nil
    }
    return shortfall
  }

  @Test("asks for no information without the last day for it, nor from nowhere")
  func noWindow() throws {
    #expect(try lacks([]) == nil)
    #expect(
      try lacks(["intake.receivedDate", "intake.street", "intake.place"])
        == .unanswered(["intake.receivedDate", "intake.street", "intake.place"]))
    #expect(
      try lacks([], ["plan.lineOfBusiness": nil]) == .unanswered(["plan.lineOfBusiness"]))
    #expect(try lacks(["intake.receivedTime"]) == nil)
    #expect(
      try lacks(["intake.receivedTime"], ["plan.lineOfBusiness": .text("medicaid")])
        == .unanswered(["intake.receivedTime"]))
  }

  @Test("asks for the kind of request where another one would leave the member no such time")
  func openTrack() throws {
    let marketplace: [String: JSONValue?] = ["plan.lineOfBusiness": .text("marketplace")]
    #expect(try lacks(["intake.track"], marketplace) == .unanswered(["intake.track"]))
    for track in ["prior-authorization", "formulary-exception"] {
      let known = marketplace.merging(["intake.track": .text(track)]) { $1 }
      #expect(try lacks([], known) == nil)
    }
    #expect(try lacks(["intake.track"]) == nil)
  }

  @Test("asks for no information where the profile does not say how long it is waited for")
  func noRule() throws {
    var profile = LetterCases.composer.profile
    for index in profile.rights.indices { profile.rights[index].information = nil }
    let composer = LetterComposer(
      vocabulary: LetterCases.library.vocabulary, profile: profile,
      templates: LetterCases.composer.templates)
    let shortfall = try lacks([], [:], composer)
    #expect(
      shortfall == .noWindow("commercial, erisa-insured", on: CalendarDate(iso: "2026-11-21")!))
    #expect(shortfall?.description.contains("add information: to it") == true)
  }

  @Test(
    "counts by the clock of its kind of request, where a request for information does not stop it")
  func lastingClock() throws {
    for (answers, due): ([String: JSONValue?], String) in [
      (
        [
          "plan.lineOfBusiness": .text("marketplace"), "intake.track": .text("formulary-exception"),
        ],
        "2:05 p.m. on November 23, 2026"
      ),
      (
        [
          "plan.lineOfBusiness": .text("marketplace"), "intake.track": .text("formulary-exception"),
          "request.urgency": .text("expedited"),
        ], "2:05 p.m. on November 21, 2026"
      ),
      (
        ["plan.lineOfBusiness": .text("medicaid"), "intake.track": .text("other-benefit")],
        "November 27, 2026"
      ),
    ] {
      let all: [String: JSONValue?] = [
        "facts.episodeMonths": nil, "intake.receivedDate": .text("2026-11-20"),
        "intake.receivedTime": .text("14:05"),
      ]
      let letter = try letter(all.merging(answers) { $1 })
      #expect(letter.opening.contains("information before \(due)."), "\(letter.opening)")
      #expect(!letter.next.contains("January"))
    }
  }

  @Test("says the moment of the decision where nothing that is missing moves it")
  func dueWhateverIsMissing() throws {
    let letter = try letter([
      "facts.episodeMonths": nil, "plan.lineOfBusiness": .text("medicaid"),
      "intake.receivedDate": .text("2026-11-20"), "intake.receivedTime": .text("14:05"),
    ])
    #expect(
      letter.opening.hasSuffix("We need more information before 2:05 p.m. on November 21, 2026."))
    #expect(
      letter.next.contains(
        "we decide at that time, 24 hours after your request reached us. Without it, we decide on what we have."
      ))
    #expect(letter.memberText.contains("Calling is faster: 1-800-555-0112."))
  }

  @Test("counts hours for an urgent request, to the last minute of the day, and says whom to call")
  func urgent() throws {
    let letter = try letter([
      "facts.episodeMonths": nil, "request.urgency": .text("expedited"),
      "intake.receivedDate": .text("2026-11-20"), "intake.receivedTime": .text("00:30"),
      "intake.funding": .text("non-erisa"),
    ])
    #expect(
      letter.opening.hasSuffix("We need more information by 11:59 p.m. on November 23, 2026."))
    let next = letter.next
    #expect(
      next.contains(
        "you have 48 hours and the rest of that day, to 11:59 p.m. on November 23, 2026."))
    #expect(next.contains("We decide within 48 hours after we have it."))
    #expect(next.contains("by 11:59 p.m. on November 25, 2026 at the latest."))
    #expect(letter.memberText.contains("Request received: November 20, 2026, 12:30 a.m."))
    #expect(letter.memberText.contains("Calling is faster: 1-800-555-0112."))
    #expect(!next.contains("days"))
  }

  @Test("lists what is there already, so that nobody sends it again")
  func already() throws {
    let letter = try letter(["facts.episodeMonths": nil])
    let rows = letter.document.blocks.flatMap { block -> [CaseBoxRow] in
      if case .caseBox(let rows) = block { rows } else { [] }
    }
    let label: LetterText = "Here already, not to be sent again"
    let row = try #require(rows.first { $0.label == label })
    let have = row.value.string.split(separator: "; ").map(String.init)
    #expect(have.contains("your age"))
    #expect(have.contains("which treatments you have tried"))
    #expect(!have.contains("how long this episode of hair loss has lasted"))
  }

  @Test("numbers the reply form as the list of what is needed")
  func replyForm() throws {
    let letter = try letter([
      "facts.episodeMonths": nil, "prescriber.specialties": nil, "request.type": nil,
    ])
    let needed = letter.items(below: "What we need")
    let boxes = letter.items(below: "Reply form for the prescriber").map { $0[0] }
    #expect(!needed.isEmpty)
    for number in 1...needed.count { #expect(boxes.contains { $0.hasPrefix("\(number). ") }) }
  }
}

extension ReadLetter {
  /// The paragraph on what happens next.
  fileprivate var next: String {
    for case .paragraph(let paragraph) in memberBlocks {
      let text = paragraph.runs.plainText
      if text.hasPrefix("What happens next: ") { return text }
    }
    return ""
  }
}
