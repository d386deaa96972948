import Checklist
import Foundation
import Glibc
import TerminalSupport
import Testing

/// Keys as terminals of several kinds send them, to the real program (12 to 18, 23 to 26, 49).
@Suite("Checklist: typing", .checklist, .serialized) struct ChecklistTypingTests {
  private static let types = ["xterm-256color", "xterm", "tmux-256color", "linux", "vt220"]

  /// At the member's name of a new case.
  private func atName(
    _ folder: ScratchFolder = ScratchFolder(), _ launcher: [String] = [],
    term: String = "xterm-256color"
  ) throws -> WorkbenchRun {
    let run = try WorkbenchRun(folder, launcher: launcher, term: term)
    run.terminal.type("n" + WalkScript.steps[..<8].map { $0.types + "\r" }.joined())
    try run.wait(for: WalkScript.steps[8])
    return run
  }

  private func wait(_ run: WorkbenchRun, field text: String) throws {
    try run.terminal.wait(until: "a field with \(text)") { screen in
      screen.cursorLine.contains("[ \(text)_")
        && screen.cursor.column == 6 + text.count
    }
  }

  @Test("12. The keypad types digits and a point, and its Enter is Enter", arguments: types)
  func keypad(type: String) throws {
    let folder = ScratchFolder()
    let run = try atName(folder, term: type)
    let digits = "pqrstuvwxy".map { "\u{1B}O\($0)" }.joined()
    run.terminal.type(digits + "\u{1B}On")
    try wait(run, field: "0123456789.")
    run.terminal.type("\u{1B}OM")
    try run.wait(for: WalkScript.steps[9])
    #expect(try folder.draft().answers.contains("member.name: 0123456789."))
  }

  /// What each function key says at a field of text, and how that is taken back.
  private static let functions: [(key: Int, words: String, back: String)] = [
    (1, "F1 Close", "\u{1B}OP"), (2, "cannot be undocumented", "x\u{7F}"),
    (4, "There is no list for this field", "x\u{7F}"),
    (5, "Not answered yet", "\u{1B}"), (6, "F6 Close", "\u{1B}"),
    (7, "F7 adds a row to a list", "x\u{7F}"), (8, "F8 deletes the row", "x\u{7F}"),
    (9, "F9 copies from the row above", "x\u{7F}"),
    (10, "Which document are you entering from?", "\u{1B}"),
    (11, "F11 does nothing here", "x\u{7F}"), (12, "is taken back", "x\u{7F}"),
  ]

  /// Every encoding of a function key; ESC before it is left out.
  private static func encodings(of key: Int) -> [String] {
    let numbers = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24]
    let short = key <= 4 ? ["O" + String(Array("PQRS")[key - 1])] : []
    let console = key <= 5 ? ["[[" + String(Array("ABCDE")[key - 1])] : []
    return short + ["[\(numbers[key - 1])~"] + console
  }

  /// Presses a key, sees what it says, and takes that back.
  private func press(
    _ bytes: String, _ function: (key: Int, words: String, back: String), _ run: WorkbenchRun
  ) throws {
    // Esc and F12 take back what is typed.
    if function.key == 12 { run.terminal.type("y") }
    run.terminal.type(bytes)
    try run.terminal.wait(forWords: function.words)
    run.terminal.type(function.back)
    try run.terminal.wait(until: "\(function.words) gone") { screen in
      !screen.shows(function.words) && screen.asks("What is the member's full name?")
        && screen.cursorLine.contains("[ _")
    }
  }

  @Test("13. Home to F12 are themselves in every encoding", arguments: types)
  func everyEncoding(type: String) throws {
    let run = try atName(term: type)
    for (home, end) in [("[H", "[F"), ("OH", "OF"), ("[1~", "[4~"), ("[7~", "[8~")] {
      run.terminal.type("bc\u{1B}\(home)a\u{1B}\(end)d\u{1B}\(home)\u{1B}[3~\u{1B}\(end)")
      try wait(run, field: "bcd")
      run.terminal.type("\u{15}")
      try run.terminal.wait(until: "an empty field") { $0.cursorLine.contains("[ _") }
    }
    run.terminal.type("\u{1B}[6~")
    try run.wait(for: WalkScript.steps[13])
    run.terminal.type("\u{1B}[5~")
    try run.wait(for: WalkScript.steps[8])
    for function in Self.functions {
      for bytes in Self.encodings(of: function.key) { try press("\u{1B}" + bytes, function, run) }
    }
    for bytes in Self.encodings(of: 3) {
      run.terminal.type("\u{1B}" + bytes)
      try run.terminal.wait(forWords: "Case 1 of 1, 1 kept")
      run.terminal.type("\r")
      try run.wait(for: WalkScript.steps[8])
    }
  }

  @Test("16. Esc and a digit are the function keys F1 to F9")
  func escapeDigits() throws {
    let run = try atName()
    for function in Self.functions where function.key < 10 {
      try press("\u{1B}\(function.key)", function, run)
    }
    run.terminal.type("\u{1B}3")
    try run.terminal.wait(forWords: "Case 1 of 1, 1 kept")
  }

  @Test("16. With ESCDELAY set, the digit may come as late as that")
  func slowEscapeDigit() throws {
    let run = try atName(
      ScratchFolder(), ["/bin/sh", "-c", "ESCDELAY=10000 exec \"$0\""])
    run.terminal.type("a\u{1B}")
    try wait(run, field: "a")
    run.terminal.type("1")
    try run.terminal.wait(forWords: "F1 Close")
  }

  @Test("15. Esc alone takes back what is typed, with no further key")
  func escape() throws {
    let run = try atName()
    run.terminal.type("Jane")
    try wait(run, field: "Jane")
    run.terminal.type("\u{1B}")
    try run.terminal.wait(forWords: "What you typed is taken back.")
  }

  @Test("17. Ctrl-S stops nothing: it says that all is saved, and the next key is seen")
  func controlS() throws {
    let run = try atName()
    run.terminal.type("\u{13}")
    try run.terminal.wait(forWords: "Every answer is saved as soon as it is accepted.")
    run.terminal.type("J")
    try wait(run, field: "J")
  }

  @Test("18. In a terminal that sends Latin-1, or in the C locale, only the bad byte is lost")
  func badByte() throws {
    let run = try atName()
    run.terminal.type([0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72])
    try wait(run, field: "Mller")
    run.terminal.type([0xFC])
    try run.terminal.wait(forWords: "! This key could not be read.")
    let plain = try atName(ScratchFolder(), ["/bin/sh", "-c", "LC_ALL=C exec \"$0\""])
    plain.terminal.type("Jos\u{E9}")
    try wait(plain, field: "Jose?")
    plain.terminal.type("\u{3}")
    try plain.terminal.wait(forWords: "Leave?")
    plain.terminal.type("y")
    #expect(try plain.terminal.finish().ending == .exit(0))
    #expect(plain.terminal.output.allSatisfy { $0 < 0x80 })
    #expect(try plain.folder.draft().typing == "member.name: José")
  }

  @Test("23. A paste with a line break and a tab is one line in one field, and that is said")
  func paste() throws {
    let run = try atName()
    run.terminal.type("\u{1B}[200~a\rb\tc\u{1B}[201~")
    try wait(run, field: "a b c")
    try run.terminal.wait(forWords: "Pasted. Line breaks were removed.")
    run.terminal.type("\r")
    try run.wait(for: WalkScript.steps[9])
    #expect(try run.folder.draft().answers.contains("member.name: a b c"))
  }

  @Test("25. A paste of 1 MB is cut at the field's limit, and takes no memory to speak of")
  func largePaste() throws {
    let run = try atName()
    let before = try mostMemory(run)
    run.terminal.type("\u{1B}[200~")
    let block = [UInt8](repeating: 0x78, count: 4096)
    for _ in 0..<256 { run.terminal.type(block) }
    run.terminal.type("\u{1B}[201~")
    try run.terminal.wait(forWords: "It was too long, and its end was cut.")
    #expect(try mostMemory(run) - before < 4096)
    run.terminal.type("\r")
    try run.wait(for: WalkScript.steps[9])
    let kept = try #require(
      try run.folder.draft().answers.first { $0.hasPrefix("member.name: ") })
    #expect(kept.count == "member.name: ".count + 200)
  }

  /// The most memory that the program has had, in KiB.
  private func mostMemory(_ run: WorkbenchRun) throws -> Int {
    let status = try String(
      contentsOfFile: "/proc/\(run.terminal.process)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return try #require(line.flatMap { Int($0.filter(\.isNumber)) })
  }

  @Test("49. Letters, Down and Enter in one write take the first drug of the painted list")
  func drugBurst() throws {
    let folder = ScratchFolder()
    let run = try WorkbenchRun(folder)
    let first = try #require(
      WalkScript.steps.firstIndex { $0.sees.first == "Which drug was it?" })
    run.terminal.type("n" + WalkScript.steps[..<first].map { $0.types + "\r" }.joined())
    try run.wait(for: WalkScript.steps[first])
    run.terminal.type("hyd")
    try run.terminal.wait(forWords: "No row is marked.")
    let list = run.terminal.screen.lines.drop { !$0.contains("Which drug was it?") }
    let name = try #require(list.dropFirst().first).drop { $0 == " " }.prefix { $0 != " " }
    run.terminal.type("\u{15}hyd\u{1B}OB\r")
    try run.terminal.wait(until: "the next question") { $0.asks("How did it work?") }
    #expect(
      try folder.draft().answers.contains {
        $0.lowercased().hasPrefix("therapies#1.drug: \(name.lowercased())")
      })
  }
}
