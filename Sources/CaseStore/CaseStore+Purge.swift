public import Casework
internal import GRDB
public import RuleModel

extension CaseStore {
  public func purge(
    before day: CalendarDate, startingAt start: Moment, _ stamp: Stamp
  ) throws(CaseRepositoryError) -> Purge {
    let old = try write { db in
      let old = try oldCases(before: start, in: db)
      for id in old.free { try purge(id, before: day, stamp, in: db) }
      try db.execute(
        sql: """
          DELETE FROM library_text WHERE hash NOT IN (SELECT hash FROM determination_text)
          """)
      return old
    }
    return old.purge(isErased: try emptyLog())
  }

  public func previewPurge(startingAt start: Moment) throws(CaseRepositoryError) -> Purge {
    let old = try read { try oldCases(before: start, in: $0) } ?? OldCases()
    return old.purge(isErased: true)
  }

  /// What was removed must not stand in the log either.
  ///
  /// - Returns: whether nobody kept it from being emptied.
  private func emptyLog() throws(CaseRepositoryError) -> Bool {
    let isBusy = try withoutTransaction { db in
      try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")?.count("busy")
    }
    return isBusy == 0
  }

  /// The cases that were last changed before a moment, and that nobody has to decide any more.
  private func oldCases(before start: Moment, in db: Database) throws -> OldCases {
    let ended = CaseStatus.allCases.filter { !$0.awaitsDecision }.map { "'\($0.rawValue)'" }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, status FROM case_file
        WHERE status IN (\(ended.joined(separator: ", "))) AND changed_at < ? AND is_purged = 0
        ORDER BY number
        """, arguments: [start.iso])
    var cases = OldCases()
    for row in rows {
      guard let id = row.text("id") else { continue }
      // The member has not been told yet.
      if row.text("status") == CaseStatus.determined.rawValue {
        cases.unissued.append(id)
      } else if let hold = try session.otherHolder(of: id, in: db), hold.process.isAlive {
        cases.held.append(Purge.HeldCase(id: id, holder: hold.holder))
      } else {
        cases.free.append(id)
      }
    }
    return cases
  }

  private func purge(
    _ id: String, before day: CalendarDate, _ stamp: Stamp, in db: Database
  ) throws {
    let kept = try KeptCase.sound(id, in: db)
    let last =
      try Int.fetchOne(
        db, sql: "SELECT max(sequence) FROM entry WHERE case_id = ?", arguments: [id]) ?? 0
    for table in ["determination_text", "determination", "origin", "draft"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE case_number = ?", arguments: [kept.number])
    }
    try db.execute(sql: "UPDATE entry SET body = NULL WHERE case_id = ?", arguments: [id])
    try db.execute(
      sql: """
        UPDATE case_file SET member_name = NULL, member_id = NULL, birth = NULL, drug = NULL, indication = NULL,
          payer = NULL, line = NULL, urgency = NULL, due = NULL, due_rule = NULL, answered = 0,
          asked = 0, outcome = '', member_order = '', name_key = NULL, search = '', is_purged = 1
        WHERE number = ?
        """, arguments: [kept.number])
    try Record.append(
      .purged(before: day, last: last, determinations: kept.latest), of: id, stamp, in: db)
    know(id, nil)
  }
}

/// Cases that are old enough to be purged.
private struct OldCases {
  /// Those that nothing keeps from it.
  var free: [String] = []
  var held: [Purge.HeldCase] = []
  /// Determined, without a letter that was issued.
  var unissued: [String] = []

  func purge(isErased: Bool) -> Purge {
    Purge(purged: free, held: held, unissued: unissued, isErased: isErased)
  }
}
