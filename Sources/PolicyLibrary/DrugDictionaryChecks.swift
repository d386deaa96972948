internal import Diagnostics
internal import RuleModel

extension DrugDictionaryReader {
  /// Reports what only shows when the whole dictionary is there: names that two drugs claim,
  /// ambiguous names that lead nowhere, spellings of no drug.
  func check(_ dictionary: DrugDictionary) {
    checkNames()
    checkIds()
    for (name, entry) in ambiguousElements { check(name, entry, in: dictionary) }
    checkTallMan(dictionary)
  }

  private func checkNames() {
    let replaced = Set(own.products.map { key(of: $0.name) })
    var owners: [String: String] = [:]
    for product in base.products where !replaced.contains(key(of: product.name)) {
      for name in product.names { owners[key(of: name)] = product.name }
    }
    for (product, elements) in zip(own.products, nameElements) {
      for element in elements {
        guard let name = element.text else { continue }
        if let other = owners.updateValue(product.name, forKey: key(of: name)) {
          reportTwice(element, name, other, product.name)
        }
      }
    }
    for (element, _) in ambiguousElements {
      guard let name = element.text, let owner = owners[key(of: name)] else { continue }
      element.fault(
        "'\(name)' is ambiguous, and a name of '\(owner)'", help: "keep it at one of the two")
    }
  }

  private func reportTwice(
    _ element: YAMLElement, _ name: String, _ first: String, _ second: String
  ) {
    if first == second {
      element.fault("the name '\(name)' stands twice at '\(first)'", help: "keep one of the two")
    } else {
      element.fault(
        "the name '\(name)' stands for two drugs, '\(first)' and '\(second)'",
        help: "keep it at one of them, or list it under 'ambiguous'")
    }
  }

  private func checkIds() {
    var ids: [String: String] = [:]
    for (product, elements) in zip(own.products, nameElements) {
      guard let other = ids.updateValue(product.name, forKey: product.id) else { continue }
      elements[0].fault("'\(product.name)' and '\(other)' have one id, '\(product.id)'")
    }
  }

  private func check(
    _ name: YAMLElement, _ entry: YAMLFields, in dictionary: DrugDictionary
  ) {
    let products = dictionary.content.products
    let meant = (entry["is"]?.list ?? []).compactMap { element -> DrugProduct? in
      guard let text = element.choice(of: products.map(\.name)) else { return nil }
      return products.first { $0.name == text }
    }
    if (entry["is"]?.list?.count ?? 2) < 2 {
      name.fault(
        "'\(name.text ?? "")' stands for one drug only", help: "make it a name of that drug")
    }
    for accepted in entry["accepted"]?.list ?? [] {
      guard let text = accepted.text, !dictionary.look(up: text).isOne(of: meant) else { continue }
      accepted.fault(
        "'\(text)' does not say which drug '\(name.text ?? "")' means",
        help: "list names of \(meant.map(\.name).joined(separator: ", "))")
    }
  }

  private func checkTallMan(_ dictionary: DrugDictionary) {
    let names = dictionary.content.products.flatMap(\.names)
    let known = Set(names.map { $0.lowercased() })
    for element in tallManElements {
      guard let text = element.text, !known.contains(text.lowercased()) else { continue }
      let near = nearestName(to: text, among: names).map { "did you mean '\($0)'?" }
      element.fault("'\(text)' is a spelling of no drug", help: near)
    }
  }

  private func key(of name: String) -> String { DrugDictionary.key(of: name) }
}

extension DrugMatch {
  /// Whether it is one of these products, or one that criteria do not tell from them.
  fileprivate func isOne(of products: [DrugProduct]) -> Bool {
    guard case .product(let drug) = self else { return false }
    return products.contains {
      $0.name == drug.generic || ($0.ingredient == drug.ingredient && $0.classes == drug.classes)
    }
  }
}
