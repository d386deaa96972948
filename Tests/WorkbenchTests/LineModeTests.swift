import Casework
import Checklist
import Screen
import Testing

@testable import Workbench

@Suite("Line mode", .checklist)
struct LineModeTests {
  @Test("A whole intake is told line by line, with what each answer did")
  func walk() throws {
    var lines = LineRun()
    for text in ["new"] + Script.approval { lines.type(text) }
    try expectGolden(lines.transcript.joined(separator: "\n") + "\n", "plain-walk")
  }

  @Test(
    "69. Answers in lines give the draft that the same answers on the screen give, byte for byte")
  func sameDraft() throws {
    var lines = LineRun()
    for text in ["new"] + Script.approval { lines.type(text) }
    let screen = Runner.entered(Script.approval)
    let (one, other) = try (#require(lines.run.draft), #require(screen.draft))
    #expect(JSONWriter.text(one.json) == JSONWriter.text(other.json))
    let kept = try #require(lines.run.saves.last)
    #expect(JSONWriter.text(kept.json) == JSONWriter.text(one.json))
  }

  @Test("A case goes its whole way in lines: review, letter, signature, file")
  func wholeWay() {
    var lines = LineRun(Runner.review(rows: LineMode.size.rows, columns: LineMode.size.columns))
    #expect(lines.transcript.contains { $0.hasPrefix("PROPOSED BY THE RULES   DENY") })
    lines.type("letter", "sign")
    #expect(lines.hears("The whole letter must be read first"))
    for _ in 0..<60 { lines.type("") }
    #expect(lines.hears("end of the letter"))
    lines.type("sign", "approve")
    #expect(lines.hears("Nothing was signed"))
    lines.type("deny")
    #expect(lines.hears("Signed: determination 1, DENY"))
    lines.type("write", "letter.txt")
    #expect(lines.run.written == ["letter.txt": .text])
    lines.type("write", "letter.txt", "no")
    #expect(lines.hears("The file is left as it is"))
    lines.type("letter.txt", "yes")
    #expect(lines.hears("The letter was written to letter.txt"))
  }

  @Test("A letter is said once, without a line left out or said twice")
  func letter() throws {
    var lines = LineRun(Runner.review(rows: LineMode.size.rows, columns: LineMode.size.columns))
    lines.type("letter")
    let before = lines.transcript.count - lines.said.count
    for _ in 0..<60 where !lines.hears("That is its end") { lines.type("") }
    guard case .letter(let letter) = lines.run.bench.page else {
      Issue.record("no letter")
      return
    }
    let said = lines.transcript[before...].filter { $0 != "> " && !$0.hasPrefix("Lines ") }
    #expect(Array(said) == letter.lines)
  }

  @Test("69. An item is taken by its number, wherever a list is")
  func numbers() {
    var lines = LineRun()
    lines.type("n", ":list")
    #expect(lines.said.contains("2  Centene"))
    lines.type("2")
    #expect(lines.hears("Payer: Centene."))
    lines.type(":leave", "show")
    lines.type(lines.number(of: "Withdrawn"))
    #expect(lines.hears("None of the 1 cases kept"))
    lines.type("all", "1")
    #expect(lines.hears("Requested drug. Which drug is requested?"))
    lines.type(":summary")
    lines.type(lines.number(of: "Indication"))
    #expect(lines.run.intake?.focus == .input("request.indication"))
  }

  @Test("A drug is taken by the number of a match, never by itself")
  func drugs() {
    var lines = LineRun(
      Runner.entered(
        Script.request + Script.persons + Script.clinical, rows: LineMode.size.rows,
        columns: LineMode.size.columns))
    lines.type("clobet")
    #expect(lines.run.draft?.content.rows["therapies"]?.count == 1)
    #expect(lines.hears("is no whole name of a drug"))
    #expect(lines.said.contains("1. clobetasol  (clobetasol propionate)"), "\(lines.said)")
    lines.type("1")
    #expect(lines.hears("Drug: clobetasol."), "\(lines.said)")
    lines.type(":summary", ":back", ":add", "wondrol")
    lines.type(lines.number(of: "Keep \"wondrol\" as typed"))
    #expect(lines.hears("What kind of drug is it?"), "\(lines.said)")
  }

  @Test("Where a line is text, a word without a colon is an answer and no command")
  func words() {
    var lines = LineRun(
      Runner.entered(
        Script.request, rows: LineMode.size.rows, columns: LineMode.size.columns))
    lines.type("leave")
    #expect(lines.hears("Member's name: leave."))
    lines.type(":back", "::why")
    #expect(lines.hears("Member's name: :why."))
    lines.type(":wy")
    #expect(lines.said == ["There is no word :wy here. :help says which there are."])
    lines.type(":who")
    #expect(lines.hears("Case 20261121-090001, :why"))
  }

  @Test("The help closes by itself: the line after it answers the question")
  func help() {
    var lines = LineRun()
    lines.type("new", "?")
    #expect(lines.said.first == "Help: Payer")
    #expect(lines.said.contains { $0.hasPrefix(":why - ") })
    lines.type("1")
    #expect(lines.hears("Payer: Cigna."))
    lines.type("?", "")
    #expect(lines.run.intake?.focus == .input("request.drug"))
    #expect(lines.hears("Which drug is requested?"))
  }

  @Test(
    "A line with a key in it that is no text is not taken at all",
    arguments: [
      "Ja\u{1B}[Ane", "Ja\u{7}ne", "\u{1B}[200~Jane\u{1B}[201~", "Jane\u{1B}",
    ])
  func keysInLines(_ line: String) {
    var lines = LineRun(
      Runner.entered(
        Script.request, rows: LineMode.size.rows, columns: LineMode.size.columns))
    let before = lines.run.draft
    lines.type(line)
    #expect(lines.run.draft == before)
    #expect(lines.hears("Nothing of this line is taken"))
    lines.type(Array("M".utf8) + [0xFC] + Array("ller".utf8))
    #expect(lines.run.draft == before)
    #expect(lines.hears("could not be read"))
  }

  @Test("No screen is silent, and no line is")
  func speaking() {
    for (name, run) in KeyTests.places {
      var bench = run.bench
      _ = bench.update(.input(.resize(LineMode.size)))
      var mode = LineMode()
      #expect(!mode.news(of: bench, isAnswer: false).isEmpty, "\(name) is silent")
      for line in ["", "9", "nothing", ":up", ":down", ":cancel", "y", "?"] {
        var (bench, mode) = (bench, mode)
        switch mode.read(Array(line.utf8), on: bench) {
        case .says(let words): #expect(words != [""])
        case .keys(let keys):
          for key in keys { _ = bench.update(.input(.key(key))) }
          let said = mode.news(of: bench, isAnswer: true)
          #expect(said.contains { !$0.isEmpty }, "\"\(line)\" on \(name) is silent")
        }
      }
    }
  }

  @Test("Enter alone, as often as one likes, signs nothing and writes nothing")
  func emptyLines() {
    var lines = LineRun()
    for text in ["new"] + Script.approval { lines.type(text) }
    for _ in 0..<50 { lines.type("") }
    #expect(lines.run.signatures.isEmpty && lines.run.written.isEmpty)
  }
}
