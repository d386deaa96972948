import Casework
import Testing

@testable import CaseStore

@Suite("One session a draft")
struct LockTests {
  private let scratch = ScratchFolder()

  @Test("a second session is told who has the draft and since when, and changes nothing")
  func excludes() throws {
    let (first, second) = (scratch.store(), scratch.store())
    try first.save(.sample())
    try first.lock("2026-0417", for: nurse)
    #expect(throws: DraftFolderError.locked(nurse)) { try second.lock("2026-0417", for: other) }
    #expect(throws: DraftFolderError.locked(nurse)) { try second.save(.sample(minute: 50)) }
    #expect(throws: DraftFolderError.locked(nurse)) { try second.delete("2026-0417") }
    #expect(try second.open("2026-0417") == .sample())
    try first.save(.sample(minute: 51))
    #expect(try second.open("2026-0417") == .sample(minute: 51))
  }

  @Test("the start screen names the holder, in its own session and in another")
  func namesHolder() throws {
    let (first, second) = (scratch.store(), scratch.store())
    try first.save(.sample())
    try first.lock("2026-0417", for: nurse)
    for store in [first, second] {
      guard case .draft(let summary)? = try store.list().first else {
        Issue.record("the draft is not listed")
        return
      }
      #expect(summary.holder == nurse)
    }
    // Looking does not take the lock, and does not lose it.
    #expect(throws: DraftFolderError.locked(nurse)) { try second.lock("2026-0417", for: other) }
  }

  @Test("a lock that is given back, or whose session has ended, is taken")
  func takesOver() throws {
    var first: DraftFolder? = scratch.store()
    let second = scratch.store()
    try first?.lock("a", for: nurse)
    try first?.unlock("a")
    #expect(scratch.names().isEmpty)
    try second.lock("a", for: other)
    #expect(throws: DraftFolderError.locked(other)) { try first?.lock("a", for: nurse) }
    try second.unlock("a")

    try first?.lock("a", for: nurse)
    #expect(scratch.names() == [".a.lock"])
    // As when its process is killed: the system ends the lock, and the file stays behind.
    first = nil
    #expect(scratch.names() == [".a.lock"])
    try second.lock("a", for: other)
    #expect(throws: DraftFolderError.locked(other)) { try scratch.store().save(.sample("a")) }
  }

  @Test("giving back what was not taken changes nothing")
  func unlocksOnlyItsOwn() throws {
    let (first, second) = (scratch.store(), scratch.store())
    try first.lock("a", for: nurse)
    try second.unlock("a")
    #expect(throws: DraftFolderError.locked(nurse)) { try second.lock("a", for: other) }
    try first.lock("a", for: nurse)
  }
}
