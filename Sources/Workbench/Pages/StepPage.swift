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
    default: return reason?.edit(key).map { .means($0) } ?? .stays
    }
  }
}
