/// One way through a policy: the criteria for one use, and what meeting them grants.
public struct Pathway: Sendable {
  /// As `determination` names it: `1.A`.
  public let id: String
  public let title: String
  /// When a request is reviewed here. Of a policy's pathways at most one can be true.
  public let when: Expression
  /// Whether this pathway is the one to show while an answer that decides the route is open.
  public let isShownWhileOpen: Bool
  /// All of these are to be met.
  public let criteria: [Criterion]
  /// What an approval grants: the first that fits.
  public let grants: [Grant]
  /// Where a request is referred instead of being decided: the first whose `when` is true. Empty
  /// for a pathway that decides.
  public let referrals: [ReferralRule]

  public init(
    id: String, title: String, when: Expression, isShownWhileOpen: Bool,
    criteria: [Criterion], grants: [Grant], referrals: [ReferralRule] = []
  ) {
    self.referrals = referrals
    self.id = id
    self.title = title
    self.when = when
    self.isShownWhileOpen = isShownWhileOpen
    self.criteria = criteria
    self.grants = grants
  }
}

/// What an approval grants.
public struct Grant: Sendable {
  /// What has become of the pathway's criteria for this to be granted.
  public enum Criteria: String, Sendable, Hashable {
    case met
    case notMet
  }

  /// nil: always.
  public let when: Expression?
  public let criteria: Criteria
  /// Whether less is granted than was asked for.
  public let isPartial: Bool
  public let duration: GrantDuration
  /// A shorter time that was asked for and is granted instead; nil where none counts.
  public let shortening: GrantShortening?
  /// How many doses are granted, in place of a time; nil where time is.
  public let doses: Expression?
  /// How much is granted; nil where the policy sets no limit.
  public let quantity: GrantQuantity?
  /// What a member has to know of asking for more once this ends, in whole sentences; nil where
  /// the policy's lines for a continuation say it all.
  public let renewalToMember: String?

  public init(
    when: Expression?, criteria: Criteria = .met, isPartial: Bool = false,
    duration: GrantDuration, shortening: GrantShortening? = nil, doses: Expression? = nil,
    quantity: GrantQuantity? = nil, renewalToMember: String? = nil
  ) {
    self.renewalToMember = renewalToMember
    self.when = when
    self.criteria = criteria
    self.isPartial = isPartial
    self.duration = duration
    self.shortening = shortening
    self.doses = doses
    self.quantity = quantity
  }
}

/// The length of an approval, from the day decided against.
public enum GrantDuration: Sendable, Hashable {
  case days(Int)
  /// Of the policy's own month length.
  case months(Int)
  /// Of 12 calendar months each, whatever a month of the policy is.
  case years(Int)
  /// The dates that the policy decided before this one grants.
  case asAccompanied
  /// No end date: doses are what is granted.
  case openEnded
}

/// A length of therapy that was asked for, and ends an approval before its time.
public struct GrantShortening: Sendable {
  /// The input that says how many days were asked for; open: none were.
  public let days: Int
  /// When it counts; nil: always.
  public let when: Expression?

  public init(days: Int, when: Expression?) {
    self.days = days
    self.when = when
  }
}

/// How much a time may be filled with, by the choice of one input.
public struct GrantQuantity: Sendable {
  /// The input that picks the limit.
  public let input: Int
  public let limits: [String: QuantityLimit]

  public init(input: Int, limits: [String: QuantityLimit]) {
    self.input = input
    self.limits = limits
  }
}

/// Grams in so many days, through one channel.
public struct QuantityLimit: Sendable, Hashable {
  public let grams: Int
  public let days: Int
  public let channel: String

  public init(grams: Int, days: Int, channel: String) {
    self.grams = grams
    self.days = days
    self.channel = channel
  }
}

/// The policy that decides instead, by the choice of one input.
public struct ReferralRule: Sendable {
  /// nil: always.
  public let when: Expression?
  /// The input that picks the target.
  public let input: Int
  /// The number of the policy that decides, by the input's choice.
  public let targets: [String: String]
  /// Why, in our own words.
  public let why: String
  /// The same in whole sentences to a member; nil: `why` serves.
  public let whyToMember: String?

  public init(
    when: Expression?, input: Int, targets: [String: String], why: String,
    whyToMember: String? = nil
  ) {
    self.whyToMember = whyToMember
    self.when = when
    self.input = input
    self.targets = targets
    self.why = why
  }
}
