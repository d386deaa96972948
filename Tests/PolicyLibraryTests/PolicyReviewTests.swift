import Diagnostics
import RuleModel
import Testing

@testable import PolicyLibrary

@Suite("What a policy probably does not mean")
struct PolicyReviewTests {
  @Test("the built-in policies have nothing of it that is not explained")
  func builtIn() throws {
    let library = try #require(ReviewedPolicy.library)
    #expect(library.policies.count >= 5)
    for held in library.policies {
      #expect(PolicyReview(held, in: library).diagnostics.map(\.rendered) == [])
    }
  }

  @Test("nothing is found in a policy that is sound")
  func sound() throws {
    #expect(ReviewedPolicy.words(try ReviewedPolicy.findings([])) == [])
    // A pathway by age does not keep the requests of another age from its lines.
    let split = try ReviewedPolicy.findings([
      (
        Self.first,
        "when: request.type = 'initial' and (age < 1 years or age >= 1 years)"
      )
    ])
    #expect(ReviewedPolicy.words(split) == [])
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let changes: [(String, String)]
    let found: [String]

    init(_ name: String, _ old: String, _ new: String, _ found: String...) {
      testDescription = name
      changes = [(old, new)]
      self.found = found
    }
  }

  private static let first = "when: request.type = 'initial'"
  private static let continued = "when: request.type = 'continuation'"
  private static let six = "      - for: 6 months\n    all:\n      - cite: 1.a"

  @Test(
    "each kind is told with its place",
    arguments: [
      Fault(
        "a pathway that no request takes", "  - id: \"2\"",
        "  - id: \"3\"\n    title: No one\n"
          + "    when: request.type = 'initial' and request.type = 'continuation'\n"
          + "    approve:\n      - for: 6 months\n    all:\n"
          + "      - cite: 3.a\n        asks: Grown up.\n        test: age >= 18 years\n  - id: \"2\"",
        "27:11: no request is reviewed under '3'",
        "27:40: 'request.type = 'continuation'' can never hold together with "
          + "'request.type = 'initial'' (line 27)"),
      Fault(
        "two pathways for one request", continued,
        "when: request.type = 'continuation' or age < 1 years",
        "27:11: '1' and '2' are both for a request with request.drug opzelura, "
          + "request.indication atopic-dermatitis, request.type initial, age 0 year"),
      Fault(
        "a request without a pathway", continued,
        "when: request.type = 'continuation' and age > 1 years",
        "27:11: no pathway is for a request with request.drug opzelura, "
          + "request.indication atopic-dermatitis, request.type continuation, age 0 year"),
      Fault(
        "a line that never applies", "        test: age >= 18 years",
        "        applies: request.type = 'continuation'\n        test: age >= 18 years",
        "11:13: no line reads the question 'age'",
        "21:18: 'request.type = 'continuation'' can never hold together with "
          + "'request.type = 'initial'' (line 15)",
        "21:18: 1.a applies to no request of '1'"),
      Fault(
        "a line that is never met", "test: bsaPercent <= 10 '%'",
        "test: bsaPercent <= 10 '%' and request.type = 'initial'",
        "33:15: 2.a cannot be met, whatever is answered",
        "33:40: 'request.type = 'initial'' can never hold together with 'request.type "
          + "= 'continuation'' (line 27)"),
      Fault(
        "an exclusion that always holds", "test: bsaPercent > 90 '%'",
        "test: bsaPercent > 90 '%' or request.drug = 'opzelura'",
        "37:11: X holds whatever is answered"),
      Fault(
        "a threshold that contradicts its sibling", "test: severity in {'moderate', 'severe'}",
        "test: severity in {'moderate', 'severe'} and age < 12 years",
        "22:9: no example shows 1.b in '1' met",
        "24:54: 'age < 12 years' can never hold together with 'age >= 18 years' (line "
          + "21)"),
      Fault(
        "a threshold that contradicts another of its line", "test: bsaPercent <= 10 '%'",
        "test: bsaPercent <= 10 '%' and bsaPercent >= 10.5 '%'",
        "31:9: no example shows 2.a in '2' met",
        "33:40: 'bsaPercent >= 10.5 '%'' can never hold together with 'bsaPercent <= "
          + "10 '%'' (line 33)"),
      Fault(
        "a threshold that contradicts its pathway's", first,
        "when: request.type = 'initial' and bsaPercent < 10.5 '%' and bsaPercent > 10 '%' and age < 12 years",
        "15:11: no example is reviewed under '1'",
        "21:15: 'age >= 18 years' can never hold together with 'age < 12 years' (line "
          + "15)",
        "21:15: 1.a cannot be met, whatever is answered",
        "27:11: no pathway is for a request with request.drug opzelura, "
          + "request.indication atopic-dermatitis, request.type initial, age 11 year, bsaPercent 9 %"
      ),
      Fault(
        "one of several ways that contradicts what is asked besides",
        "test: severity in {'moderate', 'severe'}",
        "test: severity in {'moderate', 'severe'} or age = 6 years",
        "24:53: 'age = 6 years' can never hold together with 'age >= 18 years' (line 21)"),
      Fault(
        "a threshold that is met by everybody", "age >= 18 years", "age >= 0 years",
        "19:9: no example shows 1.a in '1' not met",
        "21:15: 'age >= 0 years' is true whatever is answered"),
      Fault(
        "a threshold that nobody reaches", "bsaPercent > 90 '%'", "bsaPercent > 100 '%'",
        "35:5: no example shows X hold",
        "37:11: 'bsaPercent > 100 '%'' is false whatever is answered"),
      Fault(
        "choices that are all there are", "{'moderate', 'severe'}",
        "{'mild', 'moderate', 'severe'}",
        "22:9: no example shows 1.b in '1' not met",
        "24:15: 'severity in {'mild', 'moderate', 'severe'}' is true whatever is "
          + "answered"),
      Fault(
        "a pathway without a length", six,
        "      []\n    all:\n      - cite: 1.a",
        "15:11: '1' can be met and approves nothing"),
      Fault(
        "a pathway without a length for some", six,
        "      - for: 6 months\n        when: plan.lineOfBusiness = 'commercial'\n"
          + "    all:\n      - cite: 1.a",
        "18:15: '1' approves nothing for a request with request.drug opzelura, "
          + "request.indication atopic-dermatitis, request.type initial, plan.lineOfBusiness marketplace"
      ),
      Fault(
        "a drug that the policy is not about", first,
        "when: request.type = 'initial' and request.drug in {'opzelura', 'leqselvi'}",
        "15:40: no request under this policy has 'leqselvi'"),
      Fault(
        "a question that nobody reads", "questions: [age, ", "questions: [age, episodeMonths, ",
        "11:18: no line reads the question 'episodeMonths'"),
      Fault(
        "a name that nothing uses", "pathways:", "define:\n  isGrown: age >= 18 years\npathways:",
        "13:3: no line uses 'isGrown'"),
    ])
  func faults(_ fault: Fault) throws {
    let found = try ReviewedPolicy.findings(fault.changes)
    #expect(ReviewedPolicy.words(found) == fault.found)
    #expect(found.allSatisfy { $0.help != nil && $0.severity == .warning })
  }

  @Test("a line that no example shows both ways is told")
  func examples() throws {
    #expect(
      ReviewedPolicy.words(
        try ReviewedPolicy.findings([], examples: ("set: {facts.age: 17}", "set: {facts.age: 19}")))
        == [
          "19:9: no example shows 1.a in '1' not met"
        ])
    #expect(
      ReviewedPolicy.words(
        try ReviewedPolicy.findings([], examples: ("facts.bsaPercent: 91", "facts.bsaPercent: 90")))
        == [
          "35:5: no example shows X hold"
        ])
    #expect(
      ReviewedPolicy.words(
        try ReviewedPolicy.findings([], examples: ("type: continuation", "type: initial"))) == [
          "27:11: no example is reviewed under '2'"
        ])
  }

  private static let review = """
    rubric: review/1
    policy: example
    outline: ["1", "2"]
    explained:
      - {finding: constant, at: [1.a], why: Whoever is born.}
    """

  @Test("what is meant so is explained in review.yaml; what is not found need not be")
  func explained() throws {
    #expect(
      ReviewedPolicy.words(
        try ReviewedPolicy.findings([("age >= 18 years", "age >= 0 years")], review: Self.review))
        == [
          "19:9: no example shows 1.a in '1' not met"
        ])
    #expect(
      ReviewedPolicy.words(try ReviewedPolicy.findings([], review: Self.review)) == [
        "5:5: 'constant' is not found in 1.a"
      ])
    let silent = Self.review.replacing("Whoever is born.", with: "''")
    #expect(
      ReviewedPolicy.words(try ReviewedPolicy.findings([], review: silent)) == [
        "5:41: explained[0].why: expected a reason but found an empty text"
      ])
  }
}
