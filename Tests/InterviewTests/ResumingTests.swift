import Casework
import FoundationEssentials
import Interview
import RuleEngine
import RuleModel
import Testing

@Suite("Going on with a draft")
struct ResumingTests {
  @Test("goes on where the person was, with what stood half-typed")
  func resumes() throws {
    let field = FieldID.input("episodeMonths")
    let interview = try Leqselvi.approved().moving(to: field)
    let draft = interview.draft(typing: "1y 6", in: field, at: "2026-11-21T10:00:00Z")
    let loaded = try Draft.read(JSONWriter.bytes(draft.json))
    let resumed = Interview(interview.setting, resuming: loaded)
    #expect(resumed.position == field)
    #expect(resumed.draft.typing == Draft.Typing(field: field, text: "1y 6"))
    #expect(resumed.draft.changedAt == "2026-11-21T10:00:00Z")
    #expect(resumed.finding.outcome == .approve)
    // Once something is accepted, the half-typed text is history.
    #expect(try resumed.typing("8.5", in: field).draft.typing == nil)
  }

  @Test("says when other policies decide now than when the draft was left")
  func namesFormerPolicies() throws {
    var draft = try Leqselvi.approved().draft
    #expect(draft.policies == [Draft.PolicyVersion(number: "IP0751", version: "2025-10-01")])
    #expect(Interview(try Leqselvi.setting(), resuming: draft).formerPolicies.isEmpty)
    draft.policies = [Draft.PolicyVersion(number: "IP0751", version: "2024-01-01")]
    let resumed = Interview(try Leqselvi.setting(), resuming: draft)
    #expect(resumed.formerPolicies == draft.policies)
    #expect(resumed.draft.policies != draft.policies)
  }

  @Test("says that a policy's text is another one under the same number and day, where it was kept")
  func namesOtherTexts() throws {
    let draft = try Leqselvi.approved().draft
    func setting(_ hash: String) throws -> InterviewSetting {
      let former = try Leqselvi.setting()
      return InterviewSetting(
        evaluator: former.evaluator, dictionary: former.dictionary, today: former.today,
        textHashes: ["cigna-ip0751-leqselvi": hash])
    }
    // It was left by a version that did not keep the text.
    let first = Interview(try setting("aa"), resuming: draft)
    #expect(first.formerPolicies.isEmpty)
    let kept = Draft.PolicyVersion(number: "IP0751", version: "2025-10-01", textHash: "aa")
    #expect(first.draft.policies == [kept])
    let loaded = try Draft.read(JSONWriter.bytes(first.draft.json))
    #expect(loaded == first.draft)
    #expect(Interview(try setting("aa"), resuming: loaded).formerPolicies.isEmpty)
    let other = Interview(try setting("bb"), resuming: loaded)
    #expect(other.formerPolicies == [kept])
    #expect(other.formerPolicyWords == ["another text of IP0751 of 2025-10-01"])
    #expect(Interview(try Leqselvi.setting(), resuming: loaded).formerPolicies.isEmpty)
  }

  @Test("an answer that cannot be right any more is kept, shown as such, and counts for nothing")
  func parksUnreadable() throws {
    var draft = try Leqselvi.approved().draft
    draft.content.answers[.input("scalpHairLossPercent")] = .answered(.number(120))
    draft.content.answers[.input("cyp2c9Metabolizer")] = .answered(.text("ultrarapid"))
    draft.content.answers[.input("member.birthDate")] = .answered(.boolean(true))
    draft.content.answers[.input("noSuchFact")] = .answered(.text("x"))
    let interview = Interview(try Leqselvi.setting(), resuming: draft)
    #expect(interview.finding.outcome == .incomplete)
    for name in ["scalpHairLossPercent", "cyp2c9Metabolizer", "member.birthDate"] {
      let field = try #require(interview.field(.input(name)))
      #expect(field.isParked && field.isAsked && field.conflict != nil, "\(name)")
    }
    #expect(interview.words(of: .input("member.birthDate")) == "(not readable)")
    #expect(interview.draft.content == draft.content)
    let mended = try interview.typing([
      ("scalpHairLossPercent", "60"), ("cyp2c9Metabolizer", "normal"),
      ("member.birthDate", "04-May-1990"),
    ])
    #expect(mended.finding.outcome == .approve)
  }

  @Test("a drug that the dictionary has no more leaves its list open", arguments: [false, true])
  func missingDrugOpens(_ hasClass: Bool) throws {
    var draft = try Leqselvi.approved().draft
    draft.content.rows["concurrentDrugs"] = [1]
    draft.content.answers[.cell(list: "concurrentDrugs", row: 1, field: "drug")] = .answered(
      .text("Wondrol"))
    if hasClass {
      draft.content.answers[.cell(list: "concurrentDrugs", row: 1, field: "classes")] = .answered(
        .array([.text("no-such-class")]))
    }
    let interview = Interview(try Leqselvi.setting(), resuming: draft)
    #expect(interview.finding.outcome == .incomplete)
    #expect(interview.rows(of: "concurrentDrugs").first?.lack != nil)
  }

  @Test("no draft, whatever stands in it, stops the program or loses an answer", arguments: 1...40)
  func survivesAnything(_ seed: Int) throws {
    var generator = SeededGenerator(UInt64(seed))
    let setting = try Leqselvi.setting()
    var draft = seed % 2 == 0 ? try Leqselvi.approved().draft : Draft(id: "a", createdAt: "t")
    for list in ["therapies", "concurrentDrugs", "age", "noList"] {
      draft.content.rows[list] = [3, 1, 2]
      if Bool.random(using: &generator) { draft.content.complete.insert(list) }
    }
    for field in Self.fields(setting.vocabulary).shuffled(using: &generator).prefix(60) {
      draft.content.answers[field] = Self.answers.randomElement(using: &generator)!
    }
    let interview = Interview(setting, resuming: draft)
    #expect(interview.draft.content == draft.content, "seed \(seed)")
    #expect(interview.finding.outcome != .approve || seed % 2 == 0, "seed \(seed)")
    for id in interview.steps.flatMap(\.fields) { _ = interview.field(id) }
    let cases = CaseReader(setting.vocabulary, drugs: setting.dictionary)
    #expect(cases.refusals(of: interview.document).isEmpty, "seed \(seed)")
  }

  private static func fields(_ vocabulary: Vocabulary) -> [FieldID] {
    var fields = vocabulary.inputs.map { FieldID.input($0.name) } + [.input("noSuchFact")]
    for list in ["therapies", "concurrentDrugs", "age", "noList"] {
      fields.append(.completeness(list))
      for row in 1...3 {
        fields += vocabulary.records[0].fields.map {
          .cell(list: list, row: row, field: $0.name)
        }
      }
    }
    return fields
  }

  private static let answers: [Draft.Answer] =
    [
      .boolean(true), .number(-1), .number(7), .number(120), .text(""), .text("2026-03-01"),
      .text("2099-03-01"), .text("other"), .text("tacrolimus"), .text("methotrexate"),
      .text("a\u{1B}[31mb"), .array([]), .array([.text("other")]),
      .array([.text("other"), .text("other")]), .array([.number(1)]), .object(JSONObject()),
    ].map { .answered($0) } + [.undocumented]
}
