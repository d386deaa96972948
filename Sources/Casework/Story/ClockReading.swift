/// What the clock says of a case: every rule that applies or may apply, and which is the earliest.
public struct ClockReading: Sendable, Hashable {
  /// The earliest first; those without a moment last.
  public let dues: [ClockDue]
  /// The rule that decides until when the request has to be decided: the earliest of those that
  /// apply or may apply. nil when none is known to be running.
  public var decision: ClockDue? { earliest(.decide) }
  /// The same for what somebody has to be told.
  public var notice: ClockDue? { earliest(.notify) }
  /// What is open and could change ``decision``: none when it is known for good.
  public let gaps: [ClockGap]

  /// The rule of a duty that ends first.
  private func earliest(_ duty: ClockRule.Duty) -> ClockDue? {
    dues.first { $0.rule.duty == duty && $0.legal != nil }
  }
}

/// One rule on one case.
public struct ClockDue: Sendable, Hashable {
  public let rule: ClockRule
  /// What would have to be known to say that the rule applies; none when it does.
  public let openFor: Set<ClockGap>
  /// The end of the limit; nil while the rule's clock has not begun.
  public let legal: LocalMoment?
  /// When the organization wants to be done: its buffer before ``legal``.
  public let internalDue: LocalMoment?
  /// What keeps ``legal`` from being known, or what it had to take as the least favorable for.
  public let waitsFor: Set<ClockGap>
  /// Until when a request for information that is not answered stops the clock at the most; nil
  /// where none does.
  public let stoppedUntil: Moment?

  /// Whether it is known that the rule applies.
  public var isCertain: Bool { openFor.isEmpty }

  /// Whether a request for information stops the clock at a moment.
  public func isStopped(at moment: Moment) -> Bool {
    stoppedUntil.map { moment < $0 } ?? false
  }

  /// Where a moment stands to the limit.
  public func standing(at moment: Moment) -> Standing {
    guard let legal else { return .unknown }
    if moment > legal.moment { return .late }
    if let internalDue, moment > internalDue.moment { return .pressing }
    return .inTime
  }

  public enum Standing: String, Sendable, Hashable, CaseIterable {
    case inTime
    /// Within the organization's buffer.
    case pressing
    case late
    /// The limit is not known.
    case unknown
  }
}

extension ClockReading {
  /// Where a moment stands to the limit of the decision.
  public func standing(at moment: Moment) -> ClockDue.Standing {
    decision?.standing(at: moment) ?? .unknown
  }

  /// What a screen says of the decision's limit, a sentence a line.
  public var words: [String] {
    var lines: [String] = []
    if let decision, let legal = decision.legal {
      let rule = "\(decision.rule.id) (\(decision.rule.source))"
      let verb = decision.isCertain ? "Due" : "Due at the earliest"
      lines.append("\(verb) \(legal.words) by \(rule)")
      if decision.stoppedUntil != nil {
        lines.append("Counted as if the information that was asked for came at the last moment")
      }
    } else if !dues.contains(where: { $0.rule.duty == .decide }) {
      lines.append("No rule for a decision applies; have clocks.yaml completed")
    } else {
      lines.append("When the decision is due cannot be told yet")
    }
    return lines + gaps.map { "It is not known \($0.words)" }
  }
}
