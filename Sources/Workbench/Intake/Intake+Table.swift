internal import Casework
internal import Interview
internal import RuleModel
internal import Screen

/// A list's step as a table, for screens that are wide enough.
extension Intake {
  /// nil for a step that is no list.
  func table() -> EntryTable? {
    guard let list else { return nil }
    let form = form()
    let rows = interview.rows(of: list)
    // The cells with dates and lengths have fixed widths; everything else shares what is left.
    let columns = Self.columns(of: rows, form)
    var table = EntryTable(
      title: form.title, remark: form.remark, columns: columns.map(\.column), rows: [])
    table.rows = rows.map { row in
      let (cells, more) = Self.split(row, by: columns.map(\.name))
      return EntryTable.Row(
        cells: cells.map { cell($0) }, more: more.map { cell($0) }, isUnfinished: row.lack != nil)
    }
    if let place = RowPlace(focus), let index = rows.firstIndex(where: { $0.id == place.row }) {
      let (cells, more) = Self.split(rows[index], by: columns.map(\.name))
      let place = (cells + more).firstIndex { $0?.id == focus } ?? 0
      table.focus = EntryTable.Focus(row: index, cell: place)
    }
    table.progress = form.progress
    table.footer = form.rows.last
    table.footer?.label = interview.field(.completeness(list))?.question ?? ""
    table.isFooterFocused = focus == .completeness(list)
    table.advice = form.advice
    table.source = form.source
    let panel = panel()
    table.criteria = panel.lines.filter(\.isAboutFocus)
    table.standing = "CRITERIA  \(panel.countWords)   So far  \(panel.headline)"
    return table
  }

  private struct NamedColumn {
    let name: String
    let column: EntryTable.Column
  }

  /// The fields that every row has get a column, up to the first yes/no; the others stand below.
  private static func columns(of rows: [Row], _ form: Form) -> [NamedColumn] {
    guard let shortest = rows.min(by: { $0.cells.count < $1.cells.count }) else { return [] }
    let shared = shortest.cells.prefix { $0.kind != .yesNo }
    return shared.compactMap { field in
      guard case .cell(_, _, let name) = field.id,
        rows.allSatisfy({ $0.cells.contains { $0.id.cellName == name } })
      else { return nil }
      return NamedColumn(
        name: name, column: EntryTable.Column(title: field.label, width: field.columnWidth))
    }
  }

  /// The cells in the columns' order, and those without a column.
  private static func split(_ row: Row, by names: [String]) -> (cells: [Field?], more: [Field?]) {
    let cells = names.map { name in row.cells.first { $0.id.cellName == name } }
    let more = row.cells.filter { !names.contains($0.id.cellName ?? "") }
    return (cells, more)
  }

  private func cell(_ field: Field?) -> EntryTable.Cell {
    guard let field else { return EntryTable.Cell(value: "") }
    let kept = field.id == focus ? nil : texts[field.id]
    let derived = field.answer.isUnanswered && kept == nil ? derivedWords(field.id) : nil
    let mark = isUnsaved(field.id) ? "! " : ""
    return EntryTable.Cell(
      label: field.label, value: mark + (derived ?? kept ?? field.answerWords),
      state: derived == nil ? state(of: field) : .derived,
      box: field.kind == .yesNo && !field.canBeUndocumented ? 4 : min(34, field.boxColumns))
  }
}

extension Intake {
  /// What follows for an empty cell from the others of its row, as a length from its dates.
  private func derivedWords(_ id: FieldID) -> String? {
    guard case .cell(let list, let row, let name) = id,
      let slot = setting.vocabulary.slot(of: list),
      let place = setting.vocabulary.record(of: slot)?.field(name),
      let entry = interview.rows(of: list).filter({ $0.lack == nil })
        .firstIndex(where: { $0.id == row }),
      case .list(let entries) = interview.request.facts[slot],
      entries.elements.indices.contains(entry), case .record(let record) = entries.elements[entry]
    else { return nil }
    switch record.fields[place] {
    case .quantity(let length): return "\(length.amount) \(length.unit)s"
    case .date(let date): return DateWords.screen(date)
    default: return nil
    }
  }
}

extension FieldID {
  /// The name of a cell's field.
  var cellName: String? {
    if case .cell(_, _, let name) = self { return name }
    return nil
  }
}

extension Field {
  fileprivate var columnWidth: Int? {
    switch kind {
    case .date: 14
    case .number: 10
    case .choice, .yesNo: 18
    case .drug, .text, .set: nil
    }
  }
}
