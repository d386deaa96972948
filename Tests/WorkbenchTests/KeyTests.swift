import Casework
import Checklist
import Interview
import RuleEngine
import Screen
import Testing

@testable import Workbench

@Suite("Keys", .checklist)
struct KeyTests {
  /// A workbench in each of the places that a person can be in.
  static let places: [(name: String, run: Runner)] = {
    var places: [(String, Runner)] = [("no drafts", Runner())]
    var listed = Runner.entered(Script.request + Script.persons)
    listed.press(.function(3))
    places.append(("drafts", listed))
    var searching = listed
    searching.press("/", "j")
    places.append(("searching", searching))
    for key in ["v", "s"] {
      var menu = listed
      menu.press(.character(Character(key)))
      places.append(("menu \(key)", menu))
    }
    places.append(("choice", Runner.entered([])))
    places.append(("text", Runner.entered(Script.request)))
    places.append(("number", Runner.entered(Script.request + Script.persons + ["1"])))
    let clinical = Script.request + Script.persons + Script.clinical
    places.append(("drug", Runner.entered(clinical)))
    var matching = Runner.entered(clinical)
    matching.type("clo")
    places.append(("matches", matching))
    places.append(("date in a row", Runner.entered(clinical + ["clobetasol propionate"])))
    let done = Runner.entered(Script.approval)
    places.append(("summary", done))
    for (name, key) in [("why", Key.function(6)), ("help", .function(1)), ("letter", .function(9))]
    {
      var run = done
      run.press(key)
      places.append((name, run))
    }
    var box = done
    box.press(.function(9), .end, .function(8))
    places.append(("sign box", box))
    var path = LetterTests.signed()
    places.append(("signed letter", path))
    path.press(.function(9))
    places.append(("path", path))
    let review = Runner.review()
    places.append(("review", review))
    for (name, key) in [("return", Key.function(2)), ("override", "o"), ("preview", .function(6))] {
      var run = review
      run.press(key)
      places.append((name, run))
    }
    var lines = review
    lines.press("o", .enter)
    places.append(("override's lines", lines))
    lines.press(" ", .enter)
    places.append(("override's reason", lines))
    var step = done
    step.choose("Send it for review")
    places.append(("step", step))
    var held = done
    held.press(.function(3))
    held.give(
      .held(
        HeldCase(
          "c-1",
          CaseHolder(login: "roe", host: "ward-3", since: Moment(iso: "2026-11-21T09:42:00Z")!),
          changedAt: Moment(iso: "2026-11-21T09:50:00Z")!)))
    places.append(("held", held))
    var choices = Runner.entered([])
    choices.press(.function(4))
    places.append(("choices", choices))
    var tenfold = Runner.entered(Script.request + Script.persons + ["1", "8", "60"])
    tenfold.press(.backTab)
    tenfold.enter("6")
    places.append(("tenfold", tenfold))
    return places
  }()

  static let keys: [Key] =
    [
      .enter, .tab, .backTab, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .insert,
      .delete, .backspace, .escape, .character("x"), .character("7"), .character(" "),
      .character("é"), .unreadable(0xFC), .unknownSequence, .modified(.left, .control),
      .paste(Paste("ab", lineBreaks: 1)),
    ] + (1...12).map { Key.function($0) } + "abcdefghklnopqrstuvwxyz".map { Key.control($0) }

  @Test("20. No key is silent: it changes the screen, says why not, or has an effect")
  func speaking() {
    for (name, run) in Self.places {
      let before = run.bench.view(size: run.bench.size, capabilities: .unicode)
      for key in Self.keys {
        var bench = run.bench
        let effects = bench.update(.input(.key(key)))
        let after = bench.view(size: bench.size, capabilities: .unicode)
        let message = bench.shownMessage
        #expect(
          after != before || !effects.isEmpty || bench.isSpeaking,
          "\(key) on \(name) is silent, with \(message)")
      }
    }
  }

  @Test("68. The cursor is on the screen after every key, wherever one is")
  func cursor() {
    for (name, run) in Self.places {
      for key in Self.keys {
        for (rows, columns) in [(24, 80), (12, 40)] {
          var bench = run.bench
          _ = bench.update(.input(.resize(Size(rows: rows, columns: columns))))
          _ = bench.update(.input(.key(key)))
          let grid = bench.view(size: bench.size, capabilities: .unicode)
          let cursor = grid.cursor
          #expect(
            cursor.map { $0.row < rows && $0.column < columns } ?? false,
            "no cursor after \(key) on \(name) at \(columns)x\(rows)")
        }
      }
    }
  }

  @Test("62. Fifty Enters write nothing, delete nothing and do not leave, wherever one is")
  func enters() {
    for (name, run) in Self.places where name != "path" {
      var run = run
      let answers = run.draft?.content.answers ?? [:]
      for _ in 0..<50 { run.press(.enter) }
      #expect(run.written.isEmpty, "\(name)")
      #expect(run.signatures.count == (name == "signed letter" ? 1 : 0), "\(name)")
      #expect(run.left == nil, "\(name)")
      for (field, answer) in answers {
        #expect(run.drafts.values.first?.content.answers[field] == answer, "\(name): \(field)")
      }
    }
  }

  @Test("19. Shift-Tab goes back from a text that is no answer, and the text is still there")
  func back() {
    var run = Runner.entered(Script.request + ["Jane Doe", "W00012345"])
    run.enter("30-Feb-1990")
    #expect(run.screen.contains("!"))
    run.press(.backTab)
    #expect(run.intake?.focus == .input("member.memberId"))
    #expect(run.screen.contains("30-Feb-1990"))
    #expect(run.screen.contains("not accepted"))
    run.press(.tab)
    #expect(run.focusLine.contains("30-Feb-1990"))
    #expect(run.draft?.text("member.birthDate") == nil)
  }

  @Test("After a refusal, what is typed ahead for later fields becomes no answer to this one")
  func refusedBurst() {
    var run = Runner.entered(Script.request + Script.persons)
    run.enter("7", "1", "60")
    #expect(run.intake?.focus == .input("cyp2c9Metabolizer"))
    #expect(run.focusLine.contains("7160"))
    #expect(run.draft?.content.answers[.input("cyp2c9Metabolizer")] == nil)
  }

  @Test("22. Fifty undos and fifty redos give the same case again")
  func undo() {
    var run = Runner.entered(Script.approval)
    let whole = run.draft?.content
    for _ in 0..<50 { run.press(.control("z")) }
    #expect(run.draft?.content.answers.isEmpty == true)
    for _ in 0..<50 { run.press(.control("y")) }
    #expect(run.draft?.content == whole)
  }

  @Test("Undo takes back what is typed before it takes back an answer")
  func undoTyping() {
    var run = Runner.entered(Script.request + ["Jane Doe"])
    run.press(.backTab)
    run.press(.paste(Paste("Somebody Else", lineBreaks: 1)))
    #expect(run.focusLine.contains("Somebody Else"))
    run.press(.control("z"))
    #expect(run.focusLine.contains("Jane Doe"))
    #expect(run.draft?.text("member.name") == "Jane Doe")
  }

  @Test(
    "A field is left with its answer accepted, whichever way one goes",
    arguments: [
      Key.enter, .tab, .down, .up, .backTab, .pageDown, .pageUp, .function(5), .function(3),
    ])
  func leaving(key: Key) {
    var run = Runner.entered(Script.request + ["Jane Doe"])
    run.type("W1")
    run.press(key)
    #expect(run.saves.last?.text("member.memberId") == "W1")
  }

  @Test("31. Leaving asks, stays by itself, and says that the draft is saved")
  func askedLeaving() {
    for key in [Key.enter, .escape, "n", .control("c"), .function(3)] {
      var run = Runner.entered(["1"])
      run.press(.control("c"))
      #expect(run.screen.contains("Leave? The draft is saved."))
      run.press(key)
      #expect(run.left == nil)
    }
    var run = Runner.entered(["1"])
    run.type("leq")
    run.press(.control("c"), "y")
    #expect(run.left == 0)
    #expect(run.saves.last?.typing?.text == "leq")
  }

  @Test(
    "40. Asked and not documented is an answer, shown in words",
    arguments: [
      Key.character("u"), .function(2),
    ])
  func undocumented(key: Key) {
    var run = Runner.entered(Script.request + Script.persons)
    run.press(key)
    if key == "u" { run.press(.enter) }
    #expect(run.screen.contains("not documented"))
    #expect(run.screen.contains("[u] UNKNOWN"))
    #expect(run.draft?.content.answers[.input("cyp2c9Metabolizer")] == .undocumented)
  }

  @Test("F4 takes a choice from the list, Esc leaves the field as it was")
  func choices() {
    var run = Runner.entered([])
    run.press(.function(4), .down, .escape)
    #expect(run.draft?.content.answers.isEmpty == true)
    run.press(.function(4), .down, .enter)
    #expect(run.draft?.text("plan.payer") == "centene")
    #expect(run.saves.count == 1)
  }

  @Test("A case is found by a part of its name")
  func search() {
    var run = Runner.entered(Script.request + Script.persons)
    run.press(.function(3), "n")
    run.enter("1")
    run.press(.function(3))
    #expect(run.screen.contains("Case 2 of 2, 2 kept"))
    run.press("/")
    run.type("doe")
    #expect(run.screen.contains("20261121-090001"))
    #expect(!run.screen.contains("20261121-090002"))
    run.press(.enter, .enter)
    #expect(run.draft?.id == "20261121-090001")
  }
}

extension Workbench {
  /// Whether the message line says something of the latest key.
  var isSpeaking: Bool { message != nil || intake?.message != nil }
}
