import Casework
import PolicyLibrary
import Testing

@Suite("Until when a case is due")
struct DueTests {
  private func due(_ change: (inout ClockCase) -> Void) throws -> Due? {
    let table = try ClockTable.load(for: try Library.load().vocabulary)
    var clockCase = ClockCase(
      line: "commercial", funding: .erisaInsured, state: "IL", urgency: .standard,
      track: IntakeContract.authorization,
      received: LocalMoment(iso: "2026-11-20T14:05:00-05:00"))
    change(&clockCase)
    let clock = DecisionClock(table, in: ClockZone(offsetMinutes: -300))
    return Due(clock.reading(of: clockCase))
  }

  @Test("it is told with its rule and where that stands")
  func certain() throws {
    let due = try due { _ in }
    #expect(due?.moment.iso == "2026-12-06T04:59:59Z")
    #expect(due?.rule == "COM-STD (29 CFR 2560.503-1(f)(2)(iii)(A))")
  }

  @Test("while something is open that could move it, it is the earliest, and that is told")
  func open() throws {
    let due = try due { $0.urgency = nil }
    #expect(due?.moment.iso == "2026-11-23T19:05:00Z")
    #expect(
      due?.rule == "COM-URG (29 CFR 2560.503-1(f)(2)(i)), at the earliest; it is not known "
        + "whether an expedited decision was asked for")
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

  @Test(
    "a request for information is sent when a case begins to wait, and answered when it goes on")
  func pends() throws {
    let story = [
      Self.change(.draft, .waitingForInformation, 1),
      Self.change(.waitingForInformation, .draft, 2),
      Self.change(.draft, .readyForReview, 3), Self.change(.readyForReview, .returned, 4),
      Self.change(.returned, .waitingForInformation, 5),
      Self.change(.waitingForInformation, .readyForReview, 6),
      Self.change(.readyForReview, .waitingForInformation, 7),
    ]
    func hours(_ count: Int) -> [[Int?]] {
      ClockCase.Pend.all(in: Array(story.prefix(count))).map {
        [$0.sent.secondsSinceEpoch / 3600, $0.answered.map { $0.secondsSinceEpoch / 3600 }]
      }
    }
    #expect(hours(0) == [])
    #expect(hours(1) == [[1, nil]])
    #expect(hours(4) == [[1, 2]])
    #expect(hours(7) == [[1, 2], [5, 6], [7, nil]])
  }

  @Test("deciding or withdrawing a case answers no request for information")
  func unanswered() {
    for end in [CaseStatus.determined, .withdrawn] {
      let pends = ClockCase.Pend.all(in: [
        Self.change(.draft, .waitingForInformation, 1), Self.change(.waitingForInformation, end, 2),
      ])
      #expect(pends.map(\.answered) == [nil])
    }
  }
}
