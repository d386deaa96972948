import Casework
import Checklist
import Interview
import RuleEngine
import Screen
import Testing

@testable import Workbench

@Suite("A whole intake", .checklist)
struct WalkTests {
  @Test("10. Enter and answers alone lead from a new case to an approval")
  func approval() {
    let run = Runner.entered(Script.approval)
    #expect(run.intake?.interview.finding.outcome == .approve)
    #expect(run.intake?.focus == nil)
    #expect(run.screen.contains("APPROVE"))
    #expect(run.screen.contains("Covers from 21-Nov-2026 through 19-May-2027"))
    #expect(run.drafts.values.first == run.saves.last)
  }

  static let sizes = [(24, 80), (30, 100), (20, 60), (12, 40)]

  @Test("Every screen of the walk looks as it did", arguments: sizes)
  func screens(rows: Int, columns: Int) throws {
    var run = Runner(rows: rows, columns: columns)
    var shown: [String] = []
    func show(_ title: String) { shown.append("======== \(title)\n\(run.golden)") }
    show("no drafts")
    run.press("n")
    show("a new case")
    for key in Script.keys(Script.request) { run.press(key) }
    show("member")
    for key in Script.keys(Script.member + Script.plan) { run.press(key) }
    show("receipt")
    for key in Script.keys(Script.receipt + Script.prescriber) { run.press(key) }
    show("clinical questions")
    run.type("5")
    show("a choice that there is not")
    run.press(.enter, .control("u"), "2")
    show("a choice typed")
    run.press(.function(1))
    show("help")
    run.press(.escape, .function(4))
    show("the list of choices")
    run.press(.escape, .control("u"))
    for key in Script.keys(Script.clinical) { run.press(key) }
    run.type("clo")
    show("drugs found")
    run.press(.down)
    show("a drug marked")
    run.press(.control("u"))
    for key in Script.keys(Script.otherTreatment) { run.press(key) }
    show("a second row")
    for key in Script.keys([""]) { run.press(key) }
    show("is that all")
    run.press(.function(6))
    show("why")
    run.press(.function(6), .function(7))
    for key in Script.keys(Script.treatment + Script.noDrugs) { run.press(key) }
    show("summary")
    run.press(.function(9))
    show("letter")
    run.press(.end, .function(8))
    show("sign")
    run.enter("APPROVE")
    show("signed")
    run.press(.function(9))
    show("where to")
    run.press(.escape, .escape)
    show("determined")
    run.press(.control("c"))
    show("leave")
    run.press("n", .function(3))
    show("drafts")
    try expectGolden(shown.joined(separator: "\n"), "walk-\(columns)x\(rows)")
  }

  @Test("11. What is typed ahead gives the same case as slow typing, resized between the keys")
  func burst() {
    let keys = Script.keys(Script.approval)
    var fast = Runner()
    fast.press("n")
    for key in keys { fast.press(key) }
    var slow = Runner()
    slow.press("n")
    for (place, key) in keys.enumerated() {
      _ = slow.screen
      let (rows, columns) = Self.sizes[place % 4]
      slow.give(.input(.resize(Size(rows: rows, columns: columns))))
      slow.press(key)
    }
    #expect(fast.draft == slow.draft)
    #expect(fast.draft?.json == slow.draft?.json)
  }

  @Test("What was drawn for the key before is shown again only where it is still so")
  func drawnOnce() {
    var drawnAgain = 0
    func press(_ keys: [Key], on run: inout Runner, _ size: (Int) -> (Int, Int)) {
      for (place, key) in keys.enumerated() {
        let (rows, columns) = size(place)
        let size = Size(rows: rows, columns: columns)
        if size != run.bench.size { run.give(.input(.resize(size))) }
        run.press(key)
        let shown = run.golden
        drawnAgain += run.intake?.isOnlyTyped == true ? 1 : 0
        var anew = run
        anew.bench.drawn = DrawnScreen()
        #expect(shown == anew.golden, "key \(place), \(key)")
      }
    }
    var run = Runner()
    run.press("n")
    press(Script.keys(Script.approval), on: &run) { Self.sizes[$0 / 9 % 4] }
    var text = Runner.entered(Script.request)
    let words = "  Asked, not documentedé漢".map { Key.character($0) }
    let back = [Key](repeating: .backspace, count: 30)
    press(
      words + [.home, "x", .left, .delete, .end, .control("u"), "y", .control("z"), "z", .tab, "1"]
        + back + words + back + [.paste(Paste("a b", lineBreaks: 1)), "c", .enter], on: &text
    ) { _ in Self.sizes[0] }
    #expect(drawnAgain > 50)
    // A date that is proposed and typed in other ways, a choice, a figure and yes or no.
    drawnAgain = 0
    let texts = [
      "cigna", "leqselvi", "alopecia", "initial", "21-Nov-2026", "standard", "16", "x.5",
    ]
    for (place, text) in texts.enumerated() {
      var run = Runner.entered(Array(Script.request.prefix(place)))
      let keys = (text + " ").map { Key.character($0) }
      let again = [.control("u")] + "21nov2026".map { Key.character($0) }
      press(keys + [Key](repeating: .backspace, count: text.count) + keys + again, on: &run) { _ in
        Self.sizes[0]
      }
    }
    #expect(drawnAgain > 60)
  }

  @Test("3. Resizing to anything and back changes nothing on the screen")
  func resizing() {
    var run = Runner.entered(Script.request + ["Jane Doe"])
    run.type("W000")
    let before = run.golden
    for (rows, columns) in [(30, 100), (20, 60), (12, 40), (5, 20), (1, 1), (0, 0), (24, 80)] {
      run.give(.input(.resize(Size(rows: rows, columns: columns))))
      _ = run.screen
    }
    #expect(run.golden == before)
  }

  @Test("5. Below 40 by 12 the screen says so, and nothing but leaving is possible")
  func tooSmall() {
    var run = Runner.entered(Script.request)
    let before = run.draft
    run.give(.input(.resize(Size(rows: 11, columns: 40))))
    #expect(run.screen.contains("40x11 is too small: 40x12 is needed."))
    #expect(run.screen.contains("Everything entered is saved."))
    run.press("x", .enter, .backTab)
    #expect(run.draft == before)
    #expect(run.left == nil)
    run.press(.function(3))
    #expect(run.left == 0)
  }

  @Test("Every answer is saved as it is accepted, before the next key")
  func saving() {
    var run = Runner(rows: 24, columns: 80)
    run.press("n")
    run.enter("1")
    #expect(run.saves.count == 1)
    #expect(run.screen.contains("Saved 09:42:07"))
    run.enter("1")
    #expect(run.saves.count == 2)
    run.type("1")
    #expect(run.saves.count == 2)
  }

  @Test("33. A failed save is told in words for as long as it lasts")
  func failing() {
    var run = Runner(rows: 24, columns: 80)
    run.press("n")
    run.savingFails = "the disk is full"
    run.enter("1")
    #expect(run.screen.contains("NOT SAVED"))
    #expect(run.screen.contains("! Not saved: the disk is full"))
    #expect(!run.screen.contains("Saved 09"))
    run.type("1")
    #expect(run.screen.contains("! Not saved: the disk is full"))
    run.savingFails = nil
    run.press(.enter)
    #expect(run.screen.contains("Saved 09:42:07"))
    #expect(!run.screen.contains("Not saved"))
  }

  @Test(
    "What could not be saved is told once, whole or with the key that shows it whole",
    arguments: [(24, 80), (20, 60), (12, 40)])
  func failingWhole(rows: Int, columns: Int) {
    var run = Runner(rows: rows, columns: columns)
    run.press("n")
    run.savingFails =
      CaseRepositoryError.full(path: "/home/kim/.local/share/rubric/cases.sqlite")
      .description
    run.enter("1")
    run.type("leq")
    func words() -> String {
      run.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(words().contains("! Not saved: the disk of"))
    #expect(!words().contains("NOT SAVED:"))
    #expect(run.focusLine.contains("leq"))
    if columns == 40 {
      #expect(words().contains("... F1") && !words().contains("is still there"))
      run.press(.function(1), .down, .down, .down)
    }
    #expect(words().contains("what was saved before is still there"))
    run.press(columns == 40 ? .function(1) : .control("s"))
    #expect(run.focusLine.contains("leq"))
    run.press(.control("c"))
    #expect(words().contains("! Leave? Y leaves, N stays."))
  }

  @Test("A message that the screen cuts ends with the key that shows all of it, and it does")
  func cutMessage() {
    var run = Runner.entered(["2", "1"], rows: 12, columns: 40)
    let words = run.bench.shownMessage.text
    #expect(words.hasSuffix("covered by: Cigna."))
    #expect(run.screen.contains("... F1") && !run.screen.contains("Cigna."))
    run.press(.function(1))
    let shown = run.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(shown.contains(words))
    run.press(.function(1))
    #expect(run.screen.contains("Member's name"))
  }

  @Test(
    "28. When the program ends from outside, half-typed text is kept and found again",
    arguments: [
      (InputEvent.hangup, Int32(129)), (.terminate, 143), (.interrupt, 130), (.endOfInput, 0),
    ] as [(InputEvent, Int32)])
  func ending(event: InputEvent, status: Int32) {
    var run = Runner.entered(Script.request)
    run.type("Jane D")
    run.give(.input(event))
    #expect(run.left == status)
    #expect(run.saves.last?.typing == Draft.Typing(field: .input("member.name"), text: "Jane D"))
    var next = Runner(rows: 20, columns: 60)
    next.drafts = run.drafts
    next.give(.input(.key(.function(5))))
    next.press(.enter)
    #expect(next.focusLine.contains("Jane D"))
    #expect(!next.screen.contains("not accepted"))
    next.type("oe")
    next.press(.enter)
    #expect(next.draft?.text("member.name") == "Jane Doe")
  }
}
