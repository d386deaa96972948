/// Finds a drug by any name under which a record may hold it.
///
/// A name is found as it is listed, whatever its case, ®, ™, hyphens and spaces; with a strength;
/// with a word for the dosage form or the route, if that is one of the product's own ("tofacitinib
/// cream" is not tofacitinib); a biologic's generic name with a biosimilar's suffix; as two names of
/// one drug, "Actemra (tocilizumab)". Nothing is guessed: a misspelt name is unknown.
public struct DrugDictionary: Sendable {
  public let content: DrugContent
  /// Names in the spelling that tells look-alikes apart, by themselves in lower case.
  let tallManNames: [String: String]
  let namings: [String: Naming]
  let shelves: [Shelf]
  let units: Set<String>
  /// Every word that may stand beside some drug's name, as keys.
  let besideWords: Set<String>
  /// What listed names stand for, by their keys, so that most look-ups take nothing apart.
  private var matches: [String: DrugMatch] = [:]
  /// What can be picked, and the index of its names.
  private(set) var listed: [Drug] = []
  private(set) var index = DrugNameIndex([])

  /// What one name stands for.
  struct Naming: Sendable {
    /// In the dictionary's spelling, and in that which tells look-alikes apart.
    var display: String
    var tallMan: String
    /// The place of the product that the name stands for by itself.
    var owner: Int?
    /// The products that it stands for with a form or a strength that only one of them has.
    var sharers: [Int] = []
    var accepted: [String] = []
    /// Whether a biosimilar's suffix may follow.
    var acceptsSuffix = false
  }

  /// A product with what its look-up needs at hand.
  struct Shelf: Sendable {
    let product: DrugProduct
    /// The words of its routes and forms, as keys.
    let words: Set<String>
    let units: Set<String>
    let hasPotency: Bool
  }

  /// A name that two products claim belongs to the later one; the loader reports it before.
  public init(_ content: DrugContent) {
    self.content = content
    tallManNames = Dictionary(
      content.tallManNames.map { ($0.lowercased(), $0) }, uniquingKeysWith: { $1 })
    namings = Self.namings(of: content, tall: tallManNames)
    shelves = Self.shelves(of: content)
    units = Set(content.routes.flatMap(\.units))
    besideWords = Set(
      (content.routes.flatMap(\.words) + content.products.flatMap(\.forms)).map(DrugPhrase.key))
    for name in listedNames + content.ambiguousNames.map(\.name) {
      let match = read(listed: name)
      matches[DrugPhrase.key(of: name)] = match
      if case .product(let drug) = match { listed.append(drug) }
    }
    for name in strengthNames { matches[DrugPhrase.key(of: name)] = read(name) }
    index = DrugNameIndex(listed.map(\.name))
  }

  /// What a name stands for. Well under a microsecond for a listed name, a few for another.
  public func look(up name: String) -> DrugMatch {
    matches[DrugPhrase.key(of: name)] ?? read(name)
  }

  /// What all spellings of one name have in common: lower case without marks, spaces and hyphens.
  public static func key(of name: String) -> String { DrugPhrase.key(of: name) }

  /// Whether a drug of these classes has a potency. A name that is not in the dictionary may be
  /// given one then.
  public func hasPotency(_ classes: some Sequence<String>) -> Bool {
    classes.contains { id in content.classes.contains { $0.id == id && $0.hasPotency } }
  }

  /// The names that may be meant by one that is unknown, nearest first; none where nothing is near.
  ///
  /// Where nothing is near the whole of it, by its first words: "fluocinonide acetone" is none, but
  /// begins as one.
  public func suggestions(for name: String, limit: Int = 3) -> [String] {
    let whole = near(name, limit)
    if !whole.isEmpty { return whole }
    var words = name.split(separator: " ")
    while words.count > 1 {
      words.removeLast()
      let start = words.joined(separator: " ")
      // Fewer letters are how names of many kinds begin.
      if start.count < 5 { return [] }
      let names = near(start, limit)
      if !names.isEmpty { return names }
    }
    return []
  }

  /// What a search offers for a whole name. Four letters are spelt like the beginning of many
  /// names; only one about as long is near them.
  private func near(_ name: String, _ limit: Int) -> [String] {
    let length = DrugPhrase.key(of: name).count
    return search(name, limit: limit).hits.filter { hit in
      !hit.isSpeltAlike || length > 4 || DrugPhrase.key(of: hit.drug.name).count <= length + 1
    }.map(\.drug.name)
  }
}

extension DrugDictionary {
  /// All names that can be picked, in the order of the file: not the ambiguous ones, but what is
  /// accepted for them; with each strength where the potency goes by it.
  private var listedNames: [String] {
    var names: [String] = []
    for product in content.products {
      names += product.names
      if product.potency(of: nil) == nil { names += product.namesWithStrengths }
    }
    names += content.ambiguousNames.flatMap(\.accepted)
    var seen: Set<String> = []
    return names.filter { seen.insert(DrugPhrase.key(of: $0)).inserted }
  }

  /// Names with a strength that need not be offered, but are common in records.
  private var strengthNames: [String] {
    content.products.filter { $0.potency(of: nil) != nil }.flatMap(\.namesWithStrengths)
  }

  private static func namings(
    of content: DrugContent, tall: [String: String]
  ) -> [String: Naming] {
    var namings: [String: Naming] = [:]
    for (place, product) in content.products.enumerated() {
      for (index, name) in product.names.enumerated() {
        namings[DrugPhrase.key(of: name)] = Naming(
          display: name, tallMan: tall[name] ?? name, owner: place,
          acceptsSuffix: index == 0 && product.acceptsSuffix)
      }
    }
    for ambiguous in content.ambiguousNames {
      let sharers = ambiguous.products.compactMap { namings[DrugPhrase.key(of: $0)]?.owner }
      namings[DrugPhrase.key(of: ambiguous.name)] = Naming(
        display: ambiguous.name, tallMan: tall[ambiguous.name] ?? ambiguous.name,
        sharers: sharers, accepted: ambiguous.accepted)
    }
    return namings
  }

  private static func shelves(of content: DrugContent) -> [Shelf] {
    let potent = Set(content.classes.filter(\.hasPotency).map(\.id))
    var known: [[String]: (words: Set<String>, units: Set<String>)] = [:]
    return content.products.map { product in
      let routes = content.routes.filter { product.routes.contains($0.name) }
      let (words, units) =
        known[product.routes]
        ?? (Set(routes.flatMap(\.words).map(DrugPhrase.key)), Set(routes.flatMap(\.units)))
      known[product.routes] = (words, units)
      return Shelf(
        product: product, words: words.union(product.forms.map(DrugPhrase.key)), units: units,
        hasPotency: product.classes.contains(where: potent.contains))
    }
  }
}
