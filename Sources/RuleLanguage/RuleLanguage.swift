public import Diagnostics
public import RuleModel

/// Reads the leaves of policies: a subset of HL7's Clinical Quality Language 1.5.
///
/// Where a CQL engine accepts the same text, it means the same. What CQL lacks looks different:
/// `some t in therapies satisfies (…)`, `every …`, `at least 2 …`.
public enum RuleLanguage {
  /// Which texts are accepted.
  public enum Dialect: Sendable, Hashable {
    /// For policies: what would treat an unanswered input as an answer is refused.
    case policy
    /// All of the subset, for the comparison with other engines.
    case cql
  }

  /// Reads and checks an expression; nothing of it is evaluated.
  ///
  /// - Parameters:
  ///   - text: the expression alone, without the file around it.
  ///   - source: the file that it stands in.
  ///   - position: where it begins in that file.
  ///   - vocabulary: the inputs that it may name.
  ///   - definitions: further names, each standing for a checked expression over the same
  ///     vocabulary, from the same file. A text in one that is no choice of what it is compared
  ///     with here is a fault at its own place.
  ///   - expecting: the type that it must have; nil where any will do.
  /// - Returns: the expression, nil when a diagnostic is an error; and all diagnostics, sorted.
  public static func read(
    _ text: String, in source: SourceText, at position: SourcePosition, vocabulary: Vocabulary,
    definitions: [String: Expression] = [:], expecting: ValueType? = nil,
    dialect: Dialect = .policy
  ) -> (expression: Expression?, diagnostics: [Diagnostic]) {
    let place = Place(text: text, source: source, position: position)
    do {
      let syntax = try Parser.syntax(of: text)
      var checker = Checker(
        vocabulary: vocabulary, definitions: definitions, dialect: dialect)
      checker.check(root: syntax, expecting: expecting)
      let diagnostics = checker.faults.map(place.diagnostic).sorted()
      guard checker.faults.isEmpty else { return (nil, diagnostics) }
      return (checker.expression(text: text, position: position), diagnostics)
    } catch {
      return (nil, [place.diagnostic(error)])
    }
  }
}

extension RuleLanguage {
  /// An expression in its canonical form; reading it again gives one that means the same.
  ///
  /// Definitions stand there by their names.
  ///
  /// - Parameters:
  ///   - node: which part of it; the whole without.
  ///   - vocabulary: the one that it was read with.
  public static func text(
    of expression: Expression, node: Int = 0, vocabulary: Vocabulary
  ) -> String {
    Printer(expression, vocabulary).text(of: node)
  }
}

/// Turns a place in an expression, or in a definition that it names, into a place in their file.
private struct Place {
  let text: String
  let source: SourceText
  let position: SourcePosition

  func diagnostic(_ fault: Fault) -> Diagnostic {
    let start = fault.definition?.position ?? position
    var (line, column) = (start.line, start.column)
    for scalar in (fault.definition?.text ?? text).unicodeScalars.prefix(fault.offset) {
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    return Diagnostic(
      in: source, at: SourcePosition(line: line, column: column), length: fault.length,
      fault.message, help: fault.help)
  }
}
