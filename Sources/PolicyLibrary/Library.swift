public import Diagnostics
public import RuleEngine
public import RuleModel

/// Everything that decides, read and checked: the vocabulary, the drugs, the policies.
///
/// The built-in library is compiled in. A folder of the organization's own, laid out like
/// `Resources/`, adds to it: a policy of another id is added, one of the same id takes the
/// built-in one's place, and so does its `vocabulary.yaml`; its `drugs.yaml` is merged.
public struct Library: Sendable {
  public let vocabulary: Vocabulary
  public let dictionary: DrugDictionary
  /// By payer, number and version.
  public let policies: [HeldPolicy]
  public let evaluator: CaseEvaluator
  /// What is probably not meant as it stands, though it can be used.
  public let warnings: [Diagnostic]
  let files: LibraryFiles

  /// - Throws: ``LibraryError`` when the folder cannot be read; ``LibraryFaults`` with every fault
  ///   that was found when anything in it is wrong. A library with a fault is never used.
  public static func load(adding folder: String? = nil) throws -> Library {
    try LibraryReader(LibraryFiles(adding: folder)).library()
  }

  /// The library of the store that a list of people belongs to: with the folder that the list names,
  /// else the built-in one.
  ///
  /// - Throws: what ``load(adding:)`` throws, and ``FileTrustFault`` where somebody could have put in
  ///   that folder what it holds who may not say by what is decided.
  public static func load(for people: PeopleFile) throws -> Library {
    let files = try LibraryFiles(adding: people.policies(), trusting: people.trust)
    return try LibraryReader(files).library()
  }

  init(
    vocabulary: Vocabulary, dictionary: DrugDictionary, policies: [HeldPolicy],
    warnings: [Diagnostic], files: LibraryFiles = LibraryFiles([])
  ) {
    self.warnings = warnings
    self.files = files
    self.vocabulary = vocabulary
    self.dictionary = dictionary
    self.policies = policies
    self.evaluator = CaseEvaluator(policies: policies.map(\.policy), vocabulary: vocabulary)
  }

  /// The policy with this id or number, whatever its case. Of several versions, the latest.
  public func policy(_ name: String) -> HeldPolicy? {
    let wanted = name.lowercased()
    return policies.last {
      [$0.policy.id, $0.policy.number].map { $0.lowercased() }.contains(wanted)
    }
  }
}

/// A policy with the file it was read from.
public struct HeldPolicy: Sendable {
  public let policy: Policy
  public let source: SourceText
  /// The examples that stand beside it; nil where none do.
  public let examples: SourceText?
  /// The outline of its source, and what its reviewers looked into; nil where none is beside it.
  public let review: SourceText?
  /// Whether it is compiled in, and not the organization's own.
  public let isBuiltIn: Bool
}

/// Faults that keep a library from being used, sorted by place.
public struct LibraryFaults: Error, CustomStringConvertible {
  public let diagnostics: [Diagnostic]

  /// Each fault with its line, a caret and what to do.
  public var description: String { diagnostics.map(\.rendered).joined(separator: "\n") }
}

struct LibraryReader {
  private let files: LibraryFiles
  private let drugs: [YAMLDocument]
  private let vocabulary: YAMLDocument
  /// With their paths; the built-in ones first.
  private let policies: [(path: String, document: YAMLDocument, isBuiltIn: Bool)]

  init(_ files: LibraryFiles) {
    self.files = files
    let (builtIn, own) = (files.builtIn, files.own)
    // The organization's vocabulary, else the built-in one.
    guard let vocabulary = own["vocabulary.yaml"] ?? builtIn["vocabulary.yaml"] else {
      preconditionFailure("no vocabulary.yaml is compiled in")
    }
    // The built-in drugs, and the organization's merged into them.
    let drugs = [builtIn, own].compactMap { $0["drugs.yaml"] }
    let policies = [(builtIn, true), (own, false)].flatMap { files, isBuiltIn in
      files.named("policy.yaml").map { ($0.path, $0.source, isBuiltIn) }
    }
    let documents = YAMLDocument.parsing([vocabulary] + drugs + policies.map(\.1))
    self.vocabulary = documents[0]
    self.drugs = Array(documents[1..<(1 + drugs.count)])
    self.policies = zip(policies, documents[(1 + drugs.count)...]).map {
      (path: $0.0, document: $1, isBuiltIn: $0.2)
    }
  }

  func library() throws -> Library {
    var diagnostics: [Diagnostic] = []
    let drugs = DrugDictionary.reading(drugs)
    diagnostics += drugs.diagnostics
    guard let dictionary = drugs.dictionary else { throw faults(diagnostics) }
    let words = Vocabulary.reading(self.vocabulary, drugs: dictionary.content)
    diagnostics += words.diagnostics
    guard let vocabulary = words.vocabulary else { throw faults(diagnostics) }
    var policies: [String: HeldPolicy] = [:]
    for (path, document, isBuiltIn) in self.policies {
      let read = PolicyReader.reading(document, vocabulary)
      diagnostics += read.diagnostics
      guard let policy = read.policy else { continue }
      let source = document.source
      if let other = policies[policy.id], other.isBuiltIn == isBuiltIn {
        diagnostics.append(LibraryConflict.twice(policy, source, other.source))
      }
      let folder = path.dropLast("policy.yaml".count)
      let beside = isBuiltIn ? files.builtIn : files.own
      policies[policy.id] = HeldPolicy(
        policy: policy, source: source, examples: beside["\(folder)examples.yaml"],
        review: beside["\(folder)review.yaml"], isBuiltIn: isBuiltIn)
    }
    diagnostics += LibraryConflict.overlaps(among: Array(policies.values))
    if diagnostics.contains(where: { $0.severity == .error }) { throw faults(diagnostics) }
    return Library(
      vocabulary: vocabulary, dictionary: dictionary, policies: sorted(Array(policies.values)),
      warnings: diagnostics.sorted(), files: files)
  }

  private func sorted(_ policies: [HeldPolicy]) -> [HeldPolicy] {
    policies.sorted { first, second in
      let (a, b) = (first.policy, second.policy)
      return (a.payer, a.number, a.inForceFrom, a.id) < (b.payer, b.number, b.inForceFrom, b.id)
    }
  }

  private func faults(_ diagnostics: [Diagnostic]) -> LibraryFaults {
    LibraryFaults(diagnostics: diagnostics.sorted())
  }
}
