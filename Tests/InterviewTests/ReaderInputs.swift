import FoundationEssentials
import Interview
import RuleModel

/// What a reader made of a text: the value, or the message with how it failed.
enum TextOutcome: Hashable {
  case read(AnswerValue)
  case incomplete(String)
  case refused(String)
}

/// Inputs of every kind, and a reader whose today is 21 November 2026.
enum ReaderInputs {
  static let today = CalendarDate(year: 2026, month: 11, day: 21)!
  static let date = input(.date)
  static let yesNo = input(.boolean)
  static let name = input(.text(choices: nil))
  static let bare = input(.decimal, FigureRange(isWhole: false))
  static let percent = input(.quantity(unit: "%"), FigureRange(maximum: 100, isWhole: false))
  static let grams = input(
    .quantity(unit: "g"), FigureRange(isWhole: false, isMinimumExcluded: true))
  static let days = input(.quantity(unit: "day"), FigureRange(isWhole: true))
  static let months = input(.quantity(unit: "month"), FigureRange(isWhole: false))
  static let years = input(.quantity(unit: "year"), FigureRange(isWhole: true))
  static let grade = input(.integer, FigureRange(minimum: 1, maximum: 4, isWhole: true))

  static let result = [
    Choice(value: "normal", label: "Normal metabolizer"),
    Choice(value: "intermediate", label: "Intermediate metabolizer"),
    Choice(value: "poor", label: "Poor metabolizer"),
    Choice(value: "not-tested", label: "Not tested"),
  ]
  static let tiers = ["low", "medium", "medium-high", "high"].map { Choice(value: $0, label: $0) }
  static let states = [
    Choice(value: "AL", label: "Alabama"), Choice(value: "IN", label: "Indiana"),
    Choice(value: "IL", label: "Illinois"), Choice(value: "AE", label: "Europe, Africa"),
  ]
  static let areas = [
    Choice(value: "face", label: "Face"), Choice(value: "skin-folds", label: "Skin folds"),
    Choice(value: "hands", label: "Hands"), Choice(value: "other", label: "Anywhere else"),
  ]

  static let digits = input(.text(choices: nil), digits: 4)

  private static func input(
    _ type: ValueType, _ range: FigureRange? = nil, digits: Int? = nil
  ) -> InputDefinition {
    InputDefinition(
      name: "x", type: type, answer: AnswerRule(range: range, digits: digits),
      question: Question(label: "Field", text: "?"))
  }

  static func read(
    _ text: String, _ input: InputDefinition, _ choices: [Choice] = [],
    order: DateOrder? = .monthFirst, allowsNone: Bool = true, alternative: String? = nil
  ) -> TextOutcome {
    do {
      return .read(
        try AnswerReader(today: today, dateOrder: order).value(
          text, for: input, choices: choices, allowsNone: allowsNone, alternative: alternative))
    } catch {
      switch error {
      case .incomplete(let message): return .incomplete(message)
      case .refused(let message): return .refused(message)
      }
    }
  }

  static func choice(_ choices: [Choice]) -> InputDefinition {
    input(.text(choices: choices.map(\.value)))
  }

  static func set(_ choices: [Choice]) -> InputDefinition {
    input(.list(.text(choices: choices.map(\.value))))
  }
}
