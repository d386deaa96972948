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
  let files: LibraryFiles
  private var builtIn: ResourceFiles { files.builtIn }
  private var own: ResourceFiles { files.own }

  init(_ files: LibraryFiles) { self.files = files }

  func library() throws -> Library {
    var diagnostics: [Diagnostic] = []
    guard let dictionary = dictionary(&diagnostics),
      let vocabulary = vocabulary(dictionary, &diagnostics)
    else { throw faults(diagnostics) }
    var policies: [String: HeldPolicy] = [:]
    for (files, isBuiltIn) in [(builtIn, true), (own, false)] {
      for (path, source) in files.named("policy.yaml") {
        let read = PolicyReader.reading(source, vocabulary)
        diagnostics += read.diagnostics
        guard let policy = read.policy else { continue }
        if let other = policies[policy.id], other.isBuiltIn == isBuiltIn {
          diagnostics.append(LibraryConflict.twice(policy, source, other.source))
        }
        let folder = path.dropLast("policy.yaml".count)
        policies[policy.id] = HeldPolicy(
          policy: policy, source: source, examples: files["\(folder)examples.yaml"],
          review: files["\(folder)review.yaml"], isBuiltIn: isBuiltIn)
      }
    }
    diagnostics += LibraryConflict.overlaps(among: Array(policies.values))
    if diagnostics.contains(where: { $0.severity == .error }) { throw faults(diagnostics) }
    return Library(
      vocabulary: vocabulary, dictionary: dictionary, policies: sorted(Array(policies.values)),
      warnings: diagnostics.sorted(), files: files)
  }

  /// The built-in drugs, and the organization's merged into them.
  private func dictionary(_ diagnostics: inout [Diagnostic]) -> DrugDictionary? {
    let read = DrugDictionary.reading([builtIn, own].compactMap { $0["drugs.yaml"] })
    diagnostics += read.diagnostics
    return read.dictionary
  }

  /// The organization's vocabulary, else the built-in one.
  private func vocabulary(
    _ dictionary: DrugDictionary, _ diagnostics: inout [Diagnostic]
  ) -> Vocabulary? {
    guard let source = own["vocabulary.yaml"] ?? builtIn["vocabulary.yaml"] else {
      preconditionFailure("no vocabulary.yaml is compiled in")
    }
    let read = Vocabulary.reading(source, drugs: dictionary.content)
    diagnostics += read.diagnostics
    return read.vocabulary
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
