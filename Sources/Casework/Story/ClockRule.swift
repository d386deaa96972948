public import RuleModel

/// A limit of law or contract on the time for a decision or a notice. All of it is data
/// (`Resources/clocks.yaml`).
public struct ClockRule: Sendable, Hashable {
  /// As a screen and the record name it: `COM-STD`.
  public let id: String
  public let duty: Duty
  public let scope: Scope
  public let start: Start
  public let limit: ClockSpan
  public let pend: Pend
  /// The days of receipt for which it holds; nil where that has no beginning or no end.
  public let inForceFrom: CalendarDate?
  public let inForceThrough: CalendarDate?
  /// Its place in the law, for whoever doubts it.
  public let source: String
  /// How well it was confirmed, by the marks that clocks.yaml explains: `R+S`.
  public let certainty: String
  /// The day on which it was written down or last checked, as well as ``certainty`` says.
  public let checkedOn: CalendarDate
  /// Whether the organization uses it.
  public let isOn: Bool

  /// What has to be done within the limit.
  public enum Duty: String, Sendable, Hashable, CaseIterable {
    /// Decide the request.
    case decide
    /// Tell somebody something; the decision has a limit of its own.
    case notify
  }

  /// What the limit is counted from.
  public enum Start: String, Sendable, Hashable, CaseIterable {
    case received
    /// When everything was there that the decision needs.
    case complete
    case decided
  }

  /// What a request for missing information does to the limit.
  public enum Pend: Sendable, Hashable {
    /// The limit stays as it is.
    case doesNotStop
    /// The limit begins only when everything is there.
    case startsWhenComplete
    /// Asked once, within `notice` of the start, or where that is nil before the limit ends, it stops
    /// the clock until the answer comes or `answer` is over; the decision is due `decision` after
    /// that.
    case tolls(notice: ClockSpan?, answer: ClockSpan, decision: ClockSpan)
    /// Asked within `notice` of the start, the case follows a schedule of its own: the decision is
    /// due `decision` after the answer comes or `answer` is over.
    case ownClock(notice: ClockSpan, answer: ClockSpan, decision: ClockSpan)
    /// Asked before the limit ends, it adds this much to the limit, once.
    case extends(by: ClockSpan)

    /// As clocks.yaml names it.
    public var name: String {
      switch self {
      case .doesNotStop: "does-not-stop"
      case .startsWhenComplete: "starts-when-complete"
      case .tolls: "tolls"
      case .ownClock: "own-clock"
      case .extends: "extension"
      }
    }
  }

  public init(
    id: String, duty: Duty = .decide, scope: Scope, start: Start = .received, limit: ClockSpan,
    pend: Pend = .doesNotStop, inForceFrom: CalendarDate? = nil,
    inForceThrough: CalendarDate? = nil, source: String, certainty: String,
    checkedOn: CalendarDate, isOn: Bool = true
  ) {
    self.id = id
    self.duty = duty
    self.scope = scope
    self.start = start
    self.limit = limit
    self.pend = pend
    self.inForceFrom = inForceFrom
    self.inForceThrough = inForceThrough
    self.source = source
    self.certainty = certainty
    self.checkedOn = checkedOn
    self.isOn = isOn
  }
}

extension ClockRule {
  /// The cases that a rule is for.
  public struct Scope: Sendable, Hashable {
    /// Lines of business, each with the kinds of funding it holds for; nil for any.
    public let lines: [String: Set<Funding>?]
    /// As clocks.yaml declares them.
    public let tracks: Set<String>
    public let urgencies: Set<Urgency>
    /// Two-letter codes; nil for every state.
    public let states: Set<String>?
    /// How long before the end of the course that it is to extend the request has to come in; nil
    /// where that does not matter.
    public let leadHours: Int?

    public init(
      lines: [String: Set<Funding>?], tracks: Set<String>,
      urgencies: Set<Urgency> = Set(Urgency.allCases), states: Set<String>? = nil,
      leadHours: Int? = nil
    ) {
      self.lines = lines
      self.tracks = tracks
      self.urgencies = urgencies
      self.states = states
      self.leadHours = leadHours
    }
  }
}

/// Who bears the risk of a commercial plan, which decides whose law holds for it.
public enum Funding: String, Sendable, Hashable, CaseIterable {
  /// An employer's own money: ERISA, and no state insurance law.
  case erisaSelfFunded = "erisa-self-funded"
  /// An employer's plan, insured: ERISA and the state's insurance law.
  case erisaInsured = "erisa-insured"
  /// A government's or a church's plan, or one that a person bought outside the exchange.
  case nonERISA = "non-erisa"
}

/// How fast a decision was asked for.
public enum Urgency: String, Sendable, Hashable, CaseIterable {
  case standard
  case expedited
}

/// A length of time as a rule gives it.
public enum ClockSpan: Sendable, Hashable {
  /// Elapsed ones: a change to or from summer time does not shorten or lengthen them.
  case hours(Int)
  /// Days of the calendar, the first being the day after; to the end of the last.
  case days(Int)
  /// Days that are neither Saturday, Sunday nor a holiday, the first being after the start; to the
  /// end of the last.
  case businessDays(Int)

  /// `72 hours`, `1 business day`.
  public var words: String {
    func counted(_ figure: Int, _ unit: String) -> String {
      "\(figure) \(unit)\(figure == 1 ? "" : "s")"
    }
    return switch self {
    case .hours(let figure): counted(figure, "hour")
    case .days(let figure): counted(figure, "day")
    case .businessDays(let figure): counted(figure, "business day")
    }
  }
}
