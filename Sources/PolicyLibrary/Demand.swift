internal import Diagnostics
internal import FoundationEssentials
internal import RuleLanguage
internal import RuleModel

/// What is asked of one term: that its figure lies between two others, that it is one of some
/// texts or none of them, that it is true or false.
struct Demand {
  enum Range {
    case figures(from: Bound?, through: Bound?)
    case texts(Set<String>)
    case otherTexts(than: Set<String>)
    case truth(Bool)
  }

  /// An end of a range of figures, and whether it belongs to it.
  struct Bound {
    let figure: Quantity
    let isIncluded: Bool
  }

  /// The term as it is written, as in `age` or `t.days`.
  let term: String
  /// The quantifier whose entry the term is about; nil for a term about no entry.
  let scope: Int?
  /// The input or the field of a list's entry that it is; nil for what is computed.
  let input: InputDefinition?
  let range: Range
  let passage: Passage
}

extension Demand {
  /// What a node asks for where it holds, or where it does not; of several, one is enough.
  static func demands(
    of expression: RuleModel.Expression, _ node: Int, holds: Bool = true, _ vocabulary: Vocabulary
  ) -> [Demand] {
    let whole = Passage(expression, node, vocabulary)
    let passage = holds ? whole : whole.negated
    guard let comparison = Comparison(expression, node, vocabulary) else {
      return [Demand(expression, node, .truth(holds), passage, vocabulary)]
    }
    let isAsWritten = holds != comparison.isNegated
    return (isAsWritten ? [comparison.range] : comparison.range.others).map { range in
      Demand(expression, comparison.term, range, passage, vocabulary)
    }
  }

  init(
    _ expression: RuleModel.Expression, _ node: Int, _ range: Range, _ passage: Passage,
    _ vocabulary: Vocabulary
  ) {
    self.range = range
    self.passage = passage
    term = RuleLanguage.text(of: expression, node: node, vocabulary: vocabulary)
    scope = expression.scope(of: node)
    input = expression.input(of: node, vocabulary)
  }

  /// Whether no value fits both.
  func excludes(_ other: Demand) -> Bool {
    guard term == other.term, scope == other.scope else { return false }
    switch (range, other.range) {
    case (.texts(let a), .texts(let b)): return a.isDisjoint(with: b)
    case (.texts(let a), .otherTexts(than: let b)), (.otherTexts(than: let b), .texts(let a)):
      return a.isSubset(of: b)
    case (.figures(let a, let b), .figures(let c, let d)):
      return Bound.isBeyond(a, d) || Bound.isBeyond(c, b)
    case (.truth(let a), .truth(let b)): return a != b
    default: return false
    }
  }

  /// Whether it holds for every value that the input can have, `true`, or for none, `false`.
  var constant: Bool? {
    guard let input else { return nil }
    switch range {
    case .texts(let texts):
      guard case .text(choices: let choices?) = input.type else { return nil }
      return texts.isSuperset(of: choices) ? true : nil
    case .figures(let low, let high):
      guard let whole = Range(input), case .figures(let least, let most) = whole else { return nil }
      if Bound.isBeyond(low, most) || Bound.isBeyond(least, high) { return false }
      // Nothing that the input can be lies below the range, or above it.
      let fitsLow = low.map { Bound.isBeyond(least, $0.opposite) } ?? true
      let fitsHigh = high.map { Bound.isBeyond($0.opposite, most) } ?? true
      return fitsLow && fitsHigh ? true : nil
    default: return nil
    }
  }
}

/// A node that compares one term with what stands there.
struct Comparison {
  /// The node of the term.
  let term: Int
  /// What is asked of the term; of a comparison with `!=`, what is not.
  let range: Demand.Range
  let isNegated: Bool

  /// nil for any other node.
  init?(_ expression: RuleModel.Expression, _ node: Int, _ vocabulary: Vocabulary) {
    guard case .operation(let operation) = expression.nodes[node].kind else { return nil }
    let operands = expression.children(of: node)
    let constants = operands.map { expression.value(of: $0) }
    guard let place = constants.firstIndex(where: { $0 == nil }),
      constants.count(where: { $0 == nil }) == 1
    else { return nil }
    let others = constants.compactMap(\.self)
    isNegated = operation == .notEqual
    guard
      let range = Demand.Range(isNegated ? .equal : operation, others, isTermFirst: place == 0)
    else { return nil }
    self.range = range
    term = operands[place]
  }
}

extension Demand.Bound {
  /// What lies outside of it ends where it begins.
  fileprivate var opposite: Self { Self(figure: figure, isIncluded: !isIncluded) }

  /// Whether a range that begins at `low` and ends at `high` holds nothing.
  fileprivate static func isBeyond(_ low: Self?, _ high: Self?) -> Bool {
    guard let low, let high, let order = Quantity.order(low.figure, high.figure) else {
      return false
    }
    return order > 0 || (order == 0 && !(low.isIncluded && high.isIncluded))
  }
}

extension Demand.Range {
  /// What lies outside of it; of several, one is enough.
  fileprivate var others: [Self] {
    switch self {
    case .texts(let texts): [.otherTexts(than: texts)]
    case .otherTexts(than: let texts): [.texts(texts)]
    case .truth(let truth): [.truth(!truth)]
    case .figures(let low, let high):
      [
        low.map { .figures(from: nil, through: $0.opposite) },
        high.map { .figures(from: $0.opposite, through: nil) },
      ].compactMap(\.self)
    }
  }

  /// nil where the operation compares in another way, or with something else.
  fileprivate init?(
    _ operation: RuleModel.Expression.Operation, _ values: [Value], isTermFirst: Bool
  ) {
    if operation == .in, isTermFirst, case .list(let list)? = values.first {
      let texts = list.elements.compactMap(\.text)
      guard texts.count == list.elements.count else { return nil }
      self = .texts(Set(texts))
      return
    }
    if operation == .equal, let text = values.first?.text {
      self = .texts([text])
      return
    }
    let figures = values.compactMap(\.quantity)
    guard figures.count == values.count, let first = figures.first else { return nil }
    func bound(_ isIncluded: Bool) -> Demand.Bound {
      Demand.Bound(figure: first, isIncluded: isIncluded)
    }
    switch (operation, isTermFirst) {
    case (.less, true), (.greater, false): self = .figures(from: nil, through: bound(false))
    case (.lessOrEqual, true), (.greaterOrEqual, false):
      self = .figures(from: nil, through: bound(true))
    case (.greater, true), (.less, false): self = .figures(from: bound(false), through: nil)
    case (.greaterOrEqual, true), (.lessOrEqual, false):
      self = .figures(from: bound(true), through: nil)
    case (.equal, _): self = .figures(from: bound(true), through: bound(true))
    case (.between, true) where figures.count == 2:
      self = .figures(
        from: bound(true), through: Demand.Bound(figure: figures[1], isIncluded: true))
    default: return nil
    }
  }

  /// What an input can be; nil for what is no figure.
  fileprivate init?(_ input: InputDefinition) {
    guard let range = input.answer.range else { return nil }
    let unit: String
    if case .quantity(let own?) = input.type { unit = own } else { unit = "1" }
    self = .figures(
      from: Demand.Bound(
        figure: Quantity(range.minimum, unit), isIncluded: !range.isMinimumExcluded),
      through: range.maximum.map {
        Demand.Bound(figure: Quantity($0, unit), isIncluded: true)
      })
  }
}

extension Value {
  fileprivate var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// A figure with its unit; `1` for a plain one.
  fileprivate var quantity: Quantity? {
    figure.map { Quantity($0.amount, $0.unit ?? "1") }
  }
}

extension RuleModel.Expression {
  /// What a node is where it reads nothing.
  fileprivate func value(of node: Int) -> Value? {
    switch nodes[node].kind {
    case .constant(let place): return constants[Int(place)]
    case .definition: return value(of: node + 1)
    case .list:
      let members = children(of: node).map(value)
      let known = members.compactMap(\.self)
      return known.count == members.count ? .list(ListValue(known)) : nil
    default: return nil
    }
  }

  /// The quantifier whose entry a node is about, the innermost; nil where it is about none, or
  /// about those of quantifiers within it alone.
  fileprivate func scope(of node: Int) -> Int? {
    let around = nodes[..<node].indices.filter { place in
      guard case .quantifier = nodes[place].kind else { return false }
      // What stands in the list that a quantifier goes through does not see its entry.
      return nodes[place].end > node && nodes[place + 1].end <= node
    }
    let depths = nodes[node..<Int(nodes[node].end)].compactMap { below -> Int? in
      guard case .element(let depth) = below.kind else { return nil }
      return around.indices.contains(Int(depth)) ? Int(depth) : nil
    }
    return depths.max().map { around[$0] }
  }

  /// The input, or the field of a list's entry, that a node is.
  func input(of node: Int, _ vocabulary: Vocabulary) -> InputDefinition? {
    switch nodes[node].kind {
    case .input(let slot): return vocabulary.inputs[Int(slot)]
    case .definition: return input(of: node + 1, vocabulary)
    case .field(let place):
      guard case .record(let record) = types[node + 1] else { return nil }
      return vocabulary.records[record].fields[Int(place)]
    default: return nil
    }
  }
}
