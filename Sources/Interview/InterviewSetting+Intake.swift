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
  func intakeFields(in content: Draft.Content) -> [FieldID] {
    guard asksForReceipt else { return [] }
    return vocabulary.intake.map { FieldID.input($0.definition.name) }
      .filter { isOfIntake($0, in: content) || content.answers[$0] != nil }
  }
}
