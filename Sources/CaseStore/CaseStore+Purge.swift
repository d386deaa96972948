public import Casework
internal import GRDB
public import RuleModel

extension CaseStore {
  public func purge(
    before day: CalendarDate, _ stamp: Stamp
  ) throws(CaseRepositoryError) -> Purge {
    let (purged, held) = try write { db in
      var (purged, held): ([String], [Purge.HeldCase]) = ([], [])
      for id in try old(before: day, in: db) {
        if let hold = try session.otherHolder(of: id, in: db), hold.process.isAlive {
          held.append(Purge.HeldCase(id: id, holder: hold.holder))
        } else {
          try purge(id, before: day, stamp, in: db)
          purged.append(id)
        }
      }
      try db.execute(
        sql: """
          DELETE FROM library_text WHERE hash NOT IN (SELECT hash FROM determination_text)
          """)
      return (purged, held)
    }
    return Purge(purged: purged, held: held, isErased: try emptyLog())
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

  /// The cases that are decided or withdrawn, and were last changed before a day.
  private func old(before day: CalendarDate, in db: Database) throws -> [String] {
    let ended = CaseStatus.allCases.filter { !$0.awaitsDecision }.map { "'\($0.rawValue)'" }
    return try String.fetchAll(
      db,
      sql: """
        SELECT id FROM case_file
        WHERE status IN (\(ended.joined(separator: ", "))) AND changed_at < ? AND is_purged = 0
        ORDER BY number
        """, arguments: [day.iso])
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
