internal import RuleModel

/// A number of calendar months: of another number of days on another day.
struct CalendarLength {
  private let months: Int

  /// Nil for another unit than months and years.
  init?(_ count: Int, _ unit: String) {
    switch unit {
    case "month", "months": months = count
    case "year", "years": months = 12 * count
    default: return nil
    }
  }

  /// Negative where it is counted back; nil without a day, and beyond the calendar.
  func days(from day: CalendarDate?) -> Int? {
    guard let day, let end = day.adding(months: months) else { return nil }
    return CalendarDate.days(from: day, to: end)
  }
}
