internal import Casework
internal import GRDB

/// The row of a case, as far as everything that is done to it needs it.
struct KeptCase {
  let number: Int
  let id: String
  let status: CaseStatus
  let revision: Int
  /// The number of its latest determination; 0 for none.
  let latest: Int
  let isPurged: Bool
  let due: Due?

  /// nil where no case of the id is kept.
  static func of(_ id: String, in db: Database) throws -> KeptCase? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT number, id, status, revision, latest, is_purged, due, due_rule
        FROM case_file WHERE id = ?
        """, arguments: [id])
    return try row.map { try KeptCase($0, id) }
  }

  /// One whose contents are still there.
  ///
  /// - Throws: ``CaseRepositoryError/missing(id:)``, ``CaseRepositoryError/purged(id:)``.
  static func sound(_ id: String, in db: Database) throws -> KeptCase {
    guard let kept = try of(id, in: db) else { throw CaseRepositoryError.missing(id: id) }
    if kept.isPurged { throw CaseRepositoryError.purged(id: id) }
    return kept
  }

  private init(_ row: Row, _ id: String) throws {
    guard let number = row.count("number"), let revision = row.count("revision"),
      let status = row.text("status").flatMap(CaseStatus.init), let latest = row.count("latest")
    else {
      throw CaseRepositoryError.damaged(
        id: id, fault: .damaged(path: "its row", expected: "a status and a revision"))
    }
    self.number = number
    self.id = id
    self.status = status
    self.revision = revision
    self.latest = latest
    isPurged = row.count("is_purged") != 0
    due = Due(row)
  }
}

extension Due {
  /// nil where the row of a case says none.
  init?(_ row: Row) {
    guard let moment = row.text("due").flatMap({ Moment(iso: $0) }) else { return nil }
    self.init(moment, rule: row.text("due_rule") ?? "")
  }
}

extension CaseFile {
  static func of(_ kept: KeptCase, holder: CaseHolder?, in db: Database) throws -> CaseFile {
    let entries = try entered(kept, in: db)
    return CaseFile(
      draft: try draft(of: kept, in: db), status: kept.status,
      origins: try origins(of: kept, in: db), enteredBy: Set(entries.map(\.login)),
      enteredAt: entries.map(\.moment), due: kept.due, holder: holder,
      statusChanges: try statusChanges(of: kept, in: db), requests: try requests(of: kept, in: db),
      determinations: try SignedDetermination.all(of: kept, in: db))
  }

  static func draft(of kept: KeptCase, in db: Database) throws -> Draft {
    let row = try Row.fetchOne(
      db, sql: "SELECT document FROM draft WHERE case_number = ?", arguments: [kept.number])
    guard let bytes = row?.bytes("document") else {
      throw CaseRepositoryError.damaged(
        id: kept.id, fault: .damaged(path: "its draft", expected: "a document"))
    }
    let draft = try kept.reading { () throws(DraftFault) in try Draft.read(bytes) }
    guard draft.id == kept.id else {
      throw CaseRepositoryError.damaged(
        id: kept.id, fault: .damaged(path: "id", expected: "its own"))
    }
    return draft
  }

  private static func origins(of kept: KeptCase, in db: Database) throws -> [FieldID: Origin] {
    var origins: [FieldID: Origin] = [:]
    for row in try Row.fetchAll(
      db,
      sql: "SELECT field, login, moment, means, document FROM origin WHERE case_number = ?",
      arguments: [kept.number])
    {
      guard let field = row.text("field").flatMap({ FieldID(text: $0) }),
        let login = row.text("login"),
        let moment = row.text("moment").flatMap({ Moment(iso: $0) }),
        let means = row.text("means").flatMap(Origin.Means.init)
      else {
        throw CaseRepositoryError.damaged(
          id: kept.id, fault: .damaged(path: "its origins", expected: "who, when and how"))
      }
      origins[field] = Origin(
        login: login, moment: moment, means: means, document: row.text("document"))
    }
    return origins
  }

  /// Who entered answers, and when.
  private static func entered(_ kept: KeptCase, in db: Database) throws -> [Stamp] {
    try RecordEntry.all(of: kept.id, kind: "answered", in: db).filter { entry in
      guard case .answered(let changes) = entry.event else { return true }
      return changes.concernsAnswers
    }.map(\.stamp)
  }

  private static func statusChanges(
    of kept: KeptCase, in db: Database
  ) throws -> [Stamped<StatusChange>] {
    try RecordEntry.all(of: kept.id, kind: "status", in: db).compactMap { entry in
      guard case .statusChanged(let change) = entry.event else { return nil }
      return Stamped(change, entry.stamp)
    }
  }

  private static func requests(of kept: KeptCase, in db: Database) throws -> [Moment] {
    try RecordEntry.all(of: kept.id, kind: "letter-issued", in: db).compactMap { entry in
      guard case .letterIssued(number: 0, _, _) = entry.event else { return nil }
      return entry.stamp.moment
    }
  }
}

extension KeptCase {
  /// Reads something that is kept of the case.
  func reading<Value>(_ body: () throws(DraftFault) -> Value) throws -> Value {
    do throws(DraftFault) { return try body() } catch {
      throw CaseRepositoryError.damaged(id: id, fault: error)
    }
  }
}

extension SignedDetermination {
  static func all(of kept: KeptCase, in db: Database) throws -> [SignedDetermination] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT number, signed_at, head FROM determination WHERE case_number = ? ORDER BY number
        """, arguments: [kept.number]
    ).map { row in
      guard let number = row.count("number"), let head = row.bytes("head"),
        let signedAt = row.text("signed_at").flatMap({ Moment(iso: $0) })
      else {
        throw CaseRepositoryError.damaged(
          id: kept.id, fault: .damaged(path: "its determinations", expected: "a number and a head"))
      }
      return SignedDetermination(
        number: number, signedAt: signedAt,
        head: try kept.reading { () throws(DraftFault) in try DeterminationHead.read(head) })
    }
  }
}

extension RecordEntry {
  /// - Parameters:
  ///   - caseID: nil for those that concern no case.
  ///   - kind: nil for all.
  static func all(
    of caseID: String?, kind: String? = nil, in db: Database
  ) throws -> [RecordEntry] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT sequence, moment, login, case_id, kind, body, hash FROM entry
        WHERE case_id IS ? AND kind IS coalesce(?, kind) ORDER BY sequence
        """, arguments: [caseID, kind]
    ).map { row in
      guard let entry = RecordEntry(row) else {
        throw CaseRepositoryError.damaged(
          id: caseID ?? "", fault: .damaged(path: "its record", expected: "entries of this version")
        )
      }
      return entry
    }
  }

  /// nil for a row that is no entry.
  init?(_ row: Row) {
    guard let sequence = row.count("sequence"), let login = row.text("login"),
      let moment = row.text("moment").flatMap({ Moment(iso: $0) }), let kind = row.text("kind"),
      let hash = row.bytes("hash")
    else { return nil }
    var event: RecordEvent?
    if let body = row.bytes("body") {
      guard let read = try? RecordEvent.read(kind, body) else { return nil }
      event = read
    }
    self.init(
      sequence: sequence, stamp: Stamp(login: login, moment: moment), caseID: row.text("case_id"),
      event: event, kind: kind, hash: hash.hexadecimal)
  }
}
