import RuleModel

import struct FoundationEssentials.Decimal

extension Parser {
  /// A figure, with its unit where one follows.
  mutating func literal(sign: String, from start: Int) throws(Fault) -> Syntax {
    let token = take()
    let (figure, isDecimal) =
      switch token.kind {
      case .decimal(let figure): (figure, true)
      case .integer(let figure): (figure, false)
      default: preconditionFailure("the caller saw a figure")
      }
    if let unit = try unit() {
      let amount = try decimal(sign + figure, places: 28, at: start)
      return made(.literal(.quantity(Quantity(amount, unit))), from: start)
    }
    if isDecimal {
      let value = try decimal(sign + figure, places: 8, at: start)
      let places = figure.reversed().prefix { $0 != "." }.count
      return made(.decimal(.decimal(value), places: places), from: start)
    }
    guard let integer = Int32((sign == "-" ? "-" : "") + figure) else {
      throw Fault(
        offset: start, length: token.offset + token.length - start,
        message: "\(sign)\(figure) is not an Integer, which ends at 2147483647",
        help: "write `\(sign)\(figure).0` for a Decimal")
    }
    return made(.literal(.integer(Int(integer))), from: start)
  }

  /// CQL's bounds: 28 digits before the point; after it 8, but in a quantity.
  private func decimal(_ figure: String, places: Int, at start: Int) throws(Fault) -> Decimal {
    let unsigned = figure.drop { "+-".contains($0) }
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? parts[1].count : 0
    guard parts[0].drop(while: { $0 == "0" }).count <= 28, fraction <= places,
      let value = Decimal(string: figure)
    else {
      throw Fault(
        offset: start, length: figure.count,
        message: "\(figure) has more digits than a Decimal can hold",
        help: "a Decimal has up to 28 digits before the point and \(places) after it")
    }
    return value
  }

  private mutating func unit() throws(Fault) -> String? {
    switch current.kind {
    case .text(let unit):
      _ = take()
      return unit
    case .word(let word, false) where Self.clockUnits.contains(word):
      throw outside("units below a day", help: "write years, months, weeks or days")
    case .word(let word, false):
      guard let unit = Self.calendarUnits[word] else { return nil }
      _ = take()
      return unit
    default: return nil
    }
  }

  static let calendarUnits: [String: String] = [
    "year": "year", "years": "year", "month": "month", "months": "month", "week": "week",
    "weeks": "week", "day": "day", "days": "day",
  ]

  private static let clockUnits: Set<String> = [
    "hour", "hours", "minute", "minutes", "second", "seconds", "millisecond", "milliseconds",
  ]

  /// `@2026-11-21`, `@2026-11`, `@2026`; a `T` with nothing after it is passed over.
  mutating func dateLiteral(_ text: String) throws(Fault) -> Syntax {
    let token = take()
    let calendar = text.hasSuffix("T") ? text.dropLast() : text[...]
    func fault(_ message: String, _ help: String) -> Fault {
      Fault(offset: token.offset, length: token.length, message: message, help: help)
    }
    guard !calendar.contains("T") else {
      throw fault(
        "`@\(text)` has a time of day, which this language does not have",
        "write the date alone, as in `@2026-11-21`")
    }
    guard let value = Self.date(calendar) else {
      throw fault("`@\(text)` is no date", "write it as in `@2026-11-21`")
    }
    return made(.literal(value), from: token.offset)
  }

  private static func date(_ text: Substring) -> Value? {
    if let date = CalendarDate(iso: text) { return .date(date) }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].count == 4, let year = Int(parts[0]) else { return nil }
    if parts.count == 1 { return PartialDate(year: year).map(Value.partialDate) }
    guard parts[1].count == 2, let month = Int(parts[1]) else { return nil }
    return PartialDate(year: year, month: month).map(Value.partialDate)
  }
}
