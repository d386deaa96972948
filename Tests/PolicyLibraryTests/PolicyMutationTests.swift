import Diagnostics
import RuleModel
import Testing

@testable import PolicyLibrary

@Suite("The changes that a policy's examples have to notice")
struct PolicyMutationTests {
  /// What a mutator makes of an expression.
  private func changed(_ text: String) -> [String] {
    let lists = [["mild", "moderate", "severe"], ["retail", "home-delivery"]]
    let day = CalendarDate(year: 2026, month: 11, day: 21)
    return ExpressionMutator(text, lists, day).mutations.map { change in
      var scalars = Array(text.unicodeScalars)
      scalars.replaceSubrange(
        change.offset..<change.offset + change.length, with: change.replacement.unicodeScalars)
      var changed = String.UnicodeScalarView()
      changed.append(contentsOf: scalars)
      return String(changed)
    }
  }

  @Test(
    "are each figure, comparison, join, quantifier, choice, day and operand",
    arguments: [
      (
        "age >= 18 years",
        [
          "age > 18 years", "age < 18 years", "age >= 17 years", "age >= 19 years",
          "age >= 6575 days",
        ]
      ),
      (
        "end >= on - 6 months",
        [
          "end > on - 6 months", "end < on - 6 months", "end >= on + 6 months",
          "end >= on - 5 months", "end >= on - 7 months", "end >= on - 184 days",
        ]
      ),
      ("loss < 0.5", ["loss <= 0.5", "loss > 0.5", "loss < 0.4", "loss < 0.6"]),
      ("grams = 60 'g'", ["grams != 60 'g'", "grams = 59 'g'", "grams = 61 'g'"]),
      ("a and not b", ["a or not b", "a and  b", "true and not b", "a and true"]),
      ("a or b", ["a and b", "false or b", "a or false"]),
      (
        "d between 2 and 4",
        ["d between 1 and 4", "d between 3 and 4", "d between 2 and 3", "d between 2 and 5"]
      ),
      (
        "some t in ts satisfies (t.a and t.b)",
        [
          "every t in ts satisfies (t.a and t.b)", "some t in ts satisfies (t.a or t.b)",
          "some t in ts satisfies (true and t.b)", "some t in ts satisfies (t.a and true)",
        ]
      ),
      ("channel = 'retail'", ["channel != 'retail'", "channel = 'home-delivery'"]),
      ("drug = 'x'", ["drug != 'x'", "drug = 'no-x'"]),
      (
        "grade in {'moderate', 'severe'}",
        [
          "grade in {'severe', 'severe'}", "grade in {'moderate', 'mild'}", "grade in {'severe'}",
          "grade in {'moderate'}", "grade in {'moderate', 'severe', 'mild'}",
        ]
      ),
      (
        "on > @2026-01-01",
        ["on >= @2026-01-01", "on < @2026-01-01", "on > @2025-12-31", "on > @2026-01-02"]
      ),
    ])
  func expressions(text: String, expected: [String]) {
    #expect(Set(changed(text)).subtracting([text]) == Set(expected))
  }

  @Test("turn a length of the calendar into its days, and take and give a note its reader")
  func lengthsAndReaders() throws {
    let library = try Library.load()
    let held = try #require(library.policy("IP0751"))
    let root = try #require(readYAML(held.source, FaultLog(held.source)))
    let text = EditableText(held.source)
    let suite = ExampleSuite(of: held, in: library)
    #expect(suite.usualDay?.iso == "2026-11-21")
    let edits = PolicyEdits(root, text, held.policy, library.vocabulary, suite.usualDay).all
    let changes = Set(edits.map { text.edited($0).mutant }.map { "\($0.scope): \($0.change)" })
    #expect(changes.contains("1.B: 1 year → 365 days"))
    #expect(changes.contains("notes 1.B.iv: took out for: reviewer"))
    #expect(changes.contains("notes 1.A.ii: put in for: reviewer"))
    // The policy says that its months have 30 days: 6 of them are 180 days on every day.
    #expect(!changes.contains("1.A: 6 months → 181 days"))
  }

  @Test("are all noticed by the examples of the built-in policies, or known to change nothing")
  func builtIn() throws {
    let library = try Library.load()
    for number in ["IP0751", "IP0759"] {
      let mutation = PolicyMutation(try #require(library.policy(number)), in: library)
      #expect(mutation.faults.map(\.rendered) == [])
      #expect(mutation.survivors.map(\.rendered) == [])
      #expect(mutation.caught > 100)
    }
  }

  /// The Leqselvi policy with a part of one of its files changed.
  private func mutation(
    examples: (String, String) = ("", ""), review: (String, String) = ("", "")
  ) throws -> PolicyMutation {
    let library = try Library.load()
    let held = try #require(library.policy("IP0751"))
    func changed(_ source: SourceText?, _ change: (String, String)) throws -> SourceText {
      let source = try #require(source)
      guard !change.0.isEmpty else { return source }
      try #require(source.text.contains(change.0))
      return SourceText(name: source.name, text: source.text.replacing(change.0, with: change.1))
    }
    let other = HeldPolicy(
      policy: held.policy, source: held.source, examples: try changed(held.examples, examples),
      review: try changed(held.review, review), isBuiltIn: false)
    let changedLibrary = Library(
      vocabulary: library.vocabulary, dictionary: library.dictionary,
      policies: library.policies.map { $0.policy.id == other.policy.id ? other : $0 },
      warnings: [])
    return PolicyMutation(other, in: changedLibrary)
  }

  @Test("survive where the example is missing")
  func missingExample() throws {
    let found = try mutation(
      examples: ("set: {facts.scalpHairLossPercent: 49.9}", "set: {facts.scalpHairLossPercent: 40}")
    )
    #expect(found.survivors.map(\.change) == ["50 → 49"])
    #expect(found.survivors.map(\.scope) == ["1.A 1.A.iv"])
  }

  @Test("are not made while an example fails")
  func failingExample() throws {
    let found = try mutation(
      examples: ("set: {facts.scalpHairLossPercent: 49.9}", "set: {facts.scalpHairLossPercent: 60}")
    )
    #expect(found.faults.count == 2)
    #expect(found.caught == 0)
  }

  @Test("are not said to change nothing where they change something")
  func wrongEquivalent() throws {
    let found = try mutation(review: ("- at: [1.A 1.A.v.b]", "- at: [1.A 1.A.v.a]"))
    #expect(
      found.faults.map(\.message) == [
        "no change ''topical-corticosteroid' in t.classes → true' in 1.A 1.A.v.a survives"
      ])
    #expect(found.survivors.map(\.scope) == ["1.A 1.A.v.b"])
  }
}
