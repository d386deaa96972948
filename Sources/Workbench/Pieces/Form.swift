internal import Screen

/// A page of fields, as a screen shows it.
struct Form {
  var title: String
  /// At the right end of the title: where one is, what is unfinished.
  var remark = ""
  /// After it, where there is room: how much is left.
  var progress = Progress()
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
    /// It is on no disk yet.
    case unsaved
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
    /// Of a list: how many there are in all, and how many of them stand before the first option.
    var total = 0
    var before = 0
  }

  /// One of the answers offered.
  struct Option: Hashable {
    var key: String
    var label: String
    var isMarked = false
    /// Whether it keeps what was typed as it is.
    var isTypedName = false
  }
}

extension Grid {
  /// The form over the whole grid. The focused field is always in view, with the cursor in it.
  mutating func put(_ form: Form, editing field: EditedField?) {
    // On the smallest screens the label and the field come before the step's title, and so does what
    // is found for what is typed.
    let titleRows = size.rows >= (form.advice.isList ? 6 : 3) ? 1 : 0
    if titleRows > 0 { putTitle(of: form) }
    let advice = adviceRows(of: form, below: titleRows)
    let fields = Area(
      row: titleRows, column: 0, rows: size.rows - titleRows, columns: size.columns)
    draw(in: fields.droppingBottom(advice)) { $0.putFields(of: form, editing: field) }
    draw(in: fields.bottom(advice)) { $0.put(form.advice) }
  }

  private mutating func putTitle(of form: Form) {
    put(form.title, row: 0, column: 1, width: size.columns - 2, style: .bold)
    let remark = remark(form.remark, form.progress, after: form.title, form.source)
    put(source: form.source, after: form.title, before: remark)
    let titled = capabilities.columns(of: form.title) + 2
    if titled + capabilities.columns(of: remark) < size.columns {
      put(remark, row: 0, column: 1, width: size.columns - 2, alignment: .trailing)
    }
  }

  /// A remark with as much of the progress as there is room for beside a title and what is said of
  /// a source.
  func remark(
    _ remark: String, _ progress: Progress, after title: String, _ source: String
  ) -> String {
    let used = [title, source].reduce(0) {
      $0 + ($1.isEmpty ? 0 : capabilities.columns(of: $1) + 3)
    }
    let room = size.columns - used - 1
    return progress.words.map { [remark, $0].filter { !$0.isEmpty }.joined(separator: "  ") }
      .first { capabilities.columns(of: $0) <= room } ?? remark
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
  private func adviceRows(of form: Form, below titleRows: Int) -> Int {
    let room = max(0, size.rows - titleRows - 2)
    let fields = form.rows.count * 2
    let least = form.advice.isList ? min(8, room) : min(5, room)
    // Below the fields where all are in view, so that the question stays in its place on a page.
    let rest = size.rows - 1 - fields
    let spare = rest > 7 ? rest : least
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
    let last = min(form.rows.count, start + room) - 1
    if start > 0, below > 0, last == start {
      putRest("\(start) above, \(below) below", beside: form.rows[start], row: 0)
      return
    }
    if start > 0 { putRest("\(start) above", beside: form.rows[start], row: 0) }
    if below > 0 { putRest("\(below) below", beside: form.rows[last], row: (last - start) * 2) }
  }

  /// How many fields are out of view, at the end of a field's first row, or of its second where its
  /// label goes so far; nowhere where both are taken.
  private mutating func putRest(_ words: String, beside field: Form.Row, row: Int) {
    let needed = capabilities.columns(of: words) + 7
    let isLong = capabilities.columns(of: field.label) + needed > size.columns
    // What stands beside the box is not cut for it.
    guard
      !isLong || field.beside.isEmpty
        || boxColumns(of: field) + capabilities.columns(of: field.beside) + needed <= size.columns
    else { return }
    put(
      words, row: isLong ? row + 1 : row, column: 0, width: size.columns - 1,
      alignment: .trailing)
  }

  private func boxColumns(of row: Form.Row) -> Int { min(row.box, size.columns - 9) }

  mutating func put(_ row: Form.Row, row line: Int, editing field: EditedField?) {
    let dim: Style = row.state == .parked ? .dim : .plain
    put(row.label, row: line, column: 4, style: dim)
    let box = boxColumns(of: row)
    // In one style with what stands around it: an attribute costs more bytes than the mark.
    if field != nil { put(">", row: line + 1, column: 2) }
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
    if !advice.isList || size.rows > 3 {
      row += wrap(advice.question, row: row, column: 1, width: size.columns - 2, height: 3)
    }
    if advice.isList {
      putList(advice, from: row)
    } else {
      putOptions(of: advice, from: row)
    }
  }

  private mutating func putOptions(of advice: Form.Advice, from first: Int) {
    var row = first
    let lines = advice.rows(columns: size.columns - 3, capabilities: capabilities)
    let room = max(0, size.rows - row - (advice.note.isEmpty ? 0 : 1))
    let shown = lines.count <= room ? lines.count : max(0, room - 1)
    for line in lines.prefix(shown) {
      put(line, row: row)
      row += 1
    }
    let hidden = lines.dropFirst(shown).reduce(0) { $0 + $1.count }
    if hidden > 0, room > 0 {
      put("\(hidden) more: F4 lists them", row: row, column: 2)
      row += 1
    }
    put(advice.note, row: min(row, size.rows - 1), column: 1, width: size.columns - 2)
  }

  /// The options that there is room for, and below them which of all they are; where two rows are
  /// all there is, that stands at the end of the last.
  private mutating func putList(_ advice: Form.Advice, from row: Int) {
    let room = max(0, size.rows - row)
    var shown = advice.matches(room: room)
    if room > 2, advice.note(telling: shown) != nil { shown = advice.matches(room: room - 1) }
    for (offset, place) in shown.enumerated() { put([advice.options[place]], row: row + offset) }
    guard let note = advice.note(telling: shown), let last = shown.last else { return }
    if shown.count < room {
      put(note, row: row + shown.count, column: 1, width: size.columns - 2)
    } else if capabilities.columns(of: advice.options[last].text + note) < size.columns - 5 {
      put(
        note, row: row + room - 1, column: 1, width: size.columns - 2, alignment: .trailing)
    }
  }

  private mutating func put(_ options: [Form.Option], row: Int) {
    var column = 2
    for option in options {
      if option.isMarked { put(">", row: row, column: column - 1, style: .bold) }
      column +=
        put(option.text, row: row, column: column, style: option.isMarked ? .reverse : .plain) + 2
    }
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
    case .refused, .unsaved: .bold.in(.red)
    case .parked, .derived: .dim
    }
  }
}

extension Form.Option {
  var text: String { key.isEmpty ? label : "\(key) \(label)" }
}

extension Form.Advice {
  /// The places of the options that there is room for: the marked one among them, and the last
  /// where it keeps the name as it was typed.
  func matches(room: Int) -> [Int] {
    guard options.count > room, room > 1 else { return Array(options.indices.prefix(max(0, room))) }
    let isNameLast = found < options.count
    let others = isNameLast ? room - 1 : room
    let marked = options.firstIndex(where: \.isMarked) ?? 0
    let start = min(max(0, marked - others + 1), found - others)
    return Array(start..<start + others) + (isNameLast ? [options.count - 1] : [])
  }

  /// How many of the options were found; one more is the name as it was typed.
  private var found: Int { options.last?.isTypedName == true ? options.count - 1 : options.count }

  /// Which of all that was found is shown, where that is not all of it; else what there is to say.
  fileprivate func note(telling shown: [Int]) -> String? {
    let places = shown.filter { $0 < found }
    guard let first = places.first, let last = places.last, places.count < total else {
      return note.isEmpty ? nil : note
    }
    return "\(before + first + 1) to \(before + last + 1) of \(total) shown. Type more to narrow."
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
