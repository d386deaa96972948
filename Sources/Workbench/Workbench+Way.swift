internal import Casework
internal import RuleEngine
internal import Screen

/// Opening a case, and the steps of its way.
extension Workbench {
  /// Opens a case for who may look at it, to be changed by who may change it.
  mutating func open(_ opened: OpenedCase) -> [Effect] {
    guard let setting else { return [] }
    var intake = Intake(setting, opened)
    if let time { intake.tell(time) }
    page = nil
    review = nil
    if let refusal = intake.refusal(of: .view) {
      self.intake = nil
      message = .refusal("\(opened.file.draft.id) is not opened. \(refusal)")
      return [.close(id: opened.file.draft.id)]
    }
    guard !intake.needsVersion else {
      self.intake = nil
      page = .asking(AskingPage(.version(VersionPage(intake: intake))))
      return []
    }
    self.intake = intake
    let isForReview = opened.file.status == .readyForReview
    if isForReview, intake.refusal(of: .returnForEntry) == nil {
      review = ReviewScreen(intake.panel())
    } else {
      message = intake.greeting
    }
    return []
  }

  /// The case took a step that was asked for.
  mutating func takeIn(_ opened: OpenedCase) -> [Effect] {
    let words = CaseStep.allCases.first { $0.status == opened.file.status }?.done
    let document = intake?.document
    let effects = open(opened)
    intake?.document = document
    // Who gave it back is not the one to say by which version it is completed.
    if case .asking(let asked) = page, opened.file.status == .returned {
      page = nil
      message = words.map { .hint($0) }
      let id = asked.caseID
      return [.close(id: id)] + refreshed(keeping: id)
    }
    if intake != nil {
      if intake?.field != nil { intake?.go(to: nil) }
      message = words.map { .hint($0) }
    }
    return effects
  }

  mutating func refuse(_ words: String) {
    if case .step = page { page = nil }
    changeLetter { $0.endSigning() }
    message = .refusal(words)
  }

  /// Leaves out what the person may not do before there is a case, and says why.
  mutating func allowed(_ effects: [Effect]) -> [Effect] {
    effects.filter { effect in
      let refusal =
        switch effect {
        case .create: setting?.authority.refusal(of: .create, in: .new)?.description
        case .list: viewRefusal
        default: String?.none
        }
      guard let refusal else { return true }
      message = .refusal(refusal)
      return false
    }
  }

  /// Why the person sees no case at all; nil for who does, and while it is still found out who it is.
  var viewRefusal: String? {
    failure ?? setting?.authority.refusal(of: .view, in: .new)?.description
  }

  mutating func ask(for step: CaseStep, _ intake: Intake) {
    if let refusal = intake.refusal(of: step.action) {
      message = .refusal(refusal)
    } else if step == .askForInformation, intake.decision != .incomplete {
      message = .refusal("Nothing that the criteria need is missing, so there is nothing to ask.")
    } else if step == .askForInformation, case .failure(let shortfall) = intake.offer {
      refuseLetter(
        of: intake, for: shortfall, consequence: "It cannot wait for what nobody was asked for.")
    } else {
      page = .step(StepPage(step))
    }
  }

  mutating func press(_ key: Key, on asked: StepPage) -> [Effect] {
    var asked = asked
    let outcome = asked.press(key)
    page = .step(asked)
    switch outcome {
    case .stays: break
    case .closes:
      page = nil
      message = .hint("Nothing was done.")
    case .means(let words): message = words
    case .takes(let reason):
      page = nil
      guard let intake else { return [] }
      return [.take(asked.step, of: intake.draft.id, reason: reason)]
    }
    return []
  }
}
