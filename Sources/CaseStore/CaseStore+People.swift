public import Casework
internal import GRDB

extension CaseStore {
  /// - Throws: ``CaseRepositoryError/peopleMissing(path:)`` where the store was used with a list of
  ///   people, and this session has none: without it everybody would be trusted with more.
  public func checkPeople() throws(CaseRepositoryError) {
    // Where there is no store, none was used with a list; what is damaged is for who uses it to find.
    // Its file is not looked at while it is open: closing it again would drop SQLite's locks on it.
    let isStore = isOpen ? true : try StoreFile(path: path).kind() == .store
    if isStore { _ = try read { _ in } }
  }

  func checkPeople(in db: Database) throws {
    guard people == nil, try PeopleList.latestHash(in: db) != nil else { return }
    throw CaseRepositoryError.peopleMissing(path: path)
  }

  /// Enters in the record which list this session goes by, where the last one was another.
  func keepPeople(in db: Database) throws {
    guard let people, !isPeopleKept else { return }
    let hash = Record.hash(people.bytes).hexadecimal
    guard try PeopleList.latestHash(in: db) != hash else { return }
    try Record.append(.peopleListed(hash: hash), of: nil, people.stamp, in: db)
  }
}

extension PeopleList {
  /// The name of its file, among the texts that are frozen with a determination.
  static let path = "people.yaml"

  /// Of the list that was used last, in hexadecimal digits; nil where none ever was.
  static func latestHash(in db: Database) throws -> String? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT sequence, moment, login, case_id, kind, body, hash FROM entry
        WHERE case_id IS NULL AND kind = 'people' ORDER BY sequence DESC LIMIT 1
        """)
    guard let row else { return nil }
    // An entry that cannot be read still tells that there was a list.
    guard case .peopleListed(let hash)? = RecordEntry(row)?.event else { return "" }
    return hash
  }
}
