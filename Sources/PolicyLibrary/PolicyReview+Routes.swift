internal import Diagnostics
internal import RuleEngine
internal import RuleModel

/// What is found by taking every request that the policy can tell apart through its pathways.
extension FlawFinder {
  mutating func findInRoutes() {
    let space = RouteSpace(policy, vocabulary)
    findOverlap(space)
    for pathway in policy.pathways {
      noteOpen(space, [pathway.when], "'\(pathway.id)' is the one pathway of its requests", pathway)
    }
    for (place, pathway) in policy.pathways.enumerated() {
      let requests = space.requests.filter { $0.possible.contains(place) }.map(\.facts)
      guard !requests.isEmpty else {
        settled.insert(LineName(pathway: pathway.id, cite: nil))
        unreached.formUnion(pathway.expressions.map(ObjectIdentifier.init))
        note(
          .unreachable, pathway.id, at: pathway.when.position,
          "no request is reviewed under '\(pathway.id)'",
          help: "mend its 'when', or take the pathway out")
        continue
      }
      for line in pathway.criteria { findConstant(line, pathway, requests) }
      findGrant(pathway, place, requests)
    }
    for line in policy.exclusions { findConstant(line, nil, space.requests.map(\.facts)) }
  }

  /// Each pair of pathways once, and the first request without any.
  private mutating func findOverlap(_ space: RouteSpace) {
    var seen: Set<[Int]> = []
    for request in space.requests where request.certain.count > 1 {
      guard seen.insert(request.certain).inserted else { continue }
      let ids = request.certain.map { policy.pathways[$0].id }
      note(
        .overlap, ids[1], at: policy.pathways[request.certain[1]].when.position,
        "\(ids.map { "'\($0)'" }.joined(separator: " and ")) are both for a request with "
          + space.words(request),
        help: "a request has one pathway: let each 'when' leave out what is another's")
    }
    guard let stray = space.requests.first(where: { $0.possible.isEmpty }),
      let last = policy.pathways.last
    else { return }
    note(
      .gap, last.id, at: last.when.position,
      "no pathway is for a request with \(space.words(stray))",
      help: "let the 'when' of a pathway include it; what is not covered needs one as well")
  }

  /// A line, and those below it, that come to one thing for all of these requests.
  private mutating func findConstant(
    _ line: Criterion, _ pathway: Pathway?, _ requests: [FactSet]
  ) {
    let conditions = [line.applies, line.listing.condition].compactMap(\.self)
    let concerned = requests.filter { facts in
      conditions.allSatisfy { $0.truth(for: facts) != .false }
    }
    let name = LineName(pathway: pathway?.id, cite: line.cite)
    if concerned.isEmpty, let condition = conditions.first {
      settle(line, pathway?.id)
      note(
        .neverApplies, line.cite, at: condition.position,
        "\(line.cite) applies to no request of \(pathway.map { "'\($0.id)'" } ?? "the policy")",
        help: "mend the condition, or take the line out")
      return
    }
    if case .expression(let test) = line.test {
      let truths = Set(concerned.map { test.truth(for: $0) })
      if truths == [.true] || truths == [.false] { settled.insert(name) }
      if truths == [.true], line.kind == .exclusion || !isAboutRequest(test) {
        note(
          .neverFails, line.cite, at: test.position,
          "\(line.cite) \(line.kind == .exclusion ? "holds" : "is met") whatever is answered",
          help: "mend the test; what the pathway asks anyhow needs no line of its own")
      } else if truths == [.false], pathway?.isDenial != true {
        note(
          .neverMet, line.cite, at: test.position,
          "\(line.cite) \(line.kind == .exclusion ? "never holds" : "cannot be met"), "
            + "whatever is answered",
          help: "mend the test, or take the line out")
      }
    }
    for member in line.members { findConstant(member, pathway, concerned) }
    let members = line.members.map { LineName(pathway: pathway?.id, cite: $0.cite) }
    if !members.isEmpty, settled.isSuperset(of: members) { settled.insert(name) }
  }

  /// Whether it reads nothing but what the request is for: a line may well repeat that its pathway
  /// is for this use.
  private func isAboutRequest(_ test: Expression) -> Bool {
    test.inputs.allSatisfy { slot in
      ["request.drug", "request.indication", "request.type"].contains(vocabulary.inputs[slot].name)
    }
  }

  private mutating func settle(_ line: Criterion, _ pathway: String?) {
    unreached.formUnion(line.expressions.map(ObjectIdentifier.init))
    for line in line.lines { settled.insert(LineName(pathway: pathway, cite: line.cite)) }
  }

  /// A request of this pathway for which no grant, or no referral, is there.
  private mutating func findGrant(_ pathway: Pathway, _ place: Int, _ requests: [FactSet]) {
    guard !pathway.isDenial else { return findDenial(pathway, requests) }
    let grants = pathway.grants.filter { $0.criteria == .met }
    let conditions = pathway.referrals.isEmpty ? grants.map(\.when) : pathway.referrals.map(\.when)
    // Without a condition it is there for every request.
    if conditions.contains(where: { $0 == nil }) { return }
    let known = conditions.compactMap(\.self)
    var own = demands
    own.take(Claim(pathway.when, holds: true, vocabulary))
    let none = Claim.all(known.map { Claim($0, holds: false, vocabulary) })
    if own.conflict(with: none) != nil { return }
    let space = RouteSpace(policy, vocabulary, telling: [pathway.when] + known)
    let stray = space.requests.first { request in
      request.certain.contains(place) && known.allSatisfy { $0.truth(for: request.facts) == .false }
    }
    let isGranting = pathway.referrals.isEmpty
    guard let stray else {
      let all = "'\(pathway.id)' \(isGranting ? "approves something" : "refers") for each request"
      return noteOpen(space, [pathway.when] + known, all, pathway)
    }
    let verb = isGranting ? "approves nothing" : "refers nowhere"
    note(
      .noGrant, pathway.id, at: known.first?.position ?? pathway.when.position,
      "'\(pathway.id)' \(verb) for a request with \(space.words(stray))",
      help: isGranting
        ? "add a grant with its length, as in '- for: 6 months', for what the others leave out"
        : "add a referral for what the others leave out")
  }

  /// Says what was not found out because these conditions read what was left open.
  private mutating func noteOpen(
    _ space: RouteSpace, _ conditions: [Expression], _ claim: String, _ pathway: Pathway
  ) {
    let read = Set(conditions.flatMap(\.inputs))
    let open = space.open.filter(read.contains).map { "'\(vocabulary.inputs[$0].name)'" }
    if open.isEmpty { return }
    note(
      .notCompared, pathway.id, at: pathway.when.position,
      "it was not found out whether \(claim): \(open.joined(separator: " and ")) stayed open",
      help: "lists are not gone through, nor more than \(RouteSpace.most) requests: "
        + "make sure of it, and explain it in review.yaml")
  }

  /// What grants nothing is for requests that cannot meet it.
  private mutating func findDenial(_ pathway: Pathway, _ requests: [FactSet]) {
    let isNeverMet = pathway.criteria.contains { line in
      guard case .expression(let test) = line.test, line.applies == nil else { return false }
      return requests.allSatisfy { test.truth(for: $0) == .false }
    }
    if isNeverMet { return }
    note(
      .noGrant, pathway.id, at: pathway.when.position,
      "'\(pathway.id)' can be met and approves nothing",
      help: "say under 'approve' for how long, as in '- for: 6 months'")
  }
}

extension Pathway {
  /// Whether it grants nothing and refers nowhere, as for uses that a policy does not cover.
  var isDenial: Bool { grants.isEmpty && referrals.isEmpty }
}

extension Criterion.Listing {
  /// What has to hold for there to be such a line; nil where it always is.
  var condition: Expression? {
    if case .when(let condition) = self { return condition }
    return nil
  }
}
