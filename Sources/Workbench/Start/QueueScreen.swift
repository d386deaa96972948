internal import Casework
internal import Screen

/// The queue of cases, of which one page is held at a time.
struct QueueScreen: Sendable {
  /// nil until one was read.
  private(set) var page: QueuePage?
  /// The place of the case that has the focus among all that were found, from 0.
  private(set) var focus = 0
  /// Which cases are shown, and in which order.
  var choice = QueueChoice()
  private(set) var search = TextField(limit: 60)
  private(set) var isSearching = false
  /// What can be chosen from over the list; nil while nothing is.
  var menu: QueueMenu?
  /// What of the queue was asked for and has not come yet.
  private(set) var awaited = Awaited.nothing
  /// Whether what was asked for last could not be read.
  private(set) var isUnread = false
  /// The case that is to keep the focus wherever it is by then, by its id.
  private var keptID: String?

  enum Awaited: Comparable {
    case nothing
    /// Another page of the cases that were found.
    case page
    /// Other cases, or the same ones anew: how many they are is not known.
    case cases
  }

  static let pageSize = 50

  var entries: [QueueEntry] { page?.entries ?? [] }
  var total: Int { page?.total ?? 0 }
  /// The place of the page's first case among all.
  private var firstPlace: Int { ((page?.number ?? 1) - 1) * Self.pageSize }
  /// The place on the page of the case that has the focus; nil while it is on another one.
  var focusOnPage: Int? {
    entries.indices.contains(focus - firstPlace) ? focus - firstPlace : nil
  }

  var focused: QueueEntry? { focusOnPage.map { entries[$0] } }
}

// MARK: - What is shown

extension QueueScreen {
  mutating func show(_ page: QueuePage) {
    self.page = page
    (awaited, isUnread) = (.nothing, false)
    if let place = page.entries.firstIndex(where: { $0.id == keptID }) {
      focus = firstPlace + place
    }
    focus = max(firstPlace, min(focus, firstPlace + page.entries.count - 1))
    keptID = nil
  }

  /// Holds no case any more, and waits for none.
  mutating func forget() { self = QueueScreen() }

  /// What was asked for does not come.
  mutating func giveUp() { (awaited, keptID, isUnread) = (.nothing, nil, true) }

  /// The page with the focus, of the cases that are to be shown.
  func query(at time: LocalTime?, for login: String) -> QueueQuery {
    var query = choice.query(at: time, for: login)
    query.words = search.text
    query.pageSize = Self.pageSize
    query.page = focus / Self.pageSize + 1
    query.around = keptID
    return query
  }

  /// Reads the same cases anew; the focus stays on its case.
  mutating func refresh(keeping id: String? = nil) {
    keptID = id ?? focused?.id ?? keptID
    awaited = .cases
  }

  /// Reads other cases, from the first.
  mutating func restart() {
    (focus, keptID, awaited) = (0, nil, .cases)
  }

  /// Moves the focus so many cases on; past the page, another one is awaited.
  /// - Returns: whether there was one to move to.
  mutating func move(by step: Int) -> Bool {
    let next = min(max(0, focus.addingClamped(step)), total - 1)
    guard total > 0, next != focus else { return false }
    focus = next
    if focusOnPage == nil { awaited = max(awaited, .page) }
    return true
  }
}

extension Int {
  fileprivate func addingClamped(_ step: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(step)
    return overflow ? (step > 0 ? .max : .min) : sum
  }
}

// MARK: - Finding

extension QueueScreen {
  mutating func beginSearch() { isSearching = true }

  /// The search ends; what was found stays.
  mutating func endSearch() { isSearching = false }

  /// Shows everything again that is to be decided.
  /// - Returns: whether anything else was shown.
  mutating func clear() -> Bool {
    isSearching = false
    let isClear = search.isEmpty && choice.showsDefault
    search = TextField(limit: 60)
    choice.clear()
    return !isClear
  }

  mutating func edit(_ key: Key) -> TextField.Outcome { search.edit(key) }
}
