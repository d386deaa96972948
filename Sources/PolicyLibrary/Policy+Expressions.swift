internal import RuleModel

extension Policy {
  /// Every expression in it.
  var expressions: [Expression] {
    pathways.flatMap(\.expressions) + exclusions.flatMap(\.expressions) + notes.map(\.when)
      + [unlistedUse?.when, accompanies?.when].compactMap(\.self)
  }

  /// The inputs that it reads beside its expressions: what picks a referral or a limit, what
  /// shortens an approval, what calls for it.
  var otherInputs: [Int] {
    pathways.flatMap { pathway in
      pathway.grants.flatMap { [$0.shortening?.days, $0.quantity?.input].compactMap(\.self) }
        + pathway.referrals.map(\.input)
    } + [unlistedUse?.input].compactMap(\.self) + (accompanies?.given ?? [])
  }
}

extension Pathway {
  /// Every expression in it.
  var expressions: [Expression] {
    [when] + criteria.flatMap(\.expressions) + grants.flatMap(\.expressions)
      + referrals.compactMap(\.when)
  }
}

extension Criterion {
  /// The expressions of this line and of all below it.
  var expressions: [Expression] {
    lines.flatMap { line -> [Expression] in
      var expressions = [line.applies, line.listing.condition].compactMap(\.self)
      if case .by(let condition) = line.useDecision { expressions.append(condition) }
      if let first = line.asksFirst { expressions.append(first) }
      if case .expression(let test) = line.test { expressions.append(test) }
      return expressions
    }
  }
}

extension Grant {
  fileprivate var expressions: [Expression] {
    [when, shortening?.when, doses].compactMap(\.self)
  }
}
