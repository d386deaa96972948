internal import Casework
internal import Interview
internal import RuleEngine
internal import RuleModel

extension Intake {
  /// The rows at the top of every screen of this case.
  ///
  /// - Parameter place: where in the case, when it is not the step.
  func head(_ place: String? = nil) -> Head {
    let step = "\(stepIndex + 1) of \(interview.steps.count)"
    return Head(
      place: "\(interview.draft.id)  \(place ?? "step \(step)")",
      briefPlace: place == nil ? "\(interview.draft.id)  \(step)" : "", due: dueWords,
      state: saveState,
      banner: Banner(
        name: answered("member.name"), birth: birth, memberID: answered("member.memberId"),
        payer: answered("plan.payer")),
      request: [drug, answered("request.indication"), policy],
      briefRequest: interview.request.text("request.drug", in: setting.vocabulary)
        .flatMap(setting.vocabulary.drug)?.brand ?? "")
  }

  private func answered(_ name: String) -> String {
    guard let field = interview.field(.input(name)), case .answered(let words, _) = field.answer
    else { return "" }
    return words
  }

  /// With the age on the day decided against, or today.
  private var birth: String {
    let vocabulary = setting.vocabulary
    guard let birth = interview.request.date("member.birthDate", in: vocabulary) else {
      return answered("member.birthDate")
    }
    let day = interview.request.date("request.date", in: vocabulary) ?? setting.today
    return "\(answered("member.birthDate")) (\(birth.wholeYears(on: day))y)"
  }

  private var drug: String {
    guard let id = interview.request.text("request.drug", in: setting.vocabulary),
      let drug = setting.vocabulary.drug(id)
    else { return "No drug chosen yet" }
    return "\(drug.brand) (\(drug.generic))"
  }

  private var policy: String {
    guard let policy = interview.finding.policies.first?.policy else { return "" }
    return "policy \(policy.number) \(policy.inForceFrom.iso)"
  }
}
