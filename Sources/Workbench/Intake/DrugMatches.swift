internal import RuleModel

/// The drugs that a typed name may mean, and below them the name as it was typed. None is marked
/// until the person marks it.
struct DrugMatches: Hashable, Sendable {
  /// The most that can be leafed through; more letters narrow a longer list.
  static let limit = 60
  /// How many are in view at a time.
  static let shown = 5

  var hits: [DrugHit] = []
  var total = 0
  private(set) var marked: Int?
  /// The name as it was typed, where the dictionary has no such drug.
  private(set) var typedName: String?

  init() {}

  /// - Parameter isListed: whether the dictionary knows the typed name.
  init(_ found: DrugHits, typed: String, isListed: Bool) {
    typedName = isListed ? nil : typed
    hits = found.hits
    total = max(found.total, found.hits.count)
  }

  /// Whether there is nothing to choose from.
  var isEmpty: Bool { hits.isEmpty && typedName == nil }
  var markedDrug: Drug? { marked.flatMap { $0 < hits.count ? hits[$0].drug : nil } }
  /// The typed name, where it is marked to be kept as it is.
  var markedName: String? { isNameMarked ? typedName : nil }
  private var isNameMarked: Bool { marked == hits.count }
  var isSpeltAlike: Bool { hits.first?.isSpeltAlike ?? false }

  mutating func unmark() { marked = nil }

  /// Marks the next match, or takes the mark off above the first.
  /// - Returns: whether there was one to move to.
  mutating func move(by step: Int) -> Bool {
    guard !isEmpty else { return false }
    guard let marked else {
      if step > 0 { self.marked = 0 }
      return step > 0
    }
    if marked + step < 0 {
      self.marked = nil
      return true
    }
    let next = min(marked + step, hits.count - (typedName == nil ? 1 : 0))
    self.marked = next
    return next != marked
  }

  /// The matches in view, with the marked one among them.
  var visible: Range<Int> {
    let first = max(0, min((marked ?? 0) - Self.shown + 1, hits.count - Self.shown))
    return first..<min(hits.count, first + Self.shown)
  }

  /// How the matches came about.
  var note: String { isSpeltAlike ? "Nothing begins so. These are spelt alike." : "" }

  /// The matches in view and the typed name, as options of a list.
  var options: [Form.Option] {
    let drugs = visible.map { place in
      Form.Option(key: "", label: hits[place].words, isMarked: place == marked)
    }
    guard let typedName else { return drugs }
    let reason = hits.isEmpty ? "No drug begins so" : "None of these"
    let label = "\(reason): keep \"\(typedName)\" as typed"
    return drugs + [Form.Option(key: "", label: label, isMarked: isNameMarked, isTypedName: true)]
  }
}

extension DrugHit {
  /// The name, and where that is a brand the generic one.
  var words: String {
    let isGeneric = drug.name.lowercased().hasPrefix(drug.generic.lowercased())
    return isGeneric ? drug.tallManName : "\(drug.tallManName)  (\(drug.generic))"
  }
}
