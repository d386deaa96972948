package import RuleModel

/// Dates as a letter to a member in the United States writes them.
package enum DateWords {
  /// `November 21, 2026`.
  package static func long(_ date: CalendarDate) -> String {
    "\(months[date.month - 1]) \(date.day), \(date.year)"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
