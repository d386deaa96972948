public import RuleModel

/// A second of the wall clock in UTC, from year 1 to 9999.
///
/// What is kept says when in UTC, so that two hosts, and the two hours that the end of summer time
/// gives the same name, stay in order. What a person reads is made local by the door.
public struct Moment: Sendable, Hashable, Comparable {
  /// Since 1970-01-01T00:00:00Z, negative before it.
  public let secondsSinceEpoch: Int

  /// nil outside the years 1 to 9999.
  public init?(secondsSinceEpoch seconds: Int) {
    guard CalendarDate(daysSinceEpoch: seconds.wholeDays) != nil else { return nil }
    secondsSinceEpoch = seconds
  }

  /// Reads `2026-11-21T09:42:07Z`, just so; nil for anything else, or when there is no such second.
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, let day = CalendarDate(iso: text.prefix(10)), bytes[10] == 0x54,
      bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[19] == 0x5A
    else { return nil }
    func figure(at place: Int, below limit: Int) -> Int? {
      let digits = bytes[place...place + 1].map { Int($0) - 0x30 }
      guard digits.allSatisfy((0...9).contains) else { return nil }
      let figure = digits[0] * 10 + digits[1]
      return figure < limit ? figure : nil
    }
    guard let hour = figure(at: 11, below: 24), let minute = figure(at: 14, below: 60),
      let second = figure(at: 17, below: 60)
    else { return nil }
    secondsSinceEpoch = day.daysSinceEpoch * 86_400 + (hour * 60 + minute) * 60 + second
  }

  /// `2026-11-21T09:42:07Z`; texts sort as their moments do.
  public var iso: String {
    let rest = secondsSinceEpoch - secondsSinceEpoch.wholeDays * 86_400
    func padded(_ figure: Int) -> String { figure < 10 ? "0\(figure)" : "\(figure)" }
    return "\(day.iso)T\(padded(rest / 3600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))Z"
  }

  /// The day in UTC.
  public var day: CalendarDate {
    guard let day = CalendarDate(daysSinceEpoch: secondsSinceEpoch.wholeDays) else {
      preconditionFailure("a moment lies in the years 1 to 9999")
    }
    return day
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.secondsSinceEpoch < right.secondsSinceEpoch
  }

  /// nil outside the years 1 to 9999.
  public func adding(seconds: Int) -> Moment? {
    let (sum, overflow) = secondsSinceEpoch.addingReportingOverflow(seconds)
    return overflow ? nil : Moment(secondsSinceEpoch: sum)
  }
}

extension Int {
  /// The days in so many seconds, rounded down.
  fileprivate var wholeDays: Int { self >= 0 ? self / 86_400 : (self - 86_399) / 86_400 }
}
