public import Casework
internal import GRDB

extension CaseStore {
  public func queue(_ query: QueueQuery) throws(CaseRepositoryError) -> QueuePage {
    try read { db in
      let holds = try Hold.alive(in: db)
      return try QueueSearch(query, holds).page(in: db)
    } ?? .empty
  }
}

/// A query in the words of the database.
private struct QueueSearch {
  private let query: QueueQuery
  private let holds: [String: Hold]
  private var conditions = ["is_purged = 0"]
  private var status: String?
  private var arguments: [any DatabaseValueConvertible] = []

  /// - Parameter holds: those of sessions that are alive, by the ids of the cases.
  init(_ query: QueueQuery, _ holds: [String: Hold]) {
    self.query = query
    self.holds = holds
    for word in SearchText.words(query.words) { add(word: word) }
    if let statuses = query.statuses {
      let names = statuses.map { "'\($0.rawValue)'" }.sorted()
      status = "status IN (\(names.joined(separator: ", ")))"
    }
    if let drug = query.drug { add("drug = ?", drug) }
    if let holder = query.holder { add(holder) }
    if let login = query.changedBy { add("changed_by = ?", login) }
    // Of a case without a due date it is empty, and of one that has not to be decided any more it is
    // a text behind these.
    if let moment = query.dueBefore { add("due_order > '' AND due_order < ?", moment.iso) }
  }

  private mutating func add(_ condition: String, _ argument: String) {
    conditions.append(condition)
    arguments.append(argument)
  }

  private mutating func add(word: String) {
    let drugs = query.drugNames.filter { SearchText.folded($0.value).contains(word) }.keys.sorted()
    guard !drugs.isEmpty else { return add("instr(search, ?) > 0", word) }
    let places = drugs.map { _ in "?" }.joined(separator: ", ")
    conditions.append("(instr(search, ?) > 0 OR drug IN (\(places)))")
    arguments += [word] + drugs
  }

  private mutating func add(_ holder: String) {
    let held = holds.filter { $0.value.holder.login == holder }.keys.sorted()
    conditions.append("id IN (\(held.map { _ in "?" }.joined(separator: ", ")))")
    arguments += held
  }

  /// To count what is found without words, which the statuses lead to fastest.
  private var condition: String {
    let isByStatus = query.order == .status || SearchText.words(query.words).isEmpty
    return isByStatus ? all(status) : orderedCondition
  }

  /// To find cases in their order: the statuses must not lead away from the index that has it.
  private var orderedCondition: String {
    all(query.order == .status ? status : status.map { "+\($0)" })
  }

  private func all(_ status: String?) -> String {
    (conditions + [status].compactMap(\.self)).joined(separator: " AND ")
  }

  func page(in db: Database) throws -> QueuePage {
    let kept = try keptCount(in: db)
    let size = max(1, query.pageSize)
    let asked = try query.around.flatMap { try rank(of: $0, in: db) }.map { $0 / size + 1 }
    var number = max(1, asked ?? query.page)
    var rows = try rows(on: number, size, in: db)
    let total =
      try rows.count < size && (number == 1 || !rows.isEmpty)
      ? (number - 1) * size + rows.count : total(kept, in: db)
    let pages = max(1, (total + size - 1) / size)
    if number > pages {
      number = pages
      rows = try self.rows(on: number, size, in: db)
    }
    return QueuePage(
      entries: rows.compactMap { QueueEntry($0, holds) }, number: number, pages: pages,
      total: total, kept: kept, holders: Set(holds.values.map(\.holder.login)).sorted())
  }

  private func rows(on page: Int, _ size: Int, in db: Database) throws -> [Row] {
    let (offset, overflow) = (page - 1).multipliedReportingOverflow(by: size)
    return try Row.fetchAll(
      db, sql: sql(limit: size, offset: overflow ? .max : offset),
      arguments: StatementArguments(arguments))
  }

  private func total(_ kept: Int, in db: Database) throws -> Int {
    conditions.count == 1 && status == nil
      ? kept : try count("SELECT count(*) FROM case_file WHERE \(condition)", arguments, in: db)
  }

  private func count(
    _ sql: String, _ arguments: [any DatabaseValueConvertible] = [], in db: Database
  ) throws -> Int {
    try Int.fetchOne(db, sql: sql, arguments: StatementArguments(arguments)) ?? 0
  }

  private func keptCount(in db: Database) throws -> Int {
    try count("SELECT count(*) FROM case_file", in: db)
      - count("SELECT count(*) FROM case_file WHERE is_purged = 1", in: db)
  }

  /// How many of the cases stand before one; nil where it is not among them.
  private func rank(of id: String, in db: Database) throws -> Int? {
    let columns = columns("").joined(separator: ", ")
    guard
      let place = try Row.fetchOne(
        db, sql: "SELECT \(columns) FROM case_file WHERE \(condition) AND id = ?",
        arguments: StatementArguments(arguments + [id]))
    else { return nil }
    let values = place.databaseValues.map { $0 as any DatabaseValueConvertible }
    let places = values.map { _ in "?" }.joined(separator: ", ")
    return try count(
      """
      SELECT count(*) FROM case_file
      WHERE \(condition) AND (\(columns)) \(isDescending ? ">" : "<") (\(places))
      """, arguments + values, in: db)
  }

  /// The cases are found and ordered by an index alone, and only those of the page are looked at.
  private func sql(limit: Int, offset: Int) -> String {
    """
    SELECT id, status, member_name, member_id, birth, drug, indication, payer, line, urgency, due,
      due_rule, answered, asked, outcome, changed_at, changed_by, \(Self.namesake) AS has_namesake
    FROM case_file c
    WHERE number IN (
      SELECT number FROM case_file WHERE \(orderedCondition)
      ORDER BY \(order("")) LIMIT \(limit) OFFSET \(offset))
    ORDER BY \(order("c."))
    """
  }

  /// The latest change is the first of that order.
  private var isDescending: Bool { query.isReversed != (query.order == .changed) }

  private func order(_ prefix: String) -> String {
    columns(prefix).map { isDescending ? "\($0) DESC" : $0 }.joined(separator: ", ")
  }

  /// What the cases are in order of; none of it is ever missing.
  private func columns(_ prefix: String) -> [String] {
    let number = "\(prefix)number"
    return switch query.order {
    case .due: ["\(prefix)due_order", number]
    case .changed: ["\(prefix)changed_at", number]
    case .member: ["\(prefix)member_order", number]
    case .drug: ["coalesce(\(prefix)drug, '')", number]
    case .status: ["\(prefix)status", "\(prefix)due_order", number]
    }
  }

  /// Whether a name like this one is another member's, or may be.
  private static let namesake = """
    EXISTS (
      SELECT 1 FROM case_file o
      WHERE o.name_key = c.name_key AND o.number <> c.number
        AND (o.birth = c.birth AND coalesce(o.member_id = c.member_id, 1)) IS NOT 1)
    """
}

extension Hold {
  /// Those of sessions that are alive, by the ids of the cases.
  fileprivate static func alive(in db: Database) throws -> [String: Hold] {
    let rows = try Row.fetchAll(db, sql: "SELECT * FROM hold")
    return rows.reduce(into: [:]) { holds, row in
      guard let id = row.text("case_id"), let hold = Hold(row), hold.process.isAlive else { return }
      holds[id] = hold
    }
  }
}

extension QueueEntry {
  /// nil for a row that is no case.
  fileprivate init?(_ row: Row, _ holds: [String: Hold]) {
    guard let id = row.text("id"), let status = row.text("status").flatMap(CaseStatus.init),
      let changedAt = row.text("changed_at").flatMap({ Moment(iso: $0) }),
      let changedBy = row.text("changed_by")
    else { return nil }
    self.init(
      id: id, status: status, memberName: row.text("member_name"),
      memberID: row.text("member_id"), birthDate: row.text("birth"), drug: row.text("drug"),
      indication: row.text("indication"), payer: row.text("payer"),
      lineOfBusiness: row.text("line"), urgency: row.text("urgency"), due: Due(row),
      progress: Draft.Progress(
        answered: row.count("answered") ?? 0, asked: row.count("asked") ?? 0,
        outcome: row.text("outcome") ?? ""),
      changed: Stamp(login: changedBy, moment: changedAt), holder: holds[id]?.holder,
      hasNamesake: row.count("has_namesake") == 1)
  }
}
