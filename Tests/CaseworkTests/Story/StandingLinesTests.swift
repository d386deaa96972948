import Casework
import RuleEngine
import Testing

@Suite("The lines that an override is about")
struct StandingLinesTests {
  /// 1 met; 2 all of a (met), b (not met), c (open); 3 one of a, b (neither met); 4 one of a (met), b
  /// (not met); 5 does not apply; X holds against it, Y is clear.
  private static let denied = StandingLines([
    StandingLine("1", .met),
    StandingLine("2", .notMet, needsOne: false), StandingLine("2.a", .met, depth: 1),
    StandingLine("2.b", .notMet, depth: 1), StandingLine("2.c", .unknown, depth: 1),
    StandingLine("3", .notMet, needsOne: true), StandingLine("3.a", .notMet, depth: 1),
    StandingLine("3.b", .unknown, depth: 1),
    StandingLine("4", .met, needsOne: true), StandingLine("4.a", .met, depth: 1),
    StandingLine("4.b", .notMet, depth: 1),
    StandingLine("5", .notApplicable, needsOne: false),
    StandingLine("5.a", .notApplicable, depth: 1),
    StandingLine("X", .holds), StandingLine("Y", .clear),
  ])

  @Test("of an approval are those in its way, not what is met, clear or in a group that is met")
  func namable() {
    #expect(
      Self.denied.namable(for: .approve) == ["2", "2.b", "2.c", "3", "3.a", "3.b", "X"])
    #expect(!Self.denied.namable(for: .deny).contains("5.a"))
    #expect(Self.denied.namable(for: .deny).contains("1"))
  }

  @Test(
    "stand in the way of an approval until each is named, one of a group where one is enough",
    arguments: [
      ([], ["2.b", "2.c", "one of 3.a and 3.b", "X"]),
      (["2.b"], ["2.c", "one of 3.a and 3.b", "X"]), (["2.b", "2.c", "X"], ["one of 3.a and 3.b"]),
      (["2.b", "2.c", "3.a", "X"], []), (["2", "3", "X"], []), (["2", "3.b"], ["X"]),
    ] as [([String], [String])])
  func obstacles(named: [String], left: [String]) {
    #expect(Self.denied.obstacles(besides: Set(named)) == left)
  }

  @Test(
    "deny where the criteria would not be met without them",
    arguments: [
      (["1"], true), (["4.a"], true), (["4"], true), (["3.a"], false), (["3.a", "3.b"], true),
      (["Y"], true),
    ] as [([String], Bool)])
  func denials(named: [String], isDenial: Bool) {
    let met = StandingLines([
      StandingLine("1", .met), StandingLine("3", .met, needsOne: true),
      StandingLine("3.a", .met, depth: 1), StandingLine("3.b", .met, depth: 1),
      StandingLine("4", .met, needsOne: true), StandingLine("4.a", .met, depth: 1),
      StandingLine("4.b", .notMet, depth: 1), StandingLine("Y", .clear),
    ])
    #expect(met.denies(without: Set(named)) == isDenial)
  }

  @Test("an authority refuses an override that leaves out a line, and names it")
  func refused() {
    func refusal(_ target: Outcome, _ criteria: [String], _ outcome: Outcome) -> String? {
      AuthorityBench.authority("physician").refusal(
        of: .override(to: target, reason: "A reason", criteria: criteria),
        in: CaseSituation(
          status: .readyForReview, outcome: outcome, line: "commercial", state: "ME",
          lines: Self.denied))?.description
    }
    #expect(
      refusal(.approve, ["2.b", "3.a"], .deny)
        == "An override names all that stands in its way, and there is also 2.c and X. Name that "
        + "too, if the reason is about it; else it is a denial.")
    #expect(refusal(.approve, ["2.b", "2.c", "3.a", "X"], .deny) == nil)
    #expect(
      refusal(.approve, ["2.b", "2.c", "3.a", "X", "Y"], .deny)?
        .hasPrefix("Y stands in the way of nothing") == true)
    #expect(refusal(.deny, ["4.b"], .incomplete) == nil)
    #expect(refusal(.deny, ["5.a"], .incomplete)?.hasPrefix("The policy has no line") == true)
  }
}
