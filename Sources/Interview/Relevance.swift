internal import Casework
internal import RuleEngine
internal import RuleModel

/// Which inputs a case has to do with now.
///
/// A question is asked while the case waits for its answer, and an answer counts while a line reads
/// it. So nothing is asked that can change no more, and nothing that was answered is taken away
/// because it happens to settle what it settles.
struct Relevance {
  /// Asked where it is open: what every case and letter has, what the policies wait for, and what
  /// may be given beside.
  private(set) var asked: Set<Int>
  /// Of those, what the policies wait for.
  private(set) var awaited: Set<Int> = []
  /// Read for the decision: these count, and with them the case is as full as it can be.
  private(set) var decisive: Set<Int> = []
  /// What counts where it is answered, the decisive ones among it.
  private(set) var slots: Set<Int>
  /// What an input decides beside the criteria, by slot.
  private(set) var purposes: [Int: Field.Purpose] = [:]
  /// Of the lists' entries, the fields that a line reads, by slot and place.
  private(set) var fields: Set<EntryField> = []

  init(_ finding: Finding, _ request: CaseRequest, in setting: InterviewSetting) {
    let (vocabulary, facts) = (setting.vocabulary, request.facts)
    let common = Self.common(facts, in: setting)
    // Where no policy decides, nothing but another payer, drug, use or day helps: what was answered
    // of these can be corrected, and who it is about is asked, so that the case can be kept.
    asked = finding.outcome == .noPolicy ? Self.identity(facts, in: vocabulary) : common
    slots = common.union(vocabulary.inputs.indices.filter { vocabulary.inputs[$0].isOfPlan })
    for policy in finding.policies {
      read(policy)
      readRoute(to: policy, facts, setting)
      for grant in policy.pathway.grants { offerShortening(by: grant, facts) }
    }
    awaited = Set(Self.open(finding).map(\.slot))
    decisive.formUnion(awaited)
    asked.formUnion(awaited)
    slots.formUnion(asked.union(decisive))
    for policy in finding.policies { keep(policy, facts, vocabulary) }
    let isForClock = setting.asksForReceipt && finding.outcome != .noPolicy
    if isForClock || Self.hasTermInLetter(finding, request, vocabulary),
      let slot = vocabulary.slot(of: FormName.appealTerm)
    {
      asked.insert(slot)
    }
    if isForClock, let slot = vocabulary.slot(of: FormName.state) { asked.insert(slot) }
  }

  /// What is waited for: by the outcome, and once that is a denial by its other reasons, since a
  /// letter gives every one. Of a request that goes to another policy nothing is.
  static func open(_ finding: Finding) -> [Gap] {
    switch finding.outcome {
    case .incomplete: finding.missing.items
    case .deny, .partial:
      finding.policies.filter { [.deny, .partial].contains($0.outcome) }.flatMap(\.open.items)
    case .approve, .refer, .noPolicy: []
    }
  }

  /// Whether a letter comes that says until when something can be done about it: a denial, or once
  /// all that is missing was asked in vain, a request for it.
  private static func hasTermInLetter(
    _ finding: Finding, _ request: CaseRequest, _ vocabulary: Vocabulary
  ) -> Bool {
    switch finding.outcome {
    case .deny, .partial: true
    case .incomplete:
      !finding.missing.isEmpty
        && finding.missing.items.allSatisfy {
          request.undocumented.contains(vocabulary.name(of: $0))
        }
    case .approve, .refer, .noPolicy: false
    }
  }

  /// What was answered of the head, and who the member is.
  private static func identity(_ facts: FactSet, in vocabulary: Vocabulary) -> Set<Int> {
    let head = FormName.head.compactMap(vocabulary.slot).filter { slot in
      if case .unknown = facts[slot] { return false }
      return true
    }
    return Set(head + (FormName.policyChoice + FormName.member).compactMap(vocabulary.slot))
  }

  /// The head of the request, the persons, and how much is asked for.
  private static func common(_ facts: FactSet, in setting: InterviewSetting) -> Set<Int> {
    let vocabulary = setting.vocabulary
    var slots = Set((FormName.head + [FormName.urgency]).compactMap(vocabulary.slot))
    for (slot, input) in vocabulary.inputs.enumerated() {
      switch Section(of: input) {
      case .member where !input.isOfPlan: slots.insert(slot)
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

  /// The length that was asked for, which nothing waits for: without it the policy's own holds.
  private mutating func offerShortening(by grant: Grant, _ facts: FactSet) {
    guard let shortening = grant.shortening else { return }
    decide(.extent, by: [shortening.days] + (shortening.when?.inputs ?? []))
    var trail = Trail()
    let when = shortening.when.map {
      ExpressionEvaluator.evaluate($0, facts: facts, trail: &trail).truth
    }
    if when != .false { asked.insert(shortening.days) }
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
        fields.formUnion(EntryField.read(by: expression))
      }
    }
    for grant in policy.pathway.grants {
      decide(.extent, by: (grant.when?.inputs ?? []) + (grant.doses?.inputs ?? []))
      if let quantity = grant.quantity { decide(.extent, by: [quantity.input]) }
    }
    for rule in policy.pathway.referrals + [policy.policy.unlistedUse].compactMap({ $0 }) {
      decide(.referral, by: (rule.when?.inputs ?? []) + [rule.input])
    }
  }

  private mutating func decide(_ purpose: Field.Purpose, by slots: [Int]) {
    for slot in slots {
      decisive.insert(slot)
      purposes[slot] = purposes[slot] ?? purpose
    }
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
      decide(.route, by: [slot])
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

extension InputDefinition {
  /// Whether it is about the plan, and does not pick the policy.
  var isOfPlan: Bool { answer.path.hasPrefix("plan.") && name != FormName.payer }
}
