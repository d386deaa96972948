public import RuleModel

/// Decides cases by the policies held: one evaluation, one trail.
///
/// An unknown never approves and never denies, and a definite outcome is final: answering more
/// never changes it.
public struct CaseEvaluator: Sendable {
  public let policies: [Policy]
  public let vocabulary: Vocabulary
  let head: HeadFields

  /// - Precondition: the vocabulary declares the head fields. The loader of a library sees to it.
  public init(policies: [Policy], vocabulary: Vocabulary) {
    self.policies = policies
    self.vocabulary = vocabulary
    self.head = HeadFields(vocabulary)
  }

  public func evaluate(_ facts: FactSet) -> Finding {
    let held = policies.filter { $0.accompanies == nil && head.fits($0, facts) }
    let now = held.filter { head.isInForce($0, facts) }
    guard !now.isEmpty else { return Finding(outcome: .noPolicy, notInForce: held) }
    let open = head.open(in: facts)
    guard open.isEmpty, let policy = now.first, let date = head.date(in: facts) else {
      return Finding(outcome: .incomplete, missing: open)
    }
    guard let (first, missing, referral) = PolicyEvaluation(policy, facts, date).finding() else {
      return Finding(outcome: .noPolicy, withoutPathway: [policy])
    }
    return together(first, missing, referral, facts, date)
  }

  /// The case's outcome is the first policy's, unless that approves: then it is that of the one
  /// that is decided together with it.
  private func together(
    _ first: PolicyFinding, _ missing: Gaps, _ referral: Referral?, _ facts: FactSet,
    _ date: CalendarDate
  ) -> Finding {
    guard let policy = companion(of: first.policy, facts),
      let (second, more, _) = PolicyEvaluation(
        policy, facts, date, accompanied: first.approval
      ).finding()
    else {
      return Finding(
        outcome: first.outcome, policies: [first],
        missing: first.outcome == .incomplete ? missing : .none, referral: referral)
    }
    let isApproved = first.outcome == .approve
    let outcome = isApproved ? second.outcome : first.outcome
    let all = (first.outcome == .incomplete ? missing : .none)
      .union(second.outcome == .incomplete ? more : .none)
    return Finding(
      outcome: outcome, policies: [first, isApproved ? second : second.withoutApproval],
      missing: outcome == .incomplete ? all : .none, referral: referral)
  }

  private func companion(of first: Policy, _ facts: FactSet) -> Policy? {
    policies.first { policy in
      guard let accompanies = policy.accompanies, accompanies.number == first.number,
        head.fits(policy, facts), head.isInForce(policy, facts),
        accompanies.given.isEmpty || accompanies.given.contains(where: { !facts[$0].isUnknown })
      else { return false }
      guard let when = accompanies.when else { return true }
      return ExpressionEvaluator.value(of: when, facts: facts).truth == .true
    }
  }
}

extension PolicyFinding {
  /// The same while the policy that it is decided together with does not approve.
  fileprivate var withoutApproval: PolicyFinding {
    PolicyFinding(
      policy: policy, pathway: pathway, outcome: outcome, routeGaps: routeGaps, lines: lines,
      unlistedLines: unlistedLines, open: open, approval: nil, denialBasis: denialBasis,
      notes: notes, trail: trail)
  }
}

/// The fields that pick a policy, in the order in which they are asked.
struct HeadFields: Sendable {
  let payer: Int
  let drug: Int
  let indication: Int
  let type: Int
  let date: Int

  init(_ vocabulary: Vocabulary) {
    func slot(_ name: String) -> Int {
      guard let slot = vocabulary.slot(of: name) else {
        preconditionFailure("the vocabulary declares no '\(name)', which picks the policy")
      }
      return slot
    }
    payer = slot("plan.payer")
    drug = slot("request.drug")
    indication = slot("request.indication")
    type = slot("request.type")
    date = slot("request.date")
  }

  /// Those that are open.
  func open(in facts: FactSet) -> Gaps {
    Gaps([payer, drug, indication, type, date].flatMap { facts[$0].gaps.items })
  }

  func date(in facts: FactSet) -> CalendarDate? {
    guard case .date(let date) = facts[date] else { return nil }
    return date
  }

  /// Whether a policy is the payer's, and about the drug, as far as these are answered.
  func fits(_ policy: Policy, _ facts: FactSet) -> Bool {
    matches(facts[payer]) { $0 == policy.payer } && matches(facts[drug], policy.drugs.contains)
  }

  func isInForce(_ policy: Policy, _ facts: FactSet) -> Bool {
    date(in: facts).map(policy.isInForce) ?? true
  }

  private func matches(_ value: Value, _ test: (String) -> Bool) -> Bool {
    guard case .text(let text) = value else { return true }
    return test(text)
  }
}
