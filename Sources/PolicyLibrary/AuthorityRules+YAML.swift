public import Casework
internal import Diagnostics
internal import RuleModel

extension AuthorityRules {
  /// What the organization's `organization.yaml` says under `authority`, else the built-in sample.
  ///
  /// It reads that part alone; ``LetterComposer`` checks the rest, whose profile has it as well.
  ///
  /// - Throws: ``LibraryFaults`` with every fault in that part. Nobody has any authority by a file
  ///   with a fault.
  public static func load(for library: Library) throws -> AuthorityRules {
    let source = library.files.organizations("organization.yaml")
    let log = FaultLog(source)
    let rules = readYAML(source, log)?.openFields?.required("authority")
      .flatMap(AuthorityReader(library.vocabulary).rules)
    guard let rules, !log.hasErrors else {
      throw LibraryFaults(diagnostics: log.diagnostics.sorted())
    }
    return rules
  }
}

/// Reads what an organization lets its people do.
struct AuthorityReader {
  private let lines: [String]
  private let states: [String]

  init(_ vocabulary: Vocabulary) {
    lines = vocabulary.choices(of: "plan.lineOfBusiness")
    states = vocabulary.choices(of: "plan.state")
  }

  /// nil, with faults, when anything is wrong.
  func rules(_ element: YAMLElement) -> AuthorityRules? {
    let keys = ["nurseMayApprove", "reviewerMustDiffer", "overrideReason", "mayDeny"]
    guard let fields = element.fields(keys) else { return nil }
    let flags = (
      fields.required("nurseMayApprove")?.flag, fields.required("reviewerMustDiffer")?.flag
    )
    // Left out by the profiles that there were before it, which stay as good as they were.
    let reason = fields["overrideReason"].map(reason) ?? AuthorityRules.Reason()
    guard let list = fields.required("mayDeny")?.list else { return nil }
    let denials = list.compactMap(denial)
    guard case (let nurseMayApprove?, let reviewerMustDiffer?) = flags,
      let reason, denials.count == list.count
    else { return nil }
    return AuthorityRules(
      nurseMayApprove: nurseMayApprove, reviewerMustDiffer: reviewerMustDiffer,
      overrideReason: reason, denials: denials)
  }

  private func reason(_ element: YAMLElement) -> AuthorityRules.Reason? {
    guard let fields = element.fields(["characters", "words"]) else { return nil }
    let least = (
      fields.required("characters")?.count(upTo: 100), fields.required("words")?.count(upTo: 20)
    )
    guard case (let characters?, let words?) = least else { return nil }
    return AuthorityRules.Reason(characters: characters, words: words)
  }

  private func denial(_ element: YAMLElement) -> AuthorityRules.Denial? {
    let keys = ["states", "linesOfBusiness", "professions", "licenseOfState"]
    guard let fields = element.fields(keys) else { return nil }
    let professions = fields.required("professions")?.names(of: nil)
    let states = fields["states"].map { $0.names(of: self.states) }
    let lines = fields["linesOfBusiness"].map { $0.names(of: self.lines) }
    let needsLicense = fields["licenseOfState"].map(\.flag) ?? false
    guard let professions, states != .some(nil), lines != .some(nil), let needsLicense else {
      return nil
    }
    return AuthorityRules.Denial(
      states: states ?? nil, lines: lines ?? nil, professions: professions,
      needsLicenseOfState: needsLicense)
  }
}

extension Vocabulary {
  /// What an input offers to choose; nothing for a name that there is not.
  func choices(of input: String) -> [String] {
    slot(of: input).map { inputs[$0].answer.choices.map(\.value) } ?? []
  }
}

extension YAMLElement {
  /// A whole number from 1 on.
  fileprivate func count(upTo most: Int) -> Int? {
    guard let count = integer else { return nil }
    if (1...most).contains(count) { return count }
    fault("\(path): \(count) is out of range", help: "write a number from 1 to \(most)")
    return nil
  }

  /// A list of one or more names; where `allowed` is given, of those. nil, with a fault, for
  /// anything else.
  func names(of allowed: [String]?) -> Set<String>? {
    guard let list else { return nil }
    if list.isEmpty {
      let help = allowed.map { "allowed: \($0.joined(separator: ", "))" }
      fault("\(path): the list is empty", help: help ?? "write one or more")
      return nil
    }
    let names = list.compactMap { element in
      allowed.map { element.choice(of: $0) } ?? element.saidText
    }
    return names.count == list.count ? Set(names) : nil
  }
}
