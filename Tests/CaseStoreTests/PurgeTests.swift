import Casework
import GRDB
import RuleModel
import Testing

@testable import CaseStore

@Suite("Purging")
struct PurgeTests {
  private let scratch = StoreScratch()
  private let today = CalendarDate(iso: "2026-11-21")
  private let tomorrow = CalendarDate(iso: "2026-11-22")

  /// A store with a signed case and a withdrawn one, of whom every text begins with Quxzot, and one that
  /// is still entered.
  private func filled() throws -> CaseStore {
    let store = scratch.session()
    for id in ["a", "b"] {
      try store.create(
        .made(id, member: "QuxzotName \(id)", memberID: "Quxzot1\(id)"), due: nil,
        .kim(9, document: "Quxzot fax"))
      try store.save(
        Draft.made(id, member: "QuxzotName \(id)").answering("plan.payer", "Quxzotpayer"), due: nil,
        .kim())
    }
    _ = try store.sign(.made(text: "Quxzot letter"), of: "a", seen: 0, .lee())
    try store.changeStatus(of: "b", to: .withdrawn, reason: "Quxzot reason", due: nil, .kim())
    try store.issueLetter(of: "a", number: 1, format: "pdf", bytes: [1], .lee())
    for id in ["a", "b"] { try store.unlock(id) }
    try store.create(.made("c"), due: nil, .kim())
    return store
  }

  /// The store's files that hold a text, in any letters.
  private func files(with text: String) -> [String] {
    scratch.names().filter { name in
      String(decoding: scratch.bytes(of: name) ?? [], as: UTF8.self).lowercased()
        .contains(text.lowercased())
    }
  }

  @Test("purged cases are gone but for their entries, which still hold together")
  func purges() throws {
    let store = try filled()
    let none = try store.purge(before: #require(today), .lee())
    #expect(none == Purge(purged: [], held: [], unissued: [], isErased: true))
    #expect(!files(with: "Quxzot").isEmpty)
    let purge = try store.purge(before: #require(tomorrow), .lee(23))
    #expect(purge == Purge(purged: ["a", "b"], held: [], unissued: [], isErased: true))
    // While the store is still open: no file holds a word of them.
    #expect(files(with: "Quxzot") == [])
    #expect(try store.verify(noted: nil).fault == nil)
    #expect(failure { _ = try store.open("a") } == .purged(id: "a"))
    #expect(try store.queue(QueueQuery()).entries.map(\.id) == ["c"])
    let record = try store.record(of: "a")
    #expect(record.dropLast().allSatisfy { $0.event == nil })
    let last = try #require(record.dropLast().last?.sequence)
    #expect(
      record.last?.event
        == .purged(before: try #require(tomorrow), last: last, determinations: 1))
    let kept = try #require(store.record(of: "c").last?.sequence)
    store.close()
    try scratch.tamper(withRecord: "UPDATE entry SET body = NULL WHERE sequence = \(kept)")
    #expect(try scratch.session().verify(noted: nil).fault == RecordFault(kept, .bodyMissing))
  }

  @Test("what counts is the moment at which the day began, not its name")
  func startsWithTheDay() throws {
    // b was changed last at nine, a at ten.
    let store = try filled()
    #expect(try store.previewPurge(startingAt: .at(9)).purged == [])
    #expect(try store.previewPurge(startingAt: .at(9, 1)).purged == ["b"])
    #expect(
      try store.purge(before: #require(tomorrow), startingAt: .at(10), .lee(23)).purged == ["b"])
  }

  @Test("what is determined stays until its letter was issued, and is told")
  func leavesUnissued() throws {
    let store = scratch.session()
    try store.create(.made("a"), due: nil, .kim())
    _ = try store.sign(.made(), of: "a", seen: 0, .lee())
    try store.unlock("a")
    let purge = try store.purge(before: #require(tomorrow), .lee(23))
    #expect(purge == Purge(purged: [], held: [], unissued: ["a"], isErased: true))
    #expect(try store.determination(1, of: "a").letter.isEmpty == false)
    try store.issueLetter(of: "a", number: 1, format: "pdf", bytes: [1], .lee())
    #expect(try store.purge(before: #require(tomorrow), .lee(23)).purged == ["a"])
  }

  @Test("a preview names what a purge would remove, and changes nothing")
  func previews() throws {
    let store = try filled()
    let head = try store.head()
    let preview = try store.previewPurge(startingAt: .at(23))
    #expect(preview == Purge(purged: ["a", "b"], held: [], unissued: [], isErased: true))
    #expect(try store.head() == head)
    #expect(try store.open("a").determinations.count == 1)
  }

  @Test("of many cases of all sizes no file holds a word either")
  func erases() throws {
    let store = scratch.session()
    for number in 0..<120 {
      let long = String(repeating: "Quxzotlong\(number) ", count: 1 + number * 7 % 900)
      try store.create(
        Draft.made("case-\(number)", member: "QuxzotName \(number)")
          .answering("prescriber.name", long), due: nil, .kim())
      try store.changeStatus(
        of: "case-\(number)", to: .withdrawn, reason: "Quxzot", due: nil, .kim())
    }
    #expect(try store.purge(before: #require(tomorrow), .lee(23)).purged.count == 120)
    #expect(files(with: "Quxzot") == [])
  }

  @Test("what somebody works on is left and told; what is held by nobody alive goes")
  func leavesHeld() throws {
    let (store, other) = (try filled(), scratch.session())
    try other.lock("a", .lee(12))
    let holder = try #require(try store.open("a").holder)
    let purge = try store.purge(before: #require(tomorrow), .lee(23))
    #expect(purge.purged == ["b"])
    #expect(purge.held == [Purge.HeldCase(id: "a", holder: holder)])
    #expect(holder.login == "lee")
    try scratch.tamper("UPDATE hold SET started = '1'")
    #expect(try store.purge(before: #require(tomorrow), .lee(23)).purged == ["a"])
  }

  @Test("while another session reads, what was removed stays in the log: that is told, and mended")
  func busyLog() throws {
    try filled().close()
    let store = CaseStore(path: scratch.path, patienceInSeconds: 0.1)
    _ = try store.head()
    let reader = try DatabaseQueue(path: scratch.path)
    try reader.read { db in
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM entry")
      let purge = try store.purge(before: #require(tomorrow), .lee(23))
      #expect(purge.purged == ["a", "b"])
      #expect(!purge.isErased)
    }
    try reader.close()
    let again = try store.purge(before: #require(tomorrow), .lee(23))
    #expect(again == Purge(purged: [], held: [], unissued: [], isErased: true))
    #expect(files(with: "Quxzot") == [])
  }
}
