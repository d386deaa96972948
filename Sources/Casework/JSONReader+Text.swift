internal import Diagnostics

extension JSONScanner {
  /// The text that begins with the quote here.
  mutating func text() throws(JSONError) -> String {
    index += 1
    let start = index
    var end = start
    var highest: UInt8 = 0
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"),
      bytes[end] >= 0x20
    {
      highest |= bytes[end]
      end += 1
    }
    index = end
    guard end < bytes.count else { throw unexpected("the closing quote of a text") }
    if bytes[end] == UInt8(ascii: "\\") { return try textWithEscapes(from: start) }
    if bytes[end] < 0x20 { throw controlCharacter() }
    index += 1
    let slice = UnsafeBufferPointer(rebasing: bytes[start..<end])
    if highest < 0x80 { return String(decoding: slice, as: UTF8.self) }
    return try validated(slice, at: start)
  }

  private func validated(
    _ slice: UnsafeBufferPointer<UInt8>, at start: Int
  ) throws(JSONError) -> String {
    if let text = String(validating: slice, as: UTF8.self) { return text }
    throw JSONError(offset: start, message: "the text is no valid UTF-8: save the file as UTF-8")
  }

  private func controlCharacter() -> JSONError {
    let isBreak = bytes[index] == .newline || bytes[index] == 0x0D
    return JSONError(
      offset: index,
      message: isBreak
        ? "the line ends inside a text: close the quote, or write the line break as \\n"
        : "a control character stands in a text: remove it")
  }

  /// Goes on at the first backslash of a text that began at `start`.
  private mutating func textWithEscapes(from start: Int) throws(JSONError) -> String {
    var decoded = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 { throw controlCharacter() }
      if byte == UInt8(ascii: "\"") {
        index += 1
        guard let text = String(validating: decoded, as: UTF8.self) else {
          throw JSONError(
            offset: start, message: "the text is no valid UTF-8: save the file as UTF-8")
        }
        return text
      }
      if byte == UInt8(ascii: "\\") {
        decoded.append(contentsOf: UTF8.encode(try escape())!)
      } else {
        decoded.append(byte)
        index += 1
      }
    }
    throw unexpected("the closing quote of a text")
  }

  /// The character that the escape here stands for.
  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    index += 1
    defer { index += 1 }
    switch current {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw unexpected("one of \" \\ / b f n r t u after a backslash")
    }
  }

  /// The character of `u` and four figures, or of a pair of surrogates. Ends on its last figure.
  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let start = index - 1
    let first = try hexUnit()
    if first == 0 {
      throw JSONError(offset: start, message: "a text cannot hold NUL: remove \\u0000")
    }
    if let scalar = Unicode.Scalar(first) { return scalar }
    let isPair =
      first < 0xDC00 && index + 2 < bytes.count && bytes[index + 1] == UInt8(ascii: "\\")
      && bytes[index + 2] == UInt8(ascii: "u")
    if isPair {
      index += 2
      let second = try hexUnit()
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw JSONError(
      offset: start, message: "\\u stands for half of a surrogate pair: write both halves")
  }

  /// The figure of the four hexadecimal digits behind the `u` here. Ends on the last of them.
  private mutating func hexUnit() throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      index += 1
      switch current {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(current - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(current - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(current - 0x37)
      default: throw unexpected("four hexadecimal digits after \\u")
      }
    }
    return unit
  }
}

extension String {
  /// As it can stand in a path and on a screen: cut, and nothing that steers a terminal.
  var shownAsKey: String {
    var shown = String(String.UnicodeScalarView(unicodeScalars.prefix(40).map(\.shown)))
    if unicodeScalars.count > 40 { shown += "..." }
    return shown
  }
}

extension Unicode.Scalar {
  /// Itself, or `?` where it is a control or formatting character.
  fileprivate var shown: Unicode.Scalar { isUnseen ? "?" : self }
}
