public import Casework
internal import FoundationEssentials
internal import GRDB
internal import Glibc

extension CaseStore {
  /// What a store holds, in figures.
  public struct Contents: Sendable, Hashable {
    public let cases: Int
    public let determinations: Int
    /// Of the record.
    public let entries: Int
    public let verification: RecordVerification
    /// Whether a list of people said who may do what in it.
    public let hasPeople: Bool
  }

  /// Copies the whole store, as it is at one moment, to a new file that only its user can read,
  /// while others go on with their work. Nobody holds a case in it. The copy has its name once it is
  /// whole; the record tells of it then, and what cannot be told of is removed.
  ///
  /// - Returns: what is in the copy.
  /// - Throws: ``CaseRepositoryError/exists(path:)`` when there is such a file.
  @discardableResult
  public func backUp(to copy: String, _ stamp: Stamp) throws(CaseRepositoryError) -> Contents {
    guard access(copy, F_OK) != 0 else { throw .exists(path: copy) }
    let new = "\(copy).\(getpid()).tmp"
    defer { unlink(new) }
    try writeOut(to: new, named: copy)
    let contents = try Self.contents(ofBackUp: new)
    // A link, unlike a renaming, refuses to take the place of a file that came meanwhile.
    guard link(new, copy) == 0 else {
      throw errno == EEXIST ? .exists(path: copy) : CaseRepositoryError(errno, "make", copy)
    }
    do throws(CaseRepositoryError) { try note(.backedUp, of: nil, stamp) } catch {
      unlink(copy)
      throw error
    }
    return contents
  }

  private func writeOut(to new: String, named copy: String) throws(CaseRepositoryError) {
    let file = Glibc.open(new, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw CaseRepositoryError(errno, "make", copy) }
    defer { Glibc.close(file) }
    let done: Void? = try withoutTransaction { db in
      do { try db.execute(sql: "VACUUM INTO ?", arguments: [new]) } catch let error as DatabaseError
        where error.resultCode == .SQLITE_FULL
      { throw Self.fullDisk(of: copy) }
    }
    guard done != nil else { throw .absent(path: path) }
    try Self.change(new, named: copy) { try StoreSession.releaseEverybody(in: $0) }
    guard fsync(file) == 0 else {
      throw errno == ENOSPC || errno == EDQUOT
        ? Self.fullDisk(of: copy) : CaseRepositoryError(errno, "write to the disk of", copy)
    }
  }

  /// Changes a copy that has no name yet, in one transaction; what SQLite keeps beside it meanwhile
  /// is gone afterwards.
  ///
  /// - Parameter name: the file that it becomes, of which is told what could not be done.
  private static func change(
    _ copy: String, named name: String, _ body: (Database) throws -> Void
  ) throws(CaseRepositoryError) {
    defer { for companion in ["-journal", "-wal", "-shm"] { unlink(copy + companion) } }
    do {
      let queue = try DatabaseQueue(path: copy, configuration: StoreConnection.configuration())
      defer { try? queue.close() }
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
      }
      try StoreSchema.bringUpToDate(queue, path: name)
      try queue.write(body)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
      throw fullDisk(of: name)
    } catch {
      throw CaseRepositoryError(error, path: name)
    }
  }

  private static func fullDisk(of copy: String) -> CaseRepositoryError {
    .failed(
      doing: "write", path: copy,
      reason: "its disk is full. Make room there, or name a file on another disk")
  }

  /// Looks at a back-up without changing it: whether SQLite finds it whole, and what is in it, with
  /// its record checked.
  ///
  /// - Throws: ``CaseRepositoryError/noBackUp(path:reason:)`` for a file that is none, or none at
  ///   all; ``CaseRepositoryError/tornBackUp(path:)`` for one that is not whole.
  public static func contents(ofBackUp copy: String) throws(CaseRepositoryError) -> Contents {
    switch try kind(ofBackUp: copy) {
    case .missing: throw .noBackUp(path: copy, reason: "there is no such file")
    case .empty: throw .noBackUp(path: copy, reason: "there is nothing in it")
    case .foreign: throw .noBackUp(path: copy, reason: "it is a file of another program")
    case .damaged: throw .tornBackUp(path: copy)
    case .store: break
    }
    do {
      var configuration = StoreConnection.configuration()
      configuration.readonly = true
      let queue = try DatabaseQueue(path: copy, configuration: configuration)
      defer { try? queue.close() }
      try StoreSchema.checkVersion(queue, path: copy)
      return try queue.read { db in
        guard try StoreSchema.isSound(db) else { throw CaseRepositoryError.corrupt(path: copy) }
        func count(_ table: String) throws -> Int {
          try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
        }
        return Contents(
          cases: try count("case_file"), determinations: try count("determination"),
          entries: try count("entry"),
          verification: try RecordCheck.verification(noted: nil, in: db),
          hasPeople: try PeopleList.wasUsed(in: db))
      }
    } catch {
      let error = CaseRepositoryError(error, path: copy)
      if case .corrupt = error { throw .tornBackUp(path: copy) }
      throw error
    }
  }

  private static func kind(ofBackUp copy: String) throws(CaseRepositoryError) -> StoreFile.Kind {
    do throws(CaseRepositoryError) { return try StoreFile(path: copy).kind() } catch {
      switch error {
      case .failed(_, _, let reason): throw .noBackUp(path: copy, reason: reason)
      case .denied: throw .noBackUp(path: copy, reason: "this user may not read it")
      default: throw error
      }
    }
  }

  /// Puts a back-up where this store is to be, for its user alone, with a record that says so, and
  /// with no case that anybody holds. The back-up is checked first and stays as it is.
  ///
  /// - Returns: what was in the back-up.
  /// - Throws: ``CaseRepositoryError/exists(path:)`` where there is a file already: a store is never
  ///   overwritten; ``CaseRepositoryError/failed(doing:path:reason:)`` where SQLite's files of
  ///   another store are left; ``CaseRepositoryError/unsound(path:_:)`` where the back-up's record
  ///   has a fault; ``CaseRepositoryError/peopleMissing(path:)`` where it was used with a list of
  ///   people, and there is none for it here.
  public func restore(
    from copy: String, _ stamp: Stamp
  ) throws(CaseRepositoryError) -> Contents {
    let contents = try Self.contents(ofBackUp: copy)
    if let fault = contents.verification.fault { throw .unsound(path: copy, fault) }
    if contents.hasPeople, people == nil { throw .peopleMissing(path: path) }
    let file = StoreFile(path: path)
    try file.checkIsFree()
    try file.makeFolder()
    try file.copy(from: copy) { new throws(CaseRepositoryError) in
      try Self.change(new, named: path) { db in
        // Sessions of the machine that the copy is from end nowhere else.
        try StoreSession.releaseEverybody(in: db)
        try keepPeople(in: db)
        try Record.append(.restored(contents.verification.head), of: nil, stamp, in: db)
      }
    }
    return contents
  }
}

extension CaseStore {
  public func export(_ id: String) throws(CaseRepositoryError) -> JSONValue {
    let document = try read { try ExportedCase(KeptCase.sound(id, in: $0), in: $0).json }
    guard let document else { throw .missing(id: id) }
    return document
  }
}

/// Everything that is kept of a case, as one document.
private struct ExportedCase {
  let json: JSONValue

  init(_ kept: KeptCase, in db: Database) throws {
    let file = try CaseFile.of(kept, holder: nil, in: db)
    let determinations = try file.determinations.map { signed in
      guard let found = try KeptDetermination.of(kept, signed.number, in: db) else {
        throw CaseRepositoryError.unsigned(id: kept.id, number: signed.number)
      }
      return Self.json(signed, found)
    }
    let origins = file.origins.sorted { $0.key.text < $1.key.text }.map { field, origin in
      Self.object([("field", .text(field.text)), ("origin", origin.json)])
    }
    json = Self.object([
      ("schema", .text("rubric.export/1")), ("id", .text(kept.id)),
      ("status", .text(kept.status.rawValue)),
      ("due", kept.due.map { .text($0.moment.iso) } ?? .null),
      ("dueRule", kept.due.map { .text($0.rule) } ?? .null), ("draft", file.draft.json),
      ("origins", .array(origins)), ("determinations", .array(determinations)),
      ("record", .array(try RecordEntry.all(of: kept.id, in: db).map(Self.json))),
    ])
  }

  private static func json(_ signed: SignedDetermination, _ kept: KeptDetermination) -> JSONValue {
    object([
      ("number", .number(Decimal(signed.number))), ("signedAt", .text(signed.signedAt.iso)),
      ("head", signed.head.json), ("case", document(kept.caseDocument)),
      ("determination", document(kept.document)), ("letter", text(kept.letter)),
      (
        "library",
        .array(
          kept.library.map { file in
            object([
              ("path", .text(file.path)), ("sha256", .text(Record.hash(file.bytes).hexadecimal)),
              ("text", text(file.bytes)),
            ])
          })
      ),
      ("hash", .text(kept.hash.hexadecimal)),
    ])
  }

  private static func json(_ entry: RecordEntry) -> JSONValue {
    object([
      ("sequence", .number(Decimal(entry.sequence))), ("moment", .text(entry.stamp.moment.iso)),
      ("login", .text(entry.stamp.login)), ("kind", .text(entry.kind)),
      ("event", entry.event?.json ?? .null), ("hash", .text(entry.hash)),
    ])
  }

  /// A document as itself; as text where it is no JSON.
  private static func document(_ bytes: [UInt8]) -> JSONValue {
    (try? JSONReader.read(bytes)) ?? text(bytes)
  }

  private static func text(_ bytes: [UInt8]) -> JSONValue {
    .text(String(decoding: bytes, as: UTF8.self))
  }

  private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(JSONObject(members))
  }
}
