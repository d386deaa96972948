import Diagnostics
import Foundation
import RuleModel
import Testing

@testable import PolicyLibrary

@Suite("The coverage of a source's outline")
struct PolicyCoverageTests {
  @Test("of every built-in policy is whole: each label is carried, or it is said why not")
  func builtIn() throws {
    for held in try Library.load().policies {
      let coverage = PolicyCoverage(held)
      #expect(coverage.faults.map(\.rendered) == [])
      #expect(coverage.carried > 5, "\(held.policy.id)")
      #expect(coverage.text.split(separator: "\n").count == coverage.carried + coverage.explained)
    }
  }

  @Test(
    "lists as many labels as the source has, so that none goes with its line",
    arguments: [
      ("CP.PHAR.98", 264), ("DQM-ANZUPGO", 12), ("IP0369", 38), ("IP0751", 36), ("IP0759", 22),
    ])
  func labelsOfTheSource(number: String, labels: Int) throws {
    let coverage = PolicyCoverage(try #require(try Library.load().policy(number)))
    #expect(coverage.carried + coverage.explained == labels)
  }

  /// The Leqselvi policy with a part of its outline changed.
  private func coverage(replacing old: String, with new: String) throws -> PolicyCoverage {
    let held = try #require(try Library.load().policy("IP0751"))
    let review = try #require(held.review)
    #expect(review.text.contains(old))
    let text = review.text.replacing(old, with: new)
    return PolicyCoverage(
      HeldPolicy(
        policy: held.policy, source: held.source, examples: held.examples,
        review: SourceText(name: "review.yaml", text: text), isBuiltIn: false))
  }

  @Test(
    "tells each fault",
    arguments: [
      (
        "  - 1.A.vi\n", "  - 1.A.vi\n  - 1.A.vii\n",
        "nothing in the policy carries the label '1.A.vii'"
      ),
      ("  - 1.A.iii\n", "", "the outline of the source has no label '1.A.iii'"),
      (
        "  - 1.A.iii\n", "  - 1.A.iii\n  - 1.A.iii\n",
        "the label '1.A.iii' stands twice in the outline"
      ),
      ("{by: 1.A.vi}", "{by: 1.C}", "'1.C' is no line, pathway or key of the policy"),
      (
        "  - 1.A.iii\n", "  - 1.A.iii: forgotten\n",
        "'1.A.iii' is said not to be carried, but the policy has it"
      ),
      (
        "  - Overview: background\n", "  - Overview: ''\n",
        "outline[1].Overview: expected a reason but found an empty text"
      ),
      (
        "  - Overview: background\n", "  - Overview:\n",
        "outline[1].Overview: expected text but found nothing"
      ),
      ("review/1", "review/2", "rubric: 'review/2' is not one of its values"),
    ])
  func faults(old: String, new: String, message: String) throws {
    #expect(try coverage(replacing: old, with: new).faults.map(\.message) == [message])
  }

  @Test("is missing where no outline is held")
  func noOutline() throws {
    let held = try #require(try Library.load().policy("IP0751"))
    let bare = HeldPolicy(
      policy: held.policy, source: held.source, examples: nil, review: nil, isBuiltIn: false)
    #expect(
      PolicyCoverage(bare).faults.map(\.message) == [
        "no outline of its source is beside the policy"
      ])
  }
}
