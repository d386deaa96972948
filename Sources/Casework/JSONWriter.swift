internal import Diagnostics
internal import FoundationEssentials

/// Writes JSON: on one line, or indented for people. Members stay in their order.
///
/// Whatever could steer a terminal, break a line or hide in text is written as `\u…`: control
/// characters, C1 and DEL among them, line separators, and marks that turn the direction.
///
/// What is written often says its members itself; what is not is a ``JSONValue``.
public struct JSONWriter: ~Copyable {
  private var output = ByteBuffer()
  private let isPretty: Bool
  private var depth = 0
  /// Whether nothing stands yet in the object or list that is open.
  private var isEmpty = true

  public init(isPretty: Bool = false) { self.isPretty = isPretty }

  /// The value's text in UTF-8, without a line break at its end.
  ///
  /// - Precondition: no number in it is one that cannot be held.
  public static func bytes(_ value: JSONValue, isPretty: Bool = false) -> [UInt8] {
    bytes(isPretty: isPretty) { $0.write(value) }
  }

  /// What `write` wrote.
  public static func bytes(
    isPretty: Bool = false, _ write: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var writer = JSONWriter(isPretty: isPretty)
    write(&writer)
    return Array(writer.output.bytes)
  }

  public static func text(_ value: JSONValue, isPretty: Bool = false) -> String {
    String(decoding: bytes(value, isPretty: isPretty), as: UTF8.self)
  }

  /// How many bytes were written since they were last handed on.
  public var count: Int { output.count }

  /// Ends a document that others follow.
  public mutating func endLine() { output.append(.newline) }

  /// Hands on what was written, and forgets it.
  public mutating func flush(_ handle: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    try handle(UnsafeRawBufferPointer(output.bytes))
    output.removeAll()
  }
}

extension JSONWriter {
  /// - Parameter members: writes them in their order, each under another key.
  public mutating func object(_ members: (inout JSONWriter) -> Void) {
    open("{")
    members(&self)
    close("}")
  }

  /// Entries that get lines of their own where it is laid out for people: objects, lists.
  public mutating func list<Element>(
    _ elements: [Element], _ write: (Element, inout JSONWriter) -> Void
  ) {
    open("[")
    for element in elements {
      separate()
      write(element, &self)
    }
    close("]")
  }

  /// Entries that share a line: texts, figures.
  public mutating func row<Element>(
    _ elements: [Element], _ write: (Element, inout JSONWriter) -> Void
  ) {
    output.append(UInt8(ascii: "["))
    for (place, element) in elements.enumerated() {
      if place > 0 { output.append(isPretty ? ", " : ",") }
      write(element, &self)
    }
    output.append(UInt8(ascii: "]"))
  }

  /// - Precondition: nothing in the key has to be escaped.
  public mutating func member(_ key: StaticString, _ write: (inout JSONWriter) -> Void) {
    begin(key)
    write(&self)
  }

  public mutating func member(_ key: StaticString, _ text: String) {
    begin(key)
    write(text)
  }

  public mutating func member(_ key: StaticString, _ figure: Int) {
    begin(key)
    write(figure)
  }

  public mutating func member(_ key: StaticString, orNull text: String?) {
    member(key, orNull: text) { $1.write($0) }
  }

  /// - Parameter write: writes the value where there is one; else `null` is written.
  public mutating func member<Value>(
    _ key: StaticString, orNull value: Value?, _ write: (Value, inout JSONWriter) -> Void
  ) {
    begin(key)
    if let value { write(value, &self) } else { output.append("null") }
  }

  public mutating func write(_ figure: Int) { add(String(figure)) }

  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: output.append("null")
    case .boolean(let flag): output.append(flag ? "true" : "false")
    case .number(let figure): add(figure.description)
    case .excessiveNumber: preconditionFailure("a number that cannot be held cannot be written")
    case .text(let text): write(text)
    case .array(let elements): write(elements)
    case .object(let object): self.object { $0.write(object.members) }
    }
  }

  private mutating func write(_ elements: [JSONValue]) {
    let isOnOneLine = elements.allSatisfy { element in
      switch element {
      case .array, .object: false
      default: true
      }
    }
    if isOnOneLine { row(elements) { $1.write($0) } } else { list(elements) { $1.write($0) } }
  }

  private mutating func write(_ members: [JSONObject.Member]) {
    for member in members {
      separate()
      write(member.key)
      endKey()
      write(member.value)
    }
  }
}

extension JSONWriter {
  private mutating func open(_ bracket: Unicode.Scalar) {
    output.append(UInt8(ascii: bracket))
    depth += 1
    isEmpty = true
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    depth -= 1
    if !isEmpty { breakLine() }
    output.append(UInt8(ascii: bracket))
    isEmpty = false
  }

  private mutating func separate() {
    if !isEmpty { output.append(UInt8(ascii: ",")) }
    isEmpty = false
    breakLine()
  }

  private mutating func begin(_ key: StaticString) {
    separate()
    output.append(UInt8(ascii: "\""))
    output.append(key)
    output.append(UInt8(ascii: "\""))
    endKey()
  }

  private mutating func endKey() { output.append(isPretty ? ": " : ":") }

  private mutating func breakLine() {
    guard isPretty else { return }
    output.append(.newline)
    for _ in 0..<depth { output.append("  ") }
  }
}

extension JSONWriter {
  private mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { output.append($0) }
  }

  public mutating func write(_ text: String) {
    output.append(UInt8(ascii: "\""))
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      let isPlain = Self.isPlain(utf8)
      if isPlain { output.append(utf8) }
      return isPlain
    }
    if !isPlain { writeScalars(of: text) }
    output.append(UInt8(ascii: "\""))
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

  private mutating func writeScalars(of text: String) {
    let isEscaped = text.unicodeScalars.contains { $0 == "\"" || $0 == "\\" || $0.isUnseen }
    if isEscaped { for scalar in text.unicodeScalars { write(scalar) } } else { add(text) }
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": output.append("\\\"")
    case "\\": output.append("\\\\")
    case "\n": output.append("\\n")
    case "\r": output.append("\\r")
    case "\t": output.append("\\t")
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
