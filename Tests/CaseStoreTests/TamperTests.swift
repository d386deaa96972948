import Casework
import GRDB
import RuleEngine
import RuleModel
import Testing

@testable import CaseStore

/// Every value that the store has, changed behind its back: what the schema has is what is tried.
@Suite("What is changed in the file itself")
struct TamperTests {
  private let scratch = StoreScratch()

  /// Who has a case open is no part of it, and SQLite and GRDB keep theirs.
  private static let exempt = ["hold", "grdb_migrations"]

  /// A store with a case in the making, one that was signed twice, and one that was purged.
  private func fill() throws {
    let store = scratch.session()
    try store.create(.made("old"), due: nil, .kim())
    try store.changeStatus(of: "old", to: .withdrawn, reason: "x", due: nil, .kim())
    _ = try store.purge(before: #require(CalendarDate(iso: "2026-11-22")), .lee())
    try store.create(.made("a"), due: Due(.at(12), rule: "a rule"), .kim())
    _ = try store.sign(.made(), of: "a", seen: 0, .lee())
    try store.issueLetter(of: "a", number: 1, format: "pdf", bytes: [1], .lee())
    try store.changeStatus(of: "a", to: .draft, reason: "x", due: nil, .lee(12))
    try store.save(
      .made("a", member: "Jane Roe", memberID: "W1", born: "1985-07-14"), due: nil, .kim(13))
    _ = try store.sign(.made(.deny, replaces: 1), of: "a", seen: 1, .lee(14))
    try store.create(.sample("b"), due: Due(.at(20), rule: "a rule"), .kim(15, document: "a fax"))
    try store.setDue(Due(.at(21), rule: "another rule"), of: "b", .kim(15))
    var moved = Draft.sample("b")
    moved.position = .input("plan.payer")
    try store.save(moved, due: Due(.at(21), rule: "another rule"), .lee(16))
    try store.note(.backedUp, of: nil, .lee(17))
    store.close()
  }

  private struct Place {
    let table: String
    /// What is true of the row alone.
    let row: String
    let values: Row
  }

  private func places(_ db: Database) throws -> [Place] {
    let tables = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return try tables.filter { !Self.exempt.contains($0) }.flatMap { table in
      let keys = try db.primaryKey(table).columns
      let literals = keys.map { "quote(\($0)) AS key_\($0)" }.joined(separator: ", ")
      return try Row.fetchAll(db, sql: "SELECT *, \(literals) FROM \(table)").map { row in
        let conditions = keys.map { "\($0) = \(row["key_\($0)"] as String)" }
        return Place(table: table, row: conditions.joined(separator: " AND "), values: row)
      }
    }
  }

  /// What comes of a check after a change that is taken back again.
  private func fault(after sql: String, in db: Database) throws -> RecordFault? {
    var fault: RecordFault?
    try db.inTransaction(.immediate) {
      try db.withoutTriggers { try db.execute(sql: sql) }
      fault = try RecordCheck.verification(noted: nil, in: db).fault
      return .rollback
    }
    return fault
  }

  private func whileOpen(_ body: (Database) throws -> Void) throws {
    try fill()
    let queue = try DatabaseQueue(path: scratch.path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      #expect(try fault(after: "SELECT 1", in: db) == nil)
      try body(db)
    }
    try queue.close()
  }

  @Test("a change of any value in any row is found, and a place is named")
  func values() throws {
    try whileOpen { db in
      for place in try places(db) {
        for column in try db.columns(in: place.table) {
          let name = column.name
          var changes = [
            """
            CASE typeof(\(name)) WHEN 'integer' THEN \(name) + 1000 WHEN 'null' THEN 'x'
              WHEN 'blob' THEN randomblob(length(\(name)) + 1) ELSE \(name) || 'x' END
            """
          ]
          let isKey = try db.primaryKey(place.table).columns.contains(name)
          if !column.isNotNull, !isKey, place.values[name] != nil { changes.append("NULL") }
          for change in changes {
            let sql = "UPDATE \(place.table) SET \(name) = \(change) WHERE \(place.row)"
            let fault = try fault(after: sql, in: db)
            #expect(fault != nil, "\(sql)")
            if let fault { #expect(fault.namesAPlace, "\(sql): \(fault)") }
          }
        }
      }
    }
  }

  @Test("a row that is gone, and one that nobody wrote, is found")
  func rows() throws {
    try whileOpen { db in
      for place in try places(db) {
        let sql = "DELETE FROM \(place.table) WHERE \(place.row)"
        // The last entry alone is missed only against a head that was noted.
        let head = try RecordHead.latest(in: db).sequence
        let isLast = place.table == "entry" && place.values.count("sequence") == head
        if !isLast { #expect(try fault(after: sql, in: db) != nil, "\(sql)") }
      }
      for sql in [
        "INSERT INTO origin VALUES (3, 'plan.payer', 'kim', '2026-11-21T09:00:00Z', 'typed', NULL)",
        "INSERT INTO origin VALUES (9, 'plan.payer', 'kim', '2026-11-21T09:00:00Z', 'typed', NULL)",
        "INSERT INTO draft SELECT 9, document FROM draft LIMIT 1",
        "INSERT INTO draft SELECT 1, document FROM draft LIMIT 1",
        "INSERT INTO determination SELECT case_number, 3, signed_at, head, case_document, document, "
          + "letter FROM determination LIMIT 1",
        "UPDATE entry SET case_id = '' WHERE case_id IS NULL",
      ] {
        #expect(try fault(after: sql, in: db) != nil, "\(sql)")
      }
    }
  }

  @Test(
    "a table, an index or a trigger that is gone, changed or of somebody else's is named",
    arguments: [
      ("DROP TRIGGER entry_keeps", "trigger entry_keeps"),
      ("DROP TRIGGER determination_keeps", "trigger determination_keeps"),
      ("DROP INDEX queue_by_drug", "index queue_by_drug"),
      (
        "DROP TRIGGER entry_stays; CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT 1; "
          + "END", "trigger entry_stays"
      ),
      (
        "CREATE TRIGGER late AFTER INSERT ON case_file BEGIN UPDATE case_file SET due_order = 'zz'; "
          + "END", "trigger late"
      ),
      ("CREATE TABLE other (a TEXT)", "table other"),
      ("ALTER TABLE hold ADD COLUMN why TEXT", "table hold"),
    ])
  func schema(sql: String, name: String) throws {
    try fill()
    try scratch.tamper(sql)
    #expect(try scratch.session().verify(noted: nil).fault == RecordFault(nil, .schema(name)))
    #expect(
      RecordFault(nil, .schema(name)).description.contains("the \(name) of the store is gone"))
  }

  @Test("a store of each version is looked at by what that version makes", arguments: ["v1", "v2"])
  func formerSchema(version: String) throws {
    let queue = try DatabaseQueue()
    try StoreSchema.migrator.migrate(queue, upTo: version)
    #expect(try queue.read { try StoreSchema.stranger(in: $0) } == nil)
    try queue.writeWithoutTransaction { try $0.execute(sql: "DROP INDEX queue_by_change") }
    #expect(try queue.read { try StoreSchema.stranger(in: $0) } == "index queue_by_change")
  }

  @Test("every table with rows of a case is bound by its entries")
  func tables() throws {
    try fill()
    let queue = try DatabaseQueue(path: scratch.path)
    let tables = try queue.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT t.name FROM sqlite_schema t, pragma_table_info(t.name) c
          WHERE t.type = 'table' AND c.name = 'case_number'
          """)
    }
    #expect(Set(tables).union(["case_file"]) == Set(CaseState.tables.map(\.name)))
  }

  @Test("a record that was begun before entries bound their cases stays sound and goes on")
  func older() throws {
    let store = scratch.session()
    try store.create(.made("a"), due: nil, .kim())
    store.close()
    // As entries were written then.
    try scratch.tamper(
      withRecord: "UPDATE entry SET state = NULL; DELETE FROM entry WHERE sequence > 1")
    let queue = try DatabaseQueue(path: scratch.path)
    try queue.write { db in
      let link = Link(
        sequence: 1, previous: Record.beginning, moment: Stamp.kim().moment.iso, login: "kim",
        caseID: "a", kind: "created", bodyHash: Record.hash(Array("{}".utf8)), state: nil)
      try db.withoutTriggers {
        try db.execute(
          sql: "UPDATE entry SET hash = ?; UPDATE draft SET document = ?",
          arguments: [
            link.hash.blob,
            JSONWriter.bytes(Draft(id: "a", createdAt: "2026-11-21T09:00:00Z").json).blob,
          ])
      }
    }
    try queue.close()
    let again = scratch.session()
    #expect(try again.verify(noted: nil).fault == nil)
    _ = try again.open("a")
    try again.save(.made("a"), due: nil, .kim())
    #expect(try again.verify(noted: nil).fault == nil)
    again.close()
    try scratch.tamper("UPDATE case_file SET due_rule = 'x'")
    #expect(
      try scratch.session().verify(noted: nil).fault == RecordFault(2, .caseDiffers(caseID: "a")))
  }
}

extension RecordFault {
  /// An entry, a case or a table.
  fileprivate var namesAPlace: Bool {
    if sequence != nil { return true }
    switch reason {
    case .determination, .unsigned, .caseDiffers, .stray, .libraryText, .headMissing,
      .peopleUnlisted, .schema:
      return true
    case .changed, .bodyMissing, .gap, .outOfOrder, .unreadable, .peopleText: return false
    }
  }
}
