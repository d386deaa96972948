import Checklist
import Screen
import Testing

@testable import Workbench

@Suite("The parts of a screen", .checklist)
struct PieceTests {
  static let sizes = [(24, 80), (30, 100), (20, 60), (12, 40)]

  @Test("A question stands beside its criteria, or above two lines of them", arguments: sizes)
  func question(_ rows: Int, _ columns: Int) throws {
    let size = Size(rows: rows, columns: columns)
    var grid = Grid(size: size, capabilities: .ascii)
    let message = Message.refusal("Nothing is called 'x' here. Type a number from 1 to 4.")
    let frame = Frame(size, headRows: Sample.head.rows(in: size, .ascii), messageLines: 1)
    grid.put(frame: frame, head: Sample.head, message: message, keys: Sample.keys)
    if let panel = frame.panel {
      grid.verticalRule(column: panel.column - 1, rows: panel.row - 1..<panel.row + panel.rows)
      grid.draw(in: panel) { $0.put(Sample.panel) }
      grid.draw(in: frame.main) { $0.put(Sample.form, editing: Sample.edited) }
    } else {
      grid.draw(in: frame.content.bottom(2)) { $0.putBelow(Sample.panel) }
      grid.draw(in: frame.content.droppingBottom(2)) { $0.put(Sample.form, editing: Sample.edited) }
    }
    try expectGolden(grid.golden, "piece-question-\(columns)x\(rows)")
  }

  @Test("66. A name is cut only where nothing else can go, and the member's ID never")
  func banner() {
    var head = Sample.head
    head.banner?.name = "FEATHERSTONE, Bartholomew"
    func row(_ columns: Int, _ id: String = "00012345") -> String {
      head.banner?.memberID = id
      var grid = Grid(size: Size(rows: 12, columns: columns), capabilities: .ascii)
      grid.put(head)
      return grid.cells(row: 1).reduce(into: "") { $0 += $1.text }
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(
      row(100) == "FEATHERSTONE, Bartholomew Born 14-Jul-1985 (41y) Member 00012345 Acme HMO")
    #expect(row(72) == "FEATHERSTONE, Bartholomew Born 14-Jul-1985 (41y) Member 00012345")
    #expect(row(60) == "FEATHERSTONE, Bartholomew 14-Jul-1985 (41y) 00012345")
    #expect(row(40) == "FEATHERS~ 14-Jul-1985 (41y) 00012345")
    #expect(row(40, "W0001234567") == "FEATH~ 14-Jul-1985 (41y) W0001234567")
    #expect(row(40, "W0001234567-01") == "FEATHERS~ 14-Jul-1985 W0001234567-01")
    #expect(row(40, "W0001234567-000000001") == "FEATHERSTONE, ~ W0001234567-000000001")
  }

  @Test("Where a step's name has no room beside the save state, its number has")
  func briefPlace() {
    var head = Sample.head
    head.place = "20261121-090001  step 4 of 7"
    head.briefPlace = "20261121-090001  4 of 7"
    func row(_ columns: Int) -> String {
      var grid = Grid(size: Size(rows: 12, columns: columns), capabilities: .ascii)
      grid.put(head)
      return grid.text.split(separator: "\n")[0].trimmingPrefix(" ").description
    }
    #expect(row(50).hasPrefix("20261121-090001  step 4 of 7 "))
    #expect(row(40) == "20261121-090001  4 of 7 Saved 09:42:07")
  }

  @Test("What stands beside a field is not cut by how many fields there are above and below")
  func beside() {
    func text(_ beside: String) -> String {
      let label = "Length of the current episode"
      var form = Form(
        title: "",
        rows: (0..<3).map { _ in
          Form.Row(label: label, value: "", box: 6, beside: beside)
        })
      form.focus = 1
      var grid = Grid(size: Size(rows: 2, columns: 40), capabilities: .ascii)
      grid.put(form, editing: EditedField(text: TextField("")))
      return grid.text
    }
    #expect(text("from 0 months").hasSuffix("[ ______ ] from 0 months"))
    #expect(text("%").contains("[ ______ ] %       1 above, 1 below"))
  }

  @Test("What stands above a list is what is out of view, and nothing is said twice")
  func heading() {
    var listing = Listing(blocks: [.init("Outcome")])
    listing.blocks += (1...20).map { .init("Item \($0)", isSelectable: true) }
    func lines(focus: Int, rows: Int = 8) -> [String] {
      listing.focus = focus
      var grid = Grid(size: Size(rows: rows, columns: 40), capabilities: .ascii)
      grid.put(listing, heading: "Outcome")
      return grid.text.split(separator: "\n").map { $0.trimmingPrefix { " >".contains($0) } }
        .map(String.init)
    }
    for focus in 1...20 {
      let lines = lines(focus: focus)
      #expect(lines[0] == "Outcome", "item \(focus)")
      #expect(lines.count { $0 == "Outcome" } == 1, "item \(focus)")
      #expect(lines.contains("Item \(focus)"))
    }
    #expect(lines(focus: 1, rows: 30).count { $0 == "Outcome" } == 1)
  }

  @Test("A table shows its entries, the cell that is typed in, and what reads it")
  func table() throws {
    var grid = Grid(size: Size(rows: 18, columns: 80), capabilities: .ascii)
    grid.put(Sample.table, editing: EditedField(text: TextField("05-05-20")))
    try expectGolden(grid.golden, "piece-table-80x18")
  }

  @Test("The counts are those of the lines, and groups are not counted")
  func counts() {
    #expect(Sample.panel.countWords == "3 met  2 not  2 open")
  }

  @Test("A line counts against the request unless another line meets its group")
  func unmet() {
    #expect(Sample.panel.unmet.map { Sample.panel.lines[$0].cite } == ["A.iv", "X.2"])
    var panel = Sample.panel
    panel.lines[6].status = .notMet
    #expect(panel.unmet.map { panel.lines[$0].cite } == ["A.iv", "X.2"])
    panel.lines[4].status = .notMet
    #expect(panel.unmet.map { panel.lines[$0].cite } == ["A.iv", "A.v.b", "X.2"])
  }

  @Test("55. Every status has a mark and a word of its own")
  func statuses() {
    let shown = CriteriaPanel.Status.allCases.map { "\($0.mark) \($0.word)" }
    #expect(Set(shown).count == CriteriaPanel.Status.allCases.count)
  }

  @Test("The panel's window always holds the lines of the focused field", arguments: 2...9)
  func window(rows: Int) {
    for focus in Sample.panel.lines.indices {
      var panel = Sample.panel
      for index in panel.lines.indices { panel.lines[index].isAboutFocus = index == focus }
      let heights = panel.lines.indices.map { $0 % 2 + 1 }
      let range = panel.window(heights: heights, rows: rows).range
      #expect(range.contains(focus) || rows == 2 && heights[focus] == 2)
      #expect(heights[range].reduce(0, +) <= rows)
    }
  }

  @Test("70. F1 is on the bar at every width from 20 columns", arguments: 20...100)
  func bar(columns: Int) {
    var grid = Grid(size: Size(rows: 1, columns: columns), capabilities: .ascii)
    grid.put(Sample.keys, row: 0)
    #expect(grid.text.contains("F1 Help"))
  }
}
