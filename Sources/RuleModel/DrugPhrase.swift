/// A drug's name as somebody wrote it, taken apart as far as that needs no dictionary.
///
/// Case, ® and ™, doubled spaces and a comma before a space do not matter; a hyphen counts as
/// one only before a biosimilar's suffix.
struct DrugPhrase {
  /// Lower case, hyphens kept, strengths taken out.
  private(set) var words: [[UInt8]]
  private(set) var strengths: [DrugStrength] = []

  init(_ text: String, units: Set<String>) {
    words = Self.words(of: text)
    guard words.contains(where: { $0[0].isDigit || $0[0] == .point }) else { return }
    takeOutStrengths(units)
  }

  /// What two spellings of one name have in common: lower case, no marks, spaces or hyphens.
  static func key(of text: String) -> String {
    plainKey(of: text) ?? key(of: words(of: text)[...])
  }

  /// The key of a text in which nothing but spaces and hyphens has to be taken out; nil for others.
  private static func plainKey(of text: String) -> String? {
    var isPlain = true
    let key = String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
      var count = 0
      for byte in text.utf8 where byte != .space && byte != .hyphen {
        buffer[count] = byte.lowercased
        isPlain = isPlain && byte.isPlain
        count += 1
      }
      return isPlain ? count : 0
    }
    return isPlain ? key : nil
  }

  static func key(of words: ArraySlice<[UInt8]>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.reduce(0) { $0 + $1.count })
    for word in words { for byte in word where byte != .hyphen { bytes.append(byte) } }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `0.1%`, `0.1 %`, `20mg` and `20 mg` become strengths. A figure without a unit stays a word.
  private mutating func takeOutStrengths(_ units: Set<String>) {
    var kept: [[UInt8]] = []
    var index = 0
    while index < words.count {
      defer { index += 1 }
      guard let (figure, rest) = DrugStrength.split(words[index][...]) else {
        kept.append(words[index])
        continue
      }
      let next = rest.isEmpty && index + 1 < words.count ? words[index + 1][...] : rest
      let unit = String(decoding: next, as: UTF8.self)
      guard units.contains(unit) else {
        kept.append(words[index])
        continue
      }
      if rest.isEmpty { index += 1 }
      strengths.append(DrugStrength(figure: figure, unit: unit))
    }
    words = kept
  }

  static func words(of text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let (mark, length) = Mark.read(bytes, at: index)
      index += length
      switch mark {
      case .letter(let byte): word.append(byte)
      case .ignored: break
      case .separator:
        if !word.isEmpty { words.append(word) }
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}

/// What a byte, or a few, of a written name mean.
private enum Mark {
  case letter(UInt8)
  case separator
  case ignored

  /// The mark that begins at `index`, and how many bytes it takes.
  static func read(_ bytes: [UInt8], at index: Int) -> (Mark, Int) {
    let byte = bytes[index]
    if byte < 0x80 { return readASCII(bytes, at: index) }
    func isNext(_ rest: UInt8...) -> Bool { bytes[(index + 1)...].starts(with: rest) }
    switch byte {
    case 0xC2 where isNext(0xAE) || isNext(0xAD): return (.ignored, 2)  // ®, soft hyphen
    case 0xC2 where isNext(0xA0): return (.separator, 2)  // no-break space
    case 0xE2 where isNext(0x84, 0xA2) || isNext(0x84, 0xA0): return (.ignored, 3)  // ™, ℠
    case 0xE2 where isNext(0x88, 0x92): return (.letter(.hyphen), 3)  // minus
    case 0xE2 where isNext(0x80) && index + 2 < bytes.count:
      return readPunctuation(bytes[index + 2])
    default: return (.letter(byte), 1)
    }
  }

  private static func readASCII(_ bytes: [UInt8], at index: Int) -> (Mark, Int) {
    let byte = bytes[index]
    switch byte {
    case 0x09, 0x0A, 0x0D, .space: return (.separator, 1)
    case UInt8(ascii: ",") where index + 1 == bytes.count || bytes[index + 1] == .space:
      return (.separator, 1)
    case UInt8(ascii: "("):
      for mark in ["(r)", "(tm)"]
      where bytes[index...].prefix(mark.utf8.count).map(\.lowercased) == Array(mark.utf8) {
        return (.ignored, mark.utf8.count)
      }
      return (.letter(byte), 1)
    default: return (.letter(byte.lowercased), 1)
    }
  }

  /// The general punctuation of Unicode, U+2000 to U+203F, by its last byte.
  private static func readPunctuation(_ last: UInt8) -> (Mark, Int) {
    switch last {
    case 0x80...0x8A, 0xAF: (.separator, 3)  // spaces of many widths
    case 0x8B...0x8F: (.ignored, 3)  // zero width
    case 0x90...0x95: (.letter(.hyphen), 3)  // hyphens and dashes
    default: (.letter(0xE2), 1)
    }
  }
}
