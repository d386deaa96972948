import Casework
import Foundation
import LetterPDF
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

extension ChecklistItem {
  /// How it is said.
  static let words: [ChecklistItem] = [
    ChecklistItem(39, "reading level, and no sentence over 25 words") { letter in
      let composer = ChecklistCase.composer
      let reading = composer.reading(of: letter.document, for: letter.request, letter.finding)
      if reading.grade > composer.profile.readingLevelCeiling { return "grade \(reading.grade)" }
      return reading.longestWordCount > 25 ? reading.longestSentence : nil
    },
    ChecklistItem(40, "no abbreviation or code that is not explained") { letter in
      let policies = letter.finding.policies
      var named = [letter.checked.reference, letter.finding.referral?.policy ?? "", "PharmD"]
      for policy in policies {
        // A section's label of letters alone stands beside what it means.
        let label = policy.pathway.id
        if label.allSatisfy(\.isLetter), !letter.says("part \(label) (") { return label }
        named += [policy.policy.number, policy.policy.title, label]
        named += policy.notes.flatMap { [$0.text, $0.cite ?? ""] }
      }
      // Explained where they stand, or of addresses.
      named += ["TTY", "ID", "ST", "ERISA", "EPSDT", "CYP2C9", "PH", "ME", "HLH", "CAR"]
      let allowed = Set(named.flatMap(\.capitals))
      for part in letter.memberParts {
        if let word = part.capitals.first(where: { !allowed.contains($0) }) { return word }
      }
      return nil
    },
    ChecklistItem(42, "no loud capitals, no italics, type of 12 points, help of 14") { letter in
      for part in letter.memberParts {
        if let loud = part.matches(of: #/(\b[A-Z]{2,}\b[ ,]*){4,}/#).first {
          return "\(loud.output.0)"
        }
      }
      if letter.fonts.contains("Italic") || letter.fonts.contains("Oblique") { return "italics" }
      // DejaVu's words are 1.164 of its size high.
      let small = letter.words.first { $0.bottom - $0.top < 12 * 1.16 }
      if let small { return "a word \(small.bottom - small.top) points high" }
      guard let help = letter.words.firstIndex(where: { $0.text == "Questions?" }) else {
        return "no help line"
      }
      let end = letter.words[help...].firstIndex { $0.text.hasSuffix("recording.") } ?? help
      return letter.words[help...end].allSatisfy { $0.bottom - $0.top >= 14 * 1.16 }
        ? nil : "the help line is too small"
    },
    ChecklistItem(43, "help line: TTY, languages, large print, braille, recording") { letter in
      firstUnsaid(
        letter,
        [
          "Call 1-800-555-0100 (Monday to Friday, 8 a.m. to 6 p.m.) or TTY 711.",
          "Free: help in Spanish, Chinese and Vietnamese; this letter in large print, braille and a "
            + "recording.",
        ]) ?? letter.wishFault
    },
    ChecklistItem(
      44, "notice of availability enclosed; line in another language",
      [
        .denial, .partialApproval, .informationRequest,
      ]
    ) { letter in
      guard letter.objects.contains("/Lang (es)") else { return "the line's language" }
      let isAdverse = letter.checked.outcome != .informationRequest
      let spanish =
        "Spanish (Español): Para obtener asistencia en Español, llame al 1-800-555-0100."
      // For counties elsewhere.
      let tagalog = "Para sa tulong sa Tagalog, tumawag sa 1-800-555-0100."
      guard letter.says(spanish, ifAndOnlyIf: isAdverse) else { return spanish }
      guard letter.isSilent(on: tagalog) else { return tagalog }
      let form = [
        "Appeal form", "Send to: Sample Appeals Unit, P.O. Box 2, Sampletown, ST 00000",
        "Reference: 2026-7 Member: Alex Sample, ID M-100 Medicine: ",
      ]
      let notice = ["Notice of free language help and other aids", "Free language help", "Հայերեն"]
      return firstUnsaid(letter, isAdverse ? notice + form + ["We treat everybody fairly"] : notice)
    },
    ChecklistItem(
      45, "no bill, and no medical advice",
      [
        .denial, .partialApproval, .informationRequest,
      ]
    ) { letter in
      let debt = "This letter is not a bill. Care that Medicaid covers is not your debt."
      guard letter.says(debt, ifAndOnlyIf: letter.checked.plan.isMedicaid) else { return debt }
      let advice =
        letter.checked.outcome == .informationRequest
        ? "It is not medical advice." : "This letter is not medical advice."
      return firstUnsaid(letter, ["This letter is not a bill.", advice])
    },
  ]
}

extension ChecklistLetter {
  /// What is wrong with what it says of the form and the language that the member wants.
  fileprivate var wishFault: String? {
    let isThere = checked.wants
    return [
      "Letters wanted in: braille", "Language wanted: Spanish",
      "You asked for letters in braille. We send you this letter in that form, too.",
      "You asked for letters in Spanish. We send you this letter in that language, too, or read it "
        + "to you.",
    ].first { !says($0, ifAndOnlyIf: isThere) }
  }
}

extension String {
  /// Words of two capitals or more, and figures.
  fileprivate var capitals: [String] {
    split { !$0.isLetter && !$0.isNumber }.map(String.init).filter {
      $0.count > 1 && $0 == $0.uppercased() && $0 != $0.lowercased()
    }
  }
}
