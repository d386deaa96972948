internal import Diagnostics
internal import RuleModel

/// What is found by comparing the comparisons of a policy with one another, and with what their
/// inputs can be.
extension FlawFinder {
  mutating func findInFigures() {
    for pathway in policy.pathways {
      var known = demands
      compare(pathway.when, &known, pathway.id)
      if pathway.grants.isEmpty {
        // What refers or denies may ask what its requests cannot meet: each line stands alone.
        for line in pathway.criteria { compare(line, pathway.isDenial ? demands : known) }
        for referral in pathway.referrals { compare(referral.when, known, pathway.id) }
        findLeftOver("referral", pathway.referrals.map(\.when), known, pathway)
      } else {
        let met = compareCriteria(of: pathway, known)
        for (criteria, facts) in [(Grant.Criteria.met, met), (.notMet, known)] {
          let grants = pathway.grants.filter { $0.criteria == criteria }
          for grant in grants { compare(grant, facts, pathway.id) }
          findLeftOver("grant", grants.map(\.when), facts, pathway)
        }
        for line in policy.exclusions { compareExclusion(line, met, pathway) }
      }
    }
    for line in policy.exclusions { compare(line, demands) }
    for note in policy.notes { compare(note.when, demands, note.cite ?? policy.id) }
    for condition in [policy.unlistedUse?.when, policy.accompanies?.when] {
      compare(condition, demands, policy.id)
    }
  }

  /// What is known of a request that meets the criteria.
  private mutating func compareCriteria(of pathway: Pathway, _ start: Demands) -> Demands {
    var known = start
    // What is asked of every request first: what is asked of some has to agree with it.
    let (always, sometimes) = pathway.criteria.partitioned { $0.isUnconditional }
    for line in always { compare(line, &known) }
    for line in sometimes { compare(line, known) }
    return known
  }

  private mutating func compare(_ grant: Grant, _ known: Demands, _ place: String) {
    var own = known
    if let when = grant.when { compare(when, &own, place) }
    for condition in [grant.shortening?.when, grant.doses] { compare(condition, own, place) }
  }

  /// Reports an exclusion that holds for every request that meets the criteria of a pathway.
  private mutating func compareExclusion(
    _ line: Criterion, _ known: Demands, _ pathway: Pathway
  ) {
    guard case .expression(let test) = line.test,
      let (demand, other) = known.conflict(with: Claim(test, holds: false, vocabulary))
    else { return }
    note(
      .contradiction, line.cite, at: demand.passage,
      "\(line.cite) denies every request that meets '\(pathway.id)', which "
        + "asks \(other.passage.quoted) (line \(other.passage.position.line))",
      help: "mend one of the two: as they are, nothing can be approved there")
  }

  /// Nothing yet, but what the head of a request can be.
  var demands: Demands {
    var choices: [String: [String]] = [:]
    for name in ["plan.payer", "request.drug", "request.indication"] {
      guard let slot = vocabulary.slot(of: name) else { continue }
      choices[name] = policy.choices(of: vocabulary.inputs[slot], vocabulary)
    }
    return Demands(vocabulary, choices: choices)
  }

  private mutating func compare(_ line: Criterion, _ known: Demands) {
    var own = known
    compare(line, &own)
  }

  private mutating func compare(_ line: Criterion, _ known: inout Demands) {
    if let condition = line.listing.condition { compare(condition, &known, line.cite) }
    if let applies = line.applies { compare(applies, &known, line.cite) }
    compare(line.asksFirst, known, line.cite)
    switch line.test {
    case .expression(let test): compare(test, &known, line.cite)
    case .all(let members):
      for member in members {
        var own = known
        compare(member, &own)
        if member.isUnconditional { known = own }
      }
    case .any(let members):
      for member in members { compare(member, known) }
      findNeedless(members)
    }
    if case .by(let condition) = line.useDecision { compare(condition, known, line.cite) }
  }

  private mutating func compare(_ condition: Expression?, _ known: Demands, _ place: String) {
    guard let condition else { return }
    var own = known
    compare(condition, &own, place)
  }

  /// Reports what cannot hold with what is known, and takes to that what the condition asks for.
  private mutating func compare(
    _ condition: Expression, _ known: inout Demands, _ place: String
  ) {
    findDrugNames(condition, place)
    for found in known.add(condition) {
      switch found {
      case .contradiction(let demand, let other):
        note(
          .contradiction, place, at: demand.passage,
          "\(demand.passage.quoted) can never hold together with \(other.passage.quoted) "
            + "(line \(other.passage.position.line))",
          help: "both are asked of the same request: mend one of the \(demand.kind)")
      case .constant(let demand, let truth):
        note(
          .constant, place, at: demand.passage,
          "\(demand.passage.quoted) is \(truth ? "true" : "false") whatever is answered",
          help: "'\(demand.term)' is \(demand.input?.allowed ?? "what it is"); mend the comparison")
      case .noSuchChoice(let demand, let texts, let allowed):
        note(
          .noSuchChoice, place, at: demand.passage,
          "no request under this policy has '\(texts.joined(separator: "', '"))'",
          help: "'\(demand.term)' is one of: \(allowed.joined(separator: ", "))")
      case .needless(let way, let other):
        noteNeedless(way, beside: other, place)
      }
    }
  }

  mutating func note(
    _ flaw: PolicyFlaw, _ place: String, at passage: Passage, _ message: String, help: String
  ) {
    note(
      flaw, place, at: passage.position, length: passage.length, message, help: help)
  }
}

extension Demand {
  /// What is to be mended where it is at fault.
  fileprivate var kind: String {
    switch range {
    case .figures: "figures"
    case .texts, .otherTexts: "choices"
    case .truth: "two"
    }
  }
}

extension InputDefinition {
  /// What it can be, in words.
  fileprivate var allowed: String {
    if case .text(choices: let choices?) = type {
      return "one of: \(choices.joined(separator: ", "))"
    }
    return answer.range?.words ?? "what it is"
  }
}

extension Criterion {
  /// Whether it is asked of every request.
  var isUnconditional: Bool { applies == nil && listing.condition == nil }
}

extension Array {
  fileprivate func partitioned(_ isFirst: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}
