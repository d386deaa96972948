public import Casework
internal import FoundationEssentials
internal import RuleModel

extension Interview {
  /// That the length which is typed in a field's row is less than what lies between its dates: neither
  /// is changed for the other. nil where it is not so, or not known. A longer one is refused.
  public func lengthRemark(of field: FieldID) -> String? {
    guard case .cell(let list, let row, let name) = field,
      [FormName.start, FormName.end, FormName.days].contains(name),
      case .number(let days) = answer(FormName.days, list, row),
      let start = date(FormName.start, list, row), let end = date(FormName.end, list, row)
    else { return nil }
    let span = CalendarDate.days(from: start, to: end) + 1
    guard days < Decimal(span) else { return nil }
    let typed = AnswerWords.figure(days, "day")
    return "\(typed) are fewer than the \(span) from \(AnswerWords.date(start)) through "
      + "\(AnswerWords.date(end)). Both stay, and the \(typed) count."
  }

  private func answer(_ name: String, _ list: String, _ row: Int) -> JSONValue? {
    let field = FieldID.cell(list: list, row: row, field: name)
    guard case .answered(let value) = draft.content.answers[field] else { return nil }
    return value
  }

  private func date(_ name: String, _ list: String, _ row: Int) -> CalendarDate? {
    guard case .text(let iso) = answer(name, list, row) else { return nil }
    return CalendarDate(iso: iso)
  }
}
