import CaseStore
import Casework
import Foundation
import GRDB
import TerminalSupport
import Testing

/// What is asked once more when somebody signs, of the case as it is kept then. The screen shows it
/// as it was opened, so that only the door can know.
@Suite(.serialized) struct DoorTests {
  private let walk = ReviewWalk()
  private var folder: ScratchFolder { walk.folder }

  /// Signs with the denial's word, and waits for what is said of it, however it is wrapped.
  private func sign(_ reviewer: WorkbenchRun, expecting words: String) throws {
    reviewer.terminal.type("\u{1B}[19~")
    try reviewer.terminal.wait(forWords: "Type the word DENY, then Enter, to sign")
    reviewer.terminal.type("DENY\r")
    try reviewer.terminal.wait(until: words) { screen in
      let text = screen.lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
      return text.contains(words)
    }
  }

  /// Of the case that is kept, while something is otherwise in it.
  private func expectRefused(
    _ reviewer: WorkbenchRun, _ words: String, while change: String, until undoing: String
  ) throws {
    let before = try folder.draft().bytes
    try folder.tamper(change)
    try sign(reviewer, expecting: words)
    try folder.tamper(undoing)
    let after = String(decoding: try folder.draft().bytes, as: UTF8.self)
    #expect(after == String(decoding: before, as: UTF8.self))
    let signed = try folder.look { try Int.fetchOne($0, sql: "SELECT count(*) FROM determination") }
    #expect(signed == 0)
  }

  @Test(
    "a signature is refused where the kept case is not as the signer saw it, and taken where it is")
  func signing() throws {
    try walk.enterAsNurse()
    let reviewer = try walk.openAsReviewer()
    try reviewer.readLetter()
    try expectRefused(
      reviewer, "NOT SIGNED: While a case is 'withdrawn' nobody signs a denial.",
      while: "UPDATE case_file SET status = 'withdrawn'",
      until: "UPDATE case_file SET status = 'ready-for-review'")
    let versions = ["2025-10-01", "2024-01-01"].map { #""version":"\#($0)""# }
    try expectRefused(
      reviewer, "NOT SIGNED: It was entered under IP0751 of 2024-01-01, which does not decide now.",
      while: replacing(versions[0], versions[1]), until: replacing(versions[1], versions[0]))
    let answers = [30, 31].map { #""value":\#($0)"# }
    try expectRefused(
      reviewer, "another session changed case",
      while: replacing(answers[0], answers[1]), until: replacing(answers[1], answers[0]))
    try expectRefusedByOtherList(reviewer)
    try sign(reviewer, expecting: "Signed: determination 1, DENY")
    #expect(
      try folder.look { try Int.fetchOne($0, sql: "SELECT count(*) FROM determination") } == 1)
  }

  @Test("a letter that asks for information is refused where the kept case is not as it tells")
  func outdatedRequest() throws {
    let nurse = try walk.start(as: "nurse")
    try nurse.terminal.wait(forWords: "N begins a new case")
    nurse.terminal.type("n")
    try nurse.walk(
      WalkScript.steps.prefix { !$0.sees.contains("How much of the scalp hair is lost?") })
    nurse.terminal.type("\u{1B}[15~")
    try nurse.terminal.wait(forWords: "OPEN, cannot be decided yet")
    try nurse.choose("Ask for the missing information")
    try nurse.terminal.wait(forWords: "without: Street or box and City, state, ZIP.")
    nurse.terminal.type("12 Any Road\rSampletown, ST 00001\r\u{1B}[15~")
    try nurse.terminal.wait(forWords: "OPEN, cannot be decided yet")
    try nurse.choose("Ask for the missing information")
    nurse.terminal.type("y")
    try nurse.terminal.wait(forWords: "It waits for information now.")
    nurse.terminal.type("\u{1B}[20~")
    try nurse.terminal.wait(forWords: "Letter preview")
    try writeRequest(nurse, while: replacing("Jane Doe", "Jane Roe"))
    try nurse.terminal.wait(forWords: "is not any more as this letter tells")
    #expect(try issued() == 0)
    nurse.terminal.type("\u{1B}")
    try nurse.terminal.wait(forWords: "Nothing was written.")
    try writeRequest(nurse, while: replacing("Jane Roe", "Jane Doe"))
    try nurse.terminal.wait(forWords: "The letter was written to")
    #expect(try issued() == 1)
  }

  /// Lets the kept case be changed between the letter and the name of its file.
  private func writeRequest(_ nurse: WorkbenchRun, while change: String) throws {
    nurse.terminal.type("\u{1B}[20~")
    try nurse.terminal.wait(forWords: "Write the letter to")
    try folder.tamper(change)
    nurse.terminal.type("\u{15}\(folder.path)/letter.txt\r")
  }

  private func issued() throws -> Int {
    let kinds = try folder.look { try String.fetchAll($0, sql: "SELECT kind FROM entry") }
    return kinds?.count { $0.hasPrefix("letter") } ?? 0
  }

  private func replacing(_ old: String, _ new: String) -> String {
    "UPDATE draft SET document = CAST(replace(CAST(document AS TEXT), '\(old)', '\(new)') AS BLOB)"
  }

  /// The reviewer's license is gone from the list.
  private func expectRefusedByOtherList(_ reviewer: WorkbenchRun) throws {
    let list = folder.text("rubric/people.yaml")
    let other = list.replacing(", license: {number: MD-77, state: ME}", with: "")
    try #require(other != list)
    try folder.write(other, "rubric/people.yaml")
    try sign(reviewer, expecting: "people.yaml was changed since this program was started.")
    try folder.write(list, "rubric/people.yaml")
  }

  @Test(
    "a case that another session took and gave back is not signed before it was looked at again")
  func otherStep() throws {
    try walk.enterAsNurse()
    let reviewer = try walk.openAsReviewer()
    try reviewer.readLetter()
    let id = try folder.caseID()
    let other = CaseStore(path: folder.store)
    other.use(
      PeopleList(
        folder.bytes("rubric/people.yaml"),
        Stamp(login: "lee", moment: try #require(Moment(iso: "2026-11-21T10:00:00Z")))))
    let stamp = Stamp(login: "lee", moment: try #require(Moment(iso: "2026-11-21T10:00:00Z")))
    try other.takeOver(id, from: try #require(try other.open(id).holder), stamp)
    try other.changeStatus(of: id, to: .returned, reason: "no dose", due: nil, stamp)
    other.close()
    try sign(
      reviewer, expecting: "NOT SIGNED: another session made the case 'returned' since it was")
    #expect(
      try folder.look { try Int.fetchOne($0, sql: "SELECT count(*) FROM determination") } == 0)
  }
}
