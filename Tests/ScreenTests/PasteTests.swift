import Checklist
import Testing

@testable import Screen

@Suite(.checklist) struct PasteTests {
  private func pasted(_ text: String, limit: Int = 65_536) -> Paste? {
    pasted(Array(text.utf8), limit: limit)
  }

  private func pasted(_ bytes: [UInt8], limit: Int = 65_536) -> Paste? {
    var decoder = KeyDecoder(pasteLimit: limit)
    let all = Array("\u{1B}[200~".utf8) + bytes + Array("\u{1B}[201~".utf8)
    guard case .paste(let paste)? = decoder.decode(all).first, !decoder.isWaiting else {
      return nil
    }
    return paste
  }

  @Test("23. a paste becomes one line, and says what was changed")
  func oneLine() {
    #expect(pasted("abc") == Paste("abc"))
    #expect(pasted("") == Paste(""))
    #expect(pasted("a\rb\tc") == Paste("a b c", lineBreaks: 1))
    #expect(pasted("a\r\nb\r\rc\n\td") == Paste("a b c d", lineBreaks: 4))
    #expect(pasted("\na\n") == Paste("a", lineBreaks: 2))
    #expect(pasted("  a  ") == Paste("  a  "))
    #expect(pasted("é日\u{301}") == Paste("é日\u{301}"))
  }

  @Test("what would steer or hide is dropped and counted")
  func dropped() {
    #expect(pasted("a\u{1B}[31mb") == Paste("a[31mb", droppedControls: 1))
    #expect(pasted("a\u{0}\u{3}\u{9B}\u{202E}\u{200B}b") == Paste("ab", droppedControls: 5))
    #expect(pasted([0x61, 0xFC, 0x62]) == Paste("ab", droppedControls: 1))
    #expect(pasted([0x61, 0xE2, 0x82, 0x62]) == Paste("ab", droppedControls: 1))
    #expect(pasted("a\u{1B}[20") == Paste("a[20", droppedControls: 1))
    #expect(pasted("a\u{1B}[20\u{1B}[200~b") == Paste("a[20[200~b", droppedControls: 2))
  }

  @Test("25. a paste past the limit is cut, counted, and leaves nothing behind")
  func limit() {
    #expect(pasted("abcdef", limit: 4) == Paste("abcd", cutBytes: 2))
    #expect(pasted("ab日", limit: 4) == Paste("ab", cutBytes: 1))
    let large = pasted(String(repeating: "x", count: 1_000_000))
    #expect(large?.text.utf8.count == 65_536)
    #expect(large?.cutBytes == 1_000_000 - 65_536)
  }

  @Test("a paste that never ends is taken after two quiet seconds")
  func patience() {
    var decoder = KeyDecoder()
    #expect(decoder.decode(Array("\u{1B}[200~ab\u{1B}[2".utf8)) == [])
    for _ in 1..<KeyDecoder.pastePatience { #expect(decoder.timedOut() == []) }
    #expect(decoder.timedOut() == [.paste(Paste("ab"))])
    #expect(decoder.decode(Array("c".utf8)) == [.character("c")])
  }
}
