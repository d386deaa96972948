internal import RuleEngine
internal import RuleModel

extension Expression {
  /// Its truth by these answers; no trail is kept.
  func truth(for facts: FactSet) -> Truth {
    var scratch = Trail()
    return ExpressionEvaluator.evaluate(self, facts: facts, trail: &scratch).truth
  }
}
