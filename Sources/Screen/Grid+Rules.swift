extension Grid {
  /// Draws a line along a row; it joins the rules it meets.
  public mutating func horizontalRule(row: Int, columns: Range<Int>? = nil, style: Style = .plain) {
    for column in (columns ?? 0..<size.columns) {
      rule([.left, .right], row: row, column: column, style: style)
    }
  }

  /// Draws a line down a column; it joins the rules it meets, and ends at one that it starts or
  /// stops on.
  public mutating func verticalRule(column: Int, rows: Range<Int>? = nil, style: Style = .plain) {
    let rows = rows ?? 0..<size.rows
    for row in rows {
      var arms: Arms = [.up, .down]
      if self.arms(row: row, column: column).contains([.left, .right]), rows.count > 1 {
        if row == rows.lowerBound { arms = .down }
        if row == rows.upperBound - 1 { arms = .up }
      }
      rule(arms, row: row, column: column, style: style)
    }
  }

  private mutating func rule(_ arms: Arms, row: Int, column: Int, style: Style) {
    let joined = arms.union(self.arms(row: row, column: column))
    let scalar = capabilities.drawsLines ? joined.lineDrawing : joined.ascii
    set(Cell(scalar), row: row, column: column, style: style)
  }

  private func arms(row: Int, column: Int) -> Arms {
    guard holds(row: row, column: column) else { return [] }
    return Arms(scalar: cell(row: row, column: column).scalar)
  }
}

/// The directions in which a rule leaves its cell.
private struct Arms: OptionSet {
  let rawValue: Int

  static let up = Arms(rawValue: 1)
  static let down = Arms(rawValue: 2)
  static let left = Arms(rawValue: 4)
  static let right = Arms(rawValue: 8)

  init(rawValue: Int) { self.rawValue = rawValue }

  init(scalar: Unicode.Scalar) {
    switch scalar {
    case "-", "─": self = [.left, .right]
    case "|", "│": self = [.up, .down]
    case "┬": self = [.left, .right, .down]
    case "┴": self = [.left, .right, .up]
    case "├": self = [.up, .down, .right]
    case "┤": self = [.up, .down, .left]
    case "+", "┼": self = [.up, .down, .left, .right]
    default: self = []
    }
  }

  var ascii: Unicode.Scalar {
    let isVertical = !isDisjoint(with: [.up, .down])
    let isHorizontal = !isDisjoint(with: [.left, .right])
    return isVertical ? (isHorizontal ? "+" : "|") : "-"
  }

  var lineDrawing: Unicode.Scalar {
    switch self {
    case [.left, .right, .down]: "┬"
    case [.left, .right, .up]: "┴"
    case [.up, .down, .left, .right]: "┼"
    case _ where isDisjoint(with: [.left, .right]): "│"
    default: "─"
    }
  }
}
