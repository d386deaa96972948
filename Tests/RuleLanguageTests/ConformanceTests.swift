import Diagnostics
import RuleLanguage
import RuleModel
import Testing

@Suite("CQL conformance")
struct ConformanceTests {
  @Test(
    "the published suite is answered as it says",
    .enabled(if: PublishedSuite.found() != nil, "the published suite lies beside the repository"))
  func published() throws {
    let report = ConformanceReport(try #require(PublishedSuite.found()))
    print(report.text)
    #expect(report.failures.isEmpty)
    #expect(report.all == 953)
    #expect(report.passed >= 752)
    #expect(report.refused.count <= 2)
  }
}

/// What the language answers to the published tests.
struct ConformanceReport {
  enum Answer: Equatable {
    case passed
    case failed(String)
    /// Refused before anything ran, where the suite expects null: the figure is no Integer. The
    /// suite itself calls the same literal invalid elsewhere.
    case refused
    case skipped(OutOfScope)
  }

  private let suite: PublishedSuite
  private let answers: [Answer]

  init(_ suite: PublishedSuite) {
    self.suite = suite
    answers = suite.cases.map(Self.answer)
  }

  var all: Int { answers.count }
  var passed: Int { answers.count { $0 == .passed } }

  var failures: [String] {
    zip(suite.cases, answers).compactMap { test, answer in
      guard case .failed(let why) = answer else { return nil }
      return "\(test.file)/\(test.group)/\(test.name): \(test.expression): \(why)"
    }
  }

  var refused: [String] {
    zip(suite.cases, answers).filter { $1 == .refused }.map(\.0.expression)
  }

  private static func answer(_ test: PublishedSuite.Case) -> Answer {
    if let reason = OutOfScope.reason(expression: test.expression, output: test.output) {
      return .skipped(reason)
    }
    let (expression, diagnostics) = Bench.read(
      test.expression, vocabulary: Bench.empty, dialect: .cql)
    let value = expression.map { Bench.value(of: $0) }
    if test.isInvalid {
      // What other engines end with an error is null here: evaluation is total.
      return value == nil || value == .null ? .passed : .failed("it is not refused")
    }
    guard let expected = test.output.flatMap(Bench.value) else {
      return .failed("the output cannot be read")
    }
    if let value { return value == expected ? .passed : .failed("gave \(value)") }
    let messages = diagnostics.map(\.message).joined(separator: "; ")
    let isIntegerLiteral = messages.contains("is not an Integer")
    return isIntegerLiteral && expected == .null ? .refused : .failed(messages)
  }

  var text: String {
    var lines = ["CQL suite: \(all) tests, \(all - skipped.count) within the language"]
    lines.append("  passed   \(passed)")
    lines.append("  failed   \(failures.count)")
    lines += failures.map { "    " + $0 }
    lines.append("  refused  \(refused.count)  (\(refused.joined(separator: ", ")))")
    for reason in OutOfScope.allCases {
      let count = answers.count { $0 == .skipped(reason) }
      if count > 0 { lines.append("  skipped  \(count)  (\(reason.rawValue))") }
    }
    return (lines + peers).joined(separator: "\n")
  }

  private var skipped: [PublishedSuite.Case] {
    zip(suite.cases, answers).compactMap { test, answer in
      if case .skipped = answer { return test }
      return nil
    }
  }

  /// What the reference engines answered to those of the same tests that they were given.
  private var peers: [String] {
    let common = zip(suite.cases, answers).compactMap { test, answer in
      if case .skipped = answer { return nil as (java: String, js: String, isPassed: Bool)? }
      return suite.peers(of: test).map { ($0.java, $0.js, answer == .passed) }
    }
    return [
      "  of the \(common.count) that were published with results:",
      "    this language    \(common.count { $0.isPassed }) passed",
      "    Java engine      \(common.count { $0.java == "pass" }) passed, "
        + "\(common.count { $0.java == "skip" }) skipped",
      "    JavaScript engine  \(common.count { $0.js == "pass" }) passed, "
        + "\(common.count { $0.js == "skip" }) skipped",
    ]
  }
}
