import Casework
import Foundation
import LetterPDF
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

extension ChecklistItem {
  /// Why not, and what would change that.
  static let reasons: [ChecklistItem] = [
    ChecklistItem(12, "every unmet and every open criterion, none extra", .denying) { letter in
      for section in letter.reasonSections {
        if let missing = letter.untold.first(where: { !section.contains($0) }) {
          return "missing: \(missing)"
        }
        if let extra = letter.toldElsewhere.first(where: { section.contains($0) }) {
          return "extra: \(extra)"
        }
      }
      return nil
    },
    ChecklistItem(13, "each reason pairs the rule with a fact of this case", .denying) { letter in
      for section in letter.reasonSections {
        let reasons = section.ranges(of: "Reason ").count
        let found =
          section.ranges(of: "because we found this: ").count
          + section.ranges(of: "because nothing that it allows fits").count
          + section.ranges(of: "We asked for this, but the records do not say: ").count
          + section.ranges(of: "We did not get this information: ").count
        let rules =
          section.ranges(of: "The rule is met only if").count
          + section.ranges(of: "The rule says: ").count
        guard found >= reasons, rules == reasons else { return "\(reasons), \(rules), \(found)" }
        guard reasons > 0 || letter.untold.isEmpty else { return "no reason" }
      }
      return letter.untold.isEmpty
        ? firstUnsaid(letter, ["The rule approves this medicine for \(letter.approvedDays) days"])
        : nil
    },
    ChecklistItem(14, "not met and not received are kept apart", .denying) { letter in
      let (unmet, open) = (letter.untoldWords(isOpen: false), letter.untoldWords(isOpen: true))
      for section in letter.reasonSections {
        let parts = section.split(separator: "What we did not get", maxSplits: 1)
        let first = parts.first.map(String.init) ?? ""
        let second = parts.count > 1 ? String(parts[1]) : ""
        if let word = unmet.first(where: { !first.contains($0) || second.contains($0) }) {
          return "unmet, told as not received: \(word)"
        }
        if let word = open.first(where: { !second.contains($0) || first.contains($0) }) {
          return "not received, told as unmet: \(word)"
        }
      }
      return nil
    },
    ChecklistItem(
      22, "what would change the decision, and where to send it",
      [
        .denial, .partialApproval, .informationRequest,
      ]
    ) { letter in
      let sending = ["Write the reference number \(letter.checked.reference) on each page."]
      if letter.checked.outcome == .informationRequest {
        return firstUnsaid(
          letter,
          sending + [
            "Please send: \(letter.wantedDocument)",
            "Your prescriber can fax it to 1-800-555-0102 with the reply form.",
            "Send to: Sample Review Organization, P.O. Box 1, Sampletown, ST 00000",
          ])
      }
      let wanted =
        letter.untold.isEmpty
        ? ["Your prescriber can ask for more time before the approval ends."]
        : ["Reason 1: \(letter.wantedDocument)"]
      return firstUnsaid(
        letter,
        sending + wanted + [
          "Fax it to 1-800-555-0102, or mail it to Sample Review Organization, P.O. Box 1,"
        ]) ?? letter.unshown
    },
    ChecklistItem(16, "the plan's own provision, or the state's rule", .denying) { letter in
      let plan = "We also relied on the part of your plan document on prescription drugs"
      let state = "We also relied on your state's Medicaid rules on prescription drugs"
      let isMedicaid = letter.checked.plan.isMedicaid
      guard letter.says(plan, ifAndOnlyIf: !isMedicaid) else { return plan }
      return letter.says(state, ifAndOnlyIf: isMedicaid) ? nil : state
    },
  ]
}

extension ChecklistLetter {
  /// What gives the reasons, in both renderings.
  fileprivate var reasonSections: [String] {
    let heading =
      checked.outcome == .denial ? "Why we said no" : "Why we did not approve the rest"
    return sections(from: heading, to: "The rule we used")
  }

  /// The lines that decide, unmet or open, by what each is and by what stands around it.
  fileprivate var deciding: [LineFinding] {
    finding.policies.filter { $0.denialBasis != nil }.flatMap { policy in
      var decided: [Int] = []
      let lines = policy.countedLines
      return lines.indices.filter { place in
        let line = lines[place]
        decided.removeAll { $0 >= line.depth }
        let isDecided = !decided.isEmpty
        if [.met, .notApplicable].contains(line.status) { decided.append(line.depth) }
        let hasMembers = place + 1 < lines.count && lines[place + 1].depth > line.depth
        return !hasMembers && !isDecided && [.notMet, .holds, .unknown].contains(line.status)
      }.map { lines[$0] }
    }
  }

  fileprivate var untold: [String] { deciding.map(\.criterion.toldToMember) }

  fileprivate func untoldWords(isOpen: Bool) -> [String] {
    deciding.filter { $0.depth == 0 && ($0.status == .unknown) == isOpen }
      .map(\.criterion.toldToMember)
  }

  /// What other lines say.
  fileprivate var toldElsewhere: [String] {
    let told = Set(untold)
    return finding.policies.flatMap(\.countedLines).filter { $0.criterion.members.isEmpty }
      .map(\.criterion.toldToMember).filter { !told.contains($0) }
  }

  fileprivate var approvedDays: String {
    String(cutTime[1].prefix { $0 != " " })
  }

  /// What a prescriber would send, written down by hand.
  fileprivate var wantedDocument: String {
    switch (checked.request.name, checked.outcome) {
    case ("leqselvi", .informationRequest):
      "office notes that say when the current episode of hair loss began"
    case ("leqselvi", _): "office notes or photographs that show how much of the scalp hair is lost"
    case ("opzelura", .informationRequest):
      "office notes that give the percentage of body surface affected"
    case ("opzelura", _): "office notes that state the diagnosis"
    case ("anzupgo", .informationRequest): "office notes that grade how severe the disease is"
    case ("anzupgo", .partialApproval): "the prescriber's statement why a larger quantity is needed"
    case ("anzupgo", _):
      "office notes or the fill history with each treatment, its dates and how it worked"
    case ("jakafi", .informationRequest): "the laboratory report with the platelet count"
    default: "the prescription, with strength and tablets a day"
    }
  }
}

extension ChecklistLetter {
  /// A reason of which nothing says what records have to show.
  fileprivate var unshown: String? {
    let reasons = reasonSections.map { $0.ranges(of: "Reason ").count }
    let changes = sections(from: "What would change our decision", to: "What you can do now")
    for (section, count) in zip(changes, reasons)
    where section.ranges(of: "This has to show ").count != count {
      return "what records have to show"
    }
    let shown = deciding.filter { $0.depth == 0 }.map(\.criterion.toldToMember)
    return changes.isEmpty || shown.isEmpty || changes.allSatisfy { $0.contains("show all that") }
      ? nil
      : shown.first { words in changes.contains { !$0.contains("This has to show that \(words).") }
      }
  }
}

extension Criterion {
  fileprivate var toldToMember: String {
    ChecklistCase.library.dictionary.inTallMan(memberStatement ?? statement).inOneLine
  }
}
