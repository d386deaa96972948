public import RuleEngine

/// What somebody wants to do with a case, or with the store that keeps all of them.
public enum CaseAction: Sendable, Hashable {
  case view
  case create
  case answer
  case sendForReview
  case returnForEntry
  case askForInformation
  /// Sign that another policy decides.
  case refer
  /// Sign the approval that the criteria come to.
  case approve
  /// Sign the denial that the criteria come to, or one because what they need was not sent.
  case deny
  /// Sign the approval of less than was asked for, which denies the rest.
  case approveInPart
  /// Sign another outcome than the one that the criteria come to, for a reason that names them; nil
  /// while that was not asked for yet.
  case override(to: Outcome, reason: String?, criteria: [String])
  case issueLetter
  case withdraw
  /// Take a case from a session that is alive: whether it is of the same person, and for how many
  /// whole minutes nothing was changed in the case.
  case takeOver(isOwn: Bool, idleMinutes: Int)
  /// Take a case up again that was decided or withdrawn.
  case reopen
  case export
  case backUp
  case restore
  case purge
  case readRecord

  /// As a sentence says it of who does it: `signs an approval`.
  public var words: String {
    switch self {
    case .view: "looks at a case"
    case .create: "begins a case"
    case .answer: "changes answers"
    case .sendForReview: "sends a case for review"
    case .returnForEntry: "returns a case to be completed"
    case .askForInformation: "asks for missing information"
    case .refer: "signs a referral"
    case .approve: "signs an approval"
    case .deny: "signs a denial"
    case .approveInPart: "signs a partial denial"
    case .override: "overrides what the criteria come to"
    case .issueLetter: "issues a letter"
    case .withdraw: "withdraws a case"
    case .takeOver: "takes over a case that somebody has open"
    case .reopen: "takes up a case again"
    case .export: "exports a case"
    case .backUp: "backs up the store"
    case .restore: "restores the store"
    case .purge: "purges the store"
    case .readRecord: "reads the record"
    }
  }

  /// Whether it is the store's, and no single case's.
  public var concernsStore: Bool {
    switch self {
    case .backUp, .restore, .purge, .readRecord: true
    default: false
    }
  }
}

/// What has to be known of a case to say who may do what with it.
public struct CaseSituation: Sendable, Hashable {
  public let status: CaseStatus
  /// What the policies come to.
  public let outcome: Outcome
  /// As `plan.lineOfBusiness` says it; nil while it is open.
  public let line: String?
  /// As `plan.state` says it; nil while it is open.
  public let state: String?
  /// The logins of all who ever changed an answer of it.
  public let enteredBy: Set<String>
  /// Every line that counts.
  public let lines: StandingLines
  /// What was signed last; nil where nothing was.
  public let signed: Signed?

  public struct Signed: Sendable, Hashable {
    public let outcome: Outcome
    /// Whether it was another than the criteria came to.
    public let isOverride: Bool

    public init(outcome: Outcome, isOverride: Bool = false) {
      self.outcome = outcome
      self.isOverride = isOverride
    }
  }

  public init(
    status: CaseStatus, outcome: Outcome, line: String? = nil, state: String? = nil,
    enteredBy: Set<String> = [], lines: StandingLines = StandingLines(), signed: Signed? = nil
  ) {
    self.status = status
    self.outcome = outcome
    self.line = line
    self.state = state
    self.enteredBy = enteredBy
    self.lines = lines
    self.signed = signed
  }

  /// Before anything was entered.
  public static let new = CaseSituation(status: .draft, outcome: .incomplete)
}
