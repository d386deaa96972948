import Checklist
import Testing

@testable import Screen

@Suite(.checklist) struct KeyDecoderTests {
  private func keys(_ text: String) -> [Key] { keys(Array(text.utf8)) }

  private func keys(_ bytes: [UInt8]) -> [Key] {
    var decoder = KeyDecoder()
    return decoder.decode(bytes) + decoder.finish()
  }

  @Test("13. every listed sequence is its key, alone and between others", arguments: KeyTable.known)
  func known(sequence: String, key: Key) {
    #expect(keys("\u{1B}" + sequence) == [key])
    #expect(keys("a\u{1B}" + sequence + "b") == ["a", key, "b"])
  }

  @Test("14. a sequence that is not known is swallowed whole", arguments: KeyTable.unknown)
  func unknown(sequence: String) {
    #expect(keys("a\u{1B}" + sequence + "b") == ["a", .unknownSequence, "b"])
  }

  @Test("the focus of the window is no key", arguments: KeyTable.silent)
  func silent(sequence: String) {
    #expect(keys("a\u{1B}" + sequence + "b") == ["a", "b"])
  }

  @Test("bytes by themselves are characters and control keys")
  func plain() {
    #expect(keys("aé日😀 ~") == ["a", "é", "日", "😀", " ", "~"])
    #expect(keys("\t\r\n\u{8}\u{7F}") == [.tab, .enter, .enter, .backspace, .backspace])
    #expect(keys("\u{3}\u{11}\u{13}\u{1A}") == ["c", "q", "s", "z"].map { Key.control($0) })
    #expect(keys("\u{0}\u{1C}\u{1D}\u{1E}\u{1F}") == ["@", "\\", "]", "^", "_"].map(Key.control))
    #expect(keys("\u{202E}") == [.unknownSequence])
    #expect(keys("\u{9B}A") == [.unknownSequence, "A"])
  }

  @Test("every split of every sequence over two reads and over single bytes gives the same keys")
  func splits() {
    let paste = "\u{1B}[200~a\rb\u{1B}[31m\u{1B}[201~"
    let sequences = (KeyTable.known.map(\.0) + KeyTable.unknown + KeyTable.silent)
    for text in sequences.map({ "é\u{1B}" + $0 + "日" }) + [paste] {
      let bytes = Array(text.utf8)
      let whole = keys(bytes)
      for place in 0...bytes.count {
        var decoder = KeyDecoder()
        // Any quiet but the one that decides a lone Escape must not matter.
        var found = decoder.decode(Array(bytes[..<place]))
        if decoder.state != .escape, !decoder.assembler.isPending { found += decoder.timedOut() }
        found += decoder.decode(Array(bytes[place...])) + decoder.finish()
        #expect(found == whole, "\(text.debugDescription) split at \(place)")
      }
      var decoder = KeyDecoder()
      let single = bytes.flatMap { decoder.decode([$0]) } + decoder.finish()
      #expect(single == whole)
    }
  }

  @Test("Escape alone is decided by one quiet delay, and then a digit is a digit")
  func loneEscape() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x1B]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.timedOut() == [.escape])
    #expect(!decoder.isWaiting)
    #expect(decoder.timedOut() == [])
    #expect(decoder.decode([0x31]) == ["1"])
    #expect(keys("\u{1B}\u{1B}\u{1B}[A") == [.escape, .escape, .up])
    #expect(keys("\u{1B}\r") == [.escape, .enter])
    #expect(keys("\u{1B}é") == [.escape, "é"])
    #expect(keys([0x1B, 0xFC, 0x61]) == [.escape, .unreadable(0xFC), "a"])
  }

  @Test("a sequence that never ends is given up after a while, not at the first quiet delay")
  func patience() {
    for start in ["\u{1B}[", "\u{1B}[1;", "\u{1B}O", "\u{1B}]0;x", "\u{1B}[[", "\u{1B}[M!"] {
      var decoder = KeyDecoder()
      #expect(decoder.decode(Array(start.utf8)) == [])
      for _ in 1..<KeyDecoder.sequencePatience { #expect(decoder.timedOut() == []) }
      #expect(decoder.timedOut() == [.unknownSequence])
      #expect(decoder.decode(Array("5".utf8)) == ["5"])
    }
  }

  @Test("a control key ends a sequence that never ends, and is not lost")
  func controlEndsSequence() {
    for start in ["[", "[1;", "O", "]0;x", "[[", "P1", "[12\u{1B}[3"] {
      #expect(keys("\u{1B}" + start + "\u{3}").suffix(2) == [.unknownSequence, .control("c")])
      #expect(keys("\u{1B}" + start + "\u{1B}[A").suffix(2) == [.unknownSequence, .up])
    }
    #expect(keys([0x1B, 0x5B, 0x31, 0xFC, 0x61]) == [.unknownSequence, .unreadable(0xFC), "a"])
  }

  @Test("18. a byte that is no UTF-8 costs nothing but itself")
  func unreadable() {
    let latin: [UInt8] = [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72, 0x03]
    let rest: [Key] = ["l", "l", "e", "r", .control("c")]
    #expect(keys(latin) == ["M", .unreadable(0xFC)] + rest)
    #expect(keys([0xE9, 0x61]) == [.unreadable(0xE9), "a"])
    #expect(keys([0xE9]) == [.unreadable(0xE9)])
    #expect(keys([0xE2, 0x82, 0x1B, 0x5B, 0x41]) == [.unreadable(0xE2), .up])
    #expect(keys([0xC0, 0x80]) == [.unreadable(0xC0), .unreadable(0x80)])
    #expect(keys([0xED, 0xA0, 0x80]) == [0xED, 0xA0, 0x80].map { .unreadable($0) })
    #expect(keys([0xF4, 0x90, 0x61]) == [.unreadable(0xF4), .unreadable(0x90), "a"])
    #expect(keys([0xE9, 0xC3, 0xA9]) == [.unreadable(0xE9), "é"])
    var decoder = KeyDecoder()
    #expect(decoder.decode([0xC3]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.timedOut() == [.unreadable(0xC3)])
  }

  @Test("every character in UTF-8 comes through or is no text")
  func everyScalar() {
    for value in UInt32(0x20)...0x10FFFF where value != 0x7F {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let expected: Key = scalar.isText ? .character(Character(scalar)) : .unknownSequence
      #expect(keys(String(scalar)) == [expected])
    }
  }
}
