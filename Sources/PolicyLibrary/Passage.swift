internal import Diagnostics
internal import RuleLanguage
internal import RuleModel

/// A part of an expression, as a finding names it.
struct Passage {
  /// As it is written; what stands in a definition, in its canonical form.
  private let written: String
  /// Whether the opposite of it is meant.
  private var isNegated = false
  /// The definition of the policy's own that it stands in.
  let definition: String?
  /// Where it stands; where the definition is used, for what stands in one.
  let position: SourcePosition
  /// How long it is where it stands, in scalars.
  let length: Int

  init(_ expression: RuleModel.Expression, _ node: Int, _ vocabulary: Vocabulary) {
    definition = expression.definition(around: node)
    written =
      definition == nil
      ? expression.text(of: node)
      : RuleLanguage.text(of: expression, node: node, vocabulary: vocabulary)
    position = expression.position(of: node)
    length = expression.spans[node].length
  }

  /// The same, with the opposite meant.
  var negated: Passage {
    var passage = self
    passage.isNegated.toggle()
    return passage
  }

  /// `'age < 18 years'`, with the definition that it stands in.
  var quoted: String {
    let isEnclosed = written.hasPrefix("(") && written.hasSuffix(")")
    let text = isNegated ? "not " + (isEnclosed ? written : "(\(written))") : written
    return "'\(text)'" + (definition.map { " (in '\($0)')" } ?? "")
  }
}

extension RuleModel.Expression {
  /// The innermost definition that a node stands in.
  fileprivate func definition(around node: Int) -> String? {
    for place in nodes[..<node].indices.reversed() where nodes[place].end > node {
      if case .definition(let name) = nodes[place].kind { return names[Int(name)] }
    }
    return nil
  }
}
