internal import Casework
internal import RuleModel
internal import Screen

/// A case of the queue in words.
struct QueueWords {
  /// nil while the policies are not read: then values stand for their words.
  let vocabulary: Vocabulary?
  /// nil while nobody has told what time it is.
  let time: LocalTime?

  func name(_ entry: QueueEntry) -> String { entry.memberName ?? "(no name yet)" }

  /// `14-Jul-1985 (41y)`; empty while it is not known.
  func birth(_ entry: QueueEntry) -> String {
    guard let birth = entry.birthDate.flatMap({ CalendarDate(iso: $0) }) else { return "" }
    let age = time?.day.map { " (\(birth.wholeYears(on: $0))y)" } ?? ""
    return DateWords.screen(birth) + age
  }

  /// `Leqselvi`
  func drug(_ entry: QueueEntry) -> String {
    entry.drug.map { vocabulary?.drug($0)?.brand ?? $0 } ?? ""
  }

  /// `Leqselvi (deuruxolitinib) for alopecia areata`
  func request(_ entry: QueueEntry) -> String {
    guard let id = entry.drug else { return "No drug chosen yet" }
    let drug = vocabulary?.drug(id).map { "\($0.brand) (\($0.generic))" } ?? id
    return entry.indication.map { "\(drug) for \(words($0, of: "request.indication"))" } ?? drug
  }

  func payer(_ entry: QueueEntry) -> String {
    entry.payer.map { words($0, of: "plan.payer") } ?? ""
  }

  private func words(_ value: String, of input: String) -> String {
    let choice = vocabulary?.slot(of: input).flatMap {
      vocabulary?.inputs[$0].answer.choice(value)
    }
    return choice?.label ?? value
  }

  /// `DRAFT 7/11`: of what is asked, how much is answered.
  func status(_ entry: QueueEntry) -> String {
    let progress = "\(entry.progress.answered)/\(entry.progress.asked)"
    return switch entry.status {
    case .draft: entry.progress.asked > 0 ? "DRAFT \(progress)" : "DRAFT"
    case .waitingForInformation: "WAITING"
    case .readyForReview: "TO REVIEW"
    case .returned: "RETURNED"
    case .determined: "DETERMINED"
    case .letterIssued: "ISSUED"
    case .withdrawn: "WITHDRAWN"
    }
  }

  /// `late 2 h`, `today 16:00`, `3 d`, each with a question mark where something is open that could
  /// move it; empty for what has not to be decided any more.
  func due(_ entry: QueueEntry) -> String {
    guard entry.status.awaitsDecision else { return "" }
    guard let due = entry.due else { return "not known" }
    let words = time.map { $0.words(until: due.moment) } ?? String(due.moment.iso.prefix(10))
    return due.isEarliest ? "\(words)?" : words
  }

  /// The word says it; the colour only says it again.
  func dueStyle(_ entry: QueueEntry) -> Style {
    guard let time, entry.isLate(at: time.now) else { return .plain }
    return .bold.in(.red)
  }
}

// MARK: - The case that has the focus

extension QueueWords {
  /// What is told of it below the list, a part a line.
  func strip(_ entry: QueueEntry) -> [String] {
    [identity(entry), request(entry) + urgency(entry), dueSentence(entry), history(entry)]
  }

  /// Who it is about.
  func identity(_ entry: QueueEntry) -> String {
    let birth = birth(entry)
    return [
      entry.id, name(entry), birth.isEmpty ? "Born: not entered" : "Born \(birth)",
      entry.memberID.map { "Member \($0)" } ?? "Member: not entered",
    ].joined(separator: "   ")
  }

  /// The same where there is room for one line, without what stands in the row; the longest first.
  func briefIdentities(_ entry: QueueEntry) -> [String] {
    let birth = birth(entry).prefix { $0 != " " }
    let born = birth.isEmpty ? "Born: not entered" : "Born \(birth)"
    let who = [born, entry.memberID ?? ""].filter { !$0.isEmpty }.joined(separator: "  ")
    return ["\(who)  \(entry.id)", who]
  }

  private func urgency(_ entry: QueueEntry) -> String {
    let urgency = entry.urgency == Urgency.expedited.rawValue ? "   EXPEDITED" : ""
    let payer = payer(entry)
    return (payer.isEmpty ? "" : "   \(payer)") + urgency
  }

  /// Until when it has to be decided, and by which rule.
  private func dueSentence(_ entry: QueueEntry) -> String {
    guard entry.status.awaitsDecision else { return "This case is \(entry.status.words)." }
    guard let due = entry.due else {
      return "Until when it has to be decided is not known: enter when it was received."
    }
    let moment = time.map { $0.words(due.moment) } ?? due.moment.iso
    let verb = time.map { entry.isLate(at: $0.now) } ?? false ? "LATE, was due" : "Due"
    return "\(verb) \(moment) by \(due.rule)"
  }

  private func history(_ entry: QueueEntry) -> String {
    func brief(_ moment: Moment) -> String { time?.briefWords(moment) ?? moment.iso }
    let change = "Last change \(brief(entry.changed.moment)) by \(entry.changed.login)"
    guard let holder = entry.holder else { return change }
    return "\(holder.login) has it open since \(brief(holder.since)).   \(change)"
  }
}
