internal import RuleModel

/// What a line brings to the group it stands in.
struct Contribution {
  /// nil: it is left out, because it does not apply.
  let truth: Truth?
  /// What would settle it; none when it is settled.
  let gaps: Gaps
  /// Whether it may yet turn out not to apply: by itself, or because nothing below it does.
  var mayBeLeftOut = false
  /// What decides that; none where it cannot be left out.
  var leavingOut = Gaps.none

  static let leftOut = Contribution(truth: nil, gaps: .none)
}

/// Evaluates the lines of one pathway, or the exclusions, into findings and one trail.
struct LineEvaluation {
  let facts: FactSet
  private(set) var lines: [LineFinding] = []
  private(set) var trail = Trail()
  /// The lines that count without being listed.
  private(set) var unlistedLines: [LineFinding] = []
  /// What those wait for.
  private(set) var unlistedGaps = Gaps.none

  init(_ facts: FactSet) {
    self.facts = facts
    // Room for a policy of usual size, so that neither grows under way.
    lines.reserveCapacity(24)
    trail.reserveCapacity(256)
  }

  mutating func value(of expression: Expression) -> Value {
    ExpressionEvaluator.evaluate(expression, facts: facts, trail: &trail)
  }

  /// The truth of ALL of these lines, each of which is evaluated and noted.
  mutating func all(_ criteria: [Criterion]) -> Contribution {
    combine(criteria, depth: 0, isInheritedOpen: false, isAny: false)
  }

  /// Notes an exclusion; true when it holds.
  mutating func exclusion(_ criterion: Criterion) -> Contribution {
    let start = trail.steps.count
    guard case .expression(let expression) = criterion.test else { return .leftOut }
    let value = value(of: expression)
    let status: LineStatus =
      switch value.truth {
      case .true: .holds
      case .false: .clear
      case .unknown: .unknown
      }
    lines.append(
      LineFinding(
        criterion: criterion, depth: 0, status: status, gaps: value.gaps,
        steps: start..<trail.steps.count))
    return Contribution(truth: value.truth, gaps: value.gaps)
  }

  /// Members that do not apply are left out; a group of nothing else is left out itself.
  private mutating func combine(
    _ members: [Criterion], depth: Int, isInheritedOpen: Bool, isAny: Bool
  ) -> Contribution {
    var truth: Truth?
    var (gaps, leavingOut) = (Gaps.none, Gaps.none)
    var mayBeLeftOut = true
    for member in members {
      let part = evaluate(member, depth: depth, isInheritedOpen: isInheritedOpen, isInAny: isAny)
      guard let value = part.truth else { continue }
      truth = truth.map { isAny ? $0.or(value) : $0.and(value) } ?? value
      if value == .unknown { gaps.formUnion(part.gaps) }
      mayBeLeftOut = mayBeLeftOut && part.mayBeLeftOut
      leavingOut.formUnion(part.leavingOut)
    }
    return Contribution(
      truth: truth, gaps: truth == .unknown ? gaps : .none, mayBeLeftOut: mayBeLeftOut,
      leavingOut: mayBeLeftOut ? leavingOut : .none)
  }

  private mutating func evaluate(
    _ criterion: Criterion, depth: Int, isInheritedOpen: Bool, isInAny: Bool
  ) -> Contribution {
    guard isListed(criterion) else { return unlisted(criterion, isInAny: isInAny) }
    let applies =
      criterion.applies.map { ExpressionEvaluator.value(of: $0, facts: facts) } ?? .boolean(true)
    guard applies.truth != .false else {
      leaveOut(criterion, depth: depth)
      return .leftOut
    }
    let isOwnOpen = applies.truth == .unknown
    let (place, start) = (lines.count, trail.steps.count)
    reserve(criterion, depth: depth)
    let test = test(criterion, depth: depth, isOpen: isInheritedOpen || isOwnOpen)
    guard let truth = test.truth ?? (criterion.needsMember ? .false : nil) else {
      fill(place, .notApplicable, .none, start)
      return .leftOut
    }
    // While it is open whether a line applies, it is met if its own test is, else unknown.
    let shown = (isInheritedOpen || isOwnOpen) && truth == .false ? Truth.unknown : truth
    // A met line decides no ANY while it may be left out of it, and nothing at all while it may be
    // left without the member that it needs.
    let mayBeLeftOut = isOwnOpen || (test.mayBeLeftOut && !criterion.needsMember)
    let mayFail = criterion.needsMember && test.mayBeLeftOut
    let isCertain = truth == .true ? !mayFail && !(isInAny && mayBeLeftOut) : !isOwnOpen
    let brought = isCertain ? truth : .unknown
    let leavingOut = applies.gaps.union(test.leavingOut)
    let gaps = truth == .true ? leavingOut : applies.gaps.union(test.gaps)
    let ownGaps = truth == .true || criterion.members.isEmpty ? gaps : applies.gaps
    fill(place, status(shown), brought == .unknown ? ownGaps : .none, start)
    return Contribution(
      truth: brought, gaps: brought == .unknown ? gaps : .none, mayBeLeftOut: mayBeLeftOut,
      leavingOut: leavingOut)
  }

  private mutating func isListed(_ criterion: Criterion) -> Bool {
    switch criterion.listing {
    case .always: true
    case .when(let condition): ExpressionEvaluator.value(of: condition, facts: facts).truth == .true
    case .never: false
    }
  }

  /// A line that counts without being listed; one that is not there at all does not.
  private mutating func unlisted(_ criterion: Criterion, isInAny: Bool) -> Contribution {
    guard case .never = criterion.listing else { return .leftOut }
    let listed = lines
    lines = []
    let part = evaluate(criterion.listed, depth: 0, isInheritedOpen: false, isInAny: isInAny)
    unlistedLines += lines
    lines = listed
    unlistedGaps.formUnion(part.gaps)
    return part
  }

  private mutating func test(_ criterion: Criterion, depth: Int, isOpen: Bool) -> Contribution {
    switch criterion.test {
    case .expression(let expression):
      let value = value(of: expression)
      return Contribution(truth: value.truth, gaps: gaps(of: value, for: criterion))
    case .all(let members):
      return combine(members, depth: depth + 1, isInheritedOpen: isOpen, isAny: false)
    case .any(let members):
      return combine(members, depth: depth + 1, isInheritedOpen: isOpen, isAny: true)
    }
  }

  /// What an open line waits for: at first what it asks first. That leaves no trail, since it is
  /// no part of the line's own test.
  private func gaps(of value: Value, for criterion: Criterion) -> Gaps {
    guard value.isUnknown, let first = criterion.asksFirst else { return value.gaps }
    let before = ExpressionEvaluator.value(of: first, facts: facts)
    return before.isUnknown ? before.gaps : value.gaps
  }

  private func status(_ truth: Truth) -> LineStatus {
    switch truth {
    case .true: .met
    case .false: .notMet
    case .unknown: .unknown
    }
  }

  /// Keeps a line's place before its members', to be filled once they are known.
  private mutating func reserve(_ criterion: Criterion, depth: Int) {
    lines.append(
      LineFinding(criterion: criterion, depth: depth, status: .unknown, gaps: .none, steps: 0..<0))
  }

  private mutating func fill(_ place: Int, _ status: LineStatus, _ gaps: Gaps, _ start: Int) {
    let line = lines[place]
    let isLeaf = line.criterion.members.isEmpty
    lines[place] = LineFinding(
      criterion: line.criterion, depth: line.depth, status: status, gaps: gaps,
      steps: isLeaf ? start..<trail.steps.count : start..<start)
  }

  private mutating func leaveOut(_ criterion: Criterion, depth: Int) {
    lines.append(
      LineFinding(
        criterion: criterion, depth: depth, status: .notApplicable, gaps: .none, steps: 0..<0))
    for member in criterion.members { leaveOut(member, depth: depth + 1) }
  }
}

extension Criterion {
  /// The same line, listed.
  fileprivate var listed: Criterion {
    Criterion(
      cite: cite, kind: kind, label: label, statement: statement, memberStatement: memberStatement,
      reading: reading, applies: applies, test: test, useDecision: useDecision,
      needsMember: needsMember, asksFirst: asksFirst, denialBasis: denialBasis, position: position)
  }
}
