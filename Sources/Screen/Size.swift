/// The rows and columns of a terminal or of a part of one; both may be zero.
public struct Size: Hashable, Sendable {
  public var rows: Int
  public var columns: Int

  /// A size; negative figures count as zero.
  public init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }
}

/// A place on a grid, counted from zero at the top left.
public struct Position: Hashable, Sendable {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
