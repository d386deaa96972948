internal import Casework
internal import Letters
internal import RuleEngine
internal import Screen

/// A decision against the criteria, step by step: which, about which lines, and why.
struct OverridePage: Sendable {
  /// What can be decided instead.
  let outcomes: [RuleEngine.Outcome]
  private let panel: CriteriaPanel
  private let standing: StandingLines
  /// Those that what is decided can be about.
  private(set) var lines: [CriteriaPanel.Line] = []
  private(set) var stage = Stage.outcome
  private(set) var outcomePlace = 0
  private(set) var linePlace = 0
  private(set) var marked: Set<Int> = []
  private(set) var reason = EditedField(text: TextField(limit: 600))

  enum Stage: Int, Sendable {
    case outcome
    case lines
    case reason
  }

  init(
    _ outcomes: [RuleEngine.Outcome], _ panel: CriteriaPanel, _ standing: StandingLines
  ) {
    self.outcomes = outcomes
    (self.panel, self.standing) = (panel, standing)
  }

  var outcome: RuleEngine.Outcome { outcomes[outcomePlace] }

  var ground: DeterminationHead.Override {
    DeterminationHead.Override(
      reason: reason.text.text.trimmed, criteria: marked.sorted().map { lines[$0].cite })
  }

  enum Reaction {
    case stays
    case closes
    /// The lines are named.
    case names
    /// Everything is said.
    case decides
    case means(Message)
  }

  /// The lines that were named can be decided about.
  mutating func askForReason() { stage = .reason }

  mutating func press(_ key: Key) -> Reaction {
    switch (key, stage) {
    case (.escape, .outcome), (.function(12), .outcome): return .closes
    case (.escape, _), (.function(12), _):
      stage = Stage(rawValue: stage.rawValue - 1) ?? .outcome
      return .stays
    case (_, .outcome): return pressOnOutcome(key)
    case (_, .lines): return pressOnLines(key)
    case (_, .reason): return pressOnReason(key)
    }
  }

  private mutating func pressOnOutcome(_ key: Key) -> Reaction {
    switch key {
    case .down, .tab: return Self.move(&outcomePlace, by: 1, of: outcomes.count)
    case .up, .backTab: return Self.move(&outcomePlace, by: -1, of: outcomes.count)
    case .enter:
      let namable = standing.namable(for: outcome)
      lines = panel.lines.filter { namable.contains($0.cite) }
      (linePlace, marked, stage) = (0, [], .lines)
      return .stays
    default: return .means(KeyWords.meaningless(key))
    }
  }

  private mutating func pressOnLines(_ key: Key) -> Reaction {
    switch key {
    case .down, .tab: return Self.move(&linePlace, by: 1, of: lines.count)
    case .up, .backTab: return Self.move(&linePlace, by: -1, of: lines.count)
    case .pageDown: return Self.move(&linePlace, by: 8, of: lines.count)
    case .pageUp: return Self.move(&linePlace, by: -8, of: lines.count)
    case .character(" "):
      if marked.remove(linePlace) == nil { marked.insert(linePlace) }
      return .stays
    case .enter:
      guard !marked.isEmpty else {
        return .means(.refusal("Mark with Space the lines that the decision is about."))
      }
      return .names
    default: return .means(KeyWords.meaningless(key))
    }
  }

  private mutating func pressOnReason(_ key: Key) -> Reaction {
    if key == .enter { return .decides }
    let before = reason
    switch reason.text.edit(key) {
    case .notEditing: return .means(KeyWords.meaningless(key))
    case .full: return .means(.refusal("The reason is full: it takes 600 characters."))
    case .nothingToDelete: return .means(.hint("There is nothing to delete."))
    case .pasted(_, let cut) where cut > 0:
      return .means(.refusal("It was too long, and its end was cut."))
    case .moved where reason == before:
      return .means(.hint("The cursor is at the end of the text."))
    case .changed, .moved, .pasted: return .stays
    }
  }

  private static func move(_ place: inout Int, by step: Int, of count: Int) -> Reaction {
    let next = min(max(0, place + step), max(0, count - 1))
    defer { place = next }
    if next != place { return .stays }
    return .means(.hint(step > 0 ? "That is the last one." : "That is the first one."))
  }
}

extension OverridePage {
  var title: String {
    switch stage {
    case .outcome: "Decide against the criteria: what is decided?"
    case .lines: "\(outcome.decisionWord): which lines is it about?"
    case .reason: "\(outcome.decisionWord): why? The letter gives the reason as it stands here."
    }
  }

  var hint: String {
    switch stage {
    case .outcome: "Enter goes on. Esc decides nothing."
    case .lines: "Space marks a line, Enter goes on, Esc goes back."
    case .reason: "Enter shows the letter. Esc goes back."
    }
  }

  var listing: Listing {
    guard stage != .outcome else {
      return Listing(
        blocks: outcomes.map { Listing.Block($0.decisionWord, isSelectable: true) },
        focus: outcomePlace)
    }
    return Listing(
      blocks: lines.enumerated().map { index, line in
        let mark = marked.contains(index) ? "[x]" : "[ ]"
        return Listing.Block(
          "\(mark) \(line.cite)  \(line.label)  (\(line.status.word))", isSelectable: true)
      }, focus: linePlace)
  }
}

extension Workbench {
  /// Asks for a decision against the criteria, where the person may make one.
  mutating func askToOverride(_ intake: Intake) {
    let lines = intake.situation.lines
    // Whether the person may at all is told before anything is chosen.
    let refusals = intake.decision.alternatives.map { target in
      (target, refusal(of: target, lines.namable(for: target).sorted(), intake))
    }
    let outcomes = refusals.filter { $0.1 == nil }.map(\.0)
    if outcomes.isEmpty {
      let words = refusals.first?.1 ?? refusal(of: .deny, [], intake)
      message = words.map { .refusal($0) }
    } else {
      page = .override(OverridePage(outcomes, intake.panel(), lines))
    }
  }

  /// Why such an override is not made, whatever its reason.
  private func refusal(
    of target: RuleEngine.Outcome, _ criteria: [String], _ intake: Intake
  ) -> String? {
    intake.refusal(of: .override(to: target, reason: nil, criteria: criteria))
  }

  private mutating func nameLines(_ asked: OverridePage, _ intake: Intake) {
    if let refusal = refusal(of: asked.outcome, asked.ground.criteria, intake) {
      message = .refusal(refusal)
      return
    }
    var asked = asked
    asked.askForReason()
    page = .override(asked)
  }

  mutating func press(_ key: Key, on asked: OverridePage) -> [Effect] {
    var asked = asked
    let reaction = asked.press(key)
    page = .override(asked)
    switch reaction {
    case .stays: break
    case .closes:
      page = nil
      message = .hint("Nothing was decided.")
    case .means(let words): message = words
    case .names: if let intake { nameLines(asked, intake) }
    case .decides: showLetter(of: asked)
    }
    return []
  }

  private mutating func showLetter(of asked: OverridePage) {
    guard let intake, let setting else { return }
    let (outcome, ground) = (asked.outcome, asked.ground)
    let action = CaseAction.override(
      to: outcome, reason: ground.reason, criteria: ground.criteria)
    if let refusal = intake.refusal(of: action) {
      message = .refusal(refusal)
      return
    }
    switch intake.letter(against: outcome, ground, signedBy: setting.authority.person) {
    case .success(let document):
      show(LetterPage(document, telling: outcome, against: ground, id: intake.draft.id))
    case .failure(let shortfall): message = .refusal("No letter: \(shortfall.description)")
    }
  }
}
