/// What a purge did, or would do.
public struct Purge: Sendable, Hashable {
  /// The ids of the cases that were removed.
  public let purged: [String]
  /// Those that would have been, but for somebody who works on them.
  public let held: [HeldCase]
  /// The ids of those that are old enough and determined, but whose letter was never issued.
  public let unissued: [String]
  /// Whether what was removed is in none of the store's files any more. Another session that was
  /// reading meanwhile keeps it in the store's log, until a purge finds nobody there.
  public let isErased: Bool

  public struct HeldCase: Sendable, Hashable {
    public let id: String
    public let holder: CaseHolder

    public init(id: String, holder: CaseHolder) {
      self.id = id
      self.holder = holder
    }
  }

  public init(purged: [String], held: [HeldCase], unissued: [String], isErased: Bool) {
    self.purged = purged
    self.held = held
    self.unissued = unissued
    self.isErased = isErased
  }
}
