internal import Casework
internal import Interview
internal import RuleEngine
internal import RuleModel

extension Intake {
  /// How the values of this case are put into words.
  var words: CaseWords { CaseWords(interview) }

  /// The criteria as they are with what is typed now.
  func panel() -> CriteriaPanel {
    var panel = CriteriaPanel(preview, in: words, about: focusSlots)
    if preview.outcome != interview.finding.outcome {
      panel.headline = headlineWhileTyping
    }
    panel.words = noPolicyWords
    for place in panel.lines.indices { panel.lines[place].spell(setting.dictionary) }
    for place in changedLines where panel.lines.indices.contains(place) {
      panel.lines[place].isChanged = true
    }
    return panel
  }

  /// An outcome that has not been accepted is not told as one: of a text that typing on can change
  /// not at all, of a choice as what would be.
  private var headlineWhileTyping: String {
    switch field?.kind {
    case .choice, .yesNo, .set: "If entered: \(preview.outcome.word)"
    default: CriteriaPanel(interview.finding, in: words).headline
    }
  }

  /// Why no policy decides, and what is held instead; empty where one does.
  var noPolicyWords: [String] {
    let finding = interview.finding
    guard finding.outcome == .noPolicy else { return [] }
    return NoPolicyWords(setting, finding, request: interview.request).paragraphs
  }

  /// The inputs that the focused field feeds.
  private var focusSlots: Set<Int> {
    guard let name = focus?.inputName else { return [] }
    return Set(
      setting.vocabulary.inputs.indices.filter { slot in
        let input = setting.vocabulary.inputs[slot]
        return input.name == name || input.answer.yearsSince == name
      })
  }
}

extension CaseWords {
  fileprivate init(_ interview: Interview) {
    self.init(
      interview.setting.vocabulary, undocumented: Set(interview.request.undocumented))
  }
}

extension CriteriaPanel {
  /// Of the answers that were accepted.
  init(_ interview: Interview) {
    self.init(interview.finding, in: CaseWords(interview))
  }

  /// - Parameter slots: the inputs that the focused field feeds.
  init(_ finding: Finding, in words: CaseWords, about slots: Set<Int> = []) {
    headline = Self.headline(finding)
    lines = finding.policies.flatMap { policy in
      policy.needs(finding.outcome).map { line, isNeeded in
        Line(
          cite: line.criterion.cite, status: isNeeded ? Status(line, words) : .unneeded,
          label: line.criterion.label ?? line.criterion.statement,
          statement: line.criterion.statement, found: words.found(line, in: policy),
          depth: line.depth, isGroup: !line.criterion.members.isEmpty,
          isAboutFocus: line.reads(slots))
      }
    }
  }

  /// What the policies say so far. It says of a case that it is approved only once nothing that is
  /// still open could change that.
  private static func headline(_ finding: Finding) -> String {
    switch finding.outcome {
    case .approve: "APPROVED by the policy"
    case .partial: "APPROVED IN PART"
    case .deny: "DENIED by the policy"
    case .refer: "ANOTHER POLICY decides"
    case .noPolicy: "NO POLICY is held for this"
    case .incomplete: finding.policies.isEmpty ? "The request is open" : "NOT DECIDED YET"
    }
  }
}

extension Outcome {
  /// For an outcome that an answer would have.
  fileprivate var word: String {
    switch self {
    case .approve: "approved"
    case .partial: "approved in part"
    case .deny: "denied"
    case .refer: "another policy"
    case .noPolicy: "no policy"
    case .incomplete: "not decided"
    }
  }
}

extension CriteriaPanel.Line {
  /// Look-alike names of drugs in the letters that tell them apart.
  fileprivate mutating func spell(_ dictionary: DrugDictionary) {
    label = dictionary.inTallMan(label)
    statement = dictionary.inTallMan(statement)
    found = dictionary.inTallMan(found)
  }
}

extension CriteriaPanel.Status {
  init(_ line: LineFinding, _ words: CaseWords) {
    switch line.status {
    case .met: self = .met
    case .notMet: self = .notMet
    case .notApplicable: self = .notApplicable
    case .clear: self = .clear
    case .holds: self = .holds
    case .unknown: self = words.isAskedInVain(line) ? .undocumented : .open
    }
  }
}

extension PolicyFinding {
  /// Its lines, and whether an open one is still waited for: not below a group that is decided, and
  /// not where another policy decides.
  fileprivate func needs(_ outcome: Outcome) -> [(line: LineFinding, isNeeded: Bool)] {
    var decidedDepth: Int?
    return countedLines.map { line in
      if let depth = decidedDepth, line.depth > depth {
        return (line, line.status != .unknown)
      }
      decidedDepth = line.status == .unknown ? nil : line.depth
      return (line, line.status != .unknown || outcome != .refer)
    }
  }
}

extension LineFinding {
  fileprivate func reads(_ slots: Set<Int>) -> Bool {
    guard case .expression(let expression) = criterion.test else { return false }
    return !slots.isDisjoint(with: expression.inputs)
  }
}
