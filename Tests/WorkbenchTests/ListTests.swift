import Casework
import Checklist
import Interview
import PolicyLibrary
import RuleEngine
import RuleModel
import Screen
import Testing

@testable import Workbench

@Suite("Rows and drugs", .checklist)
struct ListTests {
  static let beforeLists = Script.request + Script.persons + Script.clinical
  static let drug = FieldID.cell(list: "therapies", row: 1, field: "drug")

  @Test("48. Enter on letters that match takes nothing, even with one match, and says what to do")
  func unmarked() {
    var run = Runner.entered(Self.beforeLists)
    run.enter("methotrexa")
    #expect(run.draft?.content.answers[Self.drug] == nil)
    #expect(run.screen.contains("Down marks one of the list"))
    #expect(run.focusLine.contains("methotrexa_"))
  }

  @Test("49. Down marks the first match of what is typed, and Enter takes it, in one burst")
  func marked() {
    var run = Runner.entered(Self.beforeLists)
    let first = Runner.library.dictionary.search("hyd", limit: 1).hits[0].drug.name
    run.type("hyd")
    run.press(.down, .enter)
    #expect(run.draft?.content.answers[Self.drug] == .answered(.text(first)))
  }

  @Test("A whole name is taken by Enter alone")
  func wholeName() {
    let run = Runner.entered(Self.beforeLists + ["METHOTREXATE"])
    #expect(run.draft?.content.answers[Self.drug] == .answered(.text("methotrexate")))
  }

  @Test("53. A name spelt nearly right is offered, marked as such, and never taken by itself")
  func speltAlike() {
    var run = Runner.entered(Self.beforeLists)
    run.type("metotrexate")
    #expect(run.screen.contains("methotrexate"))
    #expect(run.screen.contains("spelt alike"))
    run.press(.enter)
    #expect(run.draft?.content.answers[Self.drug] == nil)
    run.press(.down, .enter)
    #expect(run.draft?.content.answers[Self.drug] == .answered(.text("methotrexate")))
  }

  @Test("A name that no list has is kept by its own line alone, and its class is asked")
  func freeName() {
    var run = Runner.entered(Self.beforeLists)
    run.enter("zzquine", "", "")
    #expect(run.draft?.content.answers[Self.drug] == nil)
    #expect(run.screen.contains("No drug begins so: keep \"zzquine\" as typed"))
    run.press(.down)
    #expect(run.screen.contains("Enter keeps the name as it is typed"))
    run.press(.enter)
    #expect(run.draft?.content.answers[Self.drug] == .answered(.text("zzquine")))
    #expect(run.intake?.focus == .cell(list: "therapies", row: 1, field: "classes"))
  }

  @Test("47. The search box holds only letters that were typed")
  func searchBox() {
    var run = Runner.entered(Self.beforeLists)
    run.type("hyd")
    run.press(.down, .down, .up)
    #expect(run.intake?.edited.text.text == "hyd")
  }

  @Test("A name near others is kept as typed only by its own line in the list")
  func nearName() {
    var run = Runner.entered(Self.beforeLists)
    run.type("metotrexate")
    run.press(.enter, .enter, .enter)
    #expect(run.draft?.content.answers[Self.drug] == nil)
    #expect(run.screen.contains("None of these: keep \"metotrexate\" as typed"))
    for _ in 0...DrugMatches.limit { run.press(.down) }
    #expect(run.screen.contains("Enter keeps the name as it is typed") == false)
    run.press(.up, .down, .enter)
    #expect(run.draft?.content.answers[Self.drug] == .answered(.text("metotrexate")))
    #expect(run.intake?.focus == .cell(list: "therapies", row: 1, field: "classes"))
  }

  @Test("F9 copies the field above, and Ctrl-Z takes the copy back")
  func copying() {
    var run = Runner.entered(Self.beforeLists + Script.otherTreatment)
    let copied = { (run: Runner) in
      run.draft?.content.answers.values.count { $0 == .answered(.text("inadequate")) }
    }
    run.enter("methotrexate")
    run.press(.function(9))
    #expect(run.focusLine.contains("Not effective"))
    #expect(copied(run) == 2)
    run.press(.control("z"))
    #expect(copied(run) == 1)
  }

  @Test("F8 deletes a row with all that is in it, and Ctrl-Z brings it back")
  func deleting() {
    var run = Runner.entered(Self.beforeLists + Script.treatment)
    let whole = run.draft?.content
    run.press(.pageUp)
    #expect(run.intake?.focus == Self.drug)
    run.press(.function(8))
    #expect(run.draft?.content.rows["therapies"] == nil)
    #expect(run.screen.contains("Row 1 is deleted. Ctrl-Z brings it back."))
    run.press(.control("z"))
    #expect(run.draft?.content.answers == whole?.answers)
  }

  @Test("What was half typed in a deleted row is gone with it")
  func deletingText() {
    var run = Runner.entered(Self.beforeLists + ["methotrexate"])
    run.type("30-Feb")
    run.press(.backTab, .function(8))
    #expect(run.draft?.typing == nil)
  }

  @Test("F7 adds a row, but not below an empty one, and an empty row is not kept")
  func adding() {
    var run = Runner.entered(Self.beforeLists + ["methotrexate"])
    run.press(.function(7))
    #expect(run.draft?.content.rows["therapies"] == [1, 2])
    run.press(.function(7))
    #expect(run.screen.contains("This row is still empty"))
    run.press(.backTab)
    #expect(run.draft?.content.rows["therapies"] == [1])
  }

  @Test("A list is not called complete while a row in it is unfinished")
  func unfinished() {
    var run = Runner.entered(Self.beforeLists)
    run.type("zzquine")
    run.press(.down, .enter, .enter, .function(7))
    run.enter("", "y")
    #expect(run.screen.contains("Row 1 is not finished"))
    #expect(run.draft?.content.complete.isEmpty == true)
  }

  @Test("Where there is little room the marked match and the name as typed are both in view")
  func narrowMatches() {
    var run = Runner.entered(Self.beforeLists + Script.treatment, rows: 20)
    #expect(run.intake?.list == "concurrentDrugs")
    run.type("met")
    let names = Runner.library.dictionary.search("met", limit: 4).hits.map(\.drug.tallManName)
    #expect(names.count > 2)
    for name in names {
      run.press(.down)
      #expect(run.screen.contains(">\(name)"), "\(run.screen)")
      #expect(run.screen.contains("None of these: keep \"met\" as typed"), "\(run.screen)")
    }
  }

  @Test("The criteria that read the table change with the key that marks a drug")
  func live() {
    var run = Runner.entered(Self.beforeLists)
    run.type("clobetasol propionate")
    #expect(run.intake?.preview.policies.first?.lines.contains { $0.status == .met } == true)
    #expect(run.screen.contains("clobetasol propionate ("))
  }

  @Test("What of the drugs found is in view is told as it is", arguments: [(24, 80), (20, 60)])
  func inView(rows: Int, columns: Int) throws {
    var run = Runner.entered(Self.beforeLists, rows: rows, columns: columns)
    for key in Script.keys(Script.otherTreatment + Script.otherTreatment) { run.press(key) }
    run.type("b")
    for step in 0..<12 {
      let lines = run.screen.split(separator: "\n").map(String.init)
      let note = try #require(lines.first { $0.contains(" shown. Type") }, "\(run.screen)")
      let figures = note.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
      let names = run.intake!.matches.hits[(figures[0] - 1)..<figures[1]].map(\.drug.tallManName)
      for name in names { #expect(lines.contains { $0.contains(name) }, "\(step) \(name)") }
      #expect(figures[2] == run.intake!.matches.total)
      run.press(.down)
    }
  }

  @Test("Of the drugs found as many are shown as the table leaves room for")
  func matches() {
    var run = Runner.entered(Self.beforeLists)
    run.type("hyd")
    let hits = Runner.library.dictionary.search("hyd", limit: 9).hits.map(\.drug.tallManName)
    #expect(hits.count >= 4)
    #expect(hits.prefix(4).allSatisfy(run.screen.contains), "\(run.screen)")
  }

  @Test("F4: an answer is found by all letters typed, or by its number")
  func searching() {
    var run = Runner.entered(Script.request + Script.member + ["1"])
    #expect(run.intake?.focus == .input("plan.state"))
    run.press(.function(4))
    run.type("mai")
    #expect(run.screen.contains("> 20 Maine"), "\(run.screen)")
    run.press(.down)
    run.type("new m")
    #expect(run.screen.contains("New Mexico"))
    #expect(run.focusLine.contains("New Mexico"), "\(run.screen)")
    run.type("13")
    #expect(run.focusLine.contains("> 13 "), "\(run.screen)")
    run.type("mm")
    #expect(run.focusLine.contains("Maryland"), "\(run.screen)")
  }

  @Test(
    "At 40x12 the counts are whole above the criteria, and each place stands apart",
    arguments: [
      Script.approval, Script.request + Script.persons,
    ])
  func narrowWhy(texts: [String]) {
    var run = Runner.entered(texts, rows: 12, columns: 40)
    run.press(.function(6))
    let counts = run.intake!.panel().countWords
    let title = run.screen.split(separator: "\n")[4]
    #expect(title.hasSuffix(counts) || title.hasSuffix(counts.replacing("  ", with: " ")))
    #expect(run.screen.contains(#/ 1\.A\.i[iv]* +[A-Z]/#), "\(run.screen)")
  }

  @Test("At 40x12 the question stands where no criterion waits for the answer")
  func narrowQuestion() {
    let run = Runner.entered(Script.request, rows: 12, columns: 40)
    #expect(run.screen.contains("What is the member's full name?"), "\(run.screen)")
    let figure = Runner.entered(
      Script.request + Script.persons + ["1", "8"], rows: 12, columns: 40)
    #expect(figure.screen.contains("[ ] OPEN     50% of scalp hair"), "\(figure.screen)")
  }

  @Test(
    "On a screen too short for both, Space reads all about the marked line in place of the list")
  func readingShort() {
    var run = Runner.entered(Script.request + Script.persons, rows: 12, columns: 40)
    run.press(.function(6))
    #expect(!run.screen.contains("Source"))
    run.press(" ")
    #expect(run.screen.contains("Required"))
    for _ in 0..<10 { run.press(" ") }
    #expect(run.screen.contains("therapy"))
    for _ in 0..<10 { run.press(.backspace) }
    #expect(!run.screen.contains("Required"))
    run.press(" ", .down)
    #expect(!run.screen.contains("Required"))
  }
}
