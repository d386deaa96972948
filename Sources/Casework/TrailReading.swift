package import RuleEngine
package import RuleModel

/// What one expression read, off the trail that its evaluation left.
package struct TrailReading {
  /// Each input that is no list of entries, with its value, in the order in which it was read.
  package private(set) var inputs: [(slot: Int, value: Value)] = []
  package private(set) var lists: [List] = []

  /// A list of entries that a quantifier went through.
  package struct List {
    package let slot: Int
    package let isOpen: Bool
    package let entries: [Entry]
    /// The fields that the condition reads, in the order of the text.
    package let fields: [Int]
  }

  package struct Entry {
    package let record: Record
    /// Whether it satisfies the quantifier's condition.
    package let truth: Truth
  }

  package init(
    _ expression: Expression, _ steps: ArraySlice<Trail.Step>, in vocabulary: Vocabulary
  ) {
    var seen: Set<Int> = []
    for step in steps {
      switch expression.nodes[Int(step.node)].kind {
      case .input(let slot) where vocabulary.record(of: Int(slot)) == nil:
        if seen.insert(Int(slot)).inserted { inputs.append((Int(slot), step.value)) }
      case .quantifier where step.member < 0:
        if let list = list(expression, step, steps, vocabulary) { lists.append(list) }
      default: break
      }
    }
  }

  /// nil where the quantifier goes through a set of choices: that is said as a whole.
  private func list(
    _ expression: Expression, _ step: Trail.Step, _ steps: ArraySlice<Trail.Step>,
    _ vocabulary: Vocabulary
  ) -> List? {
    let children = expression.children(of: Int(step.node))
    guard let source = children.first, let body = children.last,
      case .input(let slot) = expression.nodes[source].kind,
      vocabulary.record(of: Int(slot)) != nil
    else { return nil }
    let below = steps.prefix { $0 != step }.filter { Int($0.node) >= Int(step.node) }
    guard let value = below.first(where: { Int($0.node) == source })?.value else { return nil }
    guard case .list(let given) = value else {
      return List(slot: Int(slot), isOpen: true, entries: [], fields: [])
    }
    let truths = below.filter { Int($0.node) == body }
    let entries = given.elements.enumerated().compactMap { index, element -> Entry? in
      guard case .record(let record) = element else { return nil }
      let truth = truths.first { Int($0.member) == index }?.value.truth ?? .unknown
      return Entry(record: record, truth: truth)
    }
    return List(
      slot: Int(slot), isOpen: !given.isComplete, entries: entries,
      fields: expression.fields(below: body))
  }
}

extension Expression {
  fileprivate func fields(below node: Int) -> [Int] {
    var fields: [Int] = []
    for case .field(let field) in nodes[node..<Int(nodes[node].end)].map(\.kind)
    where !fields.contains(Int(field)) {
      fields.append(Int(field))
    }
    return fields
  }
}
