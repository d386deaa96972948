internal import RuleModel

/// The evaluation of one policy over one case whose head fields are answered.
struct PolicyEvaluation {
  let policy: Policy
  let facts: FactSet
  let date: CalendarDate
  /// What the policy approved that this one is decided together with.
  let accompanied: Approval?

  init(_ policy: Policy, _ facts: FactSet, _ date: CalendarDate, accompanied: Approval? = nil) {
    self.policy = policy
    self.facts = facts
    self.date = date
    self.accompanied = accompanied
  }

  /// What the policy says, what the case waits for if that is `incomplete`, and where it goes if
  /// that is `refer`; nil where none of its pathways is for this request.
  func finding() -> (PolicyFinding, missing: Gaps, referral: Referral?)? {
    guard let routes else { return nil }
    var lines = LineEvaluation(facts)
    let shown = reviewed(routes.shown, &lines)
    let verdict = verdict(shown, routes)
    let isApproved = verdict.outcome == .approve || verdict.outcome == .partial
    let isDenied = verdict.outcome == .deny || verdict.outcome == .partial
    let finding = PolicyFinding(
      policy: policy, pathway: shown.pathway, outcome: verdict.outcome, routeGaps: routes.gaps,
      lines: lines.lines, unlistedLines: lines.unlistedLines,
      open: routes.gaps.union(shown.open).union(verdict.missing),
      approval: isApproved ? verdict.approval : nil,
      denialBasis: isDenied ? denialBasis(lines.lines) : nil,
      notes: policy.notes.filter { truth($0.when) == .true }, trail: lines.trail)
    return (finding, verdict.missing, verdict.referral)
  }

  /// The truth of a condition beside the criteria. It leaves no trail: no line hangs on it.
  func truth(_ condition: Expression?) -> Truth { value(condition).truth }

  func value(_ condition: Expression?) -> Value {
    guard let condition else { return .boolean(true) }
    return ExpressionEvaluator.value(of: condition, facts: facts)
  }

  /// With the route open, a case is denied only if every route denies, and never approved.
  private func verdict(_ shown: Review, _ routes: Routes) -> Verdict {
    if routes.candidates.count == 1 { return shown.verdict }
    let isDenied = routes.candidates.allSatisfy { candidate in
      if candidate == routes.shown { return shown.verdict.outcome == .deny }
      var lines = LineEvaluation(facts)
      return reviewed(candidate, &lines).verdict.outcome == .deny
    }
    if isDenied { return shown.verdict }
    let missing = shown.verdict.outcome == .deny ? .none : shown.verdict.missing
    return Verdict(.incomplete, missing: routes.gaps.union(missing))
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

  /// nil where no pathway can be for this request.
  private var routes: Routes? {
    var candidates: [Int] = []
    var gaps = Gaps.none
    for (index, pathway) in policy.pathways.enumerated() {
      let value = value(pathway.when)
      if value.truth == .true { return Routes(candidates: [index], shown: index, gaps: .none) }
      if value.truth == .unknown {
        candidates.append(index)
        gaps.formUnion(value.gaps)
      }
    }
    let marked = candidates.first { policy.pathways[$0].isShownWhileOpen }
    return (marked ?? candidates.first).map {
      Routes(candidates: candidates, shown: $0, gaps: gaps)
    }
  }
}

extension PolicyEvaluation {
  /// What a pathway comes to.
  struct Verdict {
    let outcome: Outcome
    /// What an `incomplete` one waits for.
    var missing = Gaps.none
    var approval: Approval?
    var referral: Referral?

    init(_ outcome: Outcome, missing: Gaps = .none) {
      self.outcome = outcome
      self.missing = missing
    }
  }

  /// A pathway and the exclusions, evaluated.
  struct Review {
    let pathway: Pathway
    let verdict: Verdict
    /// The inputs of every unknown line whose enclosing groups are all undecided.
    let open: Gaps
  }

  private func reviewed(_ index: Int, _ lines: inout LineEvaluation) -> Review {
    let pathway = policy.pathways[index]
    let criteria = lines.all(pathway.criteria)
    var isExcluded = Truth.false
    for exclusion in policy.exclusions {
      isExcluded = isExcluded.or(lines.exclusion(exclusion).truth ?? .false)
    }
    let open = openGaps(lines.lines).union(lines.unlistedGaps)
    let verdict = decided(
      pathway, criteria: criteria.truth ?? .true, isExcluded: isExcluded, lines.lines, open)
    return Review(pathway: pathway, verdict: verdict, open: open)
  }

  private func openGaps(_ lines: [LineFinding]) -> Gaps {
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
