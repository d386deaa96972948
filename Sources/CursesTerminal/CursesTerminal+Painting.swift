import CNCurses
public import Screen

extension CursesTerminal {
  /// Shows a grid, and puts the cursor where the grid has it.
  ///
  /// Only what differs from the grid painted before is sent. A grid of another size than the
  /// screen's is shown from its top left as far as it goes. Without a cursor of the grid's own the
  /// cursor stands at the bottom left, since it is always visible.
  public func paint(_ grid: Grid) {
    let known = painted.flatMap { $0.size == grid.size ? $0 : nil }
    if known == nil { rubric_curses_erase() }
    for row in 0..<min(grid.size.rows, size.rows) { paint(row: row, of: grid, over: known) }
    painted = grid
    let place = grid.cursor ?? Position(row: size.rows - 1, column: 0)
    let row = max(0, min(place.row, size.rows - 1))
    let column = max(0, min(place.column, size.columns - 1))
    rubric_curses_show(Int32(row), Int32(column))
  }

  /// Makes the next paint a whole one, because what the terminal shows is in doubt.
  public func forgetPainted() {
    painted = nil
    rubric_curses_forget()
  }

  private func paint(row: Int, of grid: Grid, over known: Grid?) {
    let cells = grid.cells(row: row)
    let styles = grid.styles(row: row)
    if let known, known.cells(row: row) == cells, known.styles(row: row) == styles { return }
    for column in 0..<min(grid.size.columns, size.columns) {
      let cell = cells[cells.startIndex + column]
      let style = styles[styles.startIndex + column]
      guard cell.width > 0, column + cell.width <= size.columns else { continue }
      if let known, known.cell(row: row, column: column) == cell,
        known.style(row: row, column: column) == style
      {
        continue
      }
      put(cell, style, row: row, column: column)
    }
  }

  private func put(_ cell: Cell, _ style: Style, row: Int, column: Int) {
    var painted = rubric_cell()
    painted.scalars.0 = cell.scalar.value
    painted.scalar_count = 1
    for mark in cell.marks { painted.append(mark) }
    painted.width = UInt8(cell.width)
    painted.bold = style.attributes.contains(.bold)
    painted.reverse = style.attributes.contains(.reverse)
    painted.underline = style.attributes.contains(.underline)
    painted.dim = style.attributes.contains(.dim)
    painted.colour = style.colour?.rawValue ?? 0
    rubric_curses_put(Int32(row), Int32(column), &painted)
  }
}

extension rubric_cell {
  fileprivate mutating func append(_ mark: Unicode.Scalar) {
    switch scalar_count {
    case 1: scalars.1 = mark.value
    case 2: scalars.2 = mark.value
    case 3: scalars.3 = mark.value
    default: return
    }
    scalar_count += 1
  }
}
