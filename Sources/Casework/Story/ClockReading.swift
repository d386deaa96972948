public import RuleModel

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
  /// What kind of request it is; nil while nobody said, or no rule knows it.
  public let track: Choice?

  /// What has to be done first: the decision, or telling somebody something.
  public var next: ClockDue? {
    guard let decided = decision?.legal?.moment, let told = knownNotice?.legal?.moment else {
      return decision ?? knownNotice
    }
    return told < decided ? knownNotice : decision
  }
  /// ``notice``, where it is known that requests of this kind have one, though perhaps not which.
  private var knownNotice: ClockDue? {
    notice.flatMap { $0.openFor.isDisjoint(with: [.line, .track]) ? $0 : nil }
  }

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
  /// Until when a request for information can still be sent that changes ``legal``; nil where none
  /// does.
  public let lastToAsk: LocalMoment?

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
  /// Where a moment stands to the limit that is next.
  public func standing(at moment: Moment) -> ClockDue.Standing {
    next?.standing(at: moment) ?? .unknown
  }

  /// What a screen says of the limits, a sentence a line.
  public var words: [String] {
    var lines = [decisionWords].compactMap(\.self)
    if decision?.stoppedUntil != nil {
      lines.append("Counted as if the information that was asked for came at the last moment")
    }
    if let notice = knownNotice, let words = notice.words(isSure: notice.isCertain) {
      lines.append(words)
    }
    return lines + gaps.map { "It is not known \($0.words)" }
  }

  /// nil where a notice is all that has a limit.
  private var decisionWords: String? {
    if let decision { return decision.words(isSure: gaps.isEmpty) }
    if knownNotice != nil { return nil }
    return dues.contains { $0.rule.duty == .decide }
      ? "When the decision is due cannot be told yet"
      : "No rule for a decision applies; have clocks.yaml completed"
  }
}

extension ClockDue {
  /// `Due 05-Dec-2026 23:59 by COM-STD (29 CFR 2560.503-1)`; nil where it is not known when.
  fileprivate func words(isSure: Bool) -> String? {
    let subject = rule.duty == .notify ? "Notice due" : "Due"
    return legal.map {
      "\(subject)\(isSure ? "" : " at the earliest") \($0.words) by \(rule.id) (\(rule.source))"
    }
  }
}
