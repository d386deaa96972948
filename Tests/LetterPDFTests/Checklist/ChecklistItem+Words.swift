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
        named += [policy.policy.number, policy.policy.title, policy.pathway.id]
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
    ChecklistItem(42, "no sentence in capitals, no italics, type of 12 points or more") { letter in
      for part in letter.memberParts {
        if let loud = part.matches(of: #/(\b[A-Z]{2,}\b[ ,]*){4,}/#).first {
          return "\(loud.output.0)"
        }
      }
      if letter.fonts.contains("Italic") || letter.fonts.contains("Oblique") { return "italics" }
      // DejaVu's words are 1.164 of its size high. Head and foot of a page are set smaller.
      let body = letter.words.filter { $0.top > ($0.page == 1 ? 264 : 70) && $0.top < 720 }
      let least = body.map { $0.bottom - $0.top }.min() ?? 0
      return least >= 12 * 1.16 ? nil : "a word \(least) points high"
    },
    ChecklistItem(43, "help line: TTY, languages, large print, braille, recording") { letter in
      firstUnsaid(
        letter,
        [
          "Call 1-800-555-0100 (Monday to Friday, 8 a.m. to 6 p.m.). The TTY number is 711.",
          "You can get help in Spanish, Chinese and Vietnamese. It is free.",
          "large print, braille and a recording. It is free.",
        ])
    },
    ChecklistItem(
      44, "notice of availability enclosed; line in another language",
      [
        .denial, .partialApproval, .informationRequest,
      ]
    ) { letter in
      guard letter.objects.contains("/Lang (es)") else { return "the line's language" }
      return firstUnsaid(
        letter,
        [
          "Enclosed with this letter: Notice of free language help and other aids",
          "Spanish (Español): Para obtener asistencia en Español, llame al 1-800-555-0100.",
        ])
    },
    ChecklistItem(45, "no bill, and no medical advice", .denying) { letter in
      firstUnsaid(
        letter,
        [
          "This letter is not a bill.",
          "This letter is about what your plan pays for. It is not medical advice.",
        ])
    },
  ]
}

extension String {
  /// Words of two capitals or more, and figures.
  fileprivate var capitals: [String] {
    split { !$0.isLetter && !$0.isNumber }.map(String.init).filter {
      $0.count > 1 && $0 == $0.uppercased() && $0 != $0.lowercased()
    }
  }
}
