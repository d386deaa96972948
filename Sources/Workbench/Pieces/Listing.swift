internal import Screen

/// Blocks of text below each other, one of which may have the focus: drafts, choices, criteria,
/// the parts of a summary.
struct Listing {
  var blocks: [Block] = []
  /// Which block has the focus; its first row is always in view.
  var focus: Int?

  struct Block: Hashable {
    var lines: [Line]
    var isSelectable = false

    init(_ lines: [Line], isSelectable: Bool = false) {
      self.lines = lines
      self.isSelectable = isSelectable
    }

    /// A text of one style.
    init(_ text: String, indent: Int = 0, style: Style = .plain, isSelectable: Bool = false) {
      self.init([Line(text, indent: indent, style: style)], isSelectable: isSelectable)
    }

    static let blank = Block("")
  }

  /// A text that is wrapped, or cells in columns that are cut.
  enum Line: Hashable {
    case text(String, indent: Int, style: Style)
    case status(CriteriaPanel.Status, label: String, text: String)
    /// The same in one row, cut.
    case briefStatus(CriteriaPanel.Status, label: String, text: String)
    /// A text with its heading before it.
    case labelled(String, text: String, style: Style)
    case cells([Cell])

    init(_ text: String, indent: Int = 0, style: Style = .plain) {
      self = .text(text, indent: indent, style: style)
    }
  }

  struct Cell: Hashable {
    var text: String
    var column: Int
    var width: Int
    var style: Style = .plain
  }
}

extension Grid {
  /// The listing over the whole grid, scrolled so that the focus is in view. The cursor stands on
  /// the focused block; what is out of view is told in the last row.
  mutating func put(_ listing: Listing, top: Int? = nil) {
    let laid = laid(listing, top: top)
    let rows = laid.rows
    guard laid.room > 0 else { return }
    for (offset, row) in rows[laid.start..<min(rows.count, laid.start + laid.room)].enumerated() {
      put(row.line, part: row.part, row: offset)
      if row.block == listing.focus, row.isFirst {
        put(">", row: offset, column: 0, style: .bold)
        cursor = Position(row: offset, column: 0)
      }
    }
    guard rows.count > size.rows else { return }
    putRest(above: laid.start, below: rows.count - laid.start - laid.room)
  }

  /// A listing in rows, and which of them are in view.
  private struct LaidListing {
    var rows: [(block: Int, line: Listing.Line, part: Int, isFirst: Bool)] = []
    var room = 0
    var start = 0
  }

  private func laid(_ listing: Listing, top: Int?) -> LaidListing {
    var laid = LaidListing()
    var starts: [Int] = []
    for (index, block) in listing.blocks.enumerated() {
      starts.append(laid.rows.count)
      for line in block.lines {
        for part in 0..<height(of: line) {
          laid.rows.append((index, line, part, laid.rows.count == starts[index]))
        }
      }
    }
    laid.room = max(0, laid.rows.count > size.rows ? size.rows - 1 : size.rows)
    laid.start = listing.top(
      rows: laid.rows.count, room: laid.room, starts: starts, asked: top)
    return laid
  }

  private mutating func putRest(above: Int, below: Int) {
    var parts: [String] = []
    if above > 0 { parts.append("\(above) lines above") }
    if below > 0 { parts.append("\(below) lines below") }
    put(parts.joined(separator: ", "), row: size.rows - 1, column: 2, style: .dim)
  }

  /// The same; where its beginning is out of view, these words stand above it.
  mutating func put(_ listing: Listing, heading: String) {
    guard laid(listing, top: nil).start > 0 else { return put(listing) }
    put(heading, row: 0, column: 2, width: size.columns - 3, style: .bold)
    draw(in: Area(row: 1, column: 0, rows: size.rows - 1, columns: size.columns)) {
      $0.put(listing)
    }
  }

  /// The rows that a line takes.
  func height(of line: Listing.Line) -> Int { max(1, texts(of: line).count) }

  private func texts(of line: Listing.Line) -> [String] {
    switch line {
    case .text(let text, let indent, _):
      capabilities.lines(of: text, columns: size.columns - 2 - indent)
    case .status(_, let label, let text):
      capabilities.lines(of: text, columns: size.columns - 2 - statusIndent(label))
    case .labelled(_, let text, _):
      capabilities.lines(of: text, columns: size.columns - 2 - Self.labelColumns)
    case .cells, .briefStatus: [""]
    }
  }

  private static let labelColumns = 10

  private func statusIndent(_ label: String) -> Int {
    min(14 + max(8, capabilities.columns(of: label) + 1), max(14, size.columns - 16))
  }

  private mutating func put(_ line: Listing.Line, part: Int, row: Int) {
    let texts = texts(of: line)
    switch line {
    case .text(_, let indent, let style):
      put(texts[part], row: row, column: 2 + indent, style: style)
    case .status(let status, let label, _):
      if part == 0 {
        put(status, row: row, column: 2)
        put(label, row: row, column: 15, width: max(0, statusIndent(label) - 14))
      }
      put(texts[part], row: row, column: 2 + statusIndent(label))
    case .briefStatus(let status, let label, let text):
      put(status, row: row, column: 2)
      put(label, row: row, column: 15, width: max(0, statusIndent(label) - 14))
      put(text, row: row, column: 2 + statusIndent(label))
    case .labelled(let label, _, let style):
      if part == 0 { put(label, row: row, column: 2) }
      put(texts[part], row: row, column: 2 + Self.labelColumns, style: style)
    case .cells(let cells):
      for cell in cells {
        put(cell.text, row: row, column: 2 + cell.column, width: cell.width, style: cell.style)
      }
    }
  }
}

extension Listing {
  /// The first row in view: as asked for, or so that the focused block is seen, as whole as it can.
  func top(rows: Int, room: Int, starts: [Int], asked: Int?) -> Int {
    let last = max(0, rows - room)
    if let asked { return min(max(0, asked), last) }
    guard let focus, starts.indices.contains(focus) else { return 0 }
    let end = focus + 1 < starts.count ? starts[focus + 1] : rows
    let first = starts[focus]
    if end <= room { return 0 }
    return min(last, first, max(0, (first + min(end, first + room)) / 2 - room / 2))
  }

  /// The furthest that it can be scrolled on a part of the screen.
  func lastTop(in size: Size) -> Int {
    max(0, rows(in: size) - max(1, size.rows - 1))
  }

  /// The rows that it takes where it is as wide as this.
  func rows(in size: Size, _ capabilities: Capabilities = .ascii) -> Int {
    let grid = Grid(size: Size(rows: 1, columns: size.columns), capabilities: capabilities)
    return blocks.flatMap(\.lines).reduce(0) { $0 + grid.height(of: $1) }
  }

  /// The next block that can have the focus, in a direction; nil at the end.
  func selectable(from place: Int?, by step: Int) -> Int? {
    var next = place.map { $0 + step } ?? (step > 0 ? 0 : blocks.count - 1)
    while blocks.indices.contains(next) {
      if blocks[next].isSelectable { return next }
      next += step
    }
    return nil
  }
}
