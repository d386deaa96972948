internal import RuleModel

/// Works out until when a case has to be decided: every rule that applies, the earliest first.
///
/// What is open is never guessed. Where it keeps a rule from being ruled out, the rule counts as one
/// that may apply, and its limit is told with what would settle it; where it would move a limit, the
/// earliest is told. A limit that ends on a Saturday, a Sunday or a holiday is not moved.
public struct DecisionClock: Sendable {
  public let table: ClockTable
  /// Where the organization decides: what a day is.
  public let zone: ClockZone

  public init(_ table: ClockTable, in zone: ClockZone) {
    self.table = table
    self.zone = zone
  }

  public func reading(of clockCase: ClockCase) -> ClockReading {
    let clockCase = table.withKnownTrack(clockCase)
    let decided = table.decidedTracks(for: clockCase)
    let dues = table.rules.compactMap { due(by: $0, clockCase, decided) }
      .sorted(by: Self.isEarlier)
    return ClockReading(
      dues: dues, gaps: gaps(dues, clockCase),
      track: table.tracks.first { $0.value == clockCase.track })
  }

  /// The moment decides; of two with one moment the rule that is known to apply.
  private static func isEarlier(_ left: ClockDue, _ right: ClockDue) -> Bool {
    guard let first = left.legal, let second = right.legal else {
      return left.legal != nil || (right.legal == nil && left.rule.id < right.rule.id)
    }
    if first.moment != second.moment { return first.moment < second.moment }
    if left.isCertain != right.isCertain { return left.isCertain }
    return left.rule.id < right.rule.id
  }

  /// What could still change the earliest limit of the decision: what would tell whether a rule
  /// applies, or when it began, unless it ends later than one that applies for certain. What has
  /// not happened yet is nothing that anybody could know.
  private func gaps(_ dues: [ClockDue], _ clockCase: ClockCase) -> [ClockGap] {
    let decisive = dues.filter { $0.rule.duty == .decide }
    let sure = decisive.first { $0.isCertain && $0.waitsFor.isEmpty && $0.legal != nil }
    var gaps: Set<ClockGap> = []
    for due in decisive {
      if let sure = sure?.legal, let legal = due.legal, legal.moment >= sure.moment { continue }
      gaps.formUnion(due.openFor)
      if due.legal != nil { gaps.formUnion(due.waitsFor) }
    }
    if clockCase.received == nil { gaps.insert(.received) }
    return gaps.sorted()
  }

  /// nil where the rule does not apply.
  ///
  /// - Parameter decided: the kinds of request for which a decision has a limit.
  private func due(
    by rule: ClockRule, _ clockCase: ClockCase, _ decided: Set<String>
  ) -> ClockDue? {
    guard rule.isOn, rule.isInForce(on: clockCase.received?.day),
      let openFor = rule.scope.open(for: clockCase, among: decided)
    else { return nil }
    let schedule = ClockSchedule(rule, clockCase, self)
    return ClockDue(
      rule: rule, openFor: openFor, legal: schedule.legal,
      internalDue: schedule.legal.flatMap { internalDue($0, rule) }, waitsFor: schedule.waitsFor,
      stoppedUntil: schedule.stoppedUntil, lastToAsk: schedule.lastToAsk)
  }

  /// The buffer before a limit: hours before one in hours, else the end of a business day before.
  private func internalDue(_ legal: LocalMoment, _ rule: ClockRule) -> LocalMoment? {
    if case .hours = rule.limit {
      return legal.moment.adding(seconds: -table.buffer.hours * 3600).flatMap(zone.local)
    }
    guard let day = table.day(-table.buffer.businessDays, businessDaysFrom: legal.day),
      let end = zone.end(of: day)
    else { return nil }
    return end.moment < legal.moment ? end : legal
  }
}

extension ClockRule {
  /// Whether it holds for what was received on a day; true while that is open.
  func isInForce(on day: CalendarDate?) -> Bool {
    guard let day else { return true }
    return inForceFrom.map { $0 <= day } ?? true && inForceThrough.map { day <= $0 } ?? true
  }
}

extension ClockRule.Scope {
  /// What is open that decides whether the rule is for a case; nil when it is not for it.
  ///
  /// - Parameter decided: the kinds of request that may be meant while that is open; a rule for all
  ///   of them holds whichever it is.
  func open(for clockCase: ClockCase, among decided: Set<String> = []) -> Set<ClockGap>? {
    let tests: [(ClockGap, Bool?)] = [
      (.line, clockCase.line.map { lines[$0] != nil }),
      (.funding, isFor(clockCase.funding, of: clockCase.line)),
      (.state, states.map { states in clockCase.state.map(states.contains) } ?? true),
      (.urgency, holdsForAny ? true : clockCase.urgency.map(urgencies.contains)),
      (.track, clockCase.track.map(tracks.contains) ?? isForAll(decided)),
      (.courseEnds, isInTime(clockCase)),
    ]
    if tests.contains(where: { $0.1 == false }) { return nil }
    return Set(tests.filter { $0.1 == nil }.map(\.0))
  }

  private var holdsForAny: Bool { urgencies.count == Urgency.allCases.count }

  /// While the line is open, that alone is asked for.
  private func isFor(_ funding: Funding?, of line: String?) -> Bool? {
    guard let line, let fundings = lines[line] ?? nil else { return true }
    return funding.map(fundings.contains)
  }

  /// nil where it is for some of these kinds of request alone.
  private func isForAll(_ decided: Set<String>) -> Bool? {
    !decided.isEmpty && tracks.isSuperset(of: decided) ? true : nil
  }

  /// While the kind of request is open, that alone is asked for.
  private func isInTime(_ clockCase: ClockCase) -> Bool? {
    guard let leadHours, clockCase.track != nil else { return true }
    guard let received = clockCase.received, let end = clockCase.courseEnds else { return nil }
    return end.secondsSinceEpoch - received.moment.secondsSinceEpoch >= leadHours * 3600
  }
}
