import Casework
import RuleModel
import Testing

@Suite("The clocks of a place")
struct ClockZoneTests {
  static let newYork = ClockZone(
    offsetMinutes: -300,
    changes: [
      change("2026-03-08T07:00:00Z", -240), change("2026-11-01T06:00:00Z", -300),
      change("2027-03-14T07:00:00Z", -240), change("2027-11-07T06:00:00Z", -300),
    ])

  private static func change(_ iso: String, _ minutes: Int) -> ClockZone.Change {
    guard let moment = Moment(iso: iso) else { preconditionFailure("no moment: \(iso)") }
    return ClockZone.Change(at: moment, offsetMinutes: minutes)
  }

  @Test(
    "a local moment is written as it was read",
    arguments: [
      "2026-11-21T09:42:07-05:00", "2026-11-21T00:00:00+00:00", "2026-07-01T23:59:59+05:45",
      "2024-02-29T12:00:00-09:30",
    ])
  func writesAndReads(text: String) {
    #expect(LocalMoment(iso: text)?.iso == text)
  }

  @Test(
    "what is no local moment is not read as one",
    arguments: [
      "", "2026-11-21T09:42:07", "2026-11-21T09:42:07Z", "2026-11-21T09:42:07-0500",
      "2026-11-21T09:42:07-05:60", "2026-11-21T09:42:07-19:00", "2026-02-29T09:42:07-05:00",
      "2026-11-21T09:42:07 05:00", "2026-11-21T24:00:00-05:00", "2026-11-21T09:42:07-5:000",
    ])
  func refuses(text: String) {
    #expect(LocalMoment(iso: text) == nil)
  }

  @Test(
    "a time of a day is one moment, the earlier of two and none that was skipped",
    arguments: [
      // The day before, of, and after each change.
      ("2026-03-07", 86_399, "2026-03-07T23:59:59-05:00"),
      ("2026-03-08", 86_399, "2026-03-08T23:59:59-04:00"),
      ("2026-11-01", 86_399, "2026-11-01T23:59:59-05:00"),
      // 1:30 comes twice.
      ("2026-11-01", 5400, "2026-11-01T01:30:00-04:00"),
      // 2:30 does not come: the second before the change.
      ("2026-03-08", 9000, "2026-03-08T01:59:59-05:00"),
      ("2026-03-08", 10_800, "2026-03-08T03:00:00-04:00"),
    ])
  func ends(day: String, second: Int, moment: String) throws {
    let day = try #require(CalendarDate(iso: day))
    #expect(Self.newYork.moment(on: day, secondOfDay: second)?.iso == moment)
  }

  @Test("every moment is found by the time that the clocks show then, or the earlier of its name")
  func roundTrip() throws {
    let start = try #require(Moment(iso: "2026-02-25T00:00:00Z"))
    for step in 0..<8000 {
      let moment = try #require(start.adding(seconds: step * 4001))
      let local = try #require(Self.newYork.local(moment))
      let second = moment.secondsSinceEpoch + local.offsetMinutes * 60
      let found = Self.newYork.moment(
        on: local.day, secondOfDay: second - local.day.daysSinceEpoch * 86_400)
      let gap = moment.secondsSinceEpoch - (found?.moment.secondsSinceEpoch ?? 0)
      #expect(gap == 0 || gap == 3600, "\(local.iso)")
    }
  }

  @Test("a clock that is looked at tells its zone, each change to the second")
  func observed() throws {
    let first = try #require(Moment(iso: "2026-01-01T00:00:00Z"))
    let last = try #require(Moment(iso: "2027-12-31T00:00:00Z"))
    let zone = ClockZone(from: first, through: last) { Self.newYork.offset(at: $0) }
    #expect(zone == Self.newYork)
    let still = ClockZone(from: first, through: last) { _ in 345 }
    #expect(still == ClockZone(offsetMinutes: 345))
    #expect(ClockZone(from: last, through: last) { _ in -60 } == ClockZone(offsetMinutes: -60))
  }
}
