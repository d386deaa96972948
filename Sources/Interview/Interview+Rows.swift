internal import Casework

extension Interview {
  /// A new row at the end of a list, at whose first cell the person is then. A list that was said
  /// to be complete is no longer.
  public func addingRow(to list: String) -> Interview {
    var content = draft.content
    let row = (content.rows[list] ?? []).reduce(0, max) + 1
    content.rows[list, default: []].append(row)
    content.complete.remove(list)
    return changed(to: content, at: setting.cells(of: list, row: row, content).first)
  }

  /// A list without a row, whose answers go with it. Undo brings them back.
  public func deletingRow(_ row: Int, from list: String) -> Interview {
    var content = draft.content
    content.rows[list]?.removeAll { $0 == row }
    if content.rows[list]?.isEmpty == true { content.rows[list] = nil }
    for field in content.answers.keys {
      if case .cell(list, row, _) = field { content.answers[field] = nil }
    }
    let rows = content.rows[list] ?? []
    let near = rows.last.flatMap { setting.cells(of: list, row: $0, content).first }
    return changed(to: content, at: near ?? .completeness(list))
  }

  /// Says of a list whether it is all there is. It cannot be while a row is unfinished.
  public func completing(_ list: String, _ flag: Bool) -> Result<Interview, Refusal> {
    recording(.choice(flag ? "yes" : "no"), for: .completeness(list))
  }
}
