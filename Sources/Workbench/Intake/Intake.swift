internal import Casework
internal import Interview
internal import Letters
internal import RuleEngine
internal import RuleModel
internal import Screen

/// One case while it is entered: the interview, where the person is in it, and what is typed.
struct Intake: Sendable {
  var interview: Interview {
    didSet { noteChanges(since: oldValue) }
  }
  /// The lines of the criteria of which the latest answer made something else, by their places.
  private(set) var changedLines: Set<Int> = []
  /// The field that has the focus; nil on the summary.
  var focus: FieldID?
  var edited = EditedField(text: TextField())
  /// Whether what stands in the field is not the answer that is recorded.
  var isTouched = false
  /// What was typed into fields and left, because it is no answer.
  var texts: [FieldID: String] = [:]
  /// Whether the latest key changed nothing of the screen but the text in the focused field.
  var isOnlyTyped = false
  /// What is said of the latest key; nil for the usual hint.
  var message: Message?
  var saveState = SaveState.untouched
  /// What was saved last: what differs from it is marked while saving fails.
  private(set) var saved: Draft.Content
  /// Until when the case has to be decided; nil while that was not told, or once it is decided.
  var clock: ClockReading?
  /// nil until it was told.
  private(set) var time: LocalTime?
  /// What the typed text would be, and what the policies would say then.
  var reading: Reading?
  var preview: Finding
  var matches = DrugMatches()
  /// Which of the summary's items has the focus.
  var summaryItem = 0
  /// Where the person was before the summary; nil where the case was opened there.
  private(set) var former: FieldID?
  /// The letter of the case; nil while the focus is not on the summary.
  var offer: Result<LetterDocument, LetterShortfall>?
  /// The case as it was read last; its answers may have changed since.
  var file: CaseFile
  /// Who gave each answer, and when: as the case was read, and since.
  private(set) var origins: [FieldID: Origin]
  let signedLetter: String?
  /// Why it is only to be read here, whoever the person is.
  private(set) var hindrance: String?
  let workbench: WorkbenchSetting
  /// Whether the person took the version of the policy that decides now for the one under which the
  /// case was entered.
  var takesVersion = false
  /// The document that answers are taken from now, as the person named it; nil where none was.
  var document: String?

  init(_ setting: WorkbenchSetting, _ opened: OpenedCase) {
    let draft = opened.file.draft
    workbench = setting
    (file, signedLetter, hindrance) = (opened.file, opened.signedLetter, opened.hindrance)
    (saved, origins) = (draft.content, opened.file.origins)
    interview = Interview(setting.interview, resuming: draft)
    preview = interview.finding
    focus = interview.position
    if let typing = draft.typing, interview.field(typing.field) != nil {
      texts[typing.field] = typing.text
      focus = typing.field
    }
    arrive()
    if draft.typing != nil {
      message = .hint("What was being typed when the program ended is still here.")
    }
    if let reason = refusal(of: .answer) { saveState = .readOnly(reason) }
    // Nothing is typed into a case that is not being entered: what it comes to is of interest.
    if !file.status.isOpenForEntry {
      go(to: nil)
      former = nil
    }
  }

  /// The letter as it would be signed.
  private var letter: Result<LetterDocument, LetterShortfall> {
    workbench.letter(
      LetterOrder(
        interview.request, interview.finding, signedBy: signer, origins: origins))
  }

  /// The letter of a decision against the criteria.
  func letter(
    against outcome: Outcome, _ ground: DeterminationHead.Override, signedBy signer: Person?
  ) -> Result<LetterDocument, LetterShortfall> {
    workbench.letter(
      LetterOrder(
        interview.request, interview.finding, signedBy: signer,
        override: LetterOverride(outcome, ground), origins: origins))
  }

  /// Another session has it from now on: what stands here stays, and nothing is changed.
  mutating func beTakenAway(_ words: String) {
    hindrance = words
    saveState = .readOnly(words)
  }

  /// What was changed since it was saved last is on the disk now, and is the person's.
  mutating func noteSaved(at time: String) {
    let content = interview.draft.content
    if let moment = self.time?.now {
      for field in content.answers.keys where content.answers[field] != saved.answers[field] {
        origins[field] = Origin(
          login: workbench.authority.login, moment: moment, document: document)
      }
    }
    (saveState, saved) = (.saved(at: time), content)
  }

  /// Whether what a field holds could not be saved.
  func isUnsaved(_ id: FieldID) -> Bool {
    saveState.failure != nil && interview.draft.content.answers[id] != saved.answers[id]
  }

  /// Keeps the draft, and where what was changed in it is from.
  var saving: Effect { .save(draft, from: document) }

  var setting: InterviewSetting { interview.setting }
  var field: Field? { focus.flatMap { interview.field($0) } }

  /// The draft as it is to be kept, with what stands half-typed.
  var draft: Draft {
    var draft = interview.draft
    draft.position = focus
    draft.typing = texts.min { $0.key.text < $1.key.text }.map { Draft.Typing(field: $0, text: $1) }
    // A suggestion that nobody touched was not typed; reopened, typing takes its place.
    if let focus, isTouched, !edited.text.isEmpty, edited.text.text != field?.suggestion {
      draft.typing = Draft.Typing(field: focus, text: edited.text.text)
    }
    return draft
  }

  /// The step that the focus is in; the summary is the last.
  var stepIndex: Int {
    focus.flatMap { focus in interview.steps.firstIndex { $0.fields.contains(focus) } }
      ?? interview.steps.count - 1
  }

  var step: Step { interview.steps[stepIndex] }
}

extension Intake {
  /// The day may be another than when the case was opened.
  mutating func tell(_ time: LocalTime) {
    self.time = time
    if let now = time.zone.local(time.now) { interview = interview.at(now) }
  }
}

extension Intake {
  private mutating func noteChanges(since former: Interview) {
    // An empty row that is there for the next answer is none.
    let (before, after) = (former.draft.content, interview.draft.content)
    guard before.answers != after.answers || before.complete != after.complete else { return }
    changedLines = CriteriaPanel(interview).changes(since: CriteriaPanel(former))
  }
}

// MARK: - Moving

extension Intake {
  /// Puts the focus on a field, or on the summary.
  mutating func go(to place: FieldID?) {
    let left = focus
    if place == nil, left != nil { former = left }
    focus = place
    dropEmptyRow(left)
    arrive()
  }

  /// Sets the text up for the focused field.
  mutating func arrive() {
    message = nil
    summaryItem = 0
    let field = field
    offer = field == nil ? letter : nil
    if field == nil {
      summaryItem = summaryPage().targets.firstIndex { $0 != .nothing } ?? 0
    }
    let kept = field.flatMap { texts[$0.id] }
    let text = kept ?? field?.answerText ?? ""
    edited = EditedField(
      text: TextField(text, limit: field?.limit ?? 0), isSelected: kept == nil && !text.isEmpty)
    isTouched = kept != nil || field?.suggestion != nil
    updatePreview()
  }

  /// What the typed text would be as an answer, what would follow, and the drugs that match.
  mutating func updatePreview() {
    (reading, preview, matches) = (nil, interview.finding, DrugMatches())
    guard let field, isTouched, !edited.text.text.trimmed.isEmpty else { return }
    let tried = interview.trying(edited.text.text, for: field.id)
    (reading, preview) = (tried.reading, tried.finding)
    if field.kind == .drug {
      let typed = edited.text.text.trimmed
      var isListed = true
      if case .unknown = setting.dictionary.look(up: typed) { isListed = false }
      matches = DrugMatches(
        setting.dictionary.search(typed, limit: DrugMatches.limit), typed: typed,
        isListed: isListed)
    }
  }

  /// On to the next field, which in a list that goes on is a new row's; at the end the summary.
  mutating func goOn() {
    guard let focus else { return }
    if let place = RowPlace(focus), isEmpty(place) {
      go(to: .completeness(place.list))
    } else if !startsRow(after: focus) {
      go(to: interview.next(after: focus))
    }
  }

  /// Accepts a text that is an answer, when the focus leaves for another reason than Enter; keeps
  /// one that is none.
  /// - Returns: whether an answer was changed.
  mutating func settle() -> Bool {
    guard let field, isTouched else { return false }
    let text = edited.text.text.trimmed
    let entry: Entry = text.isEmpty ? .cleared : .text(text)
    if text.isEmpty, field.answer.isUnanswered || field.suggestion != nil {
      texts[field.id] = nil
      return false
    }
    guard case .success(let next) = interview.recording(entry, for: field.id),
      TenfoldPage(field, typed: text, in: next) == nil
    else {
      texts[field.id] = edited.text.text
      return false
    }
    texts[field.id] = nil
    isTouched = false
    let isChanged = next.draft.content != interview.draft.content
    interview = next
    return isChanged
  }
}

extension Field {
  /// What stands in the field as text when the focus comes to it.
  var answerText: String {
    if case .answered(_, let text) = answer { return text }
    return suggestion ?? ""
  }

  var answerWords: String {
    switch answer {
    case .unanswered: ""
    case .answered(let words, _): words
    case .undocumented: "not documented"
    }
  }

  var limit: Int {
    if case .text(let limit) = kind { return limit }
    return kind == .drug ? 120 : 200
  }

  var choices: [Choice] {
    switch kind {
    case .choice(let choices), .set(let choices): choices
    default: []
    }
  }

  /// The key that says "asked, not documented" here; nil where that is no answer.
  var undocumentedKey: String? {
    guard canBeUndocumented else { return nil }
    switch kind {
    case .text, .drug: return "F2"
    default: return choices.contains { $0.label.lowercased().hasPrefix("u") } ? "F2" : "U"
    }
  }
}
