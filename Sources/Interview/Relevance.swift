internal import RuleEngine
internal import RuleModel

/// Which inputs a case has to do with now: those that a line of the shown pathway reads, an
/// exclusion, or the way to the pathway; those that every case and letter has; and those that are
/// not asked for, but count where they are answered.
struct Relevance {
  /// Read for the decision, by slot.
  private(set) var decisive: Set<Int> = []
  /// Everything that concerns the case, the decisive ones among it.
  private(set) var slots: Set<Int>

  /// Concern every case of this drug, whatever the policy reads.
  private let common: Set<Int>

  init(_ finding: Finding, _ facts: FactSet, in setting: InterviewSetting) {
    common = Self.common(facts, in: setting)
    slots = common
    for policy in finding.policies {
      read(policy)
      readRoute(to: policy, facts, setting)
    }
    decisive.formUnion(finding.policies.flatMap { $0.open.items.map(\.slot) })
    slots.formUnion(decisive)
    for policy in finding.policies { keep(policy, facts, setting.vocabulary) }
  }

  /// Whether it concerns every case of this drug, so that it is asked whatever is decided.
  func isAlways(_ slot: Int) -> Bool { common.contains(slot) }

  /// The head of the request, the persons, the plan, and how much is asked for.
  private static func common(_ facts: FactSet, in setting: InterviewSetting) -> Set<Int> {
    let vocabulary = setting.vocabulary
    var slots = Set((FormName.head + [FormName.urgency]).compactMap(vocabulary.slot))
    for (slot, input) in vocabulary.inputs.enumerated() {
      switch Section(of: input) {
      case .member: slots.insert(slot)
      case .prescriber where input.reportedName == nil: slots.insert(slot)
      default: break
      }
    }
    if let slot = vocabulary.slot(of: FormName.drug), case .text(let id) = facts[slot],
      let drug = vocabulary.drug(id)
    {
      slots.formUnion(vocabulary.group(drug.amount)?.slots ?? [])
    }
    return slots
  }

  /// The lines that apply, with what decides whether they do; and what decides the grant.
  private mutating func read(_ policy: PolicyFinding) {
    var leftOutDepth: Int?
    for line in policy.countedLines {
      if let depth = leftOutDepth, line.depth > depth { continue }
      leftOutDepth = nil
      if let applies = line.criterion.applies { decisive.formUnion(applies.inputs) }
      if line.status == .notApplicable {
        leftOutDepth = line.depth
      } else if case .expression(let expression) = line.criterion.test {
        decisive.formUnion(expression.inputs)
      }
    }
    for grant in policy.pathway.grants { decisive.formUnion(grant.when?.inputs ?? []) }
  }

  /// While the route is open, a case is denied when every route denies: what the others read counts.
  /// And a list that a remark of the policy reads, which warns of what stands in it.
  private mutating func keep(_ policy: PolicyFinding, _ facts: FactSet, _ vocabulary: Vocabulary) {
    for note in policy.policy.notes {
      slots.formUnion(note.when.inputs.filter { vocabulary.record(of: $0) != nil })
    }
    guard !policy.routeGaps.isEmpty else { return }
    for pathway in policy.policy.pathways {
      var trail = Trail()
      let when = ExpressionEvaluator.evaluate(pathway.when, facts: facts, trail: &trail)
      if when.truth != .false { slots.formUnion(pathway.criteria.flatMap(\.inputs)) }
    }
  }

  /// Of what decides the pathway, an input counts if it was open once those before it in the
  /// policy's order were answered: then it is the one that is asked, whatever is answered later.
  private mutating func readRoute(
    to policy: PolicyFinding, _ facts: FactSet, _ setting: InterviewSetting
  ) {
    let head = Set(FormName.head.compactMap(setting.vocabulary.slot))
    let read = Set(policy.policy.pathways.flatMap(\.when.inputs)).subtracting(head)
    guard !read.isEmpty else { return }
    var partial = facts
    for slot in read { partial[slot] = .unknown(Gaps([Gap(slot: slot)])) }
    let questions = policy.policy.questions.filter(read.contains)
    for slot in questions + read.subtracting(questions).sorted() {
      let gaps = setting.evaluator.evaluate(partial).policies.flatMap(\.routeGaps.items)
      guard gaps.contains(where: { $0.slot == slot }) else { continue }
      decisive.insert(slot)
      partial[slot] = facts[slot]
    }
  }
}

extension Criterion {
  /// What it and its members read.
  fileprivate var inputs: [Int] {
    var inputs = applies?.inputs ?? []
    if case .expression(let expression) = test { inputs += expression.inputs }
    return inputs + members.flatMap(\.inputs)
  }
}

/// The part of a case that an input belongs to, by where it stands in the document.
enum Section: Hashable {
  case request
  case member
  case prescriber
  case clinical

  init(of input: InputDefinition) {
    if input.name == FormName.payer {
      self = .request
      return
    }
    switch input.answer.path.prefix(while: { $0 != "." }) {
    case "request": self = .request
    case "member", "plan": self = .member
    case "prescriber": self = .prescriber
    default: self = .clinical
    }
  }
}
