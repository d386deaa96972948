internal import RuleModel

extension Due {
  /// Until when the case is due by what a clock says; nil while no limit is known to run. Where
  /// something is open that could move it, it says what, and that it is the earliest.
  public init?(_ reading: ClockReading) {
    guard let next = reading.next, let legal = next.legal else { return nil }
    let duty = next.rule.duty == .notify ? ", for a notice" : ""
    let track = reading.track.map { ", \($0.label)" } ?? ""
    let rule = "\(next.rule.id) (\(next.rule.source))\(duty)\(track)"
    let open = reading.gaps.map { "; it is not known \($0.words)" }.joined()
    self.init(legal.moment, rule: reading.gaps.isEmpty ? rule : rule + Self.earliest + open)
  }

  private static let earliest = ", at the earliest"

  /// Whether something was open that could move it, when it was worked out.
  public var isEarliest: Bool { rule.contains(Self.earliest) }
}

extension ClockCase.Pend {
  /// The requests for missing information that a case's story tells of: sent when the letter that
  /// asks for it was first issued while the case waited, answered when the first answer after that was
  /// entered, whatever it is an answer to, or when the case was taken up again. Where none was issued,
  /// nobody was asked, and no clock stands still.
  ///
  /// - Parameters:
  ///   - issued: when such letters were written.
  ///   - entered: when answers of the case were given, changed or taken back.
  public static func all(
    in story: [Stamped<StatusChange>], issued: [Moment], entered: [Moment]
  ) -> [ClockCase.Pend] {
    var pends: [ClockCase.Pend] = []
    var waitsSince: Moment?
    func sent(until end: Moment?) -> Moment? {
      guard let waitsSince else { return nil }
      return issued.filter { $0 >= waitsSince && $0 <= end ?? $0 }.min()
    }
    for change in story {
      let moment = change.stamp.moment
      if change.event.from == .waitingForInformation, let sent = sent(until: moment) {
        let isAnswered = [.draft, .readyForReview].contains(change.event.to)
        pends.append(pend(sent, answers: entered + (isAnswered ? [moment] : [])))
      }
      waitsSince = change.event.to == .waitingForInformation ? moment : nil
    }
    if let sent = sent(until: nil) { pends.append(pend(sent, answers: entered)) }
    return pends
  }

  /// What was entered in the second of the letter was entered before it.
  private static func pend(_ sent: Moment, answers: [Moment]) -> ClockCase.Pend {
    ClockCase.Pend(sent: sent, answered: answers.filter { $0 > sent }.min())
  }
}
