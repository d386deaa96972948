internal import Casework
internal import RuleEngine
internal import RuleModel

/// Lays the fields out into steps: which there are, and in what order.
struct Layout {
  private let content: Draft.Content
  private let judgement: Judgement
  private let setting: InterviewSetting

  init(_ content: Draft.Content, _ judgement: Judgement, _ setting: InterviewSetting) {
    self.content = content
    self.judgement = judgement
    self.setting = setting
  }

  var steps: [Step] {
    let clinical = fields(in: .clinical)
    var steps = [
      Step(kind: .request, title: "Request", fields: fields(in: .request)),
      Step(kind: .member, title: "Member", fields: fields(in: .member)),
    ]
    let receipt = intakeFields(aside: false)
    if !receipt.isEmpty { steps.append(Step(kind: .receipt, title: "Receipt", fields: receipt)) }
    steps.append(Step(kind: .prescriber, title: "Prescriber", fields: fields(in: .prescriber)))
    if !clinical.isEmpty {
      steps.append(Step(kind: .clinical, title: "Clinical questions", fields: clinical))
    }
    steps += lists.map { list in
      Step(kind: .list(list.name), title: list.label, fields: fields(of: list))
    }
    let aside = intakeFields(aside: true)
    if !aside.isEmpty {
      steps.append(Step(kind: .aside, title: "Completeness and letter", fields: aside))
    }
    return steps + [Step(kind: .summary, title: "Summary", fields: [])]
  }

  private func intakeFields(aside isAside: Bool) -> [FieldID] {
    setting.intakeFields(
      aside: isAside, in: content, isDecided: judgement.finding.outcome != .noPolicy)
  }

  /// The fields that concern the case, and those whose answer is kept for when they do again.
  private func fields(in section: Section) -> [FieldID] {
    var slots = setting.vocabulary.inputs.indices.filter { slot in
      let input = setting.vocabulary.inputs[slot]
      return setting.vocabulary.record(of: slot) == nil && Section(of: input) == section
        && input.question != nil && isShown(slot, input)
    }
    switch section {
    // The member's own fields come before those of the plan.
    case .member: slots = slots.stableSorted { rank(of: setting.vocabulary.inputs[$0]) }
    case .clinical: slots = slots.stableSorted(by: clinicalRank)
    default: break
    }
    return slots.map { .input(setting.vocabulary.inputs[$0].name) }
  }

  private func isShown(_ slot: Int, _ input: InputDefinition) -> Bool {
    if content.answers[.input(input.name)] != nil { return true }
    return judgement.asks(slot, input, content)
  }

  private func rank(of input: InputDefinition) -> Int {
    input.isOfPlan ? 1 : 0
  }

  /// The policy's own order; what it does not list comes behind.
  private func clinicalRank(_ slot: Int) -> Int {
    let questions = judgement.finding.policies.flatMap(\.policy.questions)
    return questions.firstIndex(of: slot) ?? questions.count
  }

  /// The lists that are waited for, and those of which something was said.
  private var lists: [InputDefinition] {
    setting.vocabulary.inputs.enumerated().filter { slot, input in
      setting.vocabulary.record(of: slot) != nil && input.question != nil
        && (judgement.relevance.awaited.contains(slot)
          || content.rows[input.name]?.isEmpty == false || content.isSaid(input.name))
    }.map(\.element)
  }

  private func fields(of list: InputDefinition) -> [FieldID] {
    let cells = (content.rows[list.name] ?? []).flatMap {
      setting.cells(of: list.name, row: $0, content)
    }
    let isAwaited = setting.vocabulary.slot(of: list.name).map(judgement.relevance.awaited.contains)
    return content.isSaid(list.name) || isAwaited == true
      ? cells + [.completeness(list.name)] : cells
  }
}

extension InterviewSetting {
  /// The cells of a row, with those that its drug makes needless only where they were answered.
  func cells(of list: String, row: Int, _ content: Draft.Content) -> [FieldID] {
    guard let record = vocabulary.slot(of: list).flatMap(vocabulary.record(of:)) else { return [] }
    return record.fields.filter { $0.question != nil && !$0.answer.isDerived }
      .map { FieldID.cell(list: list, row: row, field: $0.name) }
      .filter { concerns($0, content) || content.answers[$0] != nil }
  }
}

extension Judgement {
  /// Whether a person is asked for an input now. One that follows from another answer is not.
  func asks(_ slot: Int, _ input: InputDefinition, _ content: Draft.Content) -> Bool {
    guard relevance.slots.contains(slot) else { return false }
    let field = FieldID.input(input.name)
    if let source = input.answer.yearsSince {
      let source = FieldID.input(source)
      if content.isAnswered(source), conflicts[source] == nil { return false }
    }
    if content.answers[field] != nil, conflicts[field] == nil { return true }
    return relevance.asked.contains(slot)
  }
}

extension Draft.Content {
  /// Whether it was said of a list that it is all there is, or that nobody knows.
  func isSaid(_ list: String) -> Bool {
    complete.contains(list) || answers[.completeness(list)] != nil
  }
}

extension Array {
  fileprivate func stableSorted(by rank: (Element) -> Int) -> [Element] {
    enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
      .map(\.element)
  }
}
