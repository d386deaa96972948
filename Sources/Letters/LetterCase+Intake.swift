internal import Casework
internal import FoundationEssentials
internal import RuleModel

/// What the intake recorded for the letter.
extension LetterCase {
  var isUrgent: Bool { text(IntakeContract.urgency) == Urgency.expedited.rawValue }

  /// In which type the member wants letters.
  var edition: LetterEdition {
    recorded(IntakeContract.format) == IntakeContract.largePrint ? .largePrint : .standard
  }

  /// The form beside print in which the member wants letters; nil where print will do.
  var wantedFormat: String? {
    guard let choice = recorded(IntakeContract.format), edition == .standard else { return nil }
    return vocabulary.intakeQuestion(IntakeContract.format)?.definition.answer.choice(choice)?
      .memberWords
  }

  /// The language in which the member wants letters; nil where nobody recorded one.
  var wantedLanguage: String? { recorded(IntakeContract.language) }

  /// The five digits that end the address; nil where it has none.
  var zip: String? {
    guard let place = recorded(IntakeContract.place) else { return nil }
    let code = place.split(separator: " ").last?.split(separator: "-").first ?? ""
    return code.utf8.count == 5 && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? String(code) : nil
  }

  private func recorded(_ name: String) -> String? {
    request.intake[name].flatMap { LetterText($0).isBlank ? nil : $0 }
  }

  /// The day on which the request came in, and the hour where it is urgent; nil where nobody
  /// recorded it.
  var receivedWords: String? {
    guard let day = receivedDay else { return nil }
    let words = DateWords.long(day)
    guard isUrgent, let time = receivedTime else { return words }
    return "\(words), \(time.words)"
  }

  /// The moment so many hours after the request came in, by the clock of the intake, as in `2:05 p.m.
  /// on November 21, 2026`; nil where day or time are not recorded.
  func received(plusHours hours: Int) -> String? {
    guard let time = receivedTime, let due = dayReceived(plusHours: hours) else { return nil }
    let minutes = (time.minutes + hours * 60) % (24 * 60)
    return "\(TimeOfDay(minutes: minutes).words) on \(DateWords.long(due))"
  }

  /// The day on which so many hours after the request came in are over; nil where day or time are
  /// not recorded.
  func dayReceived(plusHours hours: Int) -> CalendarDate? {
    guard let day = receivedDay, let time = receivedTime else { return nil }
    return day.adding(days: (time.minutes + hours * 60) / (24 * 60))
  }

  private var receivedDay: CalendarDate? { day(IntakeContract.receivedDate) }

  /// A day that the intake recorded; nil where it did not.
  func day(_ name: String) -> CalendarDate? { recorded(name).flatMap { CalendarDate(iso: $0) } }

  private var receivedTime: TimeOfDay? {
    recorded(IntakeContract.receivedTime).flatMap(TimeOfDay.init)
  }

  /// That the letter's own date goes with those of the case, which it prints beside it.
  ///
  /// - Parameter due: of a request for information, the day on which the decision is due whatever is
  ///   missing; nil where that counts from the letter.
  func checkDates(decisionDue due: CalendarDate?) throws(LetterShortfall) {
    for (name, day) in [
      (IntakeContract.receivedDate, receivedDay), ("request.date", decisionDate),
    ] {
      if let day, day > date { throw .laterThanLetter(name, day, letter: date) }
    }
    if let due, due < date { throw .tooLate(due: due, letter: date) }
  }

  /// The lines in the envelope's window.
  var address: [LetterText] {
    var lines: [String?] = [member]
    if let role = addresseeRole {
      let words = role.prefix(1).uppercased() + role.dropFirst()
      lines = [recorded(IntakeContract.addresseeName), words]
    }
    lines += [recorded(IntakeContract.street), recorded(IntakeContract.place)]
    return lines.compactMap(\.self).map { LetterText($0) }
  }

  /// To whom the letter goes in the member's place; nil where it goes to the member.
  var sentTo: String? {
    addresseeRole.map { role in
      [recorded(IntakeContract.addresseeName), role].compactMap(\.self).joined(separator: ", ")
    }
  }

  /// `parent or guardian of Alex Sample`; nil for the member.
  private var addresseeRole: String? {
    guard
      let choice = recorded(IntakeContract.addressee) ?? (isChild ? IntakeContract.guardian : nil),
      let question = vocabulary.intakeQuestion(IntakeContract.addressee),
      let words = question.definition.answer.choice(choice)?.memberWords
    else { return nil }
    return words.replacing(Self.memberMark, with: member)
  }

  /// What stands in a choice's words for the member's name.
  private static let memberMark = "{member}"
}

extension CaseRequest {
  /// In years; by the date of birth where that is known, else as on the day of decision.
  func age(on day: CalendarDate, in vocabulary: Vocabulary) -> Decimal? {
    if let birth = date("member.birthDate", in: vocabulary) {
      return Decimal(birth.wholeYears(on: day))
    }
    switch answer("age", in: vocabulary) {
    case .quantity(let age): return age.amount
    case .integer(let age): return Decimal(age)
    case .decimal(let age): return age
    default: return nil
    }
  }

  /// Whether it goes to somebody whom nothing but a name tells: whose parent or guardian somebody
  /// is says who that is.
  var lacksAddresseeName: Bool {
    guard let choice = intake[IntakeContract.addressee],
      ![IntakeContract.member, IntakeContract.guardian].contains(choice)
    else { return false }
    return intake[IntakeContract.addresseeName].map { LetterText($0).isBlank } ?? true
  }
}

/// A time of day, to the minute.
struct TimeOfDay {
  let minutes: Int

  init(minutes: Int) { self.minutes = minutes }

  /// From `14:05`; nil for anything else.
  init?(_ text: String) {
    let figures = text.split(separator: ":").compactMap { Int($0) }
    guard figures.count == 2, (0..<24).contains(figures[0]), (0..<60).contains(figures[1]) else {
      return nil
    }
    minutes = figures[0] * 60 + figures[1]
  }

  /// `2:05 p.m.`, as letters in the United States write it.
  var words: String {
    let (hour, minute) = (minutes / 60, minutes % 60)
    let shown = hour % 12 == 0 ? 12 : hour % 12
    return "\(shown):\(minute < 10 ? "0" : "")\(minute) \(hour < 12 ? "a.m." : "p.m.")"
  }
}
