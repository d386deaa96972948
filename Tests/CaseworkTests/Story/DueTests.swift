import Casework
import PolicyLibrary
import Testing

@Suite("Until when a case is due")
struct DueTests {
  private func due(_ change: (inout ClockCase) -> Void) throws -> Due? {
    let table = try ClockTable.load(for: try Library.load())
    var clockCase = ClockCase(
      line: "commercial", funding: .erisaInsured, state: "IL", urgency: .standard,
      track: "prior-authorization",
      received: LocalMoment(iso: "2026-11-20T14:05:00-05:00"))
    change(&clockCase)
    let clock = DecisionClock(table, in: ClockZone(offsetMinutes: -300))
    return Due(clock.reading(of: clockCase))
  }

  @Test("it is told with its rule and where that stands")
  func certain() throws {
    let due = try due { _ in }
    #expect(due?.moment.iso == "2026-12-06T04:59:59Z")
    #expect(due?.rule == "COM-STD (29 CFR 2560.503-1(f)(2)(iii)(A)), Prior authorization")
    #expect(due?.isEarliest == false)
  }

  @Test("while something is open that could move it, it is the earliest, and that is told")
  func open() throws {
    let due = try due { $0.urgency = nil }
    #expect(due?.moment.iso == "2026-11-23T19:05:00Z")
    #expect(
      due?.rule == "COM-URG (29 CFR 2560.503-1(f)(2)(i)), Prior authorization, at the earliest; it "
        + "is not known whether an expedited decision was asked for")
    #expect(due?.isEarliest == true)
  }

  @Test("without the moment of receipt there is none")
  func unknown() throws { #expect(try due { $0.received = nil } == nil) }

  private static func change(
    _ from: CaseStatus, _ to: CaseStatus, _ hour: Int
  ) -> Stamped<StatusChange> {
    guard let moment = Moment(secondsSinceEpoch: hour * 3600) else {
      preconditionFailure("no moment: \(hour)")
    }
    return Stamped(StatusChange(from: from, to: to), Stamp(login: "kim", moment: moment))
  }

  private static func hours(
    _ story: [Stamped<StatusChange>], issued: [Int], entered: [Int] = []
  ) -> [[Int?]] {
    func moments(_ hours: [Int]) -> [Moment] {
      hours.compactMap { Moment(secondsSinceEpoch: $0 * 3600) }
    }
    return ClockCase.Pend.all(
      in: story, issued: moments(issued), entered: moments(entered)
    ).map {
      [$0.sent.secondsSinceEpoch / 3600, $0.answered.map { $0.secondsSinceEpoch / 3600 }]
    }
  }

  @Test(
    "a request for information is sent when its letter is issued, answered when the case goes on")
  func pends() throws {
    let story = [
      Self.change(.draft, .waitingForInformation, 10),
      Self.change(.waitingForInformation, .draft, 20),
      Self.change(.draft, .readyForReview, 30), Self.change(.readyForReview, .returned, 40),
      Self.change(.returned, .waitingForInformation, 50),
      Self.change(.waitingForInformation, .readyForReview, 60),
      Self.change(.readyForReview, .waitingForInformation, 70),
    ]
    func hours(_ count: Int, issued: [Int]) -> [[Int?]] {
      Self.hours(Array(story.prefix(count)), issued: issued)
    }
    #expect(hours(0, issued: []) == [])
    #expect(hours(1, issued: [12]) == [[12, nil]])
    // The first copy of a letter counts, and nothing that was written at another time.
    #expect(hours(1, issued: [9, 12, 15]) == [[12, nil]])
    #expect(hours(4, issued: [12, 25]) == [[12, 20]])
    #expect(hours(7, issued: [12, 55, 71]) == [[12, 20], [55, 60], [71, nil]])
  }

  @Test("the first answer that is entered after the letter is its answer, though the case waits on")
  func entered() {
    let waiting = [Self.change(.draft, .waitingForInformation, 10)]
    func hours(_ entered: [Int]) -> [[Int?]] {
      Self.hours(waiting, issued: [12], entered: entered)
    }
    #expect(hours([9, 11, 12]) == [[12, nil]])
    #expect(hours([9, 15, 14, 20]) == [[12, 14]])
    let goesOn = waiting + [Self.change(.waitingForInformation, .readyForReview, 18)]
    #expect(Self.hours(goesOn, issued: [12], entered: [14]) == [[12, 14]])
    #expect(Self.hours(goesOn, issued: [12], entered: [19]) == [[12, 18]])
    let decided = waiting + [Self.change(.waitingForInformation, .determined, 18)]
    #expect(Self.hours(decided, issued: [12], entered: [14]) == [[12, 14]])
  }

  @Test(
    "a case that waits and has its answer is due as long after it as its rule says",
    arguments: [
      // 15 days after the answer, and from the fax on, where that was said to have been complete.
      (
        Urgency.standard, "2026-12-01T10:00:00-05:00", "2026-12-10T08:00:00-05:00", nil,
        "2026-12-26T04:59:59Z"
      ),
      (
        .standard, "2026-12-01T10:00:00-05:00", "2026-12-10T08:00:00-05:00",
        "2026-12-08T16:00:00-05:00", "2026-12-24T04:59:59Z"
      ),
      // A completeness of later than the answer moves nothing.
      (
        .standard, "2026-12-01T10:00:00-05:00", "2026-12-10T08:00:00-05:00",
        "2026-12-11T16:00:00-05:00", "2026-12-26T04:59:59Z"
      ),
      (.standard, "2026-12-01T10:00:00-05:00", nil, nil, "2027-01-31T04:59:59Z"),
      (
        .expedited, "2026-11-20T15:00:00-05:00", "2026-11-21T09:00:00-05:00", nil,
        "2026-11-23T14:00:00Z"
      ),
      (.expedited, "2026-11-20T15:00:00-05:00", nil, nil, "2026-11-24T20:00:00Z"),
    ] as [(Urgency, String, String?, String?, String)])
  func runsOn(
    urgency: Urgency, sent: String, entered: String?, complete: String?, legal: String
  ) throws {
    let sent = ClockBench.at(sent)
    let waiting = [
      Stamped(
        StatusChange(from: .draft, to: .waitingForInformation), Stamp(login: "kim", moment: sent))
    ]
    let due = try due {
      $0.urgency = urgency
      $0.complete = complete.map(ClockBench.at)
      $0.pends = ClockCase.Pend.all(
        in: waiting, issued: [sent], entered: [entered].compactMap { $0.map(ClockBench.at) })
    }
    #expect(due?.moment.iso == legal)
  }

  @Test("a case that waits, and of which nobody was asked anything, has no request: its clock runs")
  func unasked() throws {
    let waiting = [Self.change(.draft, .waitingForInformation, 10)]
    #expect(Self.hours(waiting, issued: []) == [])
    #expect(Self.hours(waiting, issued: [9]) == [])
    let due = try due { $0.pends = ClockCase.Pend.all(in: waiting, issued: [], entered: []) }
    #expect(due?.moment.iso == "2026-12-06T04:59:59Z")
    let draft = Draft(id: "a", createdAt: "2026-11-21T09:00:00Z")
    func waits(_ issued: [Int]) -> Bool {
      CaseFile(
        draft: draft, status: .waitingForInformation, statusChanges: waiting,
        requests: issued.compactMap { Moment(secondsSinceEpoch: $0 * 3600) }
      ).waitsUnasked
    }
    #expect(waits([]) && waits([9]) && !waits([10]) && !waits([9, 12]))
  }

  @Test("deciding or withdrawing a case answers no request for information")
  func unanswered() {
    for end in [CaseStatus.determined, .withdrawn] {
      let story = [
        Self.change(.draft, .waitingForInformation, 1), Self.change(.waitingForInformation, end, 3),
      ]
      #expect(Self.hours(story, issued: [2]) == [[2, nil]])
    }
  }
}
