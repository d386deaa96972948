/// One of the three values of strong Kleene logic. An unknown decides nothing that a known
/// member does not decide already.
public enum Truth: String, Sendable, Hashable, CaseIterable {
  case `true`
  case `false`
  case unknown

  public init(_ flag: Bool) { self = flag ? .true : .false }

  /// True when both are; false as soon as one is; else unknown.
  public func and(_ other: Truth) -> Truth {
    if self == .false || other == .false { return .false }
    return self == .true && other == .true ? .true : .unknown
  }

  /// True as soon as one is; false when both are; else unknown.
  public func or(_ other: Truth) -> Truth {
    if self == .true || other == .true { return .true }
    return self == .false && other == .false ? .false : .unknown
  }

  /// Unknown when either is.
  public func xor(_ other: Truth) -> Truth {
    if self == .unknown || other == .unknown { return .unknown }
    return Truth(self != other)
  }

  public func implies(_ other: Truth) -> Truth { negated.or(other) }

  public var negated: Truth {
    switch self {
    case .true: .false
    case .false: .true
    case .unknown: .unknown
    }
  }
}
