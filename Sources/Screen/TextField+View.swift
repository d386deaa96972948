/// The part of a field that is in view.
public struct FieldView: Hashable, Sendable {
  /// The text in view, with `~` where there is more to the left or to the right.
  public var text: String
  /// The cursor's column within the view.
  public var cursorColumn: Int

  public init(text: String, cursorColumn: Int) {
    self.text = text
    self.cursorColumn = cursorColumn
  }
}

extension TextField {
  /// The part of the text that is in view in `columns` while it is edited, scrolled so that the
  /// cursor is seen.
  ///
  /// The view starts at the beginning as long as the cursor fits; then the cursor stands at its
  /// right end.
  public func view(columns: Int, capabilities: Capabilities) -> FieldView {
    guard columns > 0 else { return FieldView(text: "", cursorColumn: 0) }
    let characters = Array(text)
    let widths = characters.map { capabilities.columns(of: String($0)) }
    if columns == 1, !characters.isEmpty { return FieldView(text: "~", cursorColumn: 0) }
    // The cursor needs a column after the last character, or else one before the mark of a cut.
    let isAtEnd = cursor == characters.count
    let fits = widths.reduce(0, +) + (isAtEnd ? 1 : 0) <= columns
    let lastColumn = max(0, columns - (isAtEnd ? 1 : 2))
    var start = 0
    var column = widths[..<cursor].reduce(0, +)
    while !fits, column > lastColumn, start < cursor {
      // At the first step the mark of the cut takes a column.
      column -= widths[start] - (start == 0 ? 1 : 0)
      start += 1
    }
    let end = Self.end(of: widths, from: start, columns: columns)
    let shown = String(characters[start..<end])
    let text = (start > 0 ? "~" : "") + shown + (end < characters.count ? "~" : "")
    return FieldView(text: text, cursorColumn: min(column, columns - 1))
  }

  /// How far the characters from `start` are seen, leaving room for the marks of the cuts.
  private static func end(of widths: [Int], from start: Int, columns: Int) -> Int {
    let room = columns - (start > 0 ? 1 : 0)
    if widths[start...].reduce(0, +) <= room { return widths.count }
    var used = 0
    var end = start
    while end < widths.count, used + widths[end] <= room - 1 {
      used += widths[end]
      end += 1
    }
    return end
  }
}

extension Grid {
  /// Puts a field. Where it has the focus, it is shown scrolled to its cursor, with `_` in its
  /// free columns, and the grid's cursor is in it; elsewhere it is text like any other.
  public mutating func put(
    _ field: TextField, row: Int, column: Int, width: Int, style: Style = .plain,
    isFocused: Bool = false
  ) {
    guard holds(row: row, column: column) else { return }
    let room = max(0, min(width, size.columns - column))
    fill(isFocused ? "_" : " ", row: row, columns: column..<column + room, style: style)
    guard isFocused else {
      put(field.text, row: row, column: column, width: room, style: style)
      return
    }
    let view = field.view(columns: room, capabilities: capabilities)
    put(view.text, row: row, column: column, width: room, style: style)
    cursor = Position(row: row, column: column + view.cursorColumn)
    focusedField = FieldPlace(row: row, column: column, width: room, style: style)
  }

  /// Puts a text that was typed on in the place of the one that the focused field shows.
  public mutating func retype(_ field: TextField) {
    guard let place = focusedField else { return }
    put(
      field, row: place.row, column: place.column, width: place.width, style: place.style,
      isFocused: true)
  }
}

/// Where a field was put.
struct FieldPlace: Hashable, Sendable {
  var row: Int
  var column: Int
  var width: Int
  var style: Style
}
