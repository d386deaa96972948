extension Due {
  /// Until when the decision is due by what a clock says; nil while no limit is known to run. Where
  /// something is open that could move it, it says what, and that it is the earliest.
  public init?(_ reading: ClockReading) {
    guard let decision = reading.decision, let legal = decision.legal else { return nil }
    let rule = "\(decision.rule.id) (\(decision.rule.source))"
    let open = reading.gaps.map { "; it is not known \($0.words)" }.joined()
    self.init(
      legal.moment, rule: reading.gaps.isEmpty ? rule : "\(rule), at the earliest\(open)")
  }
}

extension ClockCase.Pend {
  /// The requests for missing information that a case's story tells of: sent when it began to wait,
  /// answered when it was taken up again.
  public static func all(in story: [Stamped<StatusChange>]) -> [ClockCase.Pend] {
    var pends: [ClockCase.Pend] = []
    for change in story {
      let moment = change.stamp.moment
      if change.event.to == .waitingForInformation {
        pends.append(ClockCase.Pend(sent: moment))
      } else if change.event.from == .waitingForInformation, let pend = pends.popLast() {
        let isAnswered = [.draft, .readyForReview].contains(change.event.to)
        pends.append(ClockCase.Pend(sent: pend.sent, answered: isAnswered ? moment : nil))
      }
    }
    return pends
  }
}
