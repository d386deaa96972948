public import Casework
public import RuleEngine

/// The intake as a value: what was answered, what it comes to, what is asked next and why.
///
/// Every change gives a copy, evaluated once. Nothing is deleted by changing another answer: what
/// no longer applies is parked, counts for nothing, and counts again when it applies again.
public struct Interview: Sendable {
  public private(set) var setting: InterviewSetting
  /// What a store keeps. It changes with every accepted change.
  public private(set) var draft: Draft
  /// The steps that matter, in their fixed order.
  public private(set) var steps: [Step]
  /// What the latest accepted change did to other fields.
  public private(set) var latestChanges = Changes()
  /// The policies that decided about the draft before it was opened, where other ones do now: the
  /// person has to know that what was entered is read by other rules. Empty where they are the same.
  public let formerPolicies: [Draft.PolicyVersion]
  let judgement: Judgement
  /// What was shown of these answers; another interview has its own.
  private(set) var shown = ShownFields()
  private var past: [Draft.Content] = []
  private var future: [Draft.Content] = []

  /// How many changes can be undone.
  public static let undoLimit = 200

  /// An interview that begins, or goes on, where the draft is.
  public init(_ setting: InterviewSetting, resuming draft: Draft) {
    self.setting = setting
    judgement = Judgement(draft.content, id: draft.id, in: setting)
    steps = Layout(draft.content, judgement, setting).steps
    let now = judgement.policies(in: setting)
    let isSame =
      draft.policies.isEmpty || draft.policies.elementsEqual(now) { $0.isSame(as: $1) }
    formerPolicies = isSame ? [] : draft.policies
    self.draft = draft
    note()
  }

  private init(_ former: Interview, _ content: Draft.Content, judged: Judgement?) {
    setting = former.setting
    draft = former.draft
    draft.content = content
    judgement = judged ?? Judgement(content, id: draft.id, in: setting)
    (past, future) = (former.past, former.future)
    formerPolicies = former.formerPolicies
    steps = Layout(content, judgement, setting).steps
    draft.typing = nil
    latestChanges = Changes(from: former, to: self)
    note()
  }

  /// Notes in the draft what lists of drafts show, and by which rules.
  private mutating func note() {
    draft.progress = progress
    draft.policies = judgement.policies(in: setting)
  }

  /// What ``formerPolicies`` are called, so that each is told from those that decide now.
  public var formerPolicyWords: [String] {
    formerPolicies.map { former in
      let hasOtherText = draft.policies.contains {
        $0.isNamed(as: former) && !$0.isSame(as: former)
      }
      return hasOtherText ? "another text of \(former.words)" : former.words
    }
  }

  /// What the policies say of the answers that count.
  public var finding: Finding { judgement.finding }

  /// The answers that count, checked.
  public var request: CaseRequest { judgement.assembly.request }

  /// The case as `rubric evaluate` reads it: evaluating it gives ``finding``.
  public var document: JSONValue { judgement.assembly.document.ordered(by: setting.vocabulary) }
}

extension Interview {
  /// Another content, with this one to go back to.
  func changed(to content: Draft.Content, judged: Judgement? = nil, at field: FieldID?) -> Interview
  {
    guard content != draft.content else { return moving(to: field ?? draft.position) }
    var next = Interview(self, content, judged: judged)
    next.past = (past + [draft.content]).suffix(Self.undoLimit)
    next.future = []
    if let field { next.draft.position = field }
    return next
  }

  /// The same at another time.
  public func at(_ now: LocalMoment) -> Interview {
    var next = self
    next.setting = setting.at(now)
    if next.setting.today != setting.today { next.shown = ShownFields() }
    return next
  }

  /// Where the person is now.
  public func moving(to field: FieldID?) -> Interview {
    var next = self
    next.draft.position = field
    return next
  }

  /// The draft with what stands half-typed in a field, to be saved when the program has to end.
  public func draft(typing text: String, in field: FieldID, at time: String) -> Draft {
    var draft = draft
    draft.typing = text.isEmpty ? nil : Draft.Typing(field: field, text: text)
    draft.changedAt = time
    return draft
  }

  public var canUndo: Bool { !past.isEmpty }
  public var canRedo: Bool { !future.isEmpty }

  /// The state before the latest change; nil when there is none.
  public func undoing() -> Interview? {
    guard let content = past.last else { return nil }
    var former = Interview(self, content, judged: nil)
    former.past.removeLast()
    former.future.append(draft.content)
    former.draft.position = Self.difference(content, draft.content) ?? draft.position
    return former
  }

  /// The change that was undone last; nil when there is none, or something else was changed since.
  public func redoing() -> Interview? {
    guard let content = future.last else { return nil }
    var next = Interview(self, content, judged: nil)
    next.future.removeLast()
    next.past.append(draft.content)
    next.draft.position = Self.difference(content, draft.content) ?? draft.position
    return next
  }

  /// The field in which two contents differ; nil when it is no single one.
  private static func difference(_ one: Draft.Content, _ other: Draft.Content) -> FieldID? {
    let fields = Set(one.answers.keys).union(other.answers.keys)
    let changed = fields.filter { one.answers[$0] != other.answers[$0] }
    return changed.count == 1 ? changed.first : nil
  }
}

/// What an accepted change did to fields other than its own.
public struct Changes: Sendable, Hashable {
  /// Answers that count no longer.
  public let parked: Set<FieldID>
  /// Answers that count again.
  public let restored: Set<FieldID>
  /// Unanswered fields that are asked now and were not.
  public let opened: Set<FieldID>

  init() { (parked, restored, opened) = ([], [], []) }

  init(from former: Interview, to new: Interview) {
    let (before, after) = (former.judgement.parked, new.judgement.parked)
    let answers = Set(new.draft.content.answers.keys)
    parked = after.subtracting(before).intersection(former.draft.content.answers.keys)
    restored = before.subtracting(after).intersection(answers)
    let shown = Set(former.steps.flatMap(\.fields))
    opened = Set(new.steps.flatMap(\.fields)).subtracting(shown).subtracting(answers)
  }

  public var all: Set<FieldID> { parked.union(restored).union(opened) }
}
