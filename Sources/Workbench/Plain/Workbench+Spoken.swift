internal import Casework
internal import Interview
internal import Screen

/// The screen as lines, made from what the grid is made of.
extension Workbench {
  var spoken: SpokenScreen {
    var screen = unhinted
    if screen.hint.isEmpty, isReady { screen.hint = choiceHint(screen) }
    // A letter is said as it is written.
    if screen.part == nil { screen.lines = screen.lines.map(inWords) }
    return screen
  }

  private var unhinted: SpokenScreen {
    if let page { return spoken(page) }
    guard let intake else { return spokenQueue }
    if let review, review.isShown { return spoken(review, intake) }
    guard let field = intake.field else {
      return SpokenScreen("summary", "Summary", intake.summaryPage().listing, taking: [.enter])
    }
    return intake.spoken(field)
  }

  private func choiceHint(_ screen: SpokenScreen) -> String {
    let words = screenHelp.keys.flatMap(\.commands).joined(separator: ", ")
    if screen.takesText { return inWords(page.map(hint(of:)) ?? intake?.hint.text ?? "") }
    return screen.items == nil ? "Type: \(words)." : "Type a number, or: \(words)."
  }

  /// With the words of the line mode in place of the keys that they stand for. A letter is one that
  /// can be typed as it is.
  func inWords(_ text: String) -> String {
    let uses = screenHelp.keys
    let text = text.replacing("Page Down", with: "PgDn")
    return text.split(separator: " ", omittingEmptySubsequences: false).map { part in
      let end = part.lastIndex { !".,:;".contains($0) } ?? part.startIndex
      let name = part.isEmpty ? part : part[...end]
      guard name.count > 1, let command = uses.command(for: String(name)) else {
        return String(part)
      }
      return ":\(command)\(part[end...].dropFirst())"
    }.joined(separator: " ")
  }

  private var spokenQueue: SpokenScreen {
    if let menu = start.menu {
      return SpokenScreen("menu", menu.title, menu.listing, taking: [.enter])
    }
    guard setting != nil, viewRefusal == nil, start.page != nil else {
      return SpokenScreen(name: "no queue", hint: isReady ? "Type: leave." : "")
    }
    let words = QueueWords(vocabulary: setting?.interview.vocabulary, time: time)
    let rows = queueRows
    let top = (start.focusOnPage ?? 0) / rows * rows
    var screen = SpokenScreen("queue", "", start.listing(rows: rows, columns: 200, words))
    screen.lines.insert(start.remark, at: 0)
    screen.items?.taking = [.enter]
    // Numbered among all that were found, so that a case keeps its number from page to page.
    let before = start.focus - (start.focusOnPage ?? 0) + top
    if before > 0 { screen.renumber(from: before + 1) }
    return screen
  }

  private func spoken(_ review: ReviewScreen, _ intake: Intake) -> SpokenScreen {
    let place = review.lines.place
    var screen = SpokenScreen(
      "review", intake.proposal,
      intake.reviewListing(at: place, isBrief: false, columns: size.columns))
    screen.detail = intake.reviewDetail(at: place).map(\.spoken)
    return screen
  }

  private func spoken(_ page: Page) -> SpokenScreen {
    switch page {
    case .help(let help): return SpokenScreen(help)
    case .choices(let choices):
      return SpokenScreen(
        "choices", choices.field.question, choices.listing,
        taking: choices.field.isSet ? [" "] : [.enter], isNumbered: true)
    case .why(let why): return spoken(why)
    case .letter(let letter): return spoken(letter)
    case .override(let asked):
      guard asked.stage != .reason else { return question("reason", asked.title) }
      return SpokenScreen(
        "override \(asked.stage)", asked.title, asked.listing,
        taking: asked.stage == .lines ? [" "] : [.enter])
    case .step(let step):
      return step.reason == nil
        ? SpokenScreen(name: "step", lines: [step.step.question])
        : question("step", step.step.question)
    case .source: return question("source", SourcePage.question)
    case .asking(let asked): return SpokenScreen("asking", asked.title, asked.listing)
    case .tenfold: return SpokenScreen(name: "figure", lines: [shownMessage.text])
    case .leaving: return SpokenScreen(name: "leaving", lines: [shownMessage.text])
    }
  }

  private func question(_ name: String, _ words: String) -> SpokenScreen {
    SpokenScreen(name: name, lines: [words], takesText: true)
  }

  private func spoken(_ why: WhyPage) -> SpokenScreen {
    guard let intake else { return SpokenScreen(name: "why") }
    let panel = intake.panel()
    var screen = SpokenScreen(
      "why", "\(panel.headline). \(panel.countSentence)", why.listing(panel, isBrief: true))
    screen.detail = intake.whyDetail(at: why.place).map(\.spoken)
    return screen
  }

  private func spoken(_ letter: LetterPage) -> SpokenScreen {
    if letter.replaces != nil { return SpokenScreen(name: "replace") }
    if let path = letter.path {
      return question("write", "Write the letter to: \(path.text.text)")
    }
    if let box = letter.box {
      let name = intake?.head().banner?.name ?? ""
      return question("sign", "Sign \(box.word), \(name), \(intake?.draft.id ?? "").")
    }
    var screen = SpokenScreen(name: "letter")
    let rows = letterArea(letter, frame).size.rows
    let room = letter.lines.count > rows ? rows - 1 : rows
    let part = letter.top..<min(letter.lines.count, letter.top + room)
    (screen.part, screen.lines) = (part, letter.lines[part].map { String($0) })
    screen.hint =
      "Lines \(part.lowerBound + 1) to \(part.upperBound) of \(letter.lines.count). "
      + (part.upperBound < letter.lines.count
        ? "An empty line reads on. " : "That is its end. ")
      + "Type: \(letter.uses.flatMap(\.commands).joined(separator: ", "))."
    return screen
  }
}

extension SpokenScreen {
  /// A help text; of the keys those that a line needs, by their words.
  fileprivate init(_ help: TextPage) {
    self.init(name: help.title, lines: [help.title])
    for entry in help.listing where !entry.text.isEmpty {
      guard let use = entry.use else {
        lines.append(entry.text)
        continue
      }
      guard !use.commands.isEmpty else { continue }
      lines.append("\(use.commands.map { ":\($0)" }.joined(separator: " ")) - \(use.words)")
    }
    lines += [
      ":again - say the screen once more", ":who - say whose case it is",
      ":tour - the program in a few sentences",
      ":help or ? - this help; any key by its name, as :f4 or :esc",
    ]
    hint = "Go on where you were."
  }

  /// Gives the items other numbers.
  fileprivate mutating func renumber(from first: Int) {
    items?.first = first
    lines = lines.enumerated().map { place, line in
      let old = "\(place). "
      return place > 0 && line.hasPrefix(old)
        ? "\(first + place - 1). \(line.dropFirst(old.count))" : line
    }
  }
}

extension Intake {
  fileprivate func spoken(_ field: Field) -> SpokenScreen {
    var screen = SpokenScreen(name: "field \(field.id.text)", takesText: true)
    screen.lines = ["\(label(of: field.id)). \(field.question)"]
    switch field.answer {
    case .answered(let words, _): screen.lines.append("Answered: \(words).")
    case .undocumented: screen.lines.append("Answered: not documented.")
    case .unanswered:
      if let suggestion = field.suggestion { screen.lines.append("Proposed: \(suggestion).") }
    }
    if let text = texts[field.id] { screen.lines.append("Typed, and not accepted: \(text)") }
    if field.kind == .drug, !matches.isEmpty {
      screen.lines += matches.spoken
      let count = matches.hits.count + (matches.typedName == nil ? 0 : 1)
      screen.items = SpokenScreen.Items(
        count: count, mark: matches.marked ?? -1, taking: [.enter])
    } else {
      screen.lines += advice.options.map { $0.text + ($0.isMarked ? ", taken now" : "") }
      if !advice.note.isEmpty { screen.lines.append(advice.note) }
    }
    return screen
  }
}

extension DrugMatches {
  /// The first of them by number, and the typed name.
  fileprivate var spoken: [String] {
    let most = 9
    var lines = hits.prefix(most).enumerated().map { "\($0 + 1). \($1.words)" }
    if !note.isEmpty { lines.insert(note, at: 0) }
    if total > most { lines.append("\(total - most) more: type more letters.") }
    if let typedName { lines.append("\(hits.count + 1). Keep \"\(typedName)\" as typed") }
    return lines + ["Type the number of one, or the name anew."]
  }
}

extension [KeyUse] {
  /// The word that stands for a key by its name; nil where none does.
  func command(for name: String) -> String? {
    for use in self {
      let names = use.names.split(separator: " ").map(String.init)
      if let place = names.firstIndex(of: name), !use.commands.isEmpty {
        return use.commands[Swift.min(place, use.commands.count - 1)]
      }
    }
    return nil
  }
}
