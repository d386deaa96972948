public import Casework
import FoundationEssentials
public import PolicyLibrary
import RuleEngine
public import RuleModel

/// Random cases for the policies held: every input of the vocabulary with figures on and beside
/// those that the policies speak of, entries of the dictionary's drugs and of free names.
public struct RandomCases: Sendable {
  public let library: Library
  public let reader: CaseReader
  public var generator: SeededGenerator
  private let figures: [Int: [Decimal]]
  private let names: [String]
  private var pool: [Specimen] = []

  public init(_ library: Library, _ generator: SeededGenerator) {
    self.library = library
    self.generator = generator
    reader = CaseReader(library.vocabulary, drugs: library.dictionary)
    names = library.dictionary.content.products.flatMap(\.names)
    var figures: [Int: [Decimal]] = [:]
    for threshold in library.policies.flatMap(\.policy.thresholds) {
      guard let slot = threshold.slot, let figure = threshold.figure.amount else { continue }
      let step = Decimal(sign: .plus, exponent: -1, significand: 1)
      figures[slot, default: []] += [
        figure - 1, figure - step, figure, figure + step, figure + 1,
      ]
    }
    self.figures = figures
  }

  /// What a case document says, read; nil where it is refused.
  public func request(_ specimen: Specimen) -> CaseRequest? { try? reader.read(specimen.document) }

  /// A case in which everything is answered, for one of the policies held.
  public mutating func complete() -> Specimen {
    if let drawn = pool.randomElement(using: &generator) { return drawn }
    while true {
      let specimen = attempt()
      if request(specimen) != nil { return specimen }
    }
  }

  /// Makes so many cases, from which ``complete()`` draws from now on. Half of them are near an
  /// approval, which a random case hardly ever comes to.
  public mutating func fillPool(_ count: Int) {
    let made = (0..<count).map { place in place.isMultiple(of: 2) ? complete() : mended(complete())
    }
    pool = made
  }

  /// The case with other answers to what stands in the way of its approval, as far as a few tries
  /// come.
  private mutating func mended(_ specimen: Specimen) -> Specimen {
    var best = specimen
    var obstacles = obstacles(best)
    for _ in 0..<40 where !obstacles.isEmpty {
      var next = best
      for slot in obstacles { answerAnew(slot, &next) }
      guard request(next) != nil else { continue }
      let left = self.obstacles(next)
      if left.count <= obstacles.count { (best, obstacles) = (next, left) }
    }
    return best
  }

  /// The inputs of the lines that are not met, once for each of these lines.
  private func obstacles(_ specimen: Specimen) -> [Int] {
    guard let facts = request(specimen)?.facts else { return [] }
    let lines = library.evaluator.evaluate(facts).policies.flatMap(\.lines)
    return lines.filter { $0.status == .notMet || $0.status == .holds }.flatMap { line in
      if case .expression(let test) = line.criterion.test { return test.inputs }
      return []
    }
  }

  private mutating func answerAnew(_ slot: Int, _ specimen: inout Specimen) {
    let input = library.vocabulary.inputs[slot]
    if library.vocabulary.record(of: slot) != nil {
      specimen.lists[input.name]?.entries = generator.chance(50) ? [] : [entry(of: input.name)]
    } else if !input.name.hasPrefix("request.") {
      specimen.answers[input.answer.path] = answer(slot)
    }
  }

  private mutating func attempt() -> Specimen {
    var specimen = Specimen()
    guard let policy = library.policies.randomElement(using: &generator)?.policy,
      let drug = policy.drugs.randomElement(using: &generator)
    else { preconditionFailure("the library holds policies with drugs") }
    for (slot, input) in library.vocabulary.inputs.enumerated()
    where library.vocabulary.record(of: slot) == nil && isSaid(input) {
      specimen.answers[input.answer.path] = answer(slot)
    }
    if specimen.answers["member.birthDate"] != nil { specimen.answers["facts.age"] = nil }
    specimen.answers["plan.payer"] = .text(policy.payer)
    specimen.answers["request.drug"] = .text(drug)
    let uses = library.vocabulary.drug(drug)?.indications ?? []
    // The first use is the one that a policy is about.
    specimen.answers["request.indication"] =
      (generator.chance(70)
      ? uses.first : uses.randomElement(using: &generator)).map(JSONValue.text)
    specimen.answers["request.date"] = .text(day(near: policy.inForceFrom))
    for name in ["therapies", "concurrentDrugs"] {
      specimen.lists[name] = Specimen.EntryList(
        entries: (0..<Int.random(in: 0...3, using: &generator)).map { _ in entry(of: name) },
        isComplete: true)
    }
    return specimen
  }

  /// Not what a letter alone uses, nor what is derived; an age or a birth date, not both.
  private mutating func isSaid(_ input: InputDefinition) -> Bool {
    if input.answer.isDerived { return false }
    return input.reportedName != nil || input.name == "member.birthDate" && generator.chance(10)
  }

  private mutating func day(near date: CalendarDate) -> String {
    let days =
      generator.chance(15)
      ? Int.random(in: -2...1, using: &generator) : Int.random(in: 0...900, using: &generator)
    return (date.adding(days: days) ?? date).iso
  }
}

extension RandomCases {
  /// Any answer that an input can have by itself.
  public mutating func answer(_ slot: Int) -> JSONValue {
    answer(library.vocabulary.inputs[slot], near: figures[slot] ?? [])
  }

  /// Any answer for a field of an entry.
  public mutating func answer(_ field: InputDefinition) -> JSONValue { answer(field, near: []) }

  private mutating func answer(_ input: InputDefinition, near figures: [Decimal]) -> JSONValue {
    switch input.type {
    case .boolean: return .boolean(.random(using: &generator))
    case .date: return .text("20\(Int.random(in: 10...25, using: &generator))-02-28")
    case .text(let choices?): return .text(choices.randomElement(using: &generator) ?? "")
    case .list(.text(let choices?)):
      let count = Int.random(in: 0...min(3, choices.count), using: &generator)
      return .array(choices.shuffled(using: &generator).prefix(count).map(JSONValue.text))
    case .integer, .decimal, .quantity:
      let range = input.answer.range ?? FigureRange(isWhole: false)
      let further = (0...60).map { Decimal($0) } + [Decimal(100), Decimal(1000)]
      let near = generator.chance(80) ? figures : []
      let allowed = near.filter(range.contains)
      return .number(
        (allowed.isEmpty ? further.filter(range.contains) : allowed)
          .randomElement(using: &generator) ?? range.minimum)
    default: return .text("Example")
    }
  }

  /// An entry of a list, everything in it answered.
  public mutating func entry(of list: String) -> [String: JSONValue] {
    guard let slot = library.vocabulary.slot(of: list),
      let record = library.vocabulary.record(of: slot)
    else { preconditionFailure("the vocabulary has no list '\(list)'") }
    var entry: [String: JSONValue] = [:]
    for field in record.fields where !field.answer.isDerived {
      switch field.type {
      case .boolean: if generator.chance(20) { entry[field.name] = .boolean(true) }
      case .text(.some), .list: entry[field.name] = answer(field, near: [])
      default: break
      }
    }
    name(&entry)
    if record.field("days") != nil { run(&entry) }
    return entry
  }

  private mutating func name(_ entry: inout [String: JSONValue]) {
    if generator.chance(35) {
      entry["drug"] = .text("Zz \(generator.next() % 9)")
      if entry["classes"] == .array([]) { entry["classes"] = .array([.text("other")]) }
    } else {
      entry["drug"] = .text(names.randomElement(using: &generator) ?? "")
      entry["classes"] = nil
    }
    if !canHavePotency(entry) { entry["potency"] = nil }
  }

  /// Whether a potency can be said of an entry, and is not known without.
  func canHavePotency(_ entry: [String: JSONValue]) -> Bool {
    if case .text(let name)? = entry["drug"],
      case .product(let drug) = library.dictionary.look(up: name)
    {
      return drug.needsPotency && drug.potency == nil
    }
    guard case .array(let classes)? = entry["classes"] else { return false }
    return library.dictionary.hasPotency(
      classes.compactMap { name in
        if case .text(let name) = name { return name }
        return nil
      })
  }

  /// The length of a trial, with and without the day on which it began.
  private mutating func run(_ entry: inout [String: JSONValue]) {
    let lengths = [
      0, 1, 27, 28, 29, 41, 42, 43, 83, 84, 85, Int.random(in: 0...400, using: &generator),
    ]
    entry["days"] = lengths.randomElement(using: &generator).map { .number(Decimal($0)) }
    if generator.chance(30) { entry["start"] = .text("2020-01-0\(generator.next() % 9 + 1)") }
  }
}

extension Value {
  fileprivate var amount: Decimal? {
    switch self {
    case .integer(let figure): Decimal(figure)
    case .decimal(let figure): figure
    case .quantity(let quantity): quantity.amount
    default: nil
    }
  }
}
