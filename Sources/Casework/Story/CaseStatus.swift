/// How far a case is on its way from the first question to the letter.
public enum CaseStatus: String, Sendable, Hashable, CaseIterable {
  /// Being entered.
  case draft
  /// The prescriber or the member was asked for what is missing.
  case waitingForInformation = "waiting-for-information"
  /// Entered; a reviewer is to look at it.
  case readyForReview = "ready-for-review"
  /// A reviewer gave it back to be completed.
  case returned
  /// Signed.
  case determined
  /// The letter of the latest determination was printed or written to a file.
  case letterIssued = "letter-issued"
  /// Taken back by who asked, before it was decided.
  case withdrawn

  /// As a screen says it.
  public var words: String {
    switch self {
    case .draft: "draft"
    case .waitingForInformation: "waiting for information"
    case .readyForReview: "ready for review"
    case .returned: "returned"
    case .determined: "determined"
    case .letterIssued: "letter issued"
    case .withdrawn: "withdrawn"
    }
  }

  /// Whether its answers may be changed: not while a reviewer has it, nor once it is decided.
  public var isOpenForEntry: Bool {
    switch self {
    case .draft, .waitingForInformation, .returned: true
    case .readyForReview, .determined, .letterIssued, .withdrawn: false
    }
  }

  /// Whether the clock of its decision still runs.
  public var awaitsDecision: Bool {
    switch self {
    case .draft, .waitingForInformation, .readyForReview, .returned: true
    case .determined, .letterIssued, .withdrawn: false
    }
  }

  /// What it may become next.
  public var successors: Set<CaseStatus> {
    switch self {
    case .draft, .returned: [.waitingForInformation, .readyForReview, .determined, .withdrawn]
    case .waitingForInformation: [.draft, .readyForReview, .determined, .withdrawn]
    case .readyForReview: [.returned, .waitingForInformation, .determined, .withdrawn]
    // Taken up again for a new determination, which names the one that it replaces.
    case .determined: [.letterIssued, .draft]
    case .letterIssued: [.draft]
    case .withdrawn: [.draft]
    }
  }
}
