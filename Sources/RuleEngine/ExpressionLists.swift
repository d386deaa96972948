import RuleModel

/// Lists as CQL defines their operators. A list that may still grow gives what holds already,
/// and is open where what is still to come could matter.
enum ExpressionLists {
  // MARK: Membership

  /// Whether a list holds a member, or all of another list's.
  static func membership(
    _ operation: Expression.Operation, _ list: Value, _ other: Value
  ) -> Value {
    if list.isOpen { return .unknown(other.gaps.union(list.gaps)) }
    switch operation {
    case .contains:
      guard case .list(let list) = list else { return .boolean(false) }
      return contains(list, other)
    case .properlyContains:
      guard case .list(let list) = list else { return .boolean(false) }
      return contains(list, other).and(hasAnother(list, than: other))
    default:
      if other.isOpen { return other }
      guard case .list(let list) = list, case .list(let other) = other else { return .null }
      let includes = includes(list, other)
      return operation == .includes
        ? includes : includes.and(Self.includes(other, list).negated)
    }
  }

  static func contains(_ list: ListValue, _ member: Value) -> Value {
    any(of: list) { ExpressionComparison.isSame($0, member) }
  }

  private static func includes(_ list: ListValue, _ other: ListValue) -> Value {
    any(of: other) { contains(list, $0).negated }.negated
  }

  private static func hasAnother(_ list: ListValue, than member: Value) -> Value {
    any(of: list) { element in
      if member.isUnknown, !member.isOpen, !element.isOpen { return .boolean(!element.isUnknown) }
      return ExpressionComparison.equal(element, member).negated
    }
  }

  /// True as soon as one member is; false when all are and no more can come.
  private static func any(of list: ListValue, _ test: (Value) -> Value) -> Value {
    var gaps = list.openness
    var isUnknown = gaps != nil
    for element in list.elements {
      switch test(element) {
      case .boolean(true): return .boolean(true)
      case .boolean: break
      case let open:
        isUnknown = true
        gaps = (gaps ?? .none).union(open.gaps)
      }
    }
    return isUnknown ? .unknown(gaps ?? .none) : .boolean(false)
  }

  // MARK: One list

  static func apply(_ operation: Expression.Operation, _ a: Value) -> Value {
    guard case .list(let list) = a else { return ofNull(operation) }
    switch operation {
    case .exists: return any(of: list) { $0.isOpen ? $0 : .boolean(!$0.isUnknown) }
    case .anyTrue: return any(of: list) { $0.isOpen ? $0 : .boolean($0 == .boolean(true)) }
    case .allTrue:
      return any(of: list) { $0.isOpen ? $0 : .boolean($0 == .boolean(false)) }.negated
    case .count, .length: return count(list, countsNulls: operation == .length)
    case .distinct: return distinct(list)
    case .flatten: return flattened(list)
    default: break
    }
    // What follows depends on the order or on every member: it has to wait for all of them.
    if let openness = list.openness { return .unknown(openness.union(list.gaps)) }
    switch operation {
    case .first: return list.elements.first ?? .null
    case .last: return list.elements.last ?? .null
    case .singletonFrom: return list.elements.count == 1 ? list.elements[0] : .null
    case .tail: return .list(ListValue(Array(list.elements.dropFirst())))
    case .sortAscending, .sortDescending:
      return sorted(list, isAscending: operation == .sortAscending)
    default: return ExpressionAggregates.apply(operation, list)
    }
  }

  private static func ofNull(_ operation: Expression.Operation) -> Value {
    switch operation {
    case .exists, .anyTrue: .boolean(false)
    case .allTrue: .boolean(true)
    case .count, .length: .integer(0)
    default: .null
    }
  }

  private static func count(_ list: ListValue, countsNulls: Bool) -> Value {
    let range = countRange(list, countsNulls: countsNulls)
    if range.lowerBound == range.upperBound { return .integer(range.lowerBound) }
    return .unknown((list.openness ?? .none).union(countsNulls ? .none : list.gaps))
  }

  /// How many members a list has, of which those that are open may turn out null.
  static func countRange(_ list: ListValue, countsNulls: Bool) -> ClosedRange<Int> {
    let open = countsNulls ? 0 : list.elements.count { $0.isOpen }
    let least = countsNulls ? list.elements.count : list.elements.count { !$0.isUnknown }
    return least...(list.isComplete ? least + open : Int.max)
  }

  private static func distinct(_ list: ListValue) -> Value {
    if list.elements.count > 1, list.elements.contains(where: \.isOpen) {
      return .unknown((list.openness ?? .none).union(list.gaps))
    }
    var kept: [Value] = []
    for element in list.elements
    where !kept.contains(where: { ExpressionComparison.isSame($0, element) == .boolean(true) }) {
      kept.append(element)
    }
    return .list(ListValue(kept, openness: list.openness))
  }

  private static func flattened(_ list: ListValue) -> Value {
    if list.elements.contains(where: \.isOpen) {
      return .unknown((list.openness ?? .none).union(list.gaps))
    }
    var (elements, openness) = ([Value](), list.openness)
    for case .list(let inner) in list.elements {
      elements += inner.elements
      if let more = inner.openness { openness = (openness ?? .none).union(more) }
    }
    return .list(ListValue(elements, openness: openness))
  }

  private static func sorted(_ list: ListValue, isAscending: Bool) -> Value {
    if list.elements.contains(where: \.isOpen) { return .unknown(list.gaps) }
    let sorted = list.elements.sorted { left, right in
      if left.isUnknown || right.isUnknown { return left.isUnknown && !right.isUnknown }
      return (ExpressionComparison.order(left, right) ?? 0) < 0
    }
    return .list(ListValue(isAscending ? sorted : sorted.reversed()))
  }

  // MARK: Two operands

  static func apply(_ operation: Expression.Operation, _ a: Value, _ b: Value) -> Value {
    switch operation {
    case .union, .intersect, .except: return combined(operation, a, b)
    case .slice: return slice(a, from: b, to: .null)
    default: break
    }
    guard case .list(let list) = a else { return .null }
    if let openness = list.openness { return .unknown(openness) }
    let elements = list.elements
    switch (operation, b) {
    case (.indexOf, .unknown): return .null
    case (.indexOf, _): return index(of: b, in: elements)
    case (.indexer, .integer(let place)):
      return elements.indices.contains(place) ? elements[place] : .null
    case (.skip, .integer(let count)):
      return .list(ListValue(Array(elements.dropFirst(max(0, count)))))
    case (.skip, _): return .list(list)
    case (.take, .integer(let count)):
      return .list(ListValue(Array(elements.prefix(max(0, count)))))
    case (.take, _): return .list(ListValue([]))
    default: return .null
    }
  }

  private static func index(of member: Value, in elements: [Value]) -> Value {
    for (place, element) in elements.enumerated() {
      let same = ExpressionComparison.isSame(element, member)
      if same == .boolean(true) { return .integer(place) }
      if same.isOpen { return same }
    }
    return .integer(-1)
  }

  /// From `from` to before `to`, both from 0; negative ones count from the end.
  static func slice(_ a: Value, from: Value, to: Value) -> Value {
    guard case .list(let list) = a else { return .null }
    if let openness = list.openness { return .unknown(openness) }
    let count = list.elements.count
    func place(_ value: Value, _ otherwise: Int) -> Int {
      guard case .integer(let place) = value else { return otherwise }
      return min(count, max(0, place < 0 ? count + place : place))
    }
    let (start, end) = (place(from, 0), place(to, count))
    return .list(ListValue(start < end ? Array(list.elements[start..<end]) : []))
  }

  private static func combined(
    _ operation: Expression.Operation, _ a: Value, _ b: Value
  ) -> Value {
    // A null list is as good as none, but where both must have a member.
    if operation == .intersect, a.isUnknown || b.isUnknown { return .null }
    let (left, right) = (list(a), list(b))
    let open = [left, right].flatMap(\.elements).filter(\.isOpen)
    if !open.isEmpty {
      let gaps = (left.openness ?? .none).union(right.openness ?? .none)
      return .unknown(open.reduce(gaps) { $0.union($1.gaps) })
    }
    switch operation {
    case .union:
      return distinct(ListValue(left.elements + right.elements, openness: left.either(right)))
    case .intersect:
      let both = left.elements.filter { contains(right.closed, $0) == .boolean(true) }
      return distinct(ListValue(both, openness: left.either(right)))
    default: return except(left, right)
    }
  }

  /// What a list that may grow takes away is not known before it is complete.
  private static func except(_ left: ListValue, _ right: ListValue) -> Value {
    let kept = left.elements.filter { contains(right.closed, $0) == .boolean(false) }
    if let openness = right.openness, !kept.isEmpty || !left.isComplete {
      return .unknown(openness.union(left.openness ?? .none))
    }
    return distinct(ListValue(kept, openness: left.openness))
  }

  private static func list(_ value: Value) -> ListValue {
    if case .list(let list) = value { return list }
    return ListValue([])
  }

  static func coalesce(_ operands: [Value]) -> Value {
    var candidates = operands
    if operands.count == 1, case .list(let list) = operands[0] {
      candidates = list.elements
      if let openness = list.openness { candidates.append(.unknown(openness)) }
    }
    var gaps = Gaps.none
    for candidate in candidates {
      if !candidate.isUnknown { return gaps.isEmpty ? candidate : .unknown(gaps) }
      gaps.formUnion(candidate.gaps)
    }
    return .unknown(gaps)
  }
}

extension ListValue {
  /// What its open members wait for.
  fileprivate var gaps: Gaps { elements.reduce(.none) { $0.union($1.gaps) } }

  fileprivate var closed: ListValue { ListValue(elements) }

  fileprivate func either(_ other: ListValue) -> Gaps? {
    if isComplete { return other.openness }
    return openness.map { $0.union(other.openness ?? .none) }
  }
}
