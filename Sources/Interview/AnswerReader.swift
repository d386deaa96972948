public import Casework
internal import FoundationEssentials
public import RuleModel

/// Reads what a person typed as the answer to one input of the vocabulary.
///
/// What it returns is in the input's range and among its choices; what depends on other answers
/// (a date that must not pass another) is for the case to judge.
public struct AnswerReader: Sendable {
  /// The day that `t` and `-6m` are counted from.
  public let today: CalendarDate
  public let dateOrder: DateOrder?
  /// The time that `n` stands for; nil where it stands for none.
  private let now: LocalMoment?

  /// The longest text that a field takes, in characters.
  public static let textLimit = 200

  public init(
    today: CalendarDate, dateOrder: DateOrder? = .monthFirst, now: LocalMoment? = nil
  ) {
    self.today = today
    self.dateOrder = dateOrder
    self.now = now
  }

  /// - Parameters:
  ///   - choices: those that are offered now, in the order in which they are numbered.
  ///   - allowsNone: whether no choice of a set is an answer.
  ///   - alternative: what else can be given for a length of time, as in `give the dates`.
  public func value(
    _ text: String, for input: InputDefinition, choices: [Choice], allowsNone: Bool = true,
    alternative: String? = nil
  ) throws(UnreadAnswer) -> AnswerValue {
    switch input.type {
    case .boolean: return .yesNo(try yesNo(text))
    case .date:
      return .date(try DateReader(today: today, order: dateOrder).date(text))
    case .integer, .decimal:
      return .figure(try ranged(FigureReader(unit: nil).figure(text), input, nil))
    case .quantity:
      return .figure(try ranged(quantity(text, input, alternative), input, input.unitWords))
    case .list:
      let chosen = try SetReader(choices: choices, allowsNone: allowsNone).choices(text)
      return .set(chosen.map(\.value))
    case .text where input.answer.isTimeOfDay:
      return .text(try TimeReader(now: now?.timeOfDay).time(text))
    case .text, .any, .record:
      return choices.isEmpty
        ? .text(try digits(plain(text), input))
        : .text(try ChoiceReader(choices: choices).choice(text).value)
    }
  }

  private func yesNo(_ text: String) throws(UnreadAnswer) -> Bool {
    let typed = text.trimmed.lowercased()
    if typed.isEmpty { throw .incomplete("Type Y for yes or N for no.") }
    if "yes".hasPrefix(typed) { return true }
    if "no".hasPrefix(typed) { return false }
    throw .refused("\(text.trimmed.quoted) is neither yes nor no. Type Y or N.")
  }

  private func quantity(
    _ text: String, _ input: InputDefinition, _ alternative: String?
  ) throws(UnreadAnswer) -> Decimal {
    let unit = input.type.unit
    return unit == "day" || unit == "month"
      ? try LengthReader(unit: unit ?? "day", alternative: alternative).length(text)
      : try FigureReader(unit: unit, unitWords: input.unitWords).figure(text)
  }

  private func ranged(
    _ figure: Decimal, _ input: InputDefinition, _ unit: String?
  ) throws(UnreadAnswer) -> Decimal {
    guard let range = input.answer.range, !range.contains(figure) else { return figure }
    throw .refused(
      "\(AnswerWords.figure(figure, unit)) is not allowed for \(input.label). "
        + "Type \(AnswerWords.allowed(range, unit)).")
  }

  private func digits(_ text: String, _ input: InputDefinition) throws(UnreadAnswer) -> String {
    guard let wanted = input.answer.digits else { return text }
    if let other = text.first(where: { !$0.isASCIIDigit }) {
      throw .refused(
        "\(String(other).quoted) has no place in \(input.label). Type its \(wanted) digits alone.")
    }
    guard text.count != wanted else { return text }
    let message = "\(input.label) has \(wanted) digits, and these are \(text.count). Correct it."
    throw text.count < wanted ? .incomplete(message) : .refused(message)
  }

  private func plain(_ text: String) throws(UnreadAnswer) -> String {
    let typed = text.trimmed
    if typed.isEmpty { throw .incomplete("Type a text.") }
    guard typed.unicodeScalars.allSatisfy(\.isPlain) else {
      throw .refused("The text holds a character that cannot be shown. Type it without it.")
    }
    guard typed.count <= Self.textLimit else {
      throw .refused(
        "The text has \(typed.count) characters, and \(Self.textLimit) are allowed. Shorten it.")
    }
    return typed
  }
}

extension InputDefinition {
  /// What a panel or a message calls it.
  var label: String { question?.label ?? name }
}
