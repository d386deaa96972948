public import FoundationEssentials

/// A drug that can be requested, with the words in which letters and screens name it.
public struct RequestableDrug: Sendable, Hashable {
  /// Its value in a case, and the product that the drug dictionary knows: `jakafi-xr`.
  public let id: String
  public let brand: String
  public let generic: String
  /// As in `tablet`, `cream`.
  public let form: String
  /// As on the label, each with its unit: `8 mg`.
  public let strengths: [String]
  /// The indications that can be requested for it, values of the input that chooses one.
  public let indications: [String]
  /// The name of the group that says how much is asked for: `request.dose`.
  public let amount: String
  /// Figures of the request that this product fixes.
  public let limits: [FigureLimit]

  public init(
    id: String, brand: String, generic: String, form: String, strengths: [String],
    indications: [String], amount: String, limits: [FigureLimit]
  ) {
    self.id = id
    self.brand = brand
    self.generic = generic
    self.form = form
    self.strengths = strengths
    self.indications = indications
    self.amount = amount
    self.limits = limits
  }
}

/// An input that can have only some figures for one drug, as the size of its tube.
public struct FigureLimit: Sendable, Hashable {
  public let slot: Int
  public let allowed: [Decimal]
  /// Why, for the message: `Anzupgo comes in tubes of 30 g`.
  public let reason: String

  public init(slot: Int, allowed: [Decimal], reason: String) {
    self.slot = slot
    self.allowed = allowed
    self.reason = reason
  }
}
