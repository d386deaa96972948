internal import Diagnostics
internal import RuleModel

/// What is found by comparing several ways to one end: members of a group of which one is enough,
/// and grants and referrals, of which the first that fits is taken.
extension FlawFinder {
  /// Members of which another one asks for less.
  mutating func findNeedless(_ members: [Criterion]) {
    let tests = members.compactMap { member -> (cite: String, test: Expression)? in
      guard case .expression(let test) = member.test, member.isUnconditional else { return nil }
      return (member.cite, test)
    }
    let claims = tests.map { Claim.both($0.test, 0, vocabulary) }
    for (way, other) in Demands(vocabulary).needless(claims) {
      noteNeedless(
        Passage(tests[way].test, 0, vocabulary), beside: Passage(tests[other].test, 0, vocabulary),
        tests[way].cite)
    }
  }

  mutating func noteNeedless(_ way: Passage, beside other: Passage, _ place: String) {
    note(
      .needless, place, at: way,
      "\(way.quoted) opens nothing that \(other.quoted) leaves shut",
      help: "whatever meets it meets the other: take it out, or mend one of the two")
  }

  /// Those that nothing is left for, since what stands before takes it.
  mutating func findLeftOver(
    _ word: String, _ conditions: [Expression?], _ known: Demands, _ pathway: Pathway
  ) {
    for (place, condition) in conditions.enumerated().dropFirst() {
      let before = conditions[..<place]
      var own = known
      if let claim = condition.map({ Claim($0, holds: true, vocabulary) }) {
        guard known.conflict(with: claim) == nil else { continue }
        own.take(claim)
      }
      let rest = Claim.all(before.compactMap(\.self).map { Claim($0, holds: false, vocabulary) })
      guard before.contains(where: { $0 == nil }) || own.conflict(with: rest) != nil else {
        continue
      }
      note(
        .needless, pathway.id, at: condition?.position ?? pathway.when.position,
        "no request is left for \(word) \(place + 1) of '\(pathway.id)'",
        help: "the first that fits is taken: put it before the others, or mend its 'when'")
    }
  }
}
