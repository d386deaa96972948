internal import Casework
internal import RuleModel

extension LetterComposer {
  /// What goes out with a letter and hangs on its outcome and on the plan: enclosures, lines in
  /// other languages, and, where the request is not approved, an emergency supply.
  func papers(_ outcome: LetterOutcome, _ letterCase: LetterCase) -> LetterContext {
    func holds(_ scope: PlanScope?, _ outcomes: Set<LetterOutcome>) -> Bool {
      guard outcomes.contains(outcome) else { return false }
      guard let scope else { return true }
      return letterCase.plan.map { scope.covers($0.line, $0.funding, $0.state) } ?? false
        && scope.isInForce(on: letterCase.date)
    }
    let enclosures = profile.enclosures.filter { holds($0.scope, $0.outcomes) }
    let taglines = profile.taglines.filter { holds($0.scope, $0.outcomes) }
    var context: LetterContext = [
      "has_enclosures": .flag(!enclosures.isEmpty),
      "enclosures": .list(enclosures.map { ["enclosure": .text($0.name)] }),
      "taglines": .list(
        taglines.map {
          ["tagline_language": .text($0.language.tag), "tagline": .text($0.words)]
        }),
    ]
    if [.denial, .partialApproval, .informationRequest].contains(outcome) {
      let rule = letterCase.plan.flatMap { profile.rights(of: $0, on: letterCase.date) }
      context.set("emergency_hours", rule?.emergencyHours)
    }
    return context
  }
}
