import Diagnostics
import Foundation
import RuleModel
import Testing

@testable import PolicyLibrary

/// Requests that a pathway leaves without a grant or a referral, however many there are.
@Suite("Requests that nothing is left for")
struct PolicyReviewRouteTests {
  /// What stands from `- by:` of the last referral of I.L up to its lines.
  private static func lastReferral() throws -> String {
    let text = try #require(ReviewedPolicy.library?.policy("CP.PHAR.98")).source.text
    let start = try #require(
      text.range(of: "      - by: plan.lineOfBusiness\n        to: {commercial: CP.CPA.190, "))
    let end = try #require(
      text.range(of: "    all:\n      - cite: I.L.1", range: start.upperBound..<text.endIndex))
    return String(text[start.lowerBound..<end.lowerBound])
  }

  @Test("a referral that is missing for some is told, in a policy of many inputs as well")
  func referral() throws {
    let last = try Self.lastReferral()
    let found = try ReviewedPolicy.findings(in: "CP.PHAR.98", [(last, "")])
    #expect(
      ReviewedPolicy.marked(found) == [
        "n | 'I.L' refers nowhere for a request with request.drug jakafi, request.indication "
          + "other, request.type initial, plan.lineOfBusiness marketplace, recentLabelChange yes, "
          + "onFormulary no"
      ])
    let conditional = last.replacing(
      "- by:", with: "- when: recentLabelChange and not onFormulary\n        by:")
    #expect(
      ReviewedPolicy.marked(
        try ReviewedPolicy.findings(in: "CP.PHAR.98", [(last, conditional)])) == [])
  }

  private static let flags = [
    "restarting", "beneficialResponse", "continuedNeed", "transplant", "carT", "palliative",
    "jak2Mutation", "bcmaCarT", "checkpointInhibitor", "withAbatacept", "highRiskInitial",
    "doseIncrease",
  ]

  /// The small policy with these conditions of the first pathway's grants.
  private func findings(_ grants: String...) throws -> [String] {
    let written = grants.map { "      - when: \($0)\n        for: 1 month\n" }.joined()
    let found = try ReviewedPolicy.findings([
      (
        "      - for: 6 months\n    all:\n      - cite: 1.a",
        "\(written)    all:\n      - cite: 1.a"
      ),
      (
        "questions: [age, ",
        "questions: [age, affectedAreas, \(Self.flags.joined(separator: ", ")), "
      ),
    ])
    return ReviewedPolicy.words(found).filter {
      !$0.contains("no example") && !$0.contains("no line reads")
    }
  }

  @Test("what cannot be gone through is said, unless it can be told in another way")
  func tooMany() throws {
    let all = Self.flags.joined(separator: " xor ")
    let most = Self.flags.dropLast().joined(separator: " xor ")
    let many = try findings(all, "\(most) xor not doseIncrease")
    #expect(
      many == [
        "15:11: it was not found out whether '1' approves something for each request: "
          + "'restarting' and 'beneficialResponse' stayed open"
      ])
    #expect(try findings(all, "not (\(all))") == [])
    #expect(try findings("restarting xor transplant", "restarting xor not transplant") == [])
    #expect(
      try findings("('face' in affectedAreas)", "Count(affectedAreas) > 1") == [
        "15:11: it was not found out whether '1' approves something for each request: "
          + "'affectedAreas' stayed open"
      ])
    #expect(
      try findings("('face' in affectedAreas)", "not ('face' in affectedAreas)") == [])
  }

  @Test("a choice among very many is one of those that are named, or not")
  func manyChoices() throws {
    let day = "request.date >= @2026-02-01"
    let found = try findings(
      "plan.state = 'IL' and \(day) and bsaPercent < 5 '%'", "plan.state != 'IL'", "not (\(day))")
    #expect(
      found == [
        "17:15: '1' approves nothing for a request with request.drug opzelura, "
          + "request.indication atopic-dermatitis, request.type initial, request.date 2026-02-01, "
          + "plan.state IL, bsaPercent 5 %"
      ])
  }
}
