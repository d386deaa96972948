/// A screen as a value: rows of cells, the style of each, and where the cursor is.
///
/// Drawing is clipped at the edges and never fails, so that a view may draw into any size.
///
///     var grid = Grid(size: size, capabilities: .unicode)
///     grid.put("RUBRIC", row: 0, column: 1, style: .bold)
///     grid.horizontalRule(row: 1)
///     grid.cursor = Position(row: 5, column: 4)
public struct Grid: Hashable, Sendable {
  public let size: Size
  /// What the texts are measured and drawn by.
  public let capabilities: Capabilities
  /// Row by row, `size.columns` cells a row.
  private var cells: [Cell]
  private var styles: [Style]
  /// Where the terminal's cursor stands: the focused field or row.
  public var cursor: Position?
  /// Where the field is that has the focus; nil where none was put.
  var focusedField: FieldPlace?

  /// A blank grid.
  public init(size: Size, capabilities: Capabilities) {
    self.size = size
    self.capabilities = capabilities
    cells = Array(repeating: .blank, count: size.rows * size.columns)
    styles = Array(repeating: .plain, count: size.rows * size.columns)
  }

  /// The cells of one row, continuation cells included.
  public func cells(row: Int) -> ArraySlice<Cell> { cells[range(row: row)] }

  /// The styles of one row.
  public func styles(row: Int) -> ArraySlice<Style> { styles[range(row: row)] }

  /// The cell at a place on the grid.
  public func cell(row: Int, column: Int) -> Cell { cells[row * size.columns + column] }

  /// The style at a place on the grid.
  public func style(row: Int, column: Int) -> Style { styles[row * size.columns + column] }

  private func range(row: Int) -> Range<Int> {
    precondition((0..<size.rows).contains(row), "The grid has no such row.")
    return row * size.columns..<(row + 1) * size.columns
  }

  func holds(row: Int, column: Int) -> Bool {
    row >= 0 && row < size.rows && column >= 0 && column < size.columns
  }

  /// Puts one cell where it is wholly on the grid, and blanks the other half of any two-column
  /// character that it covers in part.
  mutating func set(_ cell: Cell, row: Int, column: Int, style: Style) {
    guard cell.width > 0, holds(row: row, column: column),
      holds(row: row, column: column + cell.width - 1)
    else { return }
    let index = row * size.columns + column
    uncover(index..<index + cell.width, row: row)
    cells[index] = cell
    styles[index] = style
    if cell.width == 2 {
      cells[index + 1] = .continuation
      styles[index + 1] = style
    }
  }

  /// Takes over a row of another grid, as far as it is on this one.
  mutating func take(row source: Int, of other: Grid, row: Int, column: Int) {
    guard holds(row: row, column: column), column + other.size.columns <= size.columns,
      other.size.columns > 0
    else {
      for (offset, cell) in other.cells(row: source).enumerated() {
        let style = other.style(row: source, column: offset)
        set(cell, row: row, column: column + offset, style: style)
      }
      return
    }
    let start = row * size.columns + column
    let taken = start..<start + other.size.columns
    uncover(taken, row: row)
    cells.replaceSubrange(taken, with: other.cells(row: source))
    styles.replaceSubrange(taken, with: other.styles(row: source))
  }

  /// Puts text of a column for each of its bytes, for all of which there is room.
  mutating func put(plain text: String, row: Int, column: Int, style: Style) {
    var index = row * size.columns + column
    uncover(index..<index + text.utf8.count, row: row)
    for byte in text.utf8 {
      cells[index] = Cell(plain: byte)
      styles[index] = style
      index += 1
    }
  }

  /// Blanks the other half of any two-column character of which a part of a row is covered.
  private mutating func uncover(_ covered: Range<Int>, row: Int) {
    guard !covered.isEmpty else { return }
    if cells[covered.lowerBound].width == 0 { cells[covered.lowerBound - 1] = .blank }
    let end = covered.upperBound
    if end < (row + 1) * size.columns, cells[end].width == 0 { cells[end] = .blank }
  }

  /// Gives a run of cells a style and leaves their text.
  public mutating func restyle(row: Int, columns: Range<Int>? = nil, style: Style) {
    guard row >= 0, row < size.rows else { return }
    let whole = 0..<size.columns
    for column in (columns ?? whole).clamped(to: whole) {
      styles[row * size.columns + column] = style
    }
  }
}
