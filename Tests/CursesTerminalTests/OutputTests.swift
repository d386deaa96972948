import Checklist
import Glibc
import TerminalSupport
import Testing

@Suite(.checklist, .serialized) struct OutputTests {
  private func opened(_ environment: [String] = []) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      environment: environment + ["LC_ALL=C.UTF-8", "TERM=xterm-256color"])
    try terminal.wait(for: "painted")
    return terminal
  }

  @Test("71. a typed character sends at most 64 bytes")
  func typedBytes() throws {
    let terminal = try opened()
    for character in "hydroxychloroquine 12.5 %" {
      let sent = try terminal.outputAfter { terminal.type(String(character)) }
      #expect((1...64).contains(sent.count), "\(character) sent \(sent.count) bytes")
    }
  }

  @Test("72. 240 characters typed ahead send under 1,500 bytes")
  func typedAhead() throws {
    let terminal = try opened()
    terminal.drain()
    let start = terminal.output.count
    terminal.type(String(repeating: "ab", count: 120) + "\u{1B}1")
    try terminal.wait(for: "key(Screen.Key.function(1))")
    try terminal.wait(for: "painted")
    terminal.drain()
    #expect(terminal.output.count - start < 1500)
  }

  @Test("71. a whole screen sends under 4,000 bytes, and the same screen again sends none")
  func wholeScreen() throws {
    let terminal = try opened()
    terminal.drain()
    #expect(terminal.output.count < 4000)
    let sent = try terminal.outputAfter { terminal.type("\u{7}") }
    #expect(sent == [])
  }

  @Test("9. nothing is sent and no time is used while nothing happens")
  func idle() throws {
    let terminal = try opened()
    terminal.type("a")
    try terminal.wait(for: "painted")
    #expect(try terminal.isIdle(milliseconds: 400))
  }

  @Test("characters of every kind are sent as themselves, and none that steers")
  func kinds() throws {
    let terminal = try opened()
    let sent = try terminal.outputAfter { terminal.type("\u{10}") }
    let text = String(decoding: sent, as: UTF8.self)
    #expect(text.contains("é日😀e\u{301}\u{FFFD}\u{FFFD}[31m\u{FFFD} ✓中ab"))
    #expect(!text.contains("\u{202E}"))
  }

  @Test("55. without UTF-8 only ASCII is sent", arguments: ["C", "POSIX", "xx_YY.UTF-8"])
  func ascii(locale: String) throws {
    let terminal = try opened(["LC_ALL=\(locale)"])
    let sent = try terminal.outputAfter { terminal.type("\u{10}") }
    #expect(sent.allSatisfy { $0 < 0x80 })
    #expect(String(decoding: sent, as: UTF8.self).contains("e???e???[31m???a?b"))
  }

  @Test("55. colour is sent only where it is wanted and there")
  func colour() throws {
    #expect(try opened().outputText.contains("\u{1B}[36m"))
    for environment in ["NO_COLOR=1", "TERM=vt220"] {
      let terminal = try opened([environment])
      terminal.drain()
      #expect(!terminal.outputText.contains("\u{1B}[36m"))
      #expect(terminal.outputText.contains("[+] MET"))
    }
  }

  @Test("the cursor is left on the field")
  func cursor() throws {
    let terminal = try opened()
    let sent = try terminal.outputAfter { terminal.type("ab") }
    // The last byte of the second letter leaves the cursor behind it.
    #expect(String(decoding: sent, as: UTF8.self).contains("ab"))
    #expect(terminal.outputText.lastOf("\u{1B}[?25l") <= terminal.outputText.lastOf("\u{1B}[?25h"))
  }
}
