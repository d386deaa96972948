internal import Casework
internal import Interview
internal import Letters
internal import RuleEngine

/// How far the case is, and what the person may do with it.
extension Intake {
  /// What its letter tells. Less time than was asked for is an approval in part.
  var decision: Outcome {
    LetterOutcome(
      telling: interview.finding, of: interview.request, in: setting.vocabulary)?.decision
      ?? interview.finding.outcome
  }

  var situation: CaseSituation {
    CaseSituation(
      file, interview.request, interview.finding, telling: decision, in: setting.vocabulary,
      changedBy: isChanged ? workbench.authority.login : nil)
  }

  /// Whether an answer was changed since the file was read.
  private var isChanged: Bool { interview.draft.content != file.draft.content }

  /// Why the person may not do something with this case, and who can or what to do; nil when it is
  /// allowed.
  func refusal(of action: CaseAction) -> String? {
    if let hindrance, action != .view { return hindrance }
    if let failure = saveState.failure, action != .view, action != .answer {
      return "The case is not saved: \(failure)"
    }
    if let refusal = versionRefusal(of: action) { return refusal }
    return workbench.authority.refusal(of: action, in: situation)?.description
  }

  /// Who would sign the letter; nil where the person may not.
  var signer: Person? {
    guard let action = decision.signing, refusal(of: action) == nil else { return nil }
    return workbench.authority.person
  }

  /// The number of the determination that stands; nil where the case is not determined.
  var standingNumber: Int? {
    switch file.status {
    case .determined, .letterIssued: file.determinations.last?.number
    case .draft, .waitingForInformation, .readyForReview, .returned, .withdrawn: nil
    }
  }
}

extension Intake {
  /// How far it is, since when and by whom: `returned by lee, 21-Nov 10:00: no dose`.
  var standing: String {
    guard let change = file.statusChanges.last else { return file.status.words }
    let why = change.event.reason.map { ": \($0)" } ?? ""
    return "\(file.status.words) since \(workbench.time(change.stamp.moment)), "
      + "\(change.stamp.login)\(why)"
  }

  /// What the person is told first on opening the case; nil where nothing is to be said.
  var greeting: Message? {
    if let reason = saveState.readOnlyReason {
      let words = [Self.readOnlyWords(reason), otherVersionWords].compactMap { $0 }
      return .refusal(words.joined(separator: " "))
    }
    switch file.status {
    case .returned, .waitingForInformation: return .hint("This case is \(standing)")
    case .draft where !file.statusChanges.isEmpty: return .hint("This case is a \(standing)")
    default: return nil
    }
  }

  static func readOnlyWords(_ reason: String) -> String {
    "Read only. \(reason) Nothing is changed here."
  }
}
