internal import Casework
internal import Screen

/// What is asked before a case is opened.
///
/// It is answered by a letter only, and only once it was on the screen: what was typed before was
/// meant for something else, and Enter is pressed without looking.
struct AskingPage: Sendable {
  let question: Question
  private(set) var isLive = false
  /// The first row in view.
  private(set) var top = 0

  enum Question: Sendable {
    /// By which version of its policy the case is decided.
    case version(VersionPage)
    /// Whether the case is taken over from another session.
    case held(HeldPage)
  }

  init(_ question: Question) { self.question = question }

  enum Reaction {
    case takes
    case reads
    case leaves
    /// So many rows on.
    case scrolls(Int)
    case means(Message)
  }

  func press(_ key: Key) -> Reaction {
    guard isLive else {
      return .means(.refusal("What was typed before this question appeared is not taken."))
    }
    switch (key, question) {
    case (.character("y"), _), (.character("Y"), _): return .takes
    case (.character("r"), .held), (.character("R"), .held): return .reads
    case (.enter, _): return .means(.refusal("Enter alone takes nothing. \(hint)"))
    case (.down, _): return .scrolls(1)
    case (.up, _): return .scrolls(-1)
    case (.pageDown, _): return .scrolls(3)
    case (.pageUp, _): return .scrolls(-3)
    default: return .leaves
    }
  }

  /// It was painted: from now on a key is an answer to it.
  mutating func begin() { isLive = true }

  mutating func scroll(by rows: Int, lastTop: Int) { top = min(max(0, top + rows), lastTop) }

  var caseID: String {
    switch question {
    case .version(let asked): asked.intake.draft.id
    case .held(let asked): asked.held.id
    }
  }

  var hint: String {
    switch question {
    case .version: VersionPage.hint
    case .held: HeldPage.hint
    }
  }

  var screenHelp: ScreenHelp {
    switch question {
    case .version: .version
    case .held: .held
    }
  }

  var keys: [KeyHint] {
    switch question {
    case .version: VersionPage.keys
    case .held: HeldPage.keys
    }
  }

  /// The narrowest screen shows it and the first block.
  var title: String {
    switch question {
    case .version(let asked): asked.title
    case .held(let asked): asked.title
    }
  }

  var listing: Listing {
    switch question {
    case .version(let asked): asked.listing
    case .held(let asked): asked.listing
    }
  }
}

extension Workbench {
  mutating func press(_ key: Key, on asked: AskingPage) -> [Effect] {
    switch asked.press(key) {
    case .means(let words): message = words
    case .scrolls(let rows): scroll(asked, by: rows)
    case .leaves: return leave(asked)
    case .reads:
      page = nil
      return [.read(id: asked.caseID)]
    case .takes:
      page = nil
      switch asked.question {
      case .version(let asked): return take(asked)
      case .held(let asked): return [.takeOver(id: asked.held.id, from: asked.held.holder)]
      }
    }
    return []
  }

  private mutating func scroll(_ asked: AskingPage, by rows: Int) {
    var asked = asked
    let last = lastTop(of: asked.listing, below: asked.title)
    asked.scroll(by: rows, lastTop: last)
    if last == 0 { message = .hint("All of it is in view. \(asked.hint)") }
    page = .asking(asked)
  }

  private mutating func leave(_ asked: AskingPage) -> [Effect] {
    page = nil
    message = .hint("It was left as it is.")
    let closing: [Effect] =
      if case .version = asked.question { [.close(id: asked.caseID)] } else { [] }
    return closing + refreshed(keeping: asked.caseID)
  }
}
