import Checklist
import Foundation
import Glibc
import TerminalSupport
import Testing

/// What the program leaves behind in a terminal, and what it never sends to one.
@Suite(.checklist, .serialized) struct TerminalTests {
  enum Leaving: String, CaseIterable {
    case f3, controlC, f3FromCase, controlCFromCase, terminate
  }

  @Test("7. the terminal is left as it was found", arguments: Leaving.allCases)
  func restored(_ leaving: Leaving) throws {
    let folder = ScratchFolder()
    let run = try WorkbenchRun(folder)
    let terminal = run.terminal
    try terminal.wait(forWords: "No cases yet")
    #expect(terminal.screen.modes.isSuperset(of: ["?1049", "?2004"]))
    #expect(terminal.settings.c_lflag & UInt32(ICANON | ECHO | ISIG) == 0)
    if leaving == .f3FromCase || leaving == .controlCFromCase {
      terminal.type("n")
      try run.walk(WalkScript.steps[..<3])
      try run.wait(for: WalkScript.steps[3])
    }
    switch leaving {
    case .f3: terminal.type("\u{1B}OR")
    case .f3FromCase:
      terminal.type("\u{1B}OR")
      try terminal.wait(forWords: "Case 1 of 1, 1 kept")
      terminal.type("\u{1B}OR")
    case .controlC, .controlCFromCase:
      terminal.type("\u{3}")
      try terminal.wait(forWords: "Leave?")
      terminal.type("y")
    case .terminate: terminal.send(signal: SIGTERM)
    }
    let ending = try terminal.finish().ending
    #expect(ending == .exit(leaving == .terminate ? 143 : 0))
    terminal.expectRestored()
    #expect(terminal.screen.strange == [])
  }

  @Test("31. Ctrl-C asks first, and any other key than Y stays")
  func controlC() throws {
    let run = try WorkbenchRun.newCase(ScratchFolder())
    try run.wait(for: WalkScript.steps[0])
    run.terminal.type("\u{3}")
    try run.terminal.wait(forWords: "Leave?")
    run.terminal.type("\r")
    try run.terminal.wait(forWords: "You stay.")
    try run.walk(WalkScript.steps[..<1])
    try run.wait(for: WalkScript.steps[1])
  }

  @Test(
    "8. where there is no terminal for it, one line says why and what to do",
    arguments: [
      ("xterm-256color", "</dev/null", "standard input is not a terminal"),
      ("xterm-256color", "| cat", "standard output is not a terminal"),
      ("dumb", "| cat", "standard output is not a terminal"),
      (nil, "</dev/null", "standard input is not a terminal"),
    ] as [(String?, String, String)])
  func noTerminal(term: String?, redirection: String, words: String) throws {
    // Said by the shell, so that the status of the first command of a pipe is known too.
    let command = "{ \"$0\"; echo \"status $?\" >&3; } \(redirection)"
    let run = try WorkbenchRun(
      ScratchFolder(), launcher: ["/bin/sh", "-c", command], term: term)
    #expect(try run.terminal.finish().events == ["status 2"])
    let lines = run.terminal.outputText.split(separator: "\r\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("rubric: ") == true)
    #expect(lines.first?.contains(words) == true)
    #expect(!run.terminal.output.contains(0x1B))
  }

  private static let hostile = [
    "\u{1B}]0;x\u{7}", "\u{1B}[31m", "\u{1B}[2J", "\u{9B}31m", "\u{0}\u{7}\u{8}\u{E}\u{7F}",
    "\u{1B}P$q\"p\u{1B}\\", "\u{202E}", "\u{1B}[6n", "\u{1B}c",
  ]

  @Test("control characters that are pasted come back neither on the screen nor in the draft")
  func pasted() throws {
    let folder = ScratchFolder()
    let run = try WorkbenchRun.newCase(folder)
    try run.walk(WalkScript.steps[..<8])
    try run.wait(for: WalkScript.steps[8])
    let text = Self.hostile.joined(separator: "q")
    run.terminal.type("\u{1B}[200~Ja\(text)ne\u{1B}[201~")
    try run.terminal.wait(forWords: "characters that cannot be shown were left out")
    run.terminal.type("\r")
    try run.wait(for: WalkScript.steps[9])
    try expectHarmless(run)
  }

  @Test("14. sequences that are typed, as by a strange terminal, change no field")
  func typed() throws {
    let folder = ScratchFolder()
    let run = try WorkbenchRun.newCase(folder)
    try run.walk(WalkScript.steps[..<8])
    try run.wait(for: WalkScript.steps[8])
    for sequence in [
      "\u{1B}]0;x\u{7}", "\u{1B}[99~", "\u{1B}[1;9P", "\u{1B}[I", "\u{1B}P0$r\u{1B}\\",
    ] {
      run.terminal.type("J\(sequence)")
      run.terminal.type("\u{7F}")
    }
    run.terminal.type("Jane Doe\r")
    try run.wait(for: WalkScript.steps[9])
    #expect(try folder.draft().answers == WalkScript.answers(after: 9))
    try expectHarmless(run)
  }

  @Test("a draft with control characters in it is listed without them")
  func listed() throws {
    let folder = ScratchFolder()
    let first = try WorkbenchRun.newCase(folder)
    try first.walk(WalkScript.steps[..<9])
    try first.wait(for: WalkScript.steps[9])
    #expect(try first.leave() == .exit(0))
    try folder.tamper(
      """
      UPDATE draft SET document = CAST(replace(CAST(document AS TEXT), '"Jane Doe"',
        '"Jane \\u001b]0;x\\u0007\\u009b2J Doe"') AS BLOB);
      UPDATE case_file SET member_name = 'Jane ' || char(27) || ']0;x' || char(7, 155) || '2J Doe';
      """)
    #expect(try folder.draft().answers.contains { $0.contains("\u{9B}2J") })
    let run = try WorkbenchRun.resumed(folder)
    try run.terminal.wait(until: "the case or a refusal") {
      $0.shows("What is the member's ID?") || $0.shows("cannot be opened")
    }
    #expect(run.terminal.screen.strange == [])
    #expect(!run.terminal.outputText.contains("\u{1B}]"))
  }

  private func expectHarmless(_ run: WorkbenchRun) throws {
    #expect(run.terminal.screen.strange == [])
    let draft = String(decoding: try run.folder.draft().bytes, as: UTF8.self)
    #expect(draft.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.isShown })
    #expect(!draft.contains("\\u"))
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isShown: Bool { generalCategory != .control && generalCategory != .format }
}
