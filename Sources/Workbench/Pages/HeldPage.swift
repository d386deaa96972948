internal import Casework
internal import Screen

/// What is asked before a case is opened that another session has: to take it over, or to read it.
struct HeldPage: Sendable {
  let held: HeldCase
  /// A moment in the words of the screen.
  let time: @Sendable (Moment) -> String

  static let hint = "R reads it, Y takes it over, N leaves it."

  static let keys = [
    KeyHint("F1", "Help", essential: true), KeyHint("R", "Read it", essential: true),
    KeyHint("Y", "Take over", essential: true), KeyHint("N", "Back"),
  ]

  var title: String { "\(held.holder.login) has this case open. Take it over?" }

  var listing: Listing {
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
  /// The open case is another session's from now on. What stands on the screen stays there.
  mutating func loseCase(_ words: String) {
    intake?.beTakenAway(words)
    message = .refusal(words)
  }
}
