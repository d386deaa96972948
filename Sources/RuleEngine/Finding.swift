public import RuleModel

/// What the policies say of a case, with the trail that shows why. Nothing else is evaluated
/// again: the screen, the letter, `explain` and the record all read this.
///
/// One evaluation gives one object, so that whoever made something of it knows it again at once.
public final class Finding: Sendable {
  public let outcome: Outcome
  /// The policies applied, in order; empty for `noPolicy`, and while a head field is open.
  public let policies: [PolicyFinding]
  /// What an `incomplete` case waits for; none for every other outcome.
  public let missing: Gaps
  /// Set for `refer`.
  public let referral: Referral?
  /// Versions held for the payer and drug that are not in force on the day decided against;
  /// only for `noPolicy`.
  public let notInForce: [Policy]
  /// Policies in force none of whose pathways is for this request; only for `noPolicy`.
  public let withoutPathway: [Policy]

  package init(
    outcome: Outcome, policies: [PolicyFinding] = [], missing: Gaps = .none,
    referral: Referral? = nil, notInForce: [Policy] = [], withoutPathway: [Policy] = []
  ) {
    self.referral = referral
    self.outcome = outcome
    self.policies = policies
    self.missing = missing
    self.notInForce = notInForce
    self.withoutPathway = withoutPathway
  }
}

/// What is decided about a case, or about the part of it that one policy decides.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
  case approve
  /// Approved, but for less quantity than was asked for.
  case partial
  /// Denied, whatever is still unknown.
  case deny
  /// Another policy decides.
  case refer
  /// No policy held is in force for this payer, drug and date.
  case noPolicy = "no-policy"
  /// An answer is open on which it hangs.
  case incomplete
}

/// What one policy says of a case.
public struct PolicyFinding: Sendable {
  public let policy: Policy
  /// The pathway applied, or the one that is shown while the route is open.
  public let pathway: Pathway
  public let outcome: Outcome
  /// What decides the route and is open; none when the route is known.
  public let routeGaps: Gaps
  /// The pathway's lines in the source's order, a group before its members, then the exclusions.
  public let lines: [LineFinding]
  /// The lines that count although the source has no line of its own for them. A determination
  /// does not list them, but whoever gives reasons has to.
  public let unlistedLines: [LineFinding]
  /// Everything an answer to which could still change a line, in the order in which the lines
  /// need it. Unlike ``Finding/missing`` it does not end with a definite outcome: a letter gives
  /// every reason.
  public let open: Gaps
  /// nil unless the outcome is `approve` or `partial`.
  public let approval: Approval?
  /// nil unless the outcome is `deny` or `partial`.
  public let denialBasis: String?
  /// The notes whose condition is known to hold.
  public let notes: [PolicyNote]
  /// The values that evaluation met, for ``LineFinding/steps``.
  public let trail: Trail
}

extension PolicyFinding {
  /// Every line that counts, those last that are not listed.
  public var countedLines: [LineFinding] { lines + unlistedLines }
}

/// The policy that decides instead.
public struct Referral: Sendable, Hashable {
  public let policy: String
  public let why: String
  /// The same in whole sentences to a member; nil: `why` serves.
  public let whyToMember: String?

  package init(policy: String, why: String, whyToMember: String? = nil) {
    self.policy = policy
    self.why = why
    self.whyToMember = whyToMember
  }
}

/// What an approval covers.
public struct Approval: Sendable, Hashable {
  public let from: CalendarDate
  /// The last day covered; nil where doses are what is approved.
  public let through: CalendarDate?
  /// How many doses; nil where a time is approved.
  public let doses: Int?
  /// nil where the policy sets no limit.
  public let quantity: QuantityLimit?
  /// What a member has to know of asking for more once this ends; nil: nothing beside the
  /// policy's lines for a continuation.
  public let renewalToMember: String?

  package init(
    from: CalendarDate, through: CalendarDate?, doses: Int? = nil, quantity: QuantityLimit? = nil,
    renewalToMember: String? = nil
  ) {
    self.renewalToMember = renewalToMember
    self.from = from
    self.through = through
    self.doses = doses
    self.quantity = quantity
  }
}

/// What became of one line of a policy.
public struct LineFinding: Sendable {
  public let criterion: Criterion
  /// How many groups of the policy it stands in, from 0.
  public let depth: Int
  public let status: LineStatus
  /// The open inputs that would settle it, of a group only those of its own applicability; none
  /// when it is settled.
  public let gaps: Gaps
  /// Its part of ``PolicyFinding/trail``; empty for a group, and for what does not apply.
  public let steps: Range<Int>
}

/// `met` to `notApplicable` of a criterion, `holds` and `clear` of an exclusion, `unknown` of both.
public enum LineStatus: String, Sendable, Hashable, CaseIterable {
  case met
  case notMet
  case unknown
  case notApplicable
  case holds
  case clear
}
