internal import Screen

/// Where the person names the document that the answers which follow are taken from.
struct SourcePage: Sendable {
  private(set) var document: EditedField

  static let limit = 80
  static let question = "Which document are you entering from?"
  static let hint = "As in: fax of 20-Nov, page 2. Empty names none. Esc changes nothing."

  /// - Parameter document: the one that was named before; nil for none.
  init(_ document: String?) {
    self.document = EditedField(text: TextField(document ?? "", limit: Self.limit))
  }

  enum Reaction {
    case stays
    case closes
    /// nil for none.
    case names(String?)
    case means(Message)
  }

  mutating func press(_ key: Key) -> Reaction {
    switch key {
    case .escape, .function(12): return .closes
    case .enter:
      let named = document.text.text.trimmed
      return .names(named.isEmpty ? nil : named)
    default: return document.edit(key).map { .means($0) } ?? .stays
    }
  }
}

extension EditedField {
  /// Edits a line of its own by a key.
  /// - Returns: what is to be said of it; nil for nothing.
  mutating func edit(_ key: Key) -> Message? {
    let before = self
    switch text.edit(key) {
    case .notEditing: return KeyWords.meaningless(key)
    case .full: return .refusal("The line is full: it takes \(text.limit) characters.")
    case .nothingToDelete: return .hint("There is nothing to delete.")
    case .pasted(_, let cut) where cut > 0:
      return .refusal("It was too long, and its end was cut.")
    case .moved where self == before: return .hint("The cursor is at the end of the text.")
    case .changed, .moved, .pasted: return nil
    }
  }
}

extension Workbench {
  mutating func askForSource(_ intake: Intake) {
    if let reason = intake.saveState.readOnlyReason {
      message = .refusal(Intake.readOnlyWords(reason))
    } else if let failure = intake.saveState.failure {
      // What is saved later would be said to come from the document that is named now.
      message = .refusal("First the answers given so far have to be saved: \(failure)")
    } else {
      page = .source(SourcePage(intake.document))
    }
  }

  mutating func press(_ key: Key, on asked: SourcePage) {
    var asked = asked
    let reaction = asked.press(key)
    page = .source(asked)
    switch reaction {
    case .stays: break
    case .closes: page = nil
    case .means(let words): message = words
    case .names(let document):
      page = nil
      intake?.document = document
      message = .hint(
        document.map { "Answers from now on are from: \($0)" }
          ?? "Answers from now on are from no document that is named.")
    }
  }
}
