internal import RuleModel

/// One rule's limit on one case, with what a request for information does to it.
struct ClockSchedule {
  private(set) var legal: LocalMoment?
  private(set) var waitsFor: Set<ClockGap> = []
  private(set) var stoppedUntil: Moment?
  private(set) var lastToAsk: LocalMoment?
  private let clock: DecisionClock

  init(_ rule: ClockRule, _ clockCase: ClockCase, _ clock: DecisionClock) {
    self.clock = clock
    guard let start = start(of: rule, clockCase) else { return }
    legal = end(of: rule.limit, after: start)
    guard let limit = legal, let received = clockCase.received?.moment else { return }
    lastToAsk = lastToAsk(rule.pend, start, limit)
    guard let last = lastToAsk, let pend = clockCase.firstPend(after: received),
      pend.sent <= last.moment
    else { return }
    switch rule.pend {
    case .doesNotStop, .startsWhenComplete: break
    case .tolls(_, let answer, let decision), .ownClock(_, let answer, let decision):
      follow(pend, answer: answer, decision: decision)
    case .extends(let extra):
      legal = end(of: rule.limit.isInHours ? extra.inHours : extra, after: limit)
    }
  }

  /// Until when a request for information counts.
  private func lastToAsk(
    _ pend: ClockRule.Pend, _ start: LocalMoment, _ limit: LocalMoment
  ) -> LocalMoment? {
    switch pend {
    case .doesNotStop, .startsWhenComplete: nil
    case .tolls(let notice?, _, _):
      end(of: notice, after: start).map { $0.moment < limit.moment ? $0 : limit }
    case .tolls(nil, _, _), .extends: limit
    case .ownClock(let notice, _, _): end(of: notice, after: start)
    }
  }

  /// nil, with what is waited for, while the rule's clock has not begun.
  private mutating func start(of rule: ClockRule, _ clockCase: ClockCase) -> LocalMoment? {
    guard let received = clockCase.received else {
      waitsFor.insert(.received)
      return nil
    }
    switch rule.start {
    case .received: return received
    case .decided:
      guard let decided = clockCase.decided else {
        waitsFor.insert(.decided)
        return nil
      }
      return clock.zone.local(decided)
    case .complete: return complete(clockCase, received)
    }
  }

  /// While nobody said that something is missing, everything may have been there from the start:
  /// that is the least favorable, and so is an answer to have brought everything.
  private mutating func complete(
    _ clockCase: ClockCase, _ received: LocalMoment
  ) -> LocalMoment? {
    if let complete = clockCase.complete {
      return complete <= received.moment ? received : clock.zone.local(complete)
    }
    waitsFor.insert(.complete)
    guard let pend = clockCase.firstPend(after: received.moment) else { return received }
    return pend.answered.flatMap(clock.zone.local)
  }

  /// The decision is due so long after the answer came, or the time for it was over.
  private mutating func follow(
    _ pend: ClockCase.Pend, answer: ClockSpan, decision: ClockSpan
  ) {
    guard let sent = clock.zone.local(pend.sent), let window = end(of: answer, after: sent) else {
      return
    }
    let last = pend.answered.map { min($0, window.moment) } ?? window.moment
    stoppedUntil = pend.answered == nil ? window.moment : nil
    legal = clock.zone.local(last).flatMap { end(of: decision, after: $0) }
  }

  /// nil outside the years 1 to 9999.
  private func end(of span: ClockSpan, after start: LocalMoment) -> LocalMoment? {
    let zone = clock.zone
    switch span {
    case .hours(let hours): return start.moment.adding(seconds: hours * 3600).flatMap(zone.local)
    case .days(let days): return start.day.adding(days: days).flatMap { end(of: $0, from: start) }
    case .businessDays(let days):
      return clock.table.day(days, businessDaysFrom: start.day)
        .flatMap { end(of: $0, from: start) }
    }
  }

  /// The end of a day; where who received it was in another zone, of the earlier of both.
  private func end(of day: CalendarDate, from start: LocalMoment) -> LocalMoment? {
    let ours = clock.zone.end(of: day)
    if clock.zone.offset(at: start.moment) == start.offsetMinutes { return ours }
    let theirs = ClockZone(offsetMinutes: start.offsetMinutes).end(of: day)
    return [ours, theirs].compactMap(\.self).min { $0.moment < $1.moment }
  }
}

extension ClockSpan {
  fileprivate var isInHours: Bool { if case .hours = self { true } else { false } }

  /// Calendar days as elapsed time, by which a limit in hours is lengthened.
  fileprivate var inHours: ClockSpan {
    if case .days(let days) = self { .hours(days * 24) } else { self }
  }
}

extension ClockCase {
  /// The first request for information since the case came in, with the earliest moment at which
  /// it can be taken as answered.
  func firstPend(after received: Moment) -> Pend? {
    guard let pend = pends.filter({ $0.sent >= received }).min(by: { $0.sent < $1.sent }) else {
      return nil
    }
    let answers = [pend.answered, complete.flatMap { $0 >= pend.sent ? $0 : nil }]
    let answered = answers.compactMap(\.self).min().map { max($0, pend.sent) }
    return Pend(sent: pend.sent, answered: answered)
  }
}
