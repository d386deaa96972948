internal import Casework
internal import Screen

/// What is asked before a case is opened that another session has: to take it over, or to read it.
struct HeldPage: Sendable {
  let held: HeldCase
  /// Whether it has been on the screen: what was typed before was meant for something else.
  var isLive = false

  init(_ held: HeldCase) { self.held = held }

  enum Reaction {
    case takes
    case reads
    case leaves
    case means(Message)
  }

  func press(_ key: Key) -> Reaction {
    guard isLive else {
      return .means(.refusal("What was typed before this question appeared is not taken."))
    }
    switch key {
    case .character("y"), .character("Y"): return .takes
    case .character("r"), .character("R"): return .reads
    case .enter: return .means(.refusal("Enter alone takes nothing over. \(Self.hint)"))
    default: return .leaves
    }
  }

  static let hint = "R reads it, Y takes it over, N leaves it."

  /// The narrowest screen shows it and the first block.
  var title: String { "\(held.holder.login) has this case open. Take it over?" }

  func listing(_ time: (Moment) -> String) -> Listing {
    let holder = held.holder
    return Listing(blocks: [
      Listing.Block(
        "Since \(time(holder.since)), on \(holder.host). Changed last \(time(held.changedAt)).",
        style: .bold),
      .blank,
      Listing.Block(
        "Taken over, it is read only there from the next answer on. What \(holder.login) has not "
          + "finished typing stays on that screen, and is not in the case. The record says so."),
      .blank,
      Listing.Block("R  it is read here, and \(holder.login) keeps it.", indent: 2),
      Listing.Block("Y  it is taken over.", indent: 2),
      Listing.Block("N  back to the queue.", indent: 2),
    ])
  }
}

extension Workbench {
  mutating func press(_ key: Key, on asked: HeldPage) -> [Effect] {
    let id = asked.held.id
    switch asked.press(key) {
    case .means(let words):
      message = words
      return []
    case .reads:
      page = nil
      return [.read(id: id)]
    case .takes:
      page = nil
      return [.takeOver(id: id, from: asked.held.holder)]
    case .leaves:
      page = nil
      message = .hint("It was left as it is.")
      return refreshed(keeping: id)
    }
  }

  /// What is on the screen was painted: from now on a key is an answer to it.
  mutating func beginAskingToTakeOver() {
    guard case .held(var asked) = page else { return }
    asked.isLive = true
    page = .held(asked)
  }

  /// The open case is another session's from now on. What stands on the screen stays there.
  mutating func loseCase(_ words: String) {
    intake?.beTakenAway(words)
    message = .refusal(words)
  }
}
