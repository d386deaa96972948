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
    let isPartial = decided.isShortened || decided.finding.outcome == .partial
    let (title, opening) =
      switch decided.finding.outcome {
      case .approve where isPartial: ("We approved part of", "We approved part of")
      case .partial: ("We approved part of", "We approved part of")
      case .approve: ("We approved your request", "We approved your request")
      case .deny: ("We denied your request", "We denied your request")
      case .refer: ("We are reviewing your request", "We moved your request")
      default: ("We need more information", "We have not decided")
      }
    #expect(letter.title.hasPrefix(title))
    #expect(letter.opening.hasPrefix(opening))
    #expect(letter.title.contains(" \(decided.drug)"))
    #expect(decided.isCut == isPartial)
  }

  @Test("names member, prescriber, reference, date, payer and who reviewed", arguments: cases)
  func names(_ decided: DecidedCase) throws {
    let document = try decided.letter.get()
    let letter = ReadLetter(document: document)
    for words in [
      "Member: Alex Sample, ID ", "Copy to prescriber: Dr. Kim Muster",
      "Reference: \(decided.request.id ?? "?")",
      "Date of this letter: \(DateWords.long(decided.date))",
    ] { #expect(letter.memberText.contains(words), "\(words)") }
    let isDecided = ![.incomplete, .refer].contains(decided.finding.outcome)
    let decision = "Decided: \(DateWords.long(decided.date))"
    #expect(letter.memberText.contains(decision) == isDecided)
    let letterhead = document.letterhead.map(\.string)
    let payer = decided.request.text("plan.payer", in: decided.vocabulary)
    let name = try #require(LetterCases.composer.profile.payerNames[payer ?? ""])
    #expect(letterhead.contains { $0.contains(name.string) })
    #expect(letterhead.contains("Sample Review Organization"))
    #expect(
      document.address.map(\.string) == decided.addressee + ["12 Any Road", "Sampletown, ST 00001"])
  }

  @Test("says that it is a sample while the profile is one", arguments: cases)
  func sample(_ decided: DecidedCase) throws {
    let document = try decided.letter.get()
    #expect(
      ReadLetter(document: document).memberText.contains("Sample. Do not send.")
    )
    #expect(document.letterhead.contains { $0.string.contains("not for sending") })
    #expect(document.template.id.string.hasPrefix("sample-"))
  }

  @Test("cites the policy by title, number and date, and puts the plan first", arguments: cases)
  func policy(_ decided: DecidedCase) throws {
    let letter = ReadLetter(document: try decided.letter.get())
    let rule = letter.text(below: "The rule we used")
    let cited = rule.isEmpty ? letter.allText : rule
    for policy in decided.finding.policies.map(\.policy) {
      for words in [
        policy.title, DateWords.long(policy.inForceFrom),
        "our plan documents and the law come before",
      ] { #expect(cited.contains(words), "\(words)") }
      #expect(cited.contains(policy.number) != policy.unstated.contains(.number))
    }
  }

  @Test("is plain to read: grade, sentence length, no capitals, no codes", arguments: cases)
  func plain(_ decided: DecidedCase) throws {
    let document = try decided.letter.get()
    let reading = LetterCases.composer.reading(
      of: document, for: decided.request, decided.finding)
    let ceiling = LetterCases.composer.profile.readingLevelCeiling
    #expect(reading.grade <= ceiling, "\(reading)")
    #expect(reading.longestWordCount <= 25, "\(reading.longestSentence)")
    let text = ReadLetter(document: document).memberText
    // Abbreviations that stand beside what they are, and those of addresses and phones.
    let known = [
      "TTY", "ID", "ST", "CYP2C9", "XR", "CAR", "HLH", "CMML", "MDS", "MPN", "IL", "JAK2", "BCMA",
      "ERISA", "EPSDT",
    ]
    var named = [decided.request.id ?? "", decided.finding.referral?.policy ?? ""]
    for policy in decided.finding.policies {
      named += [policy.policy.number, policy.policy.title, policy.pathway.id]
      for note in policy.notes { named += [note.text, note.cite ?? ""] }
    }
    named += decided.drugNames
    let allowed = Set(named.flatMap { $0.codeWords } + known)
    for word in text.codeWords where !allowed.contains(word) {
      Issue.record("\(word) says nothing to a member")
    }
    for input in decided.vocabulary.inputs {
      for value in input.answer.choices.map(\.value) where value.contains("-") {
        #expect(!text.split { " .,;:()\n".contains($0) }.contains(Substring(value)), "\(value)")
      }
    }
  }

  @Test("has in the member's part no page of a line or two", arguments: cases)
  func fullPages(_ decided: DecidedCase) throws {
    let pages = PlainText(try decided.letter.get()).pages
    for page in pages.prefix(while: { $0.first?.hasPrefix("For the prescriber: ") != true }) {
      let written = page.count { $0.contains { $0 != " " } }
      // The last line is the reference and the page's number.
      #expect(written > 3, "\(page.first ?? "")")
    }
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
    let isAdverse = decided.finding.outcome == .deny || decided.isCut
    #expect(tables.count == (isAdverse ? decided.finding.policies.count : 0))
    for (table, policy) in zip(tables, decided.finding.policies) {
      #expect(table.rows.map { $0[0].plainText } == policy.countedLines.map(\.criterion.cite))
      #expect(
        table.rows.map { $0[1].plainText }
          == policy.countedLines.map {
            LetterCases.spelled($0.criterion.statement)
          })
    }
    let text = ReadLetter(document: document).allText
    for note in decided.finding.policies.flatMap(\.notes) {
      #expect(text.contains(note.text) == !note.isForReviewer)
      let isApart = ReadLetter(document: document).memberText.contains(note.text)
      #expect(isApart == (!isAdverse && !note.isForReviewer))
    }
  }

  @Test("names to the prescriber the papers that answers were taken from, once each, and nobody")
  func papers() throws {
    let decided = try LetterCases.changed("2026-1", ["facts.scalpHairLossPercent": .number(10)])
    func origin(_ paper: String?) -> Origin {
      Origin(login: "kim", moment: Moment(secondsSinceEpoch: 0)!, document: paper)
    }
    let order = LetterOrder(
      decided.request, decided.finding,
      origins: [
        .input("scalpHairLossPercent"): origin("fax of 20-Nov, page 3"),
        .input("episodeMonths"): origin(nil),
        .cell(list: "therapies", row: 1, field: "drug"): origin("chart note of 2-Nov"),
        .cell(list: "therapies", row: 1, field: "outcome"): origin("chart note of 2-Nov"),
      ])
    let letter = ReadLetter(document: try LetterCases.composer.document(for: order).get())
    #expect(letter.allText.contains("10% (from: fax of 20-Nov, page 3)"))
    #expect(letter.allText.contains(" (from: chart note of 2-Nov)"))
    #expect(!letter.allText.contains("kim"))
    #expect(!letter.memberText.contains("from: "))
    let unknown = ReadLetter(document: try decided.letter.get())
    #expect(!unknown.allText.contains("(from: "))
  }

  @Test("says that it is no bill and no advice", arguments: cases)
  func noBill(_ decided: DecidedCase) throws {
    let text = ReadLetter(document: try decided.letter.get()).memberText
    #expect(text.contains("not medical advice."))
    let isBillLike = [.deny, .incomplete].contains(decided.finding.outcome) || decided.isCut
    #expect(text.contains("This letter is not a bill.") == isBillLike)
  }

  @Test("asks for a reviewer's hand where it denies, and only there", arguments: cases)
  func signature(_ decided: DecidedCase) throws {
    let document = try decided.letter.get()
    let letter = ReadLetter(document: document)
    let denies = decided.finding.outcome == .deny || decided.isCut
    #expect(letter.memberText.contains("Not valid until a licensed reviewer signs it") == denies)
    let blanks = letter.memberBlocks.compactMap { block -> [LetterText]? in
      if case .reviewer(let block) = block { block.blanks } else { nil }
    }
    let reviewer: [LetterText] = [
      "Name", "Credential and specialty", "License number and state", "Signature", "Date signed",
    ]
    // Then the member's, on the appeal form.
    let member: [LetterText] = ["Why", "Name of who asks", "Phone", "Signature", "Date"]
    #expect(blanks == (denies ? [reviewer, member] : []))
  }
}

extension DecidedCase {
  /// Less time is approved than was asked for, counted from the determination's own days.
  fileprivate var isShortened: Bool {
    let ends = finding.policies.compactMap { $0.approval?.through }
    guard finding.outcome == .approve, let last = ends.min(),
      let asked = request.answer("request.durationDays", in: vocabulary),
      case .quantity(let days) = asked
    else { return false }
    return Decimal(last.daysSinceEpoch - date.daysSinceEpoch + 1) < days.amount
  }
}

extension String {
  /// Words that are written in capitals and figures alone.
  fileprivate var codeWords: [String] {
    split { !$0.isLetter && !$0.isNumber }.map(String.init).filter {
      $0.count > 1 && $0 == $0.uppercased() && $0 != $0.lowercased()
    }
  }
}
