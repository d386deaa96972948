import Casework
import Screen
import Testing

@testable import Workbench

@Suite("A case that another session has open")
struct HoldingTests {
  private static let holder = CaseHolder(
    login: "roe", host: "ward-3", since: Moment(iso: "2026-11-21T09:42:00Z")!)

  /// One that was entered, and that roe has open now, as it is opened by kim.
  private func asked(rows: Int = 24, columns: Int = 80, isPainted: Bool = true) -> Runner {
    var run = Runner.entered(Script.approval, rows: rows, columns: columns)
    let id = run.draft!.id
    run.press(.function(3))
    run.holders[id] = Self.holder
    run.isPainted = isPainted
    run.press(.enter)
    return run
  }

  @Test("is asked about before it is opened, with who has it and since when", arguments: [80, 40])
  func asks(columns: Int) {
    let run = asked(rows: columns == 80 ? 24 : 12, columns: columns)
    #expect(run.intake == nil)
    #expect(run.words.contains("roe has this case open. Take it over?"))
    #expect(run.words.contains("Since 21-Nov 10:00, on ward-3. Changed last 21-Nov 10:00."))
    #expect(run.words.contains("R reads it, Y takes it over, N leaves it."))
  }

  @Test("is taken over by Y alone, and not by what was typed before the question was there")
  func takes() {
    var run = asked()
    run.press(.enter)
    #expect(run.takenOver.isEmpty && run.words.contains("Enter alone takes nothing."))
    run.press("y")
    #expect(run.takenOver == [run.draft?.id])
    #expect(run.intake?.saveState.readOnlyReason == nil)
    var ahead = asked(isPainted: false)
    ahead.press("y")
    #expect(ahead.takenOver.isEmpty)
    #expect(ahead.words.contains("What was typed before this question appeared is not taken."))
  }

  @Test("is asked about in full also where there is little room")
  func scrolls() {
    var run = asked(rows: 12, columns: 40)
    #expect(!run.words.contains("N back to the queue"))
    for _ in 0..<9 { run.press(.pageDown) }
    #expect(run.words.contains("N back to the queue"))
    #expect(run.intake == nil && run.takenOver.isEmpty)
    run.press("y")
    #expect(run.takenOver.count == 1)
  }

  @Test("is read by R, and left by any other key")
  func reads() {
    var run = asked()
    run.press("r")
    #expect(run.takenOver.isEmpty)
    #expect(run.screen.contains("READ ONLY"))
    #expect(run.words.contains("roe has been working on this case."))
    run = asked()
    run.press("n")
    #expect(run.intake == nil && run.takenOver.isEmpty)
    #expect(run.words.contains("It was left as it is."))
    #expect(run.words.contains("Work queue"))
  }

  @Test("and was this one's: what stands on the screen stays, nothing is saved, and that is said")
  func loses() {
    var run = Runner.entered(Array(Script.approval.prefix(8)))
    run.type("Jane D")
    let saves = run.saves.count
    run.give(.takenAway("lee took this case over. What was accepted last is NOT SAVED."))
    #expect(run.words.contains("! lee took this case over."))
    #expect(run.screen.contains("READ ONLY"))
    #expect(run.focusLine.contains("Jane D"))
    run.type("oe")
    #expect(run.focusLine.contains("Jane Doe"))
    run.press(.enter)
    #expect(run.words.contains("Read only. lee took this case over."))
    #expect(run.focusLine.contains("Jane Doe"))
    #expect(run.draft?.text("member.name") == nil)
    run.press(.function(3))
    #expect(run.saves.count == saves)
    #expect(run.intake == nil)
  }
}
