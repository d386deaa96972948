internal import Casework
internal import Interview
internal import RuleModel
internal import Screen

/// The step in which the focus is, as a screen shows it.
extension Intake {
  func form() -> Form {
    var form = Form(title: "\(stepIndex + 1)  \(step.title)")
    let fields = step.fields.compactMap { interview.field($0) }
    form.rows = fields.map { row(of: $0) }
    form.focus = fields.firstIndex { $0.id == focus }
    form.remark = remark
    form.progress = Progress(
      answered: interview.draft.progress.answered, asked: interview.draft.progress.asked)
    form.source = document.map { "From: \($0)" } ?? ""
    form.advice = advice
    return form
  }

  /// What of the step is unfinished.
  private var remark: String {
    guard let list else { return "" }
    let rows = interview.rows(of: list)
    let unfinished = rows.filter { $0.lack != nil }.map { "\($0.place)" }
    guard let place = rows.first(where: { $0.id == RowPlace(focus)?.row })?.place else {
      return unfinished.isEmpty ? "" : "not finished: row \(unfinished.list)"
    }
    return "row \(place) of \(rows.count)"
  }

  private func row(of field: Field) -> Form.Row {
    let kept = field.id == focus ? nil : texts[field.id]
    var row = Form.Row(
      label: label(of: field), value: kept ?? field.boxWords, box: field.boxColumns)
    row.state = state(of: field)
    row.beside = field.id == focus ? besideFocus(field) : beside(field)
    return row
  }

  /// In a list's step the row that a cell is in is named with it.
  private func label(of field: Field) -> String {
    guard let place = RowPlace(field.id),
      let number = rows(of: place.list).firstIndex(of: place.row)
    else { return field.label }
    return "\(number + 1)  \(field.label)"
  }

  func state(of field: Field) -> Form.State {
    if field.id != focus, texts[field.id] != nil { return .refused }
    if isUnsaved(field.id) { return .unsaved }
    if field.isParked { return .parked }
    return field.answer == .undocumented ? .undocumented : .plain
  }

  private func beside(_ field: Field) -> String {
    if field.id != focus, texts[field.id] != nil { return "not accepted" }
    if isUnsaved(field.id) { return "NOT SAVED" }
    if field.isParked { return "does not count now" }
    guard field.kind == .number else { return "" }
    switch field.answer {
    case .unanswered: return field.shortRange ?? field.unit ?? ""
    case .answered: return field.unit ?? ""
    case .undocumented: return field.answerWords
    }
  }

  private func besideFocus(_ field: Field) -> String {
    switch field.kind {
    case .number, .date:
      if case .valid(let echo) = reading, field.suggestion != edited.text.text {
        return "= \(echo)"
      }
      return beside(field)
    default: return beside(field)
    }
  }

  /// The question of the focused field, and what can be answered.
  var advice: Form.Advice {
    guard let field else { return Form.Advice() }
    var advice = Form.Advice(question: field.question)
    if field.kind == .drug, !matches.isEmpty {
      advice.options = matches.options
      advice.note = matches.note
      advice.isList = true
      (advice.total, advice.before) = (matches.total, matches.visible.lowerBound)
      return advice
    }
    advice.options = options(of: field)
    if field.choices.count > Self.choicesInView {
      advice.note = "\(field.choices.count) choices: type letters, or F4 lists."
    }
    return advice
  }

  /// More choices than these are shown only as far as the typed letters leave them.
  static let choicesInView = 20

  /// What an answer is read as that nobody knows.
  static let undocumentedWords = "Asked, not documented"

  private func options(of field: Field) -> [Form.Option] {
    let accepted = acceptedWords(field)
    var options: [Form.Option] = []
    switch field.kind {
    case .yesNo:
      options = [("Y", "Yes"), ("N", "No")].map {
        Form.Option(key: $0, label: $1, isMarked: accepted.contains($1))
      }
    case .choice(let choices), .set(let choices):
      options = numbered(choices, accepted)
    default: break
    }
    if let key = field.undocumentedKey {
      let isMarked =
        isTouched ? accepted.contains(Self.undocumentedWords) : field.answer == .undocumented
      options.append(Form.Option(key: key, label: "not documented", isMarked: isMarked))
    }
    return options
  }

  private func numbered(_ choices: [Choice], _ accepted: Set<String>) -> [Form.Option] {
    let all = choices.enumerated().map { place, choice in
      Form.Option(
        key: "\(place + 1)", label: choice.label, isMarked: accepted.contains(choice.label))
    }
    guard choices.count > Self.choicesInView else { return all }
    let typed = edited.text.text.trimmed.lowercased()
    guard isTouched, !typed.isEmpty else { return all.filter(\.isMarked) }
    return zip(choices, all).filter { choice, option in
      option.isMarked || choice.value.lowercased().hasPrefix(typed)
        || choice.label.lowercased().hasPrefix(typed)
    }.map(\.1)
  }

  /// The words of the answer that stands in the field: the typed one, or the recorded one.
  private func acceptedWords(_ field: Field) -> Set<String> {
    var words = ""
    if case .answered(let recorded, _) = field.answer { words = recorded }
    if isTouched {
      words = ""
      if case .valid(let echo) = reading { words = echo }
    }
    return Set([words] + (field.isSet ? words.split(separator: ", ").map(String.init) : []))
  }
}

extension Intake {
  /// What the message line says where the latest key left nothing to be said.
  var hint: Message {
    guard let field else { return .hint("") }
    if isTouched, !edited.text.text.trimmed.isEmpty { return readingHint(field) }
    if isTouched, !field.answer.isUnanswered {
      return .hint("Enter takes the answer away. Esc brings it back.")
    }
    if field.isParked {
      return .hint(field.conflict ?? "This does not concern the case now. It is kept.")
    }
    switch field.answer {
    case .answered: return .hint("Enter keeps it. Typing replaces it.")
    case .undocumented:
      return .hint("Asked, and the records do not say. Typing answers it after all.")
    case .unanswered: return .hint(emptyHint(field))
    }
  }

  /// It changes as little as it can from key to key: every change is sent to the terminal. What is
  /// incomplete is said only when the field is left.
  private func readingHint(_ field: Field) -> Message {
    if field.suggestion == edited.text.text {
      return .hint("Enter accepts it. Typing replaces it.")
    }
    switch reading {
    case .valid(let echo) where !field.choices.isEmpty:
      return Message(kind: .hint, text: emptyHint(field), echo: "= \(echo)")
    case .valid, .incomplete, nil:
      return field.kind == .drug ? drugHint : .hint(emptyHint(field))
    case .refused(let words):
      return field.kind == .drug ? drugHint : .refusal(words)
    }
  }

  private var drugHint: Message {
    if let drug = matches.markedDrug { return .hint("Enter takes \(drug.tallManName).") }
    if matches.markedName != nil {
      return .hint("Enter keeps the name as it is typed; its class is asked then.")
    }
    if matches.hits.isEmpty {
      return .hint(
        "No drug begins so, or is spelt nearly so. Correct it, or Down marks it as typed.")
    }
    return .hint("No row is marked. Down marks one.")
  }

  private func emptyHint(_ field: Field) -> String {
    var rest = field.isOptional ? " Optional." : ""
    if case .completeness = field.id { rest = " Until it is said, the list stays open." }
    switch field.kind {
    case .number: return "Type \(field.allowed ?? "a number")\(field.lengthExamples).\(rest)"
    case .date: return "Type a date, as in 14-Jul-1985, 07/14/1985, t for today or -6m.\(rest)"
    case .choice: return "Type its number or first letters. F4 lists them.\(rest)"
    case .set: return "Type numbers, as in 1, 3; 0 for none.\(rest)"
    case .yesNo: return "Y for yes, N for no.\(rest)"
    case .drug:
      return "Type the first letters of the drug. Enter on an empty row goes on."
    case .text: return "\(field.help ?? "Type it, then Enter.")\(rest)"
    }
  }
}

extension Field {
  var isSet: Bool {
    if case .set = kind { return true }
    return false
  }

  /// How a length of time can be typed beside the figure alone; empty for what is none.
  var lengthExamples: String {
    switch unit {
    case "days": ", or as 12w"
    case "months": ", or as 1y 6m"
    default: ""
    }
  }

  /// What its box holds: of a figure the number alone, for its unit stands beside the box.
  fileprivate var boxWords: String {
    guard kind == .number else { return answerWords }
    guard case .answered(let words, _) = answer else { return "" }
    guard let unit, words.hasSuffix(" \(unit)") else { return words }
    return String(words.dropLast(unit.count + 1))
  }

  /// `from 0 to 100 %`: what is allowed, short enough to stand whole beside the box.
  fileprivate var shortRange: String? {
    guard let allowed else { return nil }
    let words = allowed.split(separator: " ")
    let start = words.firstIndex { $0 == "from" || $0 == "more" } ?? 0
    return words[start...].joined(separator: " ")
  }

  /// The columns of its box.
  var boxColumns: Int {
    switch kind {
    case .number: 6
    case .date: 14
    case .yesNo: 16
    case .choice(let choices): choices.allSatisfy { $0.label.count <= 16 } ? 16 : 34
    case .set, .text, .drug: 34
    }
  }
}
