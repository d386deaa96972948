/// A day of the Gregorian calendar, without time or zone. Years 1 to 9999.
public struct CalendarDate: Sendable, Hashable, Comparable {
  // One small integer that sorts as dates do: rules compare dates and copy them into trails.
  private let packed: Int32

  public var year: Int { Int(packed >> 9) }
  public var month: Int { Int(packed >> 5) & 15 }
  public var day: Int { Int(packed) & 31 }

  /// nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.init(checkedYear: year, month: month, day: day)
  }

  private init(checkedYear year: Int, month: Int, day: Int) {
    self.packed = Int32(year << 9 | month << 5 | day)
  }

  /// Reads `2026-11-21`, just so; nil for anything else, or when there is no such day.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    var figures = [0, 0, 0]
    for (index, byte) in bytes.enumerated() where index != 4 && index != 7 {
      guard (0x30...0x39).contains(byte) else { return nil }
      let part = index < 4 ? 0 : index < 7 ? 1 : 2
      figures[part] = figures[part] * 10 + Int(byte - 0x30)
    }
    self.init(year: figures[0], month: figures[1], day: figures[2])
  }

  /// `2026-11-21`.
  public var iso: String {
    String(unsafeUninitializedCapacity: 10) { bytes in
      func put(_ figure: Int, endingAt end: Int, count: Int) {
        var rest = figure
        for place in (end - count..<end).reversed() {
          bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      put(year, endingAt: 4, count: 4)
      put(month, endingAt: 7, count: 2)
      put(day, endingAt: 10, count: 2)
      bytes[4] = UInt8(ascii: "-")
      bytes[7] = UInt8(ascii: "-")
      return 10
    }
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.packed < right.packed
  }

  /// 28 to 31.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension CalendarDate {
  /// Days since 1970-01-01, negative before it.
  public var daysSinceEpoch: Int {
    // March-based years put the leap day last, so that a month's offset is a straight line.
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// nil outside the years 1 to 9999.
  public init?(daysSinceEpoch days: Int) {
    guard (-719_162...2_932_896).contains(days) else { return nil }
    let z = days + 719_468
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(
      checkedYear: year, month: month, day: dayOfYear - (153 * monthIndex + 2) / 5 + 1)
  }

  /// nil outside the years 1 to 9999.
  public func adding(days: Int) -> CalendarDate? {
    let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
    return overflow ? nil : CalendarDate(daysSinceEpoch: sum)
  }

  /// The same day so many months on (negative: back), or that month's last where it has no such
  /// day: a month after 2027-01-31 is 2027-02-28. nil outside the years 1 to 9999.
  public func adding(months: Int) -> CalendarDate? {
    let (count, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, count >= 12, count < 120_000 else { return nil }
    let (newYear, newMonth) = (count / 12, count % 12 + 1)
    return CalendarDate(
      year: newYear, month: newMonth,
      day: min(day, Self.days(inMonth: newMonth, of: newYear)))
  }

  /// From `start` to `end`, negative when `end` is earlier.
  public static func days(from start: Self, to end: Self) -> Int {
    end.daysSinceEpoch - start.daysSinceEpoch
  }

  /// Whole years of age on `date` of somebody born on this day, who is a year older on the
  /// birthday; born on 29 February, on 1 March of a year that has no such day. Negative before
  /// birth.
  public func wholeYears(on date: CalendarDate) -> Int {
    let isBeforeBirthday = (date.month, date.day) < (month, day)
    return date.year - year - (isBeforeBirthday ? 1 : 0)
  }
}
