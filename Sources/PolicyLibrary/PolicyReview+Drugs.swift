internal import Diagnostics
internal import RuleModel

/// Names of drugs in a policy, which no type keeps to those of the dictionary: a case may name a
/// drug that it does not have.
extension FlawFinder {
  mutating func findDrugNames(_ condition: Expression, _ place: String) {
    for node in condition.nodes.indices {
      guard let comparison = Comparison(condition, node, vocabulary),
        case .texts(let texts) = comparison.range,
        let field = condition.input(of: comparison.term, vocabulary)
      else { continue }
      for text in texts.sorted() {
        guard let near = nearDrugNames(text, field.name) else { continue }
        note(
          .noSuchDrug, place, at: Passage(condition, node, vocabulary),
          "drugs.yaml has no \(field.name) '\(text)'",
          help: near.isEmpty
            ? "write the name as it stands there, or add it"
            : "did you mean '\(near.joined(separator: "', '"))'?")
      }
    }
  }

  /// Names near to one that the dictionary does not have; nil for one that it has, and for what
  /// is no field of a drug.
  private func nearDrugNames(_ text: String, _ field: String) -> [String]? {
    let dictionary = library.dictionary
    switch field {
    case "ingredient":
      let known = dictionary.content.products.map(\.ingredient)
      if known.contains(text) { return nil }
      return nearestName(to: text, among: known).map { [$0] } ?? []
    case "drug":
      // A case holds a drug's name in the dictionary's spelling.
      if case .product(let drug) = dictionary.look(up: text) {
        return drug.name == text ? nil : [drug.name]
      }
      return dictionary.suggestions(for: text)
    default: return nil
    }
  }
}
