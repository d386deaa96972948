internal import Diagnostics
internal import FoundationEssentials
internal import RuleModel

/// What became of one answer of a case.
enum Answer {
  case value(Value)
  /// The suffix says which member of the answer is wrong: `[1]`.
  case fault(suffix: String, message: RefusalText)

  /// Reads an answer that is not null, as far as it can be judged by itself.
  static func read(_ json: JSONValue, for field: CaseField) -> Answer {
    switch field.type {
    case .boolean:
      guard case .boolean(let flag) = json else { return wrongKind("true or false", json) }
      return .value(.boolean(flag))
    case .integer, .decimal, .quantity: return figure(json, for: field)
    case .date: return date(json)
    case .text(choices: nil): return plainText(json)
    case .text: return choice(json, of: field.choices)
    case .list(.text): return set(json, of: field.choices)
    default: preconditionFailure("a case cannot hold an input of this type: \(field.name)")
    }
  }

  /// Text that something can be written with: not blank, and without control characters.
  static func plainText(_ json: JSONValue) -> Answer {
    guard case .text(let text) = json else { return wrongKind("text", json) }
    if text.unicodeScalars.contains(where: \.isUnseen) {
      return fault("the text holds a control or invisible character: remove it")
    }
    if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
      return fault("the text is blank: leave the field out, or write null, while it is not known")
    }
    return .value(.text(text))
  }

  private static func fault(_ message: RefusalText) -> Answer {
    .fault(suffix: "", message: message)
  }

  private static func wrongKind(_ wanted: String, _ found: JSONValue) -> Answer {
    fault(.kind(wanted, found))
  }

  private static func date(_ json: JSONValue) -> Answer {
    guard case .text(let text) = json, let date = CalendarDate(iso: text) else {
      return wrongKind("a date as 2026-11-21", json)
    }
    return .value(.date(date))
  }

  private static func choice(_ json: JSONValue, of choices: [String]) -> Answer {
    guard case .text(let text) = json else {
      return wrongKind("text, one of its choices,", json)
    }
    guard choices.contains(text) else { return notAChoice(text, choices, suffix: "") }
    return .value(.text(text))
  }

  private static func notAChoice(_ text: String, _ choices: [String], suffix: String) -> Answer {
    .fault(suffix: suffix, message: .name(text, of: choices, is: "choice here"))
  }

  private static func set(_ json: JSONValue, of choices: [String]) -> Answer {
    guard case .array(let elements) = json else { return wrongKind("a list", json) }
    var members: [Value] = []
    for (place, element) in elements.enumerated() {
      switch choice(element, of: choices) {
      case .fault(_, let message): return .fault(suffix: "[\(place)]", message: message)
      case .value(let member):
        if members.contains(member) {
          return .fault(
            suffix: "[\(place)]", message: "\(found: element.shown) stands in the list twice")
        }
        members.append(member)
      }
    }
    return .value(.list(ListValue(members)))
  }

  private static func figure(_ json: JSONValue, for field: CaseField) -> Answer {
    let range = field.range
    guard case .number(let figure) = json else { return wrongKind(range.words, json) }
    guard range.contains(figure) else { return wrongKind(range.words(refusing: figure), json) }
    switch field.type {
    case .quantity(let unit): return .value(.quantity(Quantity(figure, unit ?? "1")))
    case .integer:
      return Int(wholeFigure: figure).map { .value(.integer($0)) } ?? wrongKind(range.words, json)
    default: return .value(.decimal(figure))
    }
  }
}

extension Int {
  /// nil for a figure with decimals, or one that does not fit.
  init?(wholeFigure figure: Decimal) {
    if let small = figure.smallWhole {
      self = small
      return
    }
    guard figure.isWhole, let whole = Int("\(figure)".prefix { $0 != "." }) else { return nil }
    self = whole
  }
}
