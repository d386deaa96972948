internal import Casework
internal import RuleModel

/// What the clock runs by is as good as what was recorded of it.
extension Interview {
  /// Days and times that belong together.
  private static let moments = [
    (IntakeContract.receivedDate, IntakeContract.receivedTime),
    (IntakeContract.completeDate, IntakeContract.completeTime),
  ]

  /// What speaks against an answer: that nothing can have come in by then, or that it would take
  /// back what is not for the plan to take back. nil where nothing does.
  func clockRefusal(of field: FieldID, _ content: Draft.Content) -> String? {
    futureRefusal(of: field, content) ?? downgradeRefusal(of: field, content)
  }

  private func futureRefusal(of field: FieldID, _ content: Draft.Content) -> String? {
    guard let (date, time) = Self.moments.first(where: { [$0, $1].contains(field.input) }),
      content.answers[field] != nil,
      let day = content.text(.input(date)).flatMap({ CalendarDate(iso: $0) })
    else { return nil }
    if day > setting.today {
      return "\(AnswerWords.date(day)) has not come yet: today is "
        + "\(AnswerWords.date(setting.today)). Correct the day."
    }
    guard day == setting.today, let now = setting.now?.timeOfDay,
      let typed = content.text(.input(time)), typed > now
    else { return nil }
    return "\(typed) today has not come yet: it is \(now). Correct the time, or the day."
  }

  /// What the prescriber marked as urgent stays so.
  private func downgradeRefusal(of field: FieldID, _ content: Draft.Content) -> String? {
    let (urgency, by) = (IntakeContract.urgency, FieldID.input(IntakeContract.urgentBy))
    guard field == .input(urgency), draft.text(urgency) == Urgency.expedited.rawValue,
      content.text(field) != Urgency.expedited.rawValue,
      content.text(by) == IntakeContract.byPrescriber
    else { return nil }
    return "The prescriber marked this request urgent, and it stays so. Only if that was entered "
      + "by mistake: correct \(name(of: by)) first."
  }
}
