internal import RuleModel

/// The drugs that a typed name may mean. None is marked until the person marks it.
struct DrugMatches: Hashable, Sendable {
  /// The most that can be leafed through; more letters narrow a longer list.
  static let limit = 60
  /// How many are in view at a time.
  static let shown = 6

  var hits: [DrugHit] = []
  var total = 0
  private(set) var marked: Int?
  /// Whether the person was told that the name as typed is on no list.
  var isWarned = false

  init() {}

  init(_ found: DrugHits) {
    hits = found.hits
    total = max(found.total, found.hits.count)
  }

  var markedDrug: Drug? { marked.map { hits[$0].drug } }
  var isSpeltAlike: Bool { hits.first?.isSpeltAlike ?? false }

  mutating func unmark() { marked = nil }

  /// Marks the next match, or takes the mark off above the first.
  /// - Returns: whether there was one to move to.
  mutating func move(by step: Int) -> Bool {
    guard !hits.isEmpty else { return false }
    guard let marked else {
      if step > 0 { self.marked = 0 }
      return step > 0
    }
    if marked + step < 0 {
      self.marked = nil
      return true
    }
    let next = min(marked + step, hits.count - 1)
    self.marked = next
    return next != marked
  }

  /// The matches in view, with the marked one among them.
  var visible: Range<Int> {
    let first = max(0, min((marked ?? 0) - Self.shown + 1, hits.count - Self.shown))
    return first..<min(hits.count, first + Self.shown)
  }

  /// What is out of view, and how the matches came about.
  var note: String {
    if hits.isEmpty { return "" }
    if isSpeltAlike { return "Nothing begins so. These are spelt alike." }
    if total <= Self.shown { return "" }
    return
      "\(visible.lowerBound + 1) to \(visible.upperBound) of \(total) shown. Type more to narrow."
  }

  /// The matches in view, as options of a list.
  var options: [Form.Option] {
    visible.map { place in
      let drug = hits[place].drug
      let isGeneric = drug.name.lowercased().hasPrefix(drug.generic.lowercased())
      let label = isGeneric ? drug.tallManName : "\(drug.tallManName)  (\(drug.generic))"
      return Form.Option(key: "", label: label, isMarked: place == marked)
    }
  }
}
