internal import Diagnostics
internal import RuleModel

/// What is found by comparing the comparisons of a policy with one another, and with what their
/// inputs can be.
extension FlawFinder {
  mutating func findInFigures() {
    for pathway in policy.pathways where !pathway.isDenial {
      var known = demands
      compare(pathway.when, &known, pathway.id)
      // What is asked of every request first: what is asked of some has to agree with it.
      let (always, sometimes) = pathway.criteria.partitioned { $0.isUnconditional }
      for line in always { compare(line, &known) }
      for line in sometimes {
        var own = known
        compare(line, &own)
      }
      for grant in pathway.grants { compare(grant.when, known, pathway.id) }
    }
    for line in policy.exclusions {
      var known = demands
      compare(line, &known)
    }
    for note in policy.notes { compare(note.when, demands, note.cite ?? policy.id) }
  }

  /// Nothing yet, but what the head of a request can be.
  private var demands: Demands {
    var choices: [String: [String]] = [:]
    for name in ["plan.payer", "request.drug", "request.indication"] {
      guard let slot = vocabulary.slot(of: name) else { continue }
      choices[name] = policy.choices(of: vocabulary.inputs[slot], vocabulary)
    }
    return Demands(vocabulary, choices: choices)
  }

  private mutating func compare(_ line: Criterion, _ known: inout Demands) {
    if let condition = line.listing.condition { compare(condition, &known, line.cite) }
    if let applies = line.applies { compare(applies, &known, line.cite) }
    switch line.test {
    case .expression(let test): compare(test, &known, line.cite)
    case .all(let members):
      for member in members {
        var own = known
        compare(member, &own)
        if member.isUnconditional { known = own }
      }
    case .any(let members):
      for member in members {
        var own = known
        compare(member, &own)
      }
    }
  }

  private mutating func compare(_ condition: Expression?, _ known: Demands, _ place: String) {
    guard let condition else { return }
    var own = known
    compare(condition, &own, place)
  }

  /// Reports what cannot hold with what is known, and takes to that what the condition asks for.
  private mutating func compare(
    _ condition: Expression, _ known: inout Demands, _ place: String
  ) {
    for found in known.add(condition) {
      switch found {
      case .contradiction(let demand, let other):
        note(
          .contradiction, place, at: demand.position, length: demand.text.unicodeScalars.count,
          "'\(demand.text)' can never hold together with '\(other.text)' "
            + "(line \(other.position.line))",
          help: "both are asked of the same request: mend one of the figures")
      case .constant(let demand, let truth):
        note(
          .constant, place, at: demand.position, length: demand.text.unicodeScalars.count,
          "'\(demand.text)' is \(truth ? "true" : "false") whatever is answered",
          help: "'\(demand.term)' is \(demand.input?.allowed ?? "what it is"); mend the comparison")
      case .noSuchChoice(let demand, let texts, let allowed):
        note(
          .noSuchChoice, place, at: demand.position, length: demand.text.unicodeScalars.count,
          "no request under this policy has '\(texts.joined(separator: "', '"))'",
          help: "'\(demand.term)' is one of: \(allowed.joined(separator: ", "))")
      }
    }
  }
}

extension InputDefinition {
  /// What it can be, in words.
  fileprivate var allowed: String {
    if case .text(choices: let choices?) = type {
      return "one of: \(choices.joined(separator: ", "))"
    }
    return answer.range?.words ?? "what it is"
  }
}

extension Criterion {
  /// Whether it is asked of every request.
  fileprivate var isUnconditional: Bool { applies == nil && listing.condition == nil }
}

extension Array {
  fileprivate func partitioned(_ isFirst: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}
