internal import Casework
internal import RuleEngine
internal import RuleModel

extension LetterComposer {
  /// What the letter of a referral says beside what every letter does: which policy decides
  /// instead, why, and how fast.
  ///
  /// - Throws: ``LetterShortfall/noDue(_:on:)``.
  func referral(
    _ letterCase: LetterCase, _ finding: Finding
  ) throws(LetterShortfall) -> LetterContext {
    let referral = Self.referral(finding)
    let uses = finding.policies.flatMap { policy in
      LetterReason.reasons(of: policy).filter(\.isAboutUse).map {
        PolicyReason(reason: $0, policy: policy)
      }
    }
    let told = uses.enumerated().map { context($1, number: $0 + 1, letterCase) }
    var fields: LetterContext = [
      "referral_number": .text(referral.policy),
      "referral_why": .text(referral.whyToMember ?? referral.why),
      "has_uses": .flag(!uses.isEmpty),
      "uses": .list(told),
    ]
    let titles = finding.policies.compactMap { $0.policy.fullNames[referral.policy] }
    fields.set("referral_title", titles.first)
    if let clock = profile.referralClocks[referral.policy] {
      let hours = clock.hours(isUrgent: letterCase.isUrgent)
      fields.set("referral_hours", hours)
      if letterCase.dayReceived(plusHours: hours).map({ $0 >= letterCase.date }) ?? false {
        fields.set("decide_by", letterCase.received(plusHours: hours))
      }
    } else {
      fields.set("decide_by", try due(letterCase))
    }
    return fields
  }

  private static func referral(_ finding: Finding) -> Referral {
    guard let referral = finding.referral else {
      preconditionFailure("a case is referred without a policy that decides")
    }
    return referral
  }

  /// What the letter of a referral needs to know for the day of the decision and does not.
  func openReferral(_ request: CaseRequest, _ finding: Finding) -> [String] {
    let limit = decision(request)?.rule.limit
    let isCounted = profile.referralClocks[Self.referral(finding).policy] != nil
    var needed = [IntakeContract.receivedDate]
    if isCounted || limit?.isInHours == true { needed.append(IntakeContract.receivedTime) }
    return request.lacking(needed)
  }
}

extension ReferralClock {
  fileprivate func hours(isUrgent: Bool) -> Int { isUrgent ? urgentDecisionHours : decisionHours }
}

extension LetterReason {
  /// Whether it is why the policy does not list the use.
  fileprivate var isAboutUse: Bool {
    kind == .notMet && rules.contains { $0.criterion.decidesUse }
  }
}

extension Criterion {
  fileprivate var decidesUse: Bool {
    if case .none = useDecision { false } else { true }
  }
}
