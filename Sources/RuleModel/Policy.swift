/// One version of a payer's coverage policy, checked: every expression in it is typed, every name
/// resolved. It mirrors the outline of its source.
public struct Policy: Sendable {
  /// What commands and folders call it, as in `cigna-ip0751-leqselvi`.
  public let id: String
  /// The payer's own number, as in `IP0751`; ours where the source gives none (``unstated``).
  public let number: String
  public let title: String
  /// The payer, a choice of `plan.payer`.
  public let payer: String
  /// The first day on which this version is in force; it names the version.
  public let inForceFrom: CalendarDate
  /// The last day on which it is in force; nil while no later version is held.
  public let inForceThrough: CalendarDate?
  /// The products it decides about, choices of `request.drug`.
  public let drugs: [String]
  public let source: PolicySource
  /// How long a month of an approval is.
  public let month: MonthLength
  /// What the source itself does not state, and is ours: a letter does not say it.
  public let unstated: Set<UnstatedDetail>
  /// What short names of the source stand for, as a letter says it: abbreviations, and the numbers of
  /// policies that requests are referred to.
  public let fullNames: [String: String]
  /// Why the policy denies, unless an exclusion says otherwise.
  public let denialBasis: String
  public let pathways: [Pathway]
  /// Lines that deny whatever the pathway says, in the order of the source.
  public let exclusions: [Criterion]
  /// Where a use goes that the policy does not list; nil where it denies such a use itself.
  public let unlistedUse: ReferralRule?
  /// The policy that this one is decided together with; nil for one that stands alone.
  public let accompanies: Accompaniment?
  /// What the reviewer or the letter must be told beside the criteria.
  public let notes: [PolicyNote]
  /// The inputs in the one order in which a nurse is asked for them.
  public let questions: [Int]

  public init(
    id: String, number: String, title: String, payer: String, inForceFrom: CalendarDate,
    inForceThrough: CalendarDate?, drugs: [String], source: PolicySource, month: MonthLength,
    unstated: Set<UnstatedDetail> = [], fullNames: [String: String] = [:], denialBasis: String,
    pathways: [Pathway],
    exclusions: [Criterion],
    unlistedUse: ReferralRule? = nil, accompanies: Accompaniment? = nil, notes: [PolicyNote],
    questions: [Int]
  ) {
    self.unlistedUse = unlistedUse
    self.accompanies = accompanies
    self.id = id
    self.number = number
    self.title = title
    self.payer = payer
    self.inForceFrom = inForceFrom
    self.inForceThrough = inForceThrough
    self.drugs = drugs
    self.source = source
    self.month = month
    self.unstated = unstated
    self.fullNames = fullNames
    self.denialBasis = denialBasis
    self.pathways = pathways
    self.exclusions = exclusions
    self.notes = notes
    self.questions = questions
  }

  /// Whether this version decides a request of that day.
  public func isInForce(on date: CalendarDate) -> Bool {
    date >= inForceFrom && inForceThrough.map { date <= $0 } ?? true
  }
}

/// The payer's document that a policy was read from.
public struct PolicySource: Sendable, Hashable {
  public let publisher: String
  public let document: String
  /// The day of the revision that was read.
  public let revised: CalendarDate

  public init(publisher: String, document: String, revised: CalendarDate) {
    self.publisher = publisher
    self.document = document
    self.revised = revised
  }
}

/// The policy that another is decided together with, as a quantity limit is with the approval.
public struct Accompaniment: Sendable {
  /// The number of the policy that decides first, as in `IP0759`.
  public let number: String
  /// When the second one applies to a case of the first.
  public let when: Expression?
  /// The inputs of which one has to be given for it to apply; none: it always does.
  public let given: [Int]

  public init(number: String, when: Expression?, given: [Int]) {
    self.number = number
    self.when = when
    self.given = given
  }
}

/// How long a month of an approval is.
public enum MonthLength: Sendable, Hashable {
  /// So many days, whatever the calendar says.
  case days(Int)
  case calendar
}

/// What a policy has to have, and its source may not state.
public enum UnstatedDetail: String, Sendable, Hashable, CaseIterable {
  case number, month
}

/// A remark that is made when its condition is known to hold.
public struct PolicyNote: Sendable {
  public let cite: String?
  public let when: Expression
  public let text: String
  /// Whether it is for whoever decides alone: a letter does not say it.
  public let isForReviewer: Bool

  public init(cite: String?, when: Expression, text: String, isForReviewer: Bool = false) {
    self.isForReviewer = isForReviewer
    self.cite = cite
    self.when = when
    self.text = text
  }
}
