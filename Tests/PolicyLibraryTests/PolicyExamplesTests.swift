import Diagnostics
import PolicyLibrary
import RuleModel
import Testing

@Suite("The examples of policies")
struct PolicyExamplesTests {
  private static let library = try? Library.load()

  @Test("of each built-in policy there are some, and all pass")
  func builtIn() throws {
    let library = try #require(Self.library)
    for held in library.policies {
      let source = try #require(held.examples, "\(held.policy.id) has no examples")
      let examples = PolicyExamples(source, in: library)
      #expect(examples.failures.map(\.rendered) == [])
      #expect(examples.passed > 50)
    }
  }

  /// One example of a policy that is decided together with another; both approve it.
  private func examples(expecting expected: String) throws -> PolicyExamples {
    let text = """
      rubric: examples/1
      policy: cigna-ip0759-anzupgo
      bases:
        base:
          plan: {payer: cigna}
          prescriber: {specialties: [dermatologist]}
          request: {drug: anzupgo, indication: chronic-hand-eczema, type: initial, date: "2026-11-21", channel: retail, quantity: {packageGrams: 30, packages: 3, days: 30}}
          facts: {age: 34, eczemaMonths: 12, severity: moderate, affectedAreas: [hands], moreQuantityNeeded: true}
          therapies: [{drug: mometasone 0.1%, days: 28, outcome: inadequate}]
          concurrentDrugs: []
      examples:
        - name: One
          from: base
          expect: {\(expected)}
      """
    return PolicyExamples(
      SourceText(name: "examples.yaml", text: text), in: try #require(Self.library))
  }

  @Test("speak of the case's outcome, and of what their own policy says of it")
  func ownPolicy() throws {
    let found = try examples(
      expecting: """
        outcome: partial, own: approve, version: "2026-01-15", pathway: "1", from: "2026-11-21", through: "2027-03-20", \
        quantity: none, doses: none, basis: none, missing: [], referral: none, notes: [], \
        lines: {1.A: met, 1.F: no such line}
        """)
    #expect(found.failures.map(\.rendered) == [])
    #expect(found.passed == 1)
  }

  @Test(
    "fail where they expect something else",
    arguments: [
      "outcome: approve", "own: partial", #"version: "2025-11-12""#, "pathway: CNC", "from: none",
      "through: none",
      #"quantity: "30 g in 30 days, retail""#, #"doses: "2""#, "basis: not-medically-necessary",
      "missing: [age]", "referral: IP0759", "notes: [1.D]", "lines: {1.A: notMet}",
    ])
  func differing(expected: String) throws {
    let found = try examples(expecting: expected)
    #expect(found.failures.count == 1)
    #expect(found.passed == 0)
  }
}
