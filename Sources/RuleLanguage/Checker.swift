import Diagnostics
import RuleModel

/// Syntax → typed nodes. It collects every fault; what is faulty has the type of null, so that
/// one fault does not make others.
struct Checker {
  let vocabulary: Vocabulary
  let definitions: [String: Expression]
  let dialect: RuleLanguage.Dialect

  private(set) var faults: [Fault] = []
  private var nodes: [Expression.Node] = []
  private(set) var types: [ValueType] = []
  private var spans: [Expression.Span] = []
  private var constants: [Value] = []
  private var names: [String] = []
  /// The definition whose text is being checked in place of its name.
  var definition: Expression?
  /// The elements that the quantifiers around bind, the outermost first.
  var elements: [(name: String, type: ValueType)] = []

  init(
    vocabulary: Vocabulary, definitions: [String: Expression], dialect: RuleLanguage.Dialect
  ) {
    self.vocabulary = vocabulary
    self.definitions = definitions
    self.dialect = dialect
  }

  mutating func check(root: Syntax, expecting: ValueType?) {
    let type = check(root)
    guard let expecting else { return }
    let isWide = expecting == .decimal && type == .integer
    guard type != .any, !isWide, !Self.fits(type, expecting) else { return }
    report(root, "expected \(expecting.described) but this is \(type.described)")
  }

  func expression(text: String, position: SourcePosition) -> Expression {
    Expression(
      text: text, position: position, nodes: nodes, types: types, spans: spans,
      constants: constants, names: names)
  }

  private static func fits(_ type: ValueType, _ expected: ValueType) -> Bool {
    switch (type, expected) {
    case (.text, .text(nil)), (.quantity, .quantity(nil)): true
    case (.text(let given?), .text(let allowed?)): given.allSatisfy(allowed.contains)
    case (.quantity(nil), .quantity), (.text(nil), .text): true
    case (.list(let type), .list(let expected)): type == .any || fits(type, expected)
    default: type == expected
    }
  }

  // MARK: Nodes

  /// Emits a node, then what `children` emits below it; `children` gives its kind and type.
  mutating func emit(
    _ syntax: Syntax,
    _ children: (inout Checker) -> (Expression.Kind, ValueType)
  ) -> ValueType {
    let place = nodes.count
    nodes.append(Expression.Node(.list, end: 0))
    types.append(.any)
    spans.append(Expression.Span(offset: syntax.offset, length: syntax.length))
    let (kind, type) = children(&self)
    nodes[place] = Expression.Node(kind, end: nodes.count)
    types[place] = type
    return type
  }

  mutating func constant(_ value: Value) -> Expression.Kind {
    constants.append(value)
    return .constant(Int32(constants.count - 1))
  }

  /// Makes a list of literals one constant: it is made once, not at every evaluation.
  mutating func foldList(from node: Int) {
    var members: [Value] = []
    for member in nodes[(node + 1)...] {
      guard case .constant(let place) = member.kind else { return }
      members.append(constants[Int(place)])
    }
    nodes.removeLast(members.count)
    types.removeLast(members.count)
    spans.removeLast(members.count)
    constants.removeLast(members.count)
    nodes[node] = Expression.Node(constant(.list(ListValue(members))), end: node + 1)
  }

  mutating func intern(_ name: String) -> Int {
    if let place = names.firstIndex(of: name) { return place }
    names.append(name)
    return names.count - 1
  }

  /// Whether anything from this node on reads an input.
  func readsInput(from node: Int) -> Bool {
    nodes[node...].contains { node in
      switch node.kind {
      case .input, .element: true
      default: false
      }
    }
  }

  var nextNode: Int { nodes.count }

  /// The literal that stands last, from this node on; nil where more than a literal does.
  func literal(at node: Int) -> Value? {
    guard node == nodes.count - 1, case .constant(let place) = nodes[node].kind else { return nil }
    return constants[Int(place)]
  }

  /// Copies the tree of a definition, as if it stood here.
  mutating func emit(_ definition: Expression, for syntax: Syntax) {
    let (firstNode, firstConstant) = (nodes.count, constants.count)
    constants += definition.constants
    for (node, type) in zip(definition.nodes, definition.types) {
      let kind: Expression.Kind
      switch node.kind {
      case .constant(let place): kind = .constant(place + Int32(firstConstant))
      case .element(let place): kind = .element(place + Int32(elements.count))
      case .definition(let name):
        kind = .definition(Int32(intern(definition.names[Int(name)])))
      case .quantifier(let quantifier):
        let name = intern(definition.names[Int(quantifier.name)])
        kind = .quantifier(.init(quantifier.demand, name: name))
      default: kind = node.kind
      }
      nodes.append(Expression.Node(kind, end: Int(node.end) + firstNode))
      types.append(type)
      spans.append(Expression.Span(offset: syntax.offset, length: syntax.length))
    }
  }

  mutating func report(_ syntax: Syntax, _ message: String, help: String? = nil) {
    report(offset: syntax.offset, length: syntax.length, message, help: help)
  }

  mutating func report(offset: Int, length: Int, _ message: String, help: String? = nil) {
    faults.append(
      Fault(
        offset: offset, length: length, message: message, help: help, definition: definition))
  }
}
