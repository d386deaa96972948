internal import Casework
internal import GRDB

/// The store's file, open.
final class StoreConnection: Sendable {
  private let queue: DatabaseQueue
  private let lock: StoreLock

  private init(_ queue: DatabaseQueue, _ lock: StoreLock) {
    self.queue = queue
    self.lock = lock
  }

  // MARK: Opening

  /// - Parameter making: whether a store is made where there is none.
  /// - Returns: nil where there is none.
  /// - Throws: ``CaseRepositoryError/setAside(path:as:)`` having found it damaged and put aside.
  static func open(
    _ path: String, making: Bool, _ patienceInSeconds: Double
  ) throws(CaseRepositoryError) -> StoreConnection? {
    let file = StoreFile(path: path)
    let first = try file.kind()
    if first == .foreign { throw .foreign(path: path) }
    if first == .missing || first == .empty, !making { return nil }
    try file.makeFolder()
    let lock = try StoreLock(file)
    let isUsable = first == .store && !file.isSuspect
    try lock.take(alone: !isUsable, patienceInSeconds)
    // Another session may have made it, checked it or set it aside meanwhile.
    switch try file.kind() {
    case .missing, .empty: try make(file)
    case .foreign: throw .foreign(path: path)
    case .damaged: throw try settingAside(file, lock)
    case .store: break
    }
    do {
      let connection = StoreConnection(try connected(file, patienceInSeconds), lock)
      _ = try lock.tryTaking(alone: false)
      return connection
    } catch {
      let error = CaseRepositoryError(error, path: path)
      guard case .corrupt = error else { throw error }
      throw try settingAside(file, lock)
    }
  }

  /// What to throw, having set the store aside; where others have it open, it is left to the last
  /// of them.
  private static func settingAside(
    _ file: StoreFile, _ lock: StoreLock
  ) throws(CaseRepositoryError) -> CaseRepositoryError {
    guard try lock.tryTaking(alone: true) else {
      file.suspect()
      return .corrupt(path: file.path)
    }
    return try file.setAside()
  }

  /// Makes a database that says whose it is, so that a later look at its first bytes tells.
  private static func make(_ file: StoreFile) throws(CaseRepositoryError) {
    try file.make()
    do {
      let queue = try DatabaseQueue(path: file.path, configuration: configuration())
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA application_id = \(StoreFile.applicationID)")
      }
      try queue.close()
    } catch { throw CaseRepositoryError(error, path: file.path) }
    file.synchronizeFolder()
  }

  private static func connected(
    _ file: StoreFile, _ patienceInSeconds: Double
  ) throws -> DatabaseQueue {
    file.keepFromOthers()
    let queue = try DatabaseQueue(
      path: file.path, configuration: configuration(patienceInSeconds))
    do {
      try queue.writeWithoutTransaction { db in
        if file.isSuspect {
          guard try StoreSchema.isSound(db) else { throw CaseRepositoryError.corrupt(path: "") }
          file.acquit()
        }
        // Not by GRDB's own setting, which writes to the store whenever it is opened.
        try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
      }
      try StoreSchema.bringUpToDate(queue, path: file.path)
      return queue
    } catch {
      try? queue.close()
      throw error
    }
  }

  static func configuration(_ patienceInSeconds: Double = 5) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patienceInSeconds)
    configuration.prepareDatabase { db in
      // What is removed is overwritten, and nothing of a case is put into a temporary file.
      try db.execute(
        sql: """
          PRAGMA secure_delete = ON;
          PRAGMA temp_store = MEMORY;
          PRAGMA trusted_schema = OFF;
          PRAGMA cell_size_check = ON;
          """)
    }
    return configuration
  }

  func close() { try? queue.close() }

  // MARK: Transactions

  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try queue.read(body)
  }

  func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try queue.writeWithoutTransaction { db in
      var result: Result?
      // From the beginning, so that it never has to give up what it has read for another's change.
      try db.inTransaction(.immediate) {
        result = try body(db)
        return .commit
      }
      guard let result else { preconditionFailure("a transaction that was kept has a result") }
      return result
    }
  }

  func withoutTransaction<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try queue.writeWithoutTransaction(body)
  }
}
