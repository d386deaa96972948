internal import FoundationEssentials
internal import RuleEngine
internal import RuleModel

/// Every request that the pathways of a policy can tell apart: each drug of the policy with each
/// of its uses, first requests and continuations, and each answer to what a `when` reads. Figures
/// and days are taken at what they are compared with anywhere in the policy, and to both sides of
/// it, so that no line fails for want of a request that would meet it.
///
/// Everything else is open, so that what is true or false of such a request stays so whatever is
/// answered. Left open too is what a condition reads in a list or a free text, and, where there
/// would be more than ``most`` requests, what has the most answers.
struct RouteSpace {
  static let most = 20_000

  /// A request, and the pathways that are true or open for it, by their place in the policy.
  struct Request {
    let facts: FactSet
    let certain: [Int]
    let possible: [Int]
  }

  let requests: [Request]
  /// What the conditions read although it was left open.
  let open: [Int]
  /// What was set, for naming a request.
  private let slots: [Int]
  private let vocabulary: Vocabulary

  /// - Parameter conditions: those whose answers are told apart; nil: when pathways are taken.
  init(
    _ policy: Policy, _ vocabulary: Vocabulary, telling conditions: [RuleModel.Expression]? = nil
  ) {
    self.vocabulary = vocabulary
    let head = ["request.drug", "request.indication", "request.type"].compactMap(vocabulary.slot)
    let conditions = conditions ?? policy.pathways.map(\.when)
    let read = Set(conditions.flatMap(\.inputs)).subtracting(head).sorted()
    let all = policy.expressions
    var answers = read.map { (slot: $0, values: Self.answers(to: $0, in: all, policy, vocabulary)) }
    answers.removeAll { $0.values.isEmpty }
    var requests = Self.heads(policy, vocabulary)
    while requests.count * answers.reduce(1, { $0 * $1.values.count }) > Self.most {
      guard
        let most = answers.indices.max(by: { answers[$0].values.count < answers[$1].values.count })
      else { break }
      answers.remove(at: most)
    }
    for (slot, values) in answers {
      requests = requests.flatMap { facts in
        values.map { value in
          var facts = facts
          facts[slot] = value
          return facts
        }
      }
    }
    let told = answers.map(\.slot)
    slots = head + told
    open = read.filter { !told.contains($0) }
    self.requests = requests.compactMap { Self.request($0, policy) }
  }

  /// nil where the policy is not applied to it.
  private static func request(_ facts: FactSet, _ policy: Policy) -> Request? {
    if let when = policy.accompanies?.when, when.truth(for: facts) == .false { return nil }
    let truths = policy.pathways.map { $0.when.truth(for: facts) }
    return Request(
      facts: facts, certain: truths.indices.filter { truths[$0] == .true },
      possible: truths.indices.filter { truths[$0] != .false })
  }

  private static func heads(_ policy: Policy, _ vocabulary: Vocabulary) -> [FactSet] {
    guard let payer = vocabulary.slot(of: "plan.payer"),
      let drug = vocabulary.slot(of: "request.drug"),
      let indication = vocabulary.slot(of: "request.indication"),
      let type = vocabulary.slot(of: "request.type")
    else { return [] }
    var heads: [FactSet] = []
    for id in policy.drugs {
      for use in vocabulary.drug(id)?.indications ?? [] {
        for kind in vocabulary.inputs[type].answer.choices {
          var facts = FactSet(vocabulary)
          facts[payer] = .text(policy.payer)
          facts[drug] = .text(id)
          facts[indication] = .text(use)
          facts[type] = .text(kind.value)
          heads.append(facts)
        }
      }
    }
    return heads
  }

  /// The request's answers, as in `request.drug opzelura, request.type initial`.
  func words(_ request: Request) -> String {
    slots.compactMap { slot in
      let name = vocabulary.inputs[slot].name
      switch request.facts[slot] {
      case .text(let text): return "\(name) \(text)"
      case .boolean(let flag): return "\(name) \(flag ? "yes" : "no")"
      case .integer(let figure): return "\(name) \(figure)"
      case .decimal(let figure): return "\(name) \(figure)"
      case .quantity(let quantity): return "\(name) \(quantity.amount) \(quantity.unit)"
      case .date(let date): return "\(name) \(date.iso)"
      default: return nil
      }
    }.joined(separator: ", ")
  }
}

extension RouteSpace {
  /// What an input can be that makes a difference to these conditions; empty where that cannot be
  /// listed.
  private static func answers(
    to slot: Int, in conditions: [RuleModel.Expression], _ policy: Policy, _ vocabulary: Vocabulary
  ) -> [Value] {
    let input = vocabulary.inputs[slot]
    let compared = conditions.filter { $0.inputs.contains(slot) }.flatMap(\.constants)
    switch input.type {
    case .boolean: return [.boolean(true), .boolean(false)]
    case .text(choices: let choices?): return texts(compared, of: choices).map(Value.text)
    case .date: return days(compared, from: policy.inForceFrom, through: policy.inForceThrough)
    case .integer:
      return figures(compared, unit: nil, input).compactMap { Int("\($0)").map(Value.integer) }
    case .decimal: return figures(compared, unit: nil, input).map(Value.decimal)
    case .quantity(let unit):
      return figures(compared, unit: unit, input).map { .quantity(Quantity($0, unit ?? "1")) }
    default: return []
    }
  }

  /// Each choice that is named somewhere, and one for all the others.
  private static func texts(_ constants: [Value], of choices: [String]) -> [String] {
    let named = constants.flatMap { constant -> [Value] in
      if case .list(let list) = constant { return list.elements }
      return [constant]
    }
    let other = choices.first { !named.contains(.text($0)) }
    return choices.filter { $0 == other || named.contains(.text($0)) }
  }

  /// Each figure of this unit, with one less and one more, as far as the input can have it.
  private static func figures(
    _ constants: [Value], unit: String?, _ input: InputDefinition
  ) -> [Decimal] {
    let compared = constants.compactMap { constant in
      constant.figure.flatMap { Quantity($0.amount, $0.unit ?? "1").converted(to: unit ?? "1") }
    }.sorted()
    var figures: Set<Decimal> = []
    for figure in compared { figures.formUnion([figure - 1, figure, figure + 1]) }
    // Between two thresholds that lie closer together than that.
    for (low, high) in zip(compared, compared.dropFirst()) { figures.insert((low + high) / 2) }
    return figures.filter { input.answer.range?.contains($0) ?? true }.sorted()
  }

  private static func days(
    _ constants: [Value], from first: CalendarDate, through last: CalendarDate?
  ) -> [Value] {
    var days: Set<CalendarDate> = [first]
    for case .date(let date) in constants {
      days.formUnion([-1, 0, 1].compactMap { date.adding(days: $0) })
    }
    return days.filter { $0 >= first && $0 <= last ?? $0 }.sorted().map(Value.date)
  }
}

extension Value {
  /// A figure with its unit, nil for a plain one.
  var figure: (amount: Decimal, unit: String?)? {
    switch self {
    case .integer(let count): (Decimal(count), nil)
    case .decimal(let amount): (amount, nil)
    case .quantity(let quantity): (quantity.amount, quantity.unit)
    default: nil
    }
  }
}
