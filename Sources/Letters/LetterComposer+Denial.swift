internal import RuleEngine
internal import RuleModel

extension LetterComposer {
  /// What a denial says beside what every letter does.
  /// - Throws: ``LetterShortfall/noWords(denialBasis:)``, ``LetterShortfall/noRights(_:on:)``.
  func denial(
    _ letterCase: LetterCase, _ finding: Finding, isOverride: Bool
  ) throws(LetterShortfall) -> LetterContext {
    let denying = finding.policies.filter { $0.denialBasis != nil }
    guard let name = denying.first?.denialBasis else {
      preconditionFailure("a case is denied without a basis")
    }
    let reasons = denying.flatMap { policy in
      LetterReason.reasons(of: policy).map { PolicyReason(reason: $0, policy: policy) }
    }
    var context = try rights(letterCase)
    // Where a reviewer decides against the criteria, the policy's category is not the reason.
    if !isOverride {
      let basis = try basis(name)
      context["basis"] = .text(basis.words)
      context["basis_meaning"] = .text(basis.meaning)
      if hasCodes(letterCase) { context["basis_code"] = .text(basis.code) }
    }
    context["has_reasons"] = .flag(!reasons.isEmpty)
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
}
