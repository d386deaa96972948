internal import FoundationEssentials
internal import RuleModel

/// Reads lengths of time in one unit: days as `84`, `12w`, `3w 2d`; months as `8`, `8m`, `1y 6m`.
///
/// Nothing is converted that has no fixed length: a month is no number of days, and a week no part
/// of a month.
struct LengthReader {
  /// `day` or `month`.
  let unit: String
  /// What else the person can do, as in `give the dates`; nil when there is nothing.
  let alternative: String?

  func length(_ text: String) throws(UnreadAnswer) -> Decimal {
    let typed = text.trimmed
    if typed.isEmpty { throw .incomplete("Type a length, as in \(examples).") }
    var rest = Substring(typed)
    var sum: Decimal = 0
    var seen: Set<String> = []
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCIIDigit || "+-.,".contains($0) }
      let figure = try FigureReader.figure(plain: number, typed)
      rest = rest.dropFirst(number.count).drop { $0 == " " }
      let letters = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(letters.count).drop { $0 == " " }
      if letters.isEmpty {
        if seen.isEmpty, rest.isEmpty { return figure }
        throw unitMissing(typed, rest.isEmpty)
      }
      let part = try factor(letters, typed)
      guard seen.insert(part.unit).inserted else {
        throw .refused(
          "\(typed.quoted) gives \(part.unit)s twice. Type each once, as in \(examples).")
      }
      sum += figure * part.factor
    }
    return sum
  }

  private var examples: String { unit == "day" ? "84, 12w or 3w 2d" : "8, 8m or 1y 6m" }

  private func unitMissing(_ typed: String, _ isLast: Bool) -> UnreadAnswer {
    let message = "\(typed.quoted) has a number without a unit. Type it as in \(examples)."
    return isLast ? .incomplete(message) : .refused(message)
  }

  /// How many of ``unit`` one of these is.
  private func factor(
    _ letters: Substring, _ typed: String
  ) throws(UnreadAnswer) -> (unit: String, factor: Decimal) {
    guard let given = UnitWords.calendarUnit(letters) else {
      let units = unit == "day" ? ["day", "week"] : ["month", "year"]
      let message = "\(String(letters).quoted) is no unit of time here. Type it as in \(examples)."
      let isBegun = units.contains { UnitWords.isBegun(String(letters), $0) }
      throw isBegun ? .incomplete(message) : .refused(message)
    }
    switch (unit, given) {
    case ("day", "day"), ("month", "month"): return (given, 1)
    case ("day", "week"): return (given, 7)
    case ("month", "year"): return (given, 12)
    default: throw inconvertible(given)
    }
  }

  private func inconvertible(_ given: String) -> UnreadAnswer {
    let other = alternative.map { ", or \($0)" } ?? ""
    return unit == "day"
      ? .refused(
        "A \(given) has no fixed number of days. Give weeks or days, as in 12w or 84d\(other).")
      : .refused(
        "A \(given) is no fixed part of a month. Give months or years, as in 8m or 1y 6m\(other).")
  }
}
