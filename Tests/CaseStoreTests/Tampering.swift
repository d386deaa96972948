import GRDB

extension StoreScratch {
  /// Does to the file what no session does.
  func tamper(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// The same, without what keeps the record from it.
  func tamper(withRecord sql: String) throws {
    try tamper(
      "DROP TRIGGER entry_keeps; DROP TRIGGER entry_stays; DROP TRIGGER determination_keeps; "
        + sql)
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
