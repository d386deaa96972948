public import RuleModel

/// The one evaluator of checked expressions. It is total: whatever the answers are, it gives a
/// value, and what CQL leaves without a result (a division by zero, an overflow) is null.
///
/// Two things have no value here. *Null* is CQL's: it waits for nothing, and every operator
/// treats it as CQL says. An *open* value waits for inputs, which ``Value/gaps`` names: no
/// operator takes it for null. A result is open as long as an answer could change it, and so it
/// never changes once it is known.
public enum ExpressionEvaluator {
  /// The value of the expression, whose steps are added to the trail.
  ///
  /// Every operand is evaluated, decided or not, so that the trail has all that was read.
  public static func evaluate(
    _ expression: Expression, facts: FactSet, trail: inout Trail
  ) -> Value {
    var walk = ExpressionWalk(
      nodes: expression.nodes, constants: expression.constants, facts: facts, isTraced: true)
    return walk.value(of: 0, &trail)
  }

  /// The same value where nobody asks what was read on the way: what cannot change it any more is
  /// not evaluated.
  public static func value(of expression: Expression, facts: FactSet) -> Value {
    var walk = ExpressionWalk(
      nodes: expression.nodes, constants: expression.constants, facts: facts, isTraced: false)
    var untouched = Trail()
    return walk.value(of: 0, &untouched)
  }
}

/// One evaluation under way.
struct ExpressionWalk {
  let nodes: [Expression.Node]
  let constants: [Value]
  let facts: FactSet
  /// Whether every step is kept, so that every operand is evaluated.
  let isTraced: Bool
  /// What the quantifiers around are at, the outermost first.
  var elements: [Value] = []
  var member: Int32 = -1

  mutating func value(of node: Int, _ trail: inout Trail) -> Value {
    let start = trail.count
    let value = compute(node, &trail)
    if isTraced { trail.append(value, node: node, member: member, start: start) }
    return value
  }

  private mutating func compute(_ node: Int, _ trail: inout Trail) -> Value {
    switch nodes[node].kind {
    case .constant(let place): constants[Int(place)]
    case .input(let slot): facts[Int(slot)]
    case .element(let depth): elements[Int(depth)]
    case .field(let field): fieldValue(Int(field), below: node, &trail)
    case .definition, .cast: value(of: node + 1, &trail)
    case .list: .list(ListValue(values(below: node, &trail)))
    case .operation(let operation): result(of: operation, node, &trail)
    case .quantifier(let quantifier): result(of: quantifier, node, &trail)
    case .conditional, .cases: branches(from: node + 1, node, &trail)
    case .selection: selection(node, &trail)
    }
  }

  func end(_ node: Int) -> Int { Int(nodes[node].end) }

  mutating func values(below node: Int, _ trail: inout Trail) -> [Value] {
    var values: [Value] = []
    var child = node + 1
    let last = end(node)
    while child < last {
      values.append(value(of: child, &trail))
      child = end(child)
    }
    return values
  }

  private mutating func fieldValue(_ field: Int, below node: Int, _ trail: inout Trail) -> Value {
    // The entry itself is no step of its own: its fields are what is read.
    let base: Value
    if case .element(let depth) = nodes[node + 1].kind {
      base = elements[Int(depth)]
    } else {
      base = value(of: node + 1, &trail)
    }
    switch base {
    case .record(let record): return record.fields[field]
    case .unknown: return base
    default: return .null
    }
  }

  // MARK: Branches

  /// `if` and `case`: pairs of condition and result from `first`, then what holds otherwise.
  private mutating func branches(from first: Int, _ node: Int, _ trail: inout Trail) -> Value {
    var choice = ExpressionChoice()
    var child = first
    let last = end(node)
    while child < last {
      let condition = value(of: child, &trail)
      child = end(child)
      if child < last {
        choice.offer(value(of: child, &trail), when: condition)
        child = end(child)
      } else {
        choice.offer(condition, when: .boolean(true))
      }
    }
    return choice.value
  }

  private mutating func selection(_ node: Int, _ trail: inout Trail) -> Value {
    let subject = value(of: node + 1, &trail)
    var choice = ExpressionChoice()
    var child = end(node + 1)
    let last = end(node)
    while child < last {
      let when = value(of: child, &trail)
      child = end(child)
      if child < last {
        choice.offer(
          value(of: child, &trail), when: ExpressionComparison.equal(subject, when))
        child = end(child)
      } else {
        choice.offer(when, when: .boolean(true))
      }
    }
    return choice.value
  }
}

/// The result of a chain of conditions, the first true one of which decides.
///
/// While a condition is open, the result is open too, unless every way it can still go gives the
/// same value.
struct ExpressionChoice {
  private var possible: [Value] = []
  private var gaps = Gaps.none
  private var isDecided = false

  mutating func offer(_ value: Value, when condition: Value) {
    guard !isDecided else { return }
    switch condition {
    case .boolean(true):
      possible.append(value)
      isDecided = true
    case .unknown(let open) where !open.isEmpty:
      possible.append(value)
      gaps.formUnion(open)
    default: break
    }
  }

  var value: Value {
    guard let first = possible.first else { return .null }
    if gaps.isEmpty { return first }
    if !first.isOpen, possible.allSatisfy({ $0 == first }) { return first }
    return .unknown(possible.reduce(gaps) { $0.union($1.gaps) })
  }
}

extension Value {
  /// Whether it waits for an answer; null does not.
  var isOpen: Bool {
    if case .unknown(let gaps) = self { return !gaps.isEmpty }
    return false
  }
}
