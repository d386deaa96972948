public import Casework
internal import FoundationEssentials
internal import GRDB

extension CaseStore {
  public func create(
    _ draft: Draft, due: Due?, _ origin: Origin
  ) throws(CaseRepositoryError) {
    try write { db in
      if try KeptCase.of(draft.id, in: db) != nil {
        throw CaseRepositoryError.taken(id: draft.id)
      }
      try insert(draft, due, origin, in: db)
      try session.take(draft.id, origin.stamp, in: db)
    }
    know(draft.id, KnownCase(revision: 1, draft: draft))
  }

  public func save(
    _ draft: Draft, due: Due?, _ origin: Origin
  ) throws(CaseRepositoryError) {
    let known = known(draft.id)
    let revision = try write { db in
      guard let kept = try KeptCase.of(draft.id, in: db) else {
        guard known == nil else { throw CaseRepositoryError.missing(id: draft.id) }
        try insert(draft, due, origin, in: db)
        return 1
      }
      return try replace(kept, known, with: draft, due, origin, in: db)
    }
    know(draft.id, KnownCase(revision: revision, draft: draft))
  }

  public func open(_ id: String) throws(CaseRepositoryError) -> CaseFile {
    let found = try read { db in
      let kept = try KeptCase.sound(id, in: db)
      return (kept.revision, try CaseFile.of(kept, holder: try holder(of: id, in: db), in: db))
    }
    guard let (revision, file) = found else { throw .missing(id: id) }
    know(id, KnownCase(revision: revision, draft: file.draft))
    return file
  }

  /// Who works on a case, in another session or this one; nil when nobody does, or is gone.
  private func holder(of id: String, in db: Database) throws -> CaseHolder? {
    guard let hold = try Hold.of(id, in: db), hold.process.isAlive else { return nil }
    return hold.holder
  }
}

// MARK: - Saving

extension CaseStore {
  private func insert(
    _ draft: Draft, _ due: Due?, _ origin: Origin, in db: Database
  ) throws {
    try session.checkFree(draft.id, in: db)
    var columns = CaseColumns.of(draft, status: .draft, due: due, origin.stamp)
    columns["id"] = draft.id
    columns["revision"] = 1
    let names = columns.keys.sorted()
    let places = names.map { _ in "?" }.joined(separator: ", ")
    try db.execute(
      sql: "INSERT INTO case_file (\(names.joined(separator: ", "))) VALUES (\(places))",
      arguments: StatementArguments(names.map { columns[$0] ?? nil }))
    let changes = try keep(draft, from: nil, number: Int(db.lastInsertedRowID), origin, in: db)
    try Record.append(.created, of: draft.id, origin.stamp, in: db)
    if !changes.isEmpty {
      try Record.append(.answered(changes), of: draft.id, origin.stamp, in: db)
    }
  }

  /// - Returns: the new revision.
  private func replace(
    _ kept: KeptCase, _ known: KnownCase?, with draft: Draft, _ due: Due?, _ origin: Origin,
    in db: Database
  ) throws -> Int {
    try session.checkFree(kept.id, in: db)
    guard let known else { throw CaseRepositoryError.taken(id: kept.id) }
    guard known.revision == kept.revision else { throw CaseRepositoryError.changed(id: kept.id) }
    if known.draft.content != draft.content, !kept.status.isOpenForEntry {
      throw CaseRepositoryError.closed(kept.status)
    }
    if draft.isSame(as: known.draft), due == kept.due { return kept.revision }
    var columns = CaseColumns.of(draft, status: kept.status, due: due, origin.stamp)
    columns["revision"] = kept.revision + 1
    let names = columns.keys.sorted()
    let assignments = names.map { "\($0) = ?" }.joined(separator: ", ")
    try db.execute(
      sql: "UPDATE case_file SET \(assignments) WHERE number = \(kept.number)",
      arguments: StatementArguments(names.map { columns[$0] ?? nil }))
    let changes = try keep(draft, from: known.draft, number: kept.number, origin, in: db)
    try Record.append(
      changes.isEmpty ? .kept : .answered(changes), of: draft.id, origin.stamp, in: db)
    return kept.revision + 1
  }

  /// The draft itself, and the origins of what changed in it.
  ///
  /// - Returns: what the record is to say of that.
  private func keep(
    _ draft: Draft, from old: Draft?, number: Int, _ origin: Origin, in db: Database
  ) throws -> AnswerChanges {
    try db.execute(
      sql: "INSERT OR REPLACE INTO draft VALUES (?, ?)",
      arguments: [number, JSONWriter.bytes(draft.json).blob])
    let changes = AnswerChanges(
      from: old, to: draft, means: origin.means, document: origin.document)
    let before = old?.content.complete ?? []
    let after = draft.content.complete
    let given =
      changes.answers.filter { $0.answer != nil }.map(\.field)
      + after.subtracting(before).map { .completeness($0) }
    let takenBack =
      changes.answers.filter { $0.answer == nil }.map(\.field)
      + before.subtracting(after).map { .completeness($0) }
    for field in takenBack {
      try db.execute(
        sql: "DELETE FROM origin WHERE case_number = ? AND field = ?",
        arguments: [number, field.text])
    }
    for field in given {
      try db.execute(
        sql: "INSERT OR REPLACE INTO origin VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          number, field.text, origin.login, origin.moment.iso, origin.means.rawValue,
          origin.document,
        ])
    }
    return changes
  }
}

extension Draft {
  /// But for when it was changed last.
  fileprivate func isSame(as other: Draft) -> Bool {
    var other = other
    other.changedAt = changedAt
    return self == other
  }
}

/// What the queue knows of a case, by the names of its columns.
enum CaseColumns {
  static func of(
    _ draft: Draft, status: CaseStatus, due: Due?, _ stamp: Stamp
  ) -> [String: (any DatabaseValueConvertible)?] {
    let name = draft.text("member.name")
    return of(status: status, due: due).merging([
      "member_name": name, "member_id": draft.text("member.memberId"),
      "birth": draft.text("member.birthDate"), "drug": draft.text("request.drug"),
      "indication": draft.text("request.indication"),
      "payer": draft.text("plan.payer"), "line": draft.text("plan.lineOfBusiness"),
      "urgency": draft.text("request.urgency"), "answered": draft.progress.answered,
      "asked": draft.progress.asked, "outcome": draft.progress.outcome,
      "changed_at": stamp.moment.iso, "changed_by": stamp.login,
      "member_order": SearchText.folded(name ?? ""),
      "name_key": name.flatMap(SearchText.likeness), "search": SearchText.of(draft),
    ]) { $1 }
  }

  /// Those that go with its status. What has no due date comes first, for nobody knows how soon it
  /// is due; then what is due first; then what is decided.
  static func of(status: CaseStatus, due: Due?) -> [String: (any DatabaseValueConvertible)?] {
    let order = status.awaitsDecision ? due?.moment.iso ?? "" : "zz"
    return [
      "status": status.rawValue, "due": due?.moment.iso, "due_rule": due?.rule,
      "due_order": order,
    ]
  }
}
