internal import Casework
internal import RuleEngine
internal import RuleModel

extension LetterComposer {
  /// What an approval says beside what every letter does.
  func approval(
    _ letterCase: LetterCase, _ finding: Finding, _ grant: LetterGrant
  ) -> LetterContext {
    let points = renewalPoints(finding, grant, letterCase)
    var context: LetterContext = [
      "from": .date(grant.from), "is_one_dose": .flag(grant.doses == 1),
      "quantities": .list(grant.quantity.map { [quantity($0)] } ?? []),
      "renewal_notes": .list(grant.renewalNotes, each: "renewal_note"),
      "has_renewal_points": .flag(!points.isEmpty),
      "renewal_points": .list(points.map(spelled), each: "renewal_point"),
    ]
    context.set("through", grant.through)
    context.set("days", grant.days)
    context.set("doses", grant.doses)
    context.set("quantity_through", grant.quantityThrough)
    context.set("month_days", grant.monthDays)
    let isOver = grant.through.map { $0 <= letterCase.date } ?? false
    context.set("renew_by", isOver ? nil : renewalDate(grant).map { max($0, letterCase.date) })
    // Where a policy limits the amount, that limit is what is approved.
    if grant.quantity == nil { context.set("approved_amount", letterCase.asked()) }
    return context
  }

  /// That an approval which ends one that runs is told as the cut that it is.
  func checkRunning(_ letterCase: LetterCase, _ grant: LetterGrant) throws(LetterShortfall) {
    guard let running = letterCase.runningThrough, let through = grant.through, through < running,
      !letterCase.isShortened(grant)
    else { return }
    throw .cutUnasked(running: running, approved: through)
  }

  private func quantity(_ limit: QuantityLimit) -> LetterContext {
    [
      "quantity_grams": .figure(limit.grams), "quantity_days": .figure(limit.days),
      "quantity_channel": .text(channel(limit)),
    ]
  }

  /// The day by which a renewal is to be asked for; nil where the approval is too short for that.
  private func renewalDate(_ approval: LetterGrant) -> CalendarDate? {
    guard let date = approval.through?.adding(days: -profile.renewalDays), date > approval.from
    else { return nil }
    return date
  }

  /// What the same policy asks of a continuation, in its own words to a member: the lines that are
  /// open for one of which no more is known than what is treated with what. None where there is no
  /// end to it.
  private func renewalPoints(
    _ finding: Finding, _ approval: LetterGrant, _ letterCase: LetterCase
  ) -> [String] {
    guard let policy = finding.policies.first?.policy, let through = approval.through,
      let type = vocabulary.slot(of: "request.type"), let date = vocabulary.slot(of: "request.date")
    else { return [] }
    var facts = FactSet(vocabulary)
    for name in ["plan.payer", "plan.lineOfBusiness", "request.drug", "request.indication"] {
      if let slot = vocabulary.slot(of: name) { facts[slot] = letterCase.request.facts[slot] }
    }
    facts[type] = .text("continuation")
    facts[date] = .date(through)
    let renewal = CaseEvaluator(policies: [policy], vocabulary: vocabulary).evaluate(facts)
    return renewal.policies.flatMap(\.lines).filter { $0.depth == 0 && $0.isOpenCriterion }
      .compactMap(\.criterion.memberStatement).withoutRepeats
  }
}

extension LineFinding {
  fileprivate var isOpenCriterion: Bool { criterion.kind == .criterion && status == .unknown }
}
