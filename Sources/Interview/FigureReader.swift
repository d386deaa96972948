internal import FoundationEssentials
internal import RuleModel

/// Reads figures: digits, at most one point, and behind it the field's own unit if one likes.
///
/// A comma is refused, because it is a point to some and a thousand to others.
struct FigureReader {
  /// As the vocabulary names it: `%`, `month`; nil for a bare number.
  let unit: String?
  /// What a person reads for it: `billion per liter`.
  let unitWords: String?

  init(unit: String?, unitWords: String? = nil) {
    self.unit = unit
    self.unitWords = unitWords ?? unit
  }

  /// Any figure of at most 12 digits before the point and 6 behind it.
  func figure(_ text: String) throws(UnreadAnswer) -> Decimal {
    let typed = text.trimmed
    if typed.isEmpty { throw .incomplete("Type a number.") }
    let number = typed.prefix { $0.isASCIIDigit || "+-.,".contains($0) }
    let rest = String(typed.dropFirst(number.count)).trimmed
    let figure = try Self.figure(plain: number, typed)
    guard rest.isEmpty || UnitWords.matches(rest, unit) || UnitWords.matches(rest, unitWords)
    else { throw wrongUnit(rest) }
    return figure
  }

  static func figure(
    plain number: some StringProtocol, _ typed: String
  ) throws(UnreadAnswer) -> Decimal {
    if number.contains(",") {
      throw .refused(
        "\(typed.quoted) has a comma. Use a point for decimals, as in 1.5, and nothing for thousands."
      )
    }
    if number.filter({ $0 == "." }).count > 1 {
      throw .refused("\(typed.quoted) has more than one decimal point. Type one, as in 12.5.")
    }
    let isNegative = number.first == "-"
    let digits = number.first == "-" || number.first == "+" ? number.dropFirst() : number[...]
    guard !digits.contains("-"), !digits.contains("+") else {
      throw .refused("\(typed.quoted) has a sign where no number is. Type digits, as in 12.5.")
    }
    return try value(digits, isNegative, typed, isAll: number.count == typed.count)
  }

  private static func value(
    _ digits: some StringProtocol, _ isNegative: Bool, _ typed: String, isAll: Bool
  ) throws(UnreadAnswer) -> Decimal {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let (whole, decimals) = (parts.first ?? "", parts.count > 1 ? parts[1] : nil)
    if decimals?.isEmpty == true || (whole.isEmpty && decimals == nil) {
      let message =
        decimals == nil
        ? "\(typed.quoted) is no number. Type digits, as in 12.5."
        : "\(typed.quoted) has no digit behind the point. Type one, or leave the point out."
      throw isAll ? .incomplete(message) : .refused(message)
    }
    guard whole.drop(while: { $0 == "0" }).count <= 12, (decimals?.count ?? 0) <= 6 else {
      throw .refused("\(typed.quoted) has too many digits: 12 and, behind the point, 6 at most.")
    }
    let text = "\(isNegative ? "-" : "")\(whole.isEmpty ? "0" : whole).\(decimals ?? "0")"
    guard let value = Decimal(string: text) else {
      throw .refused("\(typed.quoted) is no number. Type digits, as in 12.5.")
    }
    return value
  }

  private func wrongUnit(_ rest: String) -> UnreadAnswer {
    let kind = unitWords.map { "a number of \(UnitWords.plural($0))" } ?? "a number"
    let message = "\(rest.quoted) has no place in \(kind). Type digits alone, as in 12.5."
    return [unit, unitWords].contains { $0.map { UnitWords.isBegun(rest, $0) } ?? false }
      ? .incomplete(message) : .refused(message)
  }
}
