internal import Casework
internal import RuleModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// The time, local for people and in UTC for what is kept.
enum Clock {
  static var today: CalendarDate {
    let now = local(Glibc.time(nil))
    guard
      let date = CalendarDate(
        year: Int(now.tm_year) + 1900, month: Int(now.tm_mon) + 1, day: Int(now.tm_mday))
    else { preconditionFailure("the clock is outside the years 1 to 9999") }
    return date
  }

  /// `09:42:07`.
  static var time: String { words("%H:%M:%S", local(Glibc.time(nil))) }
  /// `20261121-094207`: names a new draft.
  static var stamp: String { words("%Y%m%d-%H%M%S", local(Glibc.time(nil))) }

  static var now: Moment {
    guard let now = Moment(secondsSinceEpoch: Glibc.time(nil)) else {
      preconditionFailure("the clock is outside the years 1 to 9999")
    }
    return now
  }

  /// `21-Nov 09:42`
  static func words(_ moment: Moment) -> String {
    words("%d-%b %H:%M", local(moment.secondsSinceEpoch))
  }

  /// `21-Nov-2026 09:42:07`
  static func full(_ moment: Moment) -> String {
    words("%d-%b-%Y %H:%M:%S", local(moment.secondsSinceEpoch))
  }

  /// From now on the time is that of a zone by its name, or of the machine where that is nil: never of
  /// the session, whose `TZ` is its own matter. Days and times of a case are the organization's.
  static func run(in zone: String?) {
    if let zone { setenv("TZ", ":\(zone)", 1) } else { unsetenv("TZ") }
    tzset()
  }

  /// The zone of what is told here. Before 2000 and after 2050 the clocks
  /// are taken to stay as they are then.
  static var zone: ClockZone {
    guard let first = Moment(iso: "2000-01-01T00:00:00Z"),
      let last = Moment(iso: "2050-12-31T00:00:00Z")
    else { preconditionFailure("these are moments") }
    return ClockZone(from: first, through: last) { local($0.secondsSinceEpoch).tm_gmtoff / 60 }
  }

  /// When a day began where the program runs; where its first hour was skipped, the second before.
  static func start(of day: CalendarDate) -> Moment {
    // In the year 1 a day may begin before all moments.
    guard
      let start = zone.moment(on: day, secondOfDay: 0)?.moment
        ?? Moment(iso: "\(day.iso)T00:00:00Z")
    else { preconditionFailure("a day of the years 1 to 9999 has moments") }
    return start
  }

  private static func local(_ time: time_t) -> tm {
    var time = time
    var parts = tm()
    localtime_r(&time, &parts)
    return parts
  }

  private static func words(_ format: String, _ parts: tm) -> String {
    var parts = parts
    var bytes = [CChar](repeating: 0, count: 64)
    let count = strftime(&bytes, bytes.count, format, &parts)
    return String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
