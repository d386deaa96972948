import Checklist
import Foundation
import TerminalSupport
import Testing

/// The real program in a real terminal, from the start screen to the letter.
@Suite(.checklist, .serialized) struct WalkTests {
  @Test("10, 26. by keyboard alone, a request is entered, decided and its letter written")
  func approval() throws {
    let folder = ScratchFolder()
    let run = try WorkbenchRun.newCase(folder)
    try run.walk(WalkScript.steps)
    let terminal = run.terminal
    try terminal.wait(forWords: "APPROVE", "Covers from 15-Jan-2026 through 13-Jul-2026")
    terminal.type("\u{1B}[20~")
    try terminal.wait(forWords: "Letter preview  NOT SIGNED", "We approved your request for")
    try run.sign("APPROVE")
    for name in ["letter.txt", "letter.pdf"] {
      terminal.type("\u{1B}[20~")
      try terminal.wait(forWords: "Write the letter to")
      terminal.type("\(folder.path)/\(name)\r")
      try terminal.wait(forWords: "The letter was written to", name)
    }
    terminal.type("\u{1B}")
    try terminal.wait(forWords: "Covers from 15-Jan-2026 through 13-Jul-2026")
    #expect(try run.leave() == .exit(0))
    #expect(terminal.screen.strange == [])

    let draft = try folder.draft()
    #expect(draft.answers == WalkScript.answers())
    #expect(draft.complete == ["concurrentDrugs"])
    #expect(draft.typing == nil)
    try expectLetter(folder)
  }

  private func expectLetter(_ folder: ScratchFolder) throws {
    let text = folder.text("letter.txt")
    for words in [
      "We approved your request for", "Leqselvi", "Jane Doe", "W00012345", "Ann Lee",
      "January 15, 2026", "July 13, 2026", "180 days", "IP0751",
    ] {
      #expect(text.contains(words), "\(words) is not in:\n\(text)")
    }
    #expect(!text.lowercased().contains("denied"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 76 })
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\u{C}" })
    let pdf = folder.bytes("letter.pdf")
    #expect(pdf.starts(with: Array("%PDF-".utf8)))
    #expect(String(decoding: pdf.suffix(32), as: UTF8.self).contains("%%EOF"))
    for name in ["letter.txt", "letter.pdf"] {
      let mode = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")
      #expect(mode[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test("11. everything typed ahead in one go gives the same draft as key by key")
  func burst() throws {
    let fast = ScratchFolder()
    let run = try WorkbenchRun(fast)
    run.terminal.type("n" + WalkScript.keys)
    try run.terminal.wait(forWords: "APPROVE", "Covers from 15-Jan-2026 through 13-Jul-2026")
    #expect(try run.leave() == .exit(0))

    let slow = ScratchFolder()
    let other = try WorkbenchRun.newCase(slow)
    for step in WalkScript.steps {
      try other.wait(for: step)
      // The bytes of an arrow key are one key: parted, they are Escape and letters.
      let isOneKey = step.types.hasPrefix("\u{1B}")
      for key in isOneKey ? [step.types] : step.types.map(String.init) {
        let start = other.terminal.output.count
        other.terminal.type(key)
        try other.terminal.wait(until: "a repaint") { _ in other.terminal.output.count > start }
      }
      other.terminal.type("\r")
    }
    try other.terminal.wait(forWords: "APPROVE")
    #expect(try other.leave() == .exit(0))
    #expect(try fast.draft().answers == WalkScript.answers())
    #expect(try fast.draft().lines() == slow.draft().lines())
  }
}
