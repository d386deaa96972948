import Screen
import Testing

@Suite struct WidthTests {
  @Test(
    "text takes the columns that the terminal gives it",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("\u{301}", 1), ("中", 2), ("日本", 4),
      ("😀", 2), ("⚠", 1), ("⚠\u{FE0F}", 1), ("✓", 1), ("\u{AD}", 1), ("a\u{200D}b", 2),
      ("한", 2), ("\u{1112}\u{1161}", 2), ("\u{A0}", 1), ("Ａ", 2), ("±", 1), ("\u{1B}[31m", 5),
    ] as [(String, Int)])
  func columns(text: String, columns: Int) {
    #expect(Capabilities.unicode.columns(of: text) == columns)
  }

  @Test(
    "a scalar that would steer, reorder or hide is shown as a replacement",
    arguments: [
      "\u{0}", "\u{7}", "\u{8}", "\t", "\n", "\r", "\u{1B}", "\u{7F}", "\u{80}", "\u{9B}",
      "\u{9F}", "\u{61C}", "\u{200B}", "\u{200E}", "\u{202E}", "\u{2028}", "\u{2066}",
      "\u{2069}", "\u{FEFF}", "\u{FFF9}", "\u{E0041}", "\u{FFFE}",
    ] as [Unicode.Scalar])
  func replaced(scalar: Unicode.Scalar) {
    #expect(Capabilities.unicode.cells(of: String(scalar)) == [.replacement])
    #expect(Capabilities.ascii.cells(of: String(scalar)) == [Cell("?")])
    #expect(Cell(scalar) == .replacement)
  }

  @Test("no scalar at all becomes a cell that holds a control or an override")
  func everyScalar() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let cell = Cell(scalar)
      for shown in cell.text.unicodeScalars where shown != "\u{AD}" {
        #expect(shown.isText, "U+\(String(value, radix: 16)) shows a control")
      }
      #expect((1...2).contains(cell.width))
    }
  }

  @Test("a cell keeps three marks and drops the fourth")
  func marks() {
    let cells = Capabilities.unicode.cells(of: "a\u{300}\u{301}\u{302}\u{303}b")
    #expect(cells.map(\.text) == ["a\u{300}\u{301}\u{302}", "b"])
    #expect(cells[0].marks == ["\u{300}", "\u{301}", "\u{302}"])
    #expect(Cell.continuation.adding(mark: "\u{301}") == .continuation)
    #expect(Cell("a").adding(mark: "b") == Cell("a"))
  }

  @Test(
    "without Unicode a letter shows its base and a question mark",
    arguments: [
      ("Müller", "Mu?ller"), ("é", "e?"), ("e\u{301}", "e?"), ("Łódź", "L?o?dz?"), ("中", "?"),
      ("≥10 µg", ">=10 mcg"), ("2½", "2 1/2"), ("“x”…", "\"x\"..."), ("5\u{A0}mg", "5 mg"),
      ("±", "+/-"), ("\u{17F}", "s?"), ("\u{C0}", "A?"), ("plain", "plain"),
    ])
  func transliteration(text: String, shown: String) {
    let cells = Capabilities.ascii.cells(of: text)
    #expect(cells.map(\.text).joined() == shown)
    #expect(Capabilities.ascii.columns(of: text) == shown.count)
    #expect(Capabilities.ascii.altersDisplay(of: text) == (text != "plain"))
    #expect(Capabilities.unicode.altersDisplay(of: text) == text.contains("\u{A0}"))
  }
}
