internal import RuleEngine
internal import RuleModel

extension LetterComposer {
  /// What a denial says beside what every letter does.
  /// - Throws: ``LetterShortfall/noWords(denialBasis:)``.
  func denial(
    _ letterCase: LetterCase, _ finding: Finding
  ) throws(LetterShortfall) -> LetterContext {
    let denying = finding.policies.filter { $0.denialBasis != nil }
    guard let name = denying.first?.denialBasis else {
      preconditionFailure("a case is denied without a basis")
    }
    let basis = try basis(name)
    let reasons = denying.flatMap { policy in
      LetterReason.reasons(of: policy).map { PolicyReason(reason: $0, policy: policy) }
    }
    var context = rights(letterCase)
    context.merge(["basis": .text(basis.words), "basis_meaning": .text(basis.meaning)])
    context.merge(numbered(reasons, letterCase))
    return context
  }

  /// The reasons, numbered through: what is not met, then what was not received.
  func numbered(_ reasons: [PolicyReason], _ letterCase: LetterCase) -> LetterContext {
    let notMet = reasons.filter { $0.reason.kind == .notMet }
    let notReceived = reasons.filter { $0.reason.kind == .notReceived }
    func contexts(_ items: [PolicyReason], from first: Int) -> [LetterContext] {
      items.enumerated().map { context($1, number: first + $0, letterCase) }
    }
    return [
      "has_not_met": .flag(!notMet.isEmpty), "not_met": .list(contexts(notMet, from: 1)),
      "has_not_received": .flag(!notReceived.isEmpty),
      "not_received": .list(contexts(notReceived, from: notMet.count + 1)),
    ]
  }

  /// - Throws: ``LetterShortfall/noWords(denialBasis:)``.
  func basis(_ name: String) throws(LetterShortfall) -> DenialBasis {
    guard let basis = profile.denialBases[name] else { throw .noWords(denialBasis: name) }
    return basis
  }

  /// What a member and a prescriber can do about a decision against the request.
  func rights(_ letterCase: LetterCase) -> LetterContext {
    var context = appeal(letterCase)
    context.merge(contact(letterCase))
    return context
  }

  /// Until when an appeal may be asked for, as far as the line of business is known and the
  /// profile has a rule for it.
  private func appeal(_ letterCase: LetterCase) -> LetterContext {
    let rule = letterCase.text("plan.lineOfBusiness").flatMap { profile.appeals[$0] }
    var context: LetterContext = ["is_from_receipt": .flag(rule?.start == .receipt)]
    guard let rule else { return context }
    // Counted from receipt the last day is later: the date printed is one that is safe.
    context.set("appeal_by", letterCase.day(after: rule.withinDays))
    context.set("appeal_days", rule.withinDays)
    context.set("appeal_decision_days", rule.decisionDays)
    context.set("appeal_fast_hours", rule.fastDecisionHours)
    context.set("appeal_who", rule.whoMayAsk.string)
    return context
  }

  private func contact(_ letterCase: LetterCase) -> LetterContext {
    let (unit, conversation) = (profile.appealUnit, profile.conversation)
    return [
      "appeal_unit": .text(unit.name), "appeal_address": .text(unit.address.joined),
      "appeal_phone": .text(unit.phone), "appeal_fax": .text(unit.fax),
      "conversation_phone": .text(conversation.phone),
      "conversation_hours": .text(conversation.hours),
      "conversation_by": .date(letterCase.day(after: conversation.withinDays)),
      "copies_phone": .text(profile.copiesPhone),
    ]
  }
}
