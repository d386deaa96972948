internal import Casework
internal import RuleModel

extension LetterComposer {
  /// What goes out with a letter and hangs on its outcome and on the plan: enclosures, lines in
  /// other languages, and, where the request is not approved as it is, an emergency supply.
  func papers(_ outcome: LetterOutcome, _ letterCase: LetterCase) -> LetterContext {
    func holds(_ scope: PlanScope?, _ outcomes: Set<LetterOutcome>) -> Bool {
      guard outcomes.contains(outcome) else { return false }
      guard let scope else { return true }
      return letterCase.plan.map { scope.covers($0.line, $0.funding, $0.state) } ?? false
        && scope.isInForce(on: letterCase.date)
    }
    let enclosures = profile.enclosures.filter { holds($0.scope, $0.outcomes) }
    let taglines = profile.taglines.filter {
      holds($0.scope, $0.outcomes) && $0.goes(to: letterCase.zip)
    }
    let languages = profile.noticeLanguages.filter { holds($0.scope, $0.outcomes) }
    var context: LetterContext = [
      "enclosures": .list(enclosures.map(self.enclosure)),
      "taglines": .list(
        taglines.map {
          ["tagline_language": .text($0.language.tag), "tagline": .text($0.words)]
        }),
      "notice_languages": .list(
        languages.map {
          ["notice_language": .text($0.language.tag), "notice_words": .text($0.words)]
        }),
      "fair_treatment": .list(profile.fairness.map { [fairness($0)] } ?? []),
    ]
    if !enclosures.isEmpty {
      context.set("enclosed", enclosures.map(\.name.string).joined(separator: "; "))
    }
    context.set("wanted_format", letterCase.wantedFormat)
    context.set("wanted_language", letterCase.wantedLanguage)
    if outcome != .approval {
      let emergency = rights(of: letterCase)?.emergency
      let track = letterCase.request.intake[IntakeContract.track]
      let isThere = track.map { emergency?.tracks.contains($0) ?? false } ?? true
      context.set("emergency_hours", isThere ? emergency?.hours : nil)
    }
    return context
  }

  private func enclosure(_ enclosure: Enclosure) -> LetterContext {
    [
      "is_appeal_form": .flag(enclosure.form == .appeal),
      "is_language_notice": .flag(enclosure.form == .languages),
      "is_nondiscrimination_notice": .flag(enclosure.form == .nondiscrimination),
    ]
  }

  private func fairness(_ desk: FairnessDesk) -> LetterContext {
    [
      "fairness_name": .text(desk.name), "fairness_address": .text(desk.address.joined),
      "fairness_phone": .text(desk.phone), "civil_rights_office": .text(desk.office),
      "civil_rights_reach": .text(desk.officeReach),
    ]
  }
}
