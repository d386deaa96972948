public import FoundationEssentials
public import RuleModel

/// What a field was answered with.
public enum AnswerValue: Sendable, Hashable {
  case yesNo(Bool)
  /// In the unit of its input.
  case figure(Decimal)
  case date(CalendarDate)
  /// Also the value of a choice.
  case text(String)
  /// Values of choices; empty is an answer: none of them.
  case set([String])
}
