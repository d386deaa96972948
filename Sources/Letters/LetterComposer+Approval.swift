internal import Casework
internal import RuleEngine
internal import RuleModel

extension LetterComposer {
  /// What an approval says beside what every letter does.
  func approval(_ letterCase: LetterCase, _ finding: Finding) -> LetterContext {
    guard let approval = finding.approval, let policy = finding.policies.last(where: \.isApproved)
    else { preconditionFailure("a case is approved without an approval") }
    let days = approval.days
    var context: LetterContext = ["from": .date(approval.from)]
    context.set("through", approval.through)
    context.set("days", days)
    context.set("doses", approval.doses)
    context.set("quantity", approval.quantity.map { quantity($0) })
    context.set("month_days", days.flatMap(policy.policy.month.length))
    context.set("renew_by", renewalDate(approval))
    let points = renewalPoints(finding, approval, letterCase)
    context["has_renewal_points"] = .flag(!points.isEmpty)
    context["renewal_points"] = .list(points, each: "renewal_point")
    return context
  }

  /// Of an approval for less time than was asked for: both times, and what lies between.
  func comparison(_ letterCase: LetterCase, _ finding: Finding) -> LetterContext {
    guard let asked = letterCase.daysAsked, let approved = finding.approval?.days,
      let through = finding.approval?.through
    else { preconditionFailure("an approval is compared with no time asked for") }
    return [
      "days_asked": .figure(asked), "days_approved": .figure(approved),
      "days_not_approved": .figure(asked - approved), "last_day": .date(through),
    ]
  }

  private func quantity(_ limit: QuantityLimit) -> String {
    let channels = vocabulary.slot(of: "request.channel").map { vocabulary.inputs[$0].answer }
    let choice = channels?.choice(limit.channel)
    let channel = choice?.memberWords ?? choice?.label ?? limit.channel
    return "\(limit.grams) grams every \(limit.days) days, through \(channel)"
  }

  /// The day by which a renewal is to be asked for; nil where the approval is too short for that.
  private func renewalDate(_ approval: Approval) -> CalendarDate? {
    guard let date = approval.through?.adding(days: -profile.renewalDays), date > approval.from
    else { return nil }
    return date
  }

  /// What the same policy asks of a continuation, in its own words to a member: the lines that it
  /// shows for one that nothing else is known of yet. None where it ends before.
  private func renewalPoints(
    _ finding: Finding, _ approval: Approval, _ letterCase: LetterCase
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
    return renewal.policies.flatMap(\.lines).filter { $0.depth == 0 && $0.isWeighed }
      .compactMap(\.criterion.memberStatement)
  }
}

extension Approval {
  /// How many days it covers; nil where it has no end.
  var days: Int? { through.map { CalendarDate.days(from: from, to: $0) + 1 } }
}

extension PolicyFinding {
  fileprivate var isApproved: Bool { approval != nil }
}

extension LineFinding {
  /// Whether it is a criterion that concerns the case.
  fileprivate var isWeighed: Bool { criterion.kind == .criterion && status != .notApplicable }
}

extension MonthLength {
  /// How many days a month has, where a time of so many days can have been given in months.
  fileprivate func length(within days: Int) -> Int? {
    guard case .days(let length) = self, days.isMultiple(of: length) else { return nil }
    return length
  }
}
