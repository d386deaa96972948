internal import Interview
internal import Screen

/// Keys while something covers the content.
extension Workbench {
  /// What is on the screen was painted: a page that asks something is answered from now on.
  mutating func notePainted() {
    switch page {
    case .letter(var letter):
      letter.notePainted(in: letterSize)
      page = .letter(letter)
    case .asking(var asked):
      asked.begin()
      page = .asking(asked)
    case .tenfold(var asked):
      asked.begin()
      page = .tenfold(asked)
    default: break
    }
  }

  mutating func pressOnPage(_ key: Key) -> [Effect] {
    if case .help(let help) = page {
      press(key, on: help)
      return []
    }
    if key == .function(1) {
      cover(with: help)
      return []
    }
    switch page {
    case .help: break
    case .choices(let choices): return press(key, on: choices)
    case .why(let why): press(key, on: why)
    case .letter(let letter): return press(key, on: letter)
    case .step(let step): return press(key, on: step)
    case .source(let asked): press(key, on: asked)
    case .asking(let asked): return press(key, on: asked)
    case .override(let asked): return press(key, on: asked)
    case .tenfold(let asked): return press(key, on: asked)
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
      (page, covered) = (covered, nil)
      return
    case "t", "T":
      page = .help(.tour)
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
      return record(entry, for: choices.field.id)
    }
    return []
  }

  private mutating func press(_ key: Key, on why: WhyPage) {
    var why = why
    if let intake, scroll(&why, by: key, intake.whyDetail(at: why.place)) {
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

  /// Reads on or back in what is known about the marked line.
  /// - Returns: whether the key is for that.
  mutating func scroll(_ why: inout WhyPage, by key: Key, _ detail: [Listing.Line]) -> Bool {
    guard key == " " || key == .backspace else { return false }
    if isShort, why.isReading != (key == " "), why.detailTop == 0 {
      why.isReading = key == " "
      return true
    }
    let last = lastTop(ofDetail: detail)
    let top = min(max(0, why.detailTop + (key == " " ? 4 : -4)), last)
    if top == why.detailTop {
      message = .hint(last == 0 ? "All of it is in view." : "That is its end. Backspace goes back.")
    }
    why.detailTop = top
    return true
  }

  private mutating func pressOnLeaving(_ key: Key) -> [Effect] {
    page = nil
    switch key {
    case .character("y"), .character("Y"):
      return (intake.map { [$0.saving] } ?? []) + [.leave(status: 0)]
    default:
      message = .hint("You stay.")
      return []
    }
  }
}
