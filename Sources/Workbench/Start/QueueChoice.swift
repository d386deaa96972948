internal import Casework

/// Which cases the queue shows, and in which order.
struct QueueChoice: Sendable, Hashable {
  var show = Show.open
  /// The value of the requested drug; nil for any.
  var drug: String?
  /// The login of who has the case open; nil for anybody or nobody.
  var holder: String?
  private(set) var order = QueueQuery.Order.due
  private(set) var isReversed = false

  enum Show: CaseIterable {
    case open
    case mine
    case toReview
    case waiting
    case soon
    case decided
    case withdrawn
    case all
  }

  var showsDefault: Bool { show == .open && drug == nil && holder == nil }

  mutating func clear() { (show, drug, holder) = (.open, nil, nil) }

  /// Sorts so; what is sorted so already is turned around.
  mutating func sort(by order: QueueQuery.Order) {
    isReversed = self.order == order && !isReversed
    self.order = order
  }

  func query(at time: LocalTime?, for login: String) -> QueueQuery {
    var query = QueueQuery()
    query.statuses = show.statuses
    if show == .mine { query.changedBy = login }
    if show == .soon { query.dueBefore = time?.now.adding(seconds: 24 * 3600) }
    (query.drug, query.holder) = (drug, holder)
    (query.order, query.isReversed) = (order, isReversed)
    return query
  }
}

extension QueueChoice.Show {
  /// nil for every status.
  var statuses: Set<CaseStatus>? {
    switch self {
    case .open, .mine, .soon: Set(CaseStatus.allCases.filter(\.awaitsDecision))
    case .toReview: [.readyForReview]
    case .waiting: [.waitingForInformation]
    case .decided: [.determined, .letterIssued]
    case .withdrawn: [.withdrawn]
    case .all: nil
    }
  }

  /// As the row above the list says it.
  var words: String {
    switch self {
    case .open: "To be decided"
    case .mine: "Mine"
    case .toReview: "Ready for review"
    case .waiting: "Waiting"
    case .soon: "Late or in 24 h"
    case .decided: "Decided"
    case .withdrawn: "Withdrawn"
    case .all: "All"
    }
  }

  /// As the menu explains it.
  var explanation: String {
    switch self {
    case .open: "To be decided: all that is neither decided nor withdrawn"
    case .mine: "Mine: to be decided, and last changed by me"
    case .toReview: "Ready for review"
    case .waiting: "Waiting for information"
    case .soon: "Late, or due within 24 hours"
    case .decided: "Decided, with or without their letter"
    case .withdrawn: "Withdrawn"
    case .all: "All cases"
    }
  }
}

extension QueueQuery.Order {
  var words: String {
    switch self {
    case .due: "Due first"
    case .changed: "Changed last"
    case .member: "Member"
    case .drug: "Drug"
    case .status: "Status"
    }
  }

  var reversedWords: String {
    switch self {
    case .due: "Due last"
    case .changed: "Changed first"
    case .member, .drug, .status: "\(words) Z to A"
    }
  }
}
