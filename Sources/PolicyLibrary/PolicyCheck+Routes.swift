internal import RuleEngine
internal import RuleModel

extension PolicyCheck {
  /// A request that the policy is applied to, as far as its head tells.
  private struct Head {
    let drug: String
    let indication: String
    let type: String
    let facts: FactSet
  }

  /// Every request that the policy is applied to has one pathway, as far as its head tells:
  /// without one there would be nothing to decide it by, and of two the first would be taken.
  mutating func checkRoutes() {
    guard let last = policy.pathways.last else { return }
    for head in heads where isApplied(head.facts) {
      let certain = policy.pathways.filter { truth($0.when, head.facts) == .true }
      if certain.count > 1 {
        fault(
          at: certain[1].when.position,
          "\(certain.map { "'\($0.id)'" }.joined(separator: " and ")) are both for \(head.drug), "
            + "\(head.indication), \(head.type)",
          help: "a request has one pathway: take that use out of the 'when' of the others")
      }
      if policy.pathways.contains(where: { truth($0.when, head.facts) != .false }) { continue }
      fault(
        at: last.when.position,
        "no pathway is for \(head.drug), \(head.indication), \(head.type)",
        help: "name that use in the 'when' of a pathway; what is not covered needs one as well")
    }
  }

  private var heads: [Head] {
    guard let drugSlot = vocabulary.slot(of: "request.drug"),
      let indicationSlot = vocabulary.slot(of: "request.indication"),
      let typeSlot = vocabulary.slot(of: "request.type"),
      case .text(choices: let types?) = vocabulary.inputs[typeSlot].type
    else { return [] }
    let open = FactSet(vocabulary)
    return policy.drugs.flatMap { drug in
      (vocabulary.drug(drug)?.indications ?? []).flatMap { indication in
        types.map { type in
          var facts = open
          facts[drugSlot] = .text(drug)
          facts[indicationSlot] = .text(indication)
          facts[typeSlot] = .text(type)
          return Head(drug: drug, indication: indication, type: type, facts: facts)
        }
      }
    }
  }

  /// Whether the policy may be applied to such a request.
  private func isApplied(_ facts: FactSet) -> Bool {
    guard let when = policy.accompanies?.when else { return true }
    return truth(when, facts) != .false
  }

  private func truth(_ condition: Expression, _ facts: FactSet) -> Truth {
    condition.truth(for: facts)
  }
}
