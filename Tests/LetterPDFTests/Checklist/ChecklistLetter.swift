import Casework
import Foundation
import LetterPDF
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

/// A letter as both renderings say it, read by tools that know nothing of how it was made.
struct ChecklistLetter {
  let checked: ChecklistCase
  let request: CaseRequest
  let finding: Finding
  let document: LetterDocument
  /// The pages of the plain text, each a list of lines.
  let textPages: [[String]]
  /// The pages of the PDF.
  let pdfPages: [String]
  /// What the plain text says, in a line, without feet and rules.
  let text: String
  /// What a screen reader speaks of the PDF, in a line.
  let spoken: String
  let facts: String
  let fonts: String
  let objects: String
  let words: [PDFWord]

  /// - Parameters:
  ///   - bytes: what is made of the PDF before it is read.
  ///   - paper: what the PDF is made from, where that is not the letter.
  init(
    _ checked: ChecklistCase, _ document: LetterDocument, paper: LetterDocument? = nil,
    style: PDFStyle? = nil, bytes change: ([UInt8]) -> [UInt8] = { $0 }
  ) throws {
    self.checked = checked
    self.document = document
    request = try checked.caseRequest()
    finding = try checked.finding()
    textPages = PlainText(document).pages
    let pdf = try LetterPDF(paper ?? document, madeOn: ChecklistCase.day, style: style)
    let bytes = change(pdf.bytes)
    pdfPages = try Poppler.run("pdftotext", ["FILE", "-"], on: bytes)
      .split(separator: "\u{0C}").map(String.init)
    facts = try Poppler.run("pdfinfo", ["FILE"], on: bytes)
    spoken = try Poppler.run("pdfinfo", ["-struct-text", "FILE"], on: bytes).spoken.inOneLine
    fonts = try Poppler.run("pdffonts", ["FILE"], on: bytes)
    objects = try Poppler.run("qpdf", ["--qdf", "FILE", "-"], on: bytes)
    words = PDFWord.words(of: try Poppler.run("pdftotext", ["-bbox", "FILE", "-"], on: bytes))
    text =
      textPages.map { page in
        // The headings of a table are repeated where it goes on: they are said once.
        page.dropLast().joined(separator: "\n")
      }.joined(separator: "\n").inOneLine
  }

  var vocabulary: Vocabulary { ChecklistCase.library.vocabulary }

  /// Whether both renderings say this.
  func says(_ words: String) -> Bool {
    text.contains(words.inOneLine) && spoken.contains(words.inOneLine)
  }

  /// Whether neither does.
  func isSilent(on words: String) -> Bool {
    !text.contains(words.inOneLine) && !spoken.contains(words.inOneLine)
  }

  func says(_ words: String, ifAndOnlyIf condition: Bool) -> Bool {
    condition ? says(words) : isSilent(on: words)
  }

  /// Whether the first page says this, in both.
  func beginsWith(_ words: String) -> Bool {
    textPages[0].joined(separator: "\n").inOneLine.contains(words.inOneLine)
      && pdfPages[0].inOneLine.contains(words.inOneLine)
  }

  /// What the member reads, in both: it ends where the prescriber's part begins.
  var memberParts: [String] {
    [text, spoken].map { all in
      let ends = ["For the prescriber: how", "Reply form for the prescriber"].compactMap {
        all.firstRange(of: $0)?.lowerBound
      }
      return String(all[..<(ends.min() ?? all.endIndex)])
    }
  }

  /// What stands between two headings, in both.
  func sections(from heading: String, to next: String) -> [String] {
    memberParts.map { part in
      guard let start = part.firstRange(of: heading)?.upperBound,
        let end = part[start...].firstRange(of: next)?.lowerBound
      else { return "" }
      return String(part[start..<end])
    }
  }
}

/// A word on a page of a PDF, with its box. In points from the upper left corner.
struct PDFWord {
  let page: Int
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double
  let text: Substring

  /// From the words that `pdftotext -bbox` lists.
  static func words(of boxes: String) -> [PDFWord] {
    var page = 0
    return boxes.split(separator: "\n").compactMap { line in
      if line.contains("<page ") { page += 1 }
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      guard line.contains("<word "), parts.count == 9,
        let left = Double(parts[1]), let top = Double(parts[3]), let right = Double(parts[5]),
        let bottom = Double(parts[7])
      else { return nil }
      let text = parts[8].dropFirst().prefix { $0 != "<" }
      return PDFWord(page: page, left: left, top: top, right: right, bottom: bottom, text: text)
    }
  }
}

extension String {
  /// Its words, without marks of lists and rules, parted by single spaces.
  var inOneLine: String {
    let marks: Set<Character> = ["-", "=", "_", "•", "◦", "☐", "|"]
    return split(whereSeparator: \.isWhitespace)
      .filter { word in !word.allSatisfy(marks.contains) && word != "[" && word != "]" }
      .joined(separator: " ")
  }
}
