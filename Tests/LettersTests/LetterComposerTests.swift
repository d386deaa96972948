import Casework
import Foundation
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

@Suite("Composing letters")
struct LetterComposerTests {
  private func letter(_ answers: [String: JSONValue?]) throws -> ReadLetter {
    ReadLetter(document: try LetterCases.changed("2026-1", answers).letter.get())
  }

  @Test(
    "shows a name without the control characters that a draft may hold",
    arguments: ["Al\u{1B}[31mex\u{7}", "Al\nex\r\nDenied", "Al\u{0}ex", "Al\u{202E}ex\u{2028}x"])
  func controlCharacters(name: String) throws {
    let decided = try LetterCases.changed("x", ["facts.scalpHairLossPercent": .number(10)])
    var facts = decided.request.facts
    for path in ["member.name", "member.memberId", "prescriber.name"] {
      facts[try #require(decided.vocabulary.slot(of: path))] = .text(name)
    }
    let request = CaseRequest(
      id: name, facts: facts, undocumented: [], undocumentedGaps: [],
      intake: decided.request.intake)
    let document = try LetterCases.composer.document(for: request, decided.finding).get()
    let text = PlainText(document).text
    let controls = text.unicodeScalars.filter { scalar in
      [.control, .format].contains(scalar.properties.generalCategory)
    }
    #expect(controls.allSatisfy { $0 == "\n" || $0 == "\u{0C}" })
    let pages = PlainText(document).pages.count
    #expect(controls.count { $0 == "\u{0C}" } == pages - 1)
    #expect(text.contains("Member:               \(LetterText(name).string), ID "))
    #expect(!text.contains("\nDenied") && document.address.count == 3)
  }

  @Test("names everything that a letter says and the case does not, in the order of asking")
  func unanswered() throws {
    let bare = try LetterCases.changed("x", [:])
    let facts = FactSet(bare.vocabulary)
    let request = CaseRequest(id: nil, facts: facts, undocumented: [], undocumentedGaps: [])
    let finding = LetterCases.library.evaluator.evaluate(facts)
    #expect(
      LetterCases.composer.document(for: request, finding)
        == .failure(
          .unanswered([
            "id", "plan.payer", "request.drug", "request.date", "member.name", "member.memberId",
            "prescriber.name", "plan.lineOfBusiness", "intake.receivedDate", "intake.street",
            "intake.place",
          ])))
  }

  @Test("is not written where its date is before those that it prints beside it")
  func laterDates() throws {
    func shortfall(_ answers: [String: JSONValue?], on day: String) throws -> String? {
      let decided = try LetterCases.changed("2026-1", answers)
      let letter = LetterCases.composer.document(
        for: decided.request, decided.finding, writtenOn: CalendarDate(iso: day))
      if case .failure(let shortfall) = letter { return shortfall.description }
      return nil
    }
    let received: [String: JSONValue?] = ["intake.receivedDate": .text("2026-11-22")]
    #expect(
      try shortfall(received, on: "2026-11-21")
        == "intake.receivedDate is 2026-11-22, after the letter's date 2026-11-21; correct it, or "
        + "date the letter 2026-11-22 or later")
    #expect(try shortfall(received, on: "2026-11-22") == nil)
    #expect(try shortfall([:], on: "2026-11-20")?.hasPrefix("request.date is 2026-11-21") == true)
    let open: [String: JSONValue?] = [
      "plan.lineOfBusiness": .text("medicaid"), "facts.scalpHairLossPercent": nil,
      "intake.receivedDate": .text("2026-11-21"), "intake.receivedTime": .text("14:05"),
    ]
    #expect(
      try shortfall(open, on: "2026-11-23")
        == "a letter of 2026-11-23 cannot ask for information: the decision was due on 2026-11-22, "
        + "whatever is missing; decide on what is there")
    #expect(try shortfall(open, on: "2026-11-22") == nil)
  }

  @Test("has no letter for what no policy held decides: it says why in a line, and what to do")
  func noPolicy() throws {
    let decided = try LetterCases.changed(
      "x", ["request.date": .text("2025-02-01"), "member.name": nil, "therapies": .array([])])
    guard case .failure(let shortfall) = decided.letter else {
      Issue.record("there is a letter")
      return
    }
    #expect(
      shortfall.description
        == "there is no letter, because nothing is decided: no policy held decides a request for "
        + "Leqselvi of Cigna on 2025-02-01 (held: IP0751 from 2025-10-01); correct plan.payer, "
        + "request.drug or request.date, add the policy with --policies DIR, or decide by the "
        + "plan's own rule and write by hand")
  }

  @Test("has a letter for every reference case that a policy decides, and for no other")
  func everyCase() {
    for decided in LetterCases.shared {
      switch decided.letter {
      case .success: #expect(decided.isTold, "\(decided.name)")
      case .failure(.noPolicy): #expect(decided.finding.outcome == .noPolicy, "\(decided.name)")
      case .failure(.unanswered(let names)):
        #expect(!decided.isTold && decided.finding.outcome == .incomplete, "\(decided.name)")
        #expect(
          Set(names).isSubset(of: [
            "plan.payer", "request.drug", "request.date", "plan.lineOfBusiness",
          ]))
      case .failure(let shortfall): Issue.record("\(decided.name): \(shortfall)")
      }
    }
  }

  @Test("has no letter on a day when no template is in force")
  func noTemplate() throws {
    let composer = LetterComposer(
      vocabulary: LetterCases.library.vocabulary, profile: LetterCases.composer.profile,
      templates: [])
    let decided = try LetterCases.changed("x", [:])
    #expect(decided.document(composer) == .failure(.noTemplate(.approval, on: decided.date)))
  }

  @Test("prints the dates of an approval to the day, as the reference determinations say")
  func dates() throws {
    var checked = 0
    for decided in LetterCases.all where [.approve, .partial].contains(decided.finding.outcome) {
      let approval = try #require(decided.finding.policies.first?.approval)
      if let reference = decided.reference {
        #expect(reference.approval == [approval.from.iso, approval.through?.iso ?? "null"])
      }
      let text = ReadLetter(document: try decided.letter.get()).memberText
      var expected = [DateWords.long(approval.from)]
      if let through = approval.through {
        let days = through.daysSinceEpoch - approval.from.daysSinceEpoch + 1
        expected += [DateWords.long(through), "\(days) days"]
      } else {
        let doses = try #require(approval.doses)
        expected += ["It covers \(doses) dose\(doses == 1 ? "" : "s")."]
        #expect(!text.contains(" through "), "\(decided.name)")
      }
      for approval in decided.finding.policies.compactMap(\.approval) {
        guard let limit = approval.quantity else { continue }
        expected += ["up to \(limit.grams) grams every \(limit.days) days, through "]
        expected += approval.through.map { [DateWords.long($0)] } ?? []
      }
      for words in expected { #expect(text.contains(words), "\(decided.name): \(words)") }
      checked += 1
    }
    #expect(checked >= 3)
  }

  /// What follows in the first paragraph of an approval.
  private static let howToFill =
    " Fill it at a pharmacy of your plan, while you are in the plan. You may have to pay a share. "
    + "Call us if your dose, medicine or prescriber changes. Your plan documents and the law come "
    + "before our rule. This letter is not medical advice."

  private static let asked =
    " It covers what was asked for: 2 tablets a day (16 mg a day in all)."

  @Test("counts 180 days from the day of decision, and says how it counts months")
  func initial() throws {
    #expect(
      try letter([:]).opening
        == "We approved your request for Leqselvi. The approval is from November 21, 2026 "
        + "through May 19, 2027. That is 180 days. We count 1 month as 30 days." + Self.asked
        + Self.howToFill)
  }

  @Test("says nothing of how months are counted where the policy's document does not")
  func unstatedMonth() throws {
    let opening = ReadLetter(document: try OtherPolicyCases.named("approved-cream")).opening
    #expect(
      opening == "We approved your request for Opzelura. The approval is from November 21, 2026 "
        + "through May 19, 2027. That is 180 days." + Self.howToFill)
  }

  @Test("names a policy that has no number by its title alone, wherever it names one")
  func unstatedNumber() throws {
    let letter = ReadLetter(document: try OtherPolicyCases.named("partial-usual"))
    let title = "Dermatology – Anzupgo Drug Quantity Management Policy – Per Days"
    #expect(!letter.allText.contains("DQM"))
    #expect(letter.text(below: "The rule we used").contains("\(title), in effect since"))
    #expect(letter.text(below: "The rule we used").contains("Anzupgo, number IP0759, in effect"))
    #expect(letter.allText.contains("\(title), 1, Quantity of the cream"))
  }

  @Test("counts a year as a year, without a word about months")
  func continuation() throws {
    #expect(
      try letter(LetterCases.continuation).opening
        == "We approved your request for Leqselvi. The approval is from November 21, 2026 "
        + "through November 20, 2027. That is 365 days." + Self.asked + Self.howToFill)
  }

  @Test("says by when to renew, and what the same policy then asks")
  func renewal() throws {
    let letter = try letter([:])
    #expect(letter.memberText.contains("have your prescriber ask us by April 19, 2027."))
    let lists = letter.memberBlocks.compactMap { block -> [String]? in
      if case .list(let list) = block { list.items.map(\.runs.plainText) } else { nil }
    }
    #expect(
      lists.first == [
        "you are 18 years old or older",
        "you have taken this drug for 6 months or more without a break",
        "your records show more hair on your scalp, and thicker hair, than before this drug",
        "your prescriber says that you still need this kind of treatment",
      ])
  }

  @Test("tells of less time than was asked for as approved in part, with all rights")
  func shortened() throws {
    let letter = try letter(["request.durationDays": .number(365)])
    let tables = letter.document.blocks.compactMap { block -> LetterTable? in
      if case .table(let table) = block { table } else { nil }
    }
    #expect(
      tables.first?.rows.first?.map(\.plainText) == [
        "365 days", "180 days, from November 21, 2026 through May 19, 2027",
        "185 days, after May 19, 2027",
      ])
    #expect(letter.title == "We approved part of your request for Leqselvi")
    #expect(letter.text(below: "Your appeal rights").contains("180 days from the day you get"))
  }

  @Test("tells of an amount and a time that are both cut, each with its own category")
  func bothCut() throws {
    let letter = ReadLetter(document: try OtherPolicyCases.named("partial-both"))
    let tables = letter.memberBlocks.compactMap { block -> LetterTable? in
      if case .table(let table) = block { table } else { nil }
    }
    #expect(
      tables.first?.rows.map { $0[0].plainText } == ["60 grams for 30 days", "365 days"])
    let why = letter.text(below: "Why we did not approve the rest")
    for words in [
      "The rule approves this medicine for 120 days at a time. You asked for 365 days.",
      "The reason for less of it is that the rest of the request is not medically necessary. It "
        + "means that your records do not show what the rule asks for, so the plan cannot pay. The "
        + "code of this reason is 50.",
      "The reason for less time is that the rest of the request is for more time than the rule "
        + "approves at once. The code of this reason is 198.",
    ] { #expect(why.contains(words), "\(words)") }
    #expect(!why.contains("The medical rule itself is met."))
    let changes = letter.text(below: "What would change our decision")
    #expect(changes.contains("Reason 1: the prescriber's statement"))
    #expect(changes.contains("Your prescriber can ask for more time before the approval ends."))
  }

  @Test("says of an amount that is given in smaller parts that it is, and not that it is too much")
  func pace() throws {
    let why = ReadLetter(document: try OtherPolicyCases.named("partial-pace"))
      .text(below: "Why we did not approve the rest")
    #expect(
      why.contains(
        "You asked for 90 grams at one time, to last 90 days. The rule gives the medicine in smaller "
          + "parts: up to 60 grams every 30 days, through a retail pharmacy. Over 90 days that is as "
          + "much as you asked for, or more."))
    #expect(!why.contains("The most that it covers"))
    let more = ReadLetter(document: try OtherPolicyCases.named("partial-most"))
      .text(below: "Why we did not approve the rest")
    #expect(!more.contains("smaller parts") && more.contains("The most that it covers"))
  }

  @Test("ends with the medicine's approval, though the amount is allowed for longer")
  func shortestTime() throws {
    let decided = try #require(OtherPolicyCases.own.first { $0.name == "raised-amount" })
    #expect(
      ReadLetter(document: try decided.letter.get()).opening
        == "We approved your request for Anzupgo. The approval is from November 21, 2026 through "
        + "March 20, 2027. That is 120 days. We count 1 month as 30 days. It covers up to 60 grams "
        + "every 30 days, through a retail pharmacy. That amount is allowed through November 20, "
        + "2027, while the medicine is." + Self.howToFill)
  }

  @Test("is a plain approval where no more time was asked for than is granted")
  func notShortened() throws {
    #expect(
      try letter(["request.durationDays": .number(180)]).title
        == "We approved your request for Leqselvi")
  }

  @Test(
    "gives the days for an appeal by line of business",
    arguments: [
      (
        "commercial", "May 20, 2027",
        "You have 180 days from the day you get this letter. If you ask by May 20, 2027, you are "
          + "on time."
      ),
      ("marketplace", "May 20, 2027", "180 days from the day you get this letter."),
      (
        "medicaid", "January 20, 2027",
        "You have 60 days from the date on this letter. The last day to ask is January 20, 2027."
      ),
    ])
  func appeals(line: String, by: String, words: String) throws {
    let letter = try letter([
      "plan.lineOfBusiness": .text(line), "facts.scalpHairLossPercent": .number(10),
    ])
    let rights = letter.text(below: "You can appeal")
    #expect(rights.contains(words))
    #expect(letter.opening.contains("Ask by \(by)."))
    for contact in ["Sample Appeals Unit", "1-800-555-0105", "1-800-555-0106", "P.O. Box 2"] {
      #expect(rights.contains(contact))
    }
    #expect(rights.contains("within 30 days") && rights.contains("within 72 hours"))
  }

  @Test("gives the policy's own category, and offers reasons, papers and a talk")
  func denial() throws {
    let text = try letter(["facts.scalpHairLossPercent": .number(10)]).memberText
    for words in [
      "The reason for the denial is that the request is not medically necessary.",
      "Get your papers free: You can get the medical reasons explained.",
      "You can get free copies of the rule, of your case file and of all papers that we used.",
      // Fourteen days end on a Saturday, on which nobody answers.
      "until December 7, 2026. The phone is 1-800-555-0103",
      "Write the reference number 2026-1 on each page. Fax it to 1-800-555-0102",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test("writes no approval that ends before the one that runs, until it is known what was asked")
  func cutUnasked() throws {
    let running: [String: JSONValue?] = ["intake.runningThrough": .text("2027-12-01")]
    guard case .failure(let shortfall) = try LetterCases.changed("x", running).letter else {
      Issue.record("a running approval is cut without a word")
      return
    }
    #expect(
      shortfall
        == .cutUnasked(
          running: CalendarDate(iso: "2027-12-01")!, approved: CalendarDate(iso: "2027-05-19")!))
    #expect(shortfall.description.contains("enter request.durationDays"))
    let asked = running.merging([
      "request.durationDays": .number(365), "intake.funding": .text("erisa-insured"),
    ]) { $1 }
    #expect(try letter(asked).title == "We approved part of your request for Leqselvi")
    let shorter: [String: JSONValue?] = ["intake.runningThrough": .text("2027-05-19")]
    #expect(try letter(shorter).title == "We approved your request for Leqselvi")
  }

  @Test("of an approval that is over on the day of the letter is doubted")
  func over() throws {
    let decided = try LetterCases.changed("x", ["intake.receivedDate": .text("2027-05-19")])
    for (day, isOver) in [("2027-05-19", false), ("2027-05-20", true)] {
      let doubt = LetterCases.composer.lateness(
        of: decided.request, decided.finding, on: try #require(CalendarDate(iso: day)))
      #expect(
        doubt
          == (isOver
            ? "it is dated 2027-05-20, and the approval that it tells ended on 2027-05-19" : nil))
    }
  }

  @Test("takes no kind of request that the clock does not know, because rights hang on it")
  func unknownTrack() throws {
    let decided = try LetterCases.changed("x", ["intake.track": .text("formulary_exception")])
    guard case .failure(.unknownTrack(let allowed)) = decided.letter else {
      Issue.record("a letter was made")
      return
    }
    #expect(allowed.contains("formulary-exception"))
  }

  @Test("promises no decision on a day that is over")
  func pastDay() throws {
    let decided = try #require(OtherPolicyCases.own.first { $0.name == "referred-age" })
    for (day, isPromised) in [("2026-12-05", true), ("2026-12-06", false)] {
      let letter = try LetterCases.composer.document(
        for: decided.request, decided.finding, writtenOn: CalendarDate(iso: day)
      ).get()
      #expect(
        ReadLetter(document: letter).memberText.contains("We decide by December 5, 2026")
          == isPromised)
    }
  }

  @Test("asks nobody to prove another age, and names the record that would show ours to be wrong")
  func correction() throws {
    let text = try letter(["member.birthDate": .text("2012-05-04")]).memberText
    #expect(
      text.contains(
        "Reason 1: any record that shows another date of birth than the one that we have."))
    let open = try letter(["member.birthDate": nil, "age": nil]).memberText
    #expect(open.contains("Please send: any record that shows the date of birth"))
  }

  @Test("has no letter for a category of denial that the profile has no words for")
  func noWords() throws {
    var profile = LetterCases.composer.profile
    profile.denialBases = [:]
    let composer = LetterComposer(
      vocabulary: LetterCases.library.vocabulary, profile: profile,
      templates: LetterCases.composer.templates)
    let decided = try LetterCases.changed("x", ["facts.scalpHairLossPercent": .number(10)])
    #expect(
      decided.document(composer) == .failure(.noWords(denialBasis: "not-medically-necessary")))
  }

  @Test("counts a member's days from the day on which the letter is made")
  func writtenLater() throws {
    let decided = try LetterCases.changed("x", ["facts.scalpHairLossPercent": .number(10)])
    let day = try #require(CalendarDate(iso: "2026-12-01"))
    let letter = ReadLetter(
      document: try LetterCases.composer.document(
        for: decided.request, decided.finding, writtenOn: day
      ).get())
    for words in [
      "Date of this letter: December 1, 2026", "Decided: November 21, 2026",
      "Ask by May 30, 2027.", "until December 15, 2026",
    ] { #expect(letter.memberText.contains(words), "\(words)") }
  }

  @Test("shows for whom it was reviewed by the name that the profile gives the payer")
  func payer() throws {
    var profile = LetterCases.composer.profile
    profile.payerNames = ["cigna": "Sample Payer"]
    let composer = LetterComposer(
      vocabulary: LetterCases.library.vocabulary, profile: profile,
      templates: LetterCases.composer.templates)
    let document = try LetterCases.changed("x", [:]).document(composer).get()
    #expect(document.letterhead.contains { $0.string == "Reviewing requests for Sample Payer" })
  }

  @Test(
    "is the letter that was read and approved",
    arguments: [
      "approved", "denied-many", "open-outcome", "shortened", "partial-usual", "partial-most",
      "raised-amount", "referred-age", "referred-list", "doses", "denied-excluded",
    ])
  func golden(name: String) throws {
    let decided = try #require(LetterCases.all.first { $0.name == name })
    try expectGolden(PlainText(try decided.letter.get()).text, "letter-\(name).txt")
  }
}

extension JSONValue {
  /// The first and last day of the first policy's approval in a determination.
  fileprivate var approval: [String] {
    guard case .object(let root) = self, case .array(let policies) = root["policies"],
      case .object(let policy) = policies.first, case .object(let approval) = policy["approval"],
      case .text(let from) = approval["from"]
    else { return [] }
    guard case .text(let through) = approval["through"] else { return [from, "null"] }
    return [from, through]
  }
}
