public import RuleEngine
public import RuleModel

/// `rubric.determination/1`: what a case comes to, and why, in words. The public contract is in
/// the README; a determination is made from the finding and evaluates nothing.
public struct Determination: Sendable, Hashable {
  public static let schema = "rubric.determination/1"

  /// The case's own; nil where it gave none.
  public let id: String?
  public let outcome: Outcome
  public let policies: [PolicyDetermination]
  /// The names of the inputs waited for; empty unless `incomplete`.
  public let missing: [String]
  /// Set where another policy decides.
  public let referral: Referral?
  public let notes: [Note]

  /// What the letter or the reviewer must be told beside the criteria.
  public struct Note: Sendable, Hashable {
    public let policy: String
    public let cite: String?
    public let text: String
  }
}

/// What one policy says of the case.
public struct PolicyDetermination: Sendable, Hashable {
  public let number: String
  /// The first day on which the version applied is in force.
  public let version: CalendarDate
  public let pathway: String
  public let outcome: Outcome
  public let criteria: [Line]
  public let approval: Approval?
  public let denialBasis: String?

  /// One line of the policy as the case meets it.
  public struct Line: Sendable, Hashable {
    public let cite: String
    public let kind: Criterion.Kind
    public let status: LineStatus
    /// What the line asks.
    public let required: String
    /// What the case showed, with the values.
    public let found: String
  }
}

extension Determination {
  /// - Parameter words: how the values of this case are put into words.
  public init(_ finding: Finding, of id: String?, in words: CaseWords) {
    self.id = id
    self.outcome = finding.outcome
    self.policies = finding.policies.map { PolicyDetermination($0, in: words) }
    self.missing = words.reported(finding.missing).map(words.vocabulary.name(of:))
    self.referral = finding.referral
    self.notes =
      finding.policies.flatMap { policy in
        policy.notes.map { Note(policy: policy.policy.number, cite: $0.cite, text: $0.text) }
      } + finding.notInForce.map(Self.note(notInForce:))
      + finding.withoutPathway.map(Self.note(withoutPathway:))
  }

  private static func note(withoutPathway policy: Policy) -> Note {
    Note(
      policy: policy.number, cite: nil,
      text: "\(policy.title): none of its pathways is for this request, so it decides nothing.")
  }

  private static func note(notInForce policy: Policy) -> Note {
    let through = policy.inForceThrough.map { " through \($0.iso)" } ?? ""
    return Note(
      policy: policy.number, cite: nil,
      text: "\(policy.title): the version held is in force from \(policy.inForceFrom.iso)"
        + "\(through), not on the day decided against.")
  }
}

extension PolicyDetermination {
  init(_ finding: PolicyFinding, in words: CaseWords) {
    number = finding.policy.number
    version = finding.policy.inForceFrom
    pathway = finding.pathway.id
    outcome = finding.outcome
    criteria = finding.lines.map { line in
      Line(
        cite: line.criterion.cite, kind: line.criterion.kind, status: line.status,
        required: line.criterion.statement, found: words.found(line, in: finding))
    }
    approval = finding.approval
    denialBasis = finding.denialBasis
  }
}
