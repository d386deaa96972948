public import Casework
internal import FoundationEssentials
internal import GRDB

extension CaseStore {
  public func changeStatus(
    of id: String, to status: CaseStatus, reason: String?, due: Due?, _ stamp: Stamp
  ) throws(CaseRepositoryError) {
    let revision = try write { db in
      let kept = try KeptCase.sound(id, in: db)
      try session.checkFree(id, in: db)
      let change = StatusChange(from: kept.status, to: status, reason: reason)
      guard status != .determined, status != .letterIssued else {
        throw CaseRepositoryError.notAllowed(from: kept.status, to: status)
      }
      if change.needsReason, reason?.allSatisfy(\.isWhitespace) ?? true {
        throw CaseRepositoryError.reasonNeeded
      }
      return try go(kept, change, due, stamp, in: db)
    }
    follow(id, to: revision)
  }

  public func setDue(
    _ due: Due?, of id: String, _ stamp: Stamp
  ) throws(CaseRepositoryError) {
    try write { db in
      let kept = try KeptCase.sound(id, in: db)
      try session.checkFree(id, in: db)
      guard due != kept.due else { return }
      try set(CaseColumns.of(status: kept.status, due: due), of: kept, in: db)
      try Record.append(.dueChanged(to: due), of: id, stamp, in: db)
    }
  }

  public func sign(
    _ determination: FrozenDetermination, of id: String, seen: Int, _ stamp: Stamp
  ) throws(CaseRepositoryError) -> Int {
    let known = known(id)
    let (number, revision) = try write { db in
      let kept = try KeptCase.sound(id, in: db)
      try session.checkFree(id, in: db)
      let earlier = try SignedDetermination.all(of: kept, in: db)
      if let last = earlier.last, last.number > seen {
        throw CaseRepositoryError.alreadySigned(last)
      }
      guard known?.revision == kept.revision else { throw CaseRepositoryError.changed(id: id) }
      if let replaced = determination.head.replaces, replaced != earlier.last?.number {
        throw CaseRepositoryError.unsigned(id: id, number: replaced)
      }
      let number = (earlier.last?.number ?? 0) + 1
      try set(["latest": number], of: kept, in: db)
      try keep(determination, number, of: kept, stamp, in: db)
      let change = StatusChange(from: kept.status, to: .determined)
      return (number, try go(kept, change, kept.due, stamp, in: db))
    }
    follow(id, to: revision)
    return number
  }

  public func issueLetter(
    of id: String, number: Int, format: String, bytes: [UInt8], _ stamp: Stamp
  ) throws(CaseRepositoryError) {
    let revision = try write { db in
      let kept = try KeptCase.sound(id, in: db)
      if number == 0, kept.status == .waitingForInformation {
        // It may stop the clock, so who asks has to be who is entering what came meanwhile.
        try session.checkFree(id, in: db)
      } else {
        try checkLatest(number, of: kept, in: db)
      }
      try Record.append(
        .letterIssued(number: number, format: format, hash: Record.hash(bytes).hexadecimal),
        of: id, stamp, in: db)
      guard kept.status == .determined, number == kept.latest else { return kept.revision }
      let change = StatusChange(from: .determined, to: .letterIssued)
      return try go(kept, change, kept.due, stamp, in: db)
    }
    follow(id, to: revision)
  }

  private func checkLatest(_ number: Int, of kept: KeptCase, in db: Database) throws {
    let signed = try SignedDetermination.all(of: kept, in: db)
    guard signed.contains(where: { $0.number == number }), let last = signed.last else {
      throw CaseRepositoryError.unsigned(id: kept.id, number: number)
    }
    guard last.number == number else {
      throw CaseRepositoryError.replaced(id: kept.id, number: number, by: last.number)
    }
  }

  /// This session knows the case after its own step, if it knew it before that.
  private func follow(_ id: String, to revision: Int) {
    guard let known = known(id), known.revision == revision - 1 else { return }
    know(id, KnownCase(revision: revision, draft: known.draft))
  }

  /// Takes a case on, and enters that in the record. Whoever had read the case before has to read it
  /// anew to change or sign anything in it.
  ///
  /// - Returns: the new revision.
  private func go(
    _ kept: KeptCase, _ change: StatusChange, _ due: Due?, _ stamp: Stamp, in db: Database
  ) throws -> Int {
    guard change.from.successors.contains(change.to) else {
      throw CaseRepositoryError.notAllowed(from: change.from, to: change.to)
    }
    var columns = CaseColumns.of(status: change.to, due: due)
    columns["changed_at"] = stamp.moment.iso
    columns["changed_by"] = stamp.login
    columns["revision"] = kept.revision + 1
    try set(columns, of: kept, in: db)
    try Record.append(.statusChanged(change), of: kept.id, stamp, in: db)
    return kept.revision + 1
  }

  private func set(
    _ columns: [String: (any DatabaseValueConvertible)?], of kept: KeptCase, in db: Database
  ) throws {
    let names = columns.keys.sorted()
    let assignments = names.map { "\($0) = ?" }.joined(separator: ", ")
    try db.execute(
      sql: "UPDATE case_file SET \(assignments) WHERE number = \(kept.number)",
      arguments: StatementArguments(names.map { columns[$0] ?? nil }))
  }
}
