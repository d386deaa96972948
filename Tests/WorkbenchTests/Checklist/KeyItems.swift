import Casework
import Checklist
import Interview
import Screen
import Testing

@testable import Workbench

/// What keys do (14, 19 to 25, 62).
@Suite("Checklist: keys", .checklist) struct ChecklistKeyTests {
  /// At the member's name.
  private static let atName = Runner.entered(Script.request)

  @Test("14. A sequence that is no key changes no field, and says so")
  func unknownSequence() {
    var run = Self.atName
    run.type("Ja")
    run.press(.unknownSequence)
    #expect(run.screen.contains("This key is not known here."))
    run.type("ne")
    #expect(run.intake?.edited.text.text == "Jane")
  }

  @Test("23. A paste of lines becomes one line; the focus stays, and that breaks went is said")
  func paste() {
    var run = Self.atName
    run.press(.paste(Paste("a b c", lineBreaks: 1)))
    #expect(run.intake?.edited.text.text == "a b c")
    #expect(run.intake?.focus == .input("member.name"))
    #expect(run.screen.contains("Pasted. Line breaks were removed."))
  }

  @Test("24. Two lines pasted as if typed are in one field wrong at most, and undo restores it")
  func typedPaste() {
    var run = Self.atName
    let before = run.draft?.content
    for key in Script.keys(["Jane"]) + "Doe".map({ Key.character($0) }) { run.press(key) }
    #expect(run.draft?.text("member.name") == "Jane")
    #expect(run.draft?.text("member.memberId") == nil)
    run.press(.control("z"))
    #expect(run.intake?.edited.text.text == "")
    run.press(.control("z"))
    #expect(run.draft?.content == before)
    #expect(run.intake?.focus == .input("member.name"))
  }

  @Test("25. What is pasted is cut at the field's limit, and that is said")
  func longPaste() {
    var run = Self.atName
    run.press(.paste(Paste(String(repeating: "x", count: 65_536), cutBytes: 900_000)))
    #expect(run.intake?.edited.text.text.count == run.intake?.field?.limit)
    #expect(run.screen.contains("It was too long, and its end was cut."))
  }

  @Test("22. F9 copies the field of the row above, and Ctrl-Z takes it back")
  func copies() throws {
    var run = Runner.entered(
      Script.request + Script.persons + Script.clinical + Script.otherTreatment)
    let field = try #require(run.intake?.focus)
    let before = run.draft?.content
    run.press(.function(9))
    #expect(run.draft?.content.answers[field] == .answered(.text("Elidel")))
    run.press(.control("z"))
    #expect(run.draft?.content == before)
  }

  @Test("62. Fifty Enters typed ahead, none of them seen, sign, delete and print nothing")
  func typedAhead() {
    var runs = KeyTests.places.filter { $0.name != "path" }
    for keys in [[Key.function(6)], [.function(6), .end, .function(8)]] {
      var run = Runner.review()
      run.isPainted = false
      for key in keys { run.press(key) }
      runs.append(("review \(keys)", run))
    }
    for (name, run) in runs {
      var run = run
      let (signed, rows) = (run.signatures.count, run.draft?.content.rows)
      run.isPainted = false
      run.burst(Array(repeating: .enter, count: 50))
      #expect(run.signatures.count == signed && run.written.isEmpty, "\(name)")
      #expect(run.left == nil, "\(name)")
      for (list, numbers) in rows ?? [:] where run.draft != nil {
        let kept = run.draft?.content.rows[list] ?? []
        let filled = numbers.filter { number in
          run.draft?.content.answers.keys.contains { Intake.RowPlace($0)?.row == number } ?? false
        }
        #expect(Set(filled).isSubset(of: kept), "\(name): \(list)")
      }
    }
  }
}
