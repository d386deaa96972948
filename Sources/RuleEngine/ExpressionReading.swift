public import RuleModel

/// An input that an evaluation read, and what it found there.
public struct InputRead: Sendable, Hashable {
  /// Its place in ``Vocabulary/inputs``.
  public let slot: Int
  /// Which entry of the list, from 0; nil where the input was read as a whole.
  public let entry: Int?
  /// Which field of that entry, its place in ``RecordDefinition/fields``.
  public let field: Int?
  public let value: Value

  public init(slot: Int, entry: Int?, field: Int?, value: Value) {
    self.slot = slot
    self.entry = entry
    self.field = field
    self.value = value
  }
}

/// A quantifier and what it found of each entry.
public struct QuantifierReading: Sendable, Hashable {
  /// The quantifier's node.
  public let node: Int
  public let demand: Expression.Quantifier.Demand
  public let value: Value
  /// The slot that the entries come from; nil for a list that no input holds.
  public let slot: Int?
  /// Whether the list is said to be complete.
  public let isComplete: Bool
  public let entries: [EntryReading]
}

/// An entry of a list against a quantifier's condition.
public struct EntryReading: Sendable, Hashable {
  /// Its place in the list that was given, from 0.
  public let entry: Int
  public let element: Value
  /// Whether it satisfied the condition.
  public let truth: Truth
  /// What the key was, of `distinct by`; nil for other quantifiers.
  public let key: Value?
  /// The step of the condition.
  fileprivate let condition: Int
}

public struct ConjunctReading: Sendable, Hashable {
  public let node: Int
  public let value: Value
  /// What this conjunct read, in the order in which it did.
  public let reads: [InputRead]
}

/// What one evaluation left in a trail, put in order for whoever shows it. Nothing is evaluated.
public struct ExpressionReading: Sendable {
  /// Every input and field that was read, each once, in the order of the first reading.
  public private(set) var reads: [InputRead] = []
  /// The quantifiers that stand in no other, in the order in which they stand.
  public private(set) var quantifiers: [QuantifierReading] = []

  private let expression: Expression
  private let steps: ArraySlice<Trail.Step>
  private var around: [Surrounding] = []
  /// The steps that are still to be gone through, the next one last.
  private var pending: [Int] = []

  private struct Surrounding {
    let slot: Int?
    let element: Value
  }

  /// - Precondition: `range` is what one evaluation of `expression` added to `trail`.
  public init(_ expression: Expression, _ trail: Trail, _ range: Range<Int>) {
    self.init(expression, trail.steps[range])
  }

  /// - Precondition: `steps` is what one evaluation of `expression` added to a trail.
  public init(_ expression: Expression, _ steps: ArraySlice<Trail.Step>) {
    precondition(
      steps.last?.node == 0, "the steps end with the step of the expression's root")
    self.expression = expression
    self.steps = steps
    walk(steps.endIndex - 1)
  }

  /// Of a condition that is false, what made it so: of an `and` its false members, of an `or` all.
  /// The same as all that was read where it is not false.
  ///
  /// - Precondition: `steps` is what one evaluation of `expression` added to a trail.
  public init(deciding expression: Expression, _ steps: ArraySlice<Trail.Step>) {
    precondition(
      steps.last?.node == 0, "the steps end with the step of the expression's root")
    self.expression = expression
    self.steps = steps
    walkDeciding(steps.endIndex - 1)
  }

  private mutating func walkDeciding(_ step: Int) {
    guard steps[step].value.truth == .false else { return walk(step) }
    let isAnd: Bool
    switch expression.nodes[Int(steps[step].node)].kind {
    case .operation(.and): isAnd = true
    case .operation(.or), .definition: isAnd = false
    default: return walk(step)
    }
    let count = pending.count
    suspend(below: step)
    while pending.count > count {
      let member = pending.removeLast()
      if !isAnd || steps[member].value.truth == .false { walkDeciding(member) }
    }
  }

  // MARK: Walking

  /// Puts the steps right below this one on ``pending``, the first of them last.
  private mutating func suspend(below step: Int) {
    let first = Int(steps[step].start)
    var place = step - 1
    while place >= first {
      pending.append(place)
      place = Int(steps[place].start) - 1
    }
  }

  private mutating func walk(_ step: Int) {
    let node = Int(steps[step].node)
    switch expression.nodes[node].kind {
    case .input(let slot):
      note(InputRead(slot: Int(slot), entry: nil, field: nil, value: steps[step].value))
    case .field(let field):
      guard case .element(let depth) = expression.nodes[node + 1].kind else { break }
      noteField(Int(field), of: around[Int(depth)], steps[step].value)
    case .quantifier(let quantifier):
      walk(quantifier, step)
      return
    default: break
    }
    let count = pending.count
    suspend(below: step)
    while pending.count > count { walk(pending.removeLast()) }
  }

  private mutating func noteField(_ field: Int, of place: Surrounding, _ value: Value) {
    guard let slot = place.slot, case .record(let record) = place.element else { return }
    note(InputRead(slot: slot, entry: record.entry, field: field, value: value))
  }

  private mutating func note(_ read: InputRead) {
    if !reads.contains(read) { reads.append(read) }
  }

  private mutating func walk(_ quantifier: Expression.Quantifier, _ step: Int) {
    let count = pending.count
    suspend(below: step)
    let listStep = pending.removeLast()
    walk(listStep)
    let listNode = Int(steps[step].node) + 1
    let isOutermost = around.isEmpty
    let slot = slot(below: listNode)
    var entries: [EntryReading] = []
    let list: ListValue? =
      if case .list(let list) = steps[listStep].value { list } else { nil }
    for (index, element) in (list?.elements ?? []).enumerated() {
      around.append(Surrounding(slot: slot, element: element))
      let key = quantifier.hasKey ? pending.removeLast() : nil
      if let key { walk(key) }
      let condition = pending.removeLast()
      walk(condition)
      if isOutermost { entries.append(entry(index, element, key, at: condition)) }
      around.removeLast()
    }
    pending.removeLast(pending.count - count)
    guard isOutermost else { return }
    quantifiers.append(
      QuantifierReading(
        node: Int(steps[step].node), demand: quantifier.demand, value: steps[step].value,
        slot: slot, isComplete: list?.isComplete ?? false, entries: entries))
  }

  /// The first input of a list's tree: where its entries come from.
  private func slot(below node: Int) -> Int? {
    for case .input(let slot) in expression.nodes[node..<Int(expression.nodes[node].end)].map(
      \.kind)
    {
      return Int(slot)
    }
    return nil
  }

  // MARK: Entries

  private func entry(
    _ index: Int, _ element: Value, _ key: Int?, at condition: Int
  ) -> EntryReading {
    var entry = index
    if case .record(let record) = element { entry = record.entry }
    return EntryReading(
      entry: entry, element: element, truth: steps[condition].value.truth,
      key: key.map { steps[$0].value }, condition: condition)
  }

  /// The members of the condition's `and` that made it what it is for an entry: the false ones of
  /// an entry that failed, the open ones of one that is open, all of one that satisfied.
  ///
  /// - Precondition: `entry` is one of `quantifier`'s, which is one of ``quantifiers``.
  public func deciding(
    _ entry: EntryReading, of quantifier: QuantifierReading
  ) -> [ConjunctReading] {
    var conjuncts = [entry.condition]
    if case .operation(.and) = expression.nodes[Int(steps[entry.condition].node)].kind {
      var inner = self
      inner.suspend(below: entry.condition)
      conjuncts = inner.pending.reversed()
    }
    let surrounding = Surrounding(slot: quantifier.slot, element: entry.element)
    return conjuncts.filter { steps[$0].value.truth == entry.truth }
      .map { conjunct($0, in: surrounding) }
  }

  private func conjunct(_ step: Int, in surrounding: Surrounding) -> ConjunctReading {
    var inner = self
    inner.around = [surrounding]
    inner.reads = []
    inner.walk(step)
    return ConjunctReading(
      node: Int(steps[step].node), value: steps[step].value, reads: inner.reads)
  }
}
