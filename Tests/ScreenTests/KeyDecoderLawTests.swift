import Testing

@testable import Screen

@Suite struct KeyDecoderLawTests {
  /// The seed is printed with every failure, so that it can be run again.
  private static let seeds: [UInt64] = (1...200).map { $0 &* 0x9E37_79B9_7F4A_7C15 }

  @Test("random bytes never trap, never give a control as text, and leave the decoder usable")
  func randomBytes() {
    for seed in Self.seeds {
      var random = SplitMix(state: seed)
      var decoder = KeyDecoder(pasteLimit: 100)
      var keys: [Key] = []
      for _ in 0..<400 {
        keys += decoder.decode([Self.byte(&random)])
        if random.next() % 16 == 0 { keys += decoder.timedOut() }
      }
      for _ in 0..<KeyDecoder.pastePatience { keys += decoder.timedOut() }
      for key in keys { #expect(key.holdsOnlyText, "seed \(seed): \(key)") }
      #expect(!decoder.isWaiting, "seed \(seed)")
      #expect(decoder.decode(Array("é\u{1B}[A".utf8)) == ["é", .up], "seed \(seed)")
    }
  }

  @Test("random bytes give the same keys in one read as byte by byte")
  func randomSplits() {
    for seed in Self.seeds {
      var random = SplitMix(state: seed)
      let bytes = (0..<300).map { _ in Self.byte(&random) }
      var whole = KeyDecoder(pasteLimit: 50)
      var parts = KeyDecoder(pasteLimit: 50)
      let expected = whole.decode(bytes) + whole.finish()
      let found = bytes.flatMap { parts.decode([$0]) } + parts.finish()
      #expect(found == expected, "seed \(seed)")
    }
  }

  /// Mostly the bytes that sequences are made of, so that the states are reached.
  private static func byte(_ random: inout SplitMix) -> UInt8 {
    let telling = Array("\u{1B}\u{1B}\u{1B}[[O]P~~;200201MIuAaz$\u{7}\\\r\u{3}".utf8)
    let pick = random.next()
    return pick % 3 == 0
      ? UInt8(truncatingIfNeeded: pick >> 8)
      : telling[Int(pick >> 8) % telling.count]
  }
}

private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return (mixed ^ (mixed >> 31)) >> 1
  }
}

extension Key {
  fileprivate var holdsOnlyText: Bool {
    switch self {
    case .character(let character): character.unicodeScalars.allSatisfy(\.isText)
    case .control(let character): character.unicodeScalars.allSatisfy(\.isText)
    case .modified(let key, _): key.holdsOnlyText
    case .paste(let paste): paste.text.unicodeScalars.allSatisfy(\.isText)
    default: true
    }
  }
}
