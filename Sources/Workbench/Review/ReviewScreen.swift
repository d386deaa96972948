internal import Screen

/// What a reviewer sees of a case that is ready for review: every line of the policy, and all about
/// the marked one. Nothing is changed here.
struct ReviewScreen: Sendable {
  /// The marked line.
  var lines: WhyPage
  /// Not while the reviewer looks at the summary or the answers.
  var isShown = true

  /// On the first line that stands against the request.
  init(_ panel: CriteriaPanel) {
    lines = WhyPage(at: panel.unmet.first ?? 0)
  }
}

extension Workbench {
  mutating func press(_ key: Key, on review: ReviewScreen) -> [Effect] {
    guard let intake else { return [] }
    switch key {
    case .function(1), "?": cover(with: help)
    case .function(2): ask(for: .returnForEntry, intake)
    case .function(3), .control("x"), .escape, .function(12): return leaveCase(intake)
    case .function(5): self.review?.isShown = false
    case .function(6), .function(9): openLetter(intake)
    case "o", "O": askToOverride(intake)
    case .control("c"): page = .leaving
    default:
      var lines = review.lines
      if scroll(&lines, by: key, intake.reviewDetail(at: lines.place)) {
        self.review?.lines = lines
        return []
      }
      let outcome = lines.press(key, count: intake.panel().lines.count)
      self.review?.lines = lines
      if case .means(let words) = outcome { message = words }
    }
    return []
  }

  /// Back from the summary; nil for a key that means something else there.
  mutating func returnToReview(_ key: Key) -> [Effect]? {
    guard review != nil, intake?.field == nil else { return nil }
    guard [.escape, .pageUp, .function(12)].contains(key) else { return nil }
    review?.isShown = true
    return []
  }
}
