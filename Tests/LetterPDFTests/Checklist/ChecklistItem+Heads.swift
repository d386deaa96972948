import Casework
import Foundation
import LetterPDF
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

extension ChecklistItem {
  /// Who, what, when.
  static let heads: [ChecklistItem] = [
    ChecklistItem(1, "title says the outcome, as it was decided") { letter in
      let title = letter.checked.title
      guard letter.facts.contains("Title:           \(title)") else { return "the PDF's title" }
      return firstUnsaidOnPage1(letter, [title])
    },
    ChecklistItem(2, "decision in the first paragraph") { letter in
      firstUnsaidOnPage1(letter, [letter.checked.opening])
    },
    ChecklistItem(3, "letter's date, received date (hour if urgent), reference") { letter in
      let hour = letter.checked.isUrgent ? ", 12:30 a.m." : ""
      let wanted = [
        "Date of this letter: November 21, 2026", "Reference: \(letter.checked.reference)",
        "Request received: November 21, 2026\(hour)",
      ]
      if !letter.checked.isUrgent, !letter.isSilent(on: "12:30 a.m. on November 21") {
        return "an hour of receipt"
      }
      return firstUnsaidOnPage1(letter, wanted)
    },
    ChecklistItem(4, "member, ID, and the right addressee") { letter in
      let place = "12 Any Road, Apt 3 Sampletown, ST 00001"
      let who =
        letter.checked.isGuarded
        ? "Jo Parent Parent or guardian of Alex Sample"
        : letter.checked.isChild ? "Parent or guardian of Alex Sample" : "Alex Sample"
      let sentTo = "This letter goes to: Jo Parent, parent or guardian of Alex Sample"
      guard letter.says(sentTo, ifAndOnlyIf: letter.checked.isGuarded) else { return sentTo }
      let you = "\"You\" in it means: Alex Sample"
      let isForOther = letter.checked.isGuarded || letter.checked.isChild
      guard letter.says(you, ifAndOnlyIf: isForOther) else { return you }
      return firstUnsaidOnPage1(letter, ["\(who) \(place)", "Member: Alex Sample, ID M-100"])
    },
    ChecklistItem(5, "drug with strength, form, amount and time asked for") { letter in
      let request = letter.checked.request
      var wanted = ["Medicine: \(request.inFull)"] + request.asked.map { "Asked for: \($0)" }
      if let days = letter.request.answer("request.durationDays", in: letter.vocabulary),
        case .quantity(let days) = days
      {
        wanted.append("for \(days.amount) days")
      }
      if letter.checked.outcome == .denial, request.name == "jakafi" {
        wanted = [request.inFull.replacing(" 10 mg", with: ""), "Asked for: 3 tablets a day"]
      }
      return firstUnsaid(letter, wanted)
    },
    ChecklistItem(6, "prescriber named and copied") { letter in
      firstUnsaid(
        letter, ["Copy to prescriber: Dr. Kim Muster"])
    },
    ChecklistItem(7, "payer and reviewing agent in the letterhead") { letter in
      let payer = "Reviewing requests for \(letter.checked.request.payer)"
      return firstUnsaidOnPage1(letter, ["Sample Review Organization \(payer)"])
    },
    ChecklistItem(15, "policy by title, number and effective date") { letter in
      let cited = letter.checked.request.policies.map { title, number, date in
        "\(title)\(number.map { ", number \($0)" } ?? ""), in effect since \(date)"
      }
      // An amount does not matter where the medicine is denied or open.
      return firstUnsaid(letter, letter.finding.policies.count == cited.count ? cited : [cited[0]])
    },
  ]
}

extension ChecklistCase {
  var title: String {
    switch outcome {
    case .approval: "We approved your request for \(request.drug)"
    case .denial: "We denied your request for \(request.drug)"
    case .partialApproval: "We approved part of your request for \(request.drug)"
    case .informationRequest: "We need more information about your request for \(request.drug)"
    case .faxCover: "Fax"
    case .referral: "We are reviewing your request for \(request.drug) under a different rule"
    }
  }

  var opening: String {
    switch outcome {
    case .approval: "We approved your request for \(request.drug). The approval is from"
    case .denial:
      "We denied your request for \(request.drug). Your plan will not pay for it at this time."
    case .partialApproval:
      "We approved part of your request for \(request.drug). We denied the rest."
    case .informationRequest:
      "We have not decided about \(request.drug) yet. This is not a denial."
    case .faxCover: "Fax"
    case .referral: "We moved your request for \(request.drug) to a different rule."
    }
  }
}

extension ChecklistItem {
  /// What was decided, for how long, how much.
  static let decisions: [ChecklistItem] = [
    ChecklistItem(8, "approved from and through, as the policy says", .approving) { letter in
      let through = DateWords.long(CalendarDate(iso: letter.checked.request.through)!)
      return firstUnsaid(letter, ["The approval is from November 21, 2026 through \(through)."])
    },
    ChecklistItem(9, "quantity, interval and pharmacy channel", .approving) { letter in
      guard let most = letter.checked.request.quantity else {
        guard letter.isSilent(on: "It covers up to") else { return "a limit that no policy has" }
        return firstUnsaid(
          letter, letter.checked.request.asked.map { "It covers what was asked for: \($0)." })
      }
      let limit =
        letter.checked.outcome == .approval
        ? most : "30 grams every 30 days, through a retail pharmacy"
      return firstUnsaid(letter, ["It covers up to \(limit)."])
    },
    ChecklistItem(10, "renew-by date, and what renewal needs", [.approval]) { letter in
      let date = DateWords.long(CalendarDate(iso: letter.checked.request.renewBy)!)
      return firstUnsaid(
        letter,
        [
          "have your prescriber ask us by \(date).",
          "Today, the rule for going on is met if:",
        ])
    },
    ChecklistItem(11, "asked, approved and not approved side by side", [.partialApproval]) {
      letter in
      let isAmount = letter.checked.request.name == "anzupgo"
      let row =
        isAmount
        ? [
          "60 grams for 30 days", "30 grams every 30 days",
          "more than 30 grams at a time or within 30 days",
        ] : letter.cutTime
      let heads = ["You asked for", "We approved", "We did not approve"]
      guard letter.spoken.contains((heads + row).joined(separator: " ")) else {
        return "the PDF's table"
      }
      let line = letter.textPages[0].firstIndex { line in
        heads.allSatisfy(line.contains) && line.hasPrefix(heads[0])
      }
      guard let line else { return "the text's table" }
      let cells = letter.textPages[0][(line + 2)...].prefix { !$0.isEmpty }.joined(separator: " ")
      let words = Set(cells.split(separator: " "))
      return row.allSatisfy { $0.split(separator: " ").allSatisfy(words.contains) }
        ? nil : "the text's row: \(cells)"
    },
    ChecklistItem(17, "the policy's own category of denial", .denying) { letter in
      let basis = letter.basis
      let others = ChecklistLetter.bases.filter { $0 != basis.words }
      if let other = others.first(where: { !letter.isSilent(on: "the request is \($0)") }) {
        return "another category: \(other)"
      }
      return firstUnsaid(letter, ["the request is \(basis.words)."])
    },
    ChecklistItem(18, "denial code with its meaning", .denying) { letter in
      let words =
        "The code of this reason is \(letter.basis.code). It stands for: \(letter.basis.words)."
      return letter.says(words, ifAndOnlyIf: !letter.checked.plan.isMedicaid) ? nil : words
    },
  ]
}

extension ChecklistLetter {
  static let bases = [
    "not medically necessary", "experimental, investigational or unproven",
    "for more time than the rule approves at once",
  ]

  /// The category and its code, by the policy; time beyond what it approves has its own.
  var basis: (words: String, code: String) {
    if checked.outcome == .partialApproval {
      return checked.request.name == "anzupgo"
        ? ("not medically necessary", "50") : (Self.bases[2], "198")
    }
    return checked.request.basis
  }

  /// Days asked for, approved and not approved, counted from the dates alone.
  var cutTime: [String] {
    guard let through = CalendarDate(iso: checked.request.through),
      case .quantity(let asked)? = request.answer("request.durationDays", in: vocabulary),
      let days = Int("\(asked.amount)")
    else { return ["?"] }
    let approved = through.daysSinceEpoch - ChecklistCase.day.daysSinceEpoch + 1
    let last = DateWords.long(through)
    return [
      "\(days) days", "\(approved) days, from November 21, 2026 through \(last)",
      "\(days - approved) days, after \(last)",
    ]
  }
}
