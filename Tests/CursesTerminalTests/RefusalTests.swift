import Checklist
import CursesTerminal
import TerminalSupport
import Testing

@Suite(.checklist, .serialized) struct RefusalTests {
  @Test(
    "8. a terminal that cannot be painted is refused in words, with no escape byte",
    arguments: [
      ([], "TERM is not set"), (["TERM="], "TERM is not set"), (["TERM=dumb"], "\"dumb\""),
      (["TERM=no-such-terminal"], "\"no-such-terminal\""),
      (["TERM=x\u{1B}[2Jy"], "\"x\\u{1B}[2Jy\""),
    ] as [([String], String)])
  func refusedType(environment: [String], words: String) throws {
    let terminal = try PseudoTerminal(environment: environment)
    #expect(try terminal.finish().ending == .exit(2))
    #expect(terminal.outputText.contains(words))
    #expect(!terminal.output.contains(0x1B))
    #expect(terminal.outputText.contains("TERM=xterm-256color") || words != "TERM is not set")
  }

  @Test(
    "8. a stream that is no terminal is refused by its name",
    arguments: [("</dev/null", "standard input"), (">/dev/null", "standard output")])
  func refusedStream(redirection: String, stream: String) throws {
    let terminal = try PseudoTerminal(
      launcher: ["/bin/sh", "-c", "exec \"$0\" \(redirection)"])
    #expect(try terminal.finish().ending == .exit(2))
    #expect(terminal.outputText.contains("\(stream) is not a terminal"))
    #expect(!terminal.output.contains(0x1B))
  }
}
