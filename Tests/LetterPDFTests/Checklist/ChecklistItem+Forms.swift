import Casework
import Foundation
import LetterPDF
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

extension ChecklistItem {
  /// What it looks like.
  static let forms: [ChecklistItem] = [
    ChecklistItem(46, "page x of y, reference and template on every page") { letter in
      let stamp = letter.document.template
      for pages in [letter.textPages.map { $0.joined(separator: " ") }, letter.pdfPages] {
        for (index, page) in pages.enumerated() {
          let foot =
            "Reference \(letter.checked.reference) - \(stamp.id.string) version "
            + "\(stamp.version.string) - Page \(index + 1) of \(pages.count)"
          guard page.contains(foot) else { return "page \(index + 1)" }
        }
      }
      return nil
    },
    ChecklistItem(47, "the address and nothing else in the envelope's window") { letter in
      // The sheet slides: what lies from 2.04 to 3.62 inches from the top, and as far as 5.375 inches
      // from the left, can be seen.
      let shown = letter.words.filter {
        $0.page == 1 && $0.bottom > 146.9 && $0.top < 261 && $0.left < 387
      }
      let address = letter.document.address.map(\.string).joined(separator: " ")
      guard shown.map(\.text).joined(separator: " ") == address else {
        return shown.map(\.text).joined(separator: " ")
      }
      let isInside = shown.allSatisfy {
        $0.left >= 36 && $0.right <= 288 && $0.top >= 146 && $0.bottom <= 210
      }
      return isInside ? nil : "outside of the window"
    },
    ChecklistItem(48, "PDF: tagged, language, title, fonts embedded, text can be read out") {
      letter in
      for words in ["Tagged:          yes", "Title:           \(letter.checked.title)"]
      where !letter.facts.contains(words) { return words }
      for words in ["/Lang (en-US)", "/DisplayDocTitle true", "/S /H1", "/S /Table", "/S /TH"]
      where !letter.objects.contains(words) { return words }
      let fonts = letter.fonts.split(separator: "\n").dropFirst(2)
      guard !fonts.isEmpty, fonts.allSatisfy({ $0.contains("yes yes yes") }) else { return "fonts" }
      // Titles in the order in which they stand in the text.
      var rest = letter.spoken[...]
      for heading in letter.document.headings {
        guard let place = rest.firstRange(of: heading.inOneLine)?.upperBound else { return heading }
        rest = rest[place...]
      }
      return nil
    },
    ChecklistItem(49, "the text says what the PDF says") { letter in
      // What is written from right to left is read out in another order, phone and all.
      func words(_ text: String) -> [Substring] {
        text.split(separator: " ").filter { !$0.isRightToLeft && !$0.contains("0100") }.sorted()
      }
      let (text, spoken) = (words(letter.once), words(letter.spoken))
      return text == spoken
        ? nil : zip(text, spoken).first { $0 != $1 }.map { "\($0) and \($1)" } ?? "more words"
    },
    ChecklistItem(50, "no gap, no mark of a program") { letter in
      for part in [letter.text, letter.spoken] {
        for mark in [
          "{", "}", "nil", "null", "Optional(", " ,", ",,", ", ,", "..", " . ", "()", "undefined",
          "\u{FFFD}", "[ ", "NaN",
        ] where part.contains(mark) { return mark }
      }
      return nil
    },
  ]
}

extension ChecklistLetter {
  /// What the text says, the headings of a table once.
  fileprivate var once: String {
    var heads: Set<String> = []
    return textPages.map { page -> String in
      var lines = page.dropLast()
      if let first = lines.first, first.hasPrefix("Line  "), !heads.insert(first).inserted {
        lines = lines.dropFirst()
      }
      heads.formUnion(lines.filter { $0.hasPrefix("Line  ") })
      return lines.joined(separator: "\n")
    }.joined(separator: "\n").inOneLine
  }
}

extension LetterDocument {
  fileprivate var headings: [String] {
    func flat(_ blocks: [LetterBlock]) -> [LetterBlock] {
      blocks.flatMap { block -> [LetterBlock] in
        if case .keepTogether(let inner) = block { flat(inner) } else { [block] }
      }
    }
    return flat(blocks).compactMap { block in
      switch block {
      case .title(let text), .heading(_, let text): text.string
      default: nil
      }
    }
  }
}
