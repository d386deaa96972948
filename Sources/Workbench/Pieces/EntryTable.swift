internal import Screen

/// The entries of a list as a table, with the fields that have no column of their own below their
/// row. For wide screens; on a narrow one an entry is shown as a ``Form``.
struct EntryTable {
  var title: String
  var remark = ""
  var progress = Progress()
  var columns: [Column]
  var rows: [Row]
  /// Which cell has the focus.
  var focus: Focus?
  /// Whether that is all of them, or how to add a row.
  var footer: Form.Row?
  var isFooterFocused = false
  var advice = Form.Advice()
  /// Beside the title: the document that is entered from.
  var source = ""
  /// The criteria that read the table.
  var criteria: [CriteriaPanel.Line] = []
  /// How the case stands: on the rule above the criteria.
  var standing = ""

  struct Column: Hashable {
    var title: String
    /// With the sign of the focus before it and a blank after it; nil: what is left.
    var width: Int?
  }

  struct Row: Hashable {
    /// In the order of the columns.
    var cells: [Cell]
    /// Fields without a column.
    var more: [Cell] = []
    var isUnfinished = false
  }

  struct Cell: Hashable {
    var label = ""
    var value: String
    var state = Form.State.plain
    /// The columns of a field below a row.
    var box = 14
  }

  struct Focus: Hashable {
    var row: Int
    /// A place in `cells`, or beyond them in `more`.
    var cell: Int
  }
}

extension Grid {
  /// The table over the whole grid; the criteria that read it stand at its foot.
  mutating func put(_ table: EntryTable, editing field: EditedField?) {
    put(table.title, row: 0, column: 1, style: .bold)
    let remark = remark(table.remark, table.progress, after: table.title, table.source)
    put(source: table.source, after: table.title, before: remark)
    put(remark, row: 0, column: 1, width: size.columns - 2, alignment: .trailing)
    // What is chosen from comes before what it will be read for.
    let most = table.advice.isList ? 2 : 4
    let criteria = min(table.criteria.count, max(0, size.rows - 10), most)
    let foot = criteria > 0 ? criteria + 1 : 0
    let needed = table.advice.isList ? 9 : max(4, rows(neededBy: table.advice))
    let kept = min(6, bodyRows(of: table))
    let advice = min(max(4, size.rows - 1 - foot - kept), needed)
    var body = Area(row: 1, column: 0, rows: size.rows - 1, columns: size.columns)
    let criteriaArea = body.bottom(foot)
    body = body.droppingBottom(foot)
    draw(in: criteriaArea) { $0.putCriteria(of: table) }
    draw(in: body.bottom(advice)) { $0.put(table.advice) }
    draw(in: body.droppingBottom(advice)) { $0.putBody(of: table, editing: field) }
  }

  private mutating func putCriteria(of table: EntryTable) {
    horizontalRule(row: 0)
    put(" \(table.standing) ", row: 0, column: 1, style: .bold)
    let labels = table.criteria.map { capabilities.columns(of: $0.label) }
    let column = 16 + min(labels.max() ?? 0, size.columns / 2 - 16)
    for (row, line) in table.criteria.prefix(size.rows - 1).enumerated() {
      put(line, row: row + 1)
      put(line.label, row: row + 1, column: 14, width: column - 16)
      put(line.found, row: row + 1, column: column, width: size.columns - column - 1)
    }
  }

  /// What the entries take, with the titles of the columns and what stands below.
  private func bodyRows(of table: EntryTable) -> Int {
    1 + heights(of: table, places(of: table)).reduce(table.footer == nil ? 0 : 2, +)
  }

  private func heights(of table: EntryTable, _ places: Places) -> [Int] {
    table.rows.indices.map { height(of: table.rows[$0], places, isFocused(table, $0)) }
  }

  private mutating func putBody(of table: EntryTable, editing field: EditedField?) {
    let places = places(of: table)
    var column = 4
    for (place, width) in zip(table.columns, places.widths) {
      put(place.title, row: 0, column: column + 1, width: width - 1, style: .underline)
      column += width
    }
    let heights = heights(of: table, places)
    let footer = table.footer == nil ? 0 : 2
    let room = max(1, size.rows - 1 - footer)
    var row = 1
    for index in table.visibleRows(heights: heights, room: room) {
      let place = table.focus.flatMap { $0.row == index ? $0.cell : nil }
      putRow(table.rows[index], number: index + 1, row: row, places, place, field)
      row += heights[index]
    }
    guard let last = table.footer else { return }
    draw(in: Area(row: row, column: 0, rows: size.rows - row, columns: size.columns)) {
      $0.put(last, row: 0, editing: table.isFooterFocused ? field : nil)
    }
  }

  private func isFocused(_ table: EntryTable, _ row: Int) -> Bool { table.focus?.row == row }

  private struct Places {
    var widths: [Int]
  }

  private func places(of table: EntryTable) -> Places {
    let fixed = table.columns.compactMap(\.width).reduce(0, +)
    let open = table.columns.count { $0.width == nil }
    let rest = max(12, min(44, (size.columns - 4 - fixed) / max(1, open)))
    return Places(widths: table.columns.map { $0.width ?? rest })
  }

  /// Where the fields below a row stand, as many in a line as fit: all of them while the row has
  /// the focus, else those that say something.
  private func moreLines(_ row: EntryTable.Row, _ isFocused: Bool) -> [[Int]] {
    var lines: [[Int]] = []
    var used = 0
    for index in row.more.indices where isFocused || !row.more[index].value.isEmpty {
      let width = moreWidth(row.more[index])
      if lines.isEmpty || used + width > size.columns - 5 {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(index)
      used += width
    }
    return lines
  }

  private func moreWidth(_ cell: EntryTable.Cell) -> Int {
    capabilities.columns(of: cell.label) + 1 + cell.box + 3
  }

  /// The rows of the screen for one entry: its longest cell wrapped, and the fields below it.
  private func height(of row: EntryTable.Row, _ places: Places, _ isFocused: Bool) -> Int {
    let tallest = zip(row.cells, places.widths).map {
      capabilities.lines(of: $0.value, columns: $1 - 2).count
    }.max()
    return max(1, tallest ?? 1) + moreLines(row, isFocused).count
  }

  private mutating func putRow(
    _ entry: EntryTable.Row, number: Int, row: Int, _ places: Places, _ focus: Int?,
    _ field: EditedField?
  ) {
    put("\(number)", row: row, column: 0, width: 3, alignment: .trailing)
    var column = 4
    var tallest = 1
    for (index, (cell, width)) in zip(entry.cells, places.widths).enumerated() {
      if index == focus, let field {
        put(">", row: row, column: column)
        put(
          field.text, row: row, column: column + 1, width: width - 2, style: field.style,
          isFocused: true)
      } else {
        let used = wrap(
          cell.value.isEmpty ? String(repeating: ".", count: width - 3) : cell.value, row: row,
          column: column + 1, width: width - 2, style: cell.state.style)
        tallest = max(tallest, used)
      }
      column += width
    }
    for (offset, line) in moreLines(entry, focus != nil).enumerated() {
      var column = 5
      for place in line {
        let isFocus = focus == entry.cells.count + place
        putMore(entry.more[place], row: row + tallest + offset, column, isFocus ? field : nil)
        column += moreWidth(entry.more[place])
      }
    }
  }

  private mutating func putMore(
    _ cell: EntryTable.Cell, row: Int, _ column: Int, _ field: EditedField?
  ) {
    if field != nil { put(">", row: row, column: column - 1) }
    let used = put(cell.label, row: row, column: column)
    let box = column + used + 1
    if let field {
      put(field.text, row: row, column: box, width: cell.box, style: field.style, isFocused: true)
    } else {
      put(
        cell.value.isEmpty ? "..." : cell.value, row: row, column: box, width: cell.box,
        style: cell.state.style)
    }
  }
}

extension EntryTable {
  /// The entries in view: those up to the focus that fit, the focused one always.
  func visibleRows(heights: [Int], room: Int) -> Range<Int> {
    guard !rows.isEmpty else { return 0..<0 }
    var end = min(rows.count, (focus?.row ?? rows.count - 1) + 1)
    var start = end
    var used = 0
    while start > 0, used + heights[start - 1] <= room || start == end {
      start -= 1
      used += heights[start]
    }
    while end < rows.count, used + heights[end] <= room {
      used += heights[end]
      end += 1
    }
    return start..<end
  }
}

extension EditedField {
  var style: Style { isSelected ? .reverse : .plain }
}
