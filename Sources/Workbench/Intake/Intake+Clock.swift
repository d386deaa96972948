internal import Casework
internal import Interview
internal import RuleEngine
internal import RuleModel
internal import Screen

/// Until when the case has to be decided.
extension Intake {
  /// For the head, the longest first; none where nothing is to be said.
  var dueWords: [String] {
    guard let clock else { return [] }
    guard let next = clock.next, let legal = next.legal else {
      return ["due date not known", "due unknown"]
    }
    let brief = "\(legal.words.prefix(6)) \(legal.timeOfDay)"
    if let time, next.standing(at: time.now) == .late {
      return ["LATE, was due \(brief)", "LATE"]
    }
    // Never so short that it reads as leave to wait.
    guard clock.gaps.isEmpty else { return ["earliest due \(brief)"] }
    return ["due \(brief)", "due \(brief.prefix(6))"]
  }

  /// What the clock says now. On the summary the focus stays on its item.
  mutating func takeIn(_ reading: ClockReading?) {
    let targets = field == nil ? summaryPage().targets : []
    clock = reading
    guard targets.indices.contains(summaryItem), targets[summaryItem] != .nothing else { return }
    if let place = summaryPage().targets.firstIndex(of: targets[summaryItem]) {
      summaryItem = place
    }
  }

  /// For the summary: by which rule, and what is open that could move it.
  func addClock(to page: inout Summary) {
    guard let clock else { return }
    // Where no policy decides, what the clock lacks is not asked for.
    if clock.next == nil, interview.finding.outcome == .noPolicy { return }
    page.addHeading("Time for the decision" + (clock.track.map { ": \($0.label)" } ?? ""))
    if file.waitsUnasked {
      page.addItem(
        "! The letter that asks for what is missing is not issued yet: the clock runs", .letter,
        style: .bold)
    }
    for words in clock.words.prefix(clock.words.count - clock.gaps.count) {
      page.addItem(words, .nothing)
    }
    for gap in clock.gaps {
      page.addItem("It is not known \(gap.words)", target(of: gap))
    }
  }

  /// Where a gap can be closed.
  private func target(of gap: ClockGap) -> SummaryTarget {
    let name: String? =
      switch gap {
      case .received:
        interview.draft.text(IntakeContract.receivedDate) == nil
          ? IntakeContract.receivedDate : IntakeContract.receivedTime
      case .line: IntakeContract.line
      case .funding: IntakeContract.funding
      case .state: IntakeContract.state
      case .urgency: IntakeContract.urgency
      case .complete:
        interview.draft.text(IntakeContract.completeDate) == nil
          ? IntakeContract.completeDate : IntakeContract.completeTime
      case .track: IntakeContract.track
      case .courseEnds: IntakeContract.courseEnds
      case .decided: nil
      }
    guard let field = name.map({ FieldID.input($0) }), interview.step(of: field) != nil else {
      return .nothing
    }
    return .field(field)
  }

  /// What is said when an expedited request becomes another: nobody does that without knowing.
  func downgradeWords(from former: Interview) -> String? {
    let expedited = Urgency.expedited.rawValue
    guard former.draft.text(IntakeContract.urgency) == expedited,
      interview.draft.text(IntakeContract.urgency) != expedited
    else { return nil }
    return
      "It is expedited no more. What the prescriber marked urgent has to stay so: Ctrl-Z takes "
      + "the change back."
  }
}
