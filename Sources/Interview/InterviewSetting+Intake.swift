internal import Casework
internal import RuleModel

extension InterviewSetting {
  /// Whether a field is recorded beside the case, and the answers so far let it be asked.
  func isOfIntake(_ field: FieldID, in content: Draft.Content) -> Bool {
    guard case .input(let name) = field, let question = vocabulary.intakeQuestion(name) else {
      return false
    }
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
