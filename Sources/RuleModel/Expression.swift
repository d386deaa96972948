public import Diagnostics

/// A leaf of a policy, checked: every name is a slot, every field a place, every choice declared. A
/// class: it never changes, and whoever holds a policy or a line holds it without a copy.
///
/// The nodes lie in one array in preorder, so that a node's number is its identity, its first
/// child follows it, and a child's ``Node/end`` is where the next child begins. Only
/// `RuleLanguage` makes one; whoever holds one may evaluate it without looking at errors.
public final class Expression: Sendable {
  /// As it was written.
  public let text: String
  /// Where the text begins in the file that it stands in.
  public let position: SourcePosition
  /// Number 0 is the root.
  public let nodes: [Node]
  /// The type of each node.
  public let types: [ValueType]
  /// Where each node stands in ``text``.
  public let spans: [Span]
  /// What ``Kind/constant(_:)`` refers to.
  public let constants: [Value]
  /// Names of definitions and of elements, which ``Kind/definition(_:)`` and ``Quantifier``
  /// refer to.
  public let names: [String]
  /// The slots it reads, each once, in the order in which they stand in the text.
  public let inputs: [Int]

  /// - Precondition: the parts fit together, as the checker makes them.
  public init(
    text: String, position: SourcePosition, nodes: [Node], types: [ValueType], spans: [Span],
    constants: [Value], names: [String]
  ) {
    precondition(!nodes.isEmpty, "an expression has a root")
    precondition(
      nodes.count == types.count && nodes.count == spans.count, "every node has type and span")
    self.text = text
    self.position = position
    self.nodes = nodes
    self.types = types
    self.spans = spans
    self.constants = constants
    self.names = names
    var inputs: [Int] = []
    for case .input(let slot) in nodes.lazy.map(\.kind) where !inputs.contains(Int(slot)) {
      inputs.append(Int(slot))
    }
    self.inputs = inputs
  }

  /// What the whole expression is.
  public var type: ValueType { types[0] }

  /// The children of a node, in the order in which they stand in the text.
  public func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var child = node + 1
    while child < nodes[node].end {
      children.append(child)
      child = Int(nodes[child].end)
    }
    return children
  }

  /// The text of one node, as it was written.
  public func text(of node: Int) -> String {
    let span = spans[node]
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: span.offset)
    return String(scalars[start..<scalars.index(start, offsetBy: span.length)])
  }

  /// Which scalars of the text a node covers.
  public struct Span: Sendable, Hashable {
    public let offset: Int
    public let length: Int

    public init(offset: Int, length: Int) {
      self.offset = offset
      self.length = length
    }
  }
}
