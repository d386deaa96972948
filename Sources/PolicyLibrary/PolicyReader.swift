internal import Diagnostics
internal import RuleLanguage
internal import RuleModel

/// Reads one `policy.yaml` into a checked policy. Every fault goes to the log; a policy with one
/// is not used.
struct PolicyReader {
  let log: FaultLog
  let vocabulary: Vocabulary

  static let formatName = "policy/1"

  /// nil when anything in the file is at fault.
  func policy(_ root: YAMLElement) -> Policy? {
    guard
      let fields = root.fields([
        "rubric", "id", "number", "title", "payer", "inForce", "drugs", "source", "month",
        "denialBasis", "questions", "pathways", "exclusions", "notes",
      ])
    else { return nil }
    _ = fields.required("rubric")?.choice(of: [Self.formatName])
    let inForce = fields.required("inForce")?.fields(["from", "through"])
    let payer = fields.required("payer").flatMap { choice($0, of: "plan.payer") }
    let drugs = fields.required("drugs")?.list?.compactMap { choice($0, of: "request.drug") }
    let pathways = fields.required("pathways")?.list?.compactMap(pathway)
    let questions = fields.required("questions")?.list?.compactMap(question)
    let exclusions = fields["exclusions"]?.list?.compactMap { criterion($0, .exclusion) } ?? []
    let notes = fields["notes"]?.list?.compactMap(note) ?? []
    guard let id = fields.required("id")?.text, let number = fields.required("number")?.text,
      let title = fields.required("title")?.text, let payer, let drugs,
      let from = inForce?.required("from")?.date,
      let source = fields.required("source").flatMap(source),
      let month = fields.required("month").flatMap(month),
      let basis = fields.required("denialBasis").flatMap(denialBasis), let pathways, let questions
    else { return nil }
    let through = inForce?["through"].flatMap(\.date)
    return Policy(
      id: id, number: number, title: title, payer: payer, inForceFrom: from,
      inForceThrough: through, drugs: drugs, source: source, month: month, denialBasis: basis,
      pathways: pathways, exclusions: exclusions, notes: notes, questions: questions)
  }

  private func source(_ element: YAMLElement) -> PolicySource? {
    guard let fields = element.fields(["publisher", "document", "revised"]),
      let publisher = fields.required("publisher")?.text,
      let document = fields.required("document")?.text,
      let revised = fields.required("revised")?.date
    else { return nil }
    return PolicySource(publisher: publisher, document: document, revised: revised)
  }

  /// A value of one of the vocabulary's choice lists.
  private func choice(_ element: YAMLElement, of input: String) -> String? {
    guard let slot = vocabulary.slot(of: input),
      case .text(choices: let choices?) = vocabulary.inputs[slot].type
    else { return element.text }
    return element.choice(of: choices)
  }

  private func question(_ element: YAMLElement) -> Int? {
    guard let name = element.text else { return nil }
    if let slot = vocabulary.slot(of: name) { return slot }
    let near = nearestName(to: name, among: vocabulary.inputs.map(\.name))
    element.fault(
      "\(element.path): there is no input '\(name)'",
      help: near.map { "did you mean '\($0)'?" } ?? "inputs are declared in vocabulary.yaml")
    return nil
  }

  private func denialBasis(_ element: YAMLElement) -> String? {
    element.choice(of: ["not-medically-necessary", "experimental-investigational-unproven"])
  }
}

extension PolicyReader {
  private func pathway(_ element: YAMLElement) -> Pathway? {
    guard
      let fields = element.fields(["id", "title", "when", "shownWhileOpen", "approve", "all"])
    else { return nil }
    let when = fields.required("when").flatMap(condition)
    let criteria = fields.required("all")?.list?.compactMap { criterion($0, .criterion) }
    let grants = fields.required("approve")?.list?.compactMap(grant)
    guard let id = fields.required("id")?.text, let title = fields.required("title")?.text,
      let when, let criteria, let grants
    else { return nil }
    return Pathway(
      id: id, title: title, when: when,
      isShownWhileOpen: fields["shownWhileOpen"].flatMap(\.flag) ?? false, criteria: criteria,
      grants: grants)
  }

  private func criterion(_ element: YAMLElement, _ kind: Criterion.Kind) -> Criterion? {
    let own = kind == .exclusion ? ["denialBasis"] : ["applies", "all", "any"]
    guard let fields = element.fields(["cite", "asks", "member", "reading", "test"] + own)
    else { return nil }
    let applies = fields["applies"].flatMap(condition)
    let test = test(fields, kind)
    guard let cite = fields.required("cite")?.text, let asks = fields.required("asks")?.text,
      let test, let position = element.position
    else { return nil }
    return Criterion(
      cite: cite, kind: kind, statement: asks, memberStatement: fields["member"].flatMap(\.text),
      reading: fields["reading"].flatMap(\.text), applies: applies, test: test,
      denialBasis: fields["denialBasis"].flatMap(denialBasis), position: position)
  }

  /// Exactly one of `test`, `all` and `any`.
  private func test(_ fields: YAMLFields, _ kind: Criterion.Kind) -> Criterion.Test? {
    let given = ["test", "all", "any"].filter { fields[$0] != nil }
    guard given.count == 1, let key = given.first, let element = fields[key] else {
      let found = given.isEmpty ? "none" : given.joined(separator: " and ")
      fields.owner.fault(
        "\(fields.owner.path): expected one of 'test', 'all' and 'any' but found \(found)",
        help: "a line has a test of its own, or members")
      return nil
    }
    if key == "test" { return condition(element).map(Criterion.Test.expression) }
    guard let members = element.list?.compactMap({ criterion($0, kind) }), !members.isEmpty
    else {
      element.fault("\(element.path): a group needs at least one member")
      return nil
    }
    return key == "all" ? .all(members) : .any(members)
  }

  private func note(_ element: YAMLElement) -> PolicyNote? {
    guard let fields = element.fields(["cite", "when", "text"]) else { return nil }
    let when = fields.required("when").flatMap(condition)
    guard let when, let text = fields.required("text")?.text else { return nil }
    return PolicyNote(cite: fields["cite"].flatMap(\.text), when: when, text: text)
  }

  /// An expression that is true, false or unknown.
  private func condition(_ element: YAMLElement) -> Expression? {
    guard let text = element.text, let position = element.expressionPosition else { return nil }
    let (expression, diagnostics) = RuleLanguage.read(
      text, in: log.source, at: position, vocabulary: vocabulary, expecting: .boolean)
    diagnostics.forEach(log.note)
    return diagnostics.contains { $0.severity == .error } ? nil : expression
  }
}

extension PolicyReader {
  private func grant(_ element: YAMLElement) -> Grant? {
    guard let fields = element.fields(["when", "for"]) else { return nil }
    let when = fields["when"].map(condition)
    guard let duration = fields.required("for").flatMap(duration) else { return nil }
    if case .some(nil) = when { return nil }
    return Grant(when: when ?? nil, duration: duration)
  }

  private func duration(_ element: YAMLElement) -> GrantDuration? {
    guard let (count, unit) = figure(element, units: ["day", "month", "year"]) else { return nil }
    switch unit {
    case "day": return .days(count)
    case "month": return .months(count)
    default: return .years(count)
    }
  }

  private func month(_ element: YAMLElement) -> MonthLength? {
    if element.text == "calendar" { return .calendar }
    guard let (count, _) = figure(element, units: ["day"]) else { return nil }
    return .days(count)
  }

  /// `6 months`: a whole number from 1 and its unit, in the singular.
  private func figure(_ element: YAMLElement, units: [String]) -> (count: Int, unit: String)? {
    guard let text = element.text else { return nil }
    let parts = text.split(separator: " ")
    if parts.count == 2, let count = Int(parts[0]), (1...1200).contains(count),
      let unit = units.first(where: { parts[1] == $0 || parts[1] == "\($0)s" })
    {
      return (count, unit)
    }
    element.fault(
      "\(element.path): expected a length of time but found '\(text)'",
      help: "write a whole number and one of: \(units.map { "\($0)s" }.joined(separator: ", "))")
    return nil
  }
}
