internal import CaseStore
internal import Casework
internal import Interview
internal import Letters
internal import RuleEngine
internal import Workbench

/// What the door asks once more before it does it, whatever the workbench asked before.
extension WorkbenchSession {
  /// Why it is not done; nil for what may be done.
  func refusal(of effect: Effect) -> String? {
    switch effect {
    case .create: refusal(of: .create, in: .new)
    case .list: refusal(of: .view, in: .new)
    case .save: refusalToSave
    case .take(let step, let id, _): refusal(of: step, on: id)
    case .writeLetter(_, let id, _, _, _): refusal(of: .issueLetter, on: id)
    // Who may sign is asked of the very case that is frozen.
    case .sign, .listPrinters, .open, .read, .takeOver, .close, .leave, .suspend, .repaint: nil
    }
  }

  private func refusal(of action: CaseAction, in situation: CaseSituation) -> String? {
    setting?.authority.refusal(of: action, in: situation)?.description
  }

  /// The store refuses answers to a case that is closed; who may answer at all is asked here.
  private var refusalToSave: String? {
    let status = story.last?.event.to ?? .draft
    guard status.isOpenForEntry else { return nil }
    return refusal(of: .answer, in: CaseSituation(status: status, outcome: .incomplete))
  }

  /// While a case waits for information its clock may stand still, so that has to be asked for: by
  /// a letter that can be written.
  private func refusal(of step: CaseStep, on id: String) -> String? {
    refusal(of: step.action, on: id) { judgement, setting in
      guard step == .askForInformation,
        case .failure = setting.letter(judgement.order)
      else { return nil }
      return "No letter can be written that asks for it. F9 on the summary says why."
    }
  }

  /// Of a case as it is kept, whatever is on the screen.
  ///
  /// - Parameter further: what else may speak against it, once the person may do it.
  private func refusal(
    of action: CaseAction, on id: String,
    further: (KeptJudgement, WorkbenchSetting) -> String? = { _, _ in nil }
  ) -> String? {
    guard let setting else { return "The policies are not read." }
    do throws(CaseRepositoryError) {
      let judgement = KeptJudgement(try store.open(id), setting)
      return judgement.versionRefusal(of: action)
        ?? setting.authority.refusal(of: action, in: judgement.situation)?.description
        ?? further(judgement, setting)
    } catch { return error.description }
  }
}

/// What a case comes to as it is kept: evaluated anew, from its answers alone.
struct KeptJudgement {
  let file: CaseFile
  let interview: Interview
  /// What its letter tells.
  let outcome: LetterOutcome?
  let situation: CaseSituation

  /// Its letter, signed by nobody yet.
  var order: LetterOrder {
    LetterOrder(interview.request, interview.finding, origins: file.origins)
  }

  init(_ file: CaseFile, _ setting: WorkbenchSetting) {
    self.file = file
    let interview = Interview(setting.interview, resuming: file.draft)
    self.interview = interview
    let vocabulary = setting.interview.vocabulary
    outcome = LetterOutcome(
      telling: interview.finding, of: interview.request, in: vocabulary)
    situation = CaseSituation(
      file, interview.request, interview.finding,
      telling: outcome?.decision ?? interview.finding.outcome, in: vocabulary)
  }
  /// That nothing is decided by another version of a policy than the case was kept under: who takes
  /// one for it has it saved first.
  func versionRefusal(of action: CaseAction) -> String? {
    switch action {
    case .approve, .approveInPart, .deny, .refer, .override:
      guard let former = interview.formerPolicyWords.first else { return nil }
      return "It was entered under \(former), which does not decide "
        + "now. Leave the case and open it again."
    default: return nil
    }
  }
}
