/// Puts scalars together from UTF-8, byte by byte, so that a wrong byte costs nothing but itself.
struct UTF8Assembler: Hashable, Sendable {
  enum Outcome: Hashable {
    case pending
    case scalar(Unicode.Scalar)
    /// The bytes so far were no UTF-8. With `again`, the byte just given is not part of them and
    /// is to be given once more.
    case unreadable(first: UInt8, again: Bool)
  }

  private var first: UInt8 = 0
  private var value: UInt32 = 0
  private var missing = 0
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  /// Whether a character has begun and is not complete.
  var isPending: Bool { missing > 0 }

  mutating func accept(_ byte: UInt8) -> Outcome {
    guard isPending else { return begin(byte) }
    guard allowed.contains(byte) else {
      missing = 0
      return .unreadable(first: first, again: true)
    }
    allowed = 0x80...0xBF
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    guard !isPending else { return .pending }
    return Unicode.Scalar(value).map { .scalar($0) } ?? .unreadable(first: first, again: false)
  }

  /// Gives up the character that has begun.
  /// - Returns: its first byte, or nothing when none had begun.
  mutating func giveUp() -> UInt8? {
    defer { missing = 0 }
    return isPending ? first : nil
  }

  private mutating func begin(_ byte: UInt8) -> Outcome {
    first = byte
    allowed = Self.secondBytes(after: byte)
    switch byte {
    case 0...0x7F: return .scalar(Unicode.Scalar(byte))
    case 0xC2...0xDF: (value, missing) = (UInt32(byte & 0x1F), 1)
    case 0xE0...0xEF: (value, missing) = (UInt32(byte & 0x0F), 2)
    case 0xF0...0xF4: (value, missing) = (UInt32(byte & 0x07), 3)
    default: return .unreadable(first: byte, again: false)
    }
    return .pending
  }

  /// The second bytes that keep out overlong forms, surrogates and values past U+10FFFF.
  private static func secondBytes(after first: UInt8) -> ClosedRange<UInt8> {
    switch first {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }
}
