/// One name that a search offers. Looking the drug's name up again gives the drug.
public struct DrugHit: Sendable, Hashable {
  public let drug: Drug
  /// Whether the name is only spelt nearly like what was typed. Such a one is for a person to
  /// choose, never to be taken by itself.
  public let isSpeltAlike: Bool
}

/// What a search offers, best first.
public struct DrugHits: Sendable, Hashable {
  public let hits: [DrugHit]
  /// How many names match, of which `hits` may be the first few. Names spelt alike are not counted.
  public let total: Int
}

extension DrugDictionary {
  /// The names, generic and brand, with a word that begins with `text`, for type-ahead. Where none
  /// does, those that are spelt nearly so, and marked as such.
  ///
  /// A name that can be looked up though it is not listed, as "hydrocortisone 1%", comes first.
  public func search(_ text: String, limit: Int) -> DrugHits {
    let places = index.matches(text)
    var hits: [DrugHit] = []
    if case .product(let drug) = look(up: text), !places.contains(where: { listed[$0] == drug }) {
      hits.append(DrugHit(drug: drug, isSpeltAlike: false))
    }
    let total = places.count + hits.count
    for place in places.prefix(max(0, limit - hits.count)) {
      hits.append(DrugHit(drug: listed[place], isSpeltAlike: false))
    }
    if total == 0 {
      hits = index.alike(text).prefix(limit).map { DrugHit(drug: listed[$0], isSpeltAlike: true) }
    }
    return DrugHits(hits: hits, total: total)
  }
}
