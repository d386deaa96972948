internal import RuleEngine
public import RuleModel

extension RecordEvent {
  /// What was done, for a person who reads the story of a case: a line for the deed, and one for
  /// each answer that it changed. Times are in the words that `time` gives them.
  ///
  /// - Parameters:
  ///   - vocabulary: says what the questions are called; a field that it does not have is named as
  ///     the record names it.
  ///   - tracks: say what the kinds of request are called, on the same terms.
  public func words(
    _ vocabulary: Vocabulary, tracks: [Choice] = [], time: (Moment) -> String
  ) -> [String] {
    switch self {
    case .created: ["began the case"]
    case .answered(let changes): changes.words(vocabulary, tracks)
    case .kept: ["kept the case, without a change of an answer"]
    case .dueChanged(let due?):
      ["set until when it has to be decided: \(time(due.moment)) by \(due.rule)"]
    case .dueChanged(nil): ["took away until when it has to be decided: no rule says it"]
    case .takenOver(let holder, let isGone):
      [
        "took the case over from \(holder.login) on \(holder.host), who had it since "
          + time(holder.since) + (isGone ? " and whose session had ended" : "")
      ]
    case .statusChanged(let change):
      [
        "took the case from \(change.from.words) to \(change.to.words)"
          + (change.reason.map { ": \($0)" } ?? "")
      ]
    case .signed(let signing): signing.words(vocabulary, time)
    case .letterIssued(let number, let format, let hash):
      [
        (number == 0
          ? "issued the letter that asks for what is missing"
          : "issued the letter of determination \(number)")
          + " as \(format == "pdf" ? "PDF" : format), SHA-256 \(hash)"
      ]
    case .exported: ["wrote out the whole case"]
    case .backedUp: ["backed up the store"]
    case .restored(let head):
      ["restored the store from a back-up whose record ends with entry \(head.sequence)"]
    case .peopleListed(let hash, _): ["began to use the list of people with SHA-256 \(hash)"]
    case .purged(let before, let last, let determinations):
      [
        "purged what entries up to \(last) said of the case, its answers and \(determinations) "
          + "determinations, for it ended before \(before.iso)"
      ]
    }
  }
}

extension RecordEvent {
  /// What an event of a kind was, where what it said was purged.
  public static func words(ofKind kind: String) -> String {
    switch kind {
    case "created": "began the case"
    case "answered": "answered"
    case "kept": "kept the case"
    case "due": "set until when it has to be decided"
    case "taken-over": "took the case over"
    case "status": "took the case to another status"
    case "signed": "signed a determination"
    case "letter-issued": "issued a letter"
    case "exported": "wrote out the whole case"
    case "purged": "purged what was kept of it"
    default: kind
    }
  }
}

extension RecordEvent.Signing {
  fileprivate func words(_ vocabulary: Vocabulary, _ time: (Moment) -> String) -> [String] {
    let rules = policies.map(\.words).joined(separator: ", ")
    let place = replaces.map { ", in place of determination \($0)" } ?? ""
    let decision = CaseWords(vocabulary).outcome(outcome)
    var lines = ["signed determination \(number): \(decision), under \(rules)\(place)"]
    if let signer { lines.append("as \(signer.words), \(list)") }
    if let override {
      lines.append(
        "against the criteria \(override.criteria.joined(separator: ", ")): \(override.reason)")
    }
    if let words = clock.words(time) { lines.append(words) }
    return lines + ["SHA-256 \(hash)"]
  }
}

extension RecordEvent.Signing {
  private var list: String {
    people.map { "by the list of people with SHA-256 \($0)" } ?? "without a list of people"
  }
}

extension RecordEvent.Signing.Clock {
  fileprivate func words(_ time: (Moment) -> String) -> String? {
    switch self {
    case .due(let due, let isLate):
      "\(isLate ? "LATE" : "in time"): it was due \(time(due.moment)) by \(due.rule)"
    case .unknown: "until when it was due is not known: no rule said it"
    case .unsaid: nil
    }
  }
}

extension Person {
  /// `Robin Walker, MD, reviewer, physician, license MD-77 of ME`
  fileprivate var words: String {
    let license = license.map { "license \($0.number) of \($0.state)" }
    return [name, credential, role.rawValue, profession, specialty, license].compactMap(\.self)
      .joined(separator: ", ")
  }
}
