public import Casework
internal import GRDB
internal import Synchronization

/// Keeps cases in one SQLite file. It is opened by the first use, and made by the first case of a
/// session that may begin a store.
///
/// Every change is a transaction of its own, on the disk when the function returns. Sessions of
/// several processes share the file; each lets others wait for a few seconds at most.
public final class CaseStore: CaseRepository {
  public let path: String
  private let mayBegin: Bool
  /// How long another session may keep the store before this one gives up.
  private let patienceInSeconds: Double
  /// This session among all that hold cases.
  let session = StoreSession()
  private let state = Mutex(State())

  private struct State {
    var connection: StoreConnection?
    /// Damage was met in use: nothing more is read or written.
    var isCorrupt = false
    /// What this session has read or written last of a case, by its id.
    var known: [String: KnownCase] = [:]
    /// The list that says who may do what; nil where there is none.
    var people: PeopleList?
    /// Whether the record is known to tell of that list.
    var isPeopleKept = false
  }

  /// A case as this session knows it.
  struct KnownCase {
    /// Counts the saves of the case.
    let revision: Int
    let draft: Draft
  }

  /// - Parameters:
  ///   - path: the file; its folder is made, with what is above it, by the first case.
  ///   - mayBegin: whether a store is made where there is none. Whoever only asks for what is kept
  ///     does not: every function throws ``CaseRepositoryError/absent(path:)`` then.
  ///   - patienceInSeconds: how long other sessions may keep the store before what is asked for is
  ///     given up with ``CaseRepositoryError/busy(path:)``; 0 or more.
  public init(path: String, mayBegin: Bool = true, patienceInSeconds: Double = 5) {
    (self.path, self.mayBegin) = (path, mayBegin)
    self.patienceInSeconds = patienceInSeconds
  }

  deinit { close() }

  /// Gives back what this session holds. The store can be used again.
  public func close() {
    let (connection, isCorrupt) = state.withLock { state in
      defer { state.connection = nil }
      return (state.connection, state.isCorrupt)
    }
    guard let connection else { return }
    if !isCorrupt { try? connection.write { try session.releaseAll(in: $0) } }
    connection.close()
  }

  /// The files beside the store that were put aside as damaged, in the order of their names.
  public var setAside: [String] { StoreFile(path: path).setAsideFiles }

  /// Says by which list of people this session goes, before anything else is asked of it. The record
  /// tells of a list from the first change on that is made by it; from then on nothing is read or
  /// changed without one.
  public func use(_ people: PeopleList?) {
    state.withLock { ($0.people, $0.isPeopleKept) = (people, false) }
  }

  var people: PeopleList? { state.withLock { $0.people } }

  var isOpen: Bool { state.withLock { $0.connection != nil } }

  var isPeopleKept: Bool { state.withLock { $0.isPeopleKept } }

  func known(_ id: String) -> KnownCase? { state.withLock { $0.known[id] } }

  func know(_ id: String, _ known: KnownCase?) { state.withLock { $0.known[id] = known } }
}

// MARK: - Transactions

extension CaseStore {
  /// Reads in one snapshot; nil where there is no store yet.
  func read<Result>(
    _ body: (Database) throws -> Result
  ) throws(CaseRepositoryError) -> Result? {
    guard let connection = try connection(making: false) else { return nil }
    do {
      return try connection.read { db in
        try checkPeople(in: db)
        return try body(db)
      }
    } catch { throw translated(error) }
  }

  /// Changes something in one transaction, which is on the disk when this returns.
  func write<Result>(
    _ body: (Database) throws -> Result
  ) throws(CaseRepositoryError) -> Result {
    guard let connection = try connection(making: true) else { preconditionFailure("it is made") }
    do {
      let result = try connection.write { db in
        try checkPeople(in: db)
        try keepPeople(in: db)
        return try body(db)
      }
      state.withLock { $0.isPeopleKept = true }
      return result
    } catch { throw translated(error) }
  }

  /// Works outside of a transaction; nil where there is no store yet.
  func withoutTransaction<Result>(
    _ body: (Database) throws -> Result
  ) throws(CaseRepositoryError) -> Result? {
    guard let connection = try connection(making: false) else { return nil }
    do { return try connection.withoutTransaction(body) } catch { throw translated(error) }
  }

  private func connection(
    making: Bool
  ) throws(CaseRepositoryError) -> StoreConnection? {
    do {
      return try state.withLock { state in
        if state.isCorrupt { throw CaseRepositoryError.corrupt(path: path) }
        if state.connection == nil {
          state.connection = try StoreConnection.open(
            path, making: making && mayBegin, patienceInSeconds)
        }
        if state.connection == nil, !mayBegin { throw CaseRepositoryError.absent(path: path) }
        return state.connection
      }
    } catch {
      throw CaseRepositoryError(error, path: path)
    }
  }

  /// What a failure means. Damage that is met in use is noted beside the store, so that it is
  /// checked wholly before it is used again.
  private func translated(_ error: any Error) -> CaseRepositoryError {
    let error = CaseRepositoryError(error, path: path)
    if case .corrupt = error {
      state.withLock { $0.isCorrupt = true }
      StoreFile(path: path).suspect()
    }
    return error
  }
}
