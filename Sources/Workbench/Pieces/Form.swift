internal import Screen

/// A page of fields, as a screen shows it.
struct Form {
  var title: String
  /// At the right end of the title: where one is, what is unfinished.
  var remark = ""
  /// Beside the title where there is room: the document that is entered from.
  var source = ""
  var rows: [Row] = []
  var focus: Int?
  /// The question of the focused field, its choices or matches.
  var advice = Advice()

  /// One field.
  struct Row {
    var label: String
    /// What is in the box of a field that has not the focus.
    var value: String
    var box: Int
    /// Beside the box: unit, range, what was understood.
    var beside = ""
    var state: State = .plain
  }

  enum State: Hashable {
    case plain
    /// It was typed and not accepted.
    case refused
    case undocumented
    /// Answered, and of no concern at present.
    case parked
    /// Not answered: it follows from other answers.
    case derived
  }

  /// What stands below the fields about the one that has the focus.
  struct Advice {
    var question = ""
    var options: [Option] = []
    /// Below the options, as "8 of 11 matches shown".
    var note = ""
    /// One option a row, as for matches; else as many in a row as fit.
    var isList = false
  }

  /// One of the answers offered.
  struct Option: Hashable {
    var key: String
    var label: String
    var isMarked = false
  }
}

extension Grid {
  /// The form over the whole grid. The focused field is always in view, with the cursor in it.
  mutating func put(_ form: Form, editing field: EditedField?) {
    // On the smallest screens the label and the field come before the step's title.
    let titleRows = size.rows >= 3 ? 1 : 0
    if titleRows > 0 { putTitle(of: form) }
    let advice = adviceRows(of: form)
    let fields = Area(
      row: titleRows, column: 0, rows: size.rows - titleRows, columns: size.columns)
    draw(in: fields.droppingBottom(advice)) { $0.putFields(of: form, editing: field) }
    draw(in: fields.bottom(advice)) { $0.put(form.advice) }
  }

  private mutating func putTitle(of form: Form) {
    put(form.title, row: 0, column: 1, width: size.columns - 2, style: .bold)
    put(source: form.source, after: form.title, before: form.remark)
    let titled = capabilities.columns(of: form.title) + 2
    if titled + capabilities.columns(of: form.remark) < size.columns {
      put(form.remark, row: 0, column: 1, width: size.columns - 2, alignment: .trailing)
    }
  }

  /// Between a title and a remark at the other end; where there is not room for all of it, its
  /// beginning.
  mutating func put(source: String, after title: String, before remark: String) {
    let column = capabilities.columns(of: title) + 3
    let end = capabilities.columns(of: remark) + (remark.isEmpty ? 1 : 3)
    let room = size.columns - column - end
    guard room >= 12 else { return }
    put(source, row: 0, column: column, width: room, style: .dim)
  }

  /// The rows that the advice gets: what it needs, but a field of two rows stays in view.
  private func adviceRows(of form: Form) -> Int {
    let room = max(0, size.rows - 1 - 2)
    let fields = form.rows.count * 2
    let least = form.advice.isList ? min(8, room) : min(5, room)
    let spare = size.rows - 1 - fields > 7 ? 7 : least
    // Every answer is in view where that leaves two fields.
    return min(room, max(least, spare, min(rows(neededBy: form.advice), size.rows - 1 - 4)))
  }

  private mutating func putFields(of form: Form, editing field: EditedField?) {
    let room = max(1, size.rows / 2)
    // Whole pages, so that nothing moves while one goes down a page.
    let page = (form.focus ?? 0) / room * room
    let start = max(0, min(page, form.rows.count - room))
    for index in start..<min(form.rows.count, start + room) {
      let isFocused = index == form.focus
      put(form.rows[index], row: (index - start) * 2, editing: isFocused ? field : nil)
    }
    let below = form.rows.count - start - room
    if start > 0 { put("\(start) above ", row: 0, column: 0, alignment: .trailing) }
    if below > 0 {
      put("\(below) below ", row: room * 2 - 2, column: 0, alignment: .trailing)
    }
  }

  mutating func put(_ row: Form.Row, row line: Int, editing field: EditedField?) {
    let dim: Style = row.state == .parked ? .dim : .plain
    put(row.label, row: line, column: 4, style: field == nil ? dim : .bold)
    let box = min(row.box, size.columns - 9)
    if field != nil { put(">", row: line + 1, column: 2, style: .bold) }
    put("[", row: line + 1, column: 4, style: dim)
    put("]", row: line + 1, column: box + 7, style: dim)
    if let field {
      put(
        field.text, row: line + 1, column: 6, width: box,
        style: field.style, isFocused: true)
    } else {
      put(row.value, row: line + 1, column: 6, width: box, style: row.state.style)
    }
    put(row.beside, row: line + 1, column: box + 9, style: dim)
  }

  /// The rows that an advice takes where it is as wide as the grid.
  func rows(neededBy advice: Form.Advice) -> Int {
    let question = capabilities.lines(of: advice.question, columns: size.columns - 2).count
    let options = advice.rows(columns: size.columns - 3, capabilities: capabilities).count
    return 1 + min(3, question) + options + (advice.note.isEmpty ? 0 : 1)
  }

  /// The question of the focused field and what can be answered. Answers that have no room are
  /// counted.
  mutating func put(_ advice: Form.Advice) {
    var row = 0
    if size.rows > 3 {
      row = 1
    }
    row += wrap(advice.question, row: row, column: 1, width: size.columns - 2, height: 3)
    let lines = advice.rows(columns: size.columns - 3, capabilities: capabilities)
    let room = max(0, size.rows - row - (advice.note.isEmpty ? 0 : 1))
    let isWhole = lines.count <= room
    let shown = isWhole ? lines.count : max(0, room - 1)
    for line in advice.isList ? Form.Advice.matches(lines, room: room) : Array(lines.prefix(shown))
    {
      var column = 2
      for option in line {
        let text = option.text
        let style: Style = option.isMarked ? .reverse : .plain
        if option.isMarked { put(">", row: row, column: column - 1, style: .bold) }
        column += put(text, row: row, column: column, style: style) + 2
      }
      row += 1
    }
    let hidden = lines.dropFirst(shown).reduce(0) { $0 + $1.count }
    if hidden > 0, room > 0, !advice.isList {
      put("\(hidden) more: F4 lists them", row: row, column: 2)
      row += 1
    }
    put(advice.note, row: min(row, size.rows - 1), column: 1, width: size.columns - 2)
  }
}

/// The field that is being typed into.
struct EditedField: Hashable {
  var text: TextField
  /// Whether the next character takes the place of all of it.
  var isSelected = false
}

extension Form.State {
  var style: Style {
    switch self {
    case .plain, .undocumented: .plain
    case .refused: .bold.in(.red)
    case .parked, .derived: .dim
    }
  }
}

extension Form.Option {
  var text: String { key.isEmpty ? label : "\(key) \(label)" }
}

extension Form.Advice {
  /// Of a list as many rows as there is room for: the marked one among them, and always the last,
  /// which keeps the name as it was typed.
  static func matches(_ rows: [[Form.Option]], room: Int) -> [[Form.Option]] {
    guard rows.count > room, room > 1 else { return Array(rows.prefix(max(0, room))) }
    let marked = rows.firstIndex { $0.contains(where: \.isMarked) } ?? 0
    let start = min(max(0, marked - (room - 2)), rows.count - room)
    return Array(rows[start..<start + room - 1]) + rows.suffix(1)
  }

  /// The options as rows that are no wider than `columns`.
  func rows(columns: Int, capabilities: Capabilities) -> [[Form.Option]] {
    if isList { return options.map { [$0] } }
    var rows: [[Form.Option]] = []
    var used = 0
    for option in options {
      let width = capabilities.columns(of: option.text)
      if rows.isEmpty || used + 2 + width > columns {
        rows.append([option])
        used = width
      } else {
        rows[rows.count - 1].append(option)
        used += 2 + width
      }
    }
    return rows
  }
}
