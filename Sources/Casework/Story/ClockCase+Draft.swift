internal import RuleModel

extension ClockCase {
  /// What a draft's answers say for the clock. A day without its time, or a time without its day,
  /// is no moment.
  ///
  /// - Parameters:
  ///   - zone: in which the days and times were entered.
  ///   - track: as clocks.yaml declares them; what is asked for is an authorization, unless
  ///     somebody says otherwise.
  ///   - pends: the requests for missing information, from the case's story.
  public init(
    _ draft: Draft, in zone: ClockZone, track: String = IntakeContract.authorization,
    pends: [Pend] = [], decided: Moment? = nil
  ) {
    self.init(
      line: draft.text(IntakeContract.line),
      funding: draft.text(IntakeContract.funding).flatMap(Funding.init),
      state: draft.text(IntakeContract.state),
      urgency: draft.text(IntakeContract.urgency).flatMap(Urgency.init), track: track,
      received: draft.moment(IntakeContract.receivedDate, IntakeContract.receivedTime, zone),
      complete: draft.moment(IntakeContract.completeDate, IntakeContract.completeTime, zone)?
        .moment,
      decided: decided, pends: pends)
  }
}

extension Draft {
  fileprivate func moment(_ date: String, _ time: String, _ zone: ClockZone) -> LocalMoment? {
    guard let day = text(date).flatMap({ CalendarDate(iso: $0) }), let time = text(time) else {
      return nil
    }
    let figures = time.split(separator: ":").compactMap { Int($0) }
    guard figures.count == 2, (0..<24).contains(figures[0]), (0..<60).contains(figures[1]) else {
      return nil
    }
    return zone.moment(on: day, secondOfDay: figures[0] * 3600 + figures[1] * 60)
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
  public static let urgentBy = "intake.urgentBy"
  /// The value of ``urgentBy`` for who knows the member, whose mark a plan does not take back.
  public static let byPrescriber = "prescriber"
  public static let addressee = "intake.addressee"
  public static let addresseeName = "intake.addresseeName"
  public static let street = "intake.street"
  public static let place = "intake.place"
  public static let format = "intake.format"
  public static let language = "intake.language"
  public static let line = "plan.lineOfBusiness"
  public static let state = "plan.state"
  public static let urgency = "request.urgency"
  /// What is asked for on the way, because the clock runs from the first day on.
  public static let receipt = [receivedDate, receivedTime, funding, urgentBy]
  /// The kind of request that an intake is for, among the tracks of clocks.yaml.
  public static let authorization = "prior-authorization"
}
