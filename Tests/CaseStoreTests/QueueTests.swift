import Casework
import RuleModel
import Testing

@testable import CaseStore

@Suite("The queue")
struct QueueTests {
  private let scratch = StoreScratch()

  private func filled() throws -> CaseStore {
    let store = scratch.session()
    let cases: [(Draft, Due?)] = [
      (.made("a", member: "Jörg Müller", memberID: "W1", born: "1985-07-14"), nil),
      (.made("b", member: "Smith, John", born: "1960-01-02", drug: "x1"), Due(.at(14), rule: "r")),
      (.made("c", member: "Jon  SMYTH", born: "1970-03-04"), Due(.at(12), rule: "r")),
      (.made("d", member: nil, drug: nil), nil),
      (.made("e", member: "Zoe Zimmer"), Due(.at(1), rule: "r")),
    ]
    for (place, (draft, due)) in cases.enumerated() {
      try store.create(draft, due: due, .kim(9, place))
    }
    try store.changeStatus(
      of: "e", to: .withdrawn, reason: "x", due: Due(.at(1), rule: "r"), .lee(11))
    return store
  }

  private func ids(_ query: QueueQuery) throws -> [String] {
    try filled().queue(query).entries.map(\.id)
  }

  @Test(
    "what nobody knows the due date of comes first, then what is due first, then what is decided")
  func ordersByDue() throws {
    #expect(try ids(QueueQuery()) == ["a", "d", "c", "b", "e"])
  }

  @Test(
    "other orders",
    arguments: [
      (QueueQuery.Order.changed, ["e", "d", "c", "b", "a"]),
      (.member, ["d", "c", "a", "b", "e"]), (.drug, ["d", "a", "c", "e", "b"]),
      (.status, ["a", "d", "c", "b", "e"]),
    ])
  func orders(_ order: QueueQuery.Order, expected: [String]) throws {
    var query = QueueQuery()
    query.order = order
    let found = try ids(query)
    #expect(found == expected)
    query.isReversed = true
    #expect(try scratch.session().queue(query).entries.map(\.id) == expected.reversed())
  }

  @Test(
    "words are found in name, ID, drug, birth and case, whatever their case and accents",
    arguments: [
      ("muller", ["a"]), ("MÜLLER jörg", ["a"]), ("w1", ["a"]), ("leqselvi", ["a", "c", "e"]),
      ("1985-07", ["a"]), ("14-jul-1985", ["a"]), ("x1 smith", ["b"]), ("smith leq", []),
      ("%", []), ("  ", ["a", "d", "c", "b", "e"]),
    ])
  func searches(_ words: String, expected: [String]) throws {
    let page = try filled().queue(QueueQuery(words: words))
    #expect(page.entries.map(\.id) == expected)
    #expect(page.total == expected.count)
    #expect(page.kept == 5)
  }

  @Test("a drug is found by another name of it too, beside everything else that has the word")
  func drugNames() throws {
    let store = try filled()
    func found(_ words: String) throws -> [String] {
      var query = QueueQuery(words: words)
      query.drugNames = ["leqselvi": "Deuruxolitinib", "x1": "smithinib"]
      return try store.queue(query).entries.map(\.id)
    }
    #expect(try found("deurux") == ["a", "c", "e"])
    #expect(try found("olitinib muller") == ["a"])
    #expect(try found("smith") == ["b"])
    #expect(try found("smyth") == ["c"])
    #expect(try found("opzelura") == [])
  }

  @Test(
    "cases are found by status, drug, who holds or changed them, and what has to be decided soon")
  func filters() throws {
    let store = try filled()
    try store.unlock("b")
    func found(_ change: (inout QueueQuery) -> Void) throws -> [String] {
      var query = QueueQuery()
      change(&query)
      return try store.queue(query).entries.map(\.id)
    }
    #expect(try found { $0.statuses = [.withdrawn] } == ["e"])
    #expect(try found { $0.statuses = [] } == [])
    #expect(try found { $0.drug = "x1" } == ["b"])
    #expect(try found { $0.holder = "kim" } == ["a", "d", "c", "e"])
    #expect(try found { $0.holder = "lee" } == [])
    #expect(try found { $0.changedBy = "lee" } == ["e"])
    #expect(try found { $0.changedBy = "kim" } == ["a", "d", "c", "b"])
    // What is withdrawn has not to be decided any more.
    #expect(try found { $0.dueBefore = .at(13) } == ["c"])
    #expect(try found { $0.dueBefore = .at(12) } == [])
    #expect(try found { $0.dueBefore = .at(23) } == ["c", "b"])
  }

  @Test("similar names of different members are pointed out")
  func pointsOutNames() throws {
    let page = try filled().queue(QueueQuery())
    #expect(page.entries.filter(\.hasNamesake).map(\.id) == ["c", "b"])
  }

  @Test(
    "names that are easily taken for each other are alike, others not",
    arguments: [
      ("Jane Doe", "DOE, jane", true), ("Ann Lee", "Anne Lee", true), ("Jon", "John", true),
      ("Sara Clark", "Sarah Clarke", true), ("Katherine", "Catherine", true),
      ("José Peña", "Jose Pena", true), ("Jane Doe", "Jane Roe", false), ("Ann", "Ian", false),
      ("Li", "Le", false),
    ])
  func likeness(_ one: String, _ other: String, isAlike: Bool) {
    #expect((SearchText.likeness(of: one) == SearchText.likeness(of: other)) == isAlike)
  }

  @Test("the same member's cases are not pointed out, but those of whom too little is known are")
  func sameMember() throws {
    let store = scratch.session()
    for id in ["a", "b"] {
      try store.create(.made(id, memberID: "W1", born: "1985-07-14"), due: nil, .kim())
    }
    #expect(try store.queue(QueueQuery()).entries.map(\.hasNamesake) == [false, false])
    try store.create(.made("c"), due: nil, .kim())
    #expect(try store.queue(QueueQuery()).entries.map(\.hasNamesake) == [true, true, true])
  }

  @Test("pages have their size, and one behind the last is the last")
  func pages() throws {
    let store = try filled()
    var query = QueueQuery()
    query.pageSize = 2
    query.page = 2
    let page = try store.queue(query)
    #expect(page.entries.map(\.id) == ["c", "b"])
    #expect([page.number, page.pages, page.total, page.kept] == [2, 3, 5, 5])
    query.page = 9
    #expect(try store.queue(query).entries.map(\.id) == ["e"])
    #expect(try store.queue(query).number == 3)
  }

  @Test("what is late is what awaits a decision and should have it")
  func late() throws {
    let page = try filled().queue(QueueQuery())
    #expect(page.entries.filter { $0.isLate(at: .at(13)) }.map(\.id) == ["c"])
  }

  @Test(
    "a page is found by a case that is on it, in every order", arguments: QueueQuery.Order.allCases)
  func around(_ order: QueueQuery.Order) throws {
    let store = try filled()
    for isReversed in [false, true] {
      var query = QueueQuery()
      (query.order, query.isReversed) = (order, isReversed)
      let all = try store.queue(query).entries.map(\.id)
      query.pageSize = 2
      for (place, id) in all.enumerated() {
        query.around = id
        let page = try store.queue(query)
        #expect(page.number == place / 2 + 1, "\(id) of \(all)")
        #expect(page.entries.map(\.id).contains(id))
      }
    }
  }

  @Test("a case that a query does not find leads to the page that was asked for")
  func aroundNothing() throws {
    let store = try filled()
    var query = QueueQuery(words: "leqselvi")
    (query.pageSize, query.page, query.around) = (1, 2, "b")
    #expect(try store.queue(query).entries.map(\.id) == ["c"])
    query.around = "no such case"
    #expect(try store.queue(query).entries.map(\.id) == ["c"])
  }

  @Test("a row has what tells members apart, and who has a case open")
  func row() throws {
    let store = scratch.session()
    try store.create(
      .made("a", memberID: "W1", born: "1985-07-14").answering("request.indication", "eczema"),
      due: nil, .kim())
    let page = try store.queue(QueueQuery())
    let entry = try #require(page.entries.first)
    #expect(entry.memberID == "W1")
    #expect(entry.indication == "eczema")
    #expect(entry.holder?.login == "kim")
    #expect(page.holders == ["kim"])
    try store.unlock("a")
    let after = try store.queue(QueueQuery())
    #expect(after.entries.first?.holder == nil)
    #expect(after.holders == [])
  }

  @Test("a due date is put right without the case counting as changed")
  func dueAnew() throws {
    let store = try filled()
    try store.setDue(Due(.at(20), rule: "new"), of: "c", .kim())
    try store.setDue(nil, of: "b", .kim())
    try store.setDue(Due(.at(2), rule: "new"), of: "e", .kim())
    let page = try store.queue(QueueQuery())
    #expect(page.entries.map(\.id) == ["a", "b", "d", "c", "e"])
    #expect(page.entries[3].due == Due(.at(20), rule: "new"))
    #expect(page.entries[3].changed == .kim(9, 2))
    #expect(page.entries[1].due == nil)
    // Nor does it come between this session and its next save.
    try store.save(.made("c", member: "Jon Smyth"), due: nil, .kim(13))
    #expect(try store.verify(noted: nil).fault == nil)
    store.close()
    let other = scratch.session()
    try other.lock("c", .lee())
    #expect(
      failure { try store.setDue(nil, of: "c", .kim()) }.map { "\($0)".contains("lee") } == true)
  }

  @Test("what was purged is neither found nor counted")
  func purged() throws {
    let store = try filled()
    try store.unlock("e")
    let day = try #require(CalendarDate(iso: "2026-12-01"))
    #expect(try store.purge(before: day, .lee(12)).purged == ["e"])
    let page = try store.queue(QueueQuery())
    #expect(page.entries.map(\.id) == ["a", "d", "c", "b"])
    #expect([page.total, page.kept] == [4, 4])
  }
}
