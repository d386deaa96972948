import Casework
import Foundation
import PolicyLibrary
import RuleModel

/// The shipped rules, with those of the states switched on where a test asks for it.
enum ClockBench {
  static let table: ClockTable = {
    do { return try ClockTable.load(for: try Library.load()) } catch {
      preconditionFailure("\(error)")
    }
  }()

  static let allOn = ClockTable(
    rules: table.rules.map(\.switchedOn), tracks: table.tracks, holidays: table.holidays,
    buffer: table.buffer)

  static let shipped = DecisionClock(table, in: ClockZoneTests.newYork)
  static let everything = DecisionClock(allOn, in: ClockZoneTests.newYork)

  /// Of one rule alone, whatever is switched on.
  static func only(_ id: String) -> DecisionClock {
    DecisionClock(
      ClockTable(
        rules: allOn.rules.filter { $0.id == id }, tracks: table.tracks, holidays: table.holidays,
        buffer: table.buffer),
      in: ClockZoneTests.newYork)
  }

  static func local(_ iso: String) -> LocalMoment {
    guard let moment = LocalMoment(iso: iso) else { preconditionFailure("no moment: \(iso)") }
    return moment
  }

  static func at(_ iso: String) -> Moment { local(iso).moment }

  /// A case that a rule applies to, received at that moment.
  static func suited(to rule: ClockRule, received: LocalMoment) -> ClockCase {
    let line = rule.scope.lines.keys.sorted()[0]
    return ClockCase(
      line: line, funding: (rule.scope.lines[line] ?? nil)?.first ?? .erisaInsured,
      state: rule.scope.states?.first ?? "ME",
      urgency: rule.scope.urgencies.count == 1 ? rule.scope.urgencies.first : .standard,
      track: rule.scope.tracks.sorted()[0], received: received, complete: received.moment,
      courseEnds: received.moment.adding(seconds: 30 * 86_400), decided: received.moment)
  }
}

extension ClockRule {
  fileprivate var switchedOn: ClockRule {
    ClockRule(
      id: id, duty: duty, scope: scope, start: start, limit: limit, pend: pend,
      inForceFrom: inForceFrom, inForceThrough: inForceThrough, source: source,
      certainty: certainty, checkedOn: checkedOn)
  }
}
