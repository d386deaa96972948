import RuleModel

extension Value {
  /// As an expression writes it.
  var literal: String {
    switch self {
    case .unknown, .record: return "null"
    case .boolean(let flag): return "\(flag)"
    case .integer(let figure): return "\(figure)"
    case .decimal(let figure):
      let text = "\(figure)"
      return text.contains(".") ? text : text + ".0"
    case .text(let text): return text.quoted
    case .date(let date): return "@\(date.iso)"
    case .partialDate(let date): return "@\(date.iso)"
    case .quantity(let quantity):
      return "\(quantity.amount) \(ValueType.unit(quantity.unit, of: "\(quantity.amount)"))"
    case .list(let list):
      return "{\(list.elements.map(\.literal).joined(separator: ", "))}"
    }
  }
}

extension PartialDate {
  fileprivate var iso: String {
    let digits = String(year)
    let padded = String(repeating: "0", count: 4 - digits.count) + digits
    guard let month else { return padded }
    return padded + (month < 10 ? "-0\(month)" : "-\(month)")
  }
}

extension String {
  fileprivate var quoted: String {
    var text = "'"
    for scalar in unicodeScalars {
      switch scalar {
      case "'": text += "\\'"
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{C}": text += "\\f"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "'"
  }

  /// A definition's name, in quotation marks where it is no plain word.
  var asName: String {
    let isPlain = unicodeScalars.allSatisfy { scalar in
      scalar == "_" || scalar == "." || scalar.isASCII && scalar.properties.isAlphabetic
        || ("0"..."9").contains(scalar)
    }
    return isPlain ? self : "\"\(self)\""
  }
}

extension ValueType {
  /// A unit after its figure: `1 month`, `6 months`, `50 'mg'`.
  fileprivate static func unit(_ unit: String, of amount: String) -> String {
    amount == "1" && Parser.calendarUnits[unit] != nil ? unit : plural(unit)
  }

  /// The name that `as` takes.
  var cqlName: String {
    switch self {
    case .any, .record: "Any"
    case .boolean: "Boolean"
    case .integer: "Integer"
    case .decimal: "Decimal"
    case .text: "String"
    case .date: "Date"
    case .quantity: "Quantity"
    case .list(let member): "List<\(member.cqlName)>"
    }
  }
}

extension Expression.Operation {
  /// `and` and `or` hold all their operands in one node.
  var isChain: Bool { self == .and || self == .or }

  /// As a text writes it: `+`, `included in`, `Count`.
  var written: String { Printer.infixes[self]?.sign ?? functionName }

  /// The name to call it by.
  var functionName: String {
    switch self {
    case .power: return "Power"
    case .date: return "Date"
    default:
      return Signatures.functions.first { $0.value == self }?.key ?? rawValue
    }
  }
}
