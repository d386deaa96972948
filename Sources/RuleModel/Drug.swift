/// What a name in a case stands for, as far as rules need it.
public struct Drug: Sendable, Hashable {
  /// The name in the dictionary's spelling, with the strength where one was given: `Kenalog 0.1%`.
  /// Looking it up again gives this drug.
  public let name: String
  /// The same name with the letters that tell look-alikes apart: `cycloSPORINE`. For display.
  public let tallManName: String
  /// The product: as a request names it, where it can be requested; else its generic name.
  public let product: String
  /// The product's generic name, or what stands for it.
  public let generic: String
  /// Two drugs are different when their ingredients are.
  public let ingredient: String
  public let mechanism: String?
  /// Ids of ``DrugContent/classes``, never empty.
  public let classes: [String]
  /// nil for a drug whose classes have none, and where the strength does not settle it.
  public let potency: String?
  /// Whether a potency may be given: its class has one, and the dictionary does not know which.
  public let needsPotency: Bool
}

/// What became of a name that was looked up.
public enum DrugMatch: Sendable, Hashable {
  case product(Drug)
  /// The name stands for products of different classes; these say which is meant.
  case ambiguous(accepted: [String])
  /// No product of the dictionary. ``DrugDictionary/suggestions(for:limit:)`` offers names near it.
  case unknown
}
