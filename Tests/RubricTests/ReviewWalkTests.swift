import Checklist
import Foundation
import GRDB
import Glibc
import TerminalSupport
import Testing

/// The real program from a nurse's first answer to the letter that a reviewer signs.
@Suite(.checklist, .serialized) struct ReviewWalkTests {
  private let walk = ReviewWalk()
  private var folder: ScratchFolder { walk.folder }

  private func command(_ line: String) throws -> CommandRun { try walk.command(line) }

  @Test(
    "63, 65. a nurse's case is returned, sent again, denied by a reviewer, and its story is sound")
  func denial() throws {
    try walk.installPrinter()
    try walk.enterAsNurse()
    var reviewer = try walk.openAsReviewer()
    reviewer.terminal.type("\u{1B}OQ")
    try reviewer.terminal.wait(forWords: "What is to be completed?")
    reviewer.terminal.type("the photos are missing\r")
    try reviewer.terminal.wait(forWords: "It was returned to be completed.")
    reviewer.terminal.type("\u{1B}OR")
    try reviewer.terminal.wait(forWords: "Find", "kept")
    #expect(try folder.look { try Int.fetchOne($0, sql: "SELECT count(*) FROM hold") } == 0)
    reviewer.terminal.type("\u{1B}OR")
    #expect(try reviewer.terminal.finish().ending == .exit(0))

    let nurse = try walk.start(as: "nurse")
    try nurse.terminal.wait(forWords: "Jane Doe")
    nurse.terminal.type("\r")
    try nurse.terminal.wait(forWords: "This case is returned since", "the photos are missing")
    nurse.terminal.type("\u{1B}[15~")
    try nurse.terminal.wait(forWords: "Basis: not medically necessary")
    try nurse.choose("Send it for review")
    nurse.terminal.type("y")
    try nurse.terminal.wait(forWords: "It is ready for review now.")
    #expect(try nurse.leave() == .exit(0))

    reviewer = try walk.openAsReviewer()
    try reviewer.readLetter()
    // Typed before the box is there, the word signs nothing.
    reviewer.terminal.type("\u{1B}[19~DENY\r")
    try reviewer.terminal.wait(forWords: "! What was typed before this box appeared is not taken.")
    reviewer.terminal.type("APPROVE\r")
    try reviewer.terminal.wait(forWords: "! Nothing was signed:")
    let signed = try folder.look { try Int.fetchOne($0, sql: "SELECT count(*) FROM determination") }
    #expect(signed == 0)
    reviewer.terminal.type("DENY\r")
    try reviewer.terminal.wait(forWords: "SIGNED", "Signed: determination 1, DENY")
    for name in ["letter.txt", "letter.pdf"] {
      reviewer.terminal.type("\u{1B}[20~")
      try reviewer.terminal.wait(forWords: "Write the letter to")
      reviewer.terminal.type("\(folder.path)/\(name)\r")
      try reviewer.terminal.wait(forWords: "The letter was written to", name)
    }
    try walk.print(reviewer)
    #expect(folder.bytes("printed") == folder.bytes("letter.pdf"))
    reviewer.terminal.type("\u{1B}")
    try reviewer.terminal.wait(forWords: "This case is letter issued since")
    #expect(try reviewer.leave() == .exit(0))
    try expectStory()
  }

  private func expectStory() throws {
    let letter = folder.text("letter.txt")
    for words in ["We denied your request for", "Robin Walker", "MD", "MD-77, ME"] {
      #expect(letter.contains(words), "\(words) is not in:\n\(letter)")
    }
    #expect(!letter.contains("Not valid until"))
    let kept = try folder.look { try Data.fetchOne($0, sql: "SELECT letter FROM determination") }
    #expect(kept == Data(folder.bytes("letter.txt")))
    let list = folder.bytes("rubric/people.yaml")
    let texts = try folder.look { db in
      try Data.fetchAll(
        db,
        sql: """
          SELECT bytes FROM determination_text JOIN library_text USING (hash)
          WHERE path = 'people.yaml'
          """)
    }
    #expect(texts == [Data(list)])
    // A reviewer reads no record: an administrator's list tells the story.
    try folder.write(
      String(decoding: list, as: UTF8.self).replacing(
        "role: reviewer", with: "role: administrator"),
      "rubric/people.yaml")
    #expect(folder.bytes("letter.pdf").starts(with: Array("%PDF-".utf8)))
    let id = try folder.caseID()
    let story = try command("audit show \(id)").text
    for words in [
      "began the case", "from draft to ready for review",
      "from ready for review to returned: the photos are missing",
      "signed determination 1: DENY, under IP0751 of 2025-10-01",
      "Indication: Alopecia areata",
      "as Robin Walker, MD, reviewer, physician, license MD-77 of ME, by the list of people with SHA",
      "LATE: it was due ", " by COM-STD (",
      "issued the letter of determination 1 as text, SHA-256",
      "issued the letter of determination 1 as printer, SHA-256",
      "from determined to letter issued",
    ] {
      #expect(story.contains(words), "\(words) is not in:\n\(story)")
    }
    #expect(try command("audit verify").status == 0)
    let replay = try command("audit replay \(id)")
    #expect(replay.status == 0, "\(replay.complaint)")
    #expect(replay.text.contains("determination 1 of case \(id): the same again"))
    #expect(try command("audit replay \(id) --number 2").status == 1)
    #expect(try command("audit replay nothing").status == 1)
    // Signatures of before have no text of the clocks.
    let clocks = try folder.look { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM determination_text WHERE path = 'clocks.yaml'")
    }
    #expect(clocks == 1)
    try folder.tamper("DELETE FROM determination_text WHERE path = 'clocks.yaml'")
    #expect(try command("audit replay \(id)").status == 0)
    // Another policy text than the one that was frozen comes to something else, and that is found.
    try folder.tamper(
      """
      UPDATE library_text SET bytes =
        CAST(replace(CAST(bytes AS TEXT), 'scalpHairLossPercent >= 50', \
      'scalpHairLossPercent >= 20') AS BLOB)
      """)
    let other = try command("audit replay \(id)")
    #expect(other.status == 1)
    #expect(other.complaint.contains("does not come to what was signed"), "\(other.complaint)")
    #expect(try command("audit verify").status == 1)
    // What cannot be read any more is told by its place alone.
    try folder.tamper(
      """
      DROP TRIGGER determination_keeps; UPDATE determination SET case_document =
        CAST(replace(CAST(case_document AS TEXT), '1985-07-14', 'Quxzot') AS BLOB)
      """)
    let unread = try command("audit replay \(id)")
    #expect(unread.status == 1)
    #expect(unread.complaint.contains("its case: member.birthDate: "), "\(unread.complaint)")
    #expect(!unread.complaint.contains("Quxzot"))
  }
}
