import CaseStore
import Casework
import Glibc
import TerminalSupport
import Testing

/// The real program and the list of people that belongs to the store.
@Suite(.serialized) struct WalkPeopleTests {
  private let folder = ScratchFolder()
  private var list: String { "\(folder.data)/people.yaml" }

  /// A store with one case, of Jane Doe.
  private func fill() throws {
    let moment = try #require(Moment(iso: "2026-11-21T09:00:00Z"))
    var draft = Draft(id: "c-1", createdAt: moment.iso)
    draft.content.answers[.input("member.name")] = .answered(.text("Jane Doe"))
    let store = CaseStore(path: folder.store)
    try store.create(draft, due: nil, Origin(login: "lee", moment: moment))
    store.close()
  }

  private func write(_ login: String, _ role: String) throws {
    try folder.write(
      "rubric: people/1\npeople:\n  \(login): {name: Alex, role: \(role)}\n", "rubric/people.yaml")
  }

  private static let login = String(cString: getpwuid(getuid()).pointee.pw_name)

  /// Nothing of a case is shown, none is opened or begun, and these words say why.
  private func expectNothing(_ words: String...) throws {
    let run = try WorkbenchRun(folder)
    for keys in ["", "\r", "n"] {
      run.terminal.type(keys)
      try wait(run, words)
    }
    #expect(!run.terminal.outputText.contains("Jane Doe"))
    #expect(!run.terminal.outputText.contains("Which payer"))
    run.terminal.type("\u{1B}OR")
    #expect(try run.terminal.finish().ending == .exit(0))
  }

  /// Waits for words that may be wrapped anywhere.
  private func wait(_ run: WorkbenchRun, _ words: [String]) throws {
    try run.terminal.wait(until: words.joined(separator: ", ")) { screen in
      let text = screen.lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
      return words.allSatisfy { text.contains($0) }
    }
  }

  @Test("who is not in the list sees no case and begins none")
  func unlisted() throws {
    try fill()
    try write("nobody.else", "nurse")
    try expectNothing("'\(Self.login)' is not in people.yaml, so it may do nothing here.")
  }

  @Test("by a list with a fault nobody sees a case, and is told where to see the fault")
  func faulty() throws {
    try fill()
    try write(Self.login, "doctor")
    try expectNothing("The list of people has 1 faults", "rubric policy check")
  }

  @Test("while a list that was used is gone nobody sees a case")
  func gone() throws {
    try fill()
    try write(Self.login, "nurse")
    let run = try WorkbenchRun.resumed(folder)
    try run.terminal.wait(forWords: "Which payer")
    #expect(try run.leave() == .exit(0))
    rename(list, "\(folder.data)/kept")
    try expectNothing("a list of people says who may do what", "until an administrator puts that")
  }

  @Test("a list that was changed meanwhile opens nothing until the program is started again")
  func changed() throws {
    try fill()
    try write(Self.login, "nurse")
    let run = try WorkbenchRun(folder)
    try run.terminal.wait(forWords: "Case 1 of 1, 1 kept")
    try write(Self.login, "administrator")
    for key in ["\r", "n"] {
      run.terminal.type(key)
      try wait(run, ["people.yaml was changed since this program was started. Leave it"])
      run.terminal.type("\u{1B}")
    }
    try write(Self.login, "nurse")
    run.terminal.type("\r")
    try run.terminal.wait(forWords: "Which payer")
    #expect(try run.leave() == .exit(0))
  }

  @Test("who shares a folder that has no list is told so")
  func shared() throws {
    try fill()
    chmod(folder.data, 0o770)
    let run = try WorkbenchRun(folder)
    try wait(run, ["Others can write to \(folder.data), and no people.yaml stands there"])
    run.terminal.type("\u{1B}OR")
    #expect(try run.terminal.finish().ending == .exit(0))
    try write(Self.login, "nurse")
    let listed = try WorkbenchRun(folder)
    try listed.terminal.wait(forWords: "Case 1 of 1, 1 kept")
    listed.terminal.type("\u{1B}OR")
    let ended = try listed.terminal.finish()
    #expect(ended.ending == .exit(0))
    #expect(!listed.terminal.outputText.contains("Others can write"))
  }
}
