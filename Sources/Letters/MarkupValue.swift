/// Values inside rendered markup. Two private-use characters stand around each; ``LetterText``
/// has none, so no value can end itself or be taken for markup.
enum MarkupValue {
  private static let open: Unicode.Scalar = "\u{E000}"
  private static let close: Unicode.Scalar = "\u{E001}"
  private static let openBytes = Array("\u{E000}".utf8)
  private static let closeBytes = Array("\u{E001}".utf8)

  static func wrapped(_ text: String) -> String {
    "\(open)\(text)\(close)"
  }

  /// Text without the marks around its values; each value keeps its own direction.
  static func letterText(_ text: Substring) -> LetterText {
    let isAlone = text.utf8.starts(with: openBytes) && text.utf8.suffix(3).elementsEqual(closeBytes)
    var pieces: [LetterText] = []
    var rest = text.utf8
    while let mark = rest.firstMark {
      let piece = LetterText(String(Substring(rest[..<mark.place])))
      pieces.append(
        mark.isOpening ? piece : isAlone ? piece.isolated : piece.isolatedAmongWords)
      rest = rest[rest.index(mark.place, offsetBy: 3)...]
    }
    let last = LetterText(String(Substring(rest)))
    return pieces.isEmpty ? last : LetterText(joining: pieces + [last])
  }

  /// Where `separator`, in ASCII, stands first outside of values; nil when nowhere.
  static func firstIndex(of separator: String, in text: Substring) -> Substring.Index? {
    let wanted = Array(separator.utf8)
    let bytes = text.utf8
    let offset =
      bytes.withContiguousStorageIfAvailable { firstOffset(of: wanted, in: $0) }
      ?? Array(bytes).withUnsafeBufferPointer { firstOffset(of: wanted, in: $0) }
    return offset.map { bytes.index(bytes.startIndex, offsetBy: $0) }
  }

  private static func firstOffset(
    of wanted: [UInt8], in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var isValue = false
    for place in bytes.indices {
      // U+E000 is EE 80 80 in UTF-8, U+E001 is EE 80 81.
      if bytes[place] == 0xEE, place + 2 < bytes.count, bytes[place + 1] == 0x80,
        bytes[place + 2] & 0xFE == 0x80
      {
        isValue = bytes[place + 2] == 0x80
      }
      if !isValue, bytes[place] == wanted[0], bytes[place...].starts(with: wanted) { return place }
    }
    return nil
  }

  /// The parts between separators that stand outside of values.
  static func split(_ text: Substring, at separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = text
    while let index = firstIndex(of: separator, in: rest) {
      parts.append(rest[..<index])
      rest = rest[index...].dropFirst(separator.count)
    }
    return parts + [rest]
  }
}

extension Substring.UTF8View {
  /// Where the first mark around a value stands, three bytes long, and which of the two it is.
  fileprivate var firstMark: (place: Index, isOpening: Bool)? {
    // U+E000 is EE 80 80 in UTF-8, U+E001 is EE 80 81.
    var from = startIndex
    while let place = self[from...].firstIndex(of: 0xEE) {
      let rest = self[place...].dropFirst()
      if rest.first == 0x80, let last = rest.dropFirst().first, last & 0xFE == 0x80 {
        return (place, last == 0x80)
      }
      from = index(after: place)
    }
    return nil
  }
}
