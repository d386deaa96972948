public import RuleModel

/// The rules of the clock as an organization uses them, with its buffer and its holidays.
public struct ClockTable: Sendable, Hashable {
  /// In the order of the file, those that are switched off among them.
  public let rules: [ClockRule]
  /// What kinds of request there are, by the names that rules use, in the order in which a screen
  /// offers them.
  public let tracks: [Choice]
  public let holidays: Set<CalendarDate>
  public let buffer: Buffer
  /// Where the organization decides, as the machine's list of zones names it: `America/New_York`; nil
  /// where the machine's own zone is meant.
  public let zone: String?

  /// How long before a limit the organization wants to be done.
  public struct Buffer: Sendable, Hashable {
    /// Before a limit in hours.
    public let hours: Int
    /// Before a limit in days, in business days.
    public let businessDays: Int

    public init(hours: Int, businessDays: Int) {
      self.hours = hours
      self.businessDays = businessDays
    }
  }

  public init(
    rules: [ClockRule], tracks: [Choice] = [], holidays: Set<CalendarDate> = [],
    buffer: Buffer, zone: String? = nil
  ) {
    self.rules = rules
    self.tracks = tracks
    self.holidays = holidays
    self.buffer = buffer
    self.zone = zone
  }

  /// Whether it is neither Saturday, Sunday nor a holiday.
  public func isBusinessDay(_ day: CalendarDate) -> Bool {
    // 1970-01-01 was a Thursday.
    let weekday = ((day.daysSinceEpoch + 3) % 7 + 7) % 7
    return weekday < 5 && !holidays.contains(day)
  }

  /// So many business days after a day, or before it where the figure is negative; the day itself
  /// for 0. nil outside the years 1 to 9999.
  public func day(_ businessDays: Int, businessDaysFrom day: CalendarDate) -> CalendarDate? {
    var (day, left) = (day, businessDays)
    while left != 0 {
      guard let next = day.adding(days: left.signum()) else { return nil }
      day = next
      if isBusinessDay(day) { left -= left.signum() }
    }
    return day
  }
}
