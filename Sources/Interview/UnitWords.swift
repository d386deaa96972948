/// Units as they are typed and shown. A unit that stands in no table is shown as it is written.
enum UnitWords {
  /// What may be typed for a unit of the calendar.
  private static let calendar: [String: [String]] = [
    "day": ["d", "day", "days"],
    "week": ["w", "wk", "wks", "week", "weeks"],
    "month": ["m", "mo", "mos", "month", "months"],
    "year": ["y", "yr", "yrs", "year", "years"],
  ]

  /// The calendar unit that these letters stand for, as the vocabulary names it.
  static func calendarUnit(_ letters: some StringProtocol) -> String? {
    let typed = letters.lowercased()
    return calendar.first { $0.value.contains(typed) }?.key
  }

  static func matches(_ typed: String, _ unit: String?) -> Bool {
    guard let unit else { return false }
    return calendar[unit]?.contains(typed.lowercased()) ?? (typed.lowercased() == unit.lowercased())
  }

  /// Whether typing on can make it the unit.
  static func isBegun(_ typed: String, _ unit: String) -> Bool {
    let wanted = typed.lowercased()
    return (calendar[unit] ?? [unit.lowercased()]).contains { $0.hasPrefix(wanted) }
  }

  /// `months`, `%`.
  static func plural(_ unit: String) -> String {
    calendar[unit] == nil ? unit : "\(unit)s"
  }
}
