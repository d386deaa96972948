public import RuleModel

/// What an evaluation met, step by step: the one record from which the screen, the letter,
/// `explain` and the missing facts are read.
///
/// One trail takes the steps of as many expressions as a policy has; whoever evaluates keeps the
/// range that its expression added, whose last step is the result.
public struct Trail: Sendable, Hashable {
  /// The value of a node, after the steps of all below it.
  public struct Step: Sendable, Hashable {
    public let value: Value
    /// The node's number in its expression.
    public let node: Int32
    /// Which member of the list the innermost quantifier was at, from 0; -1 outside of one.
    public let member: Int32
    /// Where in the trail the steps below this one begin; its own place where there are none.
    public let start: Int32
  }

  public private(set) var steps: [Step] = []

  public init() {}

  public var count: Int { steps.count }

  public mutating func reserveCapacity(_ count: Int) { steps.reserveCapacity(count) }

  /// Forgets the steps and keeps their room.
  public mutating func removeAll() { steps.removeAll(keepingCapacity: true) }

  mutating func append(_ value: Value, node: Int, member: Int32, start: Int) {
    steps.append(
      Step(
        value: value, node: Int32(truncatingIfNeeded: node), member: member,
        start: Int32(truncatingIfNeeded: start)))
  }
}
