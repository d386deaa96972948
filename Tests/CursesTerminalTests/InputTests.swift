import Checklist
import Glibc
import TerminalSupport
import Testing

@Suite(.checklist, .serialized) struct InputTests {
  private func opened(_ environment: [String] = []) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      environment: environment + ["LC_ALL=C.UTF-8", "TERM=xterm-256color"])
    try terminal.wait(for: "painted")
    return terminal
  }

  /// Leaves the probe.
  /// - Returns: the key events it had, in short.
  private func keys(of terminal: PseudoTerminal) throws -> [String] {
    terminal.type("\u{1B}OR")
    let (events, ending) = try terminal.finish()
    #expect(ending == .exit(0))
    return events.filter { $0.hasPrefix("key(") }.map {
      $0.split(separator: "Key.").last.map { String($0.dropLast()) } ?? $0
    }.dropLast()
  }

  @Test(
    "18. a byte that is no UTF-8 costs no other key, whatever the locale",
    arguments: ["C.UTF-8", "C", "xx_YY.UTF-8"])
  func unreadable(locale: String) throws {
    let terminal = try opened(["LC_ALL=\(locale)"])
    terminal.type([0x4D, 0xFC, 0x6C, 0x6C, 0xC3, 0xA9, 0x03])
    let expected = ["\"M\"", "252", "\"l\"", "\"l\"", "\"é\"", "\"c\""]
    let found = try keys(of: terminal)
    try #require(found.count == expected.count)
    for (key, part) in zip(found, expected) { #expect(key.contains(part)) }
    #expect(found[1].hasPrefix("unreadable"))
    #expect(found[5].hasPrefix("control"))
  }

  @Test("15. a lone Escape is a key by itself; Escape and a digit are a function key")
  func escape() throws {
    let terminal = try opened()
    terminal.type("\u{1B}")
    #expect(try terminal.wait(for: "key(Screen.Key.escape)") == ["key(Screen.Key.escape)"])
    terminal.type("\u{1B}1")
    try terminal.wait(for: "key(Screen.Key.function(1))")
    #expect(try keys(of: terminal) == [])
  }

  @Test("17. Control-S, -Q, -Z, -C, -V and -O are keys and stop nothing")
  func controlKeys() throws {
    let terminal = try opened()
    terminal.type("\u{13}\u{11}\u{1A}\u{3}\u{16}\r\n")
    let found = try keys(of: terminal)
    #expect(found == ["s", "q", "z", "c", "v"].map { "control(\"\($0)\")" } + ["enter", "enter"])
  }

  @Test("keys typed before the first paint are kept")
  func typeAhead() throws {
    let terminal = try PseudoTerminal()
    terminal.type("abc")
    try terminal.wait(for: "key(Screen.Key.character(\"c\"))")
  }

  @Test("6. a resize is seen, also with LINES and COLUMNS exported")
  func resize() throws {
    let terminal = try opened(["LINES=24", "COLUMNS=80"])
    for (rows, columns) in [(30, 100), (12, 40), (1, 1), (24, 80)] as [(UInt16, UInt16)] {
      terminal.resize(rows: rows, columns: columns)
      try terminal.wait(for: "resize(Screen.Size(rows: \(rows), columns: \(columns)))")
      try terminal.wait(for: "painted")
    }
    terminal.type("a")
    try terminal.wait(for: "painted")
    #expect(terminal.outputText.contains("RUBRIC probe 30x100"))
  }

  @Test("25. a paste of 1 MB is cut and counted, and the keys after it are keys")
  func largePaste() throws {
    let terminal = try opened()
    terminal.type("\u{1B}[200~")
    let block = [UInt8](repeating: 0x78, count: 4096)
    for _ in 0..<256 { terminal.type(block) }
    terminal.type("\u{1B}[201~z")
    var found: [String] = []
    while let event = try terminal.nextEvent() {
      if event.contains("paste(") { found.append(String(event.suffix(90))) }
      if event == "key(Screen.Key.character(\"z\"))" { break }
    }
    #expect(found.count == 1)
    #expect(found.first?.contains("cutBytes: \(256 * 4096 - 65_536)") == true)
  }
}
