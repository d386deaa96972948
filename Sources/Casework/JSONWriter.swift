internal import Diagnostics
internal import FoundationEssentials

/// Writes JSON: on one line, or indented for people. Members stay in their order.
///
/// Whatever could steer a terminal, break a line or hide in text is written as `\u…`: control
/// characters, C1 and DEL among them, line separators, and marks that turn the direction.
public struct JSONWriter {
  private var bytes: [UInt8] = []
  private let isPretty: Bool

  private init(isPretty: Bool) { self.isPretty = isPretty }

  /// The value's text in UTF-8, without a line break at its end.
  ///
  /// - Precondition: no number in it is one that cannot be held.
  public static func bytes(_ value: JSONValue, isPretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(isPretty: isPretty)
    writer.write(value, indent: 0)
    return writer.bytes
  }

  public static func text(_ value: JSONValue, isPretty: Bool = false) -> String {
    String(decoding: bytes(value, isPretty: isPretty), as: UTF8.self)
  }

  private mutating func write(_ value: JSONValue, indent: Int) {
    switch value {
    case .null: add("null")
    case .boolean(let flag): add(flag ? "true" : "false")
    case .number(let figure): add(figure.description)
    case .excessiveNumber: preconditionFailure("a number that cannot be held cannot be written")
    case .text(let text): write(text)
    case .array(let elements): write(elements, indent)
    case .object(let object): write(object, indent)
    }
  }

  /// Texts and figures share a line; entries that are objects get lines of their own.
  private mutating func write(_ elements: [JSONValue], _ indent: Int) {
    let isOnOneLine = elements.allSatisfy { element in
      switch element {
      case .array, .object: false
      default: true
      }
    }
    add("[")
    for (place, element) in elements.enumerated() {
      if place > 0 { add(isPretty && isOnOneLine ? ", " : ",") }
      if !isOnOneLine { breakLine(indent + 1) }
      write(element, indent: indent + 1)
    }
    if !isOnOneLine { breakLine(indent) }
    add("]")
  }

  private mutating func write(_ object: JSONObject, _ indent: Int) {
    add("{")
    for (place, member) in object.members.enumerated() {
      if place > 0 { add(",") }
      breakLine(indent + 1)
      write(member.key)
      add(isPretty ? ": " : ":")
      write(member.value, indent: indent + 1)
    }
    if !object.isEmpty { breakLine(indent) }
    add("}")
  }

  private mutating func breakLine(_ indent: Int) {
    guard isPretty else { return }
    bytes.append(.newline)
    bytes.append(contentsOf: repeatElement(0x20, count: indent * 2))
  }

  private mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      let isPlain = Self.isPlain(utf8)
      if isPlain { bytes.append(contentsOf: utf8) }
      return isPlain
    }
    if !isPlain { for scalar in text.unicodeScalars { write(scalar) } }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether the text is ASCII of which nothing has to be escaped. It looks at every byte, without
  /// a way out on the first that is not, so that the compiler can compare many at once.
  private static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var others: UInt8 = 0
    for byte in utf8 {
      others |= byte &- 0x20 < 0x5F && byte != 0x22 && byte != 0x5C ? 0 : 1
    }
    return others == 0
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": add("\\\"")
    case "\\": add("\\\\")
    case "\n": add("\\n")
    case "\r": add("\\r")
    case "\t": add("\\t")
    default:
      guard scalar.isUnseen else { return add(String(scalar)) }
      for unit in UTF16.encode(scalar)! { addEscape(unit) }
    }
  }

  private mutating func addEscape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    add("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)")
  }
}
