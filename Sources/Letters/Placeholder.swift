/// What is left standing where somebody still had to write something, in the ways that people mark
/// it: `{payer}`, `{{payer}}`, `${payer}`, `<payer>`, `[Name of payer]`, `___`, `TODO`.
package enum Placeholder {
  private static let words: Set<String> = ["TODO", "TBD", "FIXME", "XXX", "XXXX"]

  /// The first in a text that is to be printed as it is; nil where there is none.
  package static func first(in text: some StringProtocol) -> String? {
    let bytes = Array(text.utf8)
    for place in bytes.indices {
      let rest = bytes[place...]
      let end: ArraySlice<UInt8>.Index? =
        switch bytes[place] {
        case UInt8(ascii: "{"), UInt8(ascii: "}"):
          rest.lastIndex(of: UInt8(ascii: "}")) ?? place
        case UInt8(ascii: "["): name(in: rest, upTo: UInt8(ascii: "]"))
        case UInt8(ascii: "<"): name(in: rest, upTo: UInt8(ascii: ">"))
        case UInt8(ascii: "_") where rest.starts(with: Array("___".utf8)): place + 2
        default: nil
        }
      if let end { return String(decoding: bytes[place...end], as: UTF8.self) }
    }
    return text.utf8.split { !isLetter($0) }.lazy.map { String(decoding: $0, as: UTF8.self) }
      .first(where: words.contains)
  }

  /// Where it is closed, if something that can be a name stands between: a box to be ticked has none.
  private static func name(in bytes: ArraySlice<UInt8>, upTo close: UInt8) -> Int? {
    guard let end = bytes.firstIndex(of: close) else { return nil }
    return bytes[..<end].count(where: isLetter) > 1 ? end : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
  }
}
