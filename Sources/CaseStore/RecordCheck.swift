internal import Casework
internal import GRDB

/// Walks the record from its first entry, and then compares what is kept of every case with it.
struct RecordCheck {
  /// Where the next entry has to stand, and what it follows.
  private var next = 1
  private var previous = Record.beginning
  /// What was noted, of whatever bytes; nil where nothing was.
  private let noted: Record.Hash?
  private var isNotedFound: Bool
  /// The entries whose bodies are gone, by their cases, until a purge says why.
  private var missing: [String: [Int]] = [:]
  /// The lists of people that it was written by.
  private var lists: [ListedPeople] = []

  private init(noted: String?) {
    self.noted = noted.map { Record.Hash(hexadecimal: $0) ?? [] }
    isNotedFound = noted == nil || self.noted == previous
  }

  static func verification(noted: String?, in db: Database) throws -> RecordVerification {
    var check = RecordCheck(noted: noted)
    var fault: RecordFault?
    do {
      try check.walk(db)
      try CaseCheck.compare(db, check.lists)
      if let name = try StoreSchema.stranger(in: db) { throw RecordFault(nil, .schema(name)) }
    } catch let found as RecordFault {
      fault = found
    }
    let first = fault.flatMap { $0.isOfEntry ? $0.sequence : nil } ?? check.next
    return RecordVerification(
      sound: first - 1, head: try RecordHead.latest(in: db), lists: check.lists, fault: fault)
  }

  private mutating func walk(_ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM entry ORDER BY sequence")
    while let row = try rows.next() { try step(row) }
    if let first = missing.values.joined().min() { throw RecordFault(first, .bodyMissing) }
    guard isNotedFound else { throw RecordFault(nil, .headMissing) }
  }

  private mutating func step(_ row: Row) throws {
    guard let sequence = row.count("sequence") else { throw RecordFault(next, .changed) }
    guard sequence == next else { throw RecordFault(next, .gap(found: sequence)) }
    let body = row.bytes("body")
    guard let link = Link(row), let hash = row.bytes("hash"), link.hash == hash,
      body.map({ Record.hash($0) == link.bodyHash }) ?? true
    else { throw RecordFault(next, .changed) }
    guard link.previous == previous else { throw RecordFault(next, .outOfOrder) }
    if let body {
      try take(body, link)
    } else {
      missing[link.caseID ?? "", default: []].append(next)
    }
    previous = hash
    if previous == noted { isNotedFound = true }
    next += 1
  }

  /// What it tells of a case is read with the case, but for what explains missing bodies.
  private mutating func take(_ body: [UInt8], _ link: Link) throws {
    guard link.caseID == nil || link.kind == "purged" else { return }
    guard let event = try? RecordEvent.read(link.kind, body) else {
      throw RecordFault(next, .unreadable)
    }
    switch event {
    case .purged(_, let last, _): missing[link.caseID ?? ""]?.removeAll { $0 <= last }
    case .peopleListed(let hash, let text): try take(hash, text, link)
    default: break
    }
  }

  /// A record that a version before began has lists without their texts, and none behind one that has.
  private mutating func take(_ hash: String, _ text: String?, _ link: Link) throws {
    let isKept = text.map { Record.hash(Array($0.utf8)).hexadecimal == hash }
    guard let moment = Moment(iso: link.moment), isKept ?? (lists.last?.text == nil) else {
      throw RecordFault(next, .peopleText)
    }
    lists.append(
      ListedPeople(
        sequence: next, stamp: Stamp(login: link.login, moment: moment), hash: hash, text: text))
  }
}

extension Link {
  /// nil for a row that is no entry.
  fileprivate init?(_ row: Row) {
    guard let sequence = row.count("sequence"), let previous = row.bytes("previous"),
      let moment = row.text("moment"), let login = row.text("login"), let kind = row.text("kind"),
      let bodyHash = row.bytes("body_hash"), row.text("case_id") != ""
    else { return nil }
    self.init(
      sequence: sequence, previous: previous, moment: moment, login: login,
      caseID: row.text("case_id"), kind: kind, bodyHash: bodyHash,
      state: row.hasColumn("state") ? row.bytes("state") : nil)
  }
}

/// What is kept of a case, next to what the record tells of it.
private struct CaseCheck {
  private var content = Draft.Content()
  private var status = CaseStatus.draft
  private var signed: [Int: (sequence: Int, hash: String)] = [:]
  private let lists: [ListedPeople]
  private var isPurged = false
  private var last = 0
  /// What the last entry that binds the case binds it with.
  private var state: (sequence: Int, hash: Record.Hash)?

  private init(_ lists: [ListedPeople]) { self.lists = lists }

  /// - Throws: ``RecordFault``, the first.
  static func compare(_ db: Database, _ lists: [ListedPeople]) throws {
    let ids = try String.fetchCursor(
      db, sql: "SELECT id FROM case_file UNION SELECT case_id FROM entry WHERE case_id NOT NULL")
    while let id = try ids.next() {
      var check = CaseCheck(lists)
      try check.read(id, in: db)
      try check.compare(id, in: db)
      try check.compareState(of: id, in: db)
    }
    try compareTexts(db)
    if let stray = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check")?.text("table") {
      throw RecordFault(nil, .stray(table: stray))
    }
  }

  private mutating func read(_ id: String, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "SELECT * FROM entry WHERE case_id = ? ORDER BY sequence")
    let rows = try Row.fetchCursor(statement, arguments: [id])
    while let row = try rows.next() {
      last = row.count("sequence") ?? last
      if row.hasColumn("state"), let hash = row.bytes("state") { state = (last, hash) }
      guard let body = row.bytes("body") else { continue }
      guard let kind = row.text("kind"), let event = try? RecordEvent.read(kind, body) else {
        throw RecordFault(last, .unreadable)
      }
      try take(event)
    }
  }

  /// What is kept now is what the last entry of the case binds.
  private func compareState(of id: String, in db: Database) throws {
    guard let state, try CaseState.hash(of: id, in: db) != state.hash else { return }
    throw RecordFault(state.sequence, .caseDiffers(caseID: id))
  }

  /// The texts that determinations were made with are named by their hashes.
  private static func compareTexts(_ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT hash, bytes FROM library_text")
    while let row = try rows.next() {
      guard let bytes = row.bytes("bytes"), Record.hash(bytes) == row.bytes("hash") else {
        throw RecordFault(nil, .libraryText)
      }
    }
  }

  private mutating func take(_ event: RecordEvent) throws {
    switch event {
    case .answered(let changes): content.apply(changes)
    case .statusChanged(let change): status = change.to
    case .signed(let signing):
      signed[signing.number] = (last, signing.hash)
      let isListed = lists.contains { $0.sequence < last && $0.hash == signing.people }
      if signing.people != nil, !isListed { throw RecordFault(last, .peopleUnlisted) }
    case .purged:
      isPurged = true
    case .created, .kept, .dueChanged, .takenOver, .letterIssued, .exported, .backedUp, .restored,
      .peopleListed:
      break
    }
  }

  private func compare(_ id: String, in db: Database) throws {
    guard let kept = try? KeptCase.of(id, in: db), kept.isPurged == isPurged else {
      throw RecordFault(last, .caseDiffers(caseID: id))
    }
    if isPurged { return }
    guard kept.status == status, let draft = try? CaseFile.draft(of: kept, in: db),
      draft.content == content, kept.latest == signed.keys.max() ?? 0
    else { throw RecordFault(last, .caseDiffers(caseID: id)) }
    for (number, signing) in signed.sorted(by: { $0.key < $1.key }) {
      guard let found = try KeptDetermination.of(kept, number, in: db),
        found.hash.hexadecimal == signing.hash
      else {
        throw RecordFault(signing.sequence, .determination(caseID: id, number: number))
      }
    }
    let numbers = try Int.fetchAll(
      db, sql: "SELECT number FROM determination WHERE case_number = ? ORDER BY number",
      arguments: [kept.number])
    if let stray = numbers.first(where: { signed[$0] == nil }) {
      throw RecordFault(nil, .unsigned(caseID: id, number: stray))
    }
  }
}
