internal import RuleModel

extension CaseReading {
  /// Names the entry's drug as the dictionary does and fills in what follows from it: ingredient,
  /// classes, potency. The product, or the name itself for one that the dictionary does not know;
  /// nil, with a refusal, where the entry says no drug that can be judged.
  mutating func deriveDrug(
    _ entry: inout CaseEntry, _ list: CaseList, at path: () -> String
  ) -> String? {
    guard let name = entry.text(list.drug) else {
      if entry.isSound { refuse("\(path()).drug", "an entry needs a drug: name it") }
      return nil
    }
    switch reader.drugs.look(up: name) {
    case .ambiguous(let accepted):
      refuse(
        "\(path()).drug",
        "\(found: name.quoted) stands for more than one product. Name one of: \(found: accepted.joined(separator: ", "))"
      )
      return nil
    case .product(let drug):
      settleClasses(of: drug, &entry, list, at: path)
      settlePotency(of: drug, &entry, list, at: path)
      fill(&entry, list, name: drug.name, ingredient: drug.ingredient)
      return drug.product
    case .unknown:
      guard settleFreeName(name, &entry, list, at: path) else { return nil }
      // Two spellings of one free name must not count as two drugs.
      fill(&entry, list, name: name, ingredient: DrugDictionary.key(of: name))
      return name
    }
  }

  private func fill(
    _ entry: inout CaseEntry, _ list: CaseList, name: String, ingredient: String
  ) {
    if let field = list.drug { entry.values[field] = .text(name) }
    if let field = list.ingredient { entry.values[field] = .text(ingredient) }
  }

  /// A known drug's classes may be given again, but no others.
  private mutating func settleClasses(
    of drug: Drug, _ entry: inout CaseEntry, _ list: CaseList, at path: () -> String
  ) {
    if let given = entry.texts(list.classes), Set(given) != Set(drug.classes) {
      refuse(
        "\(path()).classes",
        "\(found: drug.name.quoted) has the classes \(drug.classes.joined(separator: ", ")): leave the field out"
      )
    }
    if let field = list.classes {
      entry.values[field] = .list(ListValue(drug.classes.map { .text($0) }))
    }
  }

  private mutating func settlePotency(
    of drug: Drug, _ entry: inout CaseEntry, _ list: CaseList, at path: () -> String
  ) {
    guard let field = list.potency else { return }
    let given = entry.text(field)
    if let known = drug.potency {
      if let given, given != known {
        refuse(
          "\(path()).potency", "\(found: drug.name.quoted) has the potency \(known): leave it out")
      }
      entry.values[field] = .text(known)
    } else if !drug.needsPotency {
      settleNoPotency(drug.name, given, &entry, field, at: path)
    }
  }

  /// Whether a name that the dictionary does not know comes with what has to be given for it.
  private mutating func settleFreeName(
    _ name: String, _ entry: inout CaseEntry, _ list: CaseList, at path: () -> String
  ) -> Bool {
    guard let classes = entry.texts(list.classes) else {
      guard entry.isSound else { return false }
      let names = reader.drugs.suggestions(for: name)
      let near = names.isEmpty ? "" : " Did you mean \(names.joined(separator: ", "))?"
      refuse(
        "\(path()).drug",
        "\(found: name.quoted) is not in the drug dictionary.\(found: near, otherwise: "") Another drug needs its classes."
      )
      return false
    }
    if classes.isEmpty {
      refuse("\(path()).classes", "a drug has at least one class: give 'other' where none fits")
    }
    if let field = list.potency, reader.potentClasses.isDisjoint(with: classes) {
      settleNoPotency(name, entry.text(field), &entry, field, at: path)
    }
    return true
  }

  /// A drug of a class without potencies has none, and waits for none.
  private mutating func settleNoPotency(
    _ name: String, _ given: String?, _ entry: inout CaseEntry, _ field: Int,
    at path: () -> String
  ) {
    if given != nil {
      let classes = reader.potentClasses.sorted().joined(separator: ", ")
      refuse(
        "\(path()).potency",
        "\(found: name.quoted) can have no potency, which is for the class \(classes): leave it out"
      )
    }
    entry.values[field] = .null
  }
}
