internal import Diagnostics
internal import RuleModel
internal import Yams

/// A key of the author's own with what stands under it.
struct NamedElement {
  let name: YAMLElement
  let value: YAMLElement
}

extension YAMLElement {
  var isTable: Bool {
    if case .mapping = node { true } else { false }
  }

  var isList: Bool {
    if case .sequence = node { true } else { false }
  }

  /// The members of a table whose keys are names, each a place of its own for faults.
  var namedMembers: [NamedElement]? {
    guard case .mapping(let mapping) = node else {
      fault("\(path): expected a table of keys but found \(isAbsent ? "nothing" : kind)")
      return nil
    }
    return mapping.map { key, value in
      NamedElement(
        name: element(key, at: .same), value: element(value, at: .key(key.string ?? "")))
    }
  }

  /// A list whose members are all among `allowed`; others are reported and left out.
  func choices(of allowed: [String]) -> [String]? {
    list?.compactMap { $0.choice(of: allowed) }
  }

  /// A strength, as in `0.05%`.
  var strength: DrugStrength? {
    guard let text else { return nil }
    if let strength = DrugStrength(text) { return strength }
    fault("\(path): expected a strength but found '\(text)'", help: "write it as 0.05%")
    return nil
  }
}
