import Casework
import Interview
import RuleModel
import Screen
import Testing

@testable import Workbench

@Suite("Until when, on the screens of a case")
struct ClockTests {
  private static let beforeReceipt = Script.request + Script.member + Script.plan

  private func words(_ run: Runner) -> String {
    run.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("The head tells it as soon as it is known, in the paint of the key that made it so")
  func head() {
    var run = Runner.entered(Self.beforeReceipt)
    #expect(run.screen.contains("due date not known"))
    run.enter("20-Nov-2026")
    #expect(run.screen.contains("due date not known"))
    run.enter("14:05")
    #expect(run.screen.contains("due 05-Dec 23:59"))
    #expect(!run.screen.contains("not known"))
  }

  @Test("What is late says so in words")
  func late() {
    var run = Runner.entered(Self.beforeReceipt + ["01-Nov-2026", "14:05"])
    #expect(run.screen.contains("LATE, was due 16-Nov 23:59"))
    run.give(.input(.resize(Size(rows: 20, columns: 60))))
    #expect(run.screen.contains("LATE, was due 16-Nov 23:59"))
  }

  @Test("What is open makes it the earliest, is named on the summary, and Enter goes there")
  func open() {
    var run = Runner.entered(Script.request)
    run.press(.backTab, .backTab, .backTab)
    #expect(run.intake?.focus == .input("request.urgency"))
    run.press(.control("u"), .enter)
    let rest = ["", ""] + Script.member + Script.plan + Script.receipt
    for key in Script.keys(rest) { run.press(key) }
    #expect(run.screen.contains("earliest due 23-Nov 14:05"))
    for (rows, columns) in [(20, 60), (12, 40)] {
      run.give(.input(.resize(Size(rows: rows, columns: columns))))
      #expect(run.screen.contains("earliest due 23-Nov 14:05"))
    }
    run.give(.input(.resize(Size(rows: 24, columns: 80))))
    run.press(.function(5))
    #expect(words(run).contains("Due at the earliest 23-Nov-2026 14:05 by COM-URG (29 CFR"))
    #expect(run.focusLine.contains("It is not known whether an expedited decision was asked for"))
    run.press(.enter)
    #expect(run.intake?.focus == .input("request.urgency"))
  }

  @Test("Without the day and time of receipt the summary asks for them")
  func unknown() {
    var run = Runner.entered(Self.beforeReceipt + ["", ""])
    run.press(.function(5))
    #expect(words(run).contains("When the decision is due cannot be told yet"))
    #expect(run.focusLine.contains("It is not known on which day and at what time"))
    run.press(.enter)
    #expect(run.intake?.focus == .input("intake.receivedDate"))
  }

  @Test("A time of receipt that has not come yet is refused, and stays to be corrected")
  func future() {
    var run = Runner.entered(Self.beforeReceipt + ["t"])
    run.enter("9:43")
    #expect(run.screen.contains("! 09:43 today has not come yet: it is 09:42."))
    #expect(run.intake?.focus == .input("intake.receivedTime"))
    #expect(run.draft?.text("intake.receivedTime") == nil)
    run.press(.control("u"))
    run.enter("n")
    #expect(run.draft?.text("intake.receivedTime") == "09:42")
  }

  @Test("The day is the one that it is by now, also in a case that stays open over midnight")
  func midnight() throws {
    var run = Runner.entered(Self.beforeReceipt)
    let next = try #require(Moment(iso: "2026-11-22T05:01:00Z"))
    run.give(.time(LocalTime(next, in: Runner.time.zone)))
    run.enter("t", "n")
    #expect(run.draft?.text("intake.receivedDate") == "2026-11-22")
    #expect(run.draft?.text("intake.receivedTime") == "00:01")
  }

  @Test("Nothing makes an expedited request standard without a word")
  func downgrade() {
    let request = Array(Script.request[..<5]) + ["2"] + Script.request[6...]
    var run = Runner.entered(request)
    run.press(.backTab, .backTab, .backTab)
    run.enter("1")
    #expect(run.screen.contains("! It is expedited no more."))
    run.press(.control("z"))
    #expect(run.draft?.text("request.urgency") == "expedited")
    run = Runner.entered(
      request + Script.member + Script.plan + Script.receipt + ["1"])
    #expect(run.draft?.text("intake.urgentBy") == "prescriber")
    run.press(.pageUp, .pageUp, .pageUp)
    for _ in 0..<5 { run.press(.tab) }
    #expect(run.intake?.focus == .input("request.urgency"))
    run.enter("1")
    #expect(words(run).contains("! The prescriber marked this request urgent, and it stays so."))
    #expect(run.draft?.text("request.urgency") == "expedited")
  }

  @Test("A kind of request with a shorter limit brings it forward in the paint of its key")
  func track() {
    let plan = ["2", ""]
    var run = Runner.entered(Script.request + Script.member + plan + ["20-Nov-2026", "14:05"])
    #expect(run.screen.contains("What kind of request is it?"))
    #expect(run.screen.contains("2 Formulary exception"))
    #expect(run.screen.contains("earliest due 23-Nov 14:05"))
    run.enter("1")
    #expect(run.screen.contains("due 05-Dec 23:59"))
    #expect(!run.screen.contains("earliest"))
    run.press(.backTab)
    run.enter("2")
    #expect(run.screen.contains("due 23-Nov 14:05"))
    #expect(!run.screen.contains("earliest"))
    run.press(.function(5))
    #expect(words(run).contains("Due 23-Nov-2026 14:05 by HIM-NF-STD (45 CFR 156.122(c)(1))"))
    #expect(run.screen.contains("Time for the decision: Formulary exception"))
  }

  @Test("Left empty, the earliest counts, the summary says why, and Enter goes there")
  func trackOpen() {
    let plan = ["2", ""]
    var run = Runner.entered(Script.request + Script.member + plan + ["20-Nov-2026", "14:05", ""])
    #expect(run.intake?.focus == .input("prescriber.name"))
    run.press(.function(5))
    #expect(run.screen.contains("It is not known what kind of request it is"))
    run.choose("what kind of request")
    #expect(run.intake?.focus == .input("intake.track"))
  }

  @Test("Waiting alone stops no clock: the letter that asks for it does, from when it is written")
  func pend() {
    var run = Runner.entered(Script.request + Script.persons + ["1", "8"])
    run.press(.function(5))
    run.choose("Ask for the missing information")
    run.press("y")
    #expect(run.status == .waitingForInformation)
    #expect(run.screen.contains("not issued yet: the clock runs"))
    #expect(run.screen.contains("due 05-Dec 23:59"))
    run.press(.home)
    run.choose("not issued yet")
    run.press(.function(9))
    run.enter("ask.txt")
    #expect(run.status == .waitingForInformation)
    run.press(.escape)
    #expect(!run.screen.contains("not issued yet"))
    // 45 days from the notice, and 15 after them.
    #expect(run.screen.contains("due 20-Jan 23:59"))
  }

  @Test("Opened at its summary, a case has its letter marked, whatever the clock says above it")
  func opened() {
    var run = Runner.entered(Script.approval)
    #expect(run.intake?.focus == nil && run.focusLine.contains("Preview the letter"))
    run.press(.function(3), .enter)
    #expect(run.intake?.focus == nil && run.focusLine.contains("Preview the letter"))
    #expect(words(run).contains("Due 05-Dec-2026 23:59"))
  }

  @Test("From the summary Esc leads back to where it was left for it")
  func whereFrom() {
    var run = Runner.entered(Script.request + Script.member)
    let place = run.intake?.focus
    run.press(.function(5))
    #expect(run.intake?.focus == nil)
    run.press(.escape)
    #expect(run.intake?.focus == place && place != nil)
    run.press(.function(5))
    run.choose("Withdraw it")
    run.enter("a mistake")
    #expect(run.status == .withdrawn)
    run.press(.function(3))
    run.press(.enter)
    #expect(run.status == .withdrawn && run.intake?.focus == nil)
    // Opened at the summary, it is left for the queue.
    run.press(.escape)
    #expect(run.intake == nil && run.screen.contains("Work queue"))
  }

  @Test("From the summary Esc goes back on the way, and Page Up to what stands beside it")
  func back() {
    var run = Runner.entered(Script.approval)
    let whole = run.draft
    run.press(.escape)
    #expect(run.intake?.step.kind == .list("concurrentDrugs"))
    run.press(.function(5), .pageUp)
    #expect(run.intake?.focus == .input("intake.completeDate"))
    for _ in 0..<7 { run.press(.enter) }
    #expect(run.intake?.focus == nil)
    #expect(run.draft?.content == whole?.content)
    run.choose("Addressee")
    #expect(run.intake?.focus == .input("intake.addressee"))
  }
}
