extension ValueType {
  /// As an error names it: `a date`, `a list of text`.
  public var described: String {
    switch self {
    case .any: "null"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .decimal: "a number"
    case .text: "text"
    case .date: "a date"
    case .quantity(let unit?): "a quantity in \(Self.plural(unit))"
    case .quantity(nil): "a quantity"
    case .list(.any): "a list"
    case .list(let member): "a list of \(member.plural)"
    case .record: "an entry"
    }
  }

  private var plural: String {
    switch self {
    case .any: "anything"
    case .boolean: "conditions"
    case .integer: "whole numbers"
    case .decimal: "numbers"
    case .text: "text"
    case .date: "dates"
    case .quantity: "quantities"
    case .list: "lists"
    case .record: "entries"
    }
  }

  /// A unit as an expression writes it after a figure: `months`, `'mg'`.
  public static func plural(_ unit: String) -> String {
    ["year", "month", "week", "day"].contains(unit) ? "\(unit)s" : "'\(unit)'"
  }
}
