import Casework
import Glibc
import Testing

@testable import CaseStore

@Suite("The record")
struct RecordTests {
  private let scratch = StoreScratch()

  /// A store with two cases, one signed, and eleven entries.
  private func filled() throws -> CaseStore {
    let store = scratch.session()
    try store.create(.made("a"), due: nil, .kim())
    try store.create(.made("b"), due: nil, .kim())
    try store.save(Draft.made("a").answering("plan.payer", "cigna"), due: nil, .kim())
    _ = try store.sign(.made(), of: "a", seen: 0, .lee())
    try store.changeStatus(of: "b", to: .withdrawn, reason: "asked twice", due: nil, .kim())
    try store.note(.backedUp, of: nil, .lee())
    try store.issueLetter(of: "a", number: 1, format: "pdf", bytes: [1], .lee())
    return store
  }

  private func fault(after sql: String) throws -> RecordFault? {
    try filled().close()
    try scratch.tamper(withRecord: sql)
    return try scratch.session().verify(noted: nil).fault
  }

  @Test("it is numbered without a gap over all cases, sound, and ends in its head")
  func sound() throws {
    let store = try filled()
    let all = try store.record(of: "a") + store.record(of: "b")
    #expect(all.count == 10)
    let verification = try store.verify(noted: nil)
    #expect(verification.fault == nil)
    #expect(verification.sound == 11)
    #expect(verification.head == (try store.head()))
    #expect(verification.head.sequence == 11)
    #expect(all.map(\.sequence).sorted() == [1, 2, 3, 4, 5, 6, 7, 8, 10, 11])
  }

  @Test(
    "any change of an entry is found and the entry named",
    arguments: [
      "moment = '2026-11-21T09:00:01Z'", "login = 'lee'", "case_id = 'b'", "kind = 'answered'",
      "body = CAST(replace(body, 'cigna', 'aetna') AS BLOB)", "body_hash = zeroblob(32)",
      "previous = zeroblob(32)", "hash = zeroblob(32)", "body = ''",
    ])
  func findsChange(_ change: String) throws {
    let number = change.hasPrefix("kind") || change.hasPrefix("login") ? 1 : 5
    #expect(
      try fault(after: "UPDATE entry SET \(change) WHERE sequence = \(number)")
        == RecordFault(number, .changed))
  }

  @Test("a missing entry is found")
  func findsGaps() throws {
    #expect(
      try fault(after: "DELETE FROM entry WHERE sequence = 4")
        == RecordFault(4, .gap(found: 5)))
  }

  @Test("a body that no purge removed is missed")
  func findsMissingBody() throws {
    #expect(
      try fault(after: "UPDATE entry SET body = NULL WHERE sequence = 5")
        == RecordFault(5, .bodyMissing))
    #expect(try scratch.session().verify(noted: nil).sound == 4)
  }

  @Test("entries in another order are found")
  func findsReordering() throws {
    #expect(
      try fault(
        after: """
          UPDATE entry SET sequence = -3 WHERE sequence = 3;
          UPDATE entry SET sequence = 3 WHERE sequence = 4;
          UPDATE entry SET sequence = 4 WHERE sequence = -3;
          """) == RecordFault(3, .changed))
  }

  @Test("an entry that was made anew, with hashes of its own, does not follow the one before it")
  func findsForgery() throws {
    try filled().close()
    // All entries again but the first, in a chain that is right in itself.
    let other = StoreScratch()
    let forger = other.session()
    try forger.create(.made("z"), due: nil, .kim())
    forger.close()
    try scratch.tamper(
      withRecord: """
        ATTACH '\(other.path)' AS other;
        DELETE FROM entry WHERE sequence = 2;
        INSERT INTO entry SELECT * FROM other.entry WHERE sequence = 2;
        """)
    #expect(try scratch.session().verify(noted: nil).fault == RecordFault(2, .outOfOrder))
  }

  @Test("an end that was cut off is found against a head that was noted")
  func findsTruncation() throws {
    let store = try filled()
    let head = try store.head().hash
    #expect(try store.verify(noted: head.uppercased()).fault == nil)
    try store.note(.backedUp, of: nil, .lee())
    #expect(try store.verify(noted: head).fault == nil)
    store.close()
    try scratch.tamper(withRecord: "DELETE FROM entry WHERE sequence > 10")
    #expect(try scratch.session().verify(noted: head).fault == RecordFault(nil, .headMissing))
  }

  @Test(
    "what is kept of a case and is not what the record tells is found",
    arguments: [
      ("UPDATE draft SET document = CAST(replace(document, 'cigna', 'aetna') AS BLOB)", "a", 11),
      ("UPDATE case_file SET status = 'draft' WHERE id = 'b'", "b", 8),
      ("DELETE FROM draft WHERE case_number = 2", "b", 8),
      ("PRAGMA foreign_keys = OFF; DELETE FROM case_file WHERE id = 'b'", "b", 8),
    ])
  func findsChangedCase(_ sql: String, id: String, last: Int) throws {
    #expect(try fault(after: sql) == RecordFault(last, .caseDiffers(caseID: id)))
  }

  @Test(
    "a determination that is not as it was signed is found",
    arguments: [
      "UPDATE determination SET letter = CAST('another' AS BLOB)",
      "UPDATE determination SET case_document = CAST('{}' AS BLOB)",
      "UPDATE determination SET document = CAST('{}' AS BLOB)",
      "UPDATE determination SET head = CAST(replace(head, 'Dr. Lee', 'Dr. Roe') AS BLOB)",
      "UPDATE library_text SET bytes = CAST('other' AS BLOB) WHERE bytes = CAST('policy' AS BLOB)",
      "DELETE FROM determination_text WHERE path = 'vocabulary.yaml'",
      "PRAGMA foreign_keys = OFF; DELETE FROM determination",
    ])
  func findsChangedDetermination(_ sql: String) throws {
    #expect(
      try fault(after: sql) == RecordFault(6, .determination(caseID: "a", number: 1)))
  }

  @Test("the store itself lets nobody change or remove an entry")
  func refusesChange() throws {
    try filled().close()
    #expect(throws: (any Error).self) { try scratch.tamper("DELETE FROM entry") }
    #expect(throws: (any Error).self) { try scratch.tamper("UPDATE entry SET login = 'x'") }
    #expect(throws: (any Error).self) {
      try scratch.tamper("UPDATE determination SET letter = x''")
    }
  }

  @Test("an exported case is one document with all that is kept of it; nothing is entered for it")
  func exports() throws {
    let store = try filled()
    guard case .object(let root) = try store.export("a"),
      case .array(let record)? = root["record"], case .array(let signed)? = root["determinations"]
    else {
      Issue.record("no document")
      return
    }
    #expect(root["schema"] == .text("rubric.export/1"))
    #expect(root["draft"] == (try store.open("a").draft.json))
    #expect(signed.count == 1)
    #expect(record.count == 7)
    #expect(try store.record(of: "a").count == 7)
    #expect(JSONWriter.text(.object(root)).contains("a letter"))
  }

  @Test("a back-up is whole, its user's alone, never put over another file, and can be looked at")
  func backsUp() throws {
    let store = try filled()
    let copy = "\(scratch.root)/copy.sqlite"
    try withoutMask { _ = try store.backUp(to: copy, .lee(15)) }
    var status = stat()
    lstat(copy, &status)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(failure { try store.backUp(to: copy, .lee(16)) } == .exists(path: copy))
    let contents = try CaseStore.contents(ofBackUp: copy)
    #expect(contents.cases == 2)
    #expect(contents.determinations == 1)
    #expect(contents.entries == 11)
    #expect(try store.head().sequence == 12)
    #expect(contents.verification.fault == nil)
    #expect(try CaseStore(path: copy).open("a").draft == store.open("a").draft)
    #expect(
      failure { _ = try CaseStore.contents(ofBackUp: "/dev/null/none") } != nil)
  }
}
