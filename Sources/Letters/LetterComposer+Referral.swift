internal import Casework
internal import RuleEngine
internal import RuleModel

extension LetterComposer {
  /// What the letter of a referral says beside what every letter does: which policy decides
  /// instead, why, and how fast.
  ///
  /// - Throws: ``LetterShortfall/noDue(_:on:)``.
  func referral(
    _ letterCase: LetterCase, _ finding: Finding
  ) throws(LetterShortfall) -> LetterContext {
    let referral = Self.referral(finding)
    let uses = finding.policies.flatMap { policy in
      LetterReason.reasons(of: policy).filter(\.isAboutUse).map {
        PolicyReason(reason: $0, policy: policy)
      }
    }
    let told = uses.enumerated().map { context($1, number: $0 + 1, letterCase) }
    var fields: LetterContext = [
      "referral_number": .text(referral.policy),
      "referral_why": .text(referral.whyToMember ?? referral.why),
      "has_uses": .flag(!uses.isEmpty),
      "uses": .list(told),
    ]
    let titles = finding.policies.compactMap { $0.policy.fullNames[referral.policy] }
    fields.set("referral_title", titles.first)
    if let clock = profile.referralClocks[referral.policy] {
      let hours = clock.hours(isUrgent: letterCase.isUrgent)
      fields.set("referral_hours", hours)
      if letterCase.dayReceived(plusHours: hours).map({ $0 >= letterCase.date }) ?? false {
        fields.set("decide_by", letterCase.received(plusHours: hours))
      }
    } else {
      fields.set("decide_by", try due(letterCase))
    }
    return fields
  }

  private static func referral(_ finding: Finding) -> Referral {
    guard let referral = finding.referral else {
      preconditionFailure("a case is referred without a policy that decides")
    }
    return referral
  }

  /// What the letter of a referral needs to know for the day of the decision and does not.
  func openReferral(_ request: CaseRequest, _ finding: Finding) -> [String] {
    let limit = decision(request)?.rule.limit
    let isCounted = profile.referralClocks[Self.referral(finding).policy] != nil
    var needed = [IntakeContract.receivedDate]
    if isCounted || limit?.isInHours == true { needed.append(IntakeContract.receivedTime) }
    return request.lacking(needed)
  }

  /// By when the request is decided, as the clock says; nil where there is no clock.
  private func due(_ letterCase: LetterCase) throws(LetterShortfall) -> String? {
    guard clock != nil else { return nil }
    guard let due = decision(letterCase.request), let legal = due.legal else {
      throw .noDue(letterCase.plan.map(\.words) ?? "?", on: letterCase.date)
    }
    // That a day is over is no promise. Whether the clock was stopped meanwhile the case does not say.
    return legal.day < letterCase.date ? nil : due.words
  }

  /// The limit that counts. What is open is taken as the clock takes it: the earliest that may be.
  func decision(_ request: CaseRequest) -> ClockDue? {
    guard let clock else { return nil }
    return clock.reading(of: ClockCase(request, vocabulary, in: clock.zone)).decision
  }
}

extension ReferralClock {
  fileprivate func hours(isUrgent: Bool) -> Int { isUrgent ? urgentDecisionHours : decisionHours }
}

extension ClockDue {
  /// The day, and of a limit in hours the time.
  var words: String? {
    guard let legal else { return nil }
    let day = DateWords.long(legal.day)
    guard rule.limit.isInHours, let time = TimeOfDay(legal.timeOfDay) else { return day }
    return "\(time.words) on \(day)"
  }
}

extension ClockSpan {
  var isInHours: Bool {
    if case .hours = self { true } else { false }
  }
}

extension ClockCase {
  /// Without the time of receipt it counts from the beginning of the day. What nobody marked urgent
  /// is not: no letter says otherwise.
  fileprivate init(_ request: CaseRequest, _ vocabulary: Vocabulary, in zone: ClockZone) {
    let plan = PlanKind(request, in: vocabulary)
    let day = request.intake[IntakeContract.receivedDate].flatMap { CalendarDate(iso: $0) }
    let time = request.intake[IntakeContract.receivedTime].flatMap(TimeOfDay.init)
    let course = request.intake[IntakeContract.courseEnds].flatMap { CalendarDate(iso: $0) }
    self.init(
      line: plan?.line, funding: plan?.funding, state: plan?.state,
      urgency: request.text(IntakeContract.urgency, in: vocabulary).flatMap(Urgency.init)
        ?? .standard,
      track: request.intake[IntakeContract.track],
      received: day.flatMap { zone.moment(on: $0, secondOfDay: (time?.minutes ?? 0) * 60) },
      courseEnds: course.flatMap(zone.end)?.moment)
  }
}

extension LetterReason {
  /// Whether it is why the policy does not list the use.
  fileprivate var isAboutUse: Bool {
    kind == .notMet && rules.contains { $0.criterion.decidesUse }
  }
}

extension Criterion {
  fileprivate var decidesUse: Bool {
    if case .none = useDecision { false } else { true }
  }
}
