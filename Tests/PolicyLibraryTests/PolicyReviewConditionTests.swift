import Diagnostics
import RuleModel
import Testing

@testable import PolicyLibrary

/// Conditions beside a pathway's `when` and its tests: what grants, refers, shortens, is asked
/// first or denies.
@Suite("Conditions that cannot be meant")
struct PolicyReviewConditionTests {
  /// A change of the small policy, or of a built-in one, and what is found then.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var policy: String?
    let changes: [(String, String)]
    let found: [String]

    init(
      _ name: String, in policy: String? = nil, _ old: String, _ new: String,
      also: (String, String)? = nil, _ found: String...
    ) {
      testDescription = name
      self.policy = policy
      changes = [(old, new)] + [also].compactMap(\.self)
      self.found = found
    }
  }

  private func found(_ review: Case) throws -> [String] {
    guard let policy = review.policy else {
      return ReviewedPolicy.words(try ReviewedPolicy.findings(review.changes))
    }
    return ReviewedPolicy.marked(try ReviewedPolicy.findings(in: policy, review.changes))
  }

  private static let grant = "      - for: 6 months\n    all:\n      - cite: 1.a"
  private static func grants(_ text: String) -> String {
    text + "\n    all:\n      - cite: 1.a"
  }
  private static let commercial = "plan.lineOfBusiness = 'commercial'"
  private static let medicaid = "plan.lineOfBusiness = 'medicaid'"
  private static let never =
    "'plan.lineOfBusiness = 'medicaid'' can never hold together with "
    + "'plan.lineOfBusiness = 'commercial''"

  @Test(
    "a contradiction is told wherever a condition stands",
    arguments: [
      Case(
        "what shortens a grant", grant,
        grants(
          "      - for: 6 months\n        shortenedBy: {days: request.durationDays, "
            + "when: \(commercial) and \(medicaid)}"),
        "18:96: \(never) (line 18)"),
      Case(
        "what shortens it, beside the grant's own condition", grant,
        grants(
          "      - for: 6 months\n        when: \(commercial)\n"
            + "        shortenedBy: {days: request.durationDays, when: \(medicaid)}\n"
            + "      - for: 6 months"),
        "19:57: \(never) (line 18)"),
      Case(
        "what is asked first", "        test: age >= 18 years",
        "        asksFirst: request.drug = 'leqselvi'\n        test: age >= 18 years",
        "21:20: no request under this policy has 'leqselvi'"),
      Case(
        "what tells if the use is listed", "        test: age >= 18 years",
        "        decidesUse: request.type = 'continuation'\n        test: age >= 18 years",
        "21:21: 'request.type = 'continuation'' can never hold together with "
          + "'request.type = 'initial'' (line 15)"),
      Case(
        "a referral", in: "CP.PHAR.98", "when: not recentLabelChange\n        by",
        "when: \(commercial) and \(medicaid)\n        by", "\(medicaid) | \(never)"),
      Case(
        "a referral for a drug of another policy", in: "CP.PHAR.98",
        "when: not recentLabelChange\n        by", "when: request.drug = 'leqselvi'\n        by",
        "request.drug = 'leqselvi' | no request under this policy has 'leqselvi'"),
      Case(
        "a use that the line's pathway is not for", in: "CP.PHAR.98", "decidesUse: transplant",
        "decidesUse: request.indication = 'myelofibrosis'",
        "request.indication = 'myelofibrosis' | 'request.indication = 'myelofibrosis'' can never "
          + "hold together with 'request.indication in {'acute-gvhd', 'chronic-gvhd'}' (in 'isGVHD')"
      ),
      Case(
        "two figures of a definition", "pathways:\n",
        "define:\n  isSmall: bsaPercent <= 10 '%' and bsaPercent > 20 '%'\npathways:\n",
        also: ("test: bsaPercent <= 10 '%'", "test: isSmall"),
        "33:9: no example shows 2.a in '2' met",
        "35:15: 'bsaPercent > 20 '%'' (in 'isSmall') can never hold together with "
          + "'bsaPercent <= 10 '%'' (in 'isSmall') (line 35)"),
      Case(
        "an answer and its opposite", "test: bsaPercent <= 10 '%'",
        "test: bsaPercent <= 10 '%' and not (bsaPercent < 20 '%')",
        "31:9: no example shows 2.a in '2' met",
        "33:44: 'not (bsaPercent < 20 '%')' can never hold together with 'bsaPercent <= 10 '%'' "
          + "(line 33)"),
    ])
  func contradictions(_ review: Case) throws { #expect(try found(review) == review.found) }

  @Test("what is to be mended is said: figures or choices")
  func help() throws {
    func help(_ old: String, _ new: String) throws -> [String?] {
      try ReviewedPolicy.findings([(old, new)]).map(\.help)
    }
    let both = "both are asked of the same request: mend one of the"
    let severe = "test: severity in {'moderate', 'severe'}"
    #expect(try help(severe, "\(severe) or age = 6 years") == ["\(both) figures"])
    let grant = "      - for: 6 months\n        when: \(Self.commercial) and \(Self.medicaid)\n"
    #expect(
      try help(Self.grant, Self.grants("\(grant)      - for: 6 months")) == ["\(both) choices"])
  }

  @Test(
    "a pathway that denies is for uses of its policy's drugs, as every other",
    arguments: [
      Case(
        "when it is taken", in: "IP0751", "when: request.indication = 'other'",
        "when: request.indication in {'other', 'atopic-dermatitis'}",
        "request.indication in {'other', 'atopic-dermatitis'} | no request under this policy has "
          + "'atopic-dermatitis'"),
      Case(
        "what it asks", in: "IP0369",
        "        test: request.indication = 'atopic-dermatitis'\n      - cite: \"2\"",
        "        test: request.indication = 'chronic-hand-eczema'\n      - cite: \"2\"",
        "request.indication = 'chronic-hand-eczema' | no request under this policy has "
          + "'chronic-hand-eczema'"),
    ])
  func denials(_ review: Case) throws { #expect(try found(review) == review.found) }

  @Test(
    "what another way leaves nothing to is told",
    arguments: [
      Case(
        "a figure of two", "test: bsaPercent <= 10 '%'",
        "test: bsaPercent <= 10 '%' or bsaPercent < 5 '%'",
        "33:39: 'bsaPercent < 5 '%'' opens nothing that 'bsaPercent <= 10 '%'' leaves shut"),
      Case(
        "a figure of two with something beside it", "test: bsaPercent <= 10 '%'",
        "test: (bsaPercent < 5 '%' and age > 12 years) or bsaPercent <= 10 '%'",
        "33:15: '(bsaPercent < 5 '%' and age > 12 years)' opens nothing that "
          + "'bsaPercent <= 10 '%'' leaves shut"),
      Case(
        "ways that overlap", "test: bsaPercent <= 10 '%'",
        "test: bsaPercent <= 10 '%' or bsaPercent > 9 '%' or severity = 'mild'"),
      Case(
        "ways that each ask for more", "test: bsaPercent <= 10 '%'",
        "test: (bsaPercent <= 10 '%' and age > 12 years) or (bsaPercent < 5 '%' and age > 6 years)"),
      Case(
        "a member of a group", "        test: bsaPercent <= 10 '%'",
        "        any:\n"
          + "          - {cite: 2.a.i, asks: Small., test: bsaPercent <= 10 '%'}\n"
          + "          - {cite: 2.a.ii, asks: Smaller., test: bsaPercent <= 5 '%'}",
        "35:50: 'bsaPercent <= 5 '%'' opens nothing that 'bsaPercent <= 10 '%'' leaves shut"),
      Case(
        "a member of a group that another one leaves some to", "        test: bsaPercent <= 10 '%'",
        "        any:\n"
          + "          - {cite: 2.a.i, asks: Small., test: bsaPercent <= 5 '%'}\n"
          + "          - {cite: 2.a.ii, asks: Mild., test: severity = 'mild'}"),
      Case(
        "a grant after one for every request", grant,
        grants("      - for: 6 months\n      - when: \(commercial)\n        for: 1 month"),
        "18:15: no request is left for grant 2 of '1'"),
      Case(
        "a grant after one with less in its way", grant,
        grants(
          "      - when: \(commercial)\n        for: 6 months\n"
            + "      - when: \(commercial) and severity = 'severe'\n        for: 1 month\n"
            + "      - for: 2 months"),
        "19:15: no request is left for grant 2 of '1'"),
      Case(
        "a grant after one with more in its way", grant,
        grants(
          "      - when: \(commercial) and severity = 'severe'\n        for: 6 months\n"
            + "      - when: \(commercial)\n        for: 1 month\n      - for: 2 months")),
      Case(
        "grants for one condition and its opposite, and one more", grant,
        grants(
          "      - when: \(commercial)\n        for: 6 months\n"
            + "      - when: not (\(commercial))\n        for: 1 month\n"
            + "      - for: 2 months"),
        "15:11: no request is left for grant 3 of '1'"),
      Case(
        "a built-in grant for a part of what the first one takes", in: "DQM-ANZUPGO",
        "- when: isWithinRaised", "- when: isWithinStandard and isWithinRaised",
        "i | no request is left for grant 2 of '1'"),
      Case(
        "a referral", in: "CP.PHAR.98",
        "when: onFormulary or \(commercial)", "when: not recentLabelChange",
        "n | no request is left for referral 2 of 'I.L'"),
    ])
  func leftOver(_ review: Case) throws {
    #expect(try found(review).filter { !$0.contains("no example") } == review.found)
  }

  @Test(
    "an exclusion that denies whoever a pathway asks for is told",
    arguments: [
      Case(
        "by the same figure", "test: bsaPercent > 90 '%'", "test: age >= 18 years",
        "37:11: X denies every request that meets '1', which asks "
          + "'age >= 18 years' (line 21)"),
      Case(
        "by a wider one, beside another", "test: bsaPercent > 90 '%'",
        "test: bsaPercent > 90 '%' or age > 12 years",
        "37:34: X denies every request that meets '1', which asks "
          + "'age >= 18 years' (line 21)"),
      Case("by a figure that leaves some", "test: bsaPercent > 90 '%'", "test: bsaPercent > 5 '%'"),
      Case(
        "together with what need not be", "test: bsaPercent > 90 '%'",
        "test: age >= 18 years and bsaPercent > 90 '%'"),
      Case(
        "by the figure that a built-in policy asks for", in: "IP0751",
        "test: some c in concurrentDrugs satisfies ('topical-jak-inhibitor' in c.classes)",
        "test: age >= 18 years",
        "age >= 18 years | CNC.2 denies every request that meets '1.A', which asks "
          + "'age >= 18 years'",
        "age >= 18 years | CNC.2 denies every request that meets '1.B', which asks "
          + "'age >= 18 years'"),
    ])
  func exclusions(_ review: Case) throws {
    // What examples show of it besides is told elsewhere.
    #expect(try found(review).filter { !$0.contains("no example") } == review.found)
  }
}
