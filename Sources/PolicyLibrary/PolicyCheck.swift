internal import Diagnostics
internal import RuleModel

/// What is wrong with a policy although every expression in it is right by itself.
struct PolicyCheck {
  let policy: Policy
  let vocabulary: Vocabulary
  private let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []

  init(_ policy: Policy, _ source: SourceText, _ vocabulary: Vocabulary) {
    self.policy = policy
    self.source = source
    self.vocabulary = vocabulary
    checkLabels()
    checkPathways()
    checkRoutes()
    checkQuestions()
    checkDates()
  }

  mutating func fault(
    _ severity: Diagnostic.Severity = .error, at position: SourcePosition?, _ message: String,
    help: String?
  ) {
    diagnostics.append(Diagnostic(severity, in: source, at: position, message, help: help))
  }

  /// A label stands once in a pathway, with the exclusions, since an outcome is traced by it.
  private mutating func checkLabels() {
    for pathway in policy.pathways {
      var seen: Set<String> = []
      for criterion in (pathway.criteria + policy.exclusions).flatMap(\.lines)
      where !seen.insert(criterion.cite).inserted {
        fault(
          at: criterion.position, "the label '\(criterion.cite)' stands twice in \(pathway.id)",
          help: "give each line the label that the source gives it")
      }
    }
  }

  private mutating func checkPathways() {
    var seen: Set<String> = []
    for pathway in policy.pathways where !seen.insert(pathway.id).inserted {
      fault(
        at: pathway.when.position, "the pathway '\(pathway.id)' stands twice",
        help: "give it an id of its own")
    }
    for pathway in policy.pathways where pathway.criteria.isEmpty {
      fault(
        at: pathway.when.position, "the pathway '\(pathway.id)' has no criteria",
        help: "a pathway that asks nothing would approve every request; name what it asks")
    }
  }

  /// Every input that a line reads is asked for.
  private mutating func checkQuestions() {
    let asked = Set(policy.questions)
    for expression in policy.expressions {
      for slot in expression.inputs where !asked.contains(slot) && isAskedByPolicy(slot) {
        fault(
          at: expression.position, "nobody is asked for '\(vocabulary.inputs[slot].name)'",
          help: "add it to 'questions', in the place where a nurse should be asked")
      }
    }
  }

  /// Not the fields of the request and the plan: every case has a place for them.
  private func isAskedByPolicy(_ slot: Int) -> Bool {
    let name = vocabulary.inputs[slot].name
    return !name.hasPrefix("request.") && !name.hasPrefix("plan.")
  }

  private mutating func checkDates() {
    if let through = policy.inForceThrough, through < policy.inForceFrom {
      fault(
        at: nil, "the policy is in force through \(through.iso), before it begins",
        help: "'inForce' is from the first day through the last")
    }
  }
}
