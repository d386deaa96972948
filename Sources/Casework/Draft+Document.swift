public import RuleModel

extension Draft.Content {
  /// The answers of a case document, as somebody would have entered them one by one.
  ///
  /// What a ``CaseReader`` of the same vocabulary takes from the document counts as answered here,
  /// and nothing else: what follows from other answers is not written down as one of its own. A
  /// list that is there without a word on whether it is all there is counts as complete, as case.md
  /// says of a file.
  ///
  /// - Precondition: a reader of that vocabulary accepts the document.
  public init(_ document: CaseDocument, in vocabulary: Vocabulary) {
    self.init()
    for (slot, input) in vocabulary.inputs.enumerated() {
      guard let record = vocabulary.record(of: slot) else {
        answers[.input(input.name)] = document.answer(at: input.answer.path)
        continue
      }
      take(
        input, entries: record, of: document, isComplete: document.isComplete(slot, in: vocabulary))
    }
    for question in vocabulary.intake {
      let definition = question.definition
      answers[.input(definition.name)] = document.answer(at: definition.answer.path)
    }
    for name in document.undocumented { takeUndocumented(name, in: vocabulary) }
  }

  private mutating func take(
    _ list: InputDefinition, entries record: RecordDefinition, of document: CaseDocument,
    isComplete: Bool?
  ) {
    var count: Int?
    if case .array(let entries)? = document[list.answer.path] { count = entries.count }
    let rows = Array(1..<(count ?? 0) + 1)
    if !rows.isEmpty { self.rows[list.name] = rows }
    for row in rows {
      for field in record.fields {
        answers[.cell(list: list.name, row: row, field: field.name)] =
          document.answer(at: "\(list.answer.path)[\(row - 1)].\(field.name)")
      }
    }
    if isComplete ?? (count != nil) { complete.insert(list.name) }
  }

  /// A name stands for every input that is reported by it and has no answer.
  private mutating func takeUndocumented(_ name: String, in vocabulary: Vocabulary) {
    if let step = EntryStep(name) {
      let field = FieldID.cell(list: step.list, row: step.place + 1, field: step.field)
      answers[field] = .undocumented
      return
    }
    for (slot, input) in vocabulary.inputs.enumerated() where input.reportedName == name {
      let field: FieldID =
        vocabulary.record(of: slot) == nil ? .input(input.name) : .completeness(input.name)
      if answers[field] == nil { answers[field] = .undocumented }
    }
  }
}

extension CaseDocument {
  /// nil where nothing is said, or null.
  fileprivate func answer(at path: String) -> Draft.Answer? {
    guard let value = self[path], value != .null else { return nil }
    return .answered(value)
  }
}
