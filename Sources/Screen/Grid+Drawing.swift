/// Where text stands in the width it is given.
public enum Alignment: Hashable, Sendable {
  case leading
  case trailing
}

extension Grid {
  /// Puts one line of text, cut to `width` columns and to the grid.
  ///
  /// What is cut is marked as `Capabilities.cells(of:fitting:)` says. Nothing is drawn at a place
  /// that is not on the grid. Control characters, line feeds too, are shown as replacements.
  ///
  /// - Returns: the columns written.
  @discardableResult
  public mutating func put(
    _ text: String, row: Int, column: Int, width: Int? = nil, style: Style = .plain,
    alignment: Alignment = .leading
  ) -> Int {
    guard holds(row: row, column: column) else { return 0 }
    let room = min(width ?? .max, size.columns - column)
    if text.isPlain, text.utf8.count <= room {
      let used = text.utf8.count
      let place = alignment == .leading ? column : column + room - used
      put(plain: text, row: row, column: place, style: style)
      return used
    }
    let fitting = capabilities.cells(of: text, fitting: room)
    let used = fitting.reduce(0) { $0 + $1.width }
    var place = alignment == .leading ? column : column + room - used
    for cell in fitting {
      set(cell, row: row, column: place, style: style)
      place += cell.width
    }
    return used
  }

  /// Puts text over several lines of `width` columns, broken as `Capabilities.lines` says.
  ///
  /// - Parameter height: the most rows to use; when the text needs more, the last of them ends
  ///   in the mark of a cut.
  /// - Returns: the rows used.
  @discardableResult
  public mutating func wrap(
    _ text: String, row: Int, column: Int, width: Int, height: Int = .max, style: Style = .plain
  ) -> Int {
    let lines = capabilities.lines(of: text, columns: width)
    let used = max(0, min(lines.count, height, size.rows - row))
    for (offset, line) in lines.prefix(used).enumerated() {
      let goesOn = offset == used - 1 && used < lines.count
      // Blanks make the last line too long, so that it is cut like any other text.
      let shown = goesOn ? line + String(repeating: " ", count: width) : line
      put(shown, row: row + offset, column: column, width: width, style: style)
    }
    return used
  }

  /// Fills a run of cells with one character of one column; a wider one fills with `?`.
  public mutating func fill(
    _ scalar: Unicode.Scalar = " ", row: Int, columns: Range<Int>? = nil, style: Style = .plain
  ) {
    let cell = capabilities.cells(of: String(scalar)).first ?? .blank
    let whole = 0..<size.columns
    for column in (columns ?? whole).clamped(to: whole) {
      set(cell.width == 1 ? cell : Cell("?"), row: row, column: column, style: style)
    }
  }

  /// Draws another grid with its top left at a place; its cursor and its focused field, when it has
  /// them, become those of this one.
  public mutating func draw(_ other: Grid, row: Int, column: Int) {
    for line in 0..<other.size.rows { take(row: line, of: other, row: row + line, column: column) }
    if let inner = other.cursor {
      cursor = Position(row: row + inner.row, column: column + inner.column)
    }
    if var inner = other.focusedField {
      inner.row += row
      inner.column += column
      focusedField = inner
    }
  }
}
