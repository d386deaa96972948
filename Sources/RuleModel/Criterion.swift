public import Diagnostics

/// One line of a policy, or a group of them. A class: trees of it are shared and never copied.
public final class Criterion: Sendable {
  public enum Kind: String, Sendable, Hashable {
    case criterion
    case exclusion
  }

  /// Whether the line is among those that a determination lists.
  public enum Listing: Sendable {
    case always
    /// Only then is there such a line at all.
    case when(Expression)
    /// It counts, but the source has no line of its own for it.
    case never
  }

  /// How it is known from a line whether the policy lists the use at all.
  public enum UseDecision: Sendable {
    /// The line does not tell.
    case none
    /// Listed as far as the line is met.
    case byLine
    /// Listed as far as this holds, which is a part of what the line asks.
    case by(Expression)
  }

  public enum Test: Sendable {
    case expression(Expression)
    case all([Criterion])
    case any([Criterion])
  }

  /// The label as the source numbers it, as in `1.A.v.a`.
  public let cite: String
  public let kind: Kind
  /// A few words for panels, as in `Age 18 or over`; nil: the statement serves.
  public let label: String?
  /// What is asked, in our own words, as the nurse and the reviewer read it.
  public let statement: String
  /// The same for a member, as the end of "The rule asks that …"; nil: the statement serves.
  public let memberStatement: String?
  /// How the line is read where its text leaves room; nil where it leaves none.
  public let reading: String?
  /// When the line concerns a case at all; nil: always.
  public let applies: Expression?
  public let test: Test
  public let listing: Listing
  /// Whether it tells if the policy lists the use at all. Where the use is not listed, a policy
  /// that refers unlisted uses does so, whatever else holds.
  public let useDecision: UseDecision
  /// Of a group, whether it is not met where none of its members applies. Otherwise it does not
  /// apply then either.
  public let needsMember: Bool
  /// What has to be settled before the line waits for anything of its own: while this is open, it
  /// waits for the inputs of this alone. nil: nothing has to.
  public let asksFirst: Expression?
  /// Of an exclusion, why it denies; nil: as the policy does.
  public let denialBasis: String?
  /// Where it stands in the policy file.
  public let position: SourcePosition

  public init(
    cite: String, kind: Kind, label: String? = nil, statement: String, memberStatement: String?,
    reading: String?,
    applies: Expression?, test: Test, listing: Listing = .always,
    useDecision: UseDecision = .none, needsMember: Bool = false, asksFirst: Expression? = nil,
    denialBasis: String?, position: SourcePosition
  ) {
    self.listing = listing
    self.useDecision = useDecision
    self.needsMember = needsMember
    self.asksFirst = asksFirst
    self.cite = cite
    self.kind = kind
    self.label = label
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
