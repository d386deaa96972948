/// How a table's width is shared among its columns.
package enum ColumnWidths {
  /// Shares `spare` out: the column that lacks least is served first, and none gets more than it
  /// wants. All in the renderer's own unit of length.
  package static func widened(_ least: [Int], toward wanted: [Int], by spare: Int) -> [Int] {
    var widths = least
    var spare = spare
    let order = least.indices.sorted { wanted[$0] - least[$0] < wanted[$1] - least[$1] }
    for (place, column) in order.enumerated() {
      let share = min(wanted[column] - least[column], spare / (order.count - place))
      widths[column] += share
      spare -= share
    }
    return widths
  }
}
