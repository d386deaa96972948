import Foundation
import TerminalSupport
import Testing

@Suite(.serialized) struct DemoTests {
  private func demo(_ lines: [String], _ folder: ScratchFolder) throws -> CommandRun {
    try CommandRun(
      shell: "TMPDIR=\(folder.path) RUBRIC_DATA=\(folder.path)/own $RUBRIC demo --plain",
      input: lines.map { "\($0)\n" }.joined())
  }

  @Test("The demonstration has a case of every kind, and leaves nothing behind")
  func everyKind() throws {
    let folder = ScratchFolder()
    let run = try demo(["leave"], folder)
    #expect(run.status == 0)
    #expect(run.complaint == "")
    let list = run.text.components(separatedBy: "> ").joined()
    for words in [
      "demo-late, Chidi Okafor, Leqselvi, Cigna, DRAFT 11/15, late",
      "demo-approval, ! Maria Smith, Leqselvi, Cigna, DRAFT", "today 23:59",
      "demo-denial, ! Maria Smyth, Leqselvi, Cigna, TO REVIEW",
      "demo-partial, Thomas Berg, Anzupgo, Cigna, TO REVIEW",
      "demo-returned, Richard Roe, Opzelura, Cigna, RETURNED",
      "demo-pend, Anh Nguyen, Leqselvi, Cigna, WAITING",
      "demo-referral, Lena Brook, Jakafi, Centene, DRAFT",
      "demo-determined, Grace Hill, Opzelura, Cigna, DETERMINED",
      "demo-issued, Peter Novak, Leqselvi, Cigna, ISSUED",
      "demo-withdrawn, Ada Stone, Leqselvi, Cigna, WITHDRAWN", "Case 1 of 10, 10 kept.",
    ] { #expect(list.contains(words), "\(words)") }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left == [])
  }

  @Test(
    "Each case of the demonstration comes to what it is named after",
    arguments: [
      ("approval", "APPROVE"), ("denial", "PROPOSED BY THE RULES   DENY"),
      ("partial", "PROPOSED BY THE RULES   PARTIAL"), ("pend", "OPEN, cannot be decided yet"),
      ("referral", "REFER"), ("determined", "Signed: determination 1, APPROVE, by Demo Reviewer"),
      ("issued", "Signed: determination 1, DENY, by Demo Reviewer"),
      ("withdrawn", "This case is withdrawn"), ("returned", "The therapy list is not complete"),
    ])
  func outcome(name: String, words: String) throws {
    let run = try demo(["find demo-\(name)", "1", ":summary"], ScratchFolder())
    #expect(run.text.contains(words), "\(run.text)")
  }

  @Test(
    "Whoever tries it may enter, review and sign, and every screen says that it is a demonstration")
  func signing() throws {
    let folder = ScratchFolder()
    let terminal = try PseudoTerminal(
      [PseudoTerminal.program("rubric"), "demo"],
      environment: [
        "LC_ALL=C.UTF-8", "TERM=xterm-256color", "TZ=UTC", "PATH=/usr/bin:/bin",
        "HOME=\(folder.path)", "RUBRIC_NO_TOUR=1", "TMPDIR=\(folder.path)",
      ])
    try terminal.wait(
      forWords: "DEMO  Work queue", "A demonstration with invented cases", "demo-denial")
    terminal.type("/demo-denial\r")
    try terminal.wait(forWords: "Case 1 of 1, 10 kept")
    terminal.type("\r")
    try terminal.wait(forWords: "PROPOSED BY THE RULES   DENY")
    terminal.type("\u{1B}[17~")
    try terminal.wait(forWords: "DEMO  demo-denial  Letter preview  NOT SIGNED")
    terminal.type("\u{1B}[F")
    try terminal.wait(until: "the end of the letter") {
      $0.shows("lines above") && !$0.shows("lines below")
    }
    terminal.type("\u{1B}[19~")
    try terminal.wait(forWords: "Type the word DENY, then Enter, to sign")
    terminal.type("DENY\r")
    try terminal.wait(forWords: "Signed: determination 1, DENY")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    terminal.send(signal: SIGTERM)
    #expect(try terminal.finish().ending == .exit(143))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }
}
