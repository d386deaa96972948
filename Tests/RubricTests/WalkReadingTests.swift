import Checklist
import GRDB
import Glibc
import TerminalSupport
import Testing

/// Two people, one case.
@Suite(.checklist, .serialized) struct WalkReadingTests {
  @Test("34. the second to open a case sees who has it, and can look but change nothing")
  func readsOnly() throws {
    let folder = ScratchFolder()
    let first = try WorkbenchRun.newCase(folder)
    try first.walk(WalkScript.steps[..<8])
    try first.wait(for: WalkScript.steps[8])

    let second = try WorkbenchRun.resumed(folder)
    try second.terminal.wait(forWords: "has this case open. Take it over?", "R reads it")
    second.terminal.type("r")
    try second.terminal.wait(forWords: "Read only.", "has been working on this case")
    second.terminal.type("Jane Doe\r")
    // Enter is refused where it would have answered.
    try second.terminal.wait(until: "the answer refused") { screen in
      screen.cursorLine.contains("Jane Doe")
        && screen.lines.contains { $0.contains("Nothing is changed here.") }
    }
    #expect(try folder.draft().answers == WalkScript.answers(after: 8))
    #expect(try second.leave() == .exit(0))
    #expect(try folder.draft().answers == WalkScript.answers(after: 8))

    // The first was not disturbed.
    first.terminal.type(WalkScript.steps[8].types + "\r")
    try first.wait(for: WalkScript.steps[9])
    #expect(try folder.draft().answers == WalkScript.answers(after: 9))
    #expect(try first.leave() == .exit(0))
  }

  @Test("a case is taken over from a living session, which is told at its next answer")
  func takesOverFromLiving() throws {
    let folder = ScratchFolder()
    let first = try WorkbenchRun.newCase(folder)
    try first.walk(WalkScript.steps[..<8])
    try first.wait(for: WalkScript.steps[8])
    first.terminal.type("Jane R")

    let second = try WorkbenchRun.resumed(folder)
    try second.terminal.wait(forWords: "has this case open. Take it over?", "Y takes it over")
    second.terminal.type("y")
    try second.terminal.wait(forWords: "Taken over from", "who had it open since")
    try second.walk(WalkScript.steps[8...8])
    try second.wait(for: WalkScript.steps[9])
    #expect(try folder.draft().answers == WalkScript.answers(after: 9))

    first.terminal.type("oe\r")
    try first.terminal.wait(forWords: "took this case over on", "READ ONLY")
    // What was accepted last stays on the screen, and in no store.
    first.terminal.type("\u{1B}[Z")
    try first.terminal.wait(until: "the answer kept on the screen") { screen in
      screen.lines.contains { $0.contains("Jane Roe") }
    }
    #expect(try first.leave() == .exit(0))
    #expect(try folder.draft().answers == WalkScript.answers(after: 9))
    try second.walk(WalkScript.steps[9...9])
    try second.wait(for: WalkScript.steps[10])
    #expect(
      try folder.draft().answers == WalkScript.answers(after: 10),
      "\(second.terminal.screen.lines.joined(separator: "|"))")
    #expect(try second.leave() == .exit(0))
    let story = try folder.look {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM entry WHERE kind = 'taken-over'")
    }
    #expect(story == 1)
  }

  @Test("a case that was sent for review is free for the reviewer while the nurse looks at it")
  func freeForReview() throws {
    let walk = ReviewWalk()
    let nurse = try walk.enterAsNurse(isLeaving: false)
    let reviewer = try walk.openAsReviewer()
    #expect(!reviewer.terminal.screen.shows("Read only."))
    reviewer.terminal.type("\u{1B}OQ")
    try reviewer.terminal.wait(forWords: "What is to be completed?")
    reviewer.terminal.type("the photos are missing\r")
    try reviewer.terminal.wait(forWords: "It was returned to be completed.")
    #expect(try reviewer.leave() == .exit(0))
    #expect(try nurse.leave() == .exit(0))
  }

  @Test("what a dead session held is taken over, and that is said")
  func takesOver() throws {
    let folder = ScratchFolder()
    let first = try WorkbenchRun.newCase(folder)
    try first.walk(WalkScript.steps[..<8])
    try first.wait(for: WalkScript.steps[8])
    first.terminal.send(signal: SIGKILL)
    _ = try first.terminal.finish()

    let second = try WorkbenchRun.resumed(folder)
    try second.terminal.wait(forWords: "Taken over from", "has ended")
    try second.walk(WalkScript.steps[8...8])
    try second.wait(for: WalkScript.steps[9])
    #expect(try folder.draft().answers == WalkScript.answers(after: 9))
    #expect(try second.leave() == .exit(0))
  }
}
