internal import RuleEngine
internal import RuleModel

extension Expression {
  /// Its truth by these answers; no trail is kept.
  func truth(for facts: FactSet) -> Truth {
    ExpressionEvaluator.value(of: self, facts: facts).truth
  }
}
