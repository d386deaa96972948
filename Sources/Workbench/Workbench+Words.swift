internal import Casework
internal import Interview
internal import Screen

/// What the message line and the key bar say.
extension Workbench {
  var shownMessage: Message {
    switch page {
    case .leaving: return leavingQuestion
    case .tenfold(let asked): return .refusal(asked.question)
    default: break
    }
    if intake == nil, page == nil, message?.kind != .refusal, let viewRefusal {
      return .refusal(viewRefusal)
    }
    if let message { return message }
    if let page { return .hint(hint(of: page)) }
    guard let intake else { return startMessage }
    if review?.isShown == true {
      if let words = intake.versionRefusal(of: .deny) { return .refusal(words) }
      return .hint("To sign, show the letter (F6) and read all of it. F2 returns the case.")
    }
    if intake.field == nil { return intake.message ?? .hint(summaryHint(intake)) }
    return intake.message ?? intake.hint
  }

  private var leavingQuestion: Message {
    if let reason = intake?.saveState.failure {
      return .refusal("Leave? Y leaves, N stays. The last changes are NOT saved: \(reason)")
    }
    return .hint(
      intake == nil || intake?.saveState.readOnlyReason != nil
        ? "Leave? Y leaves, N stays." : "Leave? The draft is saved. Y leaves, N stays.")
  }

  private var startMessage: Message {
    if start.menu != nil { return .hint("Enter takes the marked one. Esc closes the list.") }
    if start.isSearching {
      return .hint("Type a part of name, ID, drug, payer, case or date of birth.")
    }
    if setting == nil { return .hint("Reading the policies.") }
    return .hint(start.total == 0 ? "" : start.remark)
  }

  private func summaryHint(_ intake: Intake) -> String {
    guard case .success = intake.offer else {
      return "Enter goes to the marked item. Esc goes back."
    }
    return "Enter opens the marked item. F9 shows the letter. Esc goes back."
  }

  func hint(of page: Page) -> String {
    switch page {
    case .help: "F1 or Esc closes it. T: the tour."
    case .choices(let choices): choices.hint
    case .why: "Up and Down mark another line. Space reads on below. F6 or Esc closes this."
    case .letter(let letter): hint(of: letter)
    case .override(let asked): asked.hint
    case .step(let step):
      step.reason != nil
        ? "Enter does it, with the reason. Esc does nothing."
        : "\(step.step.question) Y does it, N does not."
    case .source: SourcePage.hint
    case .asking(let asked): asked.hint
    case .tenfold, .leaving: ""
    }
  }

  private func hint(of letter: LetterPage) -> String {
    if letter.path != nil, !letter.printers.isEmpty {
      return "Enter writes it: a file .pdf or .txt, or a printer. Up and Down choose. Esc leaves."
    }
    if letter.path != nil {
      return "Enter writes it. The ending .pdf or .txt says how. Esc writes nothing."
    }
    if let box = letter.box {
      return "Type the word \(box.word), then Enter, to sign. Esc leaves without signing."
    }
    switch letter.kind {
    case .proposed:
      return "Page Down reads on. \(letter.barrier ?? "Once all of it was read, F8 signs it.")"
    case .request, .signed:
      return "Page Down reads on. \(letter.barrier ?? "F9 writes the letter to a file.")"
    }
  }

  var keys: [KeyHint] {
    let help = KeyHint("F1", "Help", essential: true)
    switch page {
    case .help:
      return [
        KeyHint("F1", "Close", essential: true), KeyHint("PgDn", "More"), KeyHint("T", "Tour"),
      ]
    case .choices:
      return [
        help, KeyHint("Enter", "Take", essential: true), KeyHint("Up Down", "Mark"),
        KeyHint("Esc", "Close", essential: true),
      ]
    case .why:
      return [
        help,
        KeyHint("Up Down", "Mark", essential: true), KeyHint("Space", "Read on", essential: true),
        KeyHint("F6", "Close", essential: true),
      ]
    case .letter(let letter): return letterKeys(letter)
    case .step(let step): return [help] + stepKeys(step)
    case .override(let asked):
      let mark = asked.stage == .lines ? [KeyHint("Space", "Mark", essential: true)] : []
      return [help] + mark + [KeyHint("Enter", "Go on", essential: true), KeyHint("Esc", "Back")]
    case .source:
      return [
        help, KeyHint("Enter", "Take", essential: true), KeyHint("Esc", "Back", essential: true),
      ]
    case .asking(let asked): return asked.keys
    case .tenfold: return [help] + TenfoldPage.keys
    case .leaving: return [help, KeyHint("Y", "Leave", essential: true), KeyHint("N", "Stay")]
    case nil: break
    }
    guard let intake else { return [help] + startKeys }
    if review?.isShown == true { return [help] + reviewKeys }
    return [help] + (intake.field == nil ? summaryKeys : intakeKeys(intake))
  }

  private func letterKeys(_ letter: LetterPage) -> [KeyHint] {
    let help = KeyHint("F1", "Help", essential: true)
    if letter.replaces != nil {
      return [help, KeyHint("Y", "Replace it", essential: true), KeyHint("N", "Keep it")]
    }
    if letter.path != nil {
      return [help, KeyHint("Enter", "Write", essential: true), KeyHint("Esc", "Do not write")]
    }
    if letter.box != nil {
      return [help, KeyHint("Enter", "Sign", essential: true), KeyHint("Esc", "Do not sign")]
    }
    let back = KeyHint("Esc", "Back", essential: true)
    let read = KeyHint("PgUp PgDn", "Read", essential: true)
    if letter.barrier != nil { return [help, read, back] }
    if case .proposed = letter.kind {
      return [help, read, KeyHint("F8", "Sign", essential: true), back]
    }
    return [help, read, KeyHint("F9", "Write", essential: true), back]
  }

  private func stepKeys(_ step: StepPage) -> [KeyHint] {
    step.reason == nil
      ? [KeyHint("Y", "Do it", essential: true), KeyHint("N", "Do not", essential: true)]
      : [KeyHint("Enter", "Do it", essential: true), KeyHint("Esc", "Do not", essential: true)]
  }

  private var startKeys: [KeyHint] {
    if viewRefusal != nil { return [KeyHint("F3", "Exit", essential: true)] }
    if start.menu != nil {
      return [
        KeyHint("Enter", "Take", essential: true), KeyHint("Up Down", "Mark"),
        KeyHint("Esc", "Close", essential: true),
      ]
    }
    return [
      KeyHint("Enter", "Open", essential: true), KeyHint("N", "New case", essential: true),
      KeyHint("/", "Find"), KeyHint("V", "Show"), KeyHint("S", "Sort"), KeyHint("F5", "Refresh"),
      KeyHint("F3", "Exit", essential: true),
    ]
  }

  private var reviewKeys: [KeyHint] {
    [
      KeyHint("F2", "Return", essential: true), KeyHint("F6", "Letter", essential: true),
      KeyHint("O", "Override"), KeyHint("F7 F8", "Lines"), KeyHint("F5", "Summary"),
      KeyHint("F3", "Leave", essential: true),
    ]
  }

  private var summaryKeys: [KeyHint] {
    [
      KeyHint("Enter", "Open", essential: true), KeyHint("F6", "Why"),
      KeyHint("F9", "Letter", essential: true), KeyHint("Esc", "Back"),
      KeyHint("F3", "Leave", essential: true),
    ]
  }

  private func intakeKeys(_ intake: Intake) -> [KeyHint] {
    let back = KeyHint("S-Tab", "Back")
    let leave = KeyHint("F3", "Leave", essential: true)
    let next = KeyHint("Enter", "Next", essential: true)
    if intake.list != nil {
      return [
        next, back, KeyHint("F7", "Add"), KeyHint("F8", "Delete"), KeyHint("F9", "Copy"),
        KeyHint("F6", "Why"), KeyHint("F10", "From"), leave,
      ]
    }
    return [
      next, back, KeyHint("F2", "Undocumented"), KeyHint("F4", "List"), KeyHint("F6", "Why"),
      KeyHint("F5", "Summary"), KeyHint("F10", "From"), leave,
    ]
  }
}
