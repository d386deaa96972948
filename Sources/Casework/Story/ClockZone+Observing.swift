extension ClockZone {
  /// How far apart the looks at a clock are. Between two of them only one change is seen; no place
  /// has changed its clocks twice within a week.
  private static let secondsBetweenLooks = 7 * 86_400

  /// The zone of a clock, found by looking at it: between two moments, the second of each change.
  ///
  /// - Parameter offset: minutes east of UTC at a moment.
  public init(from first: Moment, through last: Moment, offset: (Moment) -> Int) {
    var changes: [Change] = []
    var (before, offsetBefore) = (first, offset(first))
    while before < last {
      let next = min(before.adding(seconds: Self.secondsBetweenLooks) ?? last, last)
      let offsetNext = offset(next)
      if offsetNext != offsetBefore {
        let moment = Self.change(after: before, through: next, offset)
        changes.append(Change(at: moment, offsetMinutes: offset(moment)))
      }
      (before, offsetBefore) = (next, offsetNext)
    }
    self.init(offsetMinutes: offset(first), changes: changes)
  }

  /// The first second of another offset.
  private static func change(
    after before: Moment, through next: Moment, _ offset: (Moment) -> Int
  ) -> Moment {
    var (low, high) = (before, next)
    let offsetBefore = offset(before)
    while let middle = low.adding(
      seconds: (high.secondsSinceEpoch - low.secondsSinceEpoch) / 2), middle != low
    {
      if offset(middle) == offsetBefore { low = middle } else { high = middle }
    }
    return high
  }
}
