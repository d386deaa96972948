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
    guard people == nil, try PeopleList.wasUsed(in: db) else { return }
    throw CaseRepositoryError.peopleMissing(path: path)
  }

  /// Enters in the record which list this session goes by, where the last one was another.
  func keepPeople(in db: Database) throws {
    guard let people, !isPeopleKept else { return }
    let hash = Record.hash(people.bytes).hexadecimal
    if case .peopleListed(hash, _?)? = try PeopleList.latest(in: db) { return }
    let text = String(decoding: people.bytes, as: UTF8.self)
    try Record.append(.peopleListed(hash: hash, text: text), of: nil, people.stamp, in: db)
  }
}

extension PeopleList {
  /// The name of its file, among the texts that are frozen with a determination.
  static let path = "people.yaml"

  /// Whether one ever was used; an entry that cannot be read still tells of one.
  static func wasUsed(in db: Database) throws -> Bool { try latestRow(in: db) != nil }

  /// What the record tells of the one that was used last; nil where none ever was, or its entry cannot
  /// be read.
  static func latest(in db: Database) throws -> RecordEvent? {
    try latestRow(in: db).flatMap(RecordEntry.init)?.event
  }

  private static func latestRow(in db: Database) throws -> Row? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT sequence, moment, login, case_id, kind, body, hash FROM entry
        WHERE case_id IS NULL AND kind = 'people' ORDER BY sequence DESC LIMIT 1
        """)
  }
}
