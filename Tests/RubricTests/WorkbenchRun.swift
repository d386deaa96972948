import Foundation
import Glibc
import TerminalSupport
import Testing

/// A folder of a test's own, removed with everything in it.
final class ScratchFolder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/rubric-walk-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Of the file that keeps the cases.
  var data: String { "\(path)/rubric" }
  var store: String { "\(data)/cases.sqlite" }

  func bytes(_ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { Array($0) } ?? []
  }

  func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

  /// The draft of the one case there is.
  func draft() throws -> WrittenDraft {
    let documents = try drafts()
    try #require(documents.count == 1)
    return try WrittenDraft(documents[0])
  }
}

/// A draft as the store has it, read without the program's own reader.
struct WrittenDraft {
  /// Each as `field: value`; a set's values with commas between.
  var answers: Set<String> = []
  var complete: [String] = []
  /// As `field: text`.
  var typing: String?
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws {
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    for case let answer as [String: Any] in json["answers"] as? [Any] ?? [] {
      guard let field = answer["field"] else { continue }
      let value = (answer["value"] as? [Any])?.map { "\($0)" }.joined(separator: ", ")
      answers.insert("\(field): \(value ?? answer["value"].map { "\($0)" } ?? "")")
    }
    complete = json["complete"] as? [String] ?? []
    if let typing = json["typing"] as? [String: Any], let field = typing["field"],
      let text = typing["text"]
    {
      self.typing = "\(field): \(text)"
    }
    self.bytes = bytes
  }

  /// Without what names the draft and the hour.
  func lines() throws -> String {
    var members = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    for name in ["id", "createdAt", "changedAt"] { members[name] = nil }
    let text = try JSONSerialization.data(withJSONObject: members, options: .sortedKeys)
    return String(decoding: text, as: UTF8.self)
  }
}

/// The real program in a terminal of its own, with its drafts in a scratch folder.
struct WorkbenchRun {
  let folder: ScratchFolder
  let terminal: PseudoTerminal

  /// - Parameters:
  ///   - launcher: a command that starts it, whose further word is the program.
  ///   - zone: where it runs.
  ///   - term: the kind of terminal; nil leaves it out of the environment.
  ///   - showsTour: whether somebody who is here for the first time is welcomed.
  ///   - columns: of the terminal, which has 24 lines.
  init(
    _ folder: ScratchFolder, launcher: [String] = [], term: String? = "xterm-256color",
    zone: String = "UTC", showsTour: Bool = false, columns: UInt16 = 80
  ) throws {
    self.folder = folder
    terminal = try PseudoTerminal(
      launcher + [PseudoTerminal.program("rubric")],
      environment: [
        "LC_ALL=C.UTF-8", "TZ=\(zone)", "PATH=/usr/bin:/bin", "HOME=\(folder.path)",
        "XDG_DATA_HOME=\(folder.path)", "SWIFT_BACKTRACE=enable=no",
      ] + (showsTour ? [] : ["RUBRIC_NO_TOUR=1"]) + (term.map { ["TERM=\($0)"] } ?? []),
      columns: columns)
  }

  /// With a new case begun.
  static func newCase(
    _ folder: ScratchFolder, launcher: [String] = [], zone: String = "UTC"
  ) throws -> WorkbenchRun {
    let run = try WorkbenchRun(folder, launcher: launcher, zone: zone)
    try run.terminal.wait(forWords: "No cases yet")
    run.terminal.type("n")
    return run
  }

  /// With the one draft of the folder opened.
  static func resumed(_ folder: ScratchFolder) throws -> WorkbenchRun {
    let run = try WorkbenchRun(folder)
    try run.terminal.wait(forWords: "Case 1 of 1, 1 kept")
    run.terminal.type("\r")
    return run
  }

  /// Waits until the program asks for a step.
  func wait(for step: WalkScript.Step) throws {
    try terminal.wait(until: step.sees.joined(separator: ", ")) { screen in
      step.sees.allSatisfy(screen.asks)
    }
  }

  /// Goes through steps, each typed once the program asks for it.
  func walk(_ steps: some Sequence<WalkScript.Step>) throws {
    for step in steps {
      try wait(for: step)
      terminal.type(step.types + "\r")
    }
  }

  /// Marks an item of a list and opens it.
  func choose(_ words: String) throws {
    var line = try marked("a line is marked") { _ in true }
    while !line.contains(words) {
      let left = line
      terminal.type("\u{1B}[B")
      line = try marked("the line below is marked") { $0 != left }
    }
    terminal.type("\r")
  }

  /// The marked line, once the list is painted: the cursor comes to rest in front of it.
  private func marked(_ wanted: String, _ isSo: (String) -> Bool) throws -> String {
    try terminal.wait(until: wanted) {
      $0.lines.count { $0.hasPrefix(">") } == 1 && $0.cursorLine.hasPrefix(">")
        && $0.cursor.column == 0 && isSo($0.cursorLine)
    }
    return terminal.screen.cursorLine
  }

  /// Signs the letter that is on the screen, with the word of its decision.
  func sign(_ word: String) throws {
    try readOn()
    terminal.type("\u{1B}[19~")
    try terminal.wait(forWords: "Type the word \(word), then Enter, to sign")
    terminal.type("\(word)\r")
    try terminal.wait(forWords: "SIGNED", "Signed: determination", word)
  }

  /// Has the proposed letter shown, and goes to its end.
  func readLetter() throws {
    terminal.type("\u{1B}[17~")
    try terminal.wait(forWords: "Letter preview  NOT SIGNED")
    try readOn()
  }

  private func readOn() throws {
    terminal.type("\u{1B}[F")
    try terminal.wait(until: "the end of the letter") {
      $0.shows("lines above") && !$0.shows("lines below")
    }
  }

  /// Leaves by F3, from a case to the list and from there.
  func leave() throws -> PseudoTerminal.Ending {
    terminal.type("\u{1B}OR")
    try terminal.wait(forWords: "Find", "kept")
    terminal.type("\u{1B}OR")
    return try terminal.finish().ending
  }
}

extension ScreenReplica {
  /// Whether the words stand on it, left of the panel, however they are wrapped there.
  func asks(_ words: String) -> Bool {
    let left = lines.flatMap { $0.prefix { $0 != "|" }.split(separator: " ") }
    return left.joined(separator: " ").contains(words)
  }
}

extension PseudoTerminal {
  /// The terminal is as it was before the program was started.
  func expectRestored() {
    let (before, after) = (settingsBefore, settings)
    #expect(after.c_iflag == before.c_iflag)
    #expect(after.c_oflag == before.c_oflag)
    #expect(after.c_cflag == before.c_cflag)
    #expect(after.c_lflag == before.c_lflag)
    // The cursor is shown; not on are the other screen, the application keys and bracketed pastes.
    // What the Meta key sends is left as ncurses sets it: nobody knows what it was.
    #expect(screen.modes.subtracting(["?1034"]) == ["?7", "?25"])
  }
}
