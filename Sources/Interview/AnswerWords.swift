internal import FoundationEssentials
internal import RuleModel

/// Answers in words, as a field shows them, and as text that reads back as the same answer.
enum AnswerWords {
  static func words(_ value: AnswerValue, of input: InputDefinition, choices: [Choice]) -> String {
    switch value {
    case .yesNo(let flag): return flag ? "Yes" : "No"
    case .figure(let figure): return self.figure(figure, input.unitWords)
    case .date(let date): return self.date(date)
    case .text(let text): return choices.first { $0.value == text }?.label ?? text
    case .set(let values):
      let labels = values.map { value in
        choices.first { $0.value == value }?.label ?? value
      }
      return labels.isEmpty ? "None" : labels.joined(separator: ", ")
    }
  }

  /// What may be typed for it.
  static func text(_ value: AnswerValue, of input: InputDefinition, choices: [Choice]) -> String {
    switch value {
    case .figure(let figure): figure.description
    case .set(let values): values.isEmpty ? "none" : values.joined(separator: ", ")
    default: words(value, of: input, choices: choices)
    }
  }

  /// `14-Jul-1985`.
  static func date(_ date: CalendarDate) -> String {
    let day = date.day < 10 ? "0\(date.day)" : "\(date.day)"
    return "\(day)-\(MonthName.short(date.month))-\(date.year)"
  }

  /// `0.5 %`, `1 month`, `5,000 days`.
  static func figure(_ figure: Decimal, _ unit: String?) -> String {
    let number = grouped(figure.description)
    guard let unit else { return number }
    return "\(number) \(figure == 1 ? unit : UnitWords.plural(unit))"
  }

  /// `a number from 0 to 100 %`, `a whole number from 1 day`.
  static func allowed(_ range: FigureRange, _ unit: String?) -> String {
    guard let unit else { return range.words }
    let endsWithOne = range.words.hasSuffix(" 1")
    return "\(range.words) \(endsWithOne ? unit : UnitWords.plural(unit))"
  }

  /// With a comma at every thousand.
  private static func grouped(_ number: String) -> String {
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts[0].drop { $0 == "-" }
    let sign = number.hasPrefix("-") ? "-" : ""
    var shown = ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place) % 3 == 0 { shown += "," }
      shown.append(digit)
    }
    return sign + shown + (parts.count > 1 ? ".\(parts[1])" : "")
  }
}

extension InputDefinition {
  /// What a person reads for the unit of a figure, for one of it; nil for what has none.
  var unitWords: String? { answer.unitWords ?? type.unit }
}

extension ValueType {
  /// Of a figure with a unit.
  var unit: String? {
    if case .quantity(let unit) = self { return unit }
    return nil
  }
}
