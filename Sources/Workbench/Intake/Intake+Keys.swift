internal import Casework
internal import Interview
internal import RuleEngine
internal import Screen

extension Intake {
  /// Does what a key says. No key is silent: one that does nothing here says so.
  mutating func press(_ key: Key) -> Reply {
    if let reply = pressFunction(key) { return reply }
    guard field != nil else { return pressOnSummary(key) }
    switch key {
    case .enter, .tab: return acceptAndGoOn()
    case .down: return moveMark(by: 1) ?? acceptAndGoOn()
    case .up: return moveMark(by: -1) ?? back()
    case .backTab: return back()
    case .pageDown: return turnPage(by: 1)
    case .pageUp: return turnPage(by: -1)
    case .escape, .function(12): return cancel()
    default: return type(key)
    }
  }

  /// Keys that mean the same wherever the focus is.
  private mutating func pressFunction(_ key: Key) -> Reply? {
    switch key {
    case .function(1): return .asks(.help)
    case .function(2): return recordUndocumented()
    case .function(3), .control("x"):
      _ = settle()
      return .asks(.leaveCase)
    case .function(4): return openChoices()
    case .function(5): return goToSummary()
    case .function(6): return .asks(.why)
    case .function(7): return pressAdd()
    case .function(8): return pressDelete()
    case .function(9): return field == nil ? .asks(.letter) : pressCopy()
    case .function(10): return openSource()
    case .control("s"): return .asks(.save)
    case .control("z"): return undo()
    case .control("y"): return redo()
    case .control("c"): return .asks(.askToLeave)
    case .control("l"), .control("q"): return .asks(.repaint)
    default: return nil
    }
  }

  private mutating func back() -> Reply {
    guard let focus, let place = interview.previous(before: focus) else {
      message = .hint("This is the first field. F3 saves and leaves.")
      return .done
    }
    let isChanged = settle()
    go(to: place)
    return Reply(isChanged: isChanged)
  }

  /// nil where no match is marked or can be, so that the key moves the focus.
  private mutating func moveMark(by step: Int) -> Reply? {
    guard !matches.isEmpty, step > 0 || matches.marked != nil else { return nil }
    message = nil
    if !matches.move(by: step) { message = .hint("That is the last of them. Type more letters.") }
    return .done
  }

  /// To the beginning of the step before or after.
  private mutating func turnPage(by step: Int) -> Reply {
    if !matches.isEmpty, step > 0 || matches.marked != nil {
      for _ in 0..<DrugMatches.shown { _ = matches.move(by: step) }
      return .done
    }
    let starts = interview.steps.compactMap { step in
      step.fields.first { interview.field($0)?.isAsked == true }
    }
    let steps = interview.steps.filter { step in
      step.fields.contains { interview.field($0)?.isAsked == true }
    }
    guard let here = steps.firstIndex(of: self.step) else { return .done }
    if here + step >= starts.count { return goToSummary() }
    guard here + step >= 0 else {
      message = .hint("This is the first step.")
      return .done
    }
    let isChanged = settle()
    go(to: starts[here + step])
    return Reply(isChanged: isChanged)
  }

  mutating func goToSummary() -> Reply {
    guard field != nil else {
      message = .hint("This is the summary.")
      return .done
    }
    let isChanged = settle()
    go(to: nil)
    return Reply(isChanged: isChanged)
  }

  /// Takes back what was typed; where nothing was, one step back.
  private mutating func cancel() -> Reply {
    if matches.marked != nil {
      matches.unmark()
      return .done
    }
    if isTouched, field?.suggestion != edited.text.text {
      restoreText()
      message = .hint("What you typed is taken back.")
      return .done
    }
    if stepIndex == 0 {
      message = .hint("This is the first step. F3 saves and leaves.")
      return .done
    }
    return turnPage(by: -1)
  }

  private mutating func openSource() -> Reply {
    guard field == nil else { return .asks(.source) }
    message = .hint("F10 names the document that you enter from. Go to a question first.")
    return .done
  }

  private mutating func openChoices() -> Reply {
    switch field?.kind {
    case .choice, .set, .yesNo: return .asks(.choices)
    case .drug:
      message = .hint("Type the first letters of the drug, then Down marks one of the matches.")
    case .some:
      message = .hint("There is no list for this field. Type \(field?.allowed ?? "the answer").")
    case nil: message = .hint("F4 lists the answers to a question. Go to one first.")
    }
    return .done
  }
}

// MARK: - Typing

extension Intake {
  /// Edits the focused field, and says what is not plain to see.
  private mutating func type(_ key: Key) -> Reply {
    if key == "?", field?.takesText == false { return .asks(.help) }
    let shown = shownOfTyping
    message = nil
    let before = edited
    switch edit(key) {
    case .changed:
      isTouched = true
    case .moved:
      edited.isSelected = false
      if edited == before { message = .hint("The cursor is at the end of the text.") }
      return .done
    case .full:
      return refuse("The field is full: it takes \(edited.text.limit) characters.")
    case .nothingToDelete:
      message = .hint("There is nothing to delete.")
      return .done
    case .pasted(let paste, let cut):
      isTouched = true
      message = pasteWords(paste, cut)
    case .notEditing:
      message = KeyWords.meaningless(key)
      return .done
    }
    updatePreview()
    isOnlyTyped = shown != nil && shown == shownOfTyping
    return .done
  }

  /// What a screen shows of a typed text beside the text itself.
  private struct ShownOfTyping: Equatable {
    let isEmpty: Bool
    let isSuggestion: Bool
    /// Of what it would be, what is told: why it is none, what it is, or is marked among the options.
    let told: Reading?
    /// Of free text; another answer that reads the same is the same one.
    let preview: ObjectIdentifier?
  }

  /// nil where that is more, and where something is said of a key.
  private var shownOfTyping: ShownOfTyping? {
    guard let field, field.kind != .drug, field.choices.count <= Self.choicesInView,
      message == nil, isTouched, !edited.isSelected
    else { return nil }
    var isText = false
    if case .text = field.kind { isText = true }
    let told: Reading? =
      switch reading {
      case .valid(let echo) where isText && echo != Self.undocumentedWords: .valid(echo: "")
      case .incomplete: .incomplete("")
      default: reading
      }
    return ShownOfTyping(
      isEmpty: edited.text.text.trimmed.isEmpty,
      isSuggestion: field.suggestion == edited.text.text, told: told,
      preview: isText ? ObjectIdentifier(preview) : nil)
  }

  /// The first character typed takes the place of an answer that was there.
  private mutating func edit(_ key: Key) -> TextField.Outcome {
    let replaces: Bool
    switch key {
    case .character, .paste, .backspace, .delete: replaces = edited.isSelected
    default: replaces = false
    }
    guard replaces else { return edited.text.edit(key) }
    edited = EditedField(text: TextField(limit: edited.text.limit))
    let outcome = edited.text.edit(key)
    return outcome == .nothingToDelete ? .changed : outcome
  }

  private func pasteWords(_ paste: Paste, _ cut: Int) -> Message? {
    var words: [String] = []
    if paste.lineBreaks > 0 { words.append("Line breaks were removed.") }
    if paste.droppedControls > 0 {
      words.append("\(paste.droppedControls) characters that cannot be shown were left out.")
    }
    if cut > 0 || paste.cutBytes > 0 { words.append("It was too long, and its end was cut.") }
    return words.isEmpty ? nil : .refusal("Pasted. " + words.joined(separator: " "))
  }
}

/// What is said of a key that means nothing where it was pressed.
enum KeyWords {
  static func meaningless(_ key: Key) -> Message {
    switch key {
    case .unreadable:
      return .refusal("This key could not be read. Is the terminal set to another character set?")
    case .unknownSequence:
      return .hint("This key is not known here. F1 says which keys are.")
    default:
      return .hint("\(name(of: key)) does nothing here. F1 says which keys do.")
    }
  }

  static func name(of key: Key) -> String {
    switch key {
    case .character(let character): "\"\(character)\""
    case .enter: "Enter"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "Page Up"
    case .pageDown: "Page Down"
    case .insert: "Insert"
    case .delete: "Delete"
    case .backspace: "Backspace"
    case .function(let number): "F\(number)"
    case .escape: "Esc"
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .modified(let key, _): "\(name(of: key)) with Ctrl or Alt"
    case .paste: "Pasting"
    case .unreadable, .unknownSequence: "This key"
    }
  }
}

extension Field {
  /// Whether any character can be part of its answer.
  fileprivate var takesText: Bool {
    switch kind {
    case .text, .drug: true
    default: false
    }
  }
}
