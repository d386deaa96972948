extension CriteriaPanel {
  /// The places of the lines of which something else became than before; none where another policy
  /// decides by now, so that they are other lines.
  func changes(since former: CriteriaPanel) -> Set<Int> {
    guard former.lines.map(\.cite) == lines.map(\.cite) else { return [] }
    return Set(lines.indices.filter { lines[$0].status != former.lines[$0].status })
  }
}
