internal import Diagnostics
internal import RuleModel

/// What is wrong with several policies together, though each is right by itself.
enum LibraryConflict {
  /// Two files of one folder with one id, of which only one could be used.
  static func twice(
    _ policy: Policy, _ source: SourceText, _ other: SourceText
  ) -> Diagnostic {
    Diagnostic(
      in: source, at: nil, "the id '\(policy.id)' is that of \(other.name) as well",
      help: "give each version of a policy an id of its own")
  }

  /// Policies of one payer that would decide about one drug on the same day. Which of them did
  /// would be chance.
  static func overlaps(among held: [HeldPolicy]) -> [Diagnostic] {
    let alone = held.filter { $0.policy.accompanies == nil }
      .sorted { ($0.policy.inForceFrom, $0.policy.id) < ($1.policy.inForceFrom, $1.policy.id) }
    return alone.indices.flatMap { later in
      alone[..<later].compactMap { overlap($0, alone[later]) }
    }
  }

  private static func overlap(_ earlier: HeldPolicy, _ later: HeldPolicy) -> Diagnostic? {
    let (a, b) = (earlier.policy, later.policy)
    guard a.payer == b.payer, let drug = b.drugs.first(where: a.drugs.contains),
      a.inForceThrough.map({ $0 >= b.inForceFrom }) ?? true
    else { return nil }
    return Diagnostic(
      in: later.source, at: nil,
      "from \(b.inForceFrom.iso) on, '\(a.id)' and '\(b.id)' would both decide about \(drug)",
      help: "end the earlier one with 'inForce: {from: …, through: …}', in a folder of your own "
        + "under its id, or give this one the id '\(a.id)' to take its place")
  }
}
