/// Conditions over the bench's vocabulary, as text.
struct RandomCondition {
  var dice: Dice
  /// Whether to use what only CQL has and a policy may not: `is null`, `exists` and the like.
  let hasNulls: Bool

  mutating func condition(depth: Int, entry: String? = nil) -> String {
    if depth == 0 || dice.lands(20) { return entry.map { atom(of: $0) } ?? atom() }
    let inner = depth - 1
    switch dice.roll(0...11) {
    case 0, 1, 2:
      return
        "(\(condition(depth: inner, entry: entry)) and \(condition(depth: inner, entry: entry)))"
    case 3, 4:
      return
        "(\(condition(depth: inner, entry: entry)) or \(condition(depth: inner, entry: entry)))"
    case 5: return "not (\(condition(depth: inner, entry: entry)))"
    case 6:
      let operation = dice.pick(["xor", "implies", "=", "!="])
      return
        "((\(condition(depth: inner, entry: entry))) \(operation) (\(condition(depth: inner, entry: entry))))"
    case 7:
      return
        "(if \(condition(depth: inner, entry: entry)) then \(condition(depth: inner, entry: entry)) else \(condition(depth: inner, entry: entry)))"
    case 8:
      return
        "(case when \(condition(depth: inner, entry: entry)) then \(condition(depth: inner, entry: entry)) else \(condition(depth: inner, entry: entry)) end)"
    case 9 where hasNulls: return nullReading(condition(depth: inner, entry: entry))
    default: return quantifier(depth: inner)
    }
  }

  private mutating func quantifier(depth: Int) -> String {
    let name = dice.pick(["t", "u"])
    let condition = condition(depth: depth, entry: name)
    switch dice.roll(0...4) {
    case 0: return "some \(name) in therapies satisfies (\(condition))"
    case 1: return "every \(name) in therapies satisfies (\(condition))"
    case 2: return "at least \(dice.roll(1...3)) \(name) in therapies satisfies (\(condition))"
    case 3:
      let key = dice.pick(["drug", "outcome", "wholeClass"])
      return
        "at least \(dice.roll(1...3)) \(name) in therapies distinct by \(name).\(key) satisfies (\(condition))"
    default:
      return "some s in prescriber.specialties satisfies (s = '\(specialty())')"
    }
  }

  private mutating func nullReading(_ condition: String) -> String {
    switch dice.roll(0...7) {
    case 0: "(\(condition)) is null"
    case 1: "(\(condition)) is not true"
    case 2: "(\(condition)) is false"
    case 3: "Coalesce(\(condition), \(dice.pick(["true", "false", "restarting", "null"])))"
    case 4: "AllTrue({\(condition), restarting})"
    case 5: "exists {\(condition)}"
    case 6: "(\(condition)) ~ restarting"
    default: "AnyTrue({null, \(condition)})"
    }
  }

  private mutating func specialty() -> String {
    dice.pick(["dermatologist", "oncologist", "other"])
  }

  private mutating func order() -> String { dice.pick(["=", "!=", "<", "<=", ">", ">="]) }

  private mutating func atom() -> String {
    switch dice.roll(0...17) {
    case 0, 1: "restarting"
    case 2, 3: "age \(order()) \(dice.roll(17...19)) years"
    case 4: "episodeMonths \(order()) \(dice.roll(4...8)) months"
    case 5: "lossPercent between \(dice.roll(0...50)) '%' and \(dice.roll(50...100)) '%'"
    case 6: "metabolizer in {'normal', '\(dice.pick(["intermediate", "poor"]))'}"
    case 7: "metabolizer \(dice.pick(["=", "!="])) 'poor'"
    case 8: "'\(specialty())' in prescriber.specialties"
    case 9: "prescriber.specialties includes {'\(specialty())', '\(specialty())'}"
    case 10: "prescriber.specialties \(dice.pick(["=", "!="])) {'\(specialty())'}"
    case 11: "Count(\(list())) \(order()) \(dice.roll(0...3))"
    case 12: "lesions + \(dice.roll(0...2)) \(order()) 2 * lesions"
    case 13: "request.date - \(dice.roll(0...8)) months \(order()) @2026-06-15"
    case 14: "days between @2026-06-01 and request.date \(order()) \(dice.roll(0...200))"
    case 15: "(if restarting then lesions else 2) \(order()) \(dice.roll(0...3))"
    case 16:
      "(case metabolizer when 'normal' then 1 when 'poor' then 2 else lesions end) \(order()) 2"
    default: "prescriber.specialties contains '\(specialty())'"
    }
  }

  private mutating func list() -> String {
    switch dice.roll(0...4) {
    case 0: "therapies"
    case 1: "prescriber.specialties"
    case 2: "prescriber.specialties intersect {'\(specialty())', 'other'}"
    case 3: "prescriber.specialties union {'\(specialty())'}"
    default: "prescriber.specialties except {'\(specialty())'}"
    }
  }

  private mutating func atom(of entry: String) -> String {
    switch dice.roll(0...6) {
    case 0: "\(entry).days \(order()) \(dice.roll(26...30)) days"
    case 1: "\(entry).outcome \(dice.pick(["=", "!="])) 'inadequate'"
    case 2: "\(entry).outcome in {'inadequate', 'intolerance'}"
    case 3: "'\(dice.pick(["steroid", "systemic"]))' in \(entry).classes"
    case 4: "\(entry).wholeClass"
    case 5: "\(entry).drug = '\(dice.pick(["a", "b"]))'"
    default: atom()
    }
  }
}
