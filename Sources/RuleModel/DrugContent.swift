/// What a drug dictionary is made of, in the order of its file.
public struct DrugContent: Sendable, Hashable {
  public var classes: [DrugClass]
  /// Potencies of topical corticosteroids, weakest first.
  public var potencies: [String]
  public var routes: [DrugRoute]
  public var products: [DrugProduct]
  public var ambiguousNames: [AmbiguousDrugName]
  /// Names in the spelling that tells look-alikes apart, as in `cycloSPORINE`. For display.
  public var tallManNames: [String]

  public init(
    classes: [DrugClass] = [], potencies: [String] = [], routes: [DrugRoute] = [],
    products: [DrugProduct] = [], ambiguousNames: [AmbiguousDrugName] = [],
    tallManNames: [String] = []
  ) {
    self.classes = classes
    self.potencies = potencies
    self.routes = routes
    self.products = products
    self.ambiguousNames = ambiguousNames
    self.tallManNames = tallManNames
  }

  /// This content with an organization's own laid over it: what has the same name replaces what
  /// stands here, everything else is added. Potencies are replaced as a whole, unless empty.
  public func merging(_ own: DrugContent) -> DrugContent {
    DrugContent(
      classes: classes.replacing(with: own.classes) { $0.id },
      potencies: own.potencies.isEmpty ? potencies : own.potencies,
      routes: routes.replacing(with: own.routes) { $0.name },
      products: products.replacing(with: own.products) { DrugPhrase.key(of: $0.name) },
      ambiguousNames: ambiguousNames.replacing(with: own.ambiguousNames) {
        DrugPhrase.key(of: $0.name)
      },
      tallManNames: tallManNames.replacing(with: own.tallManNames) { $0.lowercased() })
  }
}

/// What criteria and exclusions speak of, as in `jak-inhibitor`.
public struct DrugClass: Sendable, Hashable {
  public let id: String
  /// One line for a pharmacist.
  public let meaning: String
  /// The policies that speak of it, with their labels.
  public let source: String
  /// Whether a member has a potency, or has to be given one.
  public let hasPotency: Bool

  public init(id: String, meaning: String, source: String, hasPotency: Bool = false) {
    self.id = id
    self.meaning = meaning
    self.source = source
    self.hasPotency = hasPotency
  }
}

/// How a drug is given, with what may stand beside a drug's name on account of it.
public struct DrugRoute: Sendable, Hashable {
  public let name: String
  /// Units of strength: `%`, `mg`.
  public let units: [String]
  /// Words before or after a name: `cream`, `oral`.
  public let words: [String]

  public init(name: String, units: [String], words: [String]) {
    self.name = name
    self.units = units
    self.words = words
  }
}

/// One product, or several that no criterion tells apart, with all its names.
public struct DrugProduct: Sendable, Hashable {
  /// As a request names it, where it can be requested; else ``name``.
  public let id: String
  /// The generic name, or what stands for it.
  public let name: String
  public let brands: [String]
  public let otherNames: [String]
  /// Two drugs are different when their ingredients are.
  public let ingredient: String
  public let mechanism: String?
  /// Ids of ``DrugContent/classes``, never empty.
  public let classes: [String]
  /// Names of ``DrugContent/routes``, never empty.
  public let routes: [String]
  /// The listed strengths of a product whose class has potencies.
  public let potencies: [ListedPotency]
  /// All strengths there are; empty where the dictionary does not say.
  public let strengths: [DrugStrength]
  /// Words understood beside this product's names, further to those of its routes.
  public let forms: [String]
  /// Whether a biosimilar's suffix of four letters may follow ``name``.
  public let acceptsSuffix: Bool

  public init(
    id: String? = nil, name: String, brands: [String] = [], otherNames: [String] = [],
    ingredient: String? = nil, mechanism: String? = nil, classes: [String], routes: [String],
    potencies: [ListedPotency] = [], strengths: [DrugStrength] = [], forms: [String] = [],
    acceptsSuffix: Bool = false
  ) {
    self.id = id ?? name
    self.name = name
    self.brands = brands
    self.otherNames = otherNames
    self.ingredient = ingredient ?? name
    self.mechanism = mechanism
    self.classes = classes
    self.routes = routes
    self.potencies = potencies
    self.strengths = strengths
    self.forms = forms
    self.acceptsSuffix = acceptsSuffix
  }

  /// Every name, the generic one first.
  public var names: [String] { [name] + brands + otherNames }

  /// Every name with every strength that has a potency: `Synalar 0.01%`.
  var namesWithStrengths: [String] {
    names.flatMap { name in potencies.map { "\(name) \($0.strength.text)" } }
  }

  /// The potency of this strength; nil where it is not listed. Without a strength, the one that
  /// all listed strengths share; nil where they differ.
  public func potency(of strength: DrugStrength?) -> String? {
    if let strength { return potencies.first { $0.strength == strength }?.potency }
    let listed = Set(potencies.map(\.potency))
    return listed.count == 1 ? listed.first : nil
  }
}

/// The potency of one strength of a topical corticosteroid.
public struct ListedPotency: Sendable, Hashable {
  public let strength: DrugStrength
  public let potency: String

  public init(strength: DrugStrength, potency: String) {
    self.strength = strength
    self.potency = potency
  }
}

/// A name that stands for products of different classes, and so for none of them by itself.
public struct AmbiguousDrugName: Sendable, Hashable {
  public let name: String
  /// ``DrugProduct/name`` of each.
  public let products: [String]
  /// What may be said in its place.
  public let accepted: [String]

  public init(name: String, products: [String], accepted: [String]) {
    self.name = name
    self.products = products
    self.accepted = accepted
  }
}

extension Array {
  /// These, each replaced by the one of `others` with its key, and then the rest of `others`.
  fileprivate func replacing(with others: [Element], key: (Element) -> String) -> [Element] {
    if isEmpty || others.isEmpty { return self + others }
    var places: [String: Int] = [:]
    for (place, element) in enumerated() { places[key(element)] = place }
    var all = self
    for other in others {
      if let place = places[key(other)] { all[place] = other } else { all.append(other) }
    }
    return all
  }
}
