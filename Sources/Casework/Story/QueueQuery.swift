/// What of the cases a queue shows, and in which order.
public struct QueueQuery: Sendable, Hashable {
  /// The words that a case has to have, each in a member's name or ID, the drug, the payer, the
  /// date of birth or the case's own id, whatever their case and accents.
  public var words = ""
  /// Other names of drugs, by the values that a case holds: a word that stands in one is found.
  public var drugNames: [String: String] = [:]
  /// nil for every status.
  public var statuses: Set<CaseStatus>?
  /// The value of the requested drug, as a case holds it.
  public var drug: String?
  /// The login of who works on it now.
  public var holder: String?
  /// The login of who changed it last.
  public var changedBy: String?
  /// Only what has still to be decided, and before this.
  public var dueBefore: Moment?
  public var order = Order.due
  /// Turns the order around.
  public var isReversed = false
  /// From 1.
  public var page = 1
  /// Rather than ``page`` the one that this case is on, by its id, if the query finds it.
  public var around: String?
  /// How many cases a page has, from 1.
  public var pageSize = 50

  public enum Order: String, Sendable, Hashable, CaseIterable {
    /// What has no due date; then what has to be decided first, then what is decided.
    case due
    /// What was changed last.
    case changed
    case member
    case drug
    case status
  }

  public init(words: String = "") { self.words = words }
}

/// One page of the cases that a query asks for.
public struct QueuePage: Sendable, Hashable {
  public let entries: [QueueEntry]
  /// From 1; the last one where a later one was asked for.
  public let number: Int
  /// How many pages there are, at least 1.
  public let pages: Int
  /// How many cases the query finds, on all pages.
  public let total: Int
  /// How many cases are kept.
  public let kept: Int
  /// The logins of those who have a case open now, in order.
  public let holders: [String]

  public init(
    entries: [QueueEntry], number: Int, pages: Int, total: Int, kept: Int, holders: [String] = []
  ) {
    self.entries = entries
    self.number = number
    self.pages = pages
    self.total = total
    self.kept = kept
    self.holders = holders
  }

  /// Of a repository that keeps nothing yet.
  public static let empty = QueuePage(entries: [], number: 1, pages: 1, total: 0, kept: 0)
}

/// One case as a queue lists it.
public struct QueueEntry: Sendable, Hashable {
  public let id: String
  public let status: CaseStatus
  /// nil while it is not answered, as the seven below.
  public let memberName: String?
  public let memberID: String?
  /// As a case holds it: `1985-07-14`.
  public let birthDate: String?
  /// The value of the requested drug, as a case holds it.
  public let drug: String?
  /// As a case holds it, as ``payer``.
  public let indication: String?
  public let payer: String?
  public let lineOfBusiness: String?
  public let urgency: String?
  public let due: Due?
  public let progress: Draft.Progress
  public let changed: Stamp
  /// Who works on it now; nil when nobody does.
  public let holder: CaseHolder?
  /// Whether there is a case of somebody else with a name like this member's.
  public let hasNamesake: Bool

  public init(
    id: String, status: CaseStatus, memberName: String?, memberID: String?, birthDate: String?,
    drug: String?, indication: String?, payer: String?, lineOfBusiness: String?, urgency: String?,
    due: Due?, progress: Draft.Progress, changed: Stamp, holder: CaseHolder?, hasNamesake: Bool
  ) {
    self.id = id
    self.status = status
    self.memberName = memberName
    self.memberID = memberID
    self.birthDate = birthDate
    self.drug = drug
    self.indication = indication
    self.payer = payer
    self.lineOfBusiness = lineOfBusiness
    self.urgency = urgency
    self.due = due
    self.progress = progress
    self.changed = changed
    self.holder = holder
    self.hasNamesake = hasNamesake
  }

  /// Whether it should have been decided by now.
  public func isLate(at now: Moment) -> Bool {
    status.awaitsDecision && due.map { $0.moment < now } ?? false
  }
}
