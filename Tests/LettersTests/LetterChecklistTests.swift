import Casework
import Foundation
import Letters
import RuleEngine
import RuleModel
import Testing

/// What every letter has to be, whatever the case; each test runs over all cases.
@Suite("Every letter")
struct LetterChecklistTests {
  static let cases = LetterCases.all

  @Test("says the outcome in its title and in its first paragraph", arguments: cases)
  func outcome(_ decided: DecidedCase) throws {
    let letter = ReadLetter(document: try decided.letter.get())
    let isShortened = decided.letter.isPartial
    let (title, opening) =
      switch decided.finding.outcome {
      case .approve where isShortened: ("We approved part of", "We approved part of")
      case .approve: ("We approved your request", "We approved your request")
      case .deny: ("We denied your request", "We denied your request")
      default: ("We need more information", "We have not decided")
      }
    #expect(letter.title.hasPrefix(title))
    #expect(letter.opening.hasPrefix(opening))
    #expect(letter.title.hasSuffix("for Leqselvi"))
  }

  @Test("names member, prescriber, reference, date, payer and who reviewed", arguments: cases)
  func names(_ decided: DecidedCase) throws {
    let document = try decided.letter.get()
    let letter = ReadLetter(document: document)
    for words in [
      "Member: Alex Sample, ID ", "Prescriber: Dr. Kim Muster",
      "Copy to your prescriber: Dr. Kim Muster", "Reference: \(decided.request.id ?? "?")",
      "Date of this letter: \(DateWords.long(decided.date))",
    ] { #expect(letter.memberText.contains(words), "\(words)") }
    let isDecided = decided.finding.outcome != .incomplete
    #expect(letter.memberText.contains("Date of this decision: ") == isDecided)
    let letterhead = document.letterhead.map(\.string)
    #expect(letterhead.contains { $0.contains("Cigna") })
    #expect(letterhead.contains("Sample Review Organization"))
    #expect(document.address == ["Alex Sample"])
  }

  @Test("says that it is a sample while the profile is one", arguments: cases)
  func sample(_ decided: DecidedCase) throws {
    let document = try decided.letter.get()
    #expect(ReadLetter(document: document).memberText.contains("This is a sample. Do not send it."))
    #expect(document.letterhead.contains { $0.string.contains("not for sending") })
    #expect(document.template.id.string.hasPrefix("sample-"))
  }

  @Test("cites the policy by title, number and date, and puts the plan first", arguments: cases)
  func policy(_ decided: DecidedCase) throws {
    let letter = ReadLetter(document: try decided.letter.get())
    guard let policy = decided.finding.policies.first?.policy else { return }
    let rule = letter.text(below: "The rule we used")
    for words in [
      policy.title, policy.number, DateWords.long(policy.inForceFrom),
      "Your plan documents and the law come before this rule.",
    ] { #expect(rule.contains(words), "\(words)") }
  }

  @Test("is plain to read: grade, sentence length, no capitals, no codes", arguments: cases)
  func plain(_ decided: DecidedCase) throws {
    let document = try decided.letter.get()
    let reading = LetterCases.composer.reading(
      of: document, for: decided.request, decided.finding)
    let ceiling = LetterCases.composer.profile.readingLevelCeiling
    #expect(reading.grade <= ceiling, "\(reading)")
    #expect(reading.longestWordCount <= 25, "\(reading.longestSentence)")
    let words = ReadLetter(document: document).memberText.split { !$0.isLetter && !$0.isNumber }
    let known: Set = ["TTY", "ID", "ST", "M", "P", "O", "IP0751", "CNC", "CYP2C9", "A", "B", "1"]
    let names = Set((decided.request.id ?? "").split { !$0.isLetter && !$0.isNumber })
    for word in words where word.count > 1 && word == word.uppercased() && word != word.lowercased()
    {
      #expect(known.contains(String(word)) || names.contains(word), "\(word)")
    }
    #expect(!ReadLetter(document: document).memberText.contains("1.A.v"))
  }

  @Test("is whole: no gap, no mark of a program, no doubled sign", arguments: cases)
  func whole(_ decided: DecidedCase) throws {
    let document = try decided.letter.get()
    let text = ReadLetter(document: document).allText
    for mark in [
      "{", "}", "nil", "null", "Optional(", "  ", " ,", ",,", ", ,", "..", ": .", " .", "()",
      ":\n:",
      "undefined", "\u{FFFD}", "\u{E000}", "\u{E001}",
    ] { #expect(!text.contains(mark), "\(mark.debugDescription)") }
    for page in PlainText(document).pages {
      #expect(page.last?.contains("Reference \(decided.request.id ?? "?") - sample-") == true)
      #expect(page.allSatisfy { $0.count <= PlainText.columns }, "\(page)")
    }
  }

  @Test("gives the whole table of criteria to the prescriber", arguments: cases)
  func clinicalPage(_ decided: DecidedCase) throws {
    let document = try decided.letter.get()
    let tables = document.blocks.compactMap { block -> LetterTable? in
      if case .table(let table) = block, table.header.first == "Line" { table } else { nil }
    }
    #expect(tables.count == decided.finding.policies.count)
    for (table, policy) in zip(tables, decided.finding.policies) {
      #expect(table.rows.map { $0[0].plainText } == policy.countedLines.map(\.criterion.cite))
      #expect(table.rows.map { $0[1].plainText } == policy.countedLines.map(\.criterion.statement))
    }
    let text = ReadLetter(document: document).allText
    for note in decided.finding.policies.flatMap(\.notes) {
      #expect(text.contains(note.text) == !note.isForReviewer)
      #expect(!ReadLetter(document: document).memberText.contains(note.text))
    }
  }

  @Test("says that it is no bill and no advice", arguments: cases)
  func noBill(_ decided: DecidedCase) throws {
    let text = ReadLetter(document: try decided.letter.get()).memberText
    #expect(text.contains("It is not medical advice."))
    let isBillLike = decided.finding.outcome != .approve || decided.letter.isPartial
    #expect(text.contains("This letter is not a bill.") == isBillLike)
  }

  @Test("asks for a reviewer's hand where it denies, and only there", arguments: cases)
  func signature(_ decided: DecidedCase) throws {
    let document = try decided.letter.get()
    let letter = ReadLetter(document: document)
    let denies = decided.finding.outcome == .deny || decided.letter.isPartial
    #expect(letter.memberText.contains("Not valid without a signature.") == denies)
    let blanks = letter.memberBlocks.flatMap { block -> [LetterText] in
      if case .reviewer(let block) = block { block.blanks } else { [] }
    }
    #expect(
      blanks
        == (denies
          ? ["Name", "Credential", "License number and state", "Signature", "Date signed"] : []))
  }
}

extension Result<LetterDocument, LetterShortfall> {
  fileprivate var isPartial: Bool {
    (try? get())?.template.id == "sample-partial"
  }
}
