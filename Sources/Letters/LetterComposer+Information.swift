internal import Casework
internal import RuleEngine
internal import RuleModel

extension LetterComposer {
  /// What a request for information says beside what every letter does.
  /// - Throws: ``LetterShortfall/noWindow(_:on:)``.
  func information(
    _ letterCase: LetterCase, _ finding: Finding
  ) throws(LetterShortfall) -> LetterContext {
    let already = finding.policies.flatMap { policy in
      letterCase.words.answered(policy.lines.filter { $0.status == .met }, in: policy)
    }.withoutRepeats
    var context: LetterContext = [
      "needed": .list(needed(letterCase, finding))
    ]
    context.set("already", already.isEmpty ? nil : already.joined(separator: "; "))
    context.merge(try window(letterCase))
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
      "has_several_rules": false, "has_choices": false, "has_findings": false, "findings": [],
      "is_undocumented": .flag(letterCase.isUndocumented(gaps)),
    ]
    context["missing"] = .list(words.names(of: gaps).map(spelled), each: "one_missing")
    context["documents"] = Self.documents(words.documents(gaps))
    return context
  }

  private func informationWindow(_ letterCase: LetterCase) -> InformationWindow? {
    letterCase.plan.flatMap { profile.information(of: $0, on: letterCase.date) }
  }

  /// The limit that stays whatever is missing: the clock does not stop for a request for information,
  /// or the profile promises none. nil where the member has time of its own, where there is no clock, or
  /// where more has to be known to say that its rule applies.
  private func lastingDue(_ request: CaseRequest, _ window: InformationWindow?) -> ClockDue? {
    guard let due = decision(request), due.isCertain, due.legal != nil else { return nil }
    if case .doesNotStop = due.rule.pend { return due }
    if case .decided = window { return due }
    return nil
  }

  /// The day on which a request is decided, whatever is missing; nil where that counts from the letter
  /// that asks for it.
  func lastDayToAsk(_ letterCase: LetterCase) -> CalendarDate? {
    let window = informationWindow(letterCase)
    if let due = lastingDue(letterCase.request, window) { return due.legal?.day }
    guard case .decided(let hours) = window else { return nil }
    return letterCase.dayReceived(plusHours: hours)
  }

  /// What a request for information needs to know and does not, by the vocabulary's names: it does
  /// not go out without the last day for an answer, nor to nowhere.
  ///
  /// - Throws: ``LetterShortfall/noWindow(_:on:)``.
  func openWindow(
    _ request: CaseRequest, on day: CalendarDate?
  ) throws(LetterShortfall) -> [String] {
    var needed = [IntakeContract.receivedDate, IntakeContract.street, IntakeContract.place]
    guard let day, let plan = PlanKind(request, in: vocabulary) else {
      return [IntakeContract.line] + request.lacking(needed)
    }
    let window = profile.information(of: plan, on: day)
    let isInHours =
      if case .decided? = window { true } else {
        lastingDue(request, window)?.rule.limit.isInHours ?? false
      }
    if isInHours { needed.insert(IntakeContract.receivedTime, at: 1) }
    if hangsOnTrack(request, window) { needed.append(IntakeContract.track) }
    guard window == nil else { return request.lacking(needed) }
    var open: [String] = []
    if plan.funding == nil, vocabulary.asksForFunding(of: plan.line) {
      open.append(IntakeContract.funding)
    }
    if plan.state == nil, profile.dependsOnState(plan) { open.append(IntakeContract.state) }
    if open.isEmpty { throw .noWindow(plan.words, on: day) }
    return open + request.lacking(needed)
  }

  /// Whether a member would be given time that the clock does not give, if the request were of another
  /// kind than the profile's time is for.
  private func hangsOnTrack(_ request: CaseRequest, _ window: InformationWindow?) -> Bool {
    guard case .answered = window, let due = decision(request), due.openFor.contains(.track) else {
      return false
    }
    return due.rule.pend == .doesNotStop
  }

  /// Until when the information is waited for: dates, so that nobody has to count.
  ///
  /// - Throws: ``LetterShortfall/noWindow(_:on:)``.
  private func window(_ letterCase: LetterCase) throws(LetterShortfall) -> LetterContext {
    guard let window = informationWindow(letterCase) else {
      throw .noWindow(letterCase.plan.map(\.words) ?? "?", on: letterCase.date)
    }
    let due = lastingDue(letterCase.request, window)
    let isInHours =
      due?.rule.limit.isInHours ?? window.isInHours(isUrgent: letterCase.isUrgent)
    var context: LetterContext = [:]
    if isInHours {
      context["records_phone"] = .text(profile.records.phone ?? profile.help.phone)
    }
    context.set("bill_note", rights(of: letterCase)?.billNote?.string)
    if let due {
      context.set("decide_at", due.words)
      if case .hours(let hours) = due.rule.limit {
        context.set("decision_hours", hours)
      } else {
        context.set("decide_by", due.words)
      }
      return context
    }
    switch window {
    case .decided(let hours):
      context.set("decision_hours", hours)
      context.set("decide_at", letterCase.received(plusHours: hours))
    case .answered(_, _, let hours, let decisionHours) where letterCase.isUrgent:
      context.set("answer_hours", hours)
      context.set("urgent_decision_hours", decisionHours)
      context.set("answer_by", letterCase.end(of: hours.daysOfHours))
      context.set("decide_by", letterCase.end(of: hours.daysOfHours + decisionHours.daysOfHours))
    case .answered(let days, let decisionDays, _, _):
      context.set("decision_days", decisionDays)
      context.set("answer_by", letterCase.day(after: days))
      context.set("decide_by", letterCase.day(after: days + decisionDays))
    }
    return context
  }
}

extension InformationWindow {
  fileprivate func isInHours(isUrgent: Bool) -> Bool {
    if case .decided = self { true } else { isUrgent }
  }
}

extension CaseRequest {
  /// Those of these names of the intake that nothing was recorded for.
  package func lacking(_ names: [String]) -> [String] {
    names.filter { name in intake[name].map { LetterText($0).isBlank } ?? true }
  }
}

extension LetterCase {
  /// The last minute of the day so many days after the letter's. A letter names no hour at which it
  /// was made, so hours counted from it run to the end of the day on which they are over.
  fileprivate func end(of days: Int) -> String {
    let last = TimeOfDay(minutes: 24 * 60 - 1)
    return "\(last.words) on \(DateWords.long(day(after: days)))"
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
