internal import RuleEngine

/// What one person may do. Every answer is a pure value: allowed, or refused with the reason and
/// with who can.
///
/// A denial, a partial denial and an override are a licensed reviewer's alone, whatever the
/// organization's rules say.
public struct Authority: Sendable, Hashable {
  public let login: String
  let people: People
  let rules: AuthorityRules

  public init(of login: String, among people: People, rules: AuthorityRules) {
    self.login = login
    self.people = people
    self.rules = rules
  }

  /// For how many minutes nothing has to have been changed in a case that somebody has open, before a
  /// nurse may take it over from somebody else. A telephone call may take as long; whoever it is taken
  /// from is told, and keeps what stands on the screen. Our own figure: no rule gives one.
  public static let idleMinutes = 30

  /// Who it is, as the list says; nil for a login that the list lacks.
  public var person: Person? { people.person(login) }

  /// nil when it is allowed.
  public func refusal(of action: CaseAction, in situation: CaseSituation) -> AuthorityRefusal? {
    guard let person else {
      return AuthorityRefusal(.unlisted(login), of: action, whoCan: able(action, situation))
    }
    guard let ground = ground(against: person, action, situation) else { return nil }
    let whoCan = ground.isPersonal ? able(action, situation) : []
    return AuthorityRefusal(ground, of: action, whoCan: whoCan)
  }

  public func allows(_ action: CaseAction, in situation: CaseSituation) -> Bool {
    refusal(of: action, in: situation) == nil
  }

  /// Those of the list whom nothing about themselves keeps from it.
  private func able(_ action: CaseAction, _ situation: CaseSituation) -> [Person] {
    people.all.filter { personalGround(against: $0, action, situation) == nil }
  }

  /// The first ground, what the person is before what the case is.
  private func ground(
    against person: Person, _ action: CaseAction, _ situation: CaseSituation
  ) -> AuthorityGround? {
    personalGround(against: person, action, situation) ?? statusGround(action, situation)
      ?? outcomeGround(action, situation) ?? reasonGround(action, situation)
  }

  private func personalGround(
    against person: Person, _ action: CaseAction, _ situation: CaseSituation
  ) -> AuthorityGround? {
    roleGround(person, action, situation) ?? licenseGround(person, action, situation)
      ?? sameGround(person, action, situation)
  }
}

extension Authority {
  private func roleGround(
    _ person: Person, _ action: CaseAction, _ situation: CaseSituation
  ) -> AuthorityGround? {
    // Who may read and write the store's file can copy and delete it; without a list no rule here
    // would keep anybody from it.
    if !people.isListed, action.concernsStore { return nil }
    let roles = roles(for: action, situation)
    if roles.contains(person.role) { return nil }
    if case .takeOver(_, let minutes) = action { return .notIdle(minutes) }
    if person.role == .nurse, isApproval(action, situation), !rules.nurseMayApprove {
      return .approvalIsReviewers
    }
    if person.role == .nurse, isOnlyForReview(action, situation) { return .isForReview }
    return .role(
      person.role, allowed: Person.Role.allCases.filter(roles.contains),
      needsLicense: isLicensedReviewers(action, situation))
  }

  /// Whether a nurse could do it, if the case were not with a reviewer.
  private func isOnlyForReview(_ action: CaseAction, _ situation: CaseSituation) -> Bool {
    switch action {
    case .askForInformation, .refer: situation.status == .readyForReview
    case .approve: situation.status == .readyForReview && rules.nurseMayApprove
    default: false
    }
  }

  private func roles(
    for action: CaseAction, _ situation: CaseSituation
  ) -> Set<Person.Role> {
    let entry: Set<Person.Role> = [.nurse, .reviewer]
    let isWithReviewer = situation.status == .readyForReview
    switch action {
    case .view, .export: return [.nurse, .reviewer, .administrator]
    case .takeOver(let isOwn, let minutes):
      return isOwn || minutes >= Self.idleMinutes
        ? [.nurse, .reviewer, .administrator] : [.reviewer, .administrator]
    case .create, .answer, .sendForReview, .issueLetter, .withdraw: return entry
    case .askForInformation, .refer: return isWithReviewer ? [.reviewer] : entry
    case .approve: return isWithReviewer || !rules.nurseMayApprove ? [.reviewer] : entry
    case .returnForEntry, .deny, .approveInPart, .override: return [.reviewer]
    case .reopen: return isReviewersToReopen(situation) ? [.reviewer] : entry
    case .backUp, .restore, .purge, .readRecord: return [.administrator]
    }
  }

  private func isApproval(_ action: CaseAction, _ situation: CaseSituation) -> Bool {
    switch action {
    case .approve: situation.status != .readyForReview
    case .reopen: situation.signed == CaseSituation.Signed(outcome: .approve)
    default: false
    }
  }

  /// What it takes to sign, it takes to take back.
  private func isReviewersToReopen(_ situation: CaseSituation) -> Bool {
    if situation.status == .withdrawn { return false }
    guard let signed = situation.signed else { return true }
    if signed.isOverride { return true }
    switch signed.outcome {
    case .approve: return !rules.nurseMayApprove
    case .refer: return false
    case .deny, .partial, .noPolicy, .incomplete: return true
    }
  }
}

extension Authority {
  private func statusGround(
    _ action: CaseAction, _ situation: CaseSituation
  ) -> AuthorityGround? {
    let status = situation.status
    return isPossible(action, status) ? nil : .status(status)
  }

  private func isPossible(_ action: CaseAction, _ status: CaseStatus) -> Bool {
    switch action {
    case .view, .create, .export, .backUp, .restore, .purge, .readRecord, .takeOver: true
    case .answer: status.isOpenForEntry
    case .sendForReview: status.successors.contains(.readyForReview)
    case .returnForEntry: status.successors.contains(.returned)
    case .askForInformation: status.successors.contains(.waitingForInformation)
    case .refer, .approve, .deny, .approveInPart, .override:
      status.successors.contains(.determined)
    // Waiting, the letter that asks for the information.
    case .issueLetter: [.determined, .letterIssued, .waitingForInformation].contains(status)
    case .withdraw: status.successors.contains(.withdrawn)
    case .reopen: !status.awaitsDecision
    }
  }

  private func outcomeGround(
    _ action: CaseAction, _ situation: CaseSituation
  ) -> AuthorityGround? {
    let outcome = situation.outcome
    let fitting: [Outcome]
    switch action {
    case .refer: fitting = [.refer]
    case .approve: fitting = [.approve]
    // What was not sent when the time is over cannot be approved.
    case .deny: fitting = [.deny, .incomplete]
    case .approveInPart: fitting = [.partial]
    case .override(let target, _, _):
      if ![.approve, .partial, .deny].contains(target) { return .noDecision(target) }
      if outcome == .noPolicy { return .outcome(outcome) }
      if target == outcome { return .isNoOverride(outcome) }
      return outcome.alternatives.contains(target) ? nil : .noTerms(target)
    default: return nil
    }
    return fitting.contains(outcome) ? nil : .outcome(outcome)
  }
}

extension Authority {
  private func isLicensedReviewers(_ action: CaseAction, _ situation: CaseSituation) -> Bool {
    switch action {
    case .deny, .approveInPart, .override: true
    case .reopen:
      isReviewersToReopen(situation)
        && situation.signed != CaseSituation.Signed(outcome: .approve)
    default: false
    }
  }

  private func licenseGround(
    _ person: Person, _ action: CaseAction, _ situation: CaseSituation
  ) -> AuthorityGround? {
    guard isLicensedReviewers(action, situation) else { return nil }
    let (line, state) = (situation.line, situation.state)
    let allowed = rules.denyingProfessions(line: line, state: state)
    guard let license = person.license, let profession = person.profession else {
      return .noLicense(allowed)
    }
    if !allowed.contains(profession) { return .profession(profession, allowed: allowed) }
    if rules.needsLicenseOfState(line: line, state: state), license.state != state {
      return .licenseOfState(license.state, plan: state)
    }
    return nil
  }

  private func sameGround(
    _ person: Person, _ action: CaseAction, _ situation: CaseSituation
  ) -> AuthorityGround? {
    guard rules.reviewerMustDiffer, situation.enteredBy.contains(person.login) else { return nil }
    switch action {
    case .deny, .approveInPart, .override: return .enteredByReviewer
    case .approve: return rules.nurseMayApprove ? nil : .enteredByReviewer
    default: return nil
    }
  }

  private func reasonGround(
    _ action: CaseAction, _ situation: CaseSituation
  ) -> AuthorityGround? {
    guard case .override(let target, let reason, let criteria) = action else { return nil }
    if let reason, !rules.overrideReason.isGiven(by: reason) {
      return .noReason(rules.overrideReason)
    }
    return criteriaGround(Set(criteria), target, situation.lines)
  }

  /// The lines that an override names are those that it is about, and all of them.
  private func criteriaGround(
    _ named: Set<String>, _ target: Outcome, _ lines: StandingLines
  ) -> AuthorityGround? {
    let namable = lines.namable(for: target)
    if named.isEmpty { return .noCriteria(namable) }
    let others = named.subtracting(namable).sorted()
    let known = lines.namable(for: .deny)
    let unknown = others.filter { !known.contains($0) }
    if !unknown.isEmpty { return .unknownCriteria(unknown, known: namable) }
    if !others.isEmpty { return .metCriteria(others) }
    if target == .approve {
      let obstacles = lines.obstacles(besides: named)
      return obstacles.isEmpty ? nil : .moreCriteria(obstacles)
    }
    return lines.denies(without: named) ? nil : .idleCriteria(named.sorted())
  }
}
