package import Casework
package import RuleModel

/// The plans, and the days of a letter, for which something of the profile holds.
package struct PlanScope: Sendable, Hashable {
  /// Lines of business, each with the kinds of funding it holds for; nil for any.
  package var lines: [String: Set<Funding>?]
  /// Two-letter codes; nil for every state.
  package var states: Set<String>?
  /// The first day of letters; nil: from ever.
  package var from: CalendarDate?
  /// The last day of letters; nil while no end is set.
  package var through: CalendarDate?

  package init(
    lines: [String: Set<Funding>?], states: Set<String>? = nil, from: CalendarDate? = nil,
    through: CalendarDate? = nil
  ) {
    self.lines = lines
    self.states = states
    self.from = from
    self.through = through
  }

  /// Whether it holds for a plan, whatever its state.
  ///
  /// - Parameter funding: nil where the line of business has but one kind, or where it is open: then
  ///   what holds for any kind of the line counts.
  package func covers(_ line: String, _ funding: Funding?) -> Bool {
    guard let kinds = lines[line] else { return false }
    guard let kinds, let funding else { return true }
    return kinds.contains(funding)
  }

  /// - Parameter state: nil where it is open; then what holds for some states does not.
  package func covers(_ line: String, _ funding: Funding?, _ state: String?) -> Bool {
    covers(line, funding) && (states.map { state.map($0.contains) ?? false } ?? true)
  }

  /// Whether there is a kind of plan, in whatever state, for which both hold.
  package func sharesPlans(with other: PlanScope) -> Bool {
    lines.contains { line, kinds in
      guard let others = other.lines[line] else { return false }
      guard let kinds, let others else { return true }
      return !kinds.isDisjoint(with: others)
    }
  }

  package func isInForce(on day: CalendarDate) -> Bool {
    from.map { $0 <= day } ?? true && through.map { day <= $0 } ?? true
  }
}

/// A plan as far as the law asks: what kind of coverage, who pays for it, in which state.
package struct PlanKind: Sendable, Hashable {
  package let line: String
  /// nil where the line of business has but one kind, or where it is open.
  package let funding: Funding?
  package let state: String?

  package init(line: String, funding: Funding? = nil, state: String? = nil) {
    self.line = line
    self.funding = funding
    self.state = state
  }
}
