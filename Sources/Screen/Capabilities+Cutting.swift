extension Capabilities {
  /// The sign in the last column of text that is cut.
  static let cutMark = Cell("~")
  /// What fills the columns of a number that is not shown whole.
  static let numberFill = Cell("#")

  /// The cells of `text` that fit in `columns`.
  ///
  /// A cut is never hidden: the last column then holds `~`. A number that would be shown in part
  /// is not shown at all, its columns hold `#`: 10661 must not be read as 106.
  public func cells(of text: String, fitting columns: Int) -> [Cell] {
    let cells = cells(of: text)
    guard cells.reduce(0, { $0 + $1.width }) > columns else { return cells }
    guard columns > 0 else { return [] }
    var kept = Self.count(of: cells, fitting: columns - 1)
    var shown = Array(cells[..<kept])
    while kept > 0, Self.isInsideNumber(cells, kept) {
      kept -= 1
      shown[kept] = Self.numberFill
    }
    let used = shown.reduce(0) { $0 + $1.width }
    shown += Array(repeating: .blank, count: columns - 1 - used)
    return shown + [Self.cutMark]
  }

  /// How many of the first cells fit in `columns`.
  static func count(of cells: [Cell], fitting columns: Int) -> Int {
    var used = 0
    for (index, cell) in cells.enumerated() {
      used += cell.width
      if used > columns { return index }
    }
    return cells.count
  }

  /// Whether a number goes on across the border before `index`: `12|.5`, `1|0`, `1,|000`.
  static func isInsideNumber(_ cells: [Cell], _ index: Int) -> Bool {
    guard index > 0, index < cells.count else { return false }
    let before = cells[index - 1]
    let after = cells[index]
    if before.isDigit { return after.isDigit || (after.isPoint && digit(at: index + 1)) }
    return before.isPoint && after.isDigit && digit(at: index - 2)

    func digit(at index: Int) -> Bool { cells.indices.contains(index) && cells[index].isDigit }
  }
}

extension Cell {
  fileprivate var isDigit: Bool { ("0"..."9").contains(scalar) }
  fileprivate var isPoint: Bool { scalar == "." || scalar == "," }
}
