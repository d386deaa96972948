public import RuleModel

extension Criterion {
  /// The names of the inputs that somebody answers for this line: of an age the date of birth. None
  /// for a group, which reads its lines.
  public func asked(of vocabulary: Vocabulary) -> Set<String> {
    guard case .expression(let expression) = test else { return [] }
    return Set(
      expression.inputs.map { slot in
        let input = vocabulary.inputs[slot]
        return input.answer.yearsSince ?? input.name
      })
  }
}
