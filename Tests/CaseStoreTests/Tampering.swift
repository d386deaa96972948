import GRDB

extension StoreScratch {
  /// Does to the file what no session does.
  func tamper(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// The same, with the record.
  func tamper(withRecord sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.withoutTriggers { try db.execute(sql: sql) }
    }
    try queue.close()
  }
}

extension Database {
  /// Does something while what keeps the record from it is away.
  func withoutTriggers(_ body: () throws -> Void) throws {
    let triggers = try Row.fetchAll(
      self, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    for trigger in triggers { try execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
    try body()
    for trigger in triggers { try execute(sql: trigger["sql"]) }
  }
}

extension StoreScratch {
  /// Does something while another program is in the middle of a change.
  func whileLocked(_ body: () throws -> Void) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.inTransaction(.exclusive) { _ in
      try body()
      return .rollback
    }
    try queue.close()
  }
}
