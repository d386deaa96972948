import RuleModel

import struct FoundationEssentials.Decimal

/// Arithmetic of dates, as CQL defines it for its Date.
enum ExpressionDates {
  /// Of year, month and day, as far as they are given; null where there is no such date.
  static func date(_ year: Value, _ month: Value?, _ day: Value?) -> Value {
    guard case .integer(let year) = year else { return .null }
    let parts = [month, day].map { part -> Int? in
      if case .integer(let figure)? = part { return figure }
      return nil
    }
    if let month = parts[0], let day = parts[1] {
      return CalendarDate(year: year, month: month, day: day).map(Value.date) ?? .null
    }
    return PartialDate(year: year, month: parts[0]).map(Value.partialDate) ?? .null
  }

  static func apply(_ operation: Expression.Operation, _ a: Value, _ b: Value) -> Value {
    switch operation {
    case .date: return date(a, b, nil)
    case .add: return shifted(a, by: b, sign: 1)
    case .subtract: return shifted(a, by: b, sign: -1)
    case .lowBoundary: return boundary(of: a, digits: b, isLow: true)
    case .highBoundary: return boundary(of: a, digits: b, isLow: false)
    default: break
    }
    // Between dates that are known to a month only, the figure is a range, which has no value.
    guard case .date(let from) = a, case .date(let to) = b else { return .null }
    return .integer(between(operation, from, to))
  }

  private static func between(
    _ operation: Expression.Operation, _ from: CalendarDate, _ to: CalendarDate
  ) -> Int {
    switch operation {
    case .yearsBetween: return wholeMonths(from, to) / 12
    case .monthsBetween: return wholeMonths(from, to)
    case .weeksBetween: return CalendarDate.days(from: from, to: to) / 7
    case .differenceInYears: return to.year - from.year
    case .differenceInMonths: return (to.year - from.year) * 12 + to.month - from.month
    // CQL counts the Sundays that are passed.
    case .differenceInWeeks: return weekNumber(to) - weekNumber(from)
    default: return CalendarDate.days(from: from, to: to)
    }
  }

  private static func wholeMonths(_ from: CalendarDate, _ to: CalendarDate) -> Int {
    let months = (to.year - from.year) * 12 + to.month - from.month
    if months > 0, to.day < from.day { return months - 1 }
    if months < 0, to.day > from.day { return months + 1 }
    return months
  }

  private static func weekNumber(_ date: CalendarDate) -> Int {
    // 1970-01-01 was a Thursday; the division must go down for days before it, too.
    let day = date.daysSinceEpoch + 4
    return day >= 0 ? day / 7 : (day - 6) / 7
  }

  private static func shifted(_ date: Value, by duration: Value, sign: Int) -> Value {
    guard case .quantity(let quantity) = duration,
      let amount = ExpressionArithmetic.whole(quantity.amount), abs(amount) <= 4_000_000
    else { return .null }
    let figure = sign * amount
    switch (date, quantity.unit) {
    case (.date(let date), "day"): return date.adding(days: figure).map(Value.date) ?? .null
    case (.date(let date), "week"): return date.adding(days: 7 * figure).map(Value.date) ?? .null
    case (.date(let date), "month"): return date.adding(months: figure).map(Value.date) ?? .null
    case (.date(let date), "year"):
      return date.adding(months: 12 * figure).map(Value.date) ?? .null
    case (.partialDate(let date), let unit): return shifted(date, by: figure, unit)
    default: return .null
    }
  }

  /// Finer units are first cut to the precision that the date has.
  private static func shifted(_ date: PartialDate, by figure: Int, _ unit: String) -> Value {
    let months: Int
    switch unit {
    case "year": months = 12 * figure
    case "month": months = figure
    case "week": months = 7 * figure / 30
    case "day": months = figure / 30
    default: return .null
    }
    guard let month = date.month else {
      let years = unit == "day" || unit == "week" ? months * 30 / 365 : months / 12
      return PartialDate(year: date.year + years).map(Value.partialDate) ?? .null
    }
    let count = date.year * 12 + month - 1 + months
    guard count >= 12 else { return .null }
    return PartialDate(year: count / 12, month: count % 12 + 1).map(Value.partialDate) ?? .null
  }

  static func step(_ date: Value, _ sign: Int) -> Value {
    switch date {
    case .date(let date): date.adding(days: sign).map(Value.date) ?? .null
    case .partialDate(let date): shifted(date, by: sign, date.month == nil ? "year" : "month")
    default: .null
    }
  }

  /// 4, 6 or 8 digits; nil for what is no date.
  static func digits(_ date: Value) -> Int? {
    switch date {
    case .date: 8
    case .partialDate(let date): date.month == nil ? 4 : 6
    default: nil
    }
  }

  private static func boundary(of date: Value, digits: Value, isLow: Bool) -> Value {
    var wanted = 8
    if case .integer(let digits) = digits { wanted = digits }
    guard let known = Self.digits(date), [4, 6, 8].contains(wanted) else { return .null }
    let (year, month, day) = parts(date, isLow: isLow)
    if wanted == 8 {
      return known == 8 ? date : Self.date(.integer(year), .integer(month), .integer(day))
    }
    return PartialDate(year: year, month: wanted == 6 ? month : nil)
      .map(Value.partialDate) ?? .null
  }

  private static func parts(_ date: Value, isLow: Bool) -> (Int, Int, Int) {
    switch date {
    case .date(let date): return (date.year, date.month, date.day)
    case .partialDate(let date):
      let month = date.month ?? (isLow ? 1 : 12)
      return (date.year, month, isLow ? 1 : CalendarDate.days(inMonth: month, of: date.year))
    default: return (1, 1, 1)
    }
  }
}
