import RuleEngine
import RuleModel
import Testing

@Suite("Lines that count without being listed")
struct UnlistedLineTests {
  private static let (listed, silent) = (Made.inputs.lowerBound, Made.inputs.lowerBound + 1)

  private static let policy = Made.policy([
    Made.pathway([
      Made.line("1", .expression(Made.reading(listed))),
      Criterion(
        cite: "S", kind: .criterion, statement: "S", memberStatement: nil, reading: nil,
        applies: nil, test: .expression(Made.reading(silent)), listing: .never, denialBasis: nil,
        position: Made.place),
    ])
  ])

  @Test(
    "decide, are no line of a determination, and can be told as a reason", arguments: Truth.allCases
  )
  func told(truth: Truth) throws {
    var facts = Made.facts()
    facts[Self.listed] = .boolean(true)
    if let answer = truth.answer { facts[Self.silent] = answer }
    let finding = Made.finding(Self.policy, facts)
    let policy = try #require(finding.policies.first)
    #expect(
      finding.outcome == (truth == .true ? .approve : truth == .false ? .deny : .incomplete))
    #expect(policy.lines.map(\.criterion.cite) == ["1"])
    #expect(policy.countedLines.map(\.criterion.cite) == ["1", "S"])
    #expect(finding.missing.items.map(\.slot) == (truth == .unknown ? [Self.silent] : []))
    let line = try #require(policy.unlistedLines.first)
    #expect(line.status == (truth == .true ? .met : truth == .false ? .notMet : .unknown))
    let reading = ExpressionReading(Made.reading(Self.silent), policy.trail, line.steps)
    #expect(reading.reads.map(\.slot) == [Self.silent])
  }
}
