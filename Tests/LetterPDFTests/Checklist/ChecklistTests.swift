import Casework
import Foundation
import LetterPDF
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

/// The checklist of what a letter has to be, gone through for every outcome, kind of plan and
/// policy, on the plain text and on the PDF.
@Suite("The checklist", .enabled(if: Poppler.isInstalled, Poppler.skipped))
struct ChecklistTests {
  @Test("is answered yes for every letter")
  func checklist() throws {
    var table = ChecklistTable()
    for checked in ChecklistCase.all {
      let letter = try ChecklistLetter(checked, try checked.document())
      for item in ChecklistItem.all where item.outcomes.contains(checked.outcome) {
        let fault = item.fault(letter)
        table.note(item, checked.outcome, isFine: fault == nil)
        if let fault { Issue.record("\(item.number) \(item.question): \(checked): \(fault)") }
      }
    }
    print(table.words)
    #expect(ChecklistItem.all.map(\.number) == Array(1...50).filter { $0 != 41 })
  }
}

/// Each question, asked of a letter in which that is wrong.
@Suite("The checklist's questions", .enabled(if: Poppler.isInstalled, Poppler.skipped))
struct ChecklistFlawTests {
  @Test("notice what is wrong with a letter", arguments: ChecklistFlaw.all)
  func noticed(_ flaw: ChecklistFlaw) throws {
    let letter = try flaw.letter()
    let item = try #require(ChecklistItem.all.first { $0.number == flaw.number })
    #expect(item.fault(letter) != nil)
  }

  @Test("are each tried with a flaw")
  func all() {
    #expect(Set(ChecklistFlaw.all.map(\.number)) == Set(ChecklistItem.all.map(\.number)))
  }
}

/// How often each question was answered yes.
struct ChecklistTable {
  private var counts: [Int: [LetterOutcome: (fine: Int, all: Int)]] = [:]

  mutating func note(_ item: ChecklistItem, _ outcome: LetterOutcome, isFine: Bool) {
    var count = counts[item.number]?[outcome] ?? (0, 0)
    count = (count.fine + (isFine ? 1 : 0), count.all + 1)
    counts[item.number, default: [:]][outcome] = count
  }

  var words: String {
    let outcomes = LetterOutcome.letters
    let names = outcomes.map { $0.rawValue.prefix(9).description }
    var lines = [row("", "question", names)]
    for item in ChecklistItem.all {
      let cells = outcomes.map { outcome in
        counts[item.number]?[outcome].map { "\($0.fine)/\($0.all)" } ?? ""
      }
      lines.append(row("\(item.number)", item.question, cells))
    }
    return lines.joined(separator: "\n")
  }

  private func row(_ number: String, _ question: String, _ cells: [String]) -> String {
    number.padding(toLength: 4, withPad: " ", startingAt: 0)
      + question.padding(toLength: 66, withPad: " ", startingAt: 0)
      + cells.map { $0.padding(toLength: 11, withPad: " ", startingAt: 0) }.joined()
  }
}
