public import Casework
internal import GRDB

extension CaseStore {
  public func queue(_ query: QueueQuery) throws(CaseRepositoryError) -> QueuePage {
    try read { try QueueSearch(query).page(in: $0) } ?? .empty
  }
}

/// A query in the words of the database.
private struct QueueSearch {
  private let query: QueueQuery
  private var conditions = ["is_purged = 0"]
  private var arguments: [any DatabaseValueConvertible] = []

  init(_ query: QueueQuery) {
    self.query = query
    for word in SearchText.words(query.words) { add("instr(search, ?) > 0", word) }
    if let statuses = query.statuses {
      let names = statuses.map { "'\($0.rawValue)'" }.sorted()
      conditions.append("status IN (\(names.joined(separator: ", ")))")
    }
    if let drug = query.drug { add("drug = ?", drug) }
    if let holder = query.holder {
      add("id IN (SELECT case_id FROM hold WHERE login = ?)", holder)
    }
    if let moment = query.dueBefore { add("due < ?", moment.iso) }
  }

  private mutating func add(_ condition: String, _ argument: String) {
    conditions.append(condition)
    arguments.append(argument)
  }

  func page(in db: Database) throws -> QueuePage {
    let kept = try count(["is_purged = 0"], [], in: db)
    let total = conditions.count == 1 ? kept : try count(conditions, arguments, in: db)
    let size = max(1, query.pageSize)
    let pages = max(1, (total + size - 1) / size)
    let number = min(max(1, query.page), pages)
    let rows = try Row.fetchAll(
      db, sql: sql(limit: size, offset: (number - 1) * size),
      arguments: StatementArguments(arguments))
    return QueuePage(
      entries: rows.compactMap(QueueEntry.init), number: number, pages: pages, total: total,
      kept: kept)
  }

  private func count(
    _ conditions: [String], _ arguments: [any DatabaseValueConvertible], in db: Database
  ) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT count(*) FROM case_file WHERE \(conditions.joined(separator: " AND "))",
      arguments: StatementArguments(arguments)) ?? 0
  }

  /// The cases are found and ordered by an index alone, and only those of the page are looked at.
  private func sql(limit: Int, offset: Int) -> String {
    """
    SELECT c.id, status, member_name, birth, drug, payer, line, urgency, due, due_rule, answered,
      asked, outcome, changed_at, changed_by, hold.session, hold.login, hold.since, hold.host,
      hold.boot, hold.pid, hold.started, \(Self.namesake) AS has_namesake
    FROM case_file c LEFT JOIN hold ON hold.case_id = c.id
    WHERE c.number IN (
      SELECT number FROM case_file WHERE \(conditions.joined(separator: " AND "))
      ORDER BY \(order("")) LIMIT \(limit) OFFSET \(offset))
    ORDER BY \(order("c."))
    """
  }

  private func order(_ prefix: String) -> String {
    let columns =
      switch query.order {
      case .due: ["due_order", "number"]
      case .changed: ["changed_at", "number"]
      case .member: ["member_order", "number"]
      case .drug: ["drug", "number"]
      case .status: ["status", "due_order", "number"]
      }
    // The latest change is the first of that order.
    let isDescending = query.isReversed != (query.order == .changed)
    return columns.map { "\(prefix)\($0)\(isDescending ? " DESC" : "")" }.joined(separator: ", ")
  }

  /// Whether a name like this one is another member's, or may be.
  private static let namesake = """
    EXISTS (
      SELECT 1 FROM case_file o
      WHERE o.name_key = c.name_key AND o.number <> c.number
        AND (o.birth = c.birth AND coalesce(o.member_id = c.member_id, 1)) IS NOT 1)
    """
}

extension QueueEntry {
  /// nil for a row that is no case.
  fileprivate init?(_ row: Row) {
    guard let id = row.text("id"), let status = row.text("status").flatMap(CaseStatus.init),
      let changedAt = row.text("changed_at").flatMap({ Moment(iso: $0) }),
      let changedBy = row.text("changed_by")
    else { return nil }
    let hold = Hold(row).flatMap { $0.process.isAlive ? $0 : nil }
    self.init(
      id: id, status: status, memberName: row.text("member_name"), birthDate: row.text("birth"),
      drug: row.text("drug"), payer: row.text("payer"), lineOfBusiness: row.text("line"),
      urgency: row.text("urgency"), due: Due(row),
      progress: Draft.Progress(
        answered: row.count("answered") ?? 0, asked: row.count("asked") ?? 0,
        outcome: row.text("outcome") ?? ""),
      changed: Stamp(login: changedBy, moment: changedAt), holder: hold?.holder,
      hasNamesake: row.count("has_namesake") == 1)
  }
}
