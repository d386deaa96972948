public import Casework
internal import RuleEngine
internal import RuleModel

extension Interview {
  /// A field with its words, choices and answer; nil for one that there is not.
  public func field(_ id: FieldID) -> Field? { shown.field(id) { made(id) } }

  private func made(_ id: FieldID) -> Field? {
    if case .completeness(let list) = id { return completenessField(list) }
    guard let input = setting.definition(of: id), let question = input.question, isThere(id)
    else { return nil }
    let choices = setting.choices(of: id, in: draft.content)
    return make(id, question, kind(of: id, input, choices), input, answer(to: id, input))
  }

  /// The rows of a list, in order.
  public func rows(of list: String) -> [Row] {
    let lacks = judgement.unfinished[list] ?? [:]
    return (draft.content.rows[list] ?? []).enumerated().map { place, row in
      Row(
        id: row, place: place + 1,
        cells: setting.cells(of: list, row: row, draft.content).filter {
          isAsked($0) || draft.content.answers[$0] != nil
        }.compactMap(field),
        lack: lacks[row])
    }
  }

  /// The answer of a field in words, parked or not; nil where there is none.
  public func words(of id: FieldID) -> String? {
    switch field(id)?.answer {
    case .answered(let words, _): words
    case .undocumented: "Asked, not documented"
    case .unanswered, nil: nil
    }
  }

  private func isThere(_ id: FieldID) -> Bool {
    guard case .cell(let list, let row, _) = id else { return true }
    return draft.content.rows[list]?.contains(row) == true
  }

  private func completenessField(_ list: String) -> Field? {
    guard let slot = setting.vocabulary.slot(of: list),
      let question = setting.vocabulary.inputs[slot].completeness
    else { return nil }
    let id = FieldID.completeness(list)
    let isComplete = draft.content.complete.contains(list)
    let answer: FieldAnswer =
      isComplete
      ? .answered(words: "Yes", text: "Yes")
      : draft.content.answers[id] == nil ? .unanswered : .undocumented
    return make(id, question, .yesNo, nil, answer)
  }

  private func make(
    _ id: FieldID, _ question: Question, _ kind: Field.Kind, _ input: InputDefinition?,
    _ answer: FieldAnswer
  ) -> Field {
    let unit = input?.unitWords
    return Field(
      id: id, label: question.label, question: question.text, help: question.help,
      unit: unit.map(UnitWords.plural),
      allowed: input?.answer.range.map { AnswerWords.allowed($0, unit) }, kind: kind,
      answer: answer, isParked: judgement.parked.contains(id),
      conflict: judgement.conflicts[id]?.sentence, isAsked: isAsked(id), isOptional: isOptional(id),
      canBeUndocumented: setting.canBeUndocumented(id),
      suggestion: id == .input(FormName.date) && answer.isUnanswered
        ? AnswerWords.date(setting.today) : nil,
      askedFor: cites(of: id), purpose: purpose(of: id),
      isChangedByLatest: latestChanges.all.contains(id))
  }

  private func kind(
    of id: FieldID, _ input: InputDefinition, _ choices: [Choice]
  ) -> Field.Kind {
    if case .cell(_, _, FormName.entryDrug) = id { return .drug }
    switch input.type {
    case .boolean: return .yesNo
    case .date: return .date
    case .integer, .decimal, .quantity: return .number
    case .list: return .set(choices)
    case .text, .any, .record:
      return choices.isEmpty ? .text(limit: AnswerReader.textLimit) : .choice(choices)
    }
  }

  private func answer(to id: FieldID, _ input: InputDefinition) -> FieldAnswer {
    switch draft.content.answers[id] {
    case nil: return .unanswered
    case .undocumented: return .undocumented
    case .answered(let json):
      guard let value = AnswerValue(json, of: input) else {
        return .answered(words: "(not readable)", text: "")
      }
      // Also a choice that is not offered now keeps its words.
      let choices = input.answer.choices
      return .answered(
        words: drugWords(id, value) ?? AnswerWords.words(value, of: input, choices: choices),
        text: AnswerWords.text(value, of: input, choices: choices))
    }
  }

  /// With the letters that tell look-alikes apart.
  private func drugWords(_ id: FieldID, _ value: AnswerValue) -> String? {
    guard case .cell(_, _, FormName.entryDrug) = id, case .text(let name) = value,
      case .product(let drug) = setting.dictionary.look(up: name)
    else { return nil }
    return drug.tallManName
  }
}

extension Interview {
  /// Whether a person comes to it.
  func isAsked(_ id: FieldID) -> Bool {
    guard let slot = setting.vocabulary.slot(of: id.input) else {
      return finding.outcome != .noPolicy && setting.isOfIntake(id, in: draft.content)
    }
    switch id {
    case .input: return judgement.asks(slot, setting.vocabulary.inputs[slot], draft.content)
    case .completeness(let list):
      return judgement.relevance.awaited.contains(slot)
        || (draft.content.isSaid(list) && judgement.relevance.slots.contains(slot))
    case .cell(let list, let row, let name):
      return judgement.relevance.slots.contains(slot) && setting.concerns(id, draft.content)
        && (draft.content.answers[id] != nil
          || judgement.asks(name, ofRow: row, in: list, setting))
    }
  }

  func isOptional(_ id: FieldID) -> Bool {
    guard let slot = setting.vocabulary.slot(of: id.input) else { return true }
    switch id {
    case .input(let name):
      if (FormName.head + FormName.letter).contains(name) { return false }
      let isAnswered = draft.content.answers[id] != nil
      return isAnswered
        ? !judgement.relevance.decisive.contains(slot) : !judgement.relevance.awaited.contains(slot)
    case .completeness:
      return !draft.content.complete.contains(id.input) && !isOpen(Gap(slot: slot))
    case .cell(let list, _, let name):
      if name == FormName.entryDrug || name == FormName.entryClasses { return false }
      return judgement.parked.contains(id) || gap(of: id, list).map { !isOpen($0) } ?? true
    }
  }

  /// What a cell answers, if its row counts.
  private func gap(of id: FieldID, _ list: String) -> Gap? {
    guard case .cell(_, let row, let name) = id, let slot = setting.vocabulary.slot(of: list),
      let field = setting.vocabulary.record(of: slot)?.field(name),
      let entry = judgement.assembly.rows[list]?.firstIndex(of: row)
    else { return nil }
    return Gap(slot: slot, entry: entry, field: field)
  }

  private func isOpen(_ gap: Gap) -> Bool { Relevance.open(finding).contains(gap) }

  /// The criteria that wait for the field; of one that is answered, those that read it.
  private func cites(of id: FieldID) -> [String] {
    guard let slot = setting.vocabulary.slot(of: id.input) else { return [] }
    let lines = finding.policies.flatMap(\.countedLines)
    if case .cell(let list, _, _) = id, let gap = gap(of: id, list) {
      let waiting = lines.filter { $0.gaps.items.contains(gap) }
      if !waiting.isEmpty { return waiting.map(\.criterion.cite) }
    }
    return lines.filter { line in
      if line.criterion.applies?.inputs.contains(slot) == true { return true }
      guard line.status != .notApplicable else { return false }
      return line.gaps.items.contains { $0.slot == slot } || line.reads(slot)
    }.map(\.criterion.cite)
  }

  private func purpose(of id: FieldID) -> Field.Purpose? {
    guard case .input(let name) = id else { return .entry }
    guard let slot = setting.vocabulary.slot(of: name) else {
      return (IntakeContract.receipt + IntakeContract.completion).contains(name) ? .clock : .letter
    }
    if FormName.head.contains(name) { return .policy }
    if name == FormName.urgency { return .clock }
    if let purpose = judgement.relevance.purposes[slot] { return purpose }
    if name == FormName.appealTerm { return .term }
    if name == FormName.state, !judgement.relevance.decisive.contains(slot) { return .clock }
    let input = setting.vocabulary.inputs[slot]
    switch Section(of: input) {
    case .member, .prescriber: return input.reportedName == nil ? .letter : nil
    case .request: return .amount
    case .clinical: return nil
    }
  }
}

extension LineFinding {
  fileprivate func reads(_ slot: Int) -> Bool {
    if case .by(let condition) = criterion.useDecision, condition.inputs.contains(slot) {
      return true
    }
    guard case .expression(let expression) = criterion.test else { return false }
    return expression.inputs.contains(slot)
  }
}
