/// A case as a repository keeps it: what was answered, by whom, and how far it is.
public struct CaseFile: Sendable, Hashable {
  public let draft: Draft
  public let status: CaseStatus
  /// Of every answer of the draft that was given since it is kept, and of every list that was said
  /// to be all there is.
  public let origins: [FieldID: Origin]
  /// The logins of all who ever gave, changed or took back an answer of it.
  public let enteredBy: Set<String>
  /// When answers of it were given, changed or taken back, in order.
  public let enteredAt: [Moment]
  /// When it has to be decided; nil where that is not known.
  public let due: Due?
  /// Who works on it now; nil when nobody does.
  public let holder: CaseHolder?
  /// From draft on, in the order in which they happened.
  public let statusChanges: [Stamped<StatusChange>]
  /// When letters that ask for missing information were issued, in order.
  public let requests: [Moment]
  /// Every one that was signed, the latest last.
  public let determinations: [SignedDetermination]

  public init(
    draft: Draft, status: CaseStatus = .draft, origins: [FieldID: Origin] = [:],
    enteredBy: Set<String> = [], enteredAt: [Moment] = [], due: Due? = nil,
    holder: CaseHolder? = nil,
    statusChanges: [Stamped<StatusChange>] = [], requests: [Moment] = [],
    determinations: [SignedDetermination] = []
  ) {
    self.draft = draft
    self.status = status
    self.origins = origins
    self.enteredBy = enteredBy
    self.enteredAt = enteredAt
    self.due = due
    self.holder = holder
    self.statusChanges = statusChanges
    self.requests = requests
    self.determinations = determinations
  }
}

extension CaseFile {
  /// Whether it waits for information that no letter was issued to ask for: its clock runs.
  public var waitsUnasked: Bool {
    guard status == .waitingForInformation, let since = statusChanges.last?.stamp.moment else {
      return false
    }
    return !requests.contains { $0 >= since }
  }
}

/// Something that happened, with who did it and when.
public struct Stamped<Event: Sendable & Hashable>: Sendable, Hashable {
  public let stamp: Stamp
  public let event: Event

  public init(_ event: Event, _ stamp: Stamp) {
    self.stamp = stamp
    self.event = event
  }
}

/// The last moment at which a case may be decided, and the rule that says so.
public struct Due: Sendable, Hashable {
  public let moment: Moment
  /// As a person is told it.
  public let rule: String

  public init(_ moment: Moment, rule: String) {
    self.moment = moment
    self.rule = rule
  }
}

/// Who works on a case, where, and since when.
public struct CaseHolder: Sendable, Hashable {
  public let login: String
  /// The name of the machine.
  public let host: String
  public let since: Moment

  public init(login: String, host: String, since: Moment) {
    self.login = login
    self.host = host
    self.since = since
  }
}

/// A step of a case from one status to another.
public struct StatusChange: Sendable, Hashable {
  public let from: CaseStatus
  public let to: CaseStatus
  /// In the words of who did it; nil where nobody asked for one.
  public let reason: String?

  public init(from: CaseStatus, to: CaseStatus, reason: String? = nil) {
    self.from = from
    self.to = to
    self.reason = reason
  }

  /// Whether it can only be made with a reason: one that takes work back.
  public var needsReason: Bool {
    switch to {
    case .returned, .withdrawn: true
    case .draft: !from.isOpenForEntry
    case .waitingForInformation, .readyForReview, .determined, .letterIssued: false
    }
  }
}
