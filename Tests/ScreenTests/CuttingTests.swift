import Checklist
import Screen
import Testing

@Suite(.checklist) struct CuttingTests {
  @Test(
    "59. a cut is marked, and a number is shown whole or not at all",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd~"), ("abcdef", 1, "~"), ("abcdef", 0, ""),
      ("10661", 5, "10661"), ("10661", 4, "###~"), ("12.5 %", 5, "12.5~"), ("12.5 %", 4, "###~"),
      ("12.5 %", 3, "##~"), ("1,000 mg", 5, "####~"), ("1,000 mg", 6, "1,000~"),
      ("10, 20", 4, "10,~"), ("BSA 125", 6, "BSA #~"), ("日本語", 4, "日 ~"), ("日本語", 5, "日本~"),
      ("-5", 1, "~"), ("v3.", 2, "v~"),
    ] as [(String, Int, String)])
  func cut(text: String, columns: Int, shown: String) {
    let cells = Capabilities.unicode.cells(of: text, fitting: columns)
    #expect(cells.map(\.text).joined() == shown)
    #expect(cells.reduce(0) { $0 + $1.width } <= columns)
  }

  @Test(
    "44. lines break between words and never between a number and its unit",
    arguments: [
      ("", 5, [""]),
      ("one two three", 7, ["one two", "three"]),
      ("take 12 weeks now", 7, ["take 12", "weeks", "now"]),
      ("at least 12 weeks of", 14, ["at least", "12 weeks of"]),
      ("0.05 % cream", 6, ["0.05 %", "cream"]),
      ("0 clear 1 2 3 4 severe", 12, ["0 clear 1 2", "3 4 severe"]),
      ("a\nb\r\nc", 5, ["a", "b", "c"]),
      ("a\n\nb", 5, ["a", "", "b"]),
      ("hydroxychloroquine", 10, ["hydroxychl", "oroquine"]),
      ("no\u{A0}break here", 8, ["no\u{A0}break", "here"]),
      ("AB12345", 4, ["AB", "12345"]),
      ("x 10661", 3, ["x", "10661"]),
      ("日本語", 4, ["日本", "語"]),
      ("  a   b ", 9, ["a b"]),
      ("text", 0, []),
    ] as [(String, Int, [String])])
  func wrap(text: String, columns: Int, lines: [String]) {
    #expect(Capabilities.unicode.lines(of: text, columns: columns) == lines)
  }

  @Test("at every width the words come back whole and in order, and lines fit")
  func wrapLaw() {
    let text = "BSA of 10 % or more, 0.05 mg/kg (12.5 weeks) and hydroxychloroquine 1,000 mg"
    for columns in 1...90 {
      let lines = Capabilities.unicode.lines(of: text, columns: columns)
      let squeezed = lines.joined().filter { $0 != " " }
      #expect(squeezed == text.filter { $0 != " " })
      for line in lines where Capabilities.unicode.columns(of: line) > columns {
        #expect(!line.contains(" "), "\(line) is too wide at \(columns)")
      }
      for number in ["10", "0.05", "12.5", "1,000"] {
        #expect(lines.contains { $0.contains(number) }, "\(number) is parted at \(columns)")
      }
    }
  }
}
