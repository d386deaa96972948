public import RuleModel

/// A second as a clock on the wall showed it: the moment, and how far that clock was from UTC.
public struct LocalMoment: Sendable, Hashable {
  public let moment: Moment
  /// Minutes east of UTC, from -1080 to 1080: -300 in New York in winter.
  public let offsetMinutes: Int

  /// nil for an offset that no clock has, and for a day outside the years 1 to 9999.
  public init?(_ moment: Moment, offsetMinutes: Int) {
    guard (-1080...1080).contains(offsetMinutes),
      moment.adding(seconds: offsetMinutes * 60) != nil
    else { return nil }
    self.moment = moment
    self.offsetMinutes = offsetMinutes
  }

  /// Reads `2026-11-21T09:42:07-05:00`, just so; nil for anything else.
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 25, bytes[22] == 0x3A, bytes[19] == 0x2B || bytes[19] == 0x2D,
      let shown = Moment(iso: "\(text.prefix(19))Z")
    else { return nil }
    let digits = [20, 21, 23, 24].map { Int(bytes[$0]) - 0x30 }
    guard digits.allSatisfy((0...9).contains), digits[2] < 6 else { return nil }
    let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    let offset = bytes[19] == 0x2D ? -minutes : minutes
    guard let moment = shown.adding(seconds: -offset * 60) else { return nil }
    self.init(moment, offsetMinutes: offset)
  }

  /// `2026-11-21T09:42:07-05:00`.
  public var iso: String {
    let minutes = abs(offsetMinutes)
    func padded(_ figure: Int) -> String { figure < 10 ? "0\(figure)" : "\(figure)" }
    let sign = offsetMinutes < 0 ? "-" : "+"
    return "\(shown.iso.dropLast())\(sign)\(padded(minutes / 60)):\(padded(minutes % 60))"
  }

  /// The day on that clock.
  public var day: CalendarDate { shown.day }

  /// `09:42`, as that clock showed it.
  public var timeOfDay: String { String(shown.iso.dropFirst(11).prefix(5)) }

  /// `21-Nov-2026 09:42`, as that clock showed it.
  public var words: String { "\(DateWords.screen(day)) \(timeOfDay)" }

  /// What the clock showed, as if it had been in UTC.
  private var shown: Moment {
    guard let shown = moment.adding(seconds: offsetMinutes * 60) else {
      preconditionFailure("a local moment lies in the years 1 to 9999")
    }
    return shown
  }
}
