internal import Casework
internal import Interview
internal import RuleModel

/// The rows of lists: earlier treatments, drugs taken together.
extension Intake {
  /// The list and the row that a field is in.
  struct RowPlace: Hashable {
    let list: String
    let row: Int

    init(_ list: String, _ row: Int) {
      self.list = list
      self.row = row
    }

    /// nil for a field that is in no row.
    init?(_ field: FieldID?) {
      guard case .cell(let list, let row, _) = field else { return nil }
      self.init(list, row)
    }
  }

  /// The list whose step the focus is in.
  var list: String? {
    if case .list(let list) = step.kind { return list }
    return nil
  }

  /// The rows of a list in order, by their numbers.
  func rows(of list: String) -> [Int] { interview.draft.content.rows[list] ?? [] }

  private func firstField(of place: RowPlace) -> FieldID? {
    interview.rows(of: place.list).first { $0.id == place.row }?.cells.first?.id
  }

  /// Whether nothing was entered in a row.
  func isEmpty(_ place: RowPlace) -> Bool {
    !interview.draft.content.answers.keys.contains { RowPlace($0) == place }
      && !texts.keys.contains { RowPlace($0) == place }
  }

  /// Adds a row and goes to it.
  private mutating func addRow(to list: String) {
    let left = focus
    interview = interview.addingRow(to: list)
    focus = rows(of: list).last.flatMap { firstField(of: RowPlace(list, $0)) }
    dropEmptyRow(left)
    arrive()
  }

  /// After the last cell of a list's last row, or on coming to a list that is not said to be
  /// complete, a new row is begun. Enter on an empty row goes on to whether that is all.
  mutating func startsRow(after field: FieldID) -> Bool {
    guard let next = interview.next(after: field), case .completeness(let list) = next,
      !interview.draft.content.complete.contains(list),
      interview.draft.content.answers[next] != .undocumented
    else { return false }
    addRow(to: list)
    return true
  }

  /// Takes away a row in which nothing was entered, once the focus has left it. Of a case that is only
  /// read it stays: what is signed is what is kept.
  mutating func dropEmptyRow(_ left: FieldID?) {
    guard saveState.readOnlyReason == nil, let place = RowPlace(left), RowPlace(focus) != place,
      rows(of: place.list).contains(place.row), isEmpty(place)
    else { return }
    interview = interview.deletingRow(place.row, from: place.list)
  }

  /// F7.
  mutating func pressAdd() -> Reply {
    guard let list else { return refuse("F7 adds a row to a list. This field is in none.") }
    let isChanged = settle()
    if let focus, texts[focus] != nil {
      arrive()
      return refuse("What is typed here is no answer yet. Finish it, or Esc takes it back.")
    }
    if let place = RowPlace(focus), isEmpty(place) {
      return refuse("This row is still empty: enter the drug here.")
    }
    addRow(to: list)
    return Reply(isChanged: isChanged)
  }

  /// F8.
  mutating func pressDelete() -> Reply {
    guard let place = RowPlace(focus) else {
      return refuse("F8 deletes the row that the cursor is in. It is in none.")
    }
    let number = (rows(of: place.list).firstIndex(of: place.row) ?? 0) + 1
    let wasEmpty = isEmpty(place)
    texts = texts.filter { RowPlace($0.key) != place }
    interview = interview.deletingRow(place.row, from: place.list)
    let left = rows(of: place.list)
    let next = left.indices.contains(number - 1) ? left[number - 1] : left.last
    focus = next.flatMap { firstField(of: RowPlace(place.list, $0)) } ?? .completeness(place.list)
    arrive()
    message = .hint("Row \(number) is deleted. Ctrl-Z brings it back.")
    return Reply(isChanged: !wasEmpty)
  }

  /// F9: the answer of the same field in the row above.
  mutating func pressCopy() -> Reply {
    guard case .cell(let list, let row, let name) = focus, let field else {
      return refuse("F9 copies from the row above. This field is in no row.")
    }
    let all = rows(of: list)
    guard let place = all.firstIndex(of: row), place > 0 else {
      return refuse("There is no row above to copy from.")
    }
    guard let above = interview.field(.cell(list: list, row: all[place - 1], field: name)),
      !above.answer.isUnanswered
    else { return refuse("The row above has nothing here to copy.") }
    if above.answer == .undocumented { return record(.undocumented, for: field, goingOn: false) }
    if case .unknown = setting.dictionary.look(up: above.answerText), field.kind == .drug {
      return record(.freeName(above.answerText), for: field, goingOn: false)
    }
    return record(.text(above.answerText), for: field, goingOn: false)
  }
}
