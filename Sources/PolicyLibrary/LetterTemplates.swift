internal import Casework
internal import Diagnostics
package import Letters
package import RuleEngine
package import RuleModel
internal import Yams

extension LetterComposer {
  /// The organization's profile and the letters' templates, checked, from the files that the library
  /// was read with.
  ///
  /// The sample profile and the built-in templates are compiled in. In a folder of the
  /// organization's own, `organization.yaml` takes the sample's place, `letters/x.mustache` that of
  /// the built-in template of this name, and `letters/parts/x.mustache` that of a part. Another
  /// template of its own is preferred to the built-in one while it is in force.
  ///
  /// - Parameters:
  ///   - outcome: what the one case comes to that a letter is wanted for. Only the templates that it
  ///     may need are read then, and the composer has no others; nil: all are.
  ///   - day: the day of letters, on which the organization's own templates have to be in force;
  ///     nil: that is seen when a letter is made.
  /// - Throws: ``LibraryFaults`` with every fault of profile and templates. No letter is made from
  ///   what is at fault.
  package static func load(
    for library: Library, telling outcome: Outcome? = nil, on day: CalendarDate? = nil
  ) throws -> LetterComposer {
    try LetterReader(
      builtIn: library.files.builtIn, own: library.files.own, library: library,
      letters: outcome.flatMap(LetterOutcome.possible), day: day,
      clock: DecisionClock(ClockTable.load(for: library), in: .utc)
    ).composer()
  }
}

struct LetterReader {
  let builtIn: ResourceFiles
  let own: ResourceFiles
  let library: Library
  /// Whose templates are read; nil: all.
  let letters: [LetterOutcome]?
  let day: CalendarDate?
  /// In which a day and a time are as they were entered.
  let clock: DecisionClock

  func composer() throws -> LetterComposer {
    var diagnostics: [Diagnostic] = []
    let profile = profile(&diagnostics)
    let templates = templates(for: profile, &diagnostics)
    guard diagnostics.isEmpty, let profile else {
      throw LibraryFaults(diagnostics: diagnostics.sorted())
    }
    return LetterComposer(
      vocabulary: library.vocabulary, profile: profile, templates: templates,
      dictionary: library.dictionary, clock: clock)
  }

  private func profile(_ diagnostics: inout [Diagnostic]) -> OrganizationProfile? {
    guard let sample = builtIn["organization.yaml"] else {
      preconditionFailure("no organization.yaml is compiled in")
    }
    let source = own["organization.yaml"] ?? sample
    let log = FaultLog(source)
    var reader = OrganizationReader(log: log, vocabulary: library.vocabulary)
    if source != sample {
      let log = FaultLog(sample)
      if let element = readYAML(sample, log) {
        reader.sampleTexts = texts(ofSample: element)
        reader.leastRights = rights(ofSample: element, log)
      }
    }
    let profile = readYAML(source, log).flatMap(reader.profile)
    if let profile {
      checkBases(profile, log)
      if source != sample || own["clocks.yaml"] != nil { checkTracks(profile, log) }
    }
    diagnostics += log.diagnostics
    return profile
  }

  private func rights(ofSample sample: YAMLElement, _ log: FaultLog) -> [RightsRule] {
    let reader = OrganizationReader(log: log, vocabulary: library.vocabulary)
    return sample.openFields.map(reader.rights) ?? []
  }

  /// A review of a kind of request that the clocks do not know would never be offered.
  private func checkTracks(_ profile: OrganizationProfile, _ log: FaultLog) {
    guard let tracks = try? ClockTable.load(for: library).tracks.map(\.value) else { return }
    for rule in profile.rights {
      let named =
        [("exception.track", rule.exception?.track)]
        + (rule.emergency?.tracks ?? []).map { ("emergency.tracks", $0) }
      for case (let key, let track?) in named where !tracks.contains(track) {
        log.error(
          at: nil, "appeals.rules.\(rule.name).\(key): '\(track)' is no track of clocks.yaml",
          help: "allowed: \(tracks.joined(separator: ", "))")
      }
    }
  }

  private func texts(ofSample sample: YAMLElement) -> Set<String> {
    // Whom to reach outside may be the same for all.
    Set(sample.places.filter { !$0.path.hasSuffix(".reach") }.compactMap(\.node.string))
  }

  /// A denial needs words for whatever a policy held may deny with.
  private func checkBases(_ profile: OrganizationProfile, _ log: FaultLog) {
    let policies = library.policies.map(\.policy)
    let bases =
      policies.map(\.denialBasis) + policies.flatMap(\.exclusions).compactMap(\.denialBasis)
    let needed = Set(bases + [DenialBasis.ofMoreTime]).sorted()
    for basis in needed where profile.denialBases[basis] == nil {
      log.error(
        at: nil, "denialBases: has no words for '\(basis)', with which something is denied",
        help: "add it with its words and meaning")
    }
  }

  /// The organization's own first, of each the one that was in force last. The built-in ones are
  /// samples: whoever says that its letters are none has to have them all.
  private func templates(
    for profile: OrganizationProfile?, _ diagnostics: inout [Diagnostic]
  ) -> [LetterTemplate] {
    let isSample = profile?.isSample ?? true
    let parts =
      isSample ? builtIn.letterParts.merging(own.letterParts) { _, own in own } : own.letterParts
    var templates: [LetterTemplate] = []
    let kept = isSample ? builtIn.letters.filter { own[$0.path] == nil } : []
    for files in [own.letters, kept] {
      var read: [LetterTemplate] = []
      for (_, source) in files where isWanted(source) {
        do throws(LetterTemplateFaults) {
          let template = try LetterTemplate(
            source, parts: parts, schema: { LetterSchema.fields(of: $0) },
            demand: { header in
              TemplateDemand(
                fields: LetterSchema.required(
                  of: header.outcome, for: header.lines, medicaid: PlanLine.medicaid,
                  marketplace: PlanLine.marketplace),
                ownFields: profile?.fieldsToPrint(in: header.outcome) ?? [],
                words: profile?.words(of: header.outcome) ?? RequiredWords())
            })
          checkLines(template, source, &diagnostics)
          read.append(template)
        } catch {
          diagnostics += error.diagnostics.filter { !diagnostics.contains($0) }
        }
      }
      templates += read.sorted { left, right in
        // One for some lines of business goes before one for all.
        if (left.header.lines == nil) != (right.header.lines == nil) {
          return left.header.lines != nil
        }
        return left.header.inForce > right.header.inForce
      }
    }
    if !isSample {
      checkOwn(&diagnostics)
      if diagnostics.isEmpty { checkLetters(by: templates, &diagnostics) }
    }
    return templates
  }

  private var linesOfBusiness: [String] {
    library.vocabulary.slot(of: IntakeContract.line).map { slot in
      library.vocabulary.inputs[slot].answer.choices.map(\.value)
    } ?? []
  }

  private func checkLines(
    _ template: LetterTemplate, _ source: SourceText, _ diagnostics: inout [Diagnostic]
  ) {
    guard let lines = template.header.lines, let text = source.headerValue("lines") else { return }
    for line in lines.sorted() where !linesOfBusiness.contains(line) {
      diagnostics.append(
        Diagnostic(
          in: source, at: text.position, length: text.text.unicodeScalars.count,
          "`\(line)` is no value of \(IntakeContract.line)",
          help: "allowed: \(linesOfBusiness.joined(separator: ", "))"))
    }
  }

  /// Finds a letter that could not be made on the day: for a line of business that no template of
  /// the outcome is for, or because none is in force.
  private func checkLetters(
    by templates: [LetterTemplate], _ diagnostics: inout [Diagnostic]
  ) {
    guard let profile = own["organization.yaml"] else { return }
    for outcome in letters ?? LetterOutcome.letters {
      let all = templates.filter { $0.header.outcome == outcome }
      for line in linesOfBusiness {
        let fitting = all.filter { $0.header.fits(line) }
        let held = fitting.filter { template in day.map(template.header.isInForce) ?? true }
        guard held.isEmpty else { continue }
        let times = fitting.map { template in
          let header = template.header
          return "\(header.id) from \(header.inForce.iso)"
            + (header.until.map { " until \($0.iso)" } ?? "")
        }
        let known = times.isEmpty ? "there is none" : times.joined(separator: ", ")
        let when = day.map { " on \($0.iso)" } ?? ""
        diagnostics.append(
          Diagnostic(
            in: profile, at: profile.line(beginning: "sample:"),
            "no template of the outcome \(outcome.rawValue) for \(line) is in force\(when): \(known)",
            help: "change `in-force`, `until` or `lines` in its header, or add one"))
      }
    }
  }

  /// One that does not say what it is for is wanted too, so that it is told what is wrong with it.
  private func isWanted(_ source: SourceText) -> Bool {
    guard let letters, let outcome = LetterTemplate.outcome(of: source) else { return true }
    return letters.contains(outcome) || outcome == .faxCover
  }

  /// Finds what an organization that sends letters has not written itself: an outcome without a
  /// template, and a template that still goes by a sample's ID.
  private func checkOwn(_ diagnostics: inout [Diagnostic]) {
    let outcomes = LetterOutcome.letters.filter { outcome in
      !own.letters.contains { $0.source.headerValue("outcome")?.text == outcome.rawValue }
    }
    if let profile = own["organization.yaml"], !outcomes.isEmpty {
      let names = outcomes.map(\.rawValue).joined(separator: ", ")
      diagnostics.append(
        Diagnostic(
          in: profile, at: profile.line(beginning: "sample:"),
          "sample: false, but there is no template of your own for: \(names)",
          help: "write one for each into the folder letters/, with the parts that it takes in, and "
            + "have the words approved; or set sample: true"))
    }
    let samples = Set(builtIn.letters.compactMap { $0.source.headerValue("id")?.text })
    for (_, source) in own.letters {
      guard let id = source.headerValue("id"), samples.contains(id.text) else { continue }
      diagnostics.append(
        Diagnostic(
          in: source, at: id.position, length: id.text.unicodeScalars.count,
          "`\(id.text)` is the ID of a built-in sample",
          help: "once the words are approved, give the template an ID of your own; or set "
            + "sample: true in organization.yaml"))
    }
  }
}

extension SourceText {
  /// The line that begins so; nil where none does.
  fileprivate func line(beginning start: String) -> SourcePosition? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.firstIndex { $0.hasPrefix(start) }.map { SourcePosition(line: $0 + 1, column: 1) }
  }

  /// What a template's header says under a key, and where.
  fileprivate func headerValue(_ key: String) -> (text: String, position: SourcePosition)? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let header = lines.prefix { $0 != "---" }
    guard let line = header.firstIndex(where: { $0.hasPrefix("\(key):") }) else { return nil }
    let rest = header[line].dropFirst(key.count + 1)
    let value = rest.drop { $0 == " " }
    return (
      String(value),
      SourcePosition(line: line + 1, column: key.count + 2 + rest.count - value.count)
    )
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
