public import RuleModel

/// How far the clocks of a place are from UTC, before and after each change to and from summer
/// time. The door makes it from what the system says; nothing here asks the system.
public struct ClockZone: Sendable, Hashable {
  /// The offset from a moment on.
  public struct Change: Sendable, Hashable {
    public let moment: Moment
    /// Minutes east of UTC.
    public let offsetMinutes: Int

    public init(at moment: Moment, offsetMinutes: Int) {
      self.moment = moment
      self.offsetMinutes = offsetMinutes
    }
  }

  private let firstOffset: Int
  /// In the order of time.
  private let changes: [Change]

  /// - Parameters:
  ///   - offsetMinutes: minutes east of UTC before the first change.
  ///   - changes: in any order; none for a place that has no summer time.
  public init(offsetMinutes: Int, changes: [Change] = []) {
    firstOffset = offsetMinutes
    self.changes = changes.sorted { $0.moment < $1.moment }
  }

  public static let utc = ClockZone(offsetMinutes: 0)

  /// Minutes east of UTC.
  public func offset(at moment: Moment) -> Int {
    changes.last { $0.moment <= moment }?.offsetMinutes ?? firstOffset
  }

  /// nil outside the years 1 to 9999.
  public func local(_ moment: Moment) -> LocalMoment? {
    LocalMoment(moment, offsetMinutes: offset(at: moment))
  }

  /// The moment at which the clocks show a time of a day. Of the two moments that the end of summer
  /// time gives one name the earlier; for a time that its beginning skips, one not later than the
  /// change. So a limit that ends there is never told too late.
  ///
  /// - Parameter secondOfDay: 0 to 86399.
  public func moment(on day: CalendarDate, secondOfDay: Int) -> LocalMoment? {
    let shown = day.daysSinceEpoch * 86_400 + secondOfDay
    let possible = Set([firstOffset] + changes.map(\.offsetMinutes)).sorted(by: >)
      .compactMap { offset in
        Moment(secondsSinceEpoch: shown - offset * 60).flatMap {
          LocalMoment($0, offsetMinutes: offset)
        }
      }
    if let real = possible.first(where: { offset(at: $0.moment) == $0.offsetMinutes }) {
      return real
    }
    guard
      let change = changes.last(where: { change in
        shown - change.offsetMinutes * 60 < change.moment.secondsSinceEpoch
          && possible.contains { $0.moment >= change.moment }
      })
    else { return nil }
    return change.moment.adding(seconds: -1).flatMap(local)
  }

  /// The last second of a day.
  public func end(of day: CalendarDate) -> LocalMoment? {
    moment(on: day, secondOfDay: 86_399)
  }
}
