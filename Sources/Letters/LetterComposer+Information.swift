internal import Casework
internal import RuleEngine
internal import RuleModel

extension LetterComposer {
  /// What a request for information says beside what every letter does.
  func information(_ letterCase: LetterCase, _ finding: Finding) -> LetterContext {
    let already = finding.policies.flatMap { policy in
      letterCase.words.answered(policy.lines.filter { $0.status == .met }, in: policy)
    }.withoutRepeats
    var context: LetterContext = [
      "needed": .list(needed(letterCase, finding))
    ]
    context.set("already", already.isEmpty ? nil : already.joined(separator: "; "))
    context.merge(window(letterCase))
    return context
  }

  /// Everything that the case waits for: what lines need with those lines, then the rest. The
  /// lines of a pathway that only refers are no rule to be met: they pick the one that decides.
  private func needed(_ letterCase: LetterCase, _ finding: Finding) -> [LetterContext] {
    var open = finding.missing
    var needed: [LetterContext] = []
    let isRouted = finding.policies.contains { !$0.pathway.referrals.isEmpty }
    for policy in finding.policies where policy.pathway.referrals.isEmpty {
      for reason in LetterReason.reasons(of: policy) where reason.kind == .notReceived {
        let gaps = Gaps(reason.gaps.items.filter(finding.missing.items.contains))
        if gaps.isEmpty { continue }
        let unasked = Gaps(gaps.items.filter(open.items.contains))
        open = Gaps(open.items.filter { !gaps.items.contains($0) })
        let told = reason.waiting(for: unasked.isEmpty ? gaps : unasked)
        let item = PolicyReason(reason: told, policy: policy)
        needed.append(context(item, number: needed.count + 1, letterCase))
      }
    }
    for group in letterCase.words.groups(of: open) {
      var item = context(group, number: needed.count + 1, letterCase)
      item["picks_rule"] = .flag(isRouted)
      needed.append(item)
    }
    return needed
  }

  /// What no line waits for, but what the route or the approval's extent hangs on.
  private func context(
    _ gaps: Gaps, number: Int, _ letterCase: LetterCase
  ) -> LetterContext {
    let words = letterCase.words
    var context: LetterContext = [
      "number": .figure(number), "rules": [], "has_one_rule": false,
      "has_several_rules": false, "has_findings": false, "findings": [],
      "is_undocumented": .flag(letterCase.isUndocumented(gaps)),
    ]
    context["missing"] = .list(words.names(of: gaps), each: "one_missing")
    context["documents"] = .list(words.documents(gaps), each: "document")
    return context
  }

  private func informationWindow(_ letterCase: LetterCase) -> InformationWindow? {
    letterCase.plan.flatMap { profile.information(of: $0, on: letterCase.date) }
  }

  /// How long after its receipt a request is decided, whatever is missing; nil where that counts
  /// from the letter that asks for it.
  func hoursToDecide(_ letterCase: LetterCase) -> Int? {
    guard case .decided(let hours) = informationWindow(letterCase) else { return nil }
    return hours
  }

  /// Until when the information is waited for, as far as the plan is known and the profile has a
  /// window for it: dates, so that nobody has to count.
  private func window(_ letterCase: LetterCase) -> LetterContext {
    guard let window = informationWindow(letterCase) else { return [:] }
    var context = LetterContext()
    switch window {
    case .decided(let hours):
      context.set("decision_hours", hours)
      context.set("decide_at", letterCase.received(plusHours: hours))
    case .answered(let days, let decisionDays, let urgentHours, let urgentDecisionHours):
      let (answer, decision) =
        letterCase.isUrgent
        ? (urgentHours.daysOfHours, urgentDecisionHours.daysOfHours) : (days, decisionDays)
      context.set("answer_by", letterCase.day(after: answer))
      context.set("decide_by", letterCase.day(after: answer + decision))
      if letterCase.isUrgent {
        context.set("urgent_decision_hours", urgentDecisionHours)
      } else {
        context.set("decision_days", decisionDays)
      }
    }
    return context
  }
}

extension Int {
  /// So many hours from some time of a day on are over by the end of the day after so many days.
  fileprivate var daysOfHours: Int { (self + 23) / 24 }
}

extension MemberWords {
  /// Gaps that one question asks for, together.
  fileprivate func groups(of gaps: Gaps) -> [Gaps] {
    gaps.items.reduce(into: [Gaps]()) { groups, gap in
      let same = groups.firstIndex { names(of: $0) == names(of: Gaps([gap])) }
      if let same { groups[same].formUnion(Gaps([gap])) } else { groups.append(Gaps([gap])) }
    }
  }
}
