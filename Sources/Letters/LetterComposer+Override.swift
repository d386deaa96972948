internal import Casework
internal import RuleEngine
internal import RuleModel

extension LetterComposer {
  /// The finding that a letter tells: as a reviewer decides it, else as it is.
  ///
  /// - Throws: ``LetterShortfall/noOverride(_:)`` where a letter would say what nothing settles.
  func overridden(_ order: LetterOrder) throws(LetterShortfall) -> Finding {
    guard let override = order.override else { return order.finding }
    let evaluator = CaseEvaluator(
      policies: order.finding.policies.map(\.policy), vocabulary: vocabulary)
    guard order.finding.outcome != .partial || override.outcome == .deny,
      let finding = evaluator.overriding(
        order.finding, to: override.outcome, order.request.facts),
      // Of less than was asked for, the letter would have to say why the rest is denied.
      LetterOutcome(telling: finding, of: order.request, in: vocabulary)?.decision
        == override.outcome
    else { throw .noOverride(override.outcome) }
    return finding
  }

  /// What a letter says of a decision against the criteria, and of one by them that it is none.
  func override(_ override: LetterOverride?, _ finding: Finding) -> LetterContext {
    let ground = override?.ground
    let lines = finding.policies.flatMap { policy in
      policy.countedLines.map { (line: $0, policy: policy.policy) }
    }
    var context: LetterContext = [
      "is_override": .flag(ground != nil),
      "override_lines": .list(
        (ground?.criteria ?? []).compactMap { cite in
          lines.first { $0.line.criterion.cite == cite }.map { found in
            [
              "override_cite": .text(found.policy.spelledOut(cite)),
              "override_asks": .text(spelled(found.line.criterion.toMember)),
            ]
          }
        }),
    ]
    context.set("override_reason", ground?.reason)
    return context
  }
}
