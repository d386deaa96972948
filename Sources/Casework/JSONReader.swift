internal import FoundationEssentials

/// Reads one JSON document (RFC 8259), strictly.
///
/// Refused as well are what the standard leaves open: a key that stands twice in an object, text
/// that is no UTF-8 or holds a NUL or half of a surrogate pair, and nesting beyond
/// ``maximumDepth``. Foundation's reader tells neither the place of a fault nor of a second key.
public struct JSONReader {
  /// How many arrays and objects can stand in one another. A case needs five.
  public static let maximumDepth = 64

  /// The document that `bytes` hold, with nothing but white space around it.
  ///
  /// - Parameter firstLine: the number of the line in which `bytes` begin.
  public static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int = 1
  ) throws(JSONFault) -> JSONValue {
    var scanner = JSONScanner(bytes)
    do {
      return try scanner.document()
    } catch {
      throw error.fault(in: bytes, firstLine: firstLine)
    }
  }

  public static func read(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    let result = bytes.withUnsafeBufferPointer { pointer -> Result<JSONValue, JSONFault> in
      do throws(JSONFault) { return .success(try read(pointer)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  public static func read(_ text: String) throws(JSONFault) -> JSONValue {
    try read(Array(text.utf8))
  }
}

/// A fault by its offset. The path grows while it passes the levels of the document on its way out.
struct JSONError: Error {
  let offset: Int
  let message: String
  var path: [String] = []

  func fault(in bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) -> JSONFault {
    var (line, column) = (firstLine, 1)
    for byte in bytes.prefix(offset) {
      if byte == .newline {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    var text = ""
    for step in path.reversed() { text += step.hasPrefix("[") || text.isEmpty ? step : ".\(step)" }
    return JSONFault(line: line, column: column, path: text, message: message)
  }
}

/// Goes over the bytes once, from value to value.
struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0
  private var depth = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The byte here, or 0 at the end. A NUL in the document is refused wherever it stands.
  var current: UInt8 { index < bytes.count ? bytes[index] : 0 }

  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value()
    skipSpace()
    if index < bytes.count {
      throw unexpected("the end of the document: another one stands on a line of its own")
    }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipSpace()
    switch current {
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw unexpected("a value")
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError)
    -> JSONValue
  {
    let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[index...].starts(with: letters) else { throw unexpected("a value") }
    index += letters.count
    return value
  }

  private mutating func object() throws(JSONError) -> JSONObject {
    try enter()
    var members: [JSONObject.Member] = []
    var keys: Set<String> = []
    skipSpace()
    if take("}") { return leave(JSONObject()) }
    members.reserveCapacity(8)
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
      let place = index
      let key = try text()
      if isSecond(key, members, &keys) {
        throw JSONError(
          offset: place, message: "the key stands twice in its object: keep one of the two",
          path: [key.shownAsKey])
      }
      skipSpace()
      guard take(":") else { throw unexpected("':' after the key") }
      do {
        members.append(JSONObject.Member(key: key, value: try value()))
      } catch {
        throw error.below(key.shownAsKey)
      }
      skipSpace()
      if take("}") { return leave(JSONObject(checked: members)) }
      guard take(",") else { throw unexpected("',' or '}'") }
    }
  }

  /// Compares with the few keys of a case one by one, with many by their hashes.
  private func isSecond(
    _ key: String, _ members: [JSONObject.Member], _ keys: inout Set<String>
  ) -> Bool {
    if members.count < 12 { return members.contains { $0.key == key } }
    if keys.isEmpty { keys = Set(members.map(\.key)) }
    return !keys.insert(key).inserted
  }

  private mutating func array() throws(JSONError) -> [JSONValue] {
    try enter()
    var elements: [JSONValue] = []
    skipSpace()
    if take("]") { return leave(elements) }
    while true {
      do {
        elements.append(try value())
      } catch {
        throw error.below("[\(elements.count)]")
      }
      skipSpace()
      if take("]") { return leave(elements) }
      guard take(",") else { throw unexpected("',' or ']'") }
    }
  }

  private mutating func enter() throws(JSONError) {
    guard depth < JSONReader.maximumDepth else {
      throw JSONError(
        offset: index,
        message: "more than \(JSONReader.maximumDepth) lists and objects in one another")
    }
    depth += 1
    index += 1
  }

  private mutating func leave<Result>(_ result: Result) -> Result {
    depth -= 1
    return result
  }
}

extension JSONScanner {
  mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: mark) else { return false }
    index += 1
    return true
  }

  func unexpected(_ wanted: String) -> JSONError {
    JSONError(offset: index, message: "expected \(wanted) but found \(found)")
  }

  private var found: String {
    guard index < bytes.count else { return "the end" }
    switch bytes[index] {
    case UInt8(ascii: "\""): return "text"
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return "a number"
    case 0x21...0x7E: return "'\(Character(Unicode.Scalar(bytes[index])))'"
    case 0x80...: return "a character outside of text"
    default: return "a control character"
    }
  }
}

extension JSONError {
  fileprivate func below(_ step: String) -> JSONError {
    var error = self
    error.path.append(step)
    return error
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
}
