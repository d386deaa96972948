internal import RuleLanguage
internal import RuleModel

/// A policy as text that a pharmacist can lay beside its source: the same outline, the same labels.
public struct PolicyOutline: Sendable {
  private let policy: Policy
  private let vocabulary: Vocabulary

  public init(_ held: HeldPolicy, in library: Library) {
    policy = held.policy
    vocabulary = library.vocabulary
  }

  public var text: String {
    var lines = head
    if let first = policy.accompanies {
      let when = first.when.map { ", when \($0.text)" } ?? ""
      let given = first.given.map { vocabulary.inputs[$0].name }.joined(separator: ", ")
      lines += folded(
        "\(first.number)\(when)\(given.isEmpty ? "" : ", where one of these is given: \(given)")",
        label: "decided with")
    }
    for pathway in policy.pathways { lines += section(pathway) }
    if !policy.exclusions.isEmpty {
      lines += ["", "Exclusions: each denies, whatever the pathway says"]
      lines += policy.exclusions.flatMap { section($0, depth: 1) }
    }
    if let unlisted = policy.unlistedUse {
      lines += ["", "Uses that the policy does not list"]
      lines += folded(words(unlisted), label: "  refers")
    }
    let names = names
    if !names.isEmpty {
      lines += ["", "Names that lines share"]
      for (name, meaning) in names { lines += folded(meaning, label: "  \(name)") }
    }
    if !policy.notes.isEmpty {
      lines += ["", "Notes"]
      for note in policy.notes {
        lines += folded(note.text, label: "  \(note.cite ?? "-")")
        lines += folded(note.when.text, label: "    when")
        if note.isForReviewer { lines += folded("the reviewer alone", label: "    for") }
      }
    }
    lines += ["", "Questions, in the order in which they are asked"]
    for slot in policy.questions { lines += section(vocabulary.inputs[slot]) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The names that the policy defines for its expressions, in the order in which they are met,
  /// and what each stands for.
  private var names: [(String, String)] {
    var seen: Set<String> = []
    return policy.expressions.flatMap { expression in
      expression.nodes.indices.compactMap { node in
        guard case .definition(let place) = expression.nodes[node].kind,
          seen.insert(expression.names[Int(place)]).inserted
        else { return nil }
        let meaning = RuleLanguage.text(of: expression, node: node + 1, vocabulary: vocabulary)
        return (expression.names[Int(place)], meaning)
      }
    }
  }

  private var head: [String] {
    let source = policy.source
    let through = policy.inForceThrough.map { " through \($0.iso)" } ?? ""
    let month =
      switch policy.month {
      case .days(let days): "\(days) days"
      case .calendar: "a calendar month"
      }
    let ours = policy.unstated.map(\.rawValue).sorted().joined(separator: ", ")
    let rows =
      [
        ("id", policy.id),
        ("source", "\(source.publisher), \(source.document), revised \(source.revised.iso)"),
        ("payer", policy.payer),
        ("in force", "from \(policy.inForceFrom.iso)\(through)"),
        ("drugs", policy.drugs.joined(separator: ", ")), ("month", month),
        ("denies", policy.denialBasis),
      ] + (ours.isEmpty ? [] : [("ours", "\(ours); the source gives none")])
    return ["\(policy.number)  \(policy.title)"] + rows.flatMap { folded($0.1, label: $0.0) }
  }

  private func section(_ pathway: Pathway) -> [String] {
    var lines = ["", "Pathway \(pathway.id)  \(pathway.title)"]
    lines += folded(pathway.when.text, label: "  when")
    if pathway.isDenial {
      lines += folded("nothing: such a request is denied", label: "  approves")
    }
    if pathway.isShownWhileOpen {
      lines += folded("shown while the route is open", label: "  route")
    }
    for grant in pathway.grants { lines += folded(words(grant), label: "  approves") }
    for referral in pathway.referrals { lines += folded(words(referral), label: "  refers") }
    lines.append("  all of")
    return lines + pathway.criteria.flatMap { section($0, depth: 2) }
  }

  /// A question with what can be answered.
  private func section(_ input: InputDefinition) -> [String] {
    let question = vocabulary.group(input.reportedName)?.question ?? input.question
    var lines = folded(question?.text ?? "follows from other answers", label: "  \(input.name)")
    lines += folded(answers(to: input), label: "    answer")
    if let help = question?.help { lines += folded(help, label: "    help") }
    return lines
  }

  private func answers(to input: InputDefinition) -> String {
    let choices = input.answer.choices.map { "\($0.label) (\($0.value))" }
    if !choices.isEmpty { return choices.joined(separator: ", ") }
    guard let range = input.answer.range else {
      if case .list(.record(let record)) = input.type {
        let fields = vocabulary.records[record].fields.map(\.name)
        return "entries, each with: \(fields.joined(separator: ", "))"
      }
      return input.type.described
    }
    if case .quantity(let unit?) = input.type {
      return "\(range.words), in \(ValueType.plural(unit))"
    }
    return range.words
  }

  private func section(_ criterion: Criterion, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    var lines = folded(criterion.statement, label: indent + criterion.cite)
    switch criterion.useDecision {
    case .none: break
    case .byLine: lines.append("\(indent)  tells whether the use is listed")
    case .by(let condition): lines += folded(condition.text, label: indent + "  listed use if")
    }
    switch criterion.listing {
    case .always: break
    case .when(let condition): lines += folded(condition.text, label: indent + "  listed if")
    case .never: lines.append("\(indent)  counts without a line of its own")
    }
    if let applies = criterion.applies { lines += folded(applies.text, label: indent + "  if") }
    switch criterion.test {
    case .expression(let test): lines += folded(test.text, label: indent + "  test")
    case .all: lines.append("\(indent)  all of\(criterion.needsMember ? ", at least one" : "")")
    case .any: lines.append("\(indent)  any of\(criterion.needsMember ? ", at least one" : "")")
    }
    if let first = criterion.asksFirst {
      lines += folded(first.text, label: indent + "  asks first")
    }
    if let words = criterion.memberStatement {
      lines += folded(words, label: indent + "  member")
    }
    if let reading = criterion.reading { lines += folded(reading, label: indent + "  read as") }
    if let basis = criterion.denialBasis { lines += folded(basis, label: indent + "  denies") }
    return lines + criterion.members.flatMap { section($0, depth: depth + 2) }
  }

  private func words(_ grant: Grant) -> String {
    var parts = [words(grant.duration)]
    if let doses = grant.doses { parts.append("\(doses.text) doses") }
    if let shortening = grant.shortening {
      let when = shortening.when.map { " when \($0.text)" } ?? ""
      parts.append("or \(vocabulary.inputs[shortening.days].name) if shorter\(when)")
    }
    for limit in grant.quantity?.limits.values.sorted(by: { $0.channel > $1.channel }) ?? [] {
      parts.append("\(limit.grams) g in \(limit.days) days (\(limit.channel))")
    }
    if grant.isPartial { parts.append("in part") }
    if grant.criteria == .notMet { parts.append("although the criteria are not met") }
    if let when = grant.when { parts.append("when \(when.text)") }
    return parts.joined(separator: ", ")
  }

  private func words(_ referral: ReferralRule) -> String {
    let targets = referral.targets.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    let when = referral.when.map { ", when \($0.text)" } ?? ""
    return "\(targets.joined(separator: ", "))\(when). \(referral.why)"
  }

  private func words(_ duration: GrantDuration) -> String {
    switch duration {
    case .days(let count): "\(count) days"
    case .months(let count): "\(count) months"
    case .years(let count): count == 1 ? "1 year" : "\(count) years"
    case .asAccompanied: "the dates of the policy it accompanies"
    case .openEnded: "no end date"
    }
  }

  /// The text beside its label, at most 100 columns wide.
  private func folded(_ text: String, label: String) -> [String] {
    let margin = max(14, label.count + 2)
    let hang = String(repeating: " ", count: margin)
    var lines = [label + String(repeating: " ", count: margin - label.count)]
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let last = lines[lines.count - 1]
      if last.count > margin, last.count + 1 + word.count > 100 {
        lines.append(hang + word)
      } else {
        lines[lines.count - 1] = last.count > margin ? "\(last) \(word)" : last + word
      }
    }
    return lines
  }
}
