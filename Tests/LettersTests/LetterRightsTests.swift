import Casework
import Foundation
import Letters
import PolicyLibrary
import RuleModel
import Testing

/// A kind of plan, with what its denial says and what only that of another kind says.
struct RightsPlan: Sendable, CustomTestStringConvertible {
  let line: String
  let funding: String?
  let says: [String]

  /// The last day of an approval that is cut and would run for longer.
  var cutOn: String { line == "medicaid" ? "December 1, 2026" : "January 5, 2027" }

  var testDescription: String { [line, funding].compactMap(\.self).joined(separator: " ") }
}

/// The rights that each kind of plan gives, told in a denial.
@Suite("The rights of a member")
struct LetterRightsTests {
  private static let court = "Section 502(a) of ERISA gives it."
  private static let labor = "Employee Benefits Security Administration, U.S. Department of Labor"
  private static let insurance = "Sample State Department of Insurance: 1-800-555-0108"
  private static let outside = "You have 4 months from the day you get our answer to the appeal."
  private static let codes = "You can also get the codes of your diagnosis and your treatment"
  private static let code = "The code of this reason is 50."
  private static let document = "the part of your plan document on prescription drugs"
  private static let hearing = "You have 120 days from the date on our answer to the appeal."
  private static let agency = "Ask the Sample State Medicaid Agency, Hearings:"
  private static let supply = "your pharmacy can give you enough for 72 hours."
  private static let state = "your state's Medicaid rules on prescription drugs"
  private static let legal = "Sample Legal Aid (free help with a hearing): 1-800-555-0110"
  private static let receipt = "180 days from the day you get this letter"
  private static let notice = "60 days from the date on this letter"
  private static let consent = "If you agree in writing, your prescriber"

  static let all: [String] = [
    court, labor, insurance, outside, codes, code, document, hearing, agency, supply, state, legal,
    receipt, notice, consent,
  ]

  static let plans: [RightsPlan] = [
    RightsPlan(
      line: "commercial", funding: "erisa-self-funded",
      says: [court, labor, outside, codes, code, document, receipt]),
    RightsPlan(
      line: "commercial", funding: "erisa-insured",
      says: [court, labor, insurance, outside, codes, code, document, receipt]),
    RightsPlan(
      line: "commercial", funding: "non-erisa",
      says: [insurance, outside, codes, code, document, receipt]),
    RightsPlan(
      line: "marketplace", funding: nil,
      says: [insurance, outside, codes, code, document, receipt]),
    RightsPlan(
      line: "medicaid", funding: nil,
      says: [hearing, agency, supply, state, legal, notice, consent]),
  ]

  private func letter(_ plan: RightsPlan, _ answers: [String: JSONValue?]) throws -> ReadLetter {
    var answers = answers
    answers["plan.lineOfBusiness"] = .text(plan.line)
    answers["intake.receivedDate"] = .text("2026-11-20")
    if let funding = plan.funding { answers["intake.funding"] = .text(funding) }
    return ReadLetter(document: try LetterCases.changed("2026-1", answers).letter.get())
  }

  private static let denied: [String: JSONValue?] = ["facts.scalpHairLossPercent": .number(10)]
  private static let shortened: [String: JSONValue?] = ["request.durationDays": .number(365)]

  @Test("are exactly those of the kind of plan, in a denial", arguments: plans)
  func denial(_ plan: RightsPlan) throws {
    let text = try letter(plan, Self.denied).memberText
    for words in Self.all { #expect(text.contains(words) == plan.says.contains(words), "\(words)") }
  }

  @Test(
    "are the same for what is denied of a request, but for a code where no rule denies it",
    arguments: plans)
  func partial(_ plan: RightsPlan) throws {
    let text = try letter(plan, Self.shortened).memberText
    for words in Self.all where words != Self.code {
      #expect(text.contains(words) == plan.says.contains(words), "\(words)")
    }
  }

  @Test("stand in no other letter", arguments: plans)
  func others(_ plan: RightsPlan) throws {
    for answers in [[:], ["facts.episodeMonths": nil]] as [[String: JSONValue?]] {
      let text = try letter(plan, answers).memberText
      for words in Self.all where words != Self.supply {
        #expect(!text.contains(words), "\(words)")
      }
      #expect(text.contains(Self.supply) == (plan.line == "medicaid" && !answers.isEmpty))
    }
  }

  @Test(
    "say how to keep the drug if and only if an approval that still runs is cut",
    arguments: plans)
  func keeping(_ plan: RightsPlan) throws {
    for (last, by) in [
      ("2026-11-21", "November 21, 2026"), ("2026-11-28", "November 28, 2026"),
      ("2027-03-01", plan.cutOn), ("2026-11-20", nil), (nil, nil),
    ] as [(String?, String?)] {
      var answers = Self.denied
      if let last { answers["intake.runningThrough"] = .text(last) }
      let text = try letter(plan, answers).memberText
      // Nobody can ask for it on the day on which the letter is still in the mail.
      let canKeep = by != nil && last != "2026-11-21"
      #expect(text.contains("You can keep the medicine for now") == canKeep)
      if canKeep, let by { #expect(text.contains("Ask for the appeal, and for this, by \(by).")) }
      let runs = last.flatMap { CalendarDate(iso: $0) }.map(DateWords.long) ?? "?"
      #expect(text.contains("You have an approval that runs through \(runs).") == (by != nil))
      let isSooner = by != nil && by != runs
      let cut = "This decision ends it sooner. Its last day is \(by ?? "?")."
      #expect(text.contains(cut) == isSooner)
      #expect(text.contains("It stays as it is until then.") == (by != nil && !isSooner))
    }
  }

  @Test("say of a course that runs out by itself that it stays, and promise no more of it")
  func course() throws {
    var answers = Self.denied
    answers["intake.courseEnds"] = .text("2027-03-01")
    let text = try letter(Self.plans[0], answers).memberText
    #expect(
      text.contains(
        "You have an approval that runs through March 1, 2027. It stays as it is until then."))
    #expect(!text.contains("You can keep the medicine for now"))
    answers["intake.courseEnds"] = .text("2026-11-20")
    #expect(try !letter(Self.plans[0], answers).memberText.contains("You have an approval"))
  }

  @Test("say of an approval in part until when an approval that it cuts holds", arguments: plans)
  func cutInPart(_ plan: RightsPlan) throws {
    var answers = Self.shortened
    answers["intake.runningThrough"] = .text("2027-03-01")
    let text = try letter(plan, answers).memberText
    #expect(
      text.contains(
        "You have an approval that runs through March 1, 2027. It holds as it is through "
          + "\(plan.cutOn). After that day you have what this letter approves."))
  }

  @Test(
    "name the rule for children and youth below 21 in Medicaid, and nowhere else",
    arguments: plans)
  func earlyCare(_ plan: RightsPlan) throws {
    for (birth, isYoung) in [("2005-11-22", true), ("2005-11-21", false)] {
      let text = try letter(
        plan, Self.denied.merging(["member.birthDate": .text(birth)]) { $1 }
      ).memberText
      let words =
        "So we also looked at your request under the Medicaid rule for children and youth (EPSDT)."
      #expect(text.contains(words) == (isYoung && plan.line == "medicaid"))
      #expect(text.contains("EPSDT") == text.contains(words))
    }
  }

  @Test("hang on the plan: a denial is not written while that is open")
  func open() throws {
    func lacks(_ answers: [String: JSONValue?]) throws -> [String] {
      let decided = try LetterCases.changed("x", Self.denied.merging(answers) { $1 })
      let letter = LetterCases.composer.document(for: decided.bare, decided.finding)
      guard case .failure(.unanswered(let names)) = letter else { return [] }
      return names
    }
    #expect(try lacks(["plan.lineOfBusiness": nil]) == ["plan.lineOfBusiness"])
    #expect(
      try lacks(["plan.lineOfBusiness": .text("commercial"), "intake.street": .text("1 Oak St")])
        == ["intake.funding"])
    #expect(
      try lacks(["plan.lineOfBusiness": .text("medicaid"), "member.birthDate": nil])
        == ["member.birthDate"])
  }

  @Test("hang on what the intake records: when it came in, and in the marketplace what kind it is")
  func recorded() throws {
    func lacks(_ answers: [String: JSONValue?]) throws -> [String] {
      let decided = try LetterCases.changed("x", Self.denied.merging(answers) { $1 })
      let request = CaseRequest(
        id: "x", facts: decided.bare.facts, undocumented: [], undocumentedGaps: [],
        intake: ["intake.funding": "erisa-insured"])
      let letter = LetterCases.composer.document(for: request, decided.finding)
      guard case .failure(.unanswered(let names)) = letter else { return [] }
      return names
    }
    #expect(try lacks([:]) == ["intake.receivedDate"])
    #expect(
      try lacks(["request.urgency": .text("expedited")])
        == ["intake.receivedDate", "intake.receivedTime"])
    #expect(
      try lacks(["plan.lineOfBusiness": .text("marketplace")])
        == ["intake.receivedDate", "intake.track"])
  }

  @Test("are those in force on the day of the letter, and a denial without any is not written")
  func effective() throws {
    var profile = LetterCases.composer.profile
    let day = try #require(CalendarDate(iso: "2026-12-01"))
    let index = try #require(profile.rights.firstIndex { $0.name == "MARKETPLACE" })
    var later = profile.rights[index]
    later.scope.from = day
    later.appeal.withinDays = 200
    profile.rights.append(later)
    func opening(_ profile: OrganizationProfile, _ day: String) throws -> String {
      let composer = LetterComposer(
        vocabulary: LetterCases.library.vocabulary, profile: profile,
        templates: LetterCases.composer.templates)
      let decided = try LetterCases.changed(
        "x", Self.denied.merging(["plan.lineOfBusiness": .text("marketplace")]) { $1 })
      let result = composer.document(
        for: decided.request, decided.finding, writtenOn: CalendarDate(iso: day))
      return try ReadLetter(document: result.get()).text(below: "You can appeal")
    }
    #expect(try opening(profile, "2026-11-30").contains("You have 180 days"))
    #expect(try opening(profile, "2026-12-01").contains("You have 200 days"))
    profile.rights.remove(at: index)
    #expect(throws: LetterShortfall.noRights("marketplace", on: CalendarDate(iso: "2026-11-30")!)) {
      try opening(profile, "2026-11-30")
    }
  }

  @Test("of a state's own rule go before those of all states, and then the state must be known")
  func state() throws {
    var profile = LetterCases.composer.profile
    var own = try #require(profile.rights.first { $0.name == "MARKETPLACE" })
    own.scope.states = ["ME"]
    own.appeal.withinDays = 200
    profile.rights.insert(own, at: 0)
    func result(_ state: String?) throws -> Result<LetterDocument, LetterShortfall> {
      let composer = LetterComposer(
        vocabulary: LetterCases.library.vocabulary, profile: profile,
        templates: LetterCases.composer.templates)
      return try LetterCases.changed(
        "x",
        Self.denied.merging([
          "plan.lineOfBusiness": .text("marketplace"), "plan.state": state.map { .text($0) },
        ]) { $1 }
      ).document(composer)
    }
    func days(_ state: String) throws -> Bool {
      ReadLetter(document: try result(state).get()).memberText.contains("You have 200 days")
    }
    #expect(try days("ME"))
    #expect(try !days("IL"))
    #expect(try result(nil) == .failure(.unanswered(["plan.state"])))
  }

  @Test("are told to whom the letter goes, at the place where that person lives")
  func addressee() throws {
    let place: [String: JSONValue?] = [
      "intake.street": .text("12 Any Road"), "intake.place": .text("Sampletown, ST 00001"),
    ]
    func document(_ more: [String: JSONValue?]) throws -> LetterDocument {
      try LetterCases.changed("x", place.merging(more) { $1 }).letter.get()
    }
    let guardian: [String: JSONValue?] = ["intake.addressee": .text("parent-or-guardian")]
    let named = guardian.merging(["intake.addresseeName": .text("Jo Parent")]) { $1 }
    let lines: [LetterText] = ["12 Any Road", "Sampletown, ST 00001"]
    #expect(try document([:]).address == ["Alex Sample"] + lines)
    #expect(
      try document(guardian).address == ["Parent or guardian of Alex Sample"] + lines)
    #expect(
      try document(named).address
        == ["Jo Parent", "Parent or guardian of Alex Sample"] + lines)
    #expect(
      ReadLetter(document: try document(named)).memberText.contains(
        "This letter goes to: Jo Parent, parent or guardian of Alex Sample"))
  }
  @Test(
    "go to parent or guardian where the member is a child on the letter's date",
    arguments: [
      ("2008-11-22", "2026-11-21", true), ("2008-11-21", "2026-11-21", false),
      ("2008-11-22", "2026-11-22", false),
    ])
  func child(birth: String, day: String, isChild: Bool) throws {
    let answers = Self.denied.merging([
      "member.birthDate": .text(birth), "intake.funding": .text("non-erisa"),
    ]) { $1 }
    func document(_ more: [String: JSONValue?]) throws -> LetterDocument {
      let decided = try LetterCases.changed("x", answers.merging(more) { $1 })
      return try LetterCases.composer.document(
        for: decided.request, decided.finding, writtenOn: CalendarDate(iso: day)
      ).get()
    }
    let guardian: LetterText = "Parent or guardian of Alex Sample"
    #expect(try document([:]).address.first == (isChild ? guardian : "Alex Sample"))
    let said = ReadLetter(document: try document([:])).memberText
    #expect(said.contains("\"You\" in it means: Alex Sample") == isChild)
    // Whoever says that it goes to the member knows why.
    #expect(
      try document(["intake.addressee": .text("member")]).address.first == "Alex Sample")
    #expect(
      try document(["member.birthDate": nil, "facts.age": .number(isChild ? 17 : 18)])
        .address.first == (isChild ? guardian : "Alex Sample"))
  }

  @Test("are not sent to a representative whom nobody named")
  func representative() throws {
    let role: [String: JSONValue?] = ["intake.addressee": .text("representative")]
    #expect(
      try LetterCases.changed("x", role).letter == .failure(.unanswered(["intake.addresseeName"])))
    let named = role.merging(["intake.addresseeName": .text("Jo Friend")]) { $1 }
    #expect(
      try LetterCases.changed("x", named).letter.get().address.map(\.string).prefix(2)
        == ["Jo Friend", "Representative of Alex Sample"])
  }
}
