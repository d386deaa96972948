extension PlainTextFlow {
  private static let gutter = 2

  /// Columns side by side where they fit, else each row as a list of `heading: cell`.
  mutating func addTable(_ table: LetterTable) {
    let cells = table.rows.map { $0.map(\.plainText) }
    let header = table.header.map(\.string)
    guard let widths = Self.widths(of: [header] + cells) else {
      return addRowsAsLists(header: header, rows: cells)
    }
    let heading =
      Self.row(header, widths)
      + [Self.joined(widths.map { String(repeating: "-", count: $0) }, widths)]
    append(heading, glue: heading.map { _ in .lines })
    for row in cells {
      let texts = Self.row(row, widths)
      appendClose(texts, glue: Self.rowGlue(texts.count), repeatedAbove: heading)
    }
  }

  private mutating func addRowsAsLists(header: [String], rows: [[String]]) {
    for row in rows {
      let texts = zip(header, row).flatMap { heading, cell in
        Self.hanging(heading + ": ", cell, indent: 2)
      }
      append(texts, glue: Self.rowGlue(texts.count))
    }
  }

  private static func rowGlue(_ count: Int) -> [PageGlue] {
    Array(repeating: .row, count: max(0, count - 1)) + [.none]
  }

  /// The columns' widths; nil when the table is too wide to be set in columns that can be read.
  ///
  /// Every column gets what its longest word needs; the rest goes to those that would still wrap.
  private static func widths(of rows: [[String]]) -> [Int]? {
    let columns = rows[0].indices
    let room = PlainText.columns - gutter * (columns.count - 1)
    let wanted = columns.map { column in
      max(2, rows.map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0)
    }
    if wanted.reduce(0, +) <= room { return wanted }
    let least = columns.map { column in
      min(wanted[column], max(12, rows.map { longestWord(in: $0[column]) }.max() ?? 0))
    }
    let spare = room - least.reduce(0, +)
    guard spare >= 0 else { return nil }
    return ColumnWidths.widened(least, toward: wanted, by: spare)
  }

  private static func longestWord(in text: String) -> Int {
    text.split(separator: " ").map { word in
      word.unicodeScalars.contains(where: DisplayWidth.isWide)
        ? 2 : DisplayWidth.columns(of: word)
    }.max() ?? 0
  }

  private static func row(_ cells: [String], _ widths: [Int]) -> [String] {
    let columns = zip(cells, widths).map { WordWrap.lines($0, width: $1) }
    let height = columns.map(\.count).max() ?? 0
    return (0..<height).map { line in
      joined(columns.map { line < $0.count ? $0[line] : "" }, widths)
    }
  }

  private static func joined(_ cells: [String], _ widths: [Int]) -> String {
    var text = ""
    for (index, cell) in cells.enumerated() {
      text += cell
      guard index < cells.count - 1 else { break }
      let padding = widths[index] - DisplayWidth.columns(of: cell) + gutter
      text += String(repeating: " ", count: padding)
    }
    return text
  }
}
