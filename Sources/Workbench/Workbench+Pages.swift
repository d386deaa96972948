internal import Interview
internal import Screen

/// Keys while something covers the content, and on the start screen.
extension Workbench {
  mutating func pressOnPage(_ key: Key) -> [Effect] {
    switch page {
    case .help(let help): press(key, on: help)
    case .choices(let choices): return press(key, on: choices)
    case .why(let why): press(key, on: why)
    case .letter(let letter): return press(key, on: letter)
    case .leaving: return pressOnLeaving(key)
    case nil: break
    }
    return []
  }

  private mutating func press(_ key: Key, on help: TextPage) {
    let rows = frame.content.rows - 2
    var top = help.top
    switch key {
    case .down: top += 1
    case .up: top -= 1
    case .pageDown, .character(" "): top += rows
    case .pageUp: top -= rows
    case .home: top = 0
    case .end: top = .max / 2
    case .function(1), .function(12), .escape, .enter, .character("?"):
      page = nil
      return
    default:
      message = KeyWords.meaningless(key)
      return
    }
    var help = help
    help.top = min(max(0, top), help.shown.lastTop(in: helpSize))
    if help.top != top || key == .home {
      message = .hint(help.top == 0 ? "This is the top." : "This is the end.")
    }
    page = .help(help)
  }

  private mutating func press(_ key: Key, on choices: ChoicePage) -> [Effect] {
    var choices = choices
    switch choices.press(key) {
    case .stays: page = .choices(choices)
    case .closes: page = nil
    case .means(let words):
      page = .choices(choices)
      message = words
    case .takes(let entry):
      page = nil
      let reply = intake?.record(entry, for: choices.field)
      guard reply?.isChanged == true, let draft = intake?.draft else { return [] }
      intake?.saveState = .saving
      return [.save(draft)]
    }
    return []
  }

  private mutating func press(_ key: Key, on why: WhyPage) {
    var why = why
    if key == " " || key == .backspace {
      let last = lastDetailTop(of: why)
      let top = min(max(0, why.detailTop + (key == " " ? 4 : -4)), last)
      if top == why.detailTop {
        message = .hint(
          last == 0 ? "All of it is in view." : "That is its end. Backspace goes back.")
      }
      why.detailTop = top
      page = .why(why)
      return
    }
    switch why.press(key, count: intake?.panel().lines.count ?? 0) {
    case .stays: page = .why(why)
    case .closes: page = nil
    case .means(let words):
      page = .why(why)
      message = words
    }
  }

  private mutating func press(_ key: Key, on letter: LetterPage) -> [Effect] {
    if key == .control("c") {
      message = .hint("Esc goes back to the case, and Ctrl-C leaves from there.")
      return []
    }
    var letter = letter
    let outcome = letter.press(key, rows: letterRows)
    page = .letter(letter)
    switch outcome {
    case .stays: break
    case .closes: page = nil
    case .means(let words): message = words
    case .writes(let path, let format, let mayReplace):
      return [.writeLetter(letter.document, format, path: path, mayReplace: mayReplace)]
    }
    return []
  }

  private mutating func pressOnLeaving(_ key: Key) -> [Effect] {
    page = nil
    switch key {
    case .character("y"), .character("Y"):
      return (intake.map { [.save($0.draft)] } ?? []) + [.leave(status: 0)]
    default:
      message = .hint("You stay.")
      return []
    }
  }
}

extension Workbench {
  mutating func pressOnStart(_ key: Key) -> [Effect] {
    if start.isSearching, let effects = pressOnSearch(key) { return effects }
    switch key {
    case .down, .tab: move(by: 1)
    case .up, .backTab: move(by: -1)
    case .pageDown: move(by: 10)
    case .pageUp: move(by: -10)
    case .home: move(by: -.max / 2)
    case .end: move(by: .max / 2)
    case .enter: return openFocused()
    case "n", "N": return whenReady([.create])
    case "/", .control("f"): start.beginSearch()
    case .escape, .function(12):
      message = .hint(start.search.isEmpty ? "F3 leaves the program." : "All drafts are shown.")
      start.endSearch(clearing: true)
    case .function(1), "?": page = .help(.start)
    case .function(5):
      message = .hint("The list was read anew.")
      return [.list]
    case .function(3), .control("x"): return [.leave(status: 0)]
    case .control("c"): page = .leaving
    default: message = KeyWords.meaningless(key)
    }
    return []
  }

  /// nil for a key that is no matter of the search.
  private mutating func pressOnSearch(_ key: Key) -> [Effect]? {
    switch key {
    case .enter, .tab, .down:
      start.endSearch(clearing: false)
      return []
    case .escape, .function(12):
      start.endSearch(clearing: true)
      return []
    case .control("f"):
      message = .hint("You are in the search already. Enter ends it.")
      return []
    default: break
    }
    let before = start.search
    switch start.edit(key) {
    case .notEditing: return nil
    case .full: message = .refusal("The search is full: it takes 60 characters.")
    case .nothingToDelete: message = .hint("There is nothing to delete.")
    case .changed, .moved, .pasted:
      if start.search == before { message = .hint("The cursor is at the end of the text.") }
    }
    return []
  }

  private mutating func move(by step: Int) {
    if start.shown.isEmpty {
      message = .hint("There is no draft to mark.")
    } else if !start.move(by: step) {
      message = .hint(step > 0 ? "That is the last draft." : "That is the first draft.")
    }
  }

  private mutating func openFocused() -> [Effect] {
    guard let entry = start.focused else {
      message = .hint("There is no draft to open. N begins a new case.")
      return []
    }
    if let fault = entry.fault {
      message = .refusal("\(entry.id) cannot be opened: \(fault)")
      return []
    }
    return whenReady([.open(id: entry.id)])
  }

  private mutating func whenReady(_ effects: [Effect]) -> [Effect] {
    if setting != nil { return effects }
    message = failure.map { .refusal($0) } ?? .hint("The policies are still being read.")
    return []
  }
}
