internal import RuleEngine
internal import RuleModel

/// Something that stands between a request and its approval, read off the trail.
///
/// Every line that is not met and every line that is open is told by exactly one reason, but for
/// those that a group has decided without them: a met group, or one that does not apply, tells
/// nothing. An unmet or open ANY is one reason that names its members; of an ALL each member is a
/// reason of its own, the unmet ones and the open ones.
struct LetterReason {
  enum Kind {
    case notMet
    /// What it hangs on was not received, or not asked yet.
    case notReceived
  }

  /// A line, or a group of which one member would do.
  struct Rule {
    let criterion: Criterion
    /// The members of an ANY; empty for a line.
    let ways: [LineTree]
    /// Every line that it tells of.
    let leaves: [LineFinding]
  }

  let kind: Kind
  /// More than one where several lines say the same to a member, or wait for the same answers.
  private(set) var rules: [Rule]
  /// What it waits for; none for what is not met.
  let gaps: Gaps

  var leaves: [LineFinding] { rules.flatMap(\.leaves) }

  /// The reasons of one policy: what is not met in the order of the source, then what is open.
  static func reasons(of finding: PolicyFinding) -> [LetterReason] {
    let all = LineTree.trees(of: finding.countedLines).flatMap { reasons($0, inherited: .none) }
    let merged = all.reduce(into: [LetterReason]()) { merged, reason in
      if let same = merged.firstIndex(where: { $0.tellsTheSame(as: reason) }) {
        merged[same].rules += reason.rules
      } else {
        merged.append(reason)
      }
    }
    return merged.filter { $0.kind == .notMet } + merged.filter { $0.kind == .notReceived }
  }

  /// The same, as far as it waits for these.
  func waiting(for gaps: Gaps) -> LetterReason {
    LetterReason(kind: kind, rules: rules, gaps: gaps)
  }

  private func tellsTheSame(as other: LetterReason) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .notMet:
      return Set(rules.map(\.criterion.toMember)) == Set(other.rules.map(\.criterion.toMember))
    case .notReceived: return !gaps.isEmpty && Set(gaps.items) == Set(other.gaps.items)
    }
  }

  /// - Parameter inherited: what it waits for whether the groups around the line apply.
  private static func reasons(_ tree: LineTree, inherited: Gaps) -> [LetterReason] {
    let line = tree.line
    let gaps = inherited.union(line.gaps)
    switch line.status {
    case .met, .clear, .notApplicable: return []
    case .notMet, .holds:
      return tree.members.isEmpty || tree.isAny
        ? [reason(.notMet, tree, .none)] : tree.members.flatMap { reasons($0, inherited: gaps) }
    case .unknown:
      guard tree.isAny else {
        return tree.members.isEmpty
          ? [reason(.notReceived, tree, line.gaps.isEmpty ? gaps : line.gaps)]
          : tree.members.flatMap { reasons($0, inherited: gaps) }
      }
      return [reason(.notReceived, tree, gaps.union(openGaps(tree)))]
    }
  }

  private static func reason(_ kind: Kind, _ tree: LineTree, _ gaps: Gaps) -> LetterReason {
    let ways = tree.ways
    let rule = Rule(
      criterion: tree.line.criterion, ways: ways,
      leaves: ways.isEmpty ? tree.leaves : ways.flatMap(\.untoldLeaves))
    return LetterReason(kind: kind, rules: [rule], gaps: gaps)
  }

  /// What the members of an open ANY wait for, those within decided groups left out.
  private static func openGaps(_ tree: LineTree) -> Gaps {
    tree.members.filter { $0.line.status == .unknown }.reduce(.none) { gaps, member in
      gaps.union(member.line.gaps).union(openGaps(member))
    }
  }
}

extension LineTree {
  /// The members of which one would do; those of an ANY within it stand for themselves.
  fileprivate var ways: [LineTree] {
    members.filter { $0.line.status != .notApplicable }.flatMap { $0.isAny ? $0.ways : [$0] }
  }

  /// The lines that are not met or open, but for those that a group has decided without them.
  var untoldLeaves: [LineFinding] {
    switch line.status {
    case .met, .clear, .notApplicable: []
    default: members.isEmpty ? [line] : members.flatMap(\.untoldLeaves)
    }
  }
}

extension Criterion {
  /// What the line asks, as a member is told it.
  var toMember: String { memberStatement ?? statement }
}
