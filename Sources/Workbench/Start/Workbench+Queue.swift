internal import Casework
internal import Interview
internal import RuleModel
package import Screen

/// Keys on the queue.
extension Workbench {
  mutating func pressOnStart(_ key: Key) -> [Effect] {
    if key == .function(1) {
      cover(with: help)
      return []
    }
    if start.menu != nil { return pressOnMenu(key) }
    if start.isSearching, let effects = pressOnSearch(key) { return effects }
    switch key {
    case .down, .tab: return move(by: 1)
    case .up, .backTab: return move(by: -1)
    case .pageDown: return move(by: queueRows)
    case .pageUp: return move(by: -queueRows)
    case .home: return move(by: .min)
    case .end: return move(by: .max)
    case .enter: return openFocused()
    case "n", "N": return whenReady([.create])
    case "/", .control("f"): start.beginSearch()
    case "v", "V":
      start.menu = .show(start.choice, drugs: requestable, holders: start.page?.holders ?? [])
    case "s", "S": start.menu = .sort(start.choice)
    case .escape, .function(12): return showDefault()
    case "?": cover(with: help)
    case .function(5):
      message = .hint("The queue was read anew.")
      return refreshed()
    case .function(3), .control("x"): return [.leave(status: 0)]
    case .control("c"): page = .leaving
    default: message = KeyWords.meaningless(key)
    }
    return []
  }

  /// The drugs that can be requested, with their values; none while the policies are not read.
  var requestable: [(value: String, words: String)] {
    (setting?.interview.vocabulary.drugs ?? []).map { ($0.id, $0.brand) }
  }

  /// nil for a key that is no matter of the search.
  private mutating func pressOnSearch(_ key: Key) -> [Effect]? {
    switch key {
    case .enter, .tab, .down:
      start.endSearch()
      return []
    case .escape, .function(12): return showDefault()
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
    return start.search.text == before.text ? [] : restarted()
  }

  private mutating func pressOnMenu(_ key: Key) -> [Effect] {
    guard var menu = start.menu else { return [] }
    if key == .function(1) || key == "?" {
      cover(with: help)
      return []
    }
    let outcome = menu.press(key)
    start.menu = menu
    switch outcome {
    case .stays: return []
    case .closes: start.menu = nil
    case .means(let words): message = words
    case .takes(let effect):
      start.menu = nil
      return take(effect)
    }
    return []
  }

  private mutating func take(_ effect: QueueMenu.Effect) -> [Effect] {
    switch effect {
    case .show(let show): start.choice.show = show
    case .drug(let drug): start.choice.drug = drug
    case .holder(let login): start.choice.holder = login
    case .sort(let order):
      start.choice.sort(by: order)
      return refreshed()
    }
    return restarted()
  }

  private mutating func showDefault() -> [Effect] {
    guard start.clear() else {
      message = .hint("F3 leaves the program.")
      return []
    }
    message = .hint("All cases that are to be decided are shown.")
    return refreshed()
  }

  private mutating func move(by step: Int) -> [Effect] {
    if start.total == 0 {
      message = .hint("There is no case to mark.")
    } else if !start.move(by: step) {
      message = .hint(step > 0 ? "That is the last case." : "That is the first case.")
    }
    return start.awaited == .nothing ? [] : [.list(query)]
  }

  private mutating func openFocused() -> [Effect] {
    guard let entry = start.focused else {
      message = .hint("There is no case to open. N begins a new one.")
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

// MARK: - Reading

extension Workbench {
  private var query: QueueQuery {
    var query = start.query(at: time, for: login)
    let drugs = setting?.interview.vocabulary.drugs ?? []
    query.drugNames = Dictionary(drugs.map { ($0.id, $0.generic) }) { first, _ in first }
    return query
  }

  /// The same cases, read anew.
  mutating func refreshed(keeping id: String? = nil) -> [Effect] {
    start.refresh(keeping: id)
    return [.list(query)]
  }

  private mutating func restarted() -> [Effect] {
    start.restart()
    return [.list(query)]
  }

  /// Whether a queue that was asked for has to be there before the workbench takes an event in: what
  /// a key means may depend on it. Until then the asking can wait, and only its last one counts.
  package func needsQueue(before event: InputEvent) -> Bool {
    guard intake == nil, page == nil, start.menu == nil, start.awaited != .nothing,
      case .key(let key) = event
    else { return false }
    switch key {
    case .enter, .tab, .down: return !start.isSearching && (key == .enter || isOther)
    case .up, .backTab, .pageUp, .pageDown: return isOther
    case .home, .end: return !start.isSearching && isOther
    default: return false
    }
  }

  /// Whether it is not known how many cases there are.
  private var isOther: Bool { start.awaited == .cases }
}
