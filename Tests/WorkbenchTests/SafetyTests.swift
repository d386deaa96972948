import Casework
import Checklist
import Interview
import Letters
import RuleEngine
import RuleModel
import Screen
import Testing

@testable import Workbench

@Suite("What a screen may and may not say", .checklist)
struct SafetyTests {
  @Test("56. A screen says APPROVED only when nothing that is open could change it")
  func headline() {
    var run = Runner(rows: 24, columns: 80)
    run.press("n")
    for key in Script.keys(Script.approval) {
      run.press(key)
      let isApproved = run.intake?.interview.finding.outcome == .approve
      #expect(run.screen.contains("APPROVE") == isApproved)
      let panel = run.intake?.panel()
      #expect(panel?.headline.contains("APPROVED") == isApproved)
      if isApproved { #expect(panel?.counts.open == 0) }
    }
  }

  @Test("A figure that is still typed decides nothing: the outcome is told of accepted answers")
  func half() {
    var run = Runner.entered(Script.request + Script.persons + ["1", "8"])
    for key in "5" { run.press(.character(key)) }
    #expect(run.intake?.preview.outcome == .deny)
    #expect(!run.screen.contains("DENIED"))
    #expect(run.screen.contains("NOT DECIDED YET"))
    run.press(.enter)
    #expect(run.screen.contains("DENIED by the policy"))
    run = Runner.entered(Script.request + Script.persons)
    run.type("3")
    #expect(run.intake?.preview.outcome == .deny)
    #expect(!run.screen.contains("DENIED"))
    #expect(run.screen.contains("If entered: denied"))
  }

  @Test("Where no policy decides, the summary says what to do, and names no field of a document")
  func noLetter() {
    var run = Runner(letter: { _ in
      .failure(.noPolicy(drug: "Leqselvi", payer: "Cigna", date: nil, held: []))
    })
    run.press("n")
    for key in Script.keys(["1", "1", "1", "1", "01jan2024"]) { run.press(key) }
    // Who it is about is asked, so that the case can be kept; then nothing is left.
    #expect(run.intake?.focus == .input("member.name"))
    for key in Script.keys(Script.member) { run.press(key) }
    #expect(run.intake?.focus == nil)
    #expect(run.screen.contains("No letter: nothing is decided."))
    #expect(!run.screen.contains("plan.payer"))
  }

  @Test("Words that have no room beside a question give way to the few that have")
  func narrowNoPolicy() {
    var run = Runner.entered(["1", "4"], rows: 12, columns: 40)
    run.press("1")
    #expect(run.screen.contains("NO POLICY is held for this"))
  }

  @Test(
    "A payer and drug, a use or a day that no policy decides is told on the screen where it is picked",
    arguments: [
      (["2", "1"], ["No policy held here covers Leqselvi for Centene.", "Jakafi XR", "Cigna"]),
      (["1", "4"], ["No policy held here covers Jakafi for Cigna.", "Anzupgo", "Centene"]),
      (["1", "1", "1", "1", "01-Sep-2025"], ["in force", "IP0751 is from 01-Oct-2025"]),
    ])
  func noPolicy(typed: [String], words: [String]) {
    var run = Runner.entered(typed)
    let screen = run.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for words in words { #expect(screen.contains(words), "\(run.screen)") }
    #expect(run.intake?.focus == .input("member.name"))
    #expect(run.intake?.interview.askedFields.contains(.input("prescriber.name")) == false)
    if typed.count == 2 {
      #expect(run.intake?.interview.askedFields.contains(.input("request.date")) == false)
    }
    run.press(.function(5))
    #expect(run.screen.contains("NO POLICY"))
    #expect(run.screen.contains(words[0]))
  }

  @Test("54. The panel shows what the typed text would do, in the same paint, and takes it back")
  func live() {
    var run = Runner.entered(Script.request + Script.persons + ["1", "8"])
    #expect(run.screen.contains(">[ ] OPEN     50% of scalp hair lo"))
    run.type("5")
    #expect(run.screen.contains(">[-] NOT MET  50% of scalp hair lo"))
    run.type("0")
    #expect(run.screen.contains(">[+] MET      50% of scalp hair lo"))
    run.press(.escape)
    #expect(run.screen.contains(">[ ] OPEN     50% of scalp hair lo"))
    #expect(run.draft?.content.answers[.input("scalpHairLossPercent")] == nil)
  }

  @Test("55. Colour adds nothing: without it the screen has the same words and marks")
  func colourless() {
    let run = Runner.entered(Script.request + Script.persons)
    let size = run.bench.size
    let colour = run.bench.view(size: size, capabilities: .unicode).text
    let plain = run.bench.view(
      size: size, capabilities: Capabilities(showsUnicode: true, showsColour: false)
    ).text
    #expect(colour == plain)
    #expect(colour == run.screen)
  }

  @Test("Nothing in a draft reaches the terminal as a control character")
  func hostile() {
    var draft = Draft(id: "hostile", createdAt: "2026-11-21T09:00:00Z")
    let text = "Jane\u{1B}[2J\u{07}\u{202E}\nDoe\u{9B}31m"
    draft.content.answers[.input("member.name")] = .answered(.text(text))
    draft.content.answers[.input("member.memberId")] = .answered(.text(text))
    draft.content.rows["therapies"] = [1]
    draft.content.answers[.cell(list: "therapies", row: 1, field: "drug")] = .answered(.text(text))
    draft.typing = Draft.Typing(field: .input("prescriber.name"), text: text)
    var run = Runner()
    run.drafts[draft.id] = draft
    run.press(.function(5))
    for key in [nil, Key.enter, .function(6), .function(6), .function(5), .function(1)] {
      if let key { run.press(key) }
      let grid = run.bench.view(size: run.bench.size, capabilities: .unicode)
      for row in 0..<grid.size.rows {
        for cell in grid.cells(row: row) {
          let isText = cell.width == 0 || cell.scalar.isText || cell == .replacement
          #expect(isText, "\(cell) in row \(row)")
        }
      }
    }
  }

  static let refusals: [(before: [String], typed: String, words: String)] = [
    ([], "9", "There is no choice 9"),
    ([], "zebra", "zebra is no choice here"),
    (["1", "1", "zz"], "", "zz is no choice here"),
    (["1", "1", "1", "1"], "30-Feb-2026", "30"),
    (["1", "1", "1", "1"], "05/06/26", "Type 4 digits, as in 06-May-2026"),
    (Script.request + ["Jane", "W1"], "14-Jul-2031", "!"),
    (Script.request + Script.persons + ["1"], "1.2.3", "!"),
    (Script.request + Script.persons + ["1"], "1,5", "!"),
    (Script.request + Script.persons + ["1"], "1e3", "!"),
    (Script.request + Script.persons + ["1"], "--5", "!"),
    (Script.request + Script.persons + ["1"], ".", "!"),
    (Script.request + Script.persons + ["1", "8"], "101", "100 %"),
    (Script.request + Script.persons + ["1", "8"], "-1", "!"),
  ]

  @Test(
    "43. A refused text stays in its field with the reason, and nothing changes",
    arguments: refusals)
  func refused(before: [String], typed: String, words: String) {
    var run = Runner.entered(before)
    let (draft, focus) = (run.draft?.content, run.intake?.focus)
    let saves = run.saves.count
    run.enter(typed)
    #expect(run.screen.contains("! "))
    #expect(run.screen.contains(words), "\(run.screen)")
    #expect(run.draft?.content == draft)
    #expect(run.intake?.focus == focus)
    #expect(run.saves.count == saves)
    if !typed.isEmpty { #expect(run.focusLine.contains(typed)) }
  }

  @Test("58. An answer that changes which others count says so, and they are shown as parked")
  func parking() {
    var run = Runner.entered(Script.request + Script.persons + Script.clinical)
    run.press(.control("z"))
    for _ in 0..<40 { run.press(.pageUp) }
    run.press(.enter, .enter)
    run.enter("2")
    #expect(run.screen.contains("Kept, but counting for nothing now"))
    run.press(.function(5))
    #expect(run.draft?.content.answers[.input("cyp2c9Metabolizer")] != nil)
    var summary = ""
    for _ in 0..<40 {
      summary += run.screen
      run.press(.down)
    }
    #expect(summary.contains("Kept, but counting for nothing now"))
    #expect(summary.contains("CYP2C9 metabolizer status: Normal metabolizer"))
  }
}

@Suite("The letter", .checklist)
struct LetterTests {
  @Test("64. It is shown line by line as it will be written")
  func preview() {
    var run = Runner.entered(Script.approval)
    run.press(.function(9))
    guard case .letter(let page) = run.bench.page else {
      Issue.record("no letter is shown")
      return
    }
    let pages = PlainText(Sample.letter).pages
    #expect(pages.count == 1)
    #expect(page.lines == pages[0])
  }

  /// A case whose approval was signed, with its letter on the screen.
  static func signed() -> Runner {
    var run = Runner.entered(Script.approval)
    run.press(.function(9), .end, .function(8))
    run.enter("APPROVE")
    return run
  }

  @Test("It is written as its ending says, and the path is told")
  func writing() {
    var run = Self.signed()
    run.press(.function(9))
    run.press(.enter)
    #expect(run.written == ["letter-20261121-090001.pdf": .pdf])
    #expect(run.screen.contains("The letter was written to letter-20261121-090001.pdf."))
    run.press(.function(9))
    run.enter("other.txt")
    #expect(run.written["other.txt"] == .text)
  }

  @Test("Characters that no font has are told with the path")
  func remark() {
    var run = Self.signed()
    run.press(.function(9))
    run.give(.letterWritten(path: "/x/a.pdf", remark: "2 characters print as boxes."))
    #expect(
      run.screen.contains("! The letter was written to /x/a.pdf. But 2 characters print as boxes."))
  }

  @Test("A path without an ending that says how is refused")
  func ending() {
    var run = Self.signed()
    run.press(.function(9))
    run.enter("letter.doc")
    #expect(run.written.isEmpty)
    #expect(run.screen.contains(".pdf or .txt"))
  }

  @Test(
    "A file that is there is replaced by Y alone",
    arguments: [
      Key.enter, .escape, "n", .tab, "x",
    ])
  func replacing(key: Key) {
    var run = Self.signed()
    run.written["a.txt"] = .pdf
    run.press(.function(9))
    run.enter("a.txt")
    #expect(run.screen.contains("There is a file a.txt already"))
    run.press(key)
    #expect(run.written["a.txt"] == .pdf)
    run.press(.enter, "y")
    #expect(run.written["a.txt"] == .text)
  }

  @Test("65. A printer is chosen from a list, beside the file, and printing twice asks")
  func printing() {
    var run = Self.signed()
    run.printers = ["front-desk", "back-office"]
    run.press(.function(9))
    #expect(run.screen.contains("Up and Down choose"))
    run.press(.down, .down)
    #expect(run.screen.contains("printer:back-office"))
    run.press(.up)
    #expect(run.screen.contains("printer:front-desk"))
    run.press(.enter)
    #expect(run.written["printer:front-desk"] == .pdf)
    #expect(run.screen.contains("The letter was printed on front-desk."))
    run.press(.function(9), .down, .enter)
    #expect(run.screen.contains("! This letter was printed before. Y prints it once more"))
    run.press(.enter)
    #expect(run.screen.contains("It was not printed again."))
    run.press(.enter, "y")
    #expect(run.screen.contains("The letter was printed on front-desk."))
    // Past the last the file is offered again.
    run.press(.function(9), .up, .down)
    #expect(run.screen.contains("letter-20261121-090001.pdf"))
  }

  @Test("65. A letter that was not printed is still to be printed; without printers none is chosen")
  func notPrinted() {
    var run = Self.signed()
    run.press(.function(9), .down)
    #expect(run.screen.contains("There is no printer to choose."))
    run.give(
      .letterFailed(
        path: "printer:a", reason: "the letter is still to be printed: job a-2 waits: no paper"))
    #expect(run.screen.contains("! The letter is still to be printed: job a-2 waits: no paper"))
    #expect(!run.screen.contains("was printed"))
  }

  @Test("A letter that cannot be written says so, and nothing claims that it was")
  func failing() {
    var run = Self.signed()
    run.press(.function(9))
    run.give(.letterFailed(path: "/x/a.pdf", reason: "the disk is full"))
    #expect(run.screen.contains("! Nothing was written to /x/a.pdf: the disk is full"))
  }

  @Test("Where the letter lacks an answer, it says which and goes there")
  func lacking() {
    var answers = Script.approval
    answers[Script.request.count] = ""
    var run = Runner.entered(answers)
    #expect(run.screen.contains("Member's name"))
    run.press(.function(9))
    #expect(run.intake?.focus == .input("member.name"))
    #expect(run.screen.contains("The letter cannot be written without: Member's name."))
  }
}
