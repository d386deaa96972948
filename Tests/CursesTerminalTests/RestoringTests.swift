import Checklist
import Glibc
import TerminalSupport
import Testing

/// However the program ends, the terminal is left as it was found.
@Suite(.checklist, .serialized) struct RestoringTests {
  private static let types = ["xterm-256color", "xterm", "tmux-256color", "linux", "vt220"]

  private func opened(_ environment: [String] = [], launcher: [String] = []) throws
    -> (terminal: PseudoTerminal, before: termios)
  {
    let defaults = ["LC_ALL=C.UTF-8", "TERM=xterm-256color", "SWIFT_BACKTRACE=enable=no"]
    let terminal = try PseudoTerminal(environment: environment + defaults, launcher: launcher)
    let before = terminal.settingsBefore
    try terminal.wait(for: "painted")
    return (terminal, before)
  }

  private func expectRestored(_ terminal: PseudoTerminal, _ before: termios) {
    let after = terminal.settings
    #expect(after.c_iflag == before.c_iflag)
    #expect(after.c_oflag == before.c_oflag)
    #expect(after.c_lflag == before.c_lflag)
    #expect(after.c_lflag & UInt32(ICANON | ECHO | ISIG) == UInt32(ICANON | ECHO | ISIG))
    let text = terminal.outputText
    #expect(text.lastOf("\u{1B}[?2004l") > text.lastOf("\u{1B}[?2004h"))
  }

  private func expectScreenLeft(_ terminal: PseudoTerminal) {
    let text = terminal.outputText
    #expect(text.lastOf("\u{1B}[?1049h") >= 0)
    #expect(text.lastOf("\u{1B}[?1049l") > text.lastOf("\u{1B}[?1049h"))
    #expect(text.lastOf("\u{1B}[?25l") < max(text.lastOf("\u{1B}[?25h"), 1))
    #expect(text.lastOf("\u{1B}[?1l") > text.lastOf("\u{1B}[?1h"))
  }

  @Test("7. leaving restores the terminal, whatever its type", arguments: types)
  func leaving(type: String) throws {
    let (terminal, before) = try opened(["TERM=\(type)"])
    #expect(terminal.settings.c_lflag & UInt32(ICANON | ECHO | ISIG) == 0)
    #expect(terminal.settings.c_iflag & UInt32(IXON | ICRNL) == 0)
    terminal.type("\u{1B}OR")
    #expect(try terminal.finish().ending == .exit(0))
    expectRestored(terminal, before)
    if type.hasPrefix("xterm") || type.hasPrefix("tmux") { expectScreenLeft(terminal) }
  }

  @Test(
    "a signal that asks to stop is an event, and the terminal is restored",
    arguments: [(SIGHUP, "hangup", 129), (SIGTERM, "terminate", 143), (SIGINT, "interrupt", 130)]
      as [(Int32, String, Int32)])
  func stopped(signal: Int32, event: String, status: Int32) throws {
    let (terminal, before) = try opened()
    terminal.send(signal: signal)
    let (events, ending) = try terminal.finish()
    #expect(events.last == event)
    #expect(ending == .exit(status))
    expectRestored(terminal, before)
    expectScreenLeft(terminal)
  }

  @Test(
    "30. a crash restores the terminal, and the program ends by its signal",
    arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE])
  func crashed(signal: Int32) throws {
    let (terminal, before) = try opened()
    terminal.send(signal: signal)
    #expect(try terminal.finish().ending == .signal(signal))
    expectRestored(terminal, before)
    expectScreenLeft(terminal)
  }

  @Test("30. a trap in Swift restores the terminal")
  func trapped() throws {
    let (terminal, before) = try opened()
    terminal.type("\u{14}")
    let ending = try terminal.finish().ending
    #expect([.signal(SIGILL), .signal(SIGTRAP)].contains(ending))
    expectRestored(terminal, before)
    expectScreenLeft(terminal)
    #expect(!terminal.outputText.contains("forced"))
    #expect(terminal.logText.contains("forced"))
  }

  @Test("exiting without closing restores the terminal")
  func exited() throws {
    let (terminal, before) = try opened()
    terminal.type("\u{5}")
    #expect(try terminal.finish().ending == .exit(3))
    expectRestored(terminal, before)
    expectScreenLeft(terminal)
  }

  @Test(
    "29. a lost connection ends the program, also where SIGHUP is ignored",
    arguments: [true, false])
  func lostConnection(ignoresHangup: Bool) throws {
    let launcher = ignoresHangup ? ["/bin/sh", "-c", "trap '' HUP; exec \"$0\""] : []
    let (terminal, _) = try opened(launcher: launcher)
    terminal.hangUp()
    let (events, ending) = try terminal.finish()
    // The signal and the end of input race each other where both come.
    if !ignoresHangup, events.last == "hangup" {
      #expect(ending == .exit(129))
    } else {
      #expect(events.last == "endOfInput")
      #expect(ending == .exit(0))
    }
  }

  @Test("after a stop from outside the terminal is taken again and all is painted")
  func continued() throws {
    let (terminal, before) = try opened()
    terminal.send(signal: SIGCONT)
    try terminal.wait(for: "resumed")
    try terminal.wait(for: "painted")
    terminal.type("\u{1B}OR")
    #expect(try terminal.finish().ending == .exit(0))
    #expect(terminal.outputText.count(of: "RUBRIC probe") == 2)
    expectRestored(terminal, before)
    expectScreenLeft(terminal)
  }

  @Test("32. suspended, the shell has the terminal as it was; continued, the program has it back")
  func suspended() throws {
    let shell = "set -m; \"$0\"; echo stopped >&3; read line; fg >&4; echo left >&3"
    let (terminal, before) = try opened(launcher: ["/bin/sh", "-c", shell])
    terminal.type("abc\u{17}")
    try terminal.wait(for: "suspend")
    try terminal.wait(for: "stopped")
    terminal.drain()
    expectRestored(terminal, before)
    expectScreenLeft(terminal)
    terminal.type("\n")
    try terminal.wait(for: "painted")
    terminal.drain()
    for mode in ["[?1049", "[?2004", "[?1"] {
      let text = terminal.outputText
      #expect(text.lastOf("\u{1B}\(mode)h") > text.lastOf("\u{1B}\(mode)l"))
    }
    terminal.type("d\u{1B}OR")
    let (events, ending) = try terminal.finish()
    #expect(events.contains("key(Screen.Key.character(\"d\"))"))
    #expect(events.last == "left")
    #expect(!events.contains("resumed"))
    #expect(ending == .exit(0))
    #expect(terminal.outputText.count(of: "[ \u{1B}(B\u{1B}[0;4mabc_") == 1)
    expectRestored(terminal, before)
  }

  @Test("standard error goes to the log while the screen is up")
  func standardError() throws {
    let (terminal, _) = try opened()
    terminal.type("\u{F}\u{1B}OR")
    #expect(try terminal.finish().ending == .exit(0))
    #expect(!terminal.outputText.contains("a message"))
    #expect(terminal.logText == "a message\n")
  }
}

extension String {
  /// Where the last occurrence begins, in bytes; -1 without one.
  func lastOf(_ part: String) -> Int {
    let (whole, wanted) = (Array(utf8), Array(part.utf8))
    guard whole.count >= wanted.count else { return -1 }
    return (0...whole.count - wanted.count).last {
      Array(whole[$0..<$0 + wanted.count]) == wanted
    } ?? -1
  }

  /// How often a part occurs.
  func count(of part: String) -> Int {
    let (whole, wanted) = (Array(utf8), Array(part.utf8))
    guard whole.count >= wanted.count else { return 0 }
    return (0...whole.count - wanted.count).count {
      Array(whole[$0..<$0 + wanted.count]) == wanted
    }
  }
}
