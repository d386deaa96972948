internal import Casework
internal import FoundationEssentials
internal import RuleModel

extension LetterComposer {
  /// What a letter against a request needs to know of the plan and does not, by the vocabulary's
  /// names: which rights there are hangs on it.
  func openRights(_ request: CaseRequest, on day: CalendarDate?) -> [String] {
    guard let plan = PlanKind(request, in: vocabulary) else { return [IntakeContract.line] }
    var open: [String] = []
    if plan.funding == nil, vocabulary.asksForFunding(of: plan.line) {
      open.append(IntakeContract.funding)
    }
    if plan.state == nil, profile.dependsOnState(plan) { open.append(IntakeContract.state) }
    let rule = day.flatMap { profile.rights(of: plan, on: $0) }
    if let day, rule?.earlyCare != nil, request.age(on: day, in: vocabulary) == nil {
      open.append("member.birthDate")
    }
    var recorded = [IntakeContract.receivedDate]
    if request.text(IntakeContract.urgency, in: vocabulary) == Urgency.expedited.rawValue {
      recorded.append(IntakeContract.receivedTime)
    }
    if rule?.exception != nil { recorded.append(IntakeContract.track) }
    return open + request.lacking(recorded)
  }

  /// What a member and a prescriber can do about a decision against the request.
  ///
  /// - Throws: ``LetterShortfall/noRights(_:on:)``.
  func rights(_ letterCase: LetterCase) throws(LetterShortfall) -> LetterContext {
    guard let plan = letterCase.plan, let rule = profile.rights(of: plan, on: letterCase.date)
    else {
      throw .noRights(letterCase.plan.map(\.words) ?? "?", on: letterCase.date)
    }
    var context = appeal(rule.appeal, letterCase)
    context.merge(contact(letterCase))
    context.merge(beyond(rule, plan, letterCase))
    return context
  }

  /// Whether a denial of such a plan bears a code.
  func hasCodes(_ letterCase: LetterCase) -> Bool { rights(of: letterCase)?.hasCodes ?? false }

  func rights(of letterCase: LetterCase) -> RightsRule? {
    letterCase.plan.flatMap { profile.rights(of: $0, on: letterCase.date) }
  }

  private func appeal(_ rule: AppealRule, _ letterCase: LetterCase) -> LetterContext {
    [
      "is_from_receipt": .flag(rule.start == .receipt),
      // Counted from receipt the last day is later: the date printed is one that is safe.
      "appeal_by": .date(letterCase.day(after: rule.withinDays)),
      "appeal_days": .figure(rule.withinDays),
      "appeal_decision_days": .figure(rule.decisionDays),
      "appeal_fast_hours": .figure(rule.fastDecisionHours), "appeal_who": .text(rule.whoMayAsk),
    ]
  }

  private func contact(_ letterCase: LetterCase) -> LetterContext {
    let (unit, conversation) = (profile.appealUnit, profile.conversation)
    return [
      "appeal_unit": .text(unit.name), "appeal_address": .text(unit.address.joined),
      "appeal_phone": .text(unit.phone), "appeal_fax": .text(unit.fax),
      "conversation_phone": .text(conversation.phone),
      "conversation_hours": .text(conversation.hours),
      "conversation_by": .date(
        openDay(onOrAfter: letterCase.day(after: conversation.withinDays))),
      "copies_phone": .text(profile.copiesPhone),
    ]
  }

  /// A day itself, or where nobody answers on it, the next on which somebody does.
  private func openDay(onOrAfter day: CalendarDate) -> CalendarDate {
    guard let table = clock?.table, !table.isBusinessDay(day) else { return day }
    return table.day(1, businessDaysFrom: day) ?? day
  }

  /// What there is beyond the appeal, and what the law of the plan has a denial say.
  private func beyond(
    _ rule: RightsRule, _ plan: PlanKind, _ letterCase: LetterCase
  ) -> LetterContext {
    let contacts = profile.contacts.filter {
      $0.scope.covers(plan.line, plan.funding, plan.state)
        && $0.scope.isInForce(on: letterCase.date)
    }
    var context: LetterContext = [
      "may_sue": .flag(rule.maySue), "has_codes": .flag(rule.hasCodes),
      "has_external_review": .flag(rule.external != nil),
      "has_hearing": .flag(rule.hearing != nil),
      "external_reviews": .list(rule.external.map { [external($0)] } ?? []),
      "exception_reviews": .list(exception(rule, letterCase)),
      "hearings": .list(rule.hearing.map { [hearing($0)] } ?? []),
      "keepings": .list(keeping(rule, letterCase)),
      "runnings": .list(running(rule, letterCase)),
      "has_contacts": .flag(!contacts.isEmpty),
      "contacts": .list(
        contacts.map { ["contact_name": .text($0.name), "contact_reach": .text($0.reach)] }),
    ]
    context.set("provision", rule.provision?.string)
    context.set("bill_note", rule.billNote?.string)
    context.set("early_care_words", earlyCare(rule, letterCase)?.words.string)
    return context
  }

  private func external(_ review: ExternalReview) -> LetterContext {
    [
      "external_months": .figure(review.withinMonths),
      "external_decision_days": .figure(review.decisionDays),
      "external_fast_hours": .figure(review.fastDecisionHours),
    ]
  }

  /// One record where the request was for an exception that a review of its own exists for.
  private func exception(_ rule: RightsRule, _ letterCase: LetterCase) -> [LetterContext] {
    guard let review = rule.exception,
      letterCase.request.intake[IntakeContract.track] == review.track
    else { return [] }
    let hours = letterCase.isUrgent ? review.fastDecisionHours : review.decisionHours
    return [["exception_hours": .figure(hours)]]
  }

  private func hearing(_ hearing: FairHearing) -> LetterContext {
    [
      "hearing_days": .figure(hearing.withinDays), "hearing_agency": .text(hearing.agency),
      "hearing_address": .text(hearing.address.joined), "hearing_phone": .text(hearing.phone),
    ]
  }

  /// One record where the decision cuts an approval that still runs on the day of the letter; else
  /// none: a first request has nothing to be kept.
  private func keeping(_ rule: RightsRule, _ letterCase: LetterCase) -> [LetterContext] {
    guard let keeping = rule.keeping, let through = letterCase.runningThrough,
      let last = lastDay(rule, letterCase)
    else { return [] }
    // Who asks before the cut takes effect is in time, too.
    let by = min(through, max(letterCase.day(after: keeping.withinDays), last))
    // Nobody can ask on the day on which the letter is still in the mail.
    guard by > letterCase.date else { return [] }
    return [["keep_by": .date(by), "keep_may_owe": .flag(keeping.mayOwe)]]
  }

  /// One record where an approval still runs on the day of the letter: until when it does, and, where it
  /// is ended sooner, until when it holds as it is.
  private func running(_ rule: RightsRule, _ letterCase: LetterCase) -> [LetterContext] {
    guard let through = letterCase.runningThrough ?? letterCase.courseEnds,
      let last = lastDay(rule, letterCase)
    else { return [] }
    var context: LetterContext = ["running_through": .date(through)]
    context.set("running_last", last < through ? last : nil)
    return [context]
  }

  /// The last day on which an approval that still runs holds as it is; nil where none runs. One that
  /// is not cut, or that no rule says when to cut, holds to its end.
  private func lastDay(_ rule: RightsRule, _ letterCase: LetterCase) -> CalendarDate? {
    guard let through = letterCase.runningThrough ?? letterCase.courseEnds,
      through >= letterCase.date
    else { return nil }
    guard letterCase.runningThrough != nil, let keeping = rule.keeping else { return through }
    return min(through, letterCase.day(after: keeping.cutAfterDays))
  }

  /// nil where the rule is not for a member of this age.
  private func earlyCare(_ rule: RightsRule, _ letterCase: LetterCase) -> EarlyCare? {
    guard let care = rule.earlyCare,
      let age = letterCase.request.age(on: letterCase.date, in: vocabulary),
      age < Decimal(care.belowAge)
    else { return nil }
    return care
  }
}

extension LetterCase {
  /// The last day of an approval that this decision ends or cuts; nil where there is none.
  var runningThrough: CalendarDate? { day(IntakeContract.runningThrough) }

  /// The last day of an approval that the request is to extend; nil where there is none.
  var courseEnds: CalendarDate? { day(IntakeContract.courseEnds) }
}

extension PlanKind {
  /// As the profile's keys name it.
  var words: String {
    [line, funding?.rawValue, state].compactMap(\.self).joined(separator: ", ")
  }
}
