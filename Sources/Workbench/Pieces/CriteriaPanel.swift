internal import Screen

/// The criteria as a screen shows them: what became of each, without deciding anything.
struct CriteriaPanel {
  /// What the policy says so far, in words.
  var headline = ""
  var lines: [Line] = []
  /// Paragraphs in place of the lines, where there are none.
  var words: [String] = []

  /// One line of the policy.
  struct Line: Hashable {
    var cite: String
    var status: Status
    /// What is asked, in a few words.
    var label: String
    /// What is asked.
    var statement: String
    /// What the case shows.
    var found: String
    /// How many groups it stands in.
    var depth = 0
    var isGroup = false
    /// Whether the focused field feeds it.
    var isAboutFocus = false
    /// Whether the latest answer made something else of it.
    var isChanged = false

    /// In columns.
    var indent: Int { min(depth, 3) }
  }

  /// What became of a line: always told by a mark and a word; colour is a second signal.
  enum Status: Hashable, CaseIterable {
    case met
    case notMet
    /// Nobody has been asked yet.
    case open
    /// Asked, and the records do not say.
    case undocumented
    case notApplicable
    /// Open, and no answer to it can change anything any more.
    case unneeded
    /// Of an exclusion: it does not stand against the request.
    case clear
    /// Of an exclusion: it does.
    case holds

    var mark: String {
      switch self {
      case .met, .clear: "[+]"
      case .notMet, .holds: "[-]"
      case .open: "[ ]"
      case .undocumented: "[u]"
      case .notApplicable, .unneeded: "[.]"
      }
    }

    var word: String {
      switch self {
      case .met: "MET"
      case .notMet: "NOT MET"
      case .open: "OPEN"
      case .undocumented: "UNKNOWN"
      case .notApplicable: "N/A"
      case .unneeded: "UNNEEDED"
      case .clear: "CLEAR"
      case .holds: "EXCLUDED"
      }
    }

    var style: Style {
      switch self {
      case .met, .clear: .plain.in(.green)
      case .notMet, .holds: .bold.in(.red)
      case .open: .plain
      case .undocumented: .plain.in(.yellow)
      case .notApplicable, .unneeded: .dim
      }
    }
  }

  /// How many lines that are no groups are met, are not, and are open, an exclusion that is clear
  /// counting as met.
  var counts: (met: Int, not: Int, open: Int) {
    var counts = (met: 0, not: 0, open: 0)
    for line in lines where !line.isGroup {
      switch line.status {
      case .met, .clear: counts.met += 1
      case .notMet, .holds: counts.not += 1
      case .open, .undocumented: counts.open += 1
      case .notApplicable, .unneeded: break
      }
    }
    return counts
  }

  var countWords: String { "\(counts.met) met  \(counts.not) not  \(counts.open) open" }

  /// Headline and counts, the longest first.
  var titles: [String] {
    let brief = headline.split(separator: " ").prefix { $0 == $0.uppercased() }
    let words = brief.isEmpty ? headline : brief.joined(separator: " ")
    return ["\(headline)   \(countWords)"] + Self.titles(words, countWords)
  }

  /// What is decided beside the counts, the longest first.
  static func titles(_ words: String, _ counts: String) -> [String] {
    ["\(words)  \(counts)", "\(words)  \(counts.replacing("  ", with: " "))"]
  }

  var countSentence: String {
    "\(counts.met) met, \(counts.not) not met, \(counts.open) open."
  }
}

extension Grid {
  /// Mark and word of what became of a line, and a sign where that is new.
  mutating func put(_ line: CriteriaPanel.Line, row: Int) {
    put(line.status, row: row, column: 1)
    if line.isChanged { put("*", row: row, column: 13) }
  }

  /// Mark and word of a status.
  mutating func put(_ status: CriteriaPanel.Status, row: Int, column: Int) {
    put("\(status.mark) \(status.word)", row: row, column: column, width: 12, style: status.style)
  }

  /// The panel beside the question, over the whole grid: counts, what follows from them, a row a
  /// criterion, and in full what the focused field feeds.
  mutating func put(_ panel: CriteriaPanel) {
    put("CRITERIA  \(panel.countWords)", row: 0, column: 1, style: .bold)
    put("So far    \(panel.headline)", row: 1, column: 1, style: .bold)
    guard !panel.lines.isEmpty else { return putWords(of: panel) }
    let detailRows = size.rows >= 20 ? 4 : 0
    let ruleRows = detailRows > 0 ? 1 : 0
    let list = Area(
      row: 2, column: 0, rows: size.rows - 2 - ruleRows - detailRows, columns: size.columns)
    draw(in: list) { $0.putRows(of: panel) }
    guard detailRows > 0 else { return }
    horizontalRule(row: list.row + list.rows)
    putDetail(of: panel, row: list.row + list.rows + 1, rows: detailRows)
  }

  private mutating func putWords(of panel: CriteriaPanel) {
    var row = 3
    for words in panel.words where row < size.rows {
      row += wrap(words, row: row, column: 1, width: size.columns - 2, height: size.rows - row) + 1
    }
  }

  private mutating func putRows(of panel: CriteriaPanel) {
    let columns = size.columns - 14
    let heights = panel.lines.map {
      min(2, capabilities.lines(of: $0.label, columns: columns - $0.indent).count)
    }
    let window = panel.window(heights: heights, rows: size.rows)
    var row = 0
    for line in panel.lines[window.range] {
      // In one style, so that little is sent when the focus goes on.
      if line.isAboutFocus { put(">", row: row, column: 0) }
      put(line, row: row)
      row += wrap(
        line.label, row: row, column: 14 + line.indent, width: columns - line.indent, height: 2)
    }
    if let words = window.words { put(words, row: size.rows - 1, column: 1, style: .dim) }
  }

  private mutating func putDetail(of panel: CriteriaPanel, row: Int, rows: Int) {
    var row = row
    let end = row + rows
    for line in panel.lines where line.isAboutFocus && !line.isGroup && row < end {
      row += wrap(
        "\(line.cite)  \(line.statement)", row: row, column: 1, width: size.columns - 1,
        height: end - row)
      guard row < end else { return }
      row += wrap(
        line.found, row: row, column: 3, width: size.columns - 3, height: end - row, style: .bold)
    }
  }

  /// The panel where there is no room beside the question: the counts, and the line that the
  /// focused field feeds, or else the question, where it stands nowhere yet, or a line that stands
  /// against the request.
  mutating func putBelow(_ panel: CriteriaPanel, question: String = "") {
    put(panel.countWords, row: 0, column: 1, style: .bold)
    let hint = "F6 shows all"
    if size.columns >= capabilities.columns(of: panel.countWords) + hint.count + 4 {
      put(hint, row: 0, column: 1, width: size.columns - 2, alignment: .trailing)
    }
    if !panel.lines.contains(where: \.isAboutFocus), panel.words.isEmpty, !question.isEmpty,
      capabilities.columns(of: question) < size.columns
    {
      put(question, row: 1, column: 1)
      return
    }
    guard let line = panel.mostTelling else {
      // Words that are cut say less than the few that are not.
      let words = panel.words.first.flatMap {
        capabilities.columns(of: $0) < size.columns ? $0 : nil
      }
      put(words ?? panel.headline, row: 1, column: 1)
      return
    }
    put(line, row: 1)
    put(line.label, row: 1, column: 14)
  }
}

extension CriteriaPanel {
  /// The places of the lines that stand against the request: not met, and in no group that is met
  /// by another line.
  var unmet: [Int] {
    var metDepth: Int?
    return lines.indices.filter { place in
      let line = lines[place]
      if let depth = metDepth, line.depth > depth { return false }
      metDepth = line.isGroup && line.status == .met ? line.depth : nil
      return !line.isGroup && (line.status == .notMet || line.status == .holds)
    }
  }

  /// The line to show where there is room for one.
  var mostTelling: Line? {
    let leaves = lines.filter { !$0.isGroup }
    return leaves.first(where: \.isAboutFocus)
      ?? leaves.first { $0.status == .holds || $0.status == .notMet }
      ?? leaves.first { $0.status == .open || $0.status == .undocumented }
  }

  /// The lines in view, and how many are not, in words.
  struct Window {
    var range: Range<Int>
    var words: String?
  }

  /// What is in view in so many rows: of the pages of so many rows the one with the focused field's
  /// lines, so that nothing moves while the focus goes down a page.
  /// - Parameter heights: the rows that each line takes.
  func window(heights: [Int], rows: Int) -> Window {
    guard heights.reduce(0, +) > rows, rows > 1 else { return Window(range: lines.indices) }
    let room = rows - 1
    let first = lines.firstIndex(where: \.isAboutFocus) ?? 0
    let last = lines.lastIndex(where: \.isAboutFocus) ?? 0
    var start = 0
    while case let next = heights.end(of: room, from: start), next <= first, next > start {
      start = next
    }
    if heights.end(of: room, from: start) <= last {
      start = min(first, heights.start(of: room, before: last + 1))
    }
    start = min(start, heights.start(of: room, before: lines.count))
    let end = heights.end(of: room, from: start)
    let hidden = (above: start, below: lines.count - end)
    var parts: [String] = []
    if hidden.above > 0 { parts.append("\(hidden.above) above") }
    if hidden.below > 0 { parts.append("\(hidden.below) below") }
    let words = parts.joined(separator: ", ") + " (F6 shows all)"
    return Window(range: start..<end, words: words)
  }
}

extension [Int] {
  /// The first of the elements before `end` that together are at most `room`.
  fileprivate func start(of room: Int, before end: Int) -> Int {
    var start = end
    var sum = 0
    while start > 0, sum + self[start - 1] <= room {
      start -= 1
      sum += self[start]
    }
    return start
  }

  /// The end of the elements from `start` on that together are at most `room`.
  fileprivate func end(of room: Int, from start: Int) -> Int {
    var end = start
    var sum = 0
    while end < count, sum + self[end] <= room {
      sum += self[end]
      end += 1
    }
    return end
  }
}
