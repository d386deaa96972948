internal import Screen

/// What is asked before a case takes a step: Y alone, or a reason in words.
struct StepPage: Sendable {
  let step: CaseStep
  /// The reason that is typed; nil where none is asked for.
  private(set) var reason: EditedField?

  init(_ step: CaseStep) {
    self.step = step
    reason = step.needsReason ? EditedField(text: TextField(limit: 300)) : nil
  }

  enum Outcome {
    case stays
    case closes
    case takes(reason: String?)
    case means(Message)
  }

  mutating func press(_ key: Key) -> Outcome {
    guard reason != nil else {
      switch key {
      case .character("y"), .character("Y"): return .takes(reason: nil)
      default: return .closes
      }
    }
    switch key {
    case .escape, .function(12): return .closes
    case .enter:
      let typed = (reason?.text.text ?? "").trimmed
      guard typed.contains(where: { !$0.isWhitespace && !$0.isPunctuation }) else {
        return .means(.refusal("Say in a few words why. Esc does nothing."))
      }
      return .takes(reason: typed)
    default: return edit(key)
    }
  }

  private mutating func edit(_ key: Key) -> Outcome {
    let before = reason
    switch reason?.text.edit(key) {
    case .notEditing, nil: return .means(KeyWords.meaningless(key))
    case .full: return .means(.refusal("The line is full: it takes 300 characters."))
    case .nothingToDelete: return .means(.hint("There is nothing to delete."))
    case .pasted(_, let cut) where cut > 0:
      return .means(.refusal("It was too long, and its end was cut."))
    case .moved where reason == before:
      return .means(.hint("The cursor is at the end of the text."))
    case .changed, .moved, .pasted: return .stays
    }
  }
}
