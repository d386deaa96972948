/// What the clock has to know of a case. Whatever is nil is open, and nothing is put in its place.
public struct ClockCase: Sendable, Hashable {
  /// As `plan.lineOfBusiness` says it.
  public var line: String?
  /// Counts for a commercial plan alone.
  public var funding: Funding?
  /// The two-letter code of the state in which the plan was issued.
  public var state: String?
  public var urgency: Urgency?
  /// What kind of request it is, as clocks.yaml declares them.
  public var track: String?
  /// With the time of day, and the zone of who received it.
  public var received: LocalMoment?
  /// When everything was there that the decision needs.
  public var complete: Moment?
  /// When the approved course ends that the request is to extend.
  public var courseEnds: Moment?
  public var decided: Moment?
  /// The requests for missing information. The first that was sent in time counts; a rule gives no
  /// time for a second.
  public var pends: [Pend]

  /// A request for missing information.
  public struct Pend: Sendable, Hashable {
    public let sent: Moment
    /// When what was asked for came; nil while it has not.
    public let answered: Moment?

    public init(sent: Moment, answered: Moment? = nil) {
      self.sent = sent
      self.answered = answered
    }
  }

  public init(
    line: String? = nil, funding: Funding? = nil, state: String? = nil, urgency: Urgency? = nil,
    track: String? = nil, received: LocalMoment? = nil, complete: Moment? = nil,
    courseEnds: Moment? = nil, decided: Moment? = nil, pends: [Pend] = []
  ) {
    self.line = line
    self.funding = funding
    self.state = state
    self.urgency = urgency
    self.track = track
    self.received = received
    self.complete = complete
    self.courseEnds = courseEnds
    self.decided = decided
    self.pends = pends
  }
}

/// What the clock would have to know to be sure.
public enum ClockGap: String, Sendable, Hashable, CaseIterable, Comparable {
  case received
  case line
  case funding
  case state
  case urgency
  case track
  case complete
  case courseEnds
  case decided

  /// As a sentence ends that begins with "It is not known".
  public var words: String {
    switch self {
    case .received: "on which day and at what time the request was received"
    case .line: "what line of business it is"
    case .funding: "how the plan is funded"
    case .state: "in which state the plan was issued"
    case .urgency: "whether an expedited decision was asked for"
    case .track: "what kind of request it is"
    case .complete: "when everything was there that the decision needs"
    case .courseEnds: "when the approved course ends"
    case .decided: "when it was decided"
    }
  }

  public static func < (left: Self, right: Self) -> Bool {
    guard let left = allCases.firstIndex(of: left), let right = allCases.firstIndex(of: right)
    else { return false }
    return left < right
  }
}
