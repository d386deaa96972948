internal import RuleModel

/// The evaluation of one policy over one case whose head fields are answered.
struct PolicyEvaluation {
  private let policy: Policy
  private let facts: FactSet
  private let date: CalendarDate

  init(_ policy: Policy, _ facts: FactSet, _ date: CalendarDate) {
    self.policy = policy
    self.facts = facts
    self.date = date
  }

  /// What the policy says, and what the case waits for if that is `incomplete`.
  func finding() -> (PolicyFinding, missing: Gaps) {
    var lines = LineEvaluation(facts)
    let routes = routes(&lines)
    let shown = reviewed(routes.shown, &lines)
    let outcome = outcome(shown, routes.candidates.filter { $0 != routes.shown })
    let missing = shown.outcome == .deny ? routes.gaps : routes.gaps.union(shown.open)
    let finding = PolicyFinding(
      policy: policy, pathway: shown.pathway, outcome: outcome, routeGaps: routes.gaps,
      lines: lines.lines, open: routes.gaps.union(shown.open),
      approval: outcome == .approve ? approval(shown.pathway) : nil,
      denialBasis: outcome == .deny ? denialBasis(lines.lines) : nil,
      notes: policy.notes.filter { holds($0.when) }, trail: lines.trail)
    return (finding, missing)
  }

  /// Whether a condition beside the criteria is known to hold. It leaves no trail: no line of the
  /// policy hangs on it.
  private func holds(_ condition: Expression) -> Bool {
    var scratch = Trail()
    scratch.reserveCapacity(condition.nodes.count * 2)
    return ExpressionEvaluator.evaluate(condition, facts: facts, trail: &scratch).truth == .true
  }

  /// With the route open, a case is denied only if every route denies, and never approved.
  private func outcome(_ shown: Review, _ others: [Int]) -> Outcome {
    if others.isEmpty { return shown.outcome }
    let isDenied =
      shown.outcome == .deny
      && others.allSatisfy { other in
        var lines = LineEvaluation(facts)
        return reviewed(other, &lines).outcome == .deny
      }
    return isDenied ? .deny : .incomplete
  }

  /// The basis of the exclusion that holds comes before that of the criteria.
  private func denialBasis(_ lines: [LineFinding]) -> String {
    let held = lines.first { $0.status == .holds && $0.criterion.denialBasis != nil }
    return held?.criterion.denialBasis ?? policy.denialBasis
  }
}

extension PolicyEvaluation {
  /// The pathways that a case may be reviewed under.
  struct Routes {
    /// Places in ``Policy/pathways``: one when the route is known.
    let candidates: [Int]
    let shown: Int
    let gaps: Gaps
  }

  private func routes(_ lines: inout LineEvaluation) -> Routes {
    var candidates: [Int] = []
    var gaps = Gaps.none
    for (index, pathway) in policy.pathways.enumerated() {
      let value = lines.value(of: pathway.when)
      if value.truth == .true { return Routes(candidates: [index], shown: index, gaps: .none) }
      if value.truth == .unknown {
        candidates.append(index)
        gaps.formUnion(value.gaps)
      }
    }
    guard
      let shown = candidates.first(where: { policy.pathways[$0].isShownWhileOpen })
        ?? candidates.first
    else { preconditionFailure("\(policy.id) has no pathway for this request") }
    return Routes(candidates: candidates, shown: shown, gaps: gaps)
  }
}

extension PolicyEvaluation {
  /// A pathway and the exclusions, evaluated.
  struct Review {
    let pathway: Pathway
    let outcome: Outcome
    let open: Gaps
  }

  private func reviewed(_ index: Int, _ lines: inout LineEvaluation) -> Review {
    let pathway = policy.pathways[index]
    let criteria = lines.all(pathway.criteria)
    let exclusions = policy.exclusions.map { lines.exclusion($0) }
    let isExcluded = exclusions.reduce(Truth.false) { $0.or($1.truth ?? .false) }
    return Review(
      pathway: pathway,
      outcome: outcome(criteria: criteria.truth ?? .true, isExcluded: isExcluded),
      open: open(lines.lines))
  }

  private func outcome(criteria: Truth, isExcluded: Truth) -> Outcome {
    if criteria == .false || isExcluded == .true { return .deny }
    return criteria == .true && isExcluded == .false ? .approve : .incomplete
  }

  /// The inputs of every unknown line whose enclosing groups are all undecided.
  private func open(_ lines: [LineFinding]) -> Gaps {
    var gaps = Gaps.none
    var decidedDepth: Int?
    for line in lines {
      if let depth = decidedDepth, line.depth > depth { continue }
      decidedDepth = line.status == .unknown ? nil : line.depth
      gaps.formUnion(line.gaps)
    }
    return gaps
  }
}

extension PolicyEvaluation {
  private func approval(_ pathway: Pathway) -> Approval? {
    let grant = pathway.grants.first { $0.when.map(holds) ?? true }
    return grant.flatMap { through($0.duration) }.map { Approval(from: date, through: $0) }
  }

  /// The last day covered. nil past the year 9999.
  private func through(_ duration: GrantDuration) -> CalendarDate? {
    switch (duration, policy.month) {
    case (.days(let days), _): date.adding(days: days - 1)
    case (.months(let months), .days(let length)): date.adding(days: months * length - 1)
    case (.months(let months), .calendar): date.adding(months: months)?.adding(days: -1)
    case (.years(let years), _): date.adding(months: years * 12)?.adding(days: -1)
    }
  }
}
