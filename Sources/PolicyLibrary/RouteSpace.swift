internal import FoundationEssentials
internal import RuleEngine
internal import RuleModel

/// Every request that the pathways of a policy can tell apart: each drug of the policy with each
/// of its uses, first requests and continuations, and each answer to what a `when` reads. Figures
/// and days are taken at what they are compared with anywhere in the policy, and to both sides of
/// it, so that no line fails for want of a request that would meet it.
///
/// Everything else is open, so that what is true or false of such a request stays so whatever is
/// answered. What a `when` reads in a list or a free text is left open too; so are all answers
/// but the head where there would be more than ``most`` requests.
struct RouteSpace {
  static let most = 20_000

  /// A request, and the pathways that are true or open for it, by their place in the policy.
  struct Request {
    let facts: FactSet
    let certain: [Int]
    let possible: [Int]
  }

  let requests: [Request]
  /// What was set, for naming a request.
  private let slots: [Int]
  private let vocabulary: Vocabulary

  /// - Parameter more: further conditions whose answers are to be told apart.
  init(
    _ policy: Policy, _ vocabulary: Vocabulary, telling more: [RuleModel.Expression] = []
  ) {
    self.vocabulary = vocabulary
    let head = ["request.drug", "request.indication", "request.type"].compactMap(vocabulary.slot)
    let whens = policy.pathways.map(\.when) + more
    let read = Set(whens.flatMap(\.inputs)).subtracting(head).sorted()
    let all = policy.expressions
    var answers = read.map { Self.answers(to: $0, in: all, policy, vocabulary) }
    let heads = Self.heads(policy, vocabulary)
    while heads.count * answers.reduce(1, { $0 * max(1, $1.count) }) > Self.most {
      answers.removeLast()
    }
    var requests = heads
    for (slot, values) in zip(read, answers) where !values.isEmpty {
      requests = requests.flatMap { facts in
        values.map { value in
          var facts = facts
          facts[slot] = value
          return facts
        }
      }
    }
    slots = head + read
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
    case .text(choices: let choices?): return choices.map(Value.text)
    case .date: return days(compared, from: policy.inForceFrom, through: policy.inForceThrough)
    case .integer:
      return figures(compared, unit: nil, input).compactMap { Int("\($0)").map(Value.integer) }
    case .decimal: return figures(compared, unit: nil, input).map(Value.decimal)
    case .quantity(let unit):
      return figures(compared, unit: unit, input).map { .quantity(Quantity($0, unit ?? "1")) }
    default: return []
    }
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
