import Casework
import Foundation
import LetterPDF
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

extension ChecklistItem {
  /// What a member can do, and who decided.
  static let rights: [ChecklistItem] = [
    ChecklistItem(19, "codes of diagnosis and treatment are offered", .denying) { letter in
      let words =
        "You can also get the codes of your diagnosis and your treatment, and what they "
        + "mean. To ask for them is not an appeal."
      return letter.says(words, ifAndOnlyIf: !letter.checked.plan.isMedicaid) ? nil : words
    },
    ChecklistItem(20, "clinical explanation offered free", .denying) { letter in
      firstUnsaid(
        letter, ["Get your papers free: You can get the medical reasons explained."])
    },
    ChecklistItem(21, "free copies of criteria and case file, and how to ask", .denying) { letter in
      firstUnsaid(
        letter,
        [
          "You can get free copies of the rule, of your case file and of all papers that we used.",
          "Call 1-800-555-0104.",
        ])
    },
    ChecklistItem(23, "prescriber conversation: phone and last day", .denying) { letter in
      firstUnsaid(
        letter,
        [
          "Your prescriber can talk with a reviewer about this decision until December 7, 2026. "
            + "The phone is 1-800-555-0103"
        ])
    },
    ChecklistItem(24, "reviewer's credential, and one that may deny here", .denying) { letter in
      let rules = ChecklistCase.composer.profile.authority
      let allowed = rules.denyingProfessions(line: letter.checked.plan.line, state: "ME")
      guard allowed.contains(ChecklistCase.signer.profession ?? "") else { return "may not deny" }
      return firstUnsaid(
        letter,
        [
          "Signed by: Lee Baker", "Credential: PharmD", "Specialty: Dermatology",
          "License: PH-1, ME", "Date signed: November 21, 2026",
        ])
    },
    ChecklistItem(25, "internal appeal: how, where, who, last date, decision time", .denying) {
      letter in
      let plan = letter.checked.plan
      let window =
        plan.isMedicaid
        ? "You have 60 days from the date on this letter. The last day to ask is January 20, 2027."
        : "You have 180 days from the day you get this letter. If you ask by May 20, 2027, you are "
          + "on time."
      let who =
        plan.isMedicaid
        ? "If you agree in writing, your prescriber or another person can ask for you."
        : "A person whom you choose can ask for you, and so can your prescriber."
      return firstUnsaid(
        letter,
        [
          window, who, "We then decide within 30 days.", "Ask the Sample Appeals Unit",
          "Phone: 1-800-555-0105", "Fax: 1-800-555-0106",
          "Mail: P.O. Box 2, Sampletown, ST 00000",
        ])
        ?? firstUnsaidOnPage1(
          letter,
          [
            "You can ask us to look at this again. This is called an appeal. Ask by "
              + (plan.isMedicaid ? "January 20, 2027." : "May 20, 2027.")
          ])
    },
    ChecklistItem(26, "expedited appeal, and who can ask", .denying) { letter in
      firstUnsaid(
        letter,
        [
          "If waiting could harm your health, you or your prescriber can ask for a fast appeal. We "
            + "then decide within 72 hours."
        ])
    },
    ChecklistItem(27, "external review, but in Medicaid", .denying) { letter in
      let isThere = !letter.checked.plan.isMedicaid
      for words in [
        "This is called external review.",
        "You have 4 months from the day you get our answer to the appeal. They decide within 45 "
          + "days.", "They then decide within 72 hours. Ask the Sample Appeals Unit how to start.",
      ] where !letter.says(words, ifAndOnlyIf: isThere) { return words }
      let isException = letter.checked.isException && letter.checked.plan.line == "marketplace"
      let hours = letter.checked.isUrgent ? 24 : 72
      let exception =
        "can ask now that experts from outside review our answer. They decide within \(hours) hours "
        + "after you ask."
      return letter.says(exception, ifAndOnlyIf: isException) ? nil : exception
    },
    ChecklistItem(28, "section 502(a) under ERISA alone") { letter in
      let isThere =
        letter.checked.plan.isERISA
        && [.denial, .partialApproval].contains(letter.checked.outcome)
      for words in ["Section 502(a) of ERISA gives it.", "ERISA", "502(a)"]
      where !letter.says(words, ifAndOnlyIf: isThere) { return words }
      return nil
    },
    ChecklistItem(29, "fair hearing in Medicaid alone, with window and agency") { letter in
      let isThere =
        letter.checked.plan.isMedicaid
        && [.denial, .partialApproval].contains(letter.checked.outcome)
      for words in [
        "you can ask for a state fair hearing. You have 120 days from the date on our answer to "
          + "the appeal.", "You can also ask for it if we do not decide your appeal in time.",
        "Sample State Medicaid Agency, Hearings: Phone: 1-800-555-0107", "fair hearing",
      ] where !letter.says(words, ifAndOnlyIf: isThere) { return words }
      return nil
    },
    ChecklistItem(30, "keeping the drug, if and only if a running approval is cut") { letter in
      let isThere = letter.checked.runsThrough != nil
      // The cut takes effect 10 days after the letter, elsewhere than in Medicaid 45.
      let last = letter.checked.plan.isMedicaid ? "December 1, 2026" : "December 31, 2026"
      let isSooner = isThere && letter.checked.plan.isMedicaid
      let cut =
        letter.checked.outcome == .denial
        ? "This decision ends it sooner. Its last day is \(last)."
        : "It holds as it is through \(last). After that day you have what this letter approves."
      guard letter.says(cut, ifAndOnlyIf: isSooner) else { return cut }
      let stays = "It stays as it is until then."
      guard letter.says(stays, ifAndOnlyIf: isThere && !isSooner) else { return stays }
      for words in [
        "You have an approval that runs through December 31, 2026.",
        "Ask for the appeal, and for this, by \(last).",
        "You can keep the medicine for now",
      ] where !letter.says(words, ifAndOnlyIf: isThere) { return words }
      return nil
    },
    ChecklistItem(31, "EPSDT under 21 in Medicaid alone") { letter in
      let isThere =
        letter.checked.isYoung && letter.checked.plan.isMedicaid
        && letter.checked.outcome == .denial
      for words in [
        "You are under 21. So we also looked at your request under the Medicaid rule for children",
        "EPSDT",
      ]
      where !letter.says(words, ifAndOnlyIf: isThere) { return words }
      return nil
    },
    ChecklistItem(32, "emergency supply in Medicaid, where not all is approved") { letter in
      let words = "in an emergency, your pharmacy can give you enough for 72 hours."
      let isThere =
        letter.checked.plan.isMedicaid
        && letter.checked.outcome != .approval
      return letter.says(words, ifAndOnlyIf: isThere) ? nil : words
    },
    ChecklistItem(33, "the right contacts that help members") { letter in
      let isAdverse = [.denial, .partialApproval].contains(letter.checked.outcome)
      for contact in ChecklistPlan.allContacts {
        let isThere = isAdverse && letter.checked.plan.contacts.contains(contact)
        if !letter.says("\(contact): 1-8", ifAndOnlyIf: isThere) { return contact }
      }
      return nil
    },
  ]
}
