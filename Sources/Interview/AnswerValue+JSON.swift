internal import Casework
internal import FoundationEssentials
internal import RuleModel

extension AnswerValue {
  /// As a case document says it.
  var json: JSONValue {
    switch self {
    case .yesNo(let flag): .boolean(flag)
    case .figure(let figure): .number(figure)
    case .date(let date): .text(date.iso)
    case .text(let text): .text(text)
    case .set(let values): .array(values.map { .text($0) })
    }
  }

  /// nil when the JSON is not of the input's kind, as in a draft of another version.
  init?(_ json: JSONValue, of input: InputDefinition) {
    switch (json, input.type) {
    case (.boolean(let flag), .boolean): self = .yesNo(flag)
    case (.number(let figure), .integer), (.number(let figure), .decimal),
      (.number(let figure), .quantity):
      self = .figure(figure)
    case (.text(let text), .date):
      guard let date = CalendarDate(iso: text) else { return nil }
      self = .date(date)
    case (.text(let text), .text): self = .text(text)
    case (.array(let elements), .list):
      self = .set(elements.compactMap { if case .text(let text) = $0 { text } else { nil } })
    default: return nil
    }
  }
}
