import Casework
import PolicyLibrary
import ProofSupport
import RuleEngine
import RuleModel

extension Specimen {
  /// For messages: the document on one line.
  var text: String { JSONWriter.text(document) }

  /// This case with one more of another's answers; nil when it has them all.
  func oneStep(towards whole: Specimen, using generator: inout SeededGenerator) -> Specimen? {
    var steps: [Specimen] = []
    for (path, value) in whole.answers.sorted(by: { $0.key < $1.key }) where answers[path] == nil {
      var next = self
      next.answers[path] = value
      steps.append(next)
    }
    for (name, list) in whole.lists.sorted(by: { $0.key < $1.key }) {
      for step in (lists[name] ?? EntryList()).steps(towards: list) {
        var next = self
        next.lists[name] = step
        steps.append(next)
      }
    }
    return steps.randomElement(using: &generator)
  }

  /// This case with everything answered that `missing` names; nil where a random answer is one
  /// that cannot be right.
  func answering(_ missing: Gaps, in cases: inout RandomCases) -> Specimen? {
    let vocabulary = cases.library.vocabulary
    var next = self
    for gap in missing.items {
      let input = vocabulary.inputs[gap.slot]
      if let entry = gap.entry, let field = gap.field, let record = vocabulary.record(of: gap.slot)
      {
        next.lists[input.name]?.entries[entry][record.fields[field].name] =
          cases.answer(record.fields[field])
      } else if vocabulary.record(of: gap.slot) != nil {
        var list = next.lists[input.name] ?? EntryList()
        if cases.generator.chance(60) { list.entries.append(cases.entry(of: input.name)) }
        list.isComplete = true
        next.lists[input.name] = list
      } else {
        next.answers[input.answer.path] = cases.answer(gap.slot)
      }
    }
    return cases.request(next) == nil ? nil : next
  }
}

extension Specimen.EntryList {
  fileprivate func steps(towards whole: Self) -> [Self] {
    var steps: [Self] = []
    for place in entries.indices {
      for (field, value) in whole.entries[place].sorted(by: { $0.key < $1.key })
      where entries[place][field] == nil {
        var next = self
        next.entries[place][field] = value
        steps.append(next)
      }
    }
    var next = self
    if entries.count < whole.entries.count {
      next.entries.append(whole.entries[entries.count])
      steps.append(next)
    } else if !isComplete, whole.isComplete {
      next.isComplete = true
      steps.append(next)
    }
    return steps
  }
}

extension Finding {
  /// The lines of each policy with what became of them.
  var statuses: [String] {
    policies.flatMap { policy in
      policy.lines.map {
        "\(policy.policy.id) \(policy.pathway.id) \($0.criterion.cite) \($0.status)"
      }
    }
  }

  /// What was decided here and is not the same in the finding of a case that answers more.
  func changes(by later: Finding) -> [String] {
    var changes: [String] = []
    if outcome != .incomplete, later.outcome != outcome {
      changes.append("\(outcome) became \(later.outcome)")
    }
    for (before, now) in zip(policies, later.policies) where before.pathway.id == now.pathway.id {
      for (line, next) in zip(before.lines, now.lines)
      where line.status != .unknown && line.status != next.status {
        // What is met while it is open whether it applies may still turn out not to apply, and a
        // group to be left without the member that it needs; neither has decided anything.
        if line.status == .met, next.status == .notApplicable || line.criterion.needsMember {
          continue
        }
        changes.append("\(line.criterion.cite): \(line.status) became \(next.status)")
      }
    }
    return changes
  }
}

extension FactSet {
  /// Whether what a gap names is not answered.
  func isOpen(_ gap: Gap) -> Bool {
    guard let entry = gap.entry, let field = gap.field else {
      if case .list(let list) = self[gap.slot] { return !list.isComplete }
      return self[gap.slot].isUnknown
    }
    guard case .list(let list) = self[gap.slot] else { return false }
    return list.elements.contains { element in
      guard case .record(let record) = element, record.entry == entry else { return false }
      return record.fields[field].isUnknown
    }
  }
}

extension Gap {
  /// The same gap in the case whose entries stand in the opposite order.
  func turned(in specimen: Specimen, _ vocabulary: Vocabulary) -> Gap {
    guard let entry, let list = specimen.lists[vocabulary.inputs[slot].name] else { return self }
    return Gap(slot: slot, entry: list.entries.count - 1 - entry, field: field)
  }
}
