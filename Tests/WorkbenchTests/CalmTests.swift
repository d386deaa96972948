import Checklist
import Screen
import Testing

@testable import Workbench

/// What stays where it is while answers are entered: each cell that changes is sent, and seen.
@Suite("Calm", .checklist)
struct CalmTests {
  @Test("71. The panel shows one page of lines until the focus leaves it")
  func pages() {
    let heights = Array(repeating: 1, count: 20)
    func range(_ focus: Int) -> Range<Int> {
      var panel = CriteriaPanel()
      panel.lines = heights.indices.map { Sample.line("\($0)", .open, "", "", focus: $0 == focus) }
      return panel.window(heights: heights, rows: 9).range
    }
    #expect(Set((0..<8).map(range)) == [0..<8])
    #expect(Set((8..<16).map(range)) == [8..<16])
    #expect(Set((16..<20).map(range)) == [12..<20])
  }

  @Test("71. Enter to the next field changes no label, and no style of any line of the criteria")
  func labels() {
    var run = Runner.entered(Script.request + Script.persons + ["1"])
    func styles() -> [ArraySlice<Style>] {
      let grid = run.bench.view(size: run.bench.size, capabilities: .ascii)
      return [5, 7, 9].map { grid.styles(row: $0).prefix(41) }
    }
    let before = styles()
    run.press(.enter)
    #expect(styles() == before)
  }

  @Test("71. A choice is read below the hint, which stays; on a short screen in its place")
  func echo() {
    let hint = "Type its number or first letters. F4 lists them."
    func lines(_ rows: Int) -> (before: [String], after: [String]) {
      var run = Runner(rows: rows, columns: 80)
      run.press("n")
      func message() -> [String] {
        Array(
          run.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            .dropLast(2).suffix(rows >= 20 ? 2 : 1)
        ).map(\.trimmed)
      }
      let before = message()
      run.type("cig")
      return (before, message())
    }
    #expect(lines(24) == (before: [hint, ""], after: [hint, "= Cigna"]))
    #expect(lines(14) == (before: [hint], after: ["= Cigna"]))
  }
}
