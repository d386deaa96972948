import Casework
import Screen
import Testing

@testable import Workbench

@Suite("Criteria that teach")
struct TeachingTests {
  private static let before = Script.request + Script.persons + ["1", "8"]

  private func marked(_ run: Runner) -> [String] {
    (run.intake?.panel().lines ?? []).filter(\.isChanged).map(\.cite)
  }

  @Test("What the latest answer changed is marked, and nothing else")
  func changes() {
    var run = Runner.entered(Self.before)
    #expect(marked(run) == ["1.A.iii"])
    #expect(run.screen.contains("[+] MET     *Episode of 6 months"))
    run.type("60")
    #expect(marked(run) == ["1.A.iii"], "typing is no answer")
    run.press(.enter)
    #expect(marked(run) == ["1.A.iv"])
    #expect(!run.screen.contains("*Episode"))
    run.press(.backTab)
    #expect(marked(run) == ["1.A.iv"], "going back changes nothing")
    for _ in 0..<3 where run.draft?.content.answers[.input("scalpHairLossPercent")] != nil {
      run.press(.control("z"))
    }
    #expect(marked(run) == ["1.A.iv"])
    #expect(run.screen.contains("[ ] OPEN    *50% of scalp hair lost"))
    run.press(.function(6))
    #expect(run.screen.contains("1.A.iv*"))
  }

  @Test("The mark is on the smallest screen too, on the line that is shown")
  func smallest() {
    var run = Runner.entered(Self.before, rows: 12, columns: 40)
    run.press(.backTab)
    #expect(run.screen.contains("[+] MET     *Episode of 6 months"))
  }

  @Test("Another policy's lines are no change of the former one's")
  func otherPolicy() {
    var run = Runner.entered(Self.before)
    run.press(.function(5), .pageUp)
    run.bench.intake?.go(to: .input("request.drug"))
    run.enter("opzelura")
    #expect(marked(run) == [])
  }

  @Test(
    "The bar is full only where nothing is left, and empty only where nothing is answered",
    arguments: [
      (0, 0, []), (0, 16, ["16 left [..........]", "16 left [......]", "16 left"]),
      (15, 16, ["1 left [#########.]", "1 left [#####.]", "1 left"]),
      (16, 16, ["all answered [##########]", "all answered [######]", "all answered"]),
      (1, 100, ["99 left [#.........]", "99 left [#.....]", "99 left"]),
    ] as [(Int, Int, [String])])
  func bar(answered: Int, asked: Int, words: [String]) {
    #expect(Progress(answered: answered, asked: asked).words == words)
  }

  @Test("How much is left stands beside the step; a document that is entered from goes before it")
  func left() {
    var run = Runner.entered(Self.before)
    #expect(run.screen.contains("5  Clinical questions   3 left [####..] |"))
    #expect(Runner.entered(Self.before, rows: 12, columns: 40).screen.contains(" 3 left ["))
    run.press(.function(10))
    run.enter("fax of 20-Nov")
    #expect(run.screen.contains("5  Clinical questions  From: fax of 20~"), "\(run.screen)")
  }

  @Test("An answer that was emptied is said to be taken away by Enter")
  func emptied() {
    var run = Runner.entered(Self.before)
    run.press(.backTab, .control("u"))
    #expect(run.screen.contains("Enter takes the answer away. Esc brings it back."))
    run.press(.escape)
    #expect(run.focusLine.contains("8"))
  }

  @Test("The tour stands on one screen of 80x24")
  func tour() throws {
    var run = Runner()
    run.give(.welcome)
    #expect(!run.screen.contains("lines below"))
    try expectGolden(run.golden, "tour-80x24")
  }
}
