internal import RuleEngine
public import RuleModel

extension RecordEvent {
  /// What was done, for a person who reads the story of a case: a line for the deed, and one for
  /// each answer that it changed. Times are in the words that `time` gives them.
  ///
  /// - Parameter vocabulary: says what the questions are called; a field that it does not have is
  ///   named as the record names it.
  public func words(_ vocabulary: Vocabulary, time: (Moment) -> String) -> [String] {
    switch self {
    case .created: ["began the case"]
    case .answered(let changes): changes.words(vocabulary)
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
          : "issued the letter of determination \(number)") + " as \(format), SHA-256 \(hash)"
      ]
    case .exported: ["wrote out the whole case"]
    case .backedUp: ["backed up the store"]
    case .restored(let head):
      ["restored the store from a back-up whose record ends with entry \(head.sequence)"]
    case .purged(let before, let last, let determinations):
      [
        "purged what entries up to \(last) said of the case, its answers and \(determinations) "
          + "determinations, for it ended before \(before.iso)"
      ]
    }
  }
}

extension RecordEvent.Signing {
  fileprivate func words(_ vocabulary: Vocabulary, _ time: (Moment) -> String) -> [String] {
    let rules = policies.map { "\($0.number) of \($0.version)" }.joined(separator: ", ")
    let place = replaces.map { ", in place of determination \($0)" } ?? ""
    let decision = CaseWords(vocabulary).outcome(outcome)
    var lines = ["signed determination \(number): \(decision), under \(rules)\(place)"]
    if let signer { lines.append("as \(signer.words)") }
    if let override {
      lines.append(
        "against the criteria \(override.criteria.joined(separator: ", ")): \(override.reason)")
    }
    if let words = clock.words(time) { lines.append(words) }
    return lines + ["SHA-256 \(hash)"]
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
  /// `Robin Walker, MD, reviewer, license MD-77 of ME`
  fileprivate var words: String {
    let license = license.map { "license \($0.number) of \($0.state)" }
    return [name, credential, role.rawValue, license].compactMap(\.self).joined(separator: ", ")
  }
}

extension AnswerChanges {
  fileprivate func words(_ vocabulary: Vocabulary) -> [String] {
    let source = document.map { " from \($0)" } ?? ""
    var lines = [means == .typed ? "answered\(source)" : "imported\(source)"]
    lines += answers.map { "\($0.field.label(vocabulary)): \($0.words)" }
    for (list, rows) in (rows ?? [:]).sorted(by: { $0.key < $1.key }) {
      lines.append("\(FieldID.input(list).label(vocabulary)): rows \(rows.inWords)")
    }
    if let complete {
      lines.append("said to be all there is: \(complete.sorted().inWords)")
    }
    if let policies {
      let rules = policies.map { "\($0.number) of \($0.version)" }
      lines.append("decided under: \(rules.inWords)")
    }
    return lines
  }
}

extension AnswerChanges.Answer {
  fileprivate var words: String {
    switch answer {
    case .answered(.text(let text)): text
    case .answered(let value): String(decoding: JSONWriter.bytes(value), as: UTF8.self)
    case .undocumented: "the records do not say"
    case nil: "taken back"
    }
  }
}

extension FieldID {
  fileprivate func label(_ vocabulary: Vocabulary) -> String {
    switch self {
    case .input(let name):
      let definition = vocabulary.slot(of: name).map { vocabulary.inputs[$0] }
      return (definition ?? vocabulary.intakeQuestion(name)?.definition)?.question?.label ?? name
    case .cell(let list, let row, let field):
      let record = vocabulary.slot(of: list).flatMap { vocabulary.record(of: $0) }
      let definition = record?.fields.first { $0.name == field }
      return "\(FieldID.input(list).label(vocabulary)), row \(row), "
        + (definition?.question?.label ?? field)
    case .completeness(let list): return "\(FieldID.input(list).label(vocabulary)), all"
    }
  }
}

extension [Int] {
  fileprivate var inWords: String { map(String.init).inWords }
}

extension [String] {
  fileprivate var inWords: String { isEmpty ? "none" : joined(separator: ", ") }
}
