internal import RuleModel

extension AnswerChanges {
  /// A line for the deed, and one for each thing that it changed.
  func words(_ vocabulary: Vocabulary, _ tracks: [Choice]) -> [String] {
    let names = AnswerNames(vocabulary, tracks)
    var lines = [deed + (document.map { " from \($0)" } ?? "")]
    lines += answers.map { "\(names.label($0.field)): \(names.words($0))" }
    if rows?.isEmpty == true { lines.append("no list has rows any more") }
    for (list, rows) in (rows ?? [:]).sorted(by: { $0.key < $1.key }) {
      let numbers = rows.isEmpty ? "no row" : "rows \(rows.map(String.init).inWords)"
      lines.append("\(names.label(.input(list))): \(numbers)")
    }
    if let complete {
      let lists = complete.sorted().map { names.label(.input($0)) }
      lines.append("said to be all there is: \(lists.inWords)")
    }
    if let policies {
      let rules = policies.map { policy in
        policy.words + (policy.textHash.map { ", text SHA-256 \($0)" } ?? "")
      }
      lines.append("decided under: \(rules.inWords)")
    }
    return lines
  }

  /// No answer need be among what changed.
  private var deed: String {
    if means == .imported { return "imported" }
    if !answers.isEmpty { return "answered" }
    if complete != nil { return "said of which lists all is there" }
    return rows != nil ? "changed the rows of a list" : "took the policies that decide"
  }
}

/// What fields and their answers are called.
private struct AnswerNames {
  private let vocabulary: Vocabulary
  /// What the question for the kind of request offers.
  private let tracks: [Choice]

  init(_ vocabulary: Vocabulary, _ tracks: [Choice]) {
    (self.vocabulary, self.tracks) = (vocabulary, tracks)
  }

  /// As the record names the field where the vocabulary does not have it.
  func label(_ field: FieldID) -> String {
    switch field {
    case .input(let name): definition(field)?.question?.label ?? name
    case .cell(let list, let row, let name):
      "\(label(.input(list))), row \(row), \(definition(field)?.question?.label ?? name)"
    case .completeness(let list): "\(label(.input(list))), all"
    }
  }

  func words(_ change: AnswerChanges.Answer) -> String {
    switch change.answer {
    case .answered(let value): words(value, definition(change.field))
    case .undocumented: "the records do not say"
    case nil: "taken back"
    }
  }

  private func definition(_ field: FieldID) -> InputDefinition? {
    switch field {
    case .input(let name):
      vocabulary.slot(of: name).map { vocabulary.inputs[$0] }
        ?? vocabulary.intakeQuestion(name)?.definition
    case .cell(let list, _, let name):
      vocabulary.slot(of: list).flatMap { vocabulary.record(of: $0) }?
        .fields.first { $0.name == name }
    case .completeness: nil
    }
  }

  private func words(_ value: JSONValue, _ input: InputDefinition?) -> String {
    switch value {
    case .boolean(let flag): flag ? "yes" : "no"
    case .text(let text): words(text, input)
    case .number(let figure):
      if case .quantity(let unit?) = input?.type {
        CaseWords(vocabulary).words(Quantity(figure, unit), input?.answer.unitWords)
      } else {
        "\(figure)"
      }
    case .array(let values): values.map { words($0, input) }.inWords
    case .null, .object, .excessiveNumber: String(decoding: JSONWriter.bytes(value), as: UTF8.self)
    }
  }

  private func words(_ text: String, _ input: InputDefinition?) -> String {
    if input?.name == CaseContract.drug, let drug = vocabulary.drug(text) {
      return "\(drug.brand) (\(drug.generic))"
    }
    if case .date = input?.type, let date = CalendarDate(iso: text) {
      return DateWords.screen(date)
    }
    let track = input?.name == IntakeContract.track ? tracks.first { $0.value == text } : nil
    return (track ?? input?.answer.choice(text))?.label ?? text
  }
}

extension [String] {
  fileprivate var inWords: String { isEmpty ? "none" : joined(separator: ", ") }
}
