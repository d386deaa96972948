import RuleEngine
import RuleModel
import Testing

/// The fields that pick a policy, and the days on which it is in force.
@Suite("Which policy decides")
struct HeadTests {
  private let policy = Made.policy(
    [Made.pathway([])], from: "2026-01-01", through: "2026-12-31")

  private func finding(open: [Int] = [], on day: String = "2026-06-01") -> Finding {
    let all = Made.facts(on: day)
    var facts = FactSet(Made.vocabulary)
    for slot in 0...Made.date where !open.contains(slot) { facts[slot] = all[slot] }
    return Made.finding(policy, facts)
  }

  @Test("while a head field is open nothing is decided, and the open ones are missing in order")
  func openHeads() {
    for mask in 1..<32 {
      let open = (0...Made.date).filter { mask >> $0 & 1 == 1 }
      let found = finding(open: open)
      #expect(found.outcome == .incomplete)
      #expect(found.missing.items.map(\.slot) == open)
      #expect(found.policies.isEmpty)
    }
  }

  @Test(
    "a policy is in force from its first day through its last",
    arguments: [
      ("2025-12-31", Outcome.noPolicy), ("2026-01-01", .approve), ("2026-12-31", .approve),
      ("2027-01-01", .noPolicy),
    ])
  func inForce(day: String, outcome: Outcome) {
    let found = finding(on: day)
    #expect(found.outcome == outcome)
    #expect(found.notInForce.map(\.id) == (outcome == .noPolicy ? ["made"] : []))
    #expect(found.missing.isEmpty)
  }

  @Test("no policy is found as soon as payer, drug and day decide it, whatever else is open")
  func noPolicyIsDecidedEarly() {
    let others = [2, 3]
    #expect(finding(open: others, on: "2027-01-01").outcome == .noPolicy)
    #expect(finding(open: others + [0], on: "2027-01-01").outcome == .noPolicy)
    for slot in [0, 1] {
      var facts = Made.facts()
      for other in others + [Made.date] { facts[other] = .null }
      facts[slot] = .text("another")
      #expect(Made.finding(policy, facts).outcome == .noPolicy)
    }
  }

  @Test("of two versions the one in force decides")
  func versions() {
    let later = Made.policy(
      [Made.pathway([Made.line("1", .expression(Made.constant(false)))])], from: "2027-01-01")
    let evaluator = CaseEvaluator(policies: [policy, later], vocabulary: Made.vocabulary)
    #expect(evaluator.evaluate(Made.facts(on: "2026-12-31")).outcome == .approve)
    #expect(evaluator.evaluate(Made.facts(on: "2027-01-01")).outcome == .deny)
    #expect(evaluator.evaluate(Made.facts(on: "2025-01-01")).notInForce.count == 2)
  }
}
