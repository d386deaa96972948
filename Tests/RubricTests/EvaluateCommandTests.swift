import Casework
import Foundation
import Testing

/// `rubric evaluate` as a program: streams in, one answer a case out, and a status that tells.
@Suite("rubric evaluate")
struct EvaluateCommandTests {
  private func member(_ key: String, of line: Substring) throws -> JSONValue? {
    guard case .object(let object) = try JSONReader.read(String(line)) else { return nil }
    return object[key]
  }

  private func outcomes(_ run: CommandRun) throws -> [String] {
    try run.lines.map { line in
      if case .text(let outcome)? = try member("outcome", of: line) { return outcome }
      guard case .object(let error)? = try member("error", of: line),
        case .text(let path)? = error["path"]
      else { return "neither" }
      return "refused at '\(path)'"
    }
  }

  private let pretty = leqselviCase(id: "A-2").replacing(", ", with: ",\n  ")

  @Test("reads standard input and writes one line a case")
  func standardInput() throws {
    let run = try CommandRun(["evaluate", "-"], input: leqselviCase())
    #expect(run.status == 0)
    #expect(run.complaint == "")
    #expect(try outcomes(run) == ["approve"])
    #expect(try member("id", of: run.lines[0]) == .text("A-1"))
    #expect(try member("schema", of: run.lines[0]) == .text("rubric.determination/1"))
  }

  @Test("reads files one after the other, each laid out as it likes")
  func files() throws {
    let folder = ScratchFolder()
    let one = try folder.write(leqselviCase(facts: #""age": 17"#) + pretty + leqselviCase(), "one")
    let two = try folder.write("\u{FEFF}\n" + pretty.replacing("\n", with: "\r\n"), "two")
    let run = try CommandRun(["evaluate", one, two])
    #expect(run.status == 0)
    #expect(try outcomes(run) == ["deny", "approve", "approve", "approve"])
  }

  @Test("nothing in is nothing out")
  func empty() throws {
    let run = try CommandRun(["evaluate", "-"], input: " \n\n")
    #expect(run.status == 0)
    #expect(run.output == [])
    #expect(run.error == [])
  }

  @Test("laid out for people, a determination says the same")
  func prettyOutput() throws {
    let plain = try CommandRun(["evaluate", "-"], input: leqselviCase())
    let laidOut = try CommandRun(["evaluate", "--pretty", "-"], input: leqselviCase())
    #expect(laidOut.lines.count > 50)
    #expect(try JSONReader.read(laidOut.text) == JSONReader.read(plain.text))
  }

  @Test("a refused case is answered in its place, and the status tells")
  func refused() throws {
    let run = try CommandRun(
      ["evaluate", "-"],
      input: leqselviCase() + leqselviCase(facts: #""scalpHairLossPercent": 101"#) + leqselviCase())
    #expect(run.status == 1)
    #expect(
      try outcomes(run) == ["approve", "refused at 'facts.scalpHairLossPercent'", "approve"])
    #expect(run.complaint == "")
  }

  @Test("broken JSON is answered in its place with its line, and reading goes on")
  func broken() throws {
    let run = try CommandRun(
      ["evaluate", "-"], input: leqselviCase() + "{\"schema\": oops}\n" + leqselviCase())
    #expect(run.status == 1)
    #expect(try outcomes(run).count == 3)
    #expect(try outcomes(run)[2] == "approve")
    guard case .object(let error)? = try member("error", of: run.lines[1]),
      case .text(let message)? = error["message"]
    else { throw CocoaError(.coderValueNotFound) }
    #expect(message.hasPrefix("line 2, column 12: "))
  }

  @Test(
    "hostile input is refused, and the next case is answered",
    arguments: [
      "nesting", "brackets", "surrogate", "key twice", "exponent", "digits", "NUL", "not UTF-8",
      "long key", "another schema", "no object", "large",
    ])
  func hostile(kind: String) throws {
    let digits = String(repeating: "9", count: 5000)
    let texts: [String: [UInt8]] = [
      "nesting": Array(
        (String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)).utf8),
      "brackets": Array(String(repeating: "{\"a\":", count: 50_000).utf8),
      "surrogate": Array(#"{"schema": "rubric.case/1", "id": "\ud800"}"#.utf8),
      "key twice": Array(#"{"schema": "rubric.case/1", "id": "a", "id": "b"}"#.utf8),
      "exponent": Array(#"{"schema": "rubric.case/1", "facts": {"age": 1e999999999}}"#.utf8),
      "digits": Array(#"{"schema": "rubric.case/1", "facts": {"age": \#(digits)}}"#.utf8),
      "NUL": Array("{\"schema\": \"rubric.case/1\", \"id\": \"\0\"}".utf8),
      "not UTF-8": Array(#"{"schema": "rubric.case/1", "id": ""#.utf8) + [0xFF, 0xC0, 0x22, 0x7D],
      "long key": Array("{\"\(String(repeating: "k", count: 100_000))\": 1}".utf8),
      "another schema": Array(#"{"schema": "rubric.case/2"}"#.utf8),
      "no object": Array("17".utf8),
      "large": Array(
        "{\"schema\": \"rubric.case/1\",\(String(repeating: " ", count: 5 << 20))}".utf8),
    ]
    let text = try #require(texts[kind])
    let run = try CommandRun(["evaluate", "-"], input: text + Array("\n\(leqselviCase())".utf8))
    #expect(run.status == 1)
    #expect(try outcomes(run).last == "approve")
    #expect(try outcomes(run).dropLast().allSatisfy { $0.hasPrefix("refused") })
    #expect(run.output.count < 20_000)
    #expect(run.complaint == "")
  }

  @Test("a file that is not there is told, and nothing is written for it")
  func missingFile() throws {
    let run = try CommandRun(["evaluate", "/nowhere/case.json"])
    #expect(run.status == 2)
    #expect(run.output == [])
    #expect(
      run.complaint
        == "rubric: /nowhere/case.json: cannot be read: No such file or directory\n")
    #expect(try CommandRun(["evaluate", "/tmp"]).status == 2)
  }

  @Test("what was decided before a file that cannot be read is not lost")
  func missingSecondFile() throws {
    let file = ScratchFolder()
    let run = try CommandRun(["evaluate", try file.write(leqselviCase(), "one"), "/nowhere"])
    #expect(run.status == 2)
    #expect(try outcomes(run) == ["approve"])
  }

  @Test(
    "a wrong command line is told apart", arguments: [["evaluate"], ["evaluate", "--prety", "-"]])
  func wrongCommandLine(arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == 64)
    #expect(run.output == [])
    #expect(run.complaint.contains("Usage: rubric evaluate"))
  }

  @Test("a reader that goes away ends it without a word")
  func closedPipe() throws {
    let folder = ScratchFolder()
    let file = try folder.write(String(repeating: leqselviCase(), count: 400), "cases")
    let run = try CommandRun(
      shell: "\"$RUBRIC\" evaluate '\(file)' | head -n 1; echo \"status ${PIPESTATUS[0]}\"")
    #expect(run.lines.count == 2)
    // The signal for it ends the program, or the fault does where whoever started it has that off.
    #expect(["status 141", "status 2"].contains(run.lines.last))
    #expect(run.complaint == "")
  }

  @Test("a full disk is told")
  func fullDisk() throws {
    let run = try CommandRun(
      shell: "\"$RUBRIC\" evaluate - > /dev/full", input: leqselviCase())
    #expect(run.status == 2)
    #expect(
      run.complaint
        == "rubric: standard output cannot be written: No space left on device\n")
  }

  @Test("a closed standard output is told")
  func closedOutput() throws {
    let run = try CommandRun(shell: "\"$RUBRIC\" evaluate - >&-", input: leqselviCase())
    #expect(run.status == 2)
    #expect(run.complaint.hasPrefix("rubric: standard output cannot be written: "))
  }
}
