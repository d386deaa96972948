import RuleModel

extension ExpressionWalk {
  mutating func result(
    of quantifier: Expression.Quantifier, _ node: Int, _ trail: inout Trail
  ) -> Value {
    let list = value(of: node + 1, &trail)
    guard case .list(let list) = list else { return .unknown(list.gaps) }
    let key = end(node + 1)
    let condition = quantifier.hasKey ? end(key) : key
    var tally = ExpressionTally(quantifier.demand, openness: list.openness)
    let outer = member
    for (place, element) in list.elements.enumerated() {
      elements.append(element)
      member = Int32(truncatingIfNeeded: place)
      let keyValue = quantifier.hasKey ? value(of: key, &trail) : nil
      tally.add(value(of: condition, &trail), key: keyValue)
      elements.removeLast()
    }
    member = outer
    return tally.value
  }
}

/// Counts the entries that satisfy a condition, those that may, and those that do not.
struct ExpressionTally {
  private let demand: Expression.Quantifier.Demand
  private let openness: Gaps?
  private var gaps = Gaps.none
  private var (certain, possible, failed) = (0, 0, 0)
  private var certainKeys: [Value] = []
  private var possibleKeys: [Value] = []
  private var unclearKeys = 0

  init(_ demand: Expression.Quantifier.Demand, openness: Gaps?) {
    self.demand = demand
    self.openness = openness
    if let openness { gaps = openness }
  }

  mutating func add(_ truth: Value, key: Value?) {
    switch truth {
    case .boolean(false):
      failed += 1
      return
    case .boolean(true): certain += 1
    default:
      possible += 1
      gaps.formUnion(truth.gaps)
    }
    if let key { add(key: key, isCertain: truth == .boolean(true)) }
  }

  private mutating func add(key: Value, isCertain: Bool) {
    if key.isUnknown {
      unclearKeys += 1
      gaps.formUnion(key.gaps)
    } else if isCertain {
      if !certainKeys.contains(key) { certainKeys.append(key) }
    } else if !possibleKeys.contains(key) {
      possibleKeys.append(key)
    }
  }

  var value: Value {
    switch demand {
    case .some: reaching(1, certainly: certain, atMost: certain + possible)
    case .atLeast(let count):
      reaching(Int(count), certainly: certain, atMost: certain + possible)
    case .distinct(let count):
      reaching(Int(count), certainly: leastKeys, atMost: mostKeys)
    case .every:
      failed > 0
        ? .boolean(false)
        : possible == 0 && openness == nil ? .boolean(true) : .unknown(gaps)
    }
  }

  private func reaching(_ count: Int, certainly least: Int, atMost most: Int) -> Value {
    if least >= count { return .boolean(true) }
    return most < count && openness == nil ? .boolean(false) : .unknown(gaps)
  }

  // An entry whose key is not known may repeat any other's, or be a new one.
  private var leastKeys: Int { max(certainKeys.count, certain > 0 ? 1 : 0) }

  private var mostKeys: Int {
    certainKeys.count + possibleKeys.count { !certainKeys.contains($0) } + unclearKeys
  }
}
