internal import Casework
internal import RuleEngine
internal import RuleModel

extension LetterComposer {
  /// One policy for the prescriber: every line with what the case showed, in the order of the
  /// source, the readings that bear on the case, and the policy's notes.
  func clinicalPage(_ finding: PolicyFinding, _ letterCase: LetterCase) -> LetterContext {
    let words = CaseWords(vocabulary, undocumented: Set(letterCase.request.undocumented))
    let policy = finding.policy
    let notes = finding.notes.filter { !$0.isForReviewer }
    let readings = finding.linesToExplain.filter { $0.criterion.reading != nil }
    var context: LetterContext = [
      "policy_title": .text(policy.title), "policy_date": .date(policy.inForceFrom),
      "section": .text("\(policy.spelledOut(finding.pathway.id)), \(finding.pathway.title)"),
      "lines": .list(finding.countedLines.map { line($0, finding, words, letterCase) }),
      "has_readings": .flag(!readings.isEmpty),
      "readings": .list(
        readings.map { line in
          [
            "reading_cite": .text(line.criterion.cite),
            "reading": .text(spelled(line.criterion.reading ?? "")),
          ]
        }),
      "has_notes": .flag(!notes.isEmpty),
      "notes": .list(
        notes.map { note in
          var context: LetterContext = ["note": .text(spelled(note.text))]
          context.set("note_cite", note.cite)
          return context
        }),
    ]
    if !policy.unstated.contains(.number) { context.set("policy_number", policy.number) }
    return context
  }

  private func line(
    _ line: LineFinding, _ finding: PolicyFinding, _ words: CaseWords, _ letterCase: LetterCase
  ) -> LetterContext {
    let found = words.found(line, in: finding)
    var context: LetterContext = [
      "cite": .text(line.criterion.cite), "asks": .text(spelled(line.criterion.statement)),
      "shows": .text(found.isEmpty ? "-" : spelled(found)), "result": .text(line.status.words),
    ]
    let papers = letterCase.papers(of: line.criterion)
    context.set("source", papers.isEmpty ? nil : papers.joined(separator: "; "))
    return context
  }
}

extension LetterCase {
  /// From what the answers were taken that a line reads, in the words of who entered them.
  fileprivate func papers(of criterion: Criterion) -> [String] {
    let asked = criterion.asked(of: vocabulary)
    return origins.filter { asked.contains($0.key.inputName) }.sorted { $0.key.text < $1.key.text }
      .compactMap(\.value.document).withoutRepeats
  }
}

extension Policy {
  /// A label with what its abbreviation stands for, as in `CNC.1 (Conditions Not Covered)`.
  func spelledOut(_ label: String) -> String {
    let short = label.prefix { $0 != "." }
    return fullNames[String(short)].map { "\(label) (\($0))" } ?? label
  }
}

extension PolicyFinding {
  /// The lines whose reading bears on the case: those that stand in its way. A prescriber needs no
  /// explanation of what was met.
  fileprivate var linesToExplain: [LineFinding] {
    countedLines.filter { [.notMet, .holds, .unknown].contains($0.status) }
  }
}

extension LineStatus {
  fileprivate var words: String {
    switch self {
    case .met: "Met"
    case .notMet: "Not met"
    case .unknown: "Not known"
    case .notApplicable: "Does not apply"
    case .holds: "Excluded"
    case .clear: "Not excluded"
    }
  }
}
