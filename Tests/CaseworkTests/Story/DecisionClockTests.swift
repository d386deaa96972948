import Casework
import PolicyLibrary
import RuleModel
import Testing

@Suite("The clock of a decision")
struct DecisionClockTests {
  /// One row of the shipped file on one case: received, then what happened, then the limit and the
  /// organization's own.
  struct Row: Sendable, CustomTestStringConvertible {
    let rule: String
    let received: String
    var complete: String?
    var pend: String?
    var answer: String?
    let legal: String?
    let internalDue: String?
    var testDescription: String { "\(rule), \(received)" }
  }

  static let rows = [
    // Days end with the day, whatever the hour of receipt, and a weekend moves nothing: 6 December
    // is a Sunday, so the organization's own is the Friday before.
    Row(
      rule: "COM-STD", received: "2026-11-21T09:42:00-05:00", legal: "2026-12-06T23:59:59-05:00",
      internalDue: "2026-12-04T23:59:59-05:00"),
    // Across the end of summer time, and of the month.
    Row(
      rule: "COM-STD", received: "2026-10-20T23:59:59-04:00", legal: "2026-11-04T23:59:59-05:00",
      internalDue: "2026-11-03T23:59:59-05:00"),
    Row(
      rule: "COM-STD", received: "2027-02-14T00:00:00-05:00", legal: "2027-03-01T23:59:59-05:00",
      internalDue: "2027-02-26T23:59:59-05:00"),
    // Asked on the tenth day: 45 days for the answer, then 15.
    Row(
      rule: "COM-STD", received: "2026-11-21T09:42:00-05:00", pend: "2026-12-01T10:00:00-05:00",
      legal: "2027-01-30T23:59:59-05:00", internalDue: "2027-01-29T23:59:59-05:00"),
    Row(
      rule: "COM-STD", received: "2026-11-21T09:42:00-05:00", pend: "2026-12-01T10:00:00-05:00",
      answer: "2026-12-10T08:00:00-05:00", legal: "2026-12-25T23:59:59-05:00",
      internalDue: "2026-12-24T23:59:59-05:00"),
    // An answer after its time counts from the end of that time.
    Row(
      rule: "COM-STD", received: "2026-11-21T09:42:00-05:00", pend: "2026-12-01T10:00:00-05:00",
      answer: "2027-03-01T08:00:00-05:00", legal: "2027-01-30T23:59:59-05:00",
      internalDue: "2027-01-29T23:59:59-05:00"),
    // Asked in the last second before the fifteenth day, and in its first: too late to stop anything.
    Row(
      rule: "COM-STD", received: "2026-11-21T09:42:00-05:00", pend: "2026-12-05T23:59:59-05:00",
      legal: "2027-02-03T23:59:59-05:00", internalDue: "2027-02-02T23:59:59-05:00"),
    Row(
      rule: "COM-STD", received: "2026-11-21T09:42:00-05:00", pend: "2026-12-06T00:00:00-05:00",
      legal: "2026-12-06T23:59:59-05:00", internalDue: "2026-12-04T23:59:59-05:00"),
    // Hours are elapsed ones: in spring the clocks show one more, in autumn one less.
    Row(
      rule: "COM-URG", received: "2026-11-21T09:42:07-05:00", legal: "2026-11-24T09:42:07-05:00",
      internalDue: "2026-11-24T07:42:07-05:00"),
    Row(
      rule: "COM-URG", received: "2026-03-06T12:00:00-05:00", legal: "2026-03-09T13:00:00-04:00",
      internalDue: "2026-03-09T11:00:00-04:00"),
    Row(
      rule: "COM-URG", received: "2026-10-30T12:00:00-04:00", legal: "2026-11-02T11:00:00-05:00",
      internalDue: "2026-11-02T09:00:00-05:00"),
    Row(
      rule: "COM-URG", received: "2026-11-21T09:00:00-05:00", pend: "2026-11-22T09:00:00-05:00",
      legal: "2026-11-26T09:00:00-05:00", internalDue: "2026-11-26T07:00:00-05:00"),
    Row(
      rule: "COM-URG", received: "2026-11-21T09:00:00-05:00", pend: "2026-11-21T10:00:00-05:00",
      answer: "2026-11-21T11:00:00-05:00", legal: "2026-11-23T11:00:00-05:00",
      internalDue: "2026-11-23T09:00:00-05:00"),
    // Asked after the first day: too late for a schedule of its own.
    Row(
      rule: "COM-URG", received: "2026-11-21T09:00:00-05:00", pend: "2026-11-22T09:00:01-05:00",
      legal: "2026-11-24T09:00:00-05:00", internalDue: "2026-11-24T07:00:00-05:00"),
    Row(
      rule: "COM-URG-CONC", received: "2026-11-21T09:00:00-05:00",
      pend: "2026-11-21T10:00:00-05:00", legal: "2026-11-22T09:00:00-05:00",
      internalDue: "2026-11-22T07:00:00-05:00"),
    Row(
      rule: "COM-MISFILED-STD", received: "2026-11-21T09:00:00-05:00",
      legal: "2026-11-26T23:59:59-05:00", internalDue: "2026-11-25T23:59:59-05:00"),
    Row(
      rule: "COM-MISFILED-URG", received: "2026-11-21T09:00:00-05:00",
      legal: "2026-11-22T09:00:00-05:00", internalDue: "2026-11-22T07:00:00-05:00"),
    Row(
      rule: "HIM-STD", received: "2027-02-01T09:00:00-05:00", pend: "2027-02-15T23:59:59-05:00",
      answer: "2027-02-28T12:00:00-05:00", legal: "2027-03-15T23:59:59-04:00",
      internalDue: "2027-03-12T23:59:59-05:00"),
    Row(
      rule: "HIM-URG", received: "2026-12-31T18:00:00-05:00", pend: "2026-12-31T19:00:00-05:00",
      legal: "2027-01-04T19:00:00-05:00", internalDue: "2027-01-04T17:00:00-05:00"),
    Row(
      rule: "HIM-NF-STD", received: "2026-12-30T18:00:00-05:00",
      pend: "2026-12-30T19:00:00-05:00", legal: "2027-01-02T18:00:00-05:00",
      internalDue: "2027-01-02T16:00:00-05:00"),
    Row(
      rule: "HIM-NF-EXI", received: "2026-12-31T18:00:00-05:00",
      legal: "2027-01-01T18:00:00-05:00", internalDue: "2027-01-01T16:00:00-05:00"),
    Row(
      rule: "MCD-COD", received: "2026-11-20T17:30:00-05:00", pend: "2026-11-20T18:00:00-05:00",
      answer: "2026-11-24T18:00:00-05:00", legal: "2026-11-21T17:30:00-05:00",
      internalDue: "2026-11-21T15:30:00-05:00"),
    Row(
      rule: "MCD-COD", received: "2026-03-07T12:00:00-05:00", legal: "2026-03-08T13:00:00-04:00",
      internalDue: "2026-03-08T11:00:00-04:00"),
    Row(
      rule: "MCD-OTHER-STD", received: "2026-01-01T09:00:00-05:00",
      legal: "2026-01-08T23:59:59-05:00", internalDue: "2026-01-07T23:59:59-05:00"),
    Row(
      rule: "MCD-OTHER-STD", received: "2026-11-21T09:00:00-05:00",
      pend: "2026-11-28T20:00:00-05:00", legal: "2026-12-12T23:59:59-05:00",
      internalDue: "2026-12-11T23:59:59-05:00"),
    Row(
      rule: "MCD-OTHER-STD-2025", received: "2025-12-31T09:00:00-05:00",
      legal: "2026-01-14T23:59:59-05:00", internalDue: "2026-01-13T23:59:59-05:00"),
    // An extension of a limit in hours is elapsed time too.
    Row(
      rule: "MCD-OTHER-EXP", received: "2026-10-20T09:00:00-04:00",
      pend: "2026-10-21T09:00:00-04:00", legal: "2026-11-06T08:00:00-05:00",
      internalDue: "2026-11-06T06:00:00-05:00"),
    Row(
      rule: "NCQA-STD", received: "2026-11-21T09:00:00-05:00",
      pend: "2026-11-21T10:00:00-05:00", legal: "2026-12-06T23:59:59-05:00",
      internalDue: "2026-12-04T23:59:59-05:00"),
    Row(
      rule: "NCQA-URG", received: "2026-11-21T09:00:00-05:00", legal: "2026-11-24T09:00:00-05:00",
      internalDue: "2026-11-24T07:00:00-05:00"),
    Row(
      rule: "IL-STD", received: "2026-11-21T09:00:00-05:00",
      complete: "2026-11-30T15:00:00-05:00", legal: "2026-12-05T23:59:59-05:00",
      internalDue: "2026-12-04T23:59:59-05:00"),
    // Asked and not answered: it has not begun. Nothing asked and nothing said: from receipt.
    Row(
      rule: "IL-STD", received: "2026-11-21T09:00:00-05:00", pend: "2026-11-22T09:00:00-05:00",
      legal: nil, internalDue: nil),
    Row(
      rule: "IL-URG", received: "2026-11-21T09:00:00-05:00", legal: "2026-11-23T09:00:00-05:00",
      internalDue: "2026-11-23T07:00:00-05:00"),
    Row(
      rule: "IL-URG", received: "2026-11-21T09:00:00-05:00", pend: "2026-11-21T10:00:00-05:00",
      answer: "2026-11-25T10:00:00-05:00", legal: "2026-11-27T10:00:00-05:00",
      internalDue: "2026-11-27T08:00:00-05:00"),
    // Wednesday; Thanksgiving, a Saturday and a Sunday lie between.
    Row(
      rule: "OK-STD", received: "2026-11-25T09:00:00-05:00", legal: "2026-12-02T23:59:59-05:00",
      internalDue: "2026-12-01T23:59:59-05:00"),
    Row(
      rule: "OK-URG", received: "2026-11-25T09:00:00-05:00", legal: "2026-11-26T09:00:00-05:00",
      internalDue: "2026-11-26T07:00:00-05:00"),
    // Saturday: Monday is the first business day.
    Row(
      rule: "AL-STD", received: "2026-11-21T09:00:00-05:00", legal: "2026-11-24T23:59:59-05:00",
      internalDue: "2026-11-23T23:59:59-05:00"),
    Row(
      rule: "LA-MCD-NOTICE", received: "2026-12-23T09:00:00-05:00",
      legal: "2026-12-29T23:59:59-05:00", internalDue: "2026-12-28T23:59:59-05:00"),
    Row(
      rule: "TX-MCD", received: "2026-02-28T09:00:00-05:00", legal: "2026-03-01T09:00:00-05:00",
      internalDue: "2026-03-01T07:00:00-05:00"),
    Row(
      rule: "PROP-QHP-STD", received: "2027-10-01T00:00:00-04:00",
      legal: "2027-10-04T00:00:00-04:00", internalDue: "2027-10-03T22:00:00-04:00"),
    Row(
      rule: "PROP-QHP-URG", received: "2027-11-06T12:00:00-04:00",
      legal: "2027-11-07T11:00:00-05:00", internalDue: "2027-11-07T09:00:00-05:00"),
  ]

  @Test("each rule ends when its row says", arguments: rows)
  func limits(row: Row) throws {
    let clock = ClockBench.only(row.rule)
    let rule = try #require(clock.table.rules.first)
    var clockCase = ClockBench.suited(to: rule, received: ClockBench.local(row.received))
    clockCase.complete = row.complete.map(ClockBench.at)
    clockCase.pends =
      row.pend.map {
        [ClockCase.Pend(sent: ClockBench.at($0), answered: row.answer.map(ClockBench.at))]
      } ?? []
    let reading = clock.reading(of: clockCase)
    let due = try #require(reading.dues.first)
    #expect(due.isCertain)
    #expect(due.legal?.iso == row.legal)
    #expect(due.internalDue?.iso == row.internalDue)
    guard let legal = due.legal?.moment else { return }
    #expect(due.standing(at: legal) != .late)
    #expect(due.standing(at: try #require(legal.adding(seconds: 1))) == .late)
  }

  @Test("every rule of the shipped file has a row here")
  func coversTheFile() {
    #expect(Set(ClockBench.table.rules.map(\.id)) == Set(Self.rows.map(\.rule)))
  }

  @Test("what belongs to one state, to an accreditation or to a proposal is shipped switched off")
  func samplesAreOff() {
    for rule in ClockBench.table.rules {
      let isSample =
        rule.scope.states != nil || rule.id.hasPrefix("NCQA") || rule.id.hasPrefix("PROP")
      #expect(rule.isOn == !isSample, "\(rule.id)")
    }
  }

  @Test("the earliest of the rules that apply is named, with its place in the law")
  func earliest() {
    var clockCase = ClockCase(
      line: "marketplace", state: "IL", urgency: .standard, track: "formulary-exception",
      received: ClockBench.local("2026-11-21T09:00:00-05:00"))
    #expect(ClockBench.shipped.reading(of: clockCase).decision?.rule.id == "HIM-NF-STD")
    clockCase.track = "prior-authorization"
    #expect(ClockBench.shipped.reading(of: clockCase).decision?.rule.id == "HIM-STD")
    let all = ClockBench.everything.reading(of: clockCase)
    #expect(all.decision?.rule.id == "IL-STD")
    #expect(all.dues.map(\.rule.id) == ["IL-STD", "HIM-STD", "NCQA-STD"])
    #expect(all.words.first == "Due at the earliest 26-Nov-2026 23:59 by IL-STD (215 ILCS 200/25)")
  }

  @Test("a rule that open funding cannot rule out is applied, and said to be one that may apply")
  func openFunding() {
    var clockCase = ClockCase(
      line: "commercial", state: "IL", urgency: .standard, track: "prior-authorization",
      received: ClockBench.local("2026-11-21T09:00:00-05:00"))
    clockCase.complete = clockCase.received?.moment
    let reading = ClockBench.everything.reading(of: clockCase)
    #expect(reading.decision?.rule.id == "IL-STD")
    #expect(reading.decision?.isCertain == false)
    #expect(reading.gaps == [.funding])
    #expect(
      reading.words == [
        "Due at the earliest 26-Nov-2026 23:59 by IL-STD (215 ILCS 200/25)",
        "It is not known how the plan is funded",
      ])
    clockCase.funding = .erisaSelfFunded
    let known = ClockBench.everything.reading(of: clockCase)
    #expect(known.decision?.rule.id == "COM-STD")
    #expect(known.gaps.isEmpty)
    clockCase.funding = .nonERISA
    #expect(ClockBench.everything.reading(of: clockCase).decision?.rule.id == "IL-STD")
  }

  @Test("without the moment of receipt nothing is due, and that is said")
  func noReceipt() {
    let clockCase = ClockCase(
      line: "medicaid", state: "ME", urgency: .standard, track: "prior-authorization")
    let reading = ClockBench.shipped.reading(of: clockCase)
    #expect(reading.decision == nil)
    #expect(reading.gaps == [.received])
    #expect(reading.standing(at: ClockBench.at("2026-11-21T09:00:00-05:00")) == .unknown)
    #expect(
      reading.words == [
        "When the decision is due cannot be told yet",
        "It is not known on which day and at what time the request was received",
      ])
  }

  @Test("of a case of which nothing is known but its receipt, the earliest of all rules counts")
  func nothingKnown() {
    let clockCase = ClockCase(received: ClockBench.local("2026-11-21T09:00:00-05:00"))
    let reading = ClockBench.shipped.reading(of: clockCase)
    #expect(reading.decision?.legal?.iso == "2026-11-22T09:00:00-05:00")
    #expect(reading.decision?.isCertain == false)
    #expect(reading.gaps.contains(.line) && reading.gaps.contains(.urgency))
  }

  @Test("what cannot change the limit is not asked for")
  func needless() {
    let clockCase = ClockCase(
      line: "medicaid", urgency: .standard, track: "prior-authorization",
      received: ClockBench.local("2026-11-21T09:00:00-05:00"))
    #expect(ClockBench.shipped.reading(of: clockCase).gaps.isEmpty)
  }

  @Test("a request with an ongoing course has the short limit only when it came in time")
  func lead() {
    let received = ClockBench.local("2026-11-21T09:00:00-05:00")
    var clockCase = ClockCase(
      line: "commercial", funding: .erisaSelfFunded, urgency: .expedited,
      track: "continuing-course", received: received)
    #expect(ClockBench.shipped.reading(of: clockCase).gaps == [.courseEnds])
    #expect(ClockBench.shipped.reading(of: clockCase).decision?.rule.id == "COM-URG-CONC")
    clockCase.courseEnds = received.moment.adding(seconds: 86_400)
    #expect(ClockBench.shipped.reading(of: clockCase).decision?.rule.id == "COM-URG-CONC")
    clockCase.courseEnds = received.moment.adding(seconds: 86_399)
    #expect(ClockBench.shipped.reading(of: clockCase).decision?.rule.id == "COM-URG")
  }

  @Test("a rule holds for what was received on its days, the last among them")
  func inForce() {
    func rules(_ received: String) -> [String] {
      let clockCase = ClockCase(
        line: "medicaid", urgency: .standard, track: "other-benefit",
        received: ClockBench.local(received))
      return ClockBench.shipped.reading(of: clockCase).dues.map(\.rule.id)
    }
    #expect(rules("2025-12-31T23:59:59-05:00") == ["MCD-OTHER-STD-2025"])
    #expect(rules("2026-01-01T00:00:00-05:00") == ["MCD-OTHER-STD"])
  }

  @Test("a request for information that is not answered is shown as stopping the clock")
  func stopped() throws {
    var clockCase = ClockCase(
      line: "commercial", funding: .erisaInsured, urgency: .standard,
      track: "prior-authorization", received: ClockBench.local("2026-11-21T09:00:00-05:00"))
    let sent = ClockBench.at("2026-11-23T09:00:00-05:00")
    clockCase.pends = [ClockCase.Pend(sent: sent)]
    let due = try #require(ClockBench.shipped.reading(of: clockCase).decision)
    #expect(due.isStopped(at: sent))
    #expect(!due.isStopped(at: ClockBench.at("2027-01-08T09:00:00-05:00")))
    clockCase.pends = [ClockCase.Pend(sent: sent, answered: sent)]
    #expect(ClockBench.shipped.reading(of: clockCase).decision?.isStopped(at: sent) == false)
  }

  @Test("a day ends for who received it in another zone when it ends first")
  func twoZones() {
    func legal(_ received: String) -> String? {
      let clockCase = ClockBench.suited(
        to: ClockBench.table.rules[0], received: ClockBench.local(received))
      return ClockBench.only("COM-STD").reading(of: clockCase).dues.first?.legal?.iso
    }
    // 23:30 in Chicago is the next day in New York, where the limit ends an hour before theirs.
    #expect(legal("2026-11-21T23:30:00-06:00") == "2026-12-06T23:59:59-05:00")
    #expect(legal("2026-11-21T23:30:00+01:00") == "2026-12-06T23:59:59+01:00")
  }
}
