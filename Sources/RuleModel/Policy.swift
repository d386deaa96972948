public import Diagnostics

/// One version of a payer's coverage policy, checked: every expression in it is typed, every name
/// resolved. It mirrors the outline of its source.
public struct Policy: Sendable {
  /// What commands and folders call it, as in `cigna-ip0751-leqselvi`.
  public let id: String
  /// The payer's own number, as in `IP0751`.
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
  /// Why the policy denies, unless an exclusion says otherwise.
  public let denialBasis: String
  public let pathways: [Pathway]
  /// Lines that deny whatever the pathway says, in the order of the source.
  public let exclusions: [Criterion]
  /// What the reviewer or the letter must be told beside the criteria.
  public let notes: [PolicyNote]
  /// The inputs in the one order in which a nurse is asked for them.
  public let questions: [Int]

  public init(
    id: String, number: String, title: String, payer: String, inForceFrom: CalendarDate,
    inForceThrough: CalendarDate?, drugs: [String], source: PolicySource, month: MonthLength,
    denialBasis: String, pathways: [Pathway], exclusions: [Criterion], notes: [PolicyNote],
    questions: [Int]
  ) {
    self.id = id
    self.number = number
    self.title = title
    self.payer = payer
    self.inForceFrom = inForceFrom
    self.inForceThrough = inForceThrough
    self.drugs = drugs
    self.source = source
    self.month = month
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

/// How long a month of an approval is.
public enum MonthLength: Sendable, Hashable {
  /// So many days, whatever the calendar says.
  case days(Int)
  case calendar
}

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
  /// What an approval grants: the first whose `when` is true.
  public let grants: [Grant]

  public init(
    id: String, title: String, when: Expression, isShownWhileOpen: Bool,
    criteria: [Criterion], grants: [Grant]
  ) {
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
  /// nil: always.
  public let when: Expression?
  public let duration: GrantDuration

  public init(when: Expression?, duration: GrantDuration) {
    self.when = when
    self.duration = duration
  }
}

/// The length of an approval, from the day decided against.
public enum GrantDuration: Sendable, Hashable {
  case days(Int)
  /// Of the policy's own month length.
  case months(Int)
  /// Of 12 calendar months each, whatever a month of the policy is.
  case years(Int)
}

/// A remark that is made when its condition is known to hold.
public struct PolicyNote: Sendable {
  public let cite: String?
  public let when: Expression
  public let text: String

  public init(cite: String?, when: Expression, text: String) {
    self.cite = cite
    self.when = when
    self.text = text
  }
}

/// One line of a policy, or a group of them. A class: trees of it are shared and never copied.
public final class Criterion: Sendable {
  public enum Kind: String, Sendable, Hashable {
    case criterion
    case exclusion
  }

  public enum Test: Sendable {
    case expression(Expression)
    case all([Criterion])
    case any([Criterion])
  }

  /// The label as the source numbers it, as in `1.A.v.a`.
  public let cite: String
  public let kind: Kind
  /// What is asked, in our own words, as the nurse and the reviewer read it.
  public let statement: String
  /// The same for a member, as the end of "The rule asks that …"; nil: the statement serves.
  public let memberStatement: String?
  /// How the line is read where its text leaves room; nil where it leaves none.
  public let reading: String?
  /// When the line concerns a case at all; nil: always.
  public let applies: Expression?
  public let test: Test
  /// Of an exclusion, why it denies; nil: as the policy does.
  public let denialBasis: String?
  /// Where it stands in the policy file.
  public let position: SourcePosition

  public init(
    cite: String, kind: Kind, statement: String, memberStatement: String?, reading: String?,
    applies: Expression?, test: Test, denialBasis: String?, position: SourcePosition
  ) {
    self.cite = cite
    self.kind = kind
    self.statement = statement
    self.memberStatement = memberStatement
    self.reading = reading
    self.applies = applies
    self.test = test
    self.denialBasis = denialBasis
    self.position = position
  }

  /// The lines directly below; none for a leaf.
  public var members: [Criterion] {
    switch test {
    case .expression: []
    case .all(let members), .any(let members): members
    }
  }
  /// This line and all below it, in the order of the source.
  public var lines: [Criterion] { [self] + members.flatMap(\.lines) }
}
