extension Expression {
  /// One operation, name or literal.
  public struct Node: Sendable, Hashable {
    public let kind: Kind
    /// The number of the node that follows this one and all below it.
    public let end: Int32

    public init(_ kind: Kind, end: Int) {
      self.kind = kind
      self.end = Int32(end)
    }
  }

  public enum Kind: Sendable, Hashable {
    /// A literal, by its place in ``Expression/constants``.
    case constant(Int32)
    /// An input, by its slot in the vocabulary.
    case input(Int32)
    /// The entry that a quantifier is at: 0 is that of the outermost quantifier.
    case element(Int32)
    /// A field of the record below, by its place in the record's definition.
    case field(Int32)
    /// A named expression, whose tree is below; by its place in ``Expression/names``.
    case definition(Int32)
    /// `{ … }`; the members are below.
    case list
    /// An operator or function of CQL; the operands are below.
    case operation(Operation)
    /// The list, for ``Quantifier/distinct`` the key, and the condition are below.
    case quantifier(Quantifier)
    /// `if`: condition, then, else.
    case conditional
    /// `case`: pairs of condition and result, then the else.
    case cases
    /// `case x`: x, pairs of value and result, then the else.
    case selection
    /// `x as T`: x where it is of the node's own type, else null.
    case cast
  }

  /// `some`, `every`, `at least n`, and `at least n … distinct by …`.
  public struct Quantifier: Sendable, Hashable {
    public enum Demand: Sendable, Hashable {
      case some
      case every
      case atLeast(Int32)
      /// So many entries that differ in a key.
      case distinct(Int32)
    }

    public let demand: Demand
    /// The element's name, by its place in ``Expression/names``.
    public let name: Int32

    public init(_ demand: Demand, name: Int) {
      self.demand = demand
      self.name = Int32(name)
    }

    public var hasKey: Bool {
      if case .distinct = demand { return true }
      return false
    }
  }
}
