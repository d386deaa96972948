package import FoundationEssentials

extension Decimal {
  /// Itself where it is whole and of the size of most figures that a case says; nil for others,
  /// which may be whole, too. A Decimal can be turned into an Int only by way of its text, which
  /// costs more than looking it up.
  package var smallWhole: Int? { Self.smallWholes[self] }

  private static let smallWholes = Dictionary(
    uniqueKeysWithValues: (0...400).map { (Decimal($0), $0) })
}
