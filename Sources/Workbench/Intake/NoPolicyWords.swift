internal import Casework
internal import Interview
internal import RuleEngine
internal import RuleModel

/// Says of a request that no policy held here decides it: why, and what is held instead.
struct NoPolicyWords {
  private let setting: InterviewSetting
  private let finding: Finding
  private let payer: String?
  private let drug: String?

  init(_ setting: InterviewSetting, _ finding: Finding, request: CaseRequest) {
    self.setting = setting
    self.finding = finding
    payer = request.text("plan.payer", in: setting.vocabulary)
    drug = request.text("request.drug", in: setting.vocabulary)
  }

  /// The reason first.
  var paragraphs: [String] {
    if !finding.notInForce.isEmpty { return finding.notInForce.map(words(notInForce:)) }
    if !finding.withoutPathway.isEmpty {
      return finding.withoutPathway.map { "\($0.number) has no criteria for this use." }
    }
    return [
      "No policy held here covers \(name(ofDrug: drug)) for \(name(ofPayer: payer))."
    ] + instead
  }

  private func words(notInForce policy: Policy) -> String {
    let until = policy.inForceThrough.map { " through \(DateWords.screen($0))" } ?? ""
    return
      "No policy held here is in force on the date of decision: \(policy.number) is from "
      + "\(DateWords.screen(policy.inForceFrom))\(until)."
  }

  private var instead: [String] {
    let held = setting.evaluator.policies
    let drugs = held.filter { $0.payer == payer }.flatMap(\.drugs)
    let payers = held.filter { policy in drug.map(policy.drugs.contains) ?? false }.map(\.payer)
    return [
      drugs.isEmpty ? "" : "Held for \(name(ofPayer: payer)): \(names(drugs, name(ofDrug:))).",
      payers.isEmpty
        ? "" : "\(name(ofDrug: drug)) is covered by: \(names(payers, name(ofPayer:))).",
    ].filter { !$0.isEmpty }
  }

  /// Each once, in the order in which they are held.
  private func names(_ values: [String], _ name: (String?) -> String) -> String {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }.map(name).joined(separator: ", ")
  }

  private func name(ofDrug id: String?) -> String {
    id.map { setting.vocabulary.drug($0)?.brand ?? $0 } ?? "this drug"
  }

  private func name(ofPayer value: String?) -> String {
    guard let value, let slot = setting.vocabulary.slot(of: "plan.payer") else {
      return "this payer"
    }
    return setting.vocabulary.inputs[slot].answer.choice(value)?.label ?? value
  }
}
