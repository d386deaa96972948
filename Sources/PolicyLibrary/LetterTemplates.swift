internal import Diagnostics
package import Letters
internal import RuleModel
internal import Yams

extension LetterComposer {
  /// The organization's profile and the letters' templates, read and checked for a library.
  ///
  /// The sample profile and the built-in templates are compiled in. In a folder of the
  /// organization's own, `organization.yaml` takes the sample's place, `letters/x.mustache` that of
  /// the built-in template of this name, and `letters/parts/x.mustache` that of a part. Another
  /// template of its own is preferred to the built-in one while it is in force.
  ///
  /// - Throws: ``LibraryError`` when the folder cannot be read; ``LibraryFaults`` with every fault
  ///   of profile and templates. No letter is made while there is one.
  package static func load(
    adding folder: String? = nil, for library: Library
  ) throws -> LetterComposer {
    let own = try folder.map(ResourceFiles.below) ?? ResourceFiles()
    return try LetterReader(builtIn: .embedded(), own: own, library: library).composer()
  }
}

struct LetterReader {
  let builtIn: ResourceFiles
  let own: ResourceFiles
  let library: Library

  func composer() throws -> LetterComposer {
    var diagnostics: [Diagnostic] = []
    let profile = profile(&diagnostics)
    let templates = templates(&diagnostics)
    guard diagnostics.isEmpty, let profile else {
      throw LibraryFaults(diagnostics: diagnostics.sorted())
    }
    return LetterComposer(
      vocabulary: library.vocabulary, profile: profile, templates: templates)
  }

  private func profile(_ diagnostics: inout [Diagnostic]) -> OrganizationProfile? {
    guard let sample = builtIn["organization.yaml"] else {
      preconditionFailure("no organization.yaml is compiled in")
    }
    let source = own["organization.yaml"] ?? sample
    let log = FaultLog(source)
    let reader = OrganizationReader(
      log: log, vocabulary: library.vocabulary,
      sampleTexts: source == sample ? [] : texts(ofSample: sample))
    let profile = readYAML(source, log).flatMap(reader.profile)
    if let profile { checkBases(profile, log) }
    diagnostics += log.diagnostics
    return profile
  }

  private func texts(ofSample sample: SourceText) -> Set<String> {
    Set(readYAML(sample, FaultLog(sample))?.places.compactMap(\.node.string) ?? [])
  }

  /// A denial needs words for whatever a policy held may deny with.
  private func checkBases(_ profile: OrganizationProfile, _ log: FaultLog) {
    let policies = library.policies.map(\.policy)
    let bases =
      policies.map(\.denialBasis) + policies.flatMap(\.exclusions).compactMap(\.denialBasis)
    for basis in Set(bases).sorted() where profile.denialBases[basis] == nil {
      log.error(
        at: nil, "denialBases: has no words for '\(basis)', with which a policy denies",
        help: "add it with its words and meaning")
    }
  }

  /// The organization's own first, of each the one that was in force last.
  private func templates(_ diagnostics: inout [Diagnostic]) -> [LetterTemplate] {
    let parts = builtIn.letterParts.merging(own.letterParts) { _, own in own }
    var templates: [LetterTemplate] = []
    let kept = builtIn.letters.filter { own[$0.path] == nil }
    for files in [own.letters, kept] {
      var read: [LetterTemplate] = []
      for (_, source) in files {
        do throws(LetterTemplateFaults) {
          read.append(
            try LetterTemplate(source, parts: parts) { LetterSchema.fields(of: $0) })
        } catch {
          diagnostics += error.diagnostics.filter { !diagnostics.contains($0) }
        }
      }
      templates += read.sorted { $0.header.inForce > $1.header.inForce }
    }
    return templates
  }
}

extension ResourceFiles {
  /// The templates that stand directly in `letters/`, by path.
  fileprivate var letters: [(path: String, source: SourceText)] {
    files.filter { $0.key.hasPrefix("letters/") && $0.key.hasSuffix(".mustache") }
      .filter { !$0.key.dropFirst("letters/".count).contains("/") }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  fileprivate var letterParts: [String: SourceText] {
    let prefix = "letters/parts/"
    let suffix = ".mustache"
    return files.filter { $0.key.hasPrefix(prefix) && $0.key.hasSuffix(suffix) }
      .reduce(into: [:]) { parts, file in
        parts[String(file.key.dropFirst(prefix.count).dropLast(suffix.count))] = file.value
      }
  }
}
