internal import CaseStore
internal import Casework
internal import GRDB

/// What a page of the queue costs in a store of 100,000 cases.
func showQueue() throws {
  let folder = try ScratchFolder()
  let big = BigStore(path: "\(folder.path)/cases.sqlite")
  try big.fill()
  let store = CaseStore(path: big.path)
  func show(_ name: String, target: String? = nil, _ change: (inout QueueQuery) -> Void) throws {
    var query = QueueQuery()
    query.statuses = Set(CaseStatus.allCases.filter(\.awaitsDecision))
    change(&query)
    let total = try store.queue(query).total
    let sample = try Sample(runs: 41) { _ = try store.queue(query) }
    Figure.show("queue, \(name) (\(total)), ms", sample, scale: 1e3, target: target)
  }
  try show("first page, due first", target: "50") { _ in }
  try show("page 500", target: "50") { $0.page = 500 }
  try show("to review, of one drug", target: "50") {
    ($0.statuses, $0.drug) = ([.readyForReview], "opzelura")
  }
  try show("due within a day", target: "50") { $0.dueBefore = Moment(iso: "2026-11-22T09:00:00Z") }
  try show("changed last by me", target: "50") { $0.changedBy = "nurse-7" }
  try show("a name", target: "50") { $0.words = "keramo tarolin" }
  try show("one member's ID", target: "50") { $0.words = "w01234.17" }
  try show("by member", target: "50") { $0.order = .member }
  try show("by drug", target: "50") { $0.order = .drug }
  try show("by status", target: "50") { $0.order = .status }
  try show("the page of a case", target: "50") { $0.around = "c-1234.17" }
  try show("all cases", target: "50") { $0.statuses = nil }
}

/// A store with 100,000 cases: some thousands made by the store itself, and then copied.
private struct BigStore {
  let path: String
  private static let made = 2_000
  private static let copies = 49

  func fill() throws {
    let store = CaseStore(path: path)
    for number in 0..<Self.made { try make(number, in: store) }
    store.close()
    try copy()
  }

  private func make(_ number: Int, in store: CaseStore) throws {
    guard let start = Moment(iso: "2026-11-01T09:00:00Z"),
      let moment = start.adding(seconds: number * 700)
    else { preconditionFailure("no such moment") }
    var draft = Draft(id: "c-\(number)", createdAt: moment.iso)
    let birth = (40 + number % 60, 1 + number % 12, 10 + number % 19)
    let padded = "\(birth.1 < 10 ? "0" : "")\(birth.1)"
    for (name, value) in [
      ("member.name", Self.name(number)), ("member.memberId", "W0\(number)"),
      ("member.birthDate", "19\(birth.0)-\(padded)-\(birth.2)"), ("plan.payer", "cigna"),
      ("request.drug", ["leqselvi", "opzelura", "anzupgo", "jakafi"][number % 4]),
      ("request.indication", "atopic-dermatitis"),
    ] {
      draft.content.answers[.input(name)] = .answered(.text(value))
    }
    let stamp = Stamp(login: "nurse-\(number % 20)", moment: moment)
    let due = number % 10 == 9 ? nil : Due(moment, rule: "A-RULE (its place in the law)")
    try store.create(draft, due: due, Origin(login: stamp.login, moment: moment))
    let status: CaseStatus? = [1: .readyForReview, 2: .waitingForInformation, 3: .withdrawn][
      number % 5]
    if let status {
      try store.changeStatus(of: draft.id, to: status, reason: "a reason", due: due, stamp)
    }
    try store.unlock(draft.id)
  }

  /// Two invented words of three syllables, the same for the same number.
  private static func name(_ number: Int) -> String {
    let syllables = ["ke", "ra", "mo", "ta", "ro", "lin", "su", "ve", "da", "nor", "pi", "gal"]
    func word(_ seed: Int) -> String {
      let parts = [seed % 12, seed / 12 % 12, (seed / 144 + seed) % 12].map { syllables[$0] }
      return parts.joined().prefix(1).uppercased() + parts.joined().dropFirst()
    }
    return number == 0 ? "Keramo Tarolin" : "\(word(number % 200)) \(word(number / 2 + 37))"
  }

  /// Each case again and again, with an id, a member and a due date of its own.
  private func copy() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      let columns = try db.columns(in: "case_file").map(\.name).filter { $0 != "number" }
      let changed = [
        "id": "id || '.' || k", "member_id": "member_id || '.' || k",
        "birth": "date(birth, k || ' days')",
        "due": "strftime('%Y-%m-%dT%H:%M:%SZ', due, k || ' hours')",
        "due_order": """
        CASE WHEN due_order > '' AND due_order < 'a'
          THEN strftime('%Y-%m-%dT%H:%M:%SZ', due, k || ' hours')
          ELSE due_order END
        """,
        "changed_at": "strftime('%Y-%m-%dT%H:%M:%SZ', changed_at, k || ' minutes')",
        "search": """
        replace(
          replace(search, id, id || '.' || k), lower(member_id), lower(member_id) || '.' || k)
        """,
      ]
      let values = columns.map { changed[$0] ?? $0 }
      try db.execute(
        sql: """
          WITH RECURSIVE copies(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copies WHERE k < ?)
          INSERT INTO case_file (\(columns.joined(separator: ", ")))
          SELECT \(values.joined(separator: ", ")) FROM copies, case_file
          """, arguments: [Self.copies])
    }
    try queue.close()
  }
}
