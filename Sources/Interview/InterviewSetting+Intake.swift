internal import Casework
internal import RuleModel

extension InterviewSetting {
  /// Whether a field is recorded beside the case, and the answers so far let it be asked.
  func isOfIntake(_ field: FieldID, in content: Draft.Content) -> Bool {
    guard case .input(let name) = field, let question = vocabulary.intakeQuestion(name) else {
      return false
    }
    if let isOfClock = isOfClock(name, in: content) { return isOfClock }
    guard let condition = question.condition else { return true }
    return content.text(.input(condition.name)).map(condition.values.contains) ?? false
  }

  /// What is recorded beside the case: what is asked now, and what was answered and waits to be
  /// asked again. None where the program does not ask for it.
  ///
  /// - Parameters:
  ///   - isAside: whether of what holds nobody up, or of what the clock needs.
  ///   - isDecided: whether any policy decides; where none does, nothing is asked.
  func intakeFields(
    aside isAside: Bool, in content: Draft.Content, isDecided: Bool
  ) -> [FieldID] {
    guard asksForReceipt else { return [] }
    return vocabulary.intake.map { FieldID.input($0.definition.name) }
      .filter { self.isAside($0) == isAside }
      .filter { content.answers[$0] != nil || isDecided && isOfIntake($0, in: content) }
  }

  /// Whether it is recorded beside the case and holds nobody up: whoever has it goes there.
  func isAside(_ field: FieldID) -> Bool {
    vocabulary.intakeQuestion(field.input) != nil
      && !IntakeContract.receipt.contains(field.input)
  }
}

extension InterviewSetting {
  /// The kinds of request that the clock tells apart for a case.
  func tracks(in content: Draft.Content) -> [Choice] {
    clocks?.tracks(for: ClockCase(content, in: .utc)) ?? []
  }

  /// Whether the limits hang on it; nil for what is asked for another reason.
  private func isOfClock(_ name: String, in content: Draft.Content) -> Bool? {
    switch name {
    case IntakeContract.track: tracks(in: content).count > 1
    case IntakeContract.courseEnds:
      clocks?.asksForCourseEnd(of: ClockCase(content, in: .utc)) ?? false
    default: nil
    }
  }
}

extension InputDefinition {
  /// The vocabulary's question for the kind of request, with these to choose from; nil where it
  /// asks none.
  convenience init?(choosing tracks: [Choice], _ vocabulary: Vocabulary) {
    guard let asked = vocabulary.intakeQuestion(IntakeContract.track)?.definition else {
      return nil
    }
    self.init(
      name: asked.name, type: .text(choices: tracks.map(\.value)),
      answer: AnswerRule(path: asked.name, choices: tracks), question: asked.question)
  }
}
