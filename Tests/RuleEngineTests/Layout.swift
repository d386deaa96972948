import RuleModel

/// A small policy as a tree: what each line's own condition and test come to.
indirect enum Layout: Hashable {
  /// `applies` is nil where a line always applies.
  case leaf(applies: Truth?, test: Truth)
  case group(isAny: Bool, applies: Truth?, [Layout])

  var applies: Truth? {
    switch self {
    case .leaf(let applies, _), .group(_, let applies, _): applies
    }
  }

  var members: [Layout] {
    if case .group(_, _, let members) = self { return members }
    return []
  }
}

extension Layout {
  /// Every list of trees with so many lines in all. A leaf that does not apply has no test.
  static func forests(_ count: Int) -> [[Layout]] {
    if count == 0 { return [[]] }
    return (1...count).flatMap { first in
      let rest = forests(count - first)
      return trees(first).flatMap { tree in rest.map { [tree] + $0 } }
    }
  }

  private static func trees(_ count: Int) -> [Layout] {
    guard count > 1 else { return leaves }
    return forests(count - 1).flatMap { members in
      [true, false].flatMap { isAny in
        [nil, .unknown, .false].map { .group(isAny: isAny, applies: $0, members) }
      }
    }
  }

  private static let leaves: [Layout] =
    [nil, .unknown].flatMap { applies in
      Truth.allCases.map { .leaf(applies: applies, test: $0) }
    } + [.leaf(applies: .false, test: .true)]

  /// A random tree of so many lines.
  static func random(_ count: Int, using generator: inout some RandomNumberGenerator) -> Layout {
    let applies: Truth? =
      [nil, nil, .true, .unknown, .false].randomElement(using: &generator) ?? nil
    if count <= 1 {
      return .leaf(
        applies: applies, test: Truth.allCases.randomElement(using: &generator) ?? .true)
    }
    var (rest, members) = (count - 1, [Layout]())
    while rest > 0 {
      let size = Int.random(in: 1...rest, using: &generator)
      members.append(random(size, using: &generator))
      rest -= size
    }
    return .group(isAny: .random(using: &generator), applies: applies, members)
  }
}

/// A layout as a policy of the engine's, each line with inputs of its own.
struct LaidOut {
  private(set) var facts = Made.facts()
  private(set) var criteria: [Criterion] = []
  private var next = Made.inputs.lowerBound

  init(_ layouts: [Layout]) {
    for (place, layout) in layouts.enumerated() {
      criteria.append(line(layout, "\(place)"))
    }
  }

  /// A leaf reads the input under its own cite; `slots` tells which.
  private(set) var testSlots: [String: Int] = [:]
  private(set) var appliesSlots: [String: Int] = [:]

  private mutating func input(_ truth: Truth) -> Int {
    if let answer = truth.answer { facts[next] = answer }
    next += 1
    return next - 1
  }

  private mutating func line(_ layout: Layout, _ cite: String) -> Criterion {
    var applies: Expression?
    if let truth = layout.applies {
      let slot = input(truth)
      appliesSlots[cite] = slot
      applies = Made.reading(slot)
    }
    switch layout {
    case .leaf(_, let test):
      let slot = input(test)
      testSlots[cite] = slot
      return Made.line(cite, .expression(Made.reading(slot)), applies: applies)
    case .group(let isAny, _, let layouts):
      let members = layouts.enumerated().map { line($1, "\(cite).\($0)") }
      return Made.line(cite, isAny ? .any(members) : .all(members), applies: applies)
    }
  }
}
