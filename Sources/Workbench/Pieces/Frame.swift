internal import Screen

/// A rectangle of the screen.
struct Area: Hashable {
  var row: Int
  var column: Int
  var rows: Int
  var columns: Int

  init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  var size: Size { Size(rows: rows, columns: columns) }

  /// The last rows of it, at most all.
  func bottom(_ count: Int) -> Area {
    let taken = min(max(0, count), rows)
    return Area(row: row + rows - taken, column: column, rows: taken, columns: columns)
  }

  /// What is left without the last rows.
  func droppingBottom(_ count: Int) -> Area {
    Area(row: row, column: column, rows: rows - min(max(0, count), rows), columns: columns)
  }

  func droppingTop(_ count: Int) -> Area {
    let dropped = min(max(0, count), rows)
    return Area(row: row + dropped, column: column, rows: rows - dropped, columns: columns)
  }
}

/// Where the parts that all screens share are: the head, the content, the message, the keys.
struct Frame {
  /// The smallest terminal on which a screen is drawn.
  static let smallest = Size(rows: 12, columns: 40)
  /// From so many columns on, the criteria stand beside the question.
  static let columnsForPanel = 76

  let size: Size
  /// Rows at the top: the title, and on screens of one patient the banner and the request.
  let headRows: Int
  let messageRows: Int

  /// - Parameter messageLines: the lines that the message needs; it gets up to four, at the cost of
  ///   the content.
  init(_ size: Size, headRows: Int, messageLines: Int) {
    self.size = size
    self.headRows = headRows
    let least = size.rows >= 20 ? 2 : 1
    messageRows = min(max(least, messageLines), 4, max(1, size.rows - headRows - 6))
  }

  var isWide: Bool { size.columns >= Self.columnsForPanel }
  var keyRow: Int { size.rows - 1 }
  var messageArea: Area {
    Area(
      row: size.rows - 2 - messageRows, column: 1, rows: messageRows, columns: size.columns - 2)
  }

  /// Between the rule below the head and the message.
  var content: Area {
    let top = headRows + 1
    return Area(
      row: top, column: 0, rows: messageArea.row - top, columns: size.columns)
  }

  /// The content's right part, where the criteria stand; nil on a narrow screen.
  var panel: Area? {
    guard isWide else { return nil }
    let columns = min(52, size.columns * 19 / 40)
    let whole = content
    return Area(
      row: whole.row, column: size.columns - columns, rows: whole.rows, columns: columns)
  }

  /// The content without the panel and the line that divides them.
  var main: Area {
    var area = content
    if let panel { area.columns = panel.column - 1 }
    return area
  }
}

extension Grid {
  /// Draws a part of the screen on a grid of its own, so that nothing leaves its area.
  mutating func draw(in area: Area, _ body: (inout Grid) -> Void) {
    guard area.rows > 0, area.columns > 0 else { return }
    var part = Grid(size: area.size, capabilities: capabilities)
    body(&part)
    draw(part, row: area.row, column: area.column)
  }
}
