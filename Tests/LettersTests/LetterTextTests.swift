import Letters
import Testing

@Suite("Text that enters a letter")
struct LetterTextTests {
  @Test(
    "is printed without control characters, escape sequences or hidden direction",
    arguments: [
      ("red \u{1B}[31mtext", "red \u{FFFD}[31mtext"),
      ("title \u{1B}]0;x\u{07}y", "title \u{FFFD}]0;x\u{FFFD}y"),
      ("C1 \u{9B}31m", "C1 \u{FFFD}31m"),
      ("nul\u{0}del\u{7F}", "nul\u{FFFD}del\u{FFFD}"),
      ("over\u{202E}ride\u{202C}", "override"),
      ("iso\u{2066}late\u{2069}\u{200F}", "isolate"),
      ("hid\u{200B}den\u{AD} \u{FEFF}tag\u{E0041}", "hidden tag"),
      ("private \u{E000} non\u{FFFF}", "private \u{FFFD} non\u{FFFD}"),
      ("one\ntwo\r\nthree\tfour", "one two three four"),
      ("a\u{2028}b\u{85}c\u{0C}d", "a b c d"),
      ("two  spaces \u{2003} wide", "two spaces wide"),
      ("o\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}k", "o\u{301}\u{301}\u{301}\u{301}k"),
    ])
  func cleaned(raw: String, printed: String) {
    #expect(Array(LetterText(raw).string.unicodeScalars) == Array(printed.unicodeScalars))
  }

  @Test(
    "keeps what a name is spelled with",
    arguments: [
      "Zoë O’Brien-Núñez", "דוד כהן", "محمد عبد الله", "山田太郎", "می\u{200C}خواهم", "क्\u{200D}ष",
      "8\u{A0}mg", "김철수",
      "Nguyễn Văn", "👩\u{200D}⚕️",
    ])
  func kept(text: String) {
    #expect(Array(LetterText(text).string.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test("holds no scalar that could steer a terminal, whatever it was made from")
  func everyScalar() {
    for value in (0...0x10FFFF as ClosedRange<UInt32>) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for clean in LetterText("a\(scalar)b").string.unicodeScalars {
        let category = clean.properties.generalCategory
        let isJoiner = clean.value == 0x200C || clean.value == 0x200D
        #expect(
          category != .control && (category != .format || isJoiner),
          "U+\(String(value, radix: 16)) got through")
      }
    }
  }

  @Test("keeps spaces at its ends, because runs are set side by side")
  func ends() {
    #expect(LetterText(" a ").string == " a ")
    #expect(LetterText(" \n\t ").isBlank)
    #expect(!LetterText(" x ").isBlank)
  }
}
