public import Casework
internal import GRDB

extension CaseStore {
  public func record(of id: String) throws(CaseRepositoryError) -> [RecordEntry] {
    let entries = try read { try RecordEntry.all(of: id, in: $0) } ?? []
    guard !entries.isEmpty else { throw .missing(id: id) }
    return entries
  }

  /// What was done to the store itself, in order: it was copied or restored, or began to be used
  /// with another list of people.
  public func recordOfStore() throws(CaseRepositoryError) -> [RecordEntry] {
    try read { try RecordEntry.all(of: nil, in: $0) } ?? []
  }

  public func note(
    _ event: RecordEvent, of id: String?, _ stamp: Stamp
  ) throws(CaseRepositoryError) {
    _ = try write { db in
      if let id, try KeptCase.of(id, in: db) == nil { throw CaseRepositoryError.missing(id: id) }
      return try Record.append(event, of: id, stamp, in: db)
    }
  }

  public func head() throws(CaseRepositoryError) -> RecordHead {
    try read { try RecordHead.latest(in: $0) } ?? .beginning
  }

  public func verify(noted: String?) throws(CaseRepositoryError) -> RecordVerification {
    try read { try RecordCheck.verification(noted: noted, in: $0) }
      ?? RecordVerification(
        sound: 0, head: .beginning,
        fault: noted == nil || noted == RecordHead.beginning.hash
          ? nil : RecordFault(nil, .headMissing))
  }
}

extension RecordHead {
  static let beginning = RecordHead(sequence: 0, hash: Record.beginning.hexadecimal)

  static func latest(in db: Database) throws -> RecordHead {
    let row = try Row.fetchOne(
      db, sql: "SELECT sequence, hash FROM entry ORDER BY sequence DESC LIMIT 1")
    guard let sequence = row?.count("sequence"), let hash = row?.bytes("hash") else {
      return .beginning
    }
    return RecordHead(sequence: sequence, hash: hash.hexadecimal)
  }
}
