internal import Casework
internal import RuleEngine
internal import RuleModel

extension LetterComposer {
  /// What the letter of a referral says beside what every letter does: which policy decides
  /// instead, why, and how fast.
  func referral(_ letterCase: LetterCase, _ finding: Finding) -> LetterContext {
    guard let referral = finding.referral else {
      preconditionFailure("a case is referred without a policy that decides")
    }
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
    if let clock = profile.referralClocks[referral.policy] {
      let isUrgent = letterCase.text("request.urgency") == "expedited"
      fields.set("referral_hours", isUrgent ? clock.urgentDecisionHours : clock.decisionHours)
    }
    return fields
  }
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
