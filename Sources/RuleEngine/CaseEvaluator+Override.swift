public import RuleModel

extension CaseEvaluator {
  /// A finding as a reviewer decides it against the criteria: with the lines as they are, and with
  /// another outcome.
  ///
  /// - Parameter facts: those that the finding was made from.
  /// - Returns: nil where the policies do not say what that outcome comes to: what is approved where
  ///   the pathway is open, grants nothing that is settled, or is decided together with another
  ///   policy's; any outcome but an approval and a denial.
  public func overriding(_ finding: Finding, to outcome: Outcome, _ facts: FactSet) -> Finding? {
    guard let first = finding.policies.first else { return nil }
    switch outcome {
    case .deny:
      return Finding(
        outcome: .deny,
        policies: finding.policies.map { $0.decided(.deny, basis: $0.policy.denialBasis) })
    case .approve:
      guard finding.policies.count == 1, first.routeGaps.isEmpty,
        let date = head.date(in: facts),
        let approval = PolicyEvaluation(first.policy, facts, date).grant(of: first.pathway)
      else { return nil }
      return Finding(outcome: .approve, policies: [first.decided(.approve, approval: approval)])
    case .partial, .refer, .noPolicy, .incomplete: return nil
    }
  }
}

extension PolicyFinding {
  fileprivate func decided(
    _ outcome: Outcome, approval: Approval? = nil, basis: String? = nil
  ) -> PolicyFinding {
    PolicyFinding(
      policy: policy, pathway: pathway, outcome: outcome, routeGaps: routeGaps, lines: lines,
      unlistedLines: unlistedLines, open: open, approval: approval, denialBasis: basis,
      notes: notes, trail: trail)
  }
}

extension PolicyEvaluation {
  /// What a pathway grants where its criteria are met; nil where that hangs on what is open, or is
  /// less than an approval.
  func grant(of pathway: Pathway) -> Approval? {
    guard pathway.referrals.isEmpty, let verdict = granted(pathway, .met, open: .none),
      verdict.outcome == .approve
    else { return nil }
    return verdict.approval
  }
}
