package import Casework
package import RuleEngine
package import RuleModel

/// Makes letters from what was decided: pure, from values that were loaded and checked before.
///
/// Every reason and every figure comes from the finding and its trail, every address, phone and
/// window from the organization's profile, and every sentence from a template.
package struct LetterComposer: Sendable {
  package let vocabulary: Vocabulary
  package let profile: OrganizationProfile
  /// In the order of preference: the first that fits is taken.
  package let templates: [LetterTemplate]
  /// How look-alike drug names are written; nil: as they were given.
  package let dictionary: DrugDictionary?
  /// Until when requests are decided; nil: a referral does not say it.
  package let clock: DecisionClock?

  package init(
    vocabulary: Vocabulary, profile: OrganizationProfile, templates: [LetterTemplate],
    dictionary: DrugDictionary? = nil, clock: DecisionClock? = nil
  ) {
    self.dictionary = dictionary
    self.clock = clock
    self.vocabulary = vocabulary
    self.profile = profile
    self.templates = templates
  }

  /// The letter of a case.
  /// - Parameters:
  ///   - finding: what the evaluation of this very request came to.
  ///   - day: the day on which the letter is made, its date: the windows of a member count from it.
  ///     nil: the day decided against.
  /// - Returns: the document, or all that is missing for one.
  package func document(
    for request: CaseRequest, _ finding: Finding, writtenOn day: CalendarDate? = nil
  ) -> Result<LetterDocument, LetterShortfall> {
    document(for: LetterOrder(request, finding), writtenOn: day)
  }

  /// The letter of an order; the rest is as above.
  package func document(
    for order: LetterOrder, writtenOn day: CalendarDate? = nil
  ) -> Result<LetterDocument, LetterShortfall> {
    do throws(LetterShortfall) {
      return .success(try letter(order, day))
    } catch {
      return .failure(error)
    }
  }

  private func letter(
    _ order: LetterOrder, _ day: CalendarDate?
  ) throws(LetterShortfall) -> LetterDocument {
    let request = order.request
    try checkTrack(request)
    let finding = try overridden(order)
    guard let outcome = LetterOutcome(telling: finding, of: request, in: vocabulary) else {
      throw noPolicy(request, finding)
    }
    let decided = request.date("request.date", in: vocabulary)
    let letterCase = try LetterCase(
      request, vocabulary: vocabulary,
      needing: try needed(for: outcome, request, finding, on: day ?? decided), writtenOn: day,
      adultAge: profile.adultAge, origins: order.origins)
    try letterCase.checkDates(
      decisionDue: outcome == .informationRequest ? lastDayToAsk(letterCase) : nil)
    let grant = LetterGrant(finding)
    if let grant { try checkRunning(letterCase, grant) }
    guard
      let template = templates.first(where: {
        $0.header.outcome == outcome && $0.header.isInForce(on: letterCase.date)
          && $0.header.fits(letterCase.plan?.line)
      })
    else { throw .noTemplate(outcome, on: letterCase.date) }
    var context = try context(
      outcome, letterCase, finding, grant, isOverride: order.override != nil)
    context.merge(papers(outcome, letterCase))
    context.merge(signature(order.signer, on: letterCase.date))
    if [.approval, .denial].contains(outcome) {
      context.merge(override(order.override, finding))
    }
    do {
      var document = try template.document(
        filledWith: context, reference: LetterText(letterCase.reference),
        letterhead: letterhead(letterCase), address: letterCase.address,
        saying: profile.words(of: outcome, letterCase.plan))
      document.edition = letterCase.edition
      document.addressPlace = profile.addressPlace
      return document
    } catch {
      throw .template(error)
    }
  }

  /// What a letter of this outcome says beside what every letter does, and the case does not.
  private func needed(
    for outcome: LetterOutcome, _ request: CaseRequest, _ finding: Finding, on day: CalendarDate?
  ) throws(LetterShortfall) -> [String] {
    switch outcome {
    case .denial, .partialApproval: openRights(request, on: day)
    case .informationRequest: try openWindow(request, on: day)
    case .referral: openReferral(request, finding)
    case .approval, .faxCover: []
    }
  }

  /// Why there is no letter: nothing was decided, so there is nothing to tell a member.
  private func noPolicy(_ request: CaseRequest, _ finding: Finding) -> LetterShortfall {
    let drug = request.text("request.drug", in: vocabulary).flatMap(vocabulary.drug)
    let payer = vocabulary.slot(of: "plan.payer").flatMap { slot -> String? in
      guard case .text(let choice) = request.facts[slot] else { return nil }
      return vocabulary.inputs[slot].answer.choice(choice)?.label
    }
    return .noPolicy(
      drug: drug?.brand, payer: payer, date: request.date("request.date", in: vocabulary),
      held: finding.notInForce.map { PolicyVersion(number: $0.number, from: $0.inForceFrom) })
  }

  private func context(
    _ outcome: LetterOutcome, _ letterCase: LetterCase, _ finding: Finding, _ grant: LetterGrant?,
    isOverride: Bool
  ) throws(LetterShortfall) -> LetterContext {
    var context = common(letterCase, finding)
    switch (outcome, grant) {
    case (.approval, let grant?): context.merge(approval(letterCase, finding, grant))
    case (.partialApproval, let grant?):
      context.merge(approval(letterCase, finding, grant))
      context.merge(try partial(letterCase, finding, grant))
    case (.denial, _): context.merge(try denial(letterCase, finding, isOverride: isOverride))
    case (.informationRequest, _): context.merge(try information(letterCase, finding))
    case (.referral, _): context.merge(try referral(letterCase, finding))
    case (.faxCover, _): preconditionFailure("a cover tells no outcome")
    case (.approval, nil), (.partialApproval, nil):
      preconditionFailure("a case is approved without an approval")
    }
    return context
  }
}

extension LetterContext {
  mutating func merge(_ other: LetterContext) {
    values.merge(other.values) { _, new in new }
  }
}

extension LetterContext.Value {
  /// Text that was put together, cleaned as every text of a letter is.
  static func text(_ text: String) -> Self { .text(LetterText(text)) }

  static func figure(_ figure: Int) -> Self { .text(String(figure)) }

  static func date(_ date: CalendarDate) -> Self { .text(DateWords.long(date)) }
}
