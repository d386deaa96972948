public import Casework
internal import GRDB

extension CaseStore {
  @discardableResult
  public func lock(_ id: String, _ stamp: Stamp) throws(CaseRepositoryError) -> CaseHolder? {
    try write { db in
      _ = try KeptCase.sound(id, in: db)
      try session.checkFree(id, in: db)
      return try take(id, stamp, in: db)
    }
  }

  @discardableResult
  public func takeOver(
    _ id: String, from holder: CaseHolder, _ stamp: Stamp
  ) throws(CaseRepositoryError) -> CaseHolder? {
    try write { db in
      _ = try KeptCase.sound(id, in: db)
      let other = try session.otherHolder(of: id, in: db)
      if let other, other.holder != holder { try session.checkFree(id, in: db) }
      return try take(id, stamp, in: db)
    }
  }

  public func unlock(_ id: String) throws(CaseRepositoryError) {
    // Not a reason to make a store.
    _ = try withoutTransaction { try session.release(id, in: $0) }
  }

  /// - Returns: whom it was taken from, which the record tells then.
  private func take(_ id: String, _ stamp: Stamp, in db: Database) throws -> CaseHolder? {
    let former = try session.otherHolder(of: id, in: db)
    try session.take(id, stamp, in: db)
    guard let former else { return nil }
    try Record.append(
      .takenOver(from: former.holder, isGone: !former.process.isAlive), of: id, stamp, in: db)
    return former.holder
  }
}
