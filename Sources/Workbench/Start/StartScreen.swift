internal import Screen

/// The list of drafts, before a case is opened.
struct StartScreen: Sendable {
  /// nil until they were read.
  private(set) var entries: [DraftEntry]?
  /// The draft that has the focus, by its id, so that it keeps it when the list is read again.
  private var focusedID: String?
  private(set) var search = TextField(limit: 60)
  private(set) var isSearching = false

  /// The drafts that the search leaves.
  var shown: [DraftEntry] {
    (entries ?? []).filter { search.isEmpty || $0.matches(search.text) }
  }

  var focused: DraftEntry? { shown.first { $0.id == focusedID } ?? shown.first }

  private var focus: Int? { shown.firstIndex { $0.id == focused?.id } }

  mutating func show(_ entries: [DraftEntry]) {
    self.entries = entries
    if focusedID.map({ id in !entries.contains { $0.id == id } }) ?? true {
      focusedID = entries.first?.id
    }
  }

  mutating func setFocus(_ id: String) { focusedID = id }

  mutating func beginSearch() { isSearching = true }

  /// The search ends; what was found stays, or with `clearing` everything is shown again.
  mutating func endSearch(clearing: Bool) {
    isSearching = false
    if clearing { search = TextField(limit: 60) }
  }

  mutating func edit(_ key: Key) -> TextField.Outcome { search.edit(key) }

  /// Moves the focus so many drafts on.
  /// - Returns: whether there was one to move to.
  mutating func move(by step: Int) -> Bool {
    let all = shown
    guard let focus, !all.isEmpty else { return false }
    let next = min(max(0, focus + step), all.count - 1)
    focusedID = all[next].id
    return next != focus
  }
}

extension StartScreen {
  /// What the list says by itself: how many, and whose names are the same.
  var remark: String {
    guard let entries else { return "Reading the drafts." }
    if entries.isEmpty { return "No drafts yet. N begins a new case." }
    let all = shown.isEmpty ? " Esc shows all of them." : ""
    let count = "\(shown.count) of \(entries.count) drafts shown.\(all)"
    let damaged = entries.count { $0.fault != nil }
    let same = repeatedName(among: shown)
    return [
      count, damaged > 0 ? "\(damaged) cannot be opened: see the row." : "",
      same.map { "Two drafts share the name \($0): check the date of birth." } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func repeatedName(among entries: [DraftEntry]) -> String? {
    var seen: Set<String> = []
    return entries.first {
      !$0.memberName.isEmpty && !seen.insert($0.memberName.lowercased()).inserted
    }?.memberName
  }

  /// - Parameter columns: those that the list has.
  func listing(columns: Int) -> Listing {
    let widths = widths(columns: columns)
    var listing = Listing()
    for entry in shown {
      listing.blocks.append(Listing.Block([.cells(cells(entry, widths))], isSelectable: true))
    }
    listing.focus = focus
    return listing
  }

  /// Case, member, born, drug, changed: the last ones only where there is room.
  private func widths(columns: Int) -> [Int] {
    // A case is called by its id: as wide as the longest one, up to a third of the row.
    let longest = shown.reduce(16) { max($0, $1.id.count) }
    let id = min(longest + 1, max(17, columns / 3))
    return switch columns {
    case ..<60: [id, columns - 2 - id]
    case ..<76: [id, columns - 15 - id, 13]
    default: [id, columns - 41 - id, 13, 12, 14]
    }
  }

  private func cells(_ entry: DraftEntry, _ widths: [Int]) -> [Listing.Cell] {
    if let fault = entry.fault {
      let rest = widths.dropFirst().reduce(0, +)
      return Self.placed(
        [entry.id, "DAMAGED  \(fault)"], [widths[0], rest], style: .bold.in(.red))
    }
    let name = entry.memberName.isEmpty ? "(no name yet)" : entry.memberName
    return Self.placed(
      [entry.id, name, entry.birth, entry.drug, entry.changed], widths, style: .plain)
  }

  private static func placed(
    _ texts: [String], _ widths: [Int], style: Style
  ) -> [Listing.Cell] {
    var column = 0
    return zip(texts, widths).map { text, width in
      defer { column += width }
      return Listing.Cell(text: text, column: column, width: width - 1, style: style)
    }
  }

  /// The row of titles above the list.
  func titles(columns: Int) -> [Listing.Cell] {
    Self.placed(
      ["Case", "Member", "Born", "Drug", "Last change"], widths(columns: columns),
      style: .underline)
  }
}
