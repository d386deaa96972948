package import Casework

/// A step on the way of a case that somebody asks for.
package enum CaseStep: Sendable, Hashable, CaseIterable {
  case sendForReview
  case askForInformation
  case returnForEntry
  case withdraw
  case reopen

  package var action: CaseAction {
    switch self {
    case .sendForReview: .sendForReview
    case .askForInformation: .askForInformation
    case .returnForEntry: .returnForEntry
    case .withdraw: .withdraw
    case .reopen: .reopen
    }
  }

  /// What the case is then.
  package var status: CaseStatus {
    switch self {
    case .sendForReview: .readyForReview
    case .askForInformation: .waitingForInformation
    case .returnForEntry: .returned
    case .withdraw: .withdrawn
    case .reopen: .draft
    }
  }

  /// Whether it takes work back, and so is asked why.
  package var needsReason: Bool {
    switch self {
    case .sendForReview, .askForInformation: false
    case .returnForEntry, .withdraw, .reopen: true
    }
  }

  /// The steps that a case of this status can take, whoever asks.
  static func possible(from status: CaseStatus) -> [CaseStep] {
    allCases.filter { status.successors.contains($0.status) }
      .filter { $0 != .reopen || !status.awaitsDecision }
  }
}

extension CaseStep {
  /// As the summary offers it.
  var offer: String {
    switch self {
    case .sendForReview: "Send it for review"
    case .askForInformation: "Ask for the missing information"
    case .returnForEntry: "Return it to be completed"
    case .withdraw: "Withdraw it"
    case .reopen: "Take it up again"
    }
  }

  /// What is asked before it is taken.
  var question: String {
    switch self {
    case .sendForReview:
      "Send it for review? Its answers are not changed then until it is returned."
    case .askForInformation:
      "Set it to waiting for information? Its letter can be written then."
    case .returnForEntry: "What is to be completed?"
    case .withdraw: "Why is it withdrawn?"
    case .reopen: "Why is it taken up again?"
    }
  }

  /// What is said once it was taken.
  var done: String {
    switch self {
    case .sendForReview: "It is ready for review now."
    case .askForInformation:
      "It waits for information now. F9 shows the letter that asks for it, and writes it."
    case .returnForEntry: "It was returned to be completed."
    case .withdraw: "It is withdrawn."
    case .reopen: "It is a draft again. What is signed next takes the former determination's place."
    }
  }
}
