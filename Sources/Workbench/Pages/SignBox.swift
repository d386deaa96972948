internal import RuleEngine
internal import Screen

/// Where the word of a decision is typed to sign it.
///
/// What was typed before the box was on the screen is not taken: it was meant for something else.
struct SignBox: Sendable {
  /// `DENY`.
  let word: String
  private(set) var typed = EditedField(text: TextField(limit: 20))
  /// Whether it has been on the screen.
  var isLive = false

  init(_ outcome: Outcome) {
    word = outcome.decisionWord
  }

  fileprivate mutating func press(_ key: Key) -> LetterPage.Reaction {
    guard isLive else {
      return .means(.refusal("What was typed before this box appeared is not taken."))
    }
    switch key {
    case .enter: return sign()
    case .paste: return .means(.refusal("The word has to be typed."))
    default: break
    }
    let before = typed
    switch typed.text.edit(key) {
    case .notEditing: return .means(KeyWords.meaningless(key))
    case .full: return .means(.refusal("Type the word \(word), then Enter, to sign."))
    case .nothingToDelete: return .means(.hint("There is nothing to delete."))
    case .moved where typed == before:
      return .means(.hint("The cursor is at the end of the text."))
    case .changed, .moved, .pasted: return .stays
    }
  }

  private mutating func sign() -> LetterPage.Reaction {
    let text = typed.text.text
    typed = EditedField(text: TextField(limit: 20))
    if text.isEmpty { return .means(.refusal("Type the word \(word), then Enter, to sign.")) }
    guard text.uppercased() == word else {
      return .means(
        .refusal("Nothing was signed: \"\(text)\" is not the decision of this letter, \(word)."))
    }
    return .signs
  }
}

extension LetterPage {
  /// Shows the box in which the decision is typed.
  mutating func beginSigning() {
    if case .proposed(_, let outcome, _) = kind { box = SignBox(outcome) }
  }

  mutating func endSigning() { box = nil }

  mutating func pressOnBox(_ key: Key) -> Reaction {
    if key == .escape || key == .function(12) {
      box = nil
      return .means(.hint("Nothing was signed."))
    }
    return box?.press(key) ?? .stays
  }
}

extension Outcome {
  /// What is typed to sign it.
  var decisionWord: String {
    switch self {
    case .approve: "APPROVE"
    case .partial: "PARTIAL"
    case .deny: "DENY"
    case .refer: "REFER"
    case .noPolicy, .incomplete: ""
    }
  }
}
