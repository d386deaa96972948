import RuleEngine
import RuleModel
import Testing

/// Which pathway a case is reviewed under, and what comes of an open route.
@Suite("Routes")
struct RouteTests {
  private static let slots = Array(Made.inputs.prefix(4))
  private static let (route, first, second, excluded) = (slots[0], slots[1], slots[2], slots[3])

  /// Pathway A when the route is true, B (shown while it is open) when it is false.
  private static let policy = Made.policy(
    [
      Made.pathway([Made.line("A.1", test(first))], id: "A", when: Made.reading(route)),
      Made.pathway(
        [Made.line("B.1", test(second))], id: "B", when: Made.negating(route),
        isShownWhileOpen: true),
    ], exclusions: [Made.line("X", test(excluded), kind: .exclusion)])

  private static func test(_ slot: Int) -> Criterion.Test { .expression(Made.reading(slot)) }

  private static func facts(_ truths: [Truth]) -> FactSet {
    var facts = Made.facts()
    for (slot, truth) in zip(slots, truths) {
      if let answer = truth.answer { facts[slot] = answer }
    }
    return facts
  }

  /// What a line and the exclusion come to, tried with every way in which they can turn out.
  private static func outcome(_ line: Truth, _ excluded: Truth) -> Outcome {
    if line == .false || excluded == .true { return .deny }
    return line == .true && excluded == .false ? .approve : .incomplete
  }

  @Test(
    "every state of route, lines and exclusion comes to what its words say",
    arguments: Truth.allCases, Truth.allCases)
  func everyState(route: Truth, excluded: Truth) throws {
    for first in Truth.allCases {
      for second in Truth.allCases {
        let finding = Made.finding(
          Self.policy, Self.facts([route, first, second, excluded]))
        let policy = try #require(finding.policies.first)
        let (a, b) = (Self.outcome(first, excluded), Self.outcome(second, excluded))
        let wanted: Outcome =
          switch route {
          case .true: a
          case .false: b
          // Denied only if both routes deny, and never approved.
          case .unknown: a == .deny && b == .deny ? .deny : .incomplete
          }
        let place = "route \(route), lines \(first) and \(second), exclusion \(excluded)"
        #expect(finding.outcome == wanted, "\(place)")
        #expect(policy.pathway.id == (route == .true ? "A" : "B"), "\(place)")
        #expect(
          finding.missing.items.map(\.slot)
            == Self.missing(wanted, route, route == .true ? first : second, excluded), "\(place)")
      }
    }
  }

  /// The route comes first; where the pathway shown is unmet, it alone.
  private static func missing(
    _ outcome: Outcome, _ route: Truth, _ line: Truth, _ excluded: Truth
  ) -> [Int] {
    guard outcome == .incomplete else { return [] }
    var open = route == .unknown ? [Self.route] : []
    if line == .false || excluded == .true { return open }
    if line == .unknown { open.append(route == .true ? first : second) }
    if excluded == .unknown { open.append(Self.excluded) }
    return open
  }

  @Test("of two open routes without a mark the first is shown")
  func firstIsShown() {
    let policy = Made.policy([
      Made.pathway([], id: "A", when: Made.reading(Self.route)),
      Made.pathway([], id: "B", when: Made.reading(Self.first)),
    ])
    #expect(Made.finding(policy).policies.first?.pathway.id == "A")
  }

  @Test("a request that no pathway is for is neither approved nor denied, and nothing stops")
  func noPathway() {
    let policy = Made.policy([Made.pathway([], id: "A", when: Made.constant(false))])
    let finding = Made.finding(policy)
    #expect(finding.outcome == .noPolicy)
    #expect(finding.policies.isEmpty)
    #expect(finding.missing.isEmpty)
    #expect(finding.withoutPathway.map(\.id) == ["made"])
  }
}

@Suite("Exclusions and notes")
struct ExclusionTests {
  private static let slots = Array(Made.inputs.prefix(3))

  private static func policy(bases: [String?], notes: [PolicyNote] = []) -> Policy {
    Made.policy(
      [Made.pathway([Made.line("1", .expression(Made.reading(slots[0])))])],
      exclusions: zip(slots.dropFirst(), bases).enumerated().map { place, exclusion in
        Made.line(
          "X\(place)", .expression(Made.reading(exclusion.0)), kind: .exclusion,
          denialBasis: exclusion.1)
      }, notes: notes)
  }

  private static func facts(_ line: Truth, _ exclusions: [Truth]) -> FactSet {
    var facts = Made.facts()
    for (slot, truth) in zip(slots, [line] + exclusions) {
      if let answer = truth.answer { facts[slot] = answer }
    }
    return facts
  }

  @Test(
    "an exclusion denies whatever the lines say, and approval waits until each is clear",
    arguments: Truth.allCases)
  func everyState(line: Truth) {
    for a in Truth.allCases {
      for b in Truth.allCases {
        let finding = Made.finding(Self.policy(bases: [nil, nil]), Self.facts(line, [a, b]))
        let wanted: Outcome =
          line == .false || a == .true || b == .true
          ? .deny : line == .true && a == .false && b == .false ? .approve : .incomplete
        #expect(finding.outcome == wanted, "\(line), \(a), \(b)")
        #expect(
          finding.policies[0].lines.dropFirst().map(\.status) == [a, b].map(Self.status),
          "\(line), \(a), \(b)")
      }
    }
  }

  private static func status(_ truth: Truth) -> LineStatus {
    switch truth {
    case .true: .holds
    case .false: .clear
    case .unknown: .unknown
    }
  }

  @Test("the basis of a denial is the policy's, unless an exclusion that holds has its own")
  func denialBasis() {
    let policy = Self.policy(bases: [nil, "exclusion's"])
    func basis(_ line: Truth, _ exclusions: [Truth]) -> String? {
      Made.finding(policy, Self.facts(line, exclusions)).policies.first?.denialBasis
    }
    #expect(basis(.false, [.false, .false]) == "policy's")
    #expect(basis(.true, [.true, .false]) == "policy's")
    #expect(basis(.true, [.false, .true]) == "exclusion's")
    #expect(basis(.false, [.true, .true]) == "exclusion's")
    #expect(basis(.false, [.false, .unknown]) == "policy's")
    #expect(basis(.true, [.false, .false]) == nil)
    #expect(basis(.unknown, [.false, .false]) == nil)
  }

  @Test("a note is made only when its condition is known to hold", arguments: Truth.allCases)
  func notes(truth: Truth) {
    let note = PolicyNote(cite: nil, when: Made.reading(Self.slots[0]), text: "note")
    let finding = Made.finding(
      Self.policy(bases: [], notes: [note]), Self.facts(truth, [.false, .false]))
    #expect(finding.policies[0].notes.map(\.text) == (truth == .true ? ["note"] : []))
  }
}
