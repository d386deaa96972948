import Casework
import RuleEngine
import Screen
import Testing

@testable import Workbench

@Suite("The document that answers are taken from")
struct SourceTests {
  private static let named = "fax of 20-Nov, page 2"

  private func origin(_ field: String, in run: Runner) -> Origin? {
    run.files.values.first?.origins[.input(field)]
  }

  @Test("F10 names it, and the answers that follow are kept with it until another is named")
  func names() throws {
    var run = Runner.entered(Array(Script.request.prefix(2)))
    run.press(.function(10))
    #expect(run.screen.contains("Which document are you entering from?"))
    run.enter(Self.named)
    #expect(run.words.contains("Answers from now on are from: fax of 20-Nov, page 2"))
    run.enter("1", "1")
    run.press(.function(10), .control("u"))
    run.enter("")
    run.enter("")
    let vocabulary = ["plan.payer", "request.drug", "request.indication", "request.type"]
    #expect(
      vocabulary.map { origin($0, in: run)?.document } == [nil, nil, Self.named, Self.named])
    #expect(origin("request.date", in: run) != nil)
    #expect(origin("request.date", in: run)?.document == nil)
  }

  @Test("Esc changes nothing, and what stands half-typed in the question stays")
  func closes() {
    var run = Runner.entered(Array(Script.request.prefix(2)))
    run.type("al")
    run.press(.function(10))
    run.type("fax")
    run.press(.escape)
    #expect(run.intake?.document == nil)
    #expect(run.focusLine.contains("al"))
    run.press(.function(10))
    run.enter("   ")
    #expect(run.intake?.document == nil)
  }

  @Test("It takes 80 characters, and says so; a control character is none of them")
  func limit() {
    var run = Runner.entered(["1"])
    run.press(.function(10))
    run.type(String(repeating: "x", count: 81))
    #expect(run.screen.contains("! The line is full: it takes 80 characters."))
    run.press(.control("u"), .paste(Paste("a\u{1B}[31mb\nc")), .enter)
    let document = run.intake?.document ?? ""
    #expect(!document.isEmpty)
    #expect(!document.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test("It is shown beside the title, as much of it as there is room for")
  func shown() {
    var run = Runner.entered(Array(Script.request.prefix(2)))
    #expect(!run.screen.contains("From:"))
    run.press(.function(10))
    run.enter(Self.named)
    #expect(run.screen.contains("From: fax of 20-Nov, page 2"))
    var small = Runner.entered(Array(Script.request.prefix(2)), rows: 12, columns: 40)
    small.press(.function(10))
    small.enter(Self.named)
    #expect(small.screen.contains("From: fax of 20-Nov, page~\n"))
    var list = Runner.entered(Script.request + Script.persons + Script.clinical, columns: 100)
    list.press(.function(10))
    list.enter(Self.named)
    #expect(list.screen.contains("From: fax of 20-Nov, page 2"))
    #expect(list.screen.contains("row 1 of 1"))
  }

  @Test("Another case begins without one; on the summary and read only it is refused in words")
  func elsewhere() {
    var run = Runner.entered(["1"])
    run.press(.function(10))
    run.enter(Self.named)
    run.press(.function(5), .function(10))
    #expect(run.words.contains("Go to a question first."))
    run.press(.function(3), .enter)
    #expect(run.intake != nil && run.intake?.document == nil)
    var read = Runner.review(by: "kim")
    read.bench.intake?.go(to: .input("scalpHairLossPercent"))
    read.press(.function(10))
    #expect(read.words.contains("! Read only."))
    #expect(!read.screen.contains("Which document"))
  }

  @Test("Where the last answers are not saved, no other document is named for them")
  func unsaved() {
    var run = Runner.entered(["1"])
    run.savingFails = "the disk is full"
    run.enter("1")
    run.press(.function(10))
    #expect(run.words.contains("! First the answers given so far have to be saved"))
    run.savingFails = nil
    run.press(.control("s"), .function(10))
    #expect(run.screen.contains("Which document are you entering from?"))
  }

  @Test("What is left by another key than Enter, or chosen from the list, is kept with it too")
  func otherWays() {
    var run = Runner.entered(Array(Script.request.prefix(2)))
    run.press(.function(10))
    run.enter(Self.named)
    run.press(.function(4), .enter)
    run.type("1")
    run.press(.function(3))
    #expect(origin("request.indication", in: run)?.document == Self.named)
    #expect(origin("request.type", in: run)?.document == Self.named)
  }

  @Test("A reviewer reads it beside the answer")
  func reviewed() {
    var nurse = Runner(people: Runner.people, letter: Runner.realLetter)
    nurse.press("n", .function(10))
    nurse.enter(Self.named)
    for key in Script.keys(Script.denial) { nurse.press(key) }
    nurse.press(.function(5))
    nurse.choose("Send it for review")
    nurse.press("y", .function(3))
    var reviewer = nurse.handed(to: "lee", people: Runner.people, letter: Runner.realLetter)
    reviewer.press(.enter)
    #expect(reviewer.words.contains("entered by kim, 21-Nov 10:00, from fax of 20-Nov, page 2"))
  }

  @Test("It looks as it did", arguments: [(24, 80), (12, 40)])
  func screens(rows: Int, columns: Int) throws {
    var run = Runner.entered(Array(Script.request.prefix(2)), rows: rows, columns: columns)
    run.press(.function(10))
    run.type(Self.named)
    var shown = ["======== asked\n\(run.golden)"]
    run.press(.enter)
    shown.append("======== named\n\(run.golden)")
    run.enter("1")
    shown.append("======== the next question\n\(run.golden)")
    try expectGolden(shown.joined(separator: "\n"), "source-\(columns)x\(rows)")
  }
}
