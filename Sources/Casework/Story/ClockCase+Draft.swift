internal import RuleModel

extension ClockCase {
  /// What a draft's answers say for the clock.
  ///
  /// - Parameters:
  ///   - zone: in which the days and times were entered.
  ///   - pends: the requests for missing information, from the case's story.
  public init(
    _ content: Draft.Content, in zone: ClockZone, pends: [Pend] = [], decided: Moment? = nil
  ) {
    self.init(in: zone, pends: pends, decided: decided) { name in
      guard case .answered(.text(let text)) = content.answers[.input(name)] else { return nil }
      return text
    }
  }

  /// What answers say for the clock. A day without its time, or a time without its day, is no
  /// moment; the approved course is taken to run to the end of its last day, which leaves a limit for
  /// asking before its end the most room to hold.
  ///
  /// - Parameters:
  ///   - zone: in which the days and times were entered.
  ///   - pends: the requests for missing information.
  ///   - text: what was recorded under one of the names of ``IntakeContract``; nil where nothing was.
  public init(
    in zone: ClockZone, pends: [Pend] = [], decided: Moment? = nil,
    reading text: (String) -> String?
  ) {
    func day(_ name: String) -> CalendarDate? { text(name).flatMap { CalendarDate(iso: $0) } }
    func moment(_ date: String, _ time: String) -> LocalMoment? {
      guard let day = day(date), let second = text(time).flatMap(Self.second) else { return nil }
      return zone.moment(on: day, secondOfDay: second)
    }
    self.init(
      line: text(IntakeContract.line),
      funding: text(IntakeContract.funding).flatMap(Funding.init),
      state: text(IntakeContract.state),
      urgency: text(IntakeContract.urgency).flatMap(Urgency.init),
      track: text(IntakeContract.track),
      received: moment(IntakeContract.receivedDate, IntakeContract.receivedTime),
      complete: moment(IntakeContract.completeDate, IntakeContract.completeTime)?.moment,
      courseEnds: day(IntakeContract.courseEnds).flatMap(zone.end)?.moment,
      decided: decided, pends: pends)
  }

  /// The second of the day of `14:05`; nil for anything else.
  private static func second(of time: String) -> Int? {
    let figures = time.split(separator: ":").compactMap { Int($0) }
    guard figures.count == 2, (0..<24).contains(figures[0]), (0..<60).contains(figures[1]) else {
      return nil
    }
    return figures[0] * 3600 + figures[1] * 60
  }
}

/// The names of what the intake records, as far as the program itself has to know them. What they
/// ask is the vocabulary's matter.
public enum IntakeContract {
  public static let receivedDate = "intake.receivedDate"
  public static let receivedTime = "intake.receivedTime"
  public static let completeDate = "intake.completeDate"
  public static let completeTime = "intake.completeTime"
  public static let funding = "intake.funding"
  /// What kind of request it is, of those that clocks.yaml tells apart.
  public static let track = "intake.track"
  /// When the approved course ends that the request is to extend.
  public static let courseEnds = "intake.courseEnds"
  public static let urgentBy = "intake.urgentBy"
  /// The value of ``urgentBy`` for who knows the member, whose mark a plan does not take back.
  public static let byPrescriber = "prescriber"
  public static let addressee = "intake.addressee"
  /// The value of ``addressee`` for the member.
  public static let member = "member"
  /// The value of ``addressee`` for who answers for a child.
  public static let guardian = "parent-or-guardian"
  public static let addresseeName = "intake.addresseeName"
  public static let street = "intake.street"
  public static let place = "intake.place"
  public static let format = "intake.format"
  /// The value of ``format`` for large type on paper.
  public static let largePrint = "large-print"
  public static let language = "intake.language"
  /// The last day of an approval that the decision ends or cuts.
  public static let runningThrough = "intake.runningThrough"
  public static let line = "plan.lineOfBusiness"
  public static let state = "plan.state"
  public static let urgency = "request.urgency"
  /// What is asked for on the way, because the clock runs from the first day on.
  public static let receipt = [
    receivedDate, receivedTime, funding, track, courseEnds, urgentBy,
  ]
  /// What else the clock hangs on.
  public static let completion = [completeDate, completeTime]
}
