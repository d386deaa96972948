internal import Casework
internal import Interview
internal import Screen

/// A case that can be looked at everywhere, and in which nothing is changed.
extension Workbench {
  /// Takes in what happened; an answer that a key would change stays as it was.
  mutating func reading(_ input: InputEvent) -> [Effect] {
    let before = self
    guard let former = before.intake, let reason = former.saveState.readOnlyReason else {
      return update(input)
    }
    let effects = update(input)
    if let intake, intake.interview.draft.content != former.interview.draft.content {
      self = before
      message = .refusal(Intake.readOnlyWords(reason))
      return []
    }
    intake?.saveState = .readOnly(reason)
    return effects.filter { effect in
      if case .save = effect { return false }
      return true
    }
  }
}
