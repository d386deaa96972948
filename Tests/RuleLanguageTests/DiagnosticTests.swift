import Diagnostics
import FoundationEssentials
import RuleLanguage
import RuleModel
import Testing

@Suite("Reading expressions")
struct DiagnosticTests {
  @Test(
    "a faulty expression is refused with its place, its fault and what to do",
    arguments: ["names", "units", "choices", "types", "syntax", "policy"])
  func bad(name: String) throws {
    try Fixture(name: "bad/\(name)").check { text in
      let (expression, diagnostics) = Bench.read(text, expecting: .boolean)
      #expect(expression == nil, "\(text) is read")
      return diagnostics.map(\.rendered).joined(separator: "\n")
    }
  }

  @Test("a right expression is read, and printed in its canonical form")
  func good() throws {
    try Fixture(name: "good/policy").check { text in
      let (expression, diagnostics) = Bench.read(text, expecting: .boolean)
      guard let expression else { return diagnostics.map(\.rendered).joined(separator: "\n") }
      return RuleLanguage.text(of: expression, vocabulary: Bench.vocabulary)
    }
  }

  @Test("a fault stands in the file's own line and column")
  func place() {
    let file = SourceText(name: "p.yaml", text: "a\n  test: age >= 18\n")
    let (_, diagnostics) = RuleLanguage.read(
      "age >= 18", in: file, at: SourcePosition(line: 2, column: 9),
      vocabulary: Bench.vocabulary)
    #expect(
      diagnostics.map(\.rendered) == [
        """
        p.yaml:2:16: error: `age` is in years, but this has no unit
            test: age >= 18
                         ^~
        help: write `18 years`
        """
      ])
  }

  @Test("all faults of an expression are told, in the order of their places")
  func all() {
    let diagnostics = Bench.read("aeg > 1 and metabolizer = 'x' and lesions = 'y'").diagnostics
    #expect(diagnostics.map { $0.position?.column } == [1, 27, 35])
  }

  @Test("nesting is bounded, so that no text exhausts the stack")
  func nesting() {
    let text = String(repeating: "(", count: 10_000) + "1"
    #expect(Bench.read(text).diagnostics.first?.message.contains("nested") == true)
    let signs = String(repeating: "- ", count: 10_000) + "1"
    #expect(Bench.read(signs).diagnostics.first?.message.contains("nested") == true)
  }

  @Test("a node knows the text that it was read from")
  func text() throws {
    let expression = try #require(
      Bench.read("restarting and (lesions > 2 or age<18 years)").expression)
    let texts = expression.nodes.indices.map(expression.text(of:))
    #expect(
      texts == [
        "restarting and (lesions > 2 or age<18 years)", "restarting",
        "(lesions > 2 or age<18 years)", "lesions > 2", "lesions", "2", "age<18 years", "age",
        "18 years",
      ])
    #expect(
      expression.inputs.map { Bench.vocabulary.inputs[$0].name } == [
        "restarting", "lesions", "age",
      ])
  }

  @Test("a named expression stands for its tree, whatever names its elements have")
  func definitions() throws {
    let inner = try #require(
      Bench.read("some t in therapies satisfies (t.wholeClass and t.drug = 'a')").expression)
    let outer = try #require(
      Bench.read(
        "every u in therapies satisfies (u.wholeClass implies failed)",
        definitions: ["failed": inner]
      ).expression)
    #expect(
      RuleLanguage.text(of: outer, vocabulary: Bench.vocabulary)
        == "every u in therapies satisfies (u.wholeClass implies failed)")
    #expect(
      RuleLanguage.text(of: outer, node: 6, vocabulary: Bench.vocabulary)
        == "some t in therapies satisfies (t.wholeClass and t.drug = 'a')")
  }
}

/// Expressions, each after a `>`, with what is expected of it below.
struct Fixture {
  let name: String

  /// Compares with what is recorded. `RECORD_SNAPSHOTS=1` records it, and fails.
  func check(_ result: (String) -> String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/\(name).txt")
    let recorded = try String(contentsOf: file, encoding: .utf8)
    let expressions = recorded.split(separator: "\n").filter { $0.hasPrefix("> ") }
    #expect(!expressions.isEmpty)
    let found = expressions.map { line in "\(line)\n\(result(String(line.dropFirst(2))))\n" }
      .joined(separator: "\n")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try found.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name); run again without RECORD_SNAPSHOTS")
    } else {
      #expect(found == recorded)
    }
  }
}
