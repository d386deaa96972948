package import Casework
package import RuleEngine
package import RuleModel

extension LetterComposer {
  /// That the kind of request, where it was recorded, is one that the clock knows.
  func checkTrack(_ request: CaseRequest) throws(LetterShortfall) {
    guard let track = request.intake[IntakeContract.track], let table = clock?.table else { return }
    let allowed = table.tracks.map(\.value)
    if !allowed.contains(track) { throw .unknownTrack(allowed: allowed) }
  }

  /// By when the request is decided, as the clock says; nil where there is no clock.
  func due(_ letterCase: LetterCase) throws(LetterShortfall) -> String? {
    guard clock != nil else { return nil }
    guard let due = decision(letterCase.request), let legal = due.legal else {
      throw .noDue(letterCase.plan.map(\.words) ?? "?", on: letterCase.date)
    }
    // That a day is over is no promise. Whether the clock was stopped meanwhile the case does not say.
    return legal.day < letterCase.date ? nil : due.words
  }

  /// The limit that counts. What is open is taken as the clock takes it: the earliest that may be.
  func decision(_ request: CaseRequest) -> ClockDue? {
    guard let clock else { return nil }
    return clock.reading(of: ClockCase(request, vocabulary, in: clock.zone)).decision
  }

  /// How a letter of this day is late, as a sentence goes on that names the letter; nil where it is in
  /// time, or where the case does not say when the clock began. Whether the clock was stopped
  /// meanwhile the case does not say: who sends the letter has to know.
  package func lateness(
    of request: CaseRequest, _ finding: Finding, on day: CalendarDate
  ) -> String? {
    if let through = LetterGrant(finding)?.through, through < day {
      return "it is dated \(day.iso), and the approval that it tells ended on \(through.iso)"
    }
    guard let due = decision(request), let legal = due.legal else { return nil }
    let rule = "\(due.rule.id) (\(due.rule.source))"
    if legal.day < day {
      let stop = due.lastToAsk == nil ? "" : ", unless a request for information stopped the clock"
      return "it is dated \(day.iso), and by \(rule) the decision was due on "
        + legal.day.iso + stop
    }
    let outcome = LetterOutcome(telling: finding, of: request, in: vocabulary)
    if outcome == .informationRequest, let last = due.lastToAsk, last.day < day {
      return "it is dated \(day.iso), and by \(rule) a request for information stops the "
        + "clock only until \(last.day.iso): the decision stays due on \(legal.day.iso)"
    }
    return nil
  }
}

extension ClockDue {
  /// The day, and of a limit in hours the time.
  var words: String? {
    guard let legal else { return nil }
    let day = DateWords.long(legal.day)
    guard rule.limit.isInHours, let time = TimeOfDay(legal.timeOfDay) else { return day }
    return "\(time.words) on \(day)"
  }
}

extension ClockSpan {
  var isInHours: Bool {
    if case .hours = self { true } else { false }
  }
}

extension ClockCase {
  /// Without the time of receipt it counts from the beginning of the day. What nobody marked urgent
  /// is not: no letter says otherwise.
  fileprivate init(_ request: CaseRequest, _ vocabulary: Vocabulary, in zone: ClockZone) {
    self.init(in: zone) { name in
      switch name {
      case IntakeContract.line, IntakeContract.state: request.text(name, in: vocabulary)
      case IntakeContract.urgency:
        request.text(name, in: vocabulary) ?? Urgency.standard.rawValue
      case IntakeContract.receivedTime: request.intake[name] ?? "00:00"
      default: request.intake[name]
      }
    }
  }
}
