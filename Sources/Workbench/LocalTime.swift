package import Casework
internal import RuleModel

/// What the clock on the wall shows, and where.
package struct LocalTime: Sendable, Hashable {
  package let now: Moment
  package let zone: ClockZone

  package init(_ now: Moment, in zone: ClockZone) {
    self.now = now
    self.zone = zone
  }

  /// `21-Nov-2026`; nil outside the years 1 to 9999.
  var day: CalendarDate? { zone.local(now)?.day }

  /// `21-Nov-2026 09:42`.
  func words(_ moment: Moment) -> String {
    zone.local(moment)?.words ?? moment.iso
  }

  /// `21-Nov 09:42`.
  func briefWords(_ moment: Moment) -> String {
    guard let local = zone.local(moment) else { return moment.iso }
    return "\(local.words.prefix(6)) \(local.timeOfDay)"
  }

  /// Until a limit, in the few words that a row has room for: `late 2 h`, `today 16:00`,
  /// `1 d 09:00`, `3 d`.
  func words(until limit: Moment) -> String {
    if limit < now { return "late \(words(since: limit))" }
    guard let end = zone.local(limit), let today = day else { return limit.iso }
    let time = end.timeOfDay
    switch end.day.daysSinceEpoch - today.daysSinceEpoch {
    case ...0: return "today \(time)"
    case 1: return "1 d \(time)"
    case let days: return "\(days) d"
    }
  }

  /// `5 min`, `2 h`, `3 d`: rounded down, from a minute on.
  private func words(since moment: Moment) -> String {
    let minutes = max(1, (now.secondsSinceEpoch - moment.secondsSinceEpoch) / 60)
    if minutes < 60 { return "\(minutes) min" }
    return minutes < 48 * 60 ? "\(minutes / 60) h" : "\(minutes / 1440) d"
  }
}
