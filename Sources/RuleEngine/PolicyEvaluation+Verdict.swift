internal import RuleModel

extension PolicyEvaluation {
  /// What the truth of the criteria and of the exclusions comes to.
  func decided(
    _ pathway: Pathway, criteria: Truth, isExcluded: Truth, _ lines: [LineFinding], _ open: Gaps
  ) -> Verdict {
    if !pathway.referrals.isEmpty { return referred(pathway.referrals) }
    let use = use(lines)
    if let rule = policy.unlistedUse, use.truth == .false { return referred([rule]) }
    if criteria == .false || isExcluded == .true {
      // Unmet, but while it is open whether the use is listed at all, it may yet be referred.
      if policy.unlistedUse != nil, use.truth == .unknown {
        return Verdict(.incomplete, missing: use.gaps)
      }
      return granted(pathway, .notMet, open: open) ?? Verdict(.deny)
    }
    if criteria == .true && isExcluded == .false {
      return granted(pathway, .met, open: open) ?? Verdict(.approve)
    }
    let shortening = pathway.grants.reduce(Gaps.none) { $0.union(shorteningGaps($1)) }
    return Verdict(.incomplete, missing: open.union(shortening))
  }

  /// Whether the policy lists the use, by the lines that tell.
  private func use(_ lines: [LineFinding]) -> (truth: Truth, gaps: Gaps) {
    var truth = Truth.true
    var gaps = Gaps.none
    for place in lines.indices {
      switch lines[place].criterion.useDecision {
      case .none: continue
      case .by(let condition):
        let value = value(condition)
        truth = truth.and(value.truth)
        gaps.formUnion(value.gaps)
      case .byLine:
        truth = truth.and(lines[place].status.truth)
        gaps.formUnion(gapsBelow(place, lines))
      }
    }
    return (truth, gaps)
  }

  /// What a line and those below it wait for.
  private func gapsBelow(_ place: Int, _ lines: [LineFinding]) -> Gaps {
    guard lines[place].status == .unknown else { return .none }
    let below = lines[(place + 1)...].prefix { $0.depth > lines[place].depth }
    return below.reduce(lines[place].gaps) { $0.union($1.gaps) }
  }
}

extension PolicyEvaluation {
  /// The first rule whose condition is true; incomplete while an earlier one is open, or the
  /// input that picks its target is.
  private func referred(_ rules: [ReferralRule]) -> Verdict {
    for rule in rules {
      let condition = value(rule.when)
      switch condition.truth {
      case .false: continue
      case .unknown:
        return Verdict(.incomplete, missing: condition.gaps.union(facts[rule.input].gaps))
      case .true: return referred(rule)
      }
    }
    return Verdict(.incomplete)
  }

  private func referred(_ rule: ReferralRule) -> Verdict {
    guard case .text(let choice) = facts[rule.input], let target = rule.targets[choice] else {
      return Verdict(.incomplete, missing: facts[rule.input].gaps)
    }
    var verdict = Verdict(.refer)
    verdict.referral = Referral(
      policy: target, why: rule.why, whyToMember: rule.whyToMember)
    return verdict
  }
}

extension PolicyEvaluation {
  /// What is granted for criteria that are met, or are not; nil where nothing is.
  func granted(
    _ pathway: Pathway, _ criteria: Grant.Criteria, open: Gaps
  ) -> Verdict? {
    for grant in pathway.grants where grant.criteria == criteria {
      let condition = value(grant.when)
      switch condition.truth {
      case .false: continue
      case .unknown: return Verdict(.incomplete, missing: open.union(condition.gaps))
      case .true: return granted(grant)
      }
    }
    return nil
  }

  private func granted(_ grant: Grant) -> Verdict {
    // Without the input that picks the limit, how much is approved would be open.
    let gaps = shorteningGaps(grant).union(grant.quantity.map { facts[$0.input].gaps } ?? .none)
    guard gaps.isEmpty else { return Verdict(.incomplete, missing: gaps) }
    var verdict = Verdict(grant.isPartial ? .partial : .approve)
    verdict.approval = Approval(
      from: grant.duration == .asAccompanied ? accompanied?.from ?? date : date,
      through: through(grant), doses: doses(grant), quantity: quantity(grant),
      renewalToMember: grant.renewalToMember)
    return verdict
  }

  private func doses(_ grant: Grant) -> Int? {
    guard let doses = grant.doses, case .integer(let count) = value(doses) else { return nil }
    return count
  }

  private func quantity(_ grant: Grant) -> QuantityLimit? {
    guard let quantity = grant.quantity, case .text(let choice) = facts[quantity.input] else {
      return nil
    }
    return quantity.limits[choice]
  }
}

extension PolicyEvaluation {
  /// The last day covered. nil past the year 9999, and where doses are what is granted.
  private func through(_ grant: Grant) -> CalendarDate? {
    let full = through(grant.duration)
    guard let shorter = asked(grant, before: full), truth(grant.shortening?.when) == .true else {
      return full
    }
    return shorter
  }

  /// The last day of the time that was asked for, if that is before `full`.
  private func asked(_ grant: Grant, before full: CalendarDate?) -> CalendarDate? {
    guard let full, let days = grant.shortening.flatMap({ days($0.days) }),
      let asked = date.adding(days: days - 1), asked < full
    else { return nil }
    return asked
  }

  /// A whole number of days, as an input gives it; nil while it is open.
  private func days(_ slot: Int) -> Int? {
    switch facts[slot] {
    case .integer(let days): days
    case .quantity(let quantity): ExpressionArithmetic.whole(quantity.amount)
    default: nil
    }
  }

  /// What decides whether a shorter time that was asked for counts, and is open.
  private func shorteningGaps(_ grant: Grant) -> Gaps {
    guard asked(grant, before: through(grant.duration)) != nil else { return .none }
    return value(grant.shortening?.when).gaps
  }

  private func through(_ duration: GrantDuration) -> CalendarDate? {
    switch (duration, policy.month) {
    case (.days(let days), _): date.adding(days: days - 1)
    case (.months(let months), .days(let length)): date.adding(days: months * length - 1)
    case (.months(let months), .calendar): date.adding(months: months)?.adding(days: -1)
    case (.years(let years), _): date.adding(months: years * 12)?.adding(days: -1)
    case (.asAccompanied, _): accompanied?.through
    case (.openEnded, _): nil
    }
  }
}

extension LineStatus {
  /// Of a criterion: whether it stands in the way of approval.
  fileprivate var truth: Truth {
    switch self {
    case .notMet: .false
    case .unknown: .unknown
    default: .true
    }
  }
}
