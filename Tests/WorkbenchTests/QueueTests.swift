import Casework
import Checklist
import Interview
import PolicyLibrary
import RuleModel
import Screen
import Testing

@testable import Workbench

@Suite("The work queue", .checklist)
struct QueueTests {
  private static func due(_ iso: String) -> Due {
    Due(Moment(iso: iso)!, rule: "COM-STD (29 CFR 2560.503-1(f)(2)(iii)(A))")
  }

  /// Of every kind one; at 09:42:07 five hours behind.
  private static let entries: [QueueEntry] = [
    .made(
      "20261118-110000", "Jane Doe", memberID: "W00012345", indication: "alopecia-areata",
      due: due("2026-11-21T12:30:00Z"), urgency: "expedited",
      holder: CaseHolder(login: "lee", host: "h", since: Moment(iso: "2026-11-21T14:02:00Z")!)),
    .made(
      "20261119-101500", "Anh Nguyen", born: "1960-01-02", drug: "opzelura",
      status: .readyForReview, due: due("2026-11-21T21:00:00Z"), hasNamesake: true),
    .made(
      "20261119-101501-2", "Anh T Nguyen", born: nil, drug: "jakafi-xr",
      status: .waitingForInformation, due: due("2026-11-23T04:59:59Z"), hasNamesake: true),
    .made(
      "20261120-081210", "Bartholomew Featherstonehaugh-Montgomery", status: .returned,
      due: due("2026-12-06T04:59:59Z")),
    .made("20261121-093000", nil, born: nil, drug: nil, progress: Draft.Progress()),
  ]

  private static func runner(
    _ entries: [QueueEntry] = entries, rows: Int = 24, columns: Int = 80
  ) -> Runner {
    var run = Runner(rows: rows, columns: columns)
    run.others = entries
    run.press(.function(5), .home)
    return run
  }

  @Test("looks as it did", arguments: [(24, 80), (30, 100), (20, 60), (12, 40)])
  func screens(rows: Int, columns: Int) throws {
    var run = Self.runner(rows: rows, columns: columns)
    var shown: [String] = []
    func show(_ title: String) { shown.append("======== \(title)\n\(run.golden)") }
    show("the queue")
    run.press(.down)
    show("a name like another")
    run.press(.end)
    show("nothing known")
    run.press("/", "n", "g", "u")
    show("found")
    run.press("x")
    show("nothing found")
    run.press(.escape, "v")
    show("which")
    run.press("5")
    show("late or soon")
    run.press("s")
    show("in which order")
    try expectGolden(shown.joined(separator: "\n"), "queue-\(columns)x\(rows)")
  }

  @Test(
    "until when is told in few words",
    arguments: [
      ("2026-11-21T14:42:06Z", "late 1 min"), ("2026-11-21T13:43:00Z", "late 59 min"),
      ("2026-11-21T12:42:07Z", "late 2 h"), ("2026-11-19T14:42:08Z", "late 47 h"),
      ("2026-11-19T14:42:07Z", "late 2 d"), ("2026-11-21T14:42:07Z", "today 09:42"),
      // Midnight there is 5 o'clock here.
      ("2026-11-22T04:59:59Z", "today 23:59"), ("2026-11-22T05:00:00Z", "1 d 00:00"),
      ("2026-11-23T04:59:59Z", "1 d 23:59"), ("2026-11-23T05:00:00Z", "2 d"),
      ("2026-12-06T04:59:59Z", "14 d"),
    ])
  func untilWhen(iso: String, words: String) throws {
    #expect(Runner.time.words(until: try #require(Moment(iso: iso))) == words)
  }

  @Test("What is late says so in words; what is decided has no limit any more")
  func late() {
    let words = QueueWords(vocabulary: nil, time: Runner.time)
    let due = Self.due("2026-11-21T12:30:00Z")
    for status in CaseStatus.allCases {
      let entry = QueueEntry.made("a", status: status, due: due)
      #expect(words.due(entry) == (status.awaitsDecision ? "late 2 h" : ""))
      #expect(
        words.strip(entry)[2].hasPrefix(status.awaitsDecision ? "LATE, was due" : "This case is"))
    }
    #expect(words.due(.made("a")) == "not known")
    #expect(words.dueStyle(.made("a", due: due)) != .plain)
    #expect(words.dueStyle(.made("a", due: Self.due("2026-11-21T21:00:00Z"))) == .plain)
  }

  @Test("The focus stays on its case when the queue is read anew, wherever the case is then")
  func refreshed() {
    var run = Self.runner()
    run.press(.down, .down)
    #expect(run.focusLine.contains("20261119-101501-2"))
    run.others.insert(.made("20261101-000000", "New Case"), at: 0)
    run.press(.function(5))
    #expect(run.focusLine.contains("20261119-101501-2"))
    #expect(run.screen.contains("The queue was read anew."))
    run.others.removeAll { $0.id == "20261119-101501-2" }
    run.press(.function(5))
    #expect(run.focusLine.contains("20261120-081210"))
  }

  @Test("A case that is left has the focus, on whichever page it is")
  func left() {
    let many = (0..<120).map { QueueEntry.made("c-\($0)", "Member \($0)") }
    var run = Self.runner(many)
    run.press("n")
    run.enter("1")
    run.press(.function(3))
    #expect(run.focusLine.contains("20261121-090001"))
    #expect(run.screen.contains("Case 121 of 121, 121 kept."))
    #expect(run.queries.last?.around == "20261121-090001")
  }

  @Test("Of many cases a page is held, and every one can be come to")
  func pages() {
    let many = (0..<120).map { QueueEntry.made("c-\($0)", "Member \($0)") }
    var run = Self.runner(many)
    let before = run.queries.count
    for place in 1..<120 {
      run.press(.down)
      #expect(run.focusLine.contains("c-\(place) "), "\(place)")
    }
    #expect(run.queries.count == before + 2)
    #expect(run.queries.allSatisfy { $0.pageSize == 50 })
    run.press(.down)
    #expect(run.screen.contains("That is the last case."))
    run.press(.home)
    #expect(run.focusLine.contains("c-0 "))
    run.press(.pageDown, .up, .down, .end)
    #expect(run.focusLine.contains("c-119 "))
    #expect(run.screen.contains("Case 120 of 120, 120 kept."))
  }

  @Test("Keys typed ahead mean what they would mean slowly, and cause one query where they can")
  func bursts() {
    let many = (0..<120).map { QueueEntry.made("c-\($0)", "Member \($0)") }
    let start = Self.runner(many)
    let typed = "/member 7".map { Key.character($0) }
    for (keys, queries) in [
      (typed, 1), (typed + [.enter, .down], 1), (Array(repeating: .pageDown, count: 9), 1),
      (typed + [.enter, .down, .enter], 1), (typed + [.escape, .end], 2), ([.end, .home], 1),
      (["v", "8", "s", "2", "s", "2"], 1), ([.end, .function(5)], 1),
    ] as [([Key], Int)] {
      var (fast, slow) = (start, start)
      for id in many.map(\.id) {
        fast.drafts[id] = Draft(id: id, createdAt: "2026-11-21T09:00:00Z")
        slow.drafts[id] = fast.drafts[id]
      }
      (fast.others, slow.others) = ([], [])
      fast.burst(keys)
      for key in keys { slow.press(key) }
      #expect(fast.golden == slow.golden, "\(keys)")
      #expect(fast.queries.count - start.queries.count == queries, "\(keys)")
    }
  }

  @Test("Enter typed ahead of a search opens what the search finds, never what was marked before")
  func opensFound() {
    var run = Self.runner([])
    for (id, name) in [("a", "Jane Doe"), ("b", "Richard Roe")] {
      var draft = Draft(id: id, createdAt: "2026-11-21T09:00:00Z")
      draft.content.answers[.input("member.name")] = .answered(.text(name))
      run.drafts[id] = draft
    }
    run.press(.function(5))
    #expect(run.focusLine.contains("Jane Doe"))
    run.burst("/roe".map { Key.character($0) } + [.enter, .enter])
    #expect(run.draft?.id == "b")
  }

  @Test(
    "V shows others",
    arguments: [
      ("1", [0, 1, 2, 3, 4]), ("3", [1]), ("4", [2]), ("5", [0, 1]), ("6", [5]), ("7", [6]),
      ("8", [0, 1, 2, 3, 4, 5, 6]),
    ] as [(Character, [Int])])
  func shows(key: Character, places: [Int]) {
    let all =
      Self.entries + [
        .made("signed", status: .determined), .made("taken-back", status: .withdrawn),
      ]
    var run = Self.runner(all, rows: 30, columns: 100)
    run.press("v", .character(key))
    for (place, entry) in all.enumerated() {
      let isListed = run.screen.split(separator: "\n").contains {
        $0.dropFirst(2).hasPrefix("\(entry.id) ")
      }
      #expect(isListed == places.contains(place), "\(entry.id)")
    }
  }

  @Test("Mine are those that I changed last; a drug and a holder can be chosen, and Esc ends all")
  func chooses() {
    var run = Self.runner()
    run.press("v", "2")
    #expect(run.queries.last?.changedBy == "kim")
    #expect(run.screen.contains("Show Mine"))
    run.press("v")
    for _ in 0..<8 { run.press(.down) }
    run.press(.enter)
    let drug = Runner.library.vocabulary.drugs[0]
    #expect(run.queries.last?.drug == drug.id)
    #expect(run.queries.last?.changedBy == "kim")
    #expect(run.screen.contains("Mine, \(drug.brand)"))
    run.press("v", .end, .enter)
    #expect(run.queries.last?.holder == "lee")
    run.press(.escape)
    let query = run.queries.last
    #expect(query?.holder == nil && query?.drug == nil && query?.changedBy == nil)
    #expect(run.screen.contains("Show To be decided"))
    run.press(.escape)
    #expect(run.screen.contains("F3 leaves the program."))
  }

  @Test("S sorts, and the same again turns it around")
  func sorts() {
    var run = Self.runner()
    run.press("s", "3")
    #expect(run.queries.last?.order == .member)
    #expect(run.queries.last?.isReversed == false)
    run.press("s", "3")
    #expect(run.queries.last?.isReversed == true)
    #expect(run.screen.contains("Sort Member Z to A"))
    run.press("s", "1")
    #expect(run.queries.last?.order == .due)
    #expect(run.queries.last?.isReversed == false)
  }

  @Test("The queue is asked for a drug under its generic name as well")
  func generic() {
    var run = Self.runner()
    run.press("/", "d", "e", "u")
    #expect(run.queries.last?.words == "deu")
    #expect(run.queries.last?.drugNames["leqselvi"] == "deuruxolitinib")
  }

  @Test("A due date that may be earlier is marked in its row, and the strip says why")
  func earliest() {
    let open = ", at the earliest; it is not known what kind of request it is"
    var run = Self.runner([
      .made("20261121-093000", due: Due(Moment(iso: "2026-11-21T21:00:00Z")!, rule: "X\(open)")),
      .made("20261121-093001", due: Self.due("2026-11-21T21:00:00Z")),
    ])
    #expect(run.focusLine.contains("today 16:00?"))
    #expect(run.screen.contains("by X, at the earliest"))
    run.press(.down)
    #expect(run.focusLine.contains("today 16:00 "))
  }

  @Test("1. While the policies are read the queue is there, and a new case waits")
  func loading() {
    var bench = Workbench(size: Size(rows: 24, columns: 80), login: "kim")
    _ = bench.begin()
    _ = bench.update(
      .listed(QueuePage(entries: [.made("a")], number: 1, pages: 1, total: 1, kept: 1)))
    #expect(bench.update(.input(.key("n"))).isEmpty)
    let screen = bench.view(size: bench.size, capabilities: .ascii).text
    #expect(screen.contains("Jane Doe"))
    #expect(screen.contains("The policies are still being read."))
    _ = bench.update(.notReady("The policies have 2 faults."))
    _ = bench.update(.input(.key("n")))
    #expect(
      bench.view(size: bench.size, capabilities: .ascii).text.contains("! The policies have 2"))
  }

  @Test("A queue that cannot be read says why, and the keys go on working")
  func failing() {
    var run = Self.runner()
    _ = run.bench.update(.input(.key(.function(5))))
    #expect(run.bench.needsQueue(before: .key(.enter)))
    _ = run.bench.update(.listingFailed("The cases cannot be listed: the disk is gone"))
    #expect(run.screen.contains("! The cases cannot be listed: the disk is gone"))
    #expect(!run.bench.needsQueue(before: .key(.enter)))
    run.press(.down)
    #expect(run.focusLine.contains("20261119-101500"))
  }

  @Test("66. No patient is named at the top of the queue")
  func noBanner() {
    let rows = Self.runner().screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[0].contains("Work queue   kim   21-Nov-2026"))
    #expect(!rows[..<4].joined().contains("Jane Doe"))
  }
}
