import Casework
import Foundation
import LetterPDF
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

extension ChecklistItem {
  /// Letters that decide nothing, and the days that letters print.
  static let ways: [ChecklistItem] = [
    ChecklistItem(
      34, "numbered list, last day, day of decision, consequence", [.informationRequest]
    ) {
      letter in
      let plan = letter.checked.plan
      let wanted: [String] =
        if plan.isMedicaid {
          [
            "We need more information before 12:30 a.m. on November 22, 2026.",
            "we decide at that time, 24 hours after your request reached us. Without it, we decide on what we have.",
          ]
        } else if letter.checked.isUrgent {
          [
            "We need more information by 11:59 p.m. on November 23, 2026.",
            "you have 48 hours and the rest of that day, to 11:59 p.m. on November 23, 2026.",
            "We decide within 48 hours after we have it.",
            "we decide on what we have, by 11:59 p.m. on November 25, 2026 at the latest.",
          ]
        } else {
          [
            "We need more information by January 10, 2027.",
            "the last day to send it is January 10, 2027.",
            "We decide within 15 days after we have it.",
            "we decide on what we have, by January 25, 2027 at the latest.",
          ]
        }
      let call = "Calling is faster: 1-800-555-0112."
      let isInHours = plan.isMedicaid || letter.checked.isUrgent
      guard letter.says(call, ifAndOnlyIf: isInHours) else { return call }
      return firstUnsaid(
        letter,
        wanted + [
          "1. We need to know ", "That lists what we already have.",
        ])
    },
    ChecklistItem(
      35, "says that it is no denial, and has no appeal deadline",
      [
        .informationRequest, .referral,
      ]
    ) { letter in
      for words in ["January 20, 2027", "May 20, 2027", "You can appeal", "180 days", "60 days"]
      where !letter.isSilent(on: words) { return words }
      return firstUnsaid(letter, ["This is not a denial."])
    },
    ChecklistItem(36, "names the policy of the line of business; received date stays", [.referral])
    {
      letter in
      let target = [
        "commercial":
          "CP.CPA.190 (policy for drugs without criteria of their own, or not on the formulary)",
        "marketplace": "HIM.PA.103 (non-formulary policy)",
        "medicaid": "CP.PMN.16 (non-formulary policy)",
      ]
      for (line, number) in target
      where !letter.says(
        "under policy \(number).", ifAndOnlyIf: line == letter.checked.plan.line)
      {
        return number
      }
      // 15 days, 72 hours and 24 hours after it was received.
      let by = [
        "commercial": "December 6, 2026", "marketplace": "12:30 a.m. on November 24, 2026",
        "medicaid": "12:30 a.m. on November 22, 2026",
      ]
      for (line, moment) in by
      where !letter.says(
        "We decide by \(moment) at the latest.", ifAndOnlyIf: line == letter.checked.plan.line)
      {
        return moment
      }
      let clock = "Under the new rule we decide within 72 hours after that."
      guard letter.says(clock, ifAndOnlyIf: letter.checked.plan.line == "marketplace") else {
        return clock
      }
      return firstUnsaid(
        letter,
        [
          "The day on which your request reached us (November 21, 2026) still counts.",
          "You do not need to send a new request.",
        ])
    },
    ChecklistItem(37, "made before it was due, by a rule that can be named") { letter in
      let clock = ClockCase(
        line: letter.checked.plan.line, funding: letter.checked.plan.funding.flatMap(Funding.init),
        state: nil, urgency: letter.checked.isUrgent ? .expedited : .standard,
        track: "prior-authorization",
        received: ClockZone.utc.moment(on: ChecklistCase.day, secondOfDay: 1800), complete: nil,
        decided: nil, pends: [])
      guard let table = try? ClockTable.load(for: ChecklistCase.library),
        let legal = DecisionClock(table, in: .utc).reading(of: clock).decision?.legal
      else { return "no rule" }
      let dated = letter.text.contains("Date of this letter: \(DateWords.long(ChecklistCase.day))")
      return dated && ChecklistCase.day <= legal.day ? nil : "due \(legal.words)"
    },
    ChecklistItem(38, "every printed day follows from the case and the profile") { letter in
      let known = letter.knownDates
      for part in letter.memberParts {
        if let date = part.longDates.first(where: { !known.contains($0) }) { return date }
      }
      return nil
    },
  ]
}

extension ChecklistLetter {
  /// Days counted by hand from those of the case.
  fileprivate var knownDates: Set<String> {
    let request = checked.request
    var dates = Set(request.policies.map(\.date))
    var days = [0]
    switch checked.outcome {
    // The 14 days for a talk end on a Saturday, so it is the Monday after it.
    case .denial, .partialApproval: days += [16, checked.plan.appealDays]
    case .informationRequest:
      days += checked.plan.isMedicaid ? [1] : checked.isUrgent ? [2, 4] : [50, 65]
    case .referral:
      days += checked.plan.isMedicaid ? [1] : checked.plan.line == "commercial" ? [15] : [3]
    default: break
    }
    if checked.runsThrough != nil { dates.formUnion(["December 31, 2026", "December 1, 2026"]) }
    dates.formUnion(days.compactMap { ChecklistCase.day.adding(days: $0).map(DateWords.long) })
    if [.approval, .partialApproval].contains(checked.outcome) {
      for iso in [request.through, request.renewBy] {
        dates.formUnion(CalendarDate(iso: iso).map { [DateWords.long($0)] } ?? [])
      }
      // How long the raised amount stays allowed: a year.
      if request.name == "anzupgo" { dates.insert("November 20, 2027") }
    }
    // What the case showed.
    if request.name == "jakafi" { dates.insert("November 20, 2026") }
    return dates
  }
}

extension String {
  /// As in `November 21, 2026`.
  var longDates: [String] {
    matches(of: #/[A-Z][a-z]+ \d{1,2}, \d{4}/#).map { String(self[$0.range]) }
  }
}
