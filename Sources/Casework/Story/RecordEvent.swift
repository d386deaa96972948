public import RuleEngine
public import RuleModel

/// What can be done to a case, as the record keeps it. Nobody's permission is looked at here.
public enum RecordEvent: Sendable, Hashable {
  case created
  /// Answers were given, changed or taken back.
  case answered(AnswerChanges)
  /// It was saved without a change of an answer: where the person was, or how far the case is.
  case kept
  /// The rules for it say otherwise than before until when it has to be decided; nil where they do
  /// not say it.
  case dueChanged(to: Due?)
  /// Somebody took a case over from another session.
  case takenOver(from: CaseHolder, isGone: Bool)
  case statusChanged(StatusChange)
  case signed(Signing)
  /// The letter of a determination was printed or written to a file of this kind, with its hash in
  /// hexadecimal digits; of number 0 the letter that asks for what is missing.
  case letterIssued(number: Int, format: String, hash: String)
  /// The whole case was written out.
  case exported
  /// The store was copied.
  case backedUp
  /// The store was put in place from a back-up, whose record ended so.
  case restored(RecordHead)
  /// A list of people with this hash, in hexadecimal digits, says from here on who may do what; nil
  /// for what it says in entries of a version that did not keep that.
  case peopleListed(hash: String, text: String?)
  /// What the record's entries up to and with the last one said of a case was removed, with its
  /// answers and its determinations, because it was decided before a day.
  case purged(before: CalendarDate, last: Int, determinations: Int)

  public struct Signing: Sendable, Hashable {
    /// From 1, in the order of signing.
    public let number: Int
    public let outcome: Outcome
    /// As the list of people named the signer then; nil in entries of a version that kept it only
    /// with the determination.
    public let signer: Person?
    public let replaces: Int?
    public let override: DeterminationHead.Override?
    public let policies: [Draft.PolicyVersion]
    /// Of the list of people, in hexadecimal digits; nil where there was none, or the entry is of a
    /// version that did not say it.
    public let people: String?
    /// Until when it had to be decided, and whether that had passed.
    public let clock: Clock
    /// Of everything that was frozen, in hexadecimal digits.
    public let hash: String

    public enum Clock: Sendable, Hashable {
      /// The rule that counted, with its moment.
      case due(Due, isLate: Bool)
      /// No rule said until when.
      case unknown
      /// The entry is of a version that did not say it.
      case unsaid
    }

    public init(
      number: Int, outcome: Outcome, signer: Person?, people: String? = nil, replaces: Int?,
      override: DeterminationHead.Override?, policies: [Draft.PolicyVersion], clock: Clock,
      hash: String
    ) {
      self.number = number
      self.outcome = outcome
      self.signer = signer
      self.replaces = replaces
      self.override = override
      self.policies = policies
      self.people = people
      self.clock = clock
      self.hash = hash
    }
  }

  /// The name by which the record knows it.
  public var kind: String {
    switch self {
    case .created: "created"
    case .answered: "answered"
    case .kept: "kept"
    case .dueChanged: "due"
    case .takenOver: "taken-over"
    case .statusChanged: "status"
    case .signed: "signed"
    case .letterIssued: "letter-issued"
    case .exported: "exported"
    case .backedUp: "backed-up"
    case .restored: "restored"
    case .peopleListed: "people"
    case .purged: "purged"
    }
  }
}

/// What one save changed in the answers of a case.
public struct AnswerChanges: Sendable, Hashable {
  public var means: Origin.Means
  public var document: String?
  /// Each in the order of its field's text; nil for one that was taken back.
  public var answers: [Answer] = []
  /// The rows of every list, where they changed.
  public var rows: [String: [Int]]?
  /// The lists that are all there is, where that changed.
  public var complete: Set<String>?
  /// The policies that decide about it now, where they changed.
  public var policies: [Draft.PolicyVersion]?

  public struct Answer: Sendable, Hashable {
    public let field: FieldID
    public let answer: Draft.Answer?

    public init(_ field: FieldID, _ answer: Draft.Answer?) {
      self.field = field
      self.answer = answer
    }
  }

  public init(means: Origin.Means, document: String?) {
    self.means = means
    self.document = document
  }

  /// What leads from one draft to a later one; from none to a first one where `old` is nil.
  public init(from old: Draft?, to new: Draft, means: Origin.Means, document: String?) {
    self.init(means: means, document: document)
    let before = old?.content ?? Draft.Content()
    let after = new.content
    let fields = Set(before.answers.keys).union(after.answers.keys)
    answers = fields.filter { before.answers[$0] != after.answers[$0] }
      .sorted { $0.text < $1.text }.map { Answer($0, after.answers[$0]) }
    if before.rows != after.rows { rows = after.rows }
    if before.complete != after.complete { complete = after.complete }
    if old?.policies ?? [] != new.policies { policies = new.policies }
  }

  public var isEmpty: Bool { !concernsAnswers && policies == nil }

  /// Whether it is about more than which policies decide.
  public var concernsAnswers: Bool { !answers.isEmpty || rows != nil || complete != nil }
}

extension Draft.Content {
  /// Makes the changes of a save once more.
  public mutating func apply(_ changes: AnswerChanges) {
    for change in changes.answers { answers[change.field] = change.answer }
    rows = changes.rows ?? rows
    complete = changes.complete ?? complete
  }
}
