public import Diagnostics
internal import RuleLanguage
internal import RuleModel

/// What a policy probably does not mean as it stands, although it can be used: lines that nothing
/// reaches or changes, thresholds that exclude each other, requests without an answer, questions
/// without a reader.
///
/// What is meant so stands in review.yaml under `explained`, with the reason.
public struct PolicyReview: Sendable {
  /// Each finding, and what `explained` explains although it is not found, sorted by place.
  public let diagnostics: [Diagnostic]

  public init(_ held: HeldPolicy, in library: Library) {
    var found = FlawFinder(held, library)
    found.findInRoutes()
    found.findInFigures()
    found.findInExamples()
    found.findInQuestions()
    var known = ExplainedFlaws(held)
    let open = found.flaws.filter { !known.explain($0) }
    diagnostics = (open.map(\.diagnostic) + known.faults).sorted()
  }
}

/// One finding, and what it is about: a label, a pathway or an input.
struct FoundFlaw {
  let flaw: PolicyFlaw
  let place: String
  let diagnostic: Diagnostic
}

/// Collects what is found in one policy, each at one place once.
struct FlawFinder {
  let held: HeldPolicy
  let library: Library
  private(set) var flaws: [FoundFlaw] = []
  /// Lines and pathways of which it was found already that nothing reaches or changes them.
  var settled: Set<LineName> = []

  /// Expressions of pathways and lines that nothing reaches.
  var unreached: Set<ObjectIdentifier> = []

  var policy: Policy { held.policy }
  var vocabulary: Vocabulary { library.vocabulary }

  /// A line by its pathway, nil for an exclusion, and its label; a pathway by its id alone.
  struct LineName: Hashable {
    let pathway: String?
    let cite: String?
  }

  init(_ held: HeldPolicy, _ library: Library) {
    self.held = held
    self.library = library
  }

  mutating func note(
    _ flaw: PolicyFlaw, _ place: String, at position: SourcePosition?, length: Int = 1,
    _ message: String, help: String
  ) {
    let diagnostic = Diagnostic(
      .warning, in: held.source, at: position, length: length, message, help: help)
    guard !flaws.contains(where: { $0.diagnostic == diagnostic }) else { return }
    flaws.append(FoundFlaw(flaw: flaw, place: place, diagnostic: diagnostic))
  }
}

/// What review.yaml says to be meant so.
private struct ExplainedFlaws {
  private let notebook: PolicyNotebook?
  private let log: FaultLog?
  private var used: Set<String> = []

  init(_ held: HeldPolicy) {
    log = held.review.map(FaultLog.init)
    notebook = log.flatMap { PolicyNotebook($0, of: held.policy) }
  }

  mutating func explain(_ found: FoundFlaw) -> Bool {
    let isKnown = notebook?.explained.contains {
      $0.finding == found.flaw && $0.places.contains(found.place)
    }
    if isKnown == true { used.insert("\(found.flaw) \(found.place)") }
    return isKnown == true
  }

  /// Faults in the file, and explanations of what is not found.
  var faults: [Diagnostic] {
    guard let notebook else { return log?.diagnostics ?? [] }
    let unused = notebook.explained.flatMap { entry in
      entry.places.filter { !used.contains("\(entry.finding) \($0)") }.map { place in
        Diagnostic(
          .warning, in: notebook.source, at: entry.position,
          "'\(entry.finding.rawValue)' is not found in \(place)",
          help: "take it out of 'explained'")
      }
    }
    return (log?.diagnostics ?? []) + unused
  }
}

extension Expression {
  /// Where a node of it stands in its file.
  func position(of node: Int) -> SourcePosition {
    var place = position
    for scalar in text.unicodeScalars.prefix(spans[node].offset) {
      place =
        scalar == "\n"
        ? SourcePosition(line: place.line + 1, column: 1)
        : SourcePosition(line: place.line, column: place.column + 1)
    }
    return place
  }
}
