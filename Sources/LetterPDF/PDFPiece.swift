import Letters

/// What is drawn of a block: one paragraph, one row, one line by hand. Lengths in Pango units.
struct PDFPiece {
  enum Content {
    case text(PDFText)
    case row(PDFRow)
    /// A line across the text.
    case rule
    /// A label and a line to be filled in by hand.
    case blank(label: ShapedText, left: Int)
  }

  let content: Content
  /// The piece's own atoms, one for each line.
  let atoms: Range<Int>
  /// Tags that begin before the piece and go on after it.
  let opened: [PDFTag]
  /// How many tags end after it, besides its own.
  var closedCount = 0
}

/// A paragraph, a heading or a list item.
struct PDFText {
  let text: ShapedText
  /// From the left margin.
  var left = 0
  let tag: PDFTag
  /// A list item's number or bullet, and its place from the left margin.
  var label: (text: ShapedText, left: Int)?
}

/// A row of a table, of the case box or of the reviewer's facts.
final class PDFRow {
  struct Cell {
    let text: ShapedText
    let left: Int
    let tag: PDFTag
  }

  let cells: [Cell]
  let hasRuleAbove: Bool
  let hasRuleBelow: Bool
  /// Drawn above this row where it begins a page.
  let heading: PDFRow?
  static let padding = 1.0.pangoUnits

  init(_ cells: [Cell], hasRuleAbove: Bool, hasRuleBelow: Bool, heading: PDFRow? = nil) {
    self.cells = cells
    self.hasRuleAbove = hasRuleAbove
    self.hasRuleBelow = hasRuleBelow
    self.heading = heading
  }

  /// Heights of the row's lines: each as high as its highest cell, with room above the first and
  /// below the last.
  private(set) lazy var lineHeights: [Int] = {
    let count = max(1, cells.map(\.text.lines.count).max() ?? 1)
    var heights = (0..<count).map { line in
      cells.map { line < $0.text.lines.count ? $0.text.lines[line].height : 0 }.max() ?? 0
    }
    heights[0] += Self.padding
    heights[count - 1] += Self.padding
    return heights
  }()

  var height: Int { lineHeights.reduce(0, +) }

  /// Distance from a line's top to what its letters stand on, the same for all cells.
  func ascent(ofLine line: Int) -> Int {
    let ascents = cells.compactMap { line < $0.text.lines.count ? $0.text.lines[line].ascent : nil }
    return (ascents.max() ?? 0) + (line == 0 ? Self.padding : 0)
  }
}
