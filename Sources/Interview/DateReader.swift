internal import RuleModel

/// Reads dates as nurses type them: `14-Jul-1985`, `14jul1985`, `07/14/1985`, `07141985`,
/// `1985-07-14`, `t` for today, `-6m` from today.
///
/// The year has four digits, and nothing is filled in: `May-2020` is no date.
struct DateReader {
  let today: CalendarDate
  /// nil where none is set: what can be two days is asked about then.
  let order: DateOrder?

  /// What a date of an intake can be in; outside it a figure was mistyped.
  private static let years = 1900...2199

  func date(_ text: String) throws(UnreadAnswer) -> CalendarDate {
    let typed = text.trimmed
    if typed.isEmpty { throw .incomplete("Type a date, as in \(example).") }
    if let offset = try DateOffset(typed) { return try offset.date(from: today) }
    let parts = try DateParts(typed).parts
    switch parts.count {
    case 1: return try single(parts[0], typed)
    case 2: throw unfinished(parts, typed)
    case 3: return try whole(parts, typed)
    default: throw .refused("\(typed.quoted) is no date. Type it as in \(example).")
    }
  }

  /// One date in the forms that are understood.
  private var example: String {
    switch order {
    case .monthFirst: "05-Apr-2026 or 04/05/2026"
    case .dayFirst: "05-Apr-2026 or 05/04/2026"
    case nil: "05-Apr-2026 or 2026-04-05"
    }
  }

  /// `07141985`: two figures and two in the configured order, then the year.
  private func single(_ part: DatePart, _ typed: String) throws(UnreadAnswer) -> CalendarDate {
    guard case .figures(let figures) = part else { throw unfinished([part], typed) }
    guard figures.count >= 8 else {
      throw .incomplete("\(typed.quoted) is not a whole date. Type it as in \(example).")
    }
    guard figures.count == 8 else {
      throw .refused("\(typed.quoted) has too many digits. Type a date as in \(example).")
    }
    let (first, rest) = (figures.prefix(2), figures.dropFirst(2))
    return try whole(
      [
        .figures(String(first)), .figures(String(rest.prefix(2))), .figures(String(rest.suffix(4))),
      ],
      typed)
  }

  private func whole(_ parts: [DatePart], _ typed: String) throws(UnreadAnswer) -> CalendarDate {
    switch (parts[0], parts[1], parts[2]) {
    case (.figures(let year), let month, .figures(let day)) where year.count == 4:
      return try date(year, month, day)
    case (.figures(let day), .letters(let month), .figures(let year)):
      return try date(year, .letters(month), day)
    case (.letters(let month), .figures(let day), .figures(let year)):
      return try date(year, .letters(month), day)
    case (.figures(let first), .figures(let second), .figures(let year)):
      switch order {
      case .monthFirst: return try date(year, .figures(first), second)
      case .dayFirst: return try date(year, .figures(second), first)
      case nil: return try onlyDate(year, first, second, typed)
      }
    default: throw .refused("\(typed.quoted) is no date. Type it as in \(example).")
    }
  }

  /// The one day that two figures and a year can be, whichever is the month.
  private func onlyDate(
    _ year: String, _ first: String, _ second: String, _ typed: String
  ) throws(UnreadAnswer) -> CalendarDate {
    let readings = [(first, second), (second, first)].compactMap { month, day in
      try? date(year, .figures(month), day)
    }
    guard let one = readings.first else { return try date(year, .figures(first), second) }
    guard let other = readings.last, other != one else { return one }
    throw .incomplete(
      "\(typed.quoted) is \(AnswerWords.date(one)) or \(AnswerWords.date(other)). "
        + "Type the month in letters.")
  }

  private func date(
    _ year: String, _ month: DatePart, _ day: String
  ) throws(UnreadAnswer) -> CalendarDate {
    let monthNumber = try self.month(month)
    let dayNumber = try self.day(day)
    let yearNumber = try self.year(year, monthNumber, dayNumber)
    if let date = CalendarDate(year: yearNumber, month: monthNumber, day: dayNumber) {
      return date
    }
    let name = MonthName.all[monthNumber - 1]
    let length = CalendarDate.days(inMonth: monthNumber, of: yearNumber)
    throw .refused(
      "The day is wrong: \(name) \(yearNumber) has \(length) days, and \(dayNumber) was typed.")
  }
}

extension DateReader {
  private func month(_ part: DatePart) throws(UnreadAnswer) -> Int {
    switch part {
    case .figures(let figures):
      if let month = Int(figures), (1...12).contains(month) { return month }
      let place =
        order.map { $0 == .monthFirst ? "The month comes first: " : "The day comes first: " }
        ?? "Type it as in "
      throw .refused(
        "The month is wrong: \(figures.quoted) is not 1 to 12. \(place)\(example).")
    case .letters(let letters):
      let months = MonthName.months(beginning: letters)
      if letters.count >= 3, let month = months.first { return month }
      throw Self.unreadMonth(letters, months)
    }
  }

  private static func unreadMonth(_ letters: String, _ months: [Int]) -> UnreadAnswer {
    guard !months.isEmpty else {
      return .refused(
        "The month is wrong: \(letters.quoted) is none. Type its first three letters, as in Jul.")
    }
    return .incomplete(
      "The month is not clear: \(letters.quoted). Type its first three letters, as in Jul.")
  }

  private func day(_ figures: String) throws(UnreadAnswer) -> Int {
    if figures.count <= 2, let day = Int(figures), (1...31).contains(day) { return day }
    throw .refused("The day is wrong: \(figures.quoted) is not 1 to 31.")
  }

  private func year(
    _ figures: String, _ month: Int, _ day: Int
  ) throws(UnreadAnswer) -> Int {
    if figures.count == 4, let year = Int(figures) {
      if Self.years.contains(year) { return year }
      throw .refused("The year is wrong: \(figures) is not 1900 to 2199.")
    }
    let dayWords = day < 10 ? "0\(day)" : "\(day)"
    let message =
      "\(figures.quoted) is a \(figures.count)-digit year. Type 4 digits, as in "
      + "\(dayWords)-\(MonthName.short(month))-\(exampleYear(figures))."
    let isBegun =
      figures.count < 4 && ["19", "20", "21"].contains { $0.hasPrefix(figures.prefix(2)) }
    throw isBegun ? .incomplete(message) : .refused(message)
  }

  /// The year that two digits may well mean, for an example; never taken for the answer.
  private func exampleYear(_ figures: String) -> Int {
    guard figures.count == 2, let last = Int(figures) else { return today.year }
    return last <= today.year % 100 ? 2000 + last : 1900 + last
  }

  /// Of one or two parts what can be said already: the part that is wrong, or the one missing.
  private func unfinished(_ parts: [DatePart], _ typed: String) -> UnreadAnswer {
    for part in parts {
      guard case .letters(let letters) = part else { continue }
      let months = MonthName.months(beginning: letters)
      if months.isEmpty || parts.count == 2 && letters.count < 3 {
        return Self.unreadMonth(letters, months)
      }
    }
    if case .letters = parts[0], parts.count == 2, case .figures(let figures) = parts[1],
      figures.count == 4
    {
      return .incomplete("The day is missing in \(typed.quoted). Type it as in \(example).")
    }
    return .incomplete("\(typed.quoted) is not a whole date. Type it as in \(example).")
  }
}
