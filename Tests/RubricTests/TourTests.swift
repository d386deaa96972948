import Foundation
import TerminalSupport
import Testing

@Suite(.serialized) struct TourTests {
  @Test("The tour is shown once to a user, closes with one key, and comes back from any help")
  func once() throws {
    let folder = ScratchFolder()
    let first = try WorkbenchRun(folder, showsTour: true)
    try first.terminal.wait(forWords: "Welcome to Rubric", "F1 Close")
    first.terminal.type("\u{1B}OP")
    try first.terminal.wait(forWords: "No cases yet")
    first.terminal.type("\u{1B}OR")
    #expect(try first.terminal.finish().ending == .exit(0))
    let second = try WorkbenchRun(folder, showsTour: true)
    try second.terminal.wait(forWords: "No cases yet", "F3 Exit")
    second.terminal.type("?")
    try second.terminal.wait(forWords: "Help: work queue", "T: the tour")
    second.terminal.type("t")
    try second.terminal.wait(forWords: "Welcome to Rubric")
    second.terminal.type("\u{1B}OP")
    try second.terminal.wait(forWords: "No cases yet")
  }
}
