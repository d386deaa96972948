import RuleModel

/// What the reading of a policy says of a layout, worked out slowly and from the words alone.
///
/// A group is worked out by trying every truth for its open members, not by Kleene's tables.
struct LayoutOracle {
  /// What each line shows, by its cite, in the order of the lines.
  private(set) var statuses: [(cite: String, status: LineWord)] = []
  /// The lines that, for all that is known, may turn out not to apply.
  private var droppable: Set<String> = []
  /// The slots that are missing, by the words of the contract: every open input that feeds an
  /// unknown line whose enclosing groups are all undecided.
  private(set) var missing: Set<Int> = []
  private(set) var outcome: Truth = .true

  enum LineWord: String { case met, notMet, unknown, notApplicable }

  /// A line as its group sees it.
  private struct Member {
    let word: LineWord
    /// Whether it may turn out not to apply, by itself or because nothing below it does.
    let mayDropOut: Bool
    /// What it comes to, whatever stands around it.
    let own: Truth
  }

  init(_ layouts: [Layout], _ made: LaidOut) {
    let members = layouts.enumerated().map { member($1, "\($0)", isOpenAround: false, made) }
    outcome = Self.decided(members, isAny: false) ?? .true
    collect(layouts, "", made)
  }

  private mutating func member(
    _ layout: Layout, _ cite: String, isOpenAround: Bool, _ made: LaidOut
  ) -> Member {
    let place = statuses.count
    statuses.append((cite, .unknown))
    if layout.applies == .false {
      dropOut(layout, cite, from: place)
      return Member(word: .notApplicable, mayDropOut: true, own: .true)
    }
    let isOpen = layout.applies == .unknown
    var own: Truth
    var allMayDropOut = false
    switch layout {
    case .leaf(_, let test): own = test
    case .group(let isAny, _, let below):
      let members = below.enumerated().map {
        member($1, "\(cite).\($0)", isOpenAround: isOpenAround || isOpen, made)
      }
      let counting = members.filter { $0.word != .notApplicable }
      guard let decided = Self.decided(counting, isAny: isAny), !counting.isEmpty else {
        statuses[place].status = .notApplicable
        return Member(word: .notApplicable, mayDropOut: true, own: .true)
      }
      own = decided
      allMayDropOut = counting.allSatisfy(\.mayDropOut)
    }
    // While it is open whether it applies, it is met if its own test is met, else unknown.
    let word: LineWord =
      switch own {
      case .true: .met
      case .unknown: .unknown
      case .false: isOpen || isOpenAround ? .unknown : .notMet
      }
    statuses[place].status = word
    let mayDropOut = isOpen || allMayDropOut
    if mayDropOut { droppable.insert(cite) }
    return Member(
      word: word, mayDropOut: mayDropOut, own: isOpen && own == .false ? .unknown : own)
  }

  private mutating func dropOut(_ layout: Layout, _ cite: String, from place: Int) {
    statuses[place].status = .notApplicable
    for (index, member) in layout.members.enumerated() {
      statuses.append(("\(cite).\(index)", .notApplicable))
      dropOut(member, "\(cite).\(index)", from: statuses.count - 1)
    }
  }

  /// What ALL or ANY of these come to: tried with every truth of the open ones, and known only
  /// where all tries agree. A met member that may drop out is open to an ANY. nil for no members.
  private static func decided(_ members: [Member], isAny: Bool) -> Truth? {
    let truths = members.filter { $0.word != .notApplicable }.map { member -> Truth in
      isAny && member.mayDropOut && member.own == .true ? .unknown : member.own
    }
    if truths.isEmpty { return nil }
    let open = truths.indices.filter { truths[$0] == .unknown }
    var results: Set<Bool> = []
    for mask in 0..<(1 << open.count) {
      var flags = truths.map { $0 == .true }
      for (bit, place) in open.enumerated() { flags[place] = mask >> bit & 1 == 1 }
      results.insert(isAny ? flags.contains(true) : !flags.contains(false))
    }
    return results.count == 1 ? Truth(results.contains(true)) : .unknown
  }
}

extension LayoutOracle {
  private func word(_ cite: String) -> LineWord {
    statuses.first { $0.cite == cite }?.status ?? .unknown
  }

  /// Goes down through undecided lines. What is met is decided, unless it may drop out of an ANY.
  private mutating func collect(_ layouts: [Layout], _ above: String, _ made: LaidOut) {
    for (index, layout) in layouts.enumerated() {
      let cite = above + "\(index)"
      guard word(cite) == .unknown else { continue }
      feed(layout, cite, made)
    }
  }

  private mutating func feed(_ layout: Layout, _ cite: String, _ made: LaidOut) {
    note(made.appliesSlots[cite], layout.applies)
    switch layout {
    case .leaf(_, let test): note(made.testSlots[cite], test)
    case .group(let isAny, _, let below):
      collect(below, "\(cite).", made)
      guard isAny else { return }
      for (index, member) in below.enumerated() where word("\(cite).\(index)") == .met {
        dropping(member, "\(cite).\(index)", made)
      }
    }
  }

  /// What decides whether a met line stays in its ANY.
  private mutating func dropping(_ layout: Layout, _ cite: String, _ made: LaidOut) {
    note(made.appliesSlots[cite], layout.applies)
    let below = layout.members.indices.map { "\(cite).\($0)" }
    let counting = zip(layout.members, below).filter { word($1) != .notApplicable }
    guard counting.allSatisfy({ droppable.contains($1) }) else { return }
    for (member, cite) in counting { dropping(member, cite, made) }
  }

  private mutating func note(_ slot: Int?, _ truth: Truth?) {
    if let slot, truth == .unknown { missing.insert(slot) }
  }
}
