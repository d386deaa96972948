public import RuleModel

/// One request for a drug as a case states it, checked: what rules, questions and letters read.
public struct CaseRequest: Sendable, Hashable {
  /// nil where the case gives none.
  public let id: String?
  /// Every answer, given or derived, by the vocabulary's slots. What is open waits for itself.
  public let facts: FactSet
  /// The names of what was asked and the records do not say, as the case lists them.
  public let undocumented: [String]
  /// The gaps that those names stand for: a group's name for each of its members.
  public let undocumentedGaps: Set<Gap>
  /// What the intake recorded beside the case, by the vocabulary's names, as in `intake.funding`:
  /// for the clock and the letter. No rule reads it.
  public let intake: [String: String]

  public init(
    id: String?, facts: FactSet, undocumented: [String], undocumentedGaps: Set<Gap>,
    intake: [String: String] = [:]
  ) {
    self.id = id
    self.facts = facts
    self.undocumented = undocumented
    self.undocumentedGaps = undocumentedGaps
    self.intake = intake
  }
}

extension CaseRequest {
  /// The answer under a vocabulary's name, as in `plan.payer`; nil while it is open, or where the
  /// vocabulary has no such name.
  public func answer(_ name: String, in vocabulary: Vocabulary) -> Value? {
    guard let slot = vocabulary.slot(of: name), !facts[slot].isUnknown else { return nil }
    return facts[slot]
  }

  /// The text under a vocabulary's name: a choice, or what only a letter uses.
  public func text(_ name: String, in vocabulary: Vocabulary) -> String? {
    guard case .text(let text) = answer(name, in: vocabulary) else { return nil }
    return text
  }

  public func date(_ name: String, in vocabulary: Vocabulary) -> CalendarDate? {
    guard case .date(let date) = answer(name, in: vocabulary) else { return nil }
    return date
  }
}
