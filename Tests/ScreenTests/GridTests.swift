import Screen
import Testing

@Suite struct GridTests {
  private static let small = Size(rows: 3, columns: 10)

  private func grid(_ size: Size = small, _ capabilities: Capabilities = .unicode) -> Grid {
    Grid(size: size, capabilities: capabilities)
  }

  @Test("a question screen draws as its golden", arguments: ["unicode", "ascii", "lines"])
  func question(name: String) throws {
    let capabilities: Capabilities =
      switch name {
      case "unicode": .unicode
      case "ascii": .ascii
      default: Capabilities(showsUnicode: true, showsColour: true, drawsLines: true)
      }
    var grid = grid(Size(rows: 12, columns: 60), capabilities)
    grid.put("RUBRIC", row: 0, column: 1, style: .bold)
    grid.put("Saved 09:42:07", row: 0, column: 40, width: 19, alignment: .trailing)
    grid.put("MÜLLER, Jane", row: 1, column: 1)
    grid.horizontalRule(row: 2)
    grid.verticalRule(column: 34, rows: 2..<11)
    grid.horizontalRule(row: 4, columns: 35..<60)
    grid.put("[+] MET", row: 5, column: 36, style: .plain.in(.cyan))
    grid.wrap("Body surface area of 10 % or more", row: 5, column: 44, width: 15)
    grid.put("Body surface area", row: 4, column: 4)
    grid.put("[", row: 5, column: 2)
    grid.put(TextField("12.5"), row: 5, column: 4, width: 6, style: .underline, isFocused: true)
    grid.put("] %", row: 5, column: 11)
    grid.horizontalRule(row: 10)
    grid.fill(row: 11, style: .reverse)
    grid.put("F1 Help", row: 11, column: 1, style: .reverse)
    try expectGolden(grid.golden, "question-\(name)")
  }

  @Test("a two-column character is drawn whole or not at all")
  func wideAtEdge() {
    var grid = grid()
    #expect(grid.put("日本", row: 0, column: 8) == 2)
    #expect(grid.text == "         ~\n\n")
    grid.put("日", row: 1, column: 8)
    #expect(grid.cells(row: 1).map(\.width) == [1, 1, 1, 1, 1, 1, 1, 1, 2, 0])
  }

  @Test("covering one half of a two-column character blanks the other", arguments: [0, 1, 2])
  func halves(column: Int) {
    var grid = grid()
    grid.put("日", row: 0, column: 1)
    grid.put("x", row: 0, column: column)
    #expect(grid.text == ["x日\n\n", " x\n\n", "  x\n\n"][column])
    #expect(grid.cells(row: 0).count { $0.width == 0 } == (column == 0 ? 1 : 0))
  }

  @Test("covering halves with another grid blanks the others", arguments: [1, 2])
  func drawnOverHalves(columns: Int) {
    var grid = grid()
    grid.put("日本", row: 0, column: 0)
    var other = Grid(size: Size(rows: 1, columns: columns), capabilities: .unicode)
    other.put("語", row: 0, column: 0)
    grid.draw(other, row: 0, column: 1)
    #expect(grid.text == [" ~本\n\n", " 語\n\n"][columns - 1])
    let widths = [[1, 1, 2, 0], [1, 2, 0, 1]][columns - 1]
    #expect(grid.cells(row: 0).prefix(4).map(\.width) == widths)
  }

  @Test("covering two halves with one character blanks both others")
  func wideOverWide() {
    var grid = grid()
    grid.put("日本", row: 0, column: 0)
    grid.put("語", row: 0, column: 1)
    #expect(grid.text == " 語\n\n")
    #expect(grid.cells(row: 0).prefix(4).map(\.width) == [1, 2, 0, 1])
  }

  @Test("drawing off the grid draws nothing", arguments: [-1, 3, 1000])
  func offGrid(place: Int) {
    var grid = grid()
    grid.put("x", row: place, column: 0)
    grid.put("x", row: 0, column: place == 3 ? 10 : place)
    grid.fill("x", row: place)
    grid.restyle(row: place, style: .bold)
    grid.horizontalRule(row: place)
    grid.verticalRule(column: place == 3 ? 10 : place)
    grid.put(TextField("x"), row: place, column: 0, width: 3, isFocused: true)
    grid.wrap("x", row: place, column: 0, width: 1)
    #expect(grid == self.grid())
  }

  @Test("text that needs more rows than it has is marked as cut")
  func wrapHeight() {
    var grid = grid()
    #expect(grid.wrap("one two three four", row: 0, column: 0, width: 7, height: 1) == 1)
    #expect(grid.text == "one tw~\n\n")
    #expect(grid.wrap("at 10661 now", row: 1, column: 0, width: 5, height: 2) == 2)
    #expect(grid.text == "one tw~\nat\n####~")
    #expect(grid.wrap("a b c d", row: 2, column: 0, width: 1) == 1)
  }

  @Test("a grid drawn on another brings its cursor")
  func draw() {
    var panel = Grid(size: Size(rows: 1, columns: 4), capabilities: .unicode)
    panel.put("日x", row: 0, column: 0, style: .bold)
    panel.cursor = Position(row: 0, column: 2)
    var grid = grid()
    grid.draw(panel, row: 1, column: 3)
    #expect(grid.text == "\n   日x\n")
    #expect(grid.cursor == Position(row: 1, column: 5))
    #expect(grid.style(row: 1, column: 4) == .bold)
  }

  @Test("no text makes a grid of any size fail", arguments: [0, 1, 2, 5, 40])
  func anySize(columns: Int) {
    for rows in [0, 1, 3] {
      var grid = grid(Size(rows: rows, columns: columns), .ascii)
      grid.wrap("é 日本 \u{202E}12.5 %", row: 0, column: 0, width: columns)
      grid.put("\u{1B}[2J", row: 0, column: 0)
      grid.horizontalRule(row: 0)
      grid.verticalRule(column: 0)
      grid.put(TextField("日本語"), row: 0, column: 0, width: columns, isFocused: true)
      #expect(grid.golden.unicodeScalars.allSatisfy { $0 == "\n" || $0.isASCII && $0.isText })
    }
  }
}
