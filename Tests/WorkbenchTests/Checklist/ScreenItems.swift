import Casework
import Checklist
import Interview
import RuleModel
import Screen
import Testing

@testable import Workbench

/// What every screen has, at every size (2, 4, 66, 68, 70).
@Suite("Checklist: screens", .checklist) struct ChecklistScreenTests {
  @Test("2. Every screen at 80x24 has banner, message and keys, each in its place")
  func parts() {
    let size = Size(rows: 24, columns: 80)
    for (name, run) in Screens.all {
      let grid = run.grid(size)
      #expect(grid.line(23).contains("F1 "), "\(name): no keys")
      #expect(grid.line(22) == String(repeating: "-", count: 80), "\(name)")
      let message = run.bench.frame(.ascii).messageArea
      let said = (message.row..<message.row + message.rows).map(grid.line).joined()
      // The empty queue says in its rows how a case is begun.
      #expect(said.contains { $0 != " " } || name == "no drafts", "\(name): no message")
      guard let banner = run.intake?.head().banner else { continue }
      #expect(banner.name.isEmpty || grid.line(1).contains(banner.name), "\(name)")
      #expect(banner.memberID.isEmpty || grid.line(1).contains(banner.memberID), "\(name)")
    }
  }

  @Test("4. At 40x12 every question has its field, its message, the counts and F1")
  func smallest() {
    for (name, run) in Screens.ofOnePatient where run.bench.page == nil {
      guard let field = run.intake?.field, let panel = run.intake?.panel() else { continue }
      let grid = run.grid(Size(rows: 12, columns: 40))
      #expect(grid.words.contains(field.label), "\(name): no label")
      #expect(grid.cursor.map { grid.line($0.row).hasPrefix("  > [") } ?? false, "\(name)")
      #expect(grid.words.contains(panel.countWords.words), "\(name): no counts")
      let start = run.bench.shownMessage.shown.split(separator: " ").prefix(4)
      #expect(grid.words.contains(start.joined(separator: " ")), "\(name): no message")
      #expect(grid.line(11).contains("F1 Help"), "\(name)")
    }
  }

  @Test("4. At 40x12 the summary keeps its outcome in view, whatever of it is marked")
  func smallestSummary() {
    var run = Screens.walk[Screens.walk.count - 1]
    run.give(.input(.resize(Size(rows: 12, columns: 40))))
    for _ in 0..<6 {
      #expect(run.screen.split(separator: "\n")[4].contains("APPROVE"))
      #expect(run.focusLine.hasPrefix(">"))
      run.press(.down)
    }
  }

  @Test("Answers that there is no room for are counted, with the key that lists them")
  func hiddenAnswers() {
    for (name, run) in Screens.ofOnePatient where run.bench.page == nil {
      guard let field = run.intake?.field, !field.choices.isEmpty, run.intake?.isTouched == false
      else { continue }
      let shown = run.grid(Size(rows: 24, columns: 80)).words
      let isListed =
        shown.contains("more: F4 lists them")
        || shown.contains("choices: type letters, or F4 lists.")
      let missing = field.choices.filter { !shown.contains($0.label) }
      #expect(missing.isEmpty || isListed, "\(name): \(missing.map(\.label))")
    }
  }

  @Test("66. Name, birth and member number are on row 2 of every screen of one patient")
  func banner() throws {
    for (name, run) in Screens.ofOnePatient {
      let banner = try #require(run.intake?.head().banner)
      for size in Screens.sizes {
        let row = run.grid(size).line(1)
        for words in [banner.name, banner.birth, banner.memberID] {
          #expect(row.contains(words), "\(name) at \(size): \(words)")
        }
        #expect(row.hasPrefix(" " + (banner.name.isEmpty ? "No name" : banner.name)), "\(name)")
      }
    }
  }

  @Test("67. A name like another's is marked in the queue, and told to be checked by birth")
  func namesakes() {
    var run = Runner()
    run.others = [
      .made("c-1", "Anh Nguyen", hasNamesake: true),
      .made("c-2", "Anh T Nguyen", hasNamesake: true),
      .made("c-3", "Jane Doe"),
    ]
    run.press(.function(5))
    for size in Screens.sizes {
      let marked = run.grid(size).lines.filter { $0.contains("! Anh") }
      #expect(marked.count == 2, "\(size)")
      #expect(!run.grid(size).text.contains("! Jane"))
    }
    #expect(run.screen.contains("Born 14-Jul-1985"))
    run.press(.function(1), .pageDown)
    #expect(run.grid(run.bench.size).words.contains("another member has the same name"))
  }

  @Test("68. The cursor is on the focused field or the marked row")
  func cursor() throws {
    for (name, run) in Screens.all {
      for size in Screens.sizes {
        let grid = run.grid(size)
        let cursor = try #require(grid.cursor, "\(name) at \(size)")
        let before = grid.line(cursor.row).prefix(cursor.column + 1)
        // What is only read, and what is asked with one letter, has neither.
        let isRead = [
          "help", "letter", "signed letter", "preview", "step", "held", "tenfold", "no drafts",
        ]
        .contains(name)
        let isSearch = name == "searching" && before.contains("Find")
        #expect(isRead || isSearch || before.contains(">"), "\(name) at \(size): \(before)")
      }
    }
  }

  @Test("70. F1 is on the bar of every screen, at every size")
  func help() {
    for (name, run) in Screens.all {
      for size in Screens.sizes {
        let bar = run.grid(size).line(size.rows - 1)
        #expect(bar.contains(name == "help" ? "F1 Close" : "F1 Help"), "\(name) at \(size): \(bar)")
      }
    }
  }

  @Test("70. ? opens the help where no text is typed, and closes it")
  func question() {
    for name in ["choice", "number", "review", "drafts"] {
      var run = Screens.all.first { $0.name == name }!.run
      run.press("?")
      #expect(run.screen.contains("F1 Close"), "\(name)")
      run.press("?")
      #expect(!run.screen.contains("F1 Close"), "\(name)")
    }
  }
}

extension String {
  /// With one blank between any two words.
  fileprivate var words: String { split(separator: " ").joined(separator: " ") }
}
