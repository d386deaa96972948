import Casework
import ProofSupport
import RuleModel
import Testing

/// What holds for every case whatever the rules say.
@Suite("Laws of the clock")
struct ClockLawTests {
  private static let count = 3000

  private static func law(
    _ name: String, _ check: (ClockCase, inout SeededGenerator) throws -> Void
  ) rethrows {
    var random = Seed.generator(for: name)
    for _ in 0..<count { try check(RandomClockCase.make(&random), &random) }
  }

  private static func moment(_ reading: ClockReading) -> Moment? { reading.decision?.legal?.moment }

  @Test("the limit named is the earliest of all that are told, and no buffer ends after its limit")
  func earliest() {
    Self.law("earliest") { clockCase, _ in
      let reading = ClockBench.everything.reading(of: clockCase)
      for due in reading.dues where due.rule.duty == .decide {
        if let legal = due.legal, let named = Self.moment(reading) {
          #expect(named <= legal.moment, "\(clockCase) \(Seed.repeated)")
        }
        if let own = due.internalDue, let legal = due.legal {
          #expect(own.moment <= legal.moment, "\(clockCase) \(Seed.repeated)")
        }
        #expect((due.legal == nil) == (due.internalDue == nil))
      }
    }
  }

  @Test("whatever becomes known never brings the limit forward")
  func knowledge() {
    Self.law("knowledge") { known, random in
      guard known.received != nil else { return }
      var less = known
      if random.chance(40) { less.line = nil }
      if random.chance(40) { less.funding = nil }
      if random.chance(40) { less.state = nil }
      if random.chance(40) { less.urgency = nil }
      if random.chance(40) { less.track = nil }
      if random.chance(40) { less.courseEnds = nil }
      let (before, after) = (
        ClockBench.everything.reading(of: less), ClockBench.everything.reading(of: known)
      )
      guard let late = Self.moment(after) else { return }
      #expect(
        Self.moment(before).map { $0 <= late } == true, "\(known) \(less) \(Seed.repeated)")
    }
  }

  @Test("what is said to be known for good stays whatever else is told")
  func gaps() {
    Self.law("gaps") { more, random in
      var clockCase = more
      if random.chance(50) { clockCase.state = nil }
      if random.chance(50) { clockCase.funding = nil }
      if random.chance(50) { clockCase.courseEnds = nil }
      if random.chance(50) { clockCase.urgency = nil }
      if random.chance(50) { clockCase.track = nil }
      let before = ClockBench.everything.reading(of: clockCase)
      guard before.gaps.isEmpty else { return }
      let after = ClockBench.everything.reading(of: more)
      #expect(Self.moment(before) == Self.moment(after), "\(more) \(Seed.repeated)")
    }
  }

  @Test("received later, it is never due earlier")
  func monotone() {
    Self.law("monotone") { clockCase, random in
      guard let received = clockCase.received else { return }
      var first = clockCase
      (first.pends, first.complete, first.courseEnds) = ([], nil, nil)
      var second = first
      let later = received.moment.adding(seconds: Int.random(in: 0...400_000, using: &random))
      second.received = later.flatMap(ClockZoneTests.newYork.local)
      for rule in ClockBench.allOn.rules where rule.inForceFrom == nil && rule.inForceThrough == nil
      {
        let clock = ClockBench.only(rule.id)
        if let one = Self.moment(clock.reading(of: first)),
          let other = Self.moment(clock.reading(of: second))
        {
          #expect(one <= other, "\(rule.id) \(clockCase) \(Seed.repeated)")
        }
      }
    }
  }

  @Test("a pend moves only a limit that it has an effect on, and stops no clock beyond its limit")
  func pends() {
    Self.law("pends") { clockCase, _ in
      guard clockCase.received != nil else { return }
      var without = clockCase
      without.pends = []
      let before = ClockBench.everything.reading(of: without).dues
      for due in ClockBench.everything.reading(of: clockCase).dues {
        guard let old = before.first(where: { $0.rule.id == due.rule.id }) else {
          Issue.record("a pend added \(due.rule.id)")
          continue
        }
        if due.rule.pend == .doesNotStop { #expect(due.legal == old.legal) }
        if case .tolls = due.rule.pend, let new = due.legal, let old = old.legal {
          #expect(new.moment >= old.moment, "\(due.rule.id) \(clockCase) \(Seed.repeated)")
        }
        if let until = due.stoppedUntil, let legal = due.legal { #expect(until < legal.moment) }
      }
    }
  }

  @Test("a limit in hours is that many hours after receipt, whatever the clocks do")
  func hours() {
    Self.law("hours") { clockCase, _ in
      guard let received = clockCase.received else { return }
      for due in ClockBench.everything.reading(of: clockCase).dues {
        guard case .hours(let hours) = due.rule.limit, due.rule.start == .received,
          due.rule.pend == .doesNotStop
        else { continue }
        let end = due.legal?.moment.secondsSinceEpoch
        #expect(end == received.moment.secondsSinceEpoch + hours * 3600)
      }
    }
  }

  @Test("a limit in days ends with the day, that many days after the day of receipt")
  func days() {
    Self.law("days") { clockCase, _ in
      var clockCase = clockCase
      clockCase.pends = []
      guard let received = clockCase.received else { return }
      for due in ClockBench.everything.reading(of: clockCase).dues {
        guard case .days(let days) = due.rule.limit, due.rule.start == .received,
          let legal = due.legal
        else { continue }
        #expect(CalendarDate.days(from: received.day, to: legal.day) == days)
        #expect(legal.iso.contains("T23:59:59"))
      }
    }
  }
}

/// Cases of any kind, received in 2026 or 2027.
enum RandomClockCase {
  static func make(_ random: inout SeededGenerator) -> ClockCase {
    var made = ClockCase(
      line: pick(["commercial", "marketplace", "medicaid"], &random),
      funding: pick(Funding.allCases, &random), state: pick(["IL", "OK", "ME", "LA"], &random),
      urgency: pick(Urgency.allCases, &random),
      track: pick(ClockBench.table.tracks.map(\.value), &random))
    guard !random.chance(5),
      let start = Moment(iso: "2026-01-01T05:00:00Z")?
        .adding(seconds: Int.random(in: 0..<63_000_000, using: &random))
    else { return made }
    made.received = ClockZoneTests.newYork.local(start)
    if random.chance(30) { made.complete = later(start, &random) }
    if random.chance(50) { made.courseEnds = later(start, &random) }
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let sent = later(start, &random)
      let answered = random.chance(50) ? later(sent, &random) : nil
      made.pends.append(ClockCase.Pend(sent: sent, answered: answered))
    }
    return made
  }

  private static func later(_ moment: Moment, _ random: inout SeededGenerator) -> Moment {
    let most = random.chance(50) ? 100_000 : 6_000_000
    return moment.adding(seconds: Int.random(in: 0...most, using: &random)) ?? moment
  }

  private static func pick<Value>(_ values: [Value], _ random: inout SeededGenerator) -> Value {
    values[Int.random(in: values.indices, using: &random)]
  }
}
