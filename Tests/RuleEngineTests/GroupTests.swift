import ProofSupport
import RuleEngine
import RuleModel
import Testing

/// Groups of lines: ALL and ANY over lines that are met, not met, open or do not apply, whether or
/// not it is known that they apply.
@Suite("Groups of criteria")
struct GroupTests {
  /// Where the engine differs from the oracle; nil where it does not.
  private func difference(_ layouts: [Layout]) -> String? {
    let made = LaidOut(layouts)
    let oracle = LayoutOracle(layouts, made)
    let policy = Made.policy([Made.pathway(made.criteria)])
    let finding = Made.finding(policy, made.facts)
    let wanted: Outcome =
      switch oracle.outcome {
      case .true: .approve
      case .false: .deny
      case .unknown: .incomplete
      }
    if finding.outcome != wanted { return "\(wanted) is right, not \(finding.outcome)" }
    let lines = finding.policies[0].lines.map { "\($0.criterion.cite) \($0.status)" }
    let right = oracle.statuses.map { "\($0.cite) \($0.status)" }
    if lines != right { return "\(right) are right, not \(lines)" }
    let missing = Set(finding.missing.items.map { $0.slot })
    let open = wanted == .incomplete ? oracle.missing : []
    if missing != open { return "\(open) are missing, not \(missing)" }
    return nil
  }

  @Test("every layout of up to four lines comes to what its words say", arguments: 1...4)
  func everySmallLayout(count: Int) {
    let forests = Layout.forests(count)
    #expect(forests.count == [7, 91, 1477, 26845][count - 1])
    let wrong = forests.lazy.compactMap { forest in
      difference(forest).map { "\(forest): \($0)" }
    }
    #expect(Array(wrong.prefix(3)) == [])
  }

  @Test("so does a random layout of up to ten lines")
  func randomLayouts() {
    var generator = Seed.generator(for: "layouts")
    for _ in 0..<1500 {
      let size = Int.random(in: 5...10, using: &generator)
      let layout = Layout.random(size, using: &generator)
      let found = difference([layout])
      #expect(found == nil, "\(Seed.repeated): \(layout)")
    }
  }

  @Test("what is decided stays, however the open lines turn out and whether they apply or not")
  func decidedLayoutsAreFinal() {
    for layout in (1...4).flatMap(Layout.forests) {
      let outcome = outcome(of: layout)
      guard outcome != .incomplete else { continue }
      for whole in Layout.completions(of: layout) {
        let final = self.outcome(of: whole)
        if final != outcome { Issue.record("\(layout): \(outcome), but \(final) for \(whole)") }
        if final != Layout.outcome(of: whole) { Issue.record("\(whole) comes to \(final)") }
      }
    }
  }

  private func outcome(of layouts: [Layout]) -> Outcome {
    let made = LaidOut(layouts)
    return Made.finding(Made.policy([Made.pathway(made.criteria)]), made.facts).outcome
  }

  @Test("what is missing is told in the order of the lines, each input once")
  func missingKeepsTheOrderOfLines() {
    let slots = Array(Made.inputs.prefix(4))
    let test = { Criterion.Test.expression(Made.reading($0)) }
    let policy = Made.policy([
      Made.pathway([
        Made.line("1", test(slots[2])),
        Made.line(
          "2", .any([Made.line("2.a", test(slots[0])), Made.line("2.b", test(slots[2]))])),
        Made.line("3", test(slots[1]), applies: Made.reading(slots[3])),
      ])
    ])
    let order = [slots[2], slots[0], slots[3], slots[1]]
    #expect(Made.finding(policy).missing.items.map(\.slot) == order)
  }

  @Test(
    "a group that needs a member decides nothing before one is sure to apply",
    arguments: [true, false], Truth.allCases)
  func neededMembers(isAny: Bool, applies: Truth) {
    let (test, condition) = (Made.inputs.lowerBound, Made.inputs.lowerBound + 1)
    let member = Made.line(
      "1.a", .expression(Made.reading(test)), applies: Made.reading(condition))
    let policy = Made.policy([
      Made.pathway([Made.line("1", isAny ? .any([member]) : .all([member]), needsMember: true)])
    ])
    var facts = Made.facts()
    facts[test] = .boolean(true)
    if let answer = applies.answer { facts[condition] = answer }
    let finding = Made.finding(policy, facts)
    #expect(
      finding.outcome == (applies == .true ? .approve : applies == .false ? .deny : .incomplete))
    #expect(finding.missing.items.map(\.slot) == (applies == .unknown ? [condition] : []))
  }

  @Test("a decided group asks for nothing more")
  func decidedGroupsAskNothing() {
    let slots = Array(Made.inputs.prefix(3))
    let test = { Criterion.Test.expression(Made.reading($0)) }
    let policy = Made.policy([
      Made.pathway([
        Made.line(
          "1", .any([Made.line("1.a", test(slots[0])), Made.line("1.b", test(slots[1]))])),
        Made.line("2", test(slots[2])),
      ])
    ])
    var facts = Made.facts()
    facts[slots[0]] = .boolean(true)
    #expect(Made.finding(policy, facts).missing.items.map(\.slot) == [slots[2]])
    #expect(Made.finding(policy, facts).policies[0].lines[2].status == .unknown)
  }
}

extension Layout {
  /// Every way in which the open parts can turn out.
  static func completions(of layouts: [Layout]) -> [[Layout]] {
    guard let first = layouts.first else { return [[]] }
    let rest = completions(of: Array(layouts.dropFirst()))
    return first.completions.flatMap { whole in rest.map { [whole] + $0 } }
  }

  private var completions: [Layout] {
    let conditions: [Truth?] = applies == .unknown ? [.true, .false] : [applies]
    switch self {
    case .leaf(_, let test):
      let tests: [Truth] = test == .unknown ? [.true, .false] : [test]
      return conditions.flatMap { applies in tests.map { .leaf(applies: applies, test: $0) } }
    case .group(let isAny, _, let members):
      let wholes = Self.completions(of: members)
      return conditions.flatMap { applies in
        wholes.map { .group(isAny: isAny, applies: applies, $0) }
      }
    }
  }

  /// What a layout in which nothing is open comes to, in plain two-valued logic.
  static func outcome(of layouts: [Layout]) -> Outcome {
    layouts.compactMap(\.isMet).contains(false) ? .deny : .approve
  }

  /// nil for what does not apply.
  private var isMet: Bool? {
    if applies == .false { return nil }
    switch self {
    case .leaf(_, let test): return test == .true
    case .group(let isAny, _, let members):
      let known = members.compactMap(\.isMet)
      if known.isEmpty { return nil }
      return isAny ? known.contains(true) : !known.contains(false)
    }
  }
}
