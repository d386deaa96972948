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

  /// `2026-11-21T09:42:07Z`.
  static var utc: String {
    var now = Glibc.time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    return words("%Y-%m-%dT%H:%M:%SZ", parts)
  }

  /// `21-Nov 09:42` for what ``utc`` made; anything else as it is.
  static func words(ofUTC text: String) -> String {
    let figures = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
    guard let day = CalendarDate(iso: text.prefix(10)), figures.count == 3 else { return text }
    let seconds = (figures[0] * 60 + figures[1]) * 60 + figures[2]
    return words("%d-%b %H:%M", local(day.daysSinceEpoch * 86_400 + seconds))
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
