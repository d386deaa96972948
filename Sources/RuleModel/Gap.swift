/// An input that an unknown waits for: one of the vocabulary, or a field of one entry of a list.
public struct Gap: Sendable, Hashable {
  /// The input's place in ``Vocabulary/inputs``.
  public let slot: Int
  /// Which entry of the list, from 0; nil when the input itself is open.
  public let entry: Int?
  /// Which field of that entry, its place in ``RecordDefinition/fields``; nil with `entry` nil.
  public let field: Int?

  public init(slot: Int, entry: Int? = nil, field: Int? = nil) {
    self.slot = slot
    self.entry = entry
    self.field = field
  }
}

/// The inputs that an unknown waits for, in the order in which they were met, without repeats.
/// Empty for an unknown that no answer can settle (CQL's literal `null`).
public struct Gaps: Sendable, Hashable {
  public private(set) var items: [Gap]

  public static let none = Gaps([])

  public init(_ items: [Gap]) { self.items = items }

  public var isEmpty: Bool { items.isEmpty }

  /// These and then those of `other` that are not yet among them.
  public func union(_ other: Gaps) -> Gaps {
    if items.isEmpty { return other }
    if other.items.isEmpty { return self }
    var all = self
    all.formUnion(other)
    return all
  }

  public mutating func formUnion(_ other: Gaps) {
    for gap in other.items where !items.contains(gap) { items.append(gap) }
  }
}
