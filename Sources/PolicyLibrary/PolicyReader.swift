internal import Diagnostics
internal import RuleLanguage
internal import RuleModel

/// Reads one `policy.yaml` into a checked policy. Every fault goes to the log; a policy with one
/// is not used.
struct PolicyReader {
  let log: FaultLog
  let vocabulary: Vocabulary
  /// The policy's own names for expressions that several lines share.
  private(set) var definitions: [String: Expression] = [:]

  init(log: FaultLog, vocabulary: Vocabulary) {
    self.log = log
    self.vocabulary = vocabulary
  }

  static let formatName = "policy/1"

  /// The policy in a file, with everything that is wrong with it; nil where that keeps it from
  /// being used.
  static func reading(
    _ source: SourceText, _ vocabulary: Vocabulary
  ) -> (policy: Policy?, diagnostics: [Diagnostic]) {
    reading(YAMLDocument(source), vocabulary)
  }

  static func reading(
    _ document: YAMLDocument, _ vocabulary: Vocabulary
  ) -> (policy: Policy?, diagnostics: [Diagnostic]) {
    let log = FaultLog(document.source)
    var reader = PolicyReader(log: log, vocabulary: vocabulary)
    let read = document.root(log).flatMap { reader.policy($0) }
    guard let policy = read, !log.hasErrors else { return (nil, log.diagnostics) }
    let diagnostics =
      log.diagnostics + PolicyCheck(policy, document.source, vocabulary).diagnostics
    return (diagnostics.contains { $0.severity == .error } ? nil : policy, diagnostics)
  }

  /// nil when anything in the file is at fault.
  mutating func policy(_ root: YAMLElement) -> Policy? {
    guard
      let fields = root.fields([
        "rubric", "id", "number", "title", "payer", "inForce", "drugs", "source", "month",
        "notInSource", "denialBasis", "questions", "define", "pathways", "exclusions",
        "unlistedUse", "accompanies", "notes", "fullNames",
      ])
    else { return nil }
    _ = fields.required("rubric")?.choice(of: [Self.formatName])
    for definition in fields["define"]?.openFields?.members ?? [] {
      definitions[definition.key] = expression(definition.value, expecting: nil)
    }
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
      inForceThrough: through, drugs: drugs, source: source, month: month,
      unstated: unstated(fields["notInSource"]),
      fullNames: fullNames(fields["fullNames"]), denialBasis: basis, pathways: pathways,
      exclusions: exclusions,
      unlistedUse: fields["unlistedUse"].flatMap(referral),
      accompanies: fields["accompanies"].flatMap(accompaniment), notes: notes,
      questions: questions)
  }

  private func unstated(_ element: YAMLElement?) -> Set<UnstatedDetail> {
    let names = UnstatedDetail.allCases.map(\.rawValue)
    let stated = element?.list?.compactMap { $0.choice(of: names) } ?? []
    return Set(stated.compactMap(UnstatedDetail.init))
  }

  private func fullNames(_ element: YAMLElement?) -> [String: String] {
    let names = element?.openFields?.members.compactMap { name in
      name.value.text.map { (name.key, $0) }
    }
    return Dictionary(names ?? [], uniquingKeysWith: { first, _ in first })
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
      let fields = element.fields([
        "id", "title", "when", "shownWhileOpen", "approve", "refer", "all",
      ])
    else { return nil }
    let when = fields.required("when").flatMap(condition)
    let criteria = fields.required("all")?.list?.compactMap { criterion($0, .criterion) }
    let referrals = fields["refer"]?.list?.compactMap(referral) ?? []
    let grants =
      referrals.isEmpty ? fields.required("approve")?.list?.compactMap(grant) : []
    guard let id = fields.required("id")?.text, let title = fields.required("title")?.text,
      let when, let criteria, let grants
    else { return nil }
    return Pathway(
      id: id, title: title, when: when,
      isShownWhileOpen: fields["shownWhileOpen"].flatMap(\.flag) ?? false, criteria: criteria,
      grants: grants, referrals: referrals)
  }

  private func criterion(_ element: YAMLElement, _ kind: Criterion.Kind) -> Criterion? {
    let own =
      kind == .exclusion
      ? ["denialBasis"]
      : ["applies", "listed", "decidesUse", "noneApplies", "asksFirst", "all", "any"]
    guard let fields = element.fields(["cite", "label", "asks", "member", "reading", "test"] + own)
    else { return nil }
    let applies = fields["applies"].flatMap(condition)
    let test = test(fields, kind)
    guard let cite = fields.required("cite")?.text, let asks = fields.required("asks")?.text,
      let test, let position = element.position
    else { return nil }
    return Criterion(
      cite: cite, kind: kind, label: fields["label"].flatMap(\.text), statement: asks,
      memberStatement: fields["member"].flatMap(\.text),
      reading: fields["reading"].flatMap(\.text), applies: applies, test: test,
      listing: fields["listed"].flatMap(listing) ?? .always,
      useDecision: fields["decidesUse"].flatMap(useDecision) ?? .none,
      needsMember: fields["noneApplies"]?.choice(of: ["notMet"]) != nil,
      asksFirst: fields["asksFirst"].flatMap(condition),
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
    guard let fields = element.fields(["cite", "for", "when", "text"]) else { return nil }
    let when = fields.required("when").flatMap(condition)
    guard let when, let text = fields.required("text")?.text else { return nil }
    let audience = fields["for"]?.choice(of: ["reviewer", "letter"])
    return PolicyNote(
      cite: fields["cite"].flatMap(\.text), when: when, text: text,
      isForReviewer: audience == "reviewer")
  }

  /// `true` for the line as a whole, or the part of it that tells.
  private func useDecision(_ element: YAMLElement) -> Criterion.UseDecision? {
    if element.plainText == "true" { return .byLine }
    return condition(element).map(Criterion.UseDecision.by)
  }

  /// `never`, or the condition under which there is such a line.
  private func listing(_ element: YAMLElement) -> Criterion.Listing? {
    if element.plainText == "never" { return .never }
    return condition(element).map(Criterion.Listing.when)
  }

  /// An expression that is true, false or unknown.
  private func condition(_ element: YAMLElement) -> Expression? {
    expression(element, expecting: .boolean)
  }

  private func expression(_ element: YAMLElement, expecting type: ValueType?) -> Expression? {
    guard let text = element.text, let position = element.expressionPosition else { return nil }
    let (expression, diagnostics) = RuleLanguage.read(
      text, in: log.source, at: position, vocabulary: vocabulary, definitions: definitions,
      expecting: type)
    diagnostics.forEach(log.note)
    return diagnostics.contains { $0.severity == .error } ? nil : expression
  }
}

extension PolicyReader {
  private func grant(_ element: YAMLElement) -> Grant? {
    guard
      let fields = element.fields([
        "when", "criteria", "partial", "for", "shortenedBy", "doses", "quantity", "renewal",
      ])
    else { return nil }
    let when = fields["when"].map(condition)
    guard let duration = fields.required("for").flatMap(duration) else { return nil }
    if case .some(nil) = when { return nil }
    let criteria = fields["criteria"]?.choice(of: ["met", "notMet"])
    return Grant(
      when: when ?? nil, criteria: criteria.flatMap(Grant.Criteria.init) ?? .met,
      isPartial: fields["partial"].flatMap(\.flag) ?? false, duration: duration,
      shortening: fields["shortenedBy"].flatMap(shortening),
      doses: fields["doses"].flatMap { expression($0, expecting: .integer) },
      quantity: fields["quantity"].flatMap(quantity),
      renewalToMember: fields["renewal"].flatMap(\.text))
  }

  private func shortening(_ element: YAMLElement) -> GrantShortening? {
    guard let fields = element.fields(["days", "when"]),
      let days = fields.required("days").flatMap(question)
    else { return nil }
    return GrantShortening(days: days, when: fields["when"].flatMap(condition))
  }

  /// `{input: request.channel, limits: {retail: {grams: 30, days: 30}}}`
  private func quantity(_ element: YAMLElement) -> GrantQuantity? {
    guard let fields = element.fields(["input", "limits"]),
      let input = fields.required("input").flatMap(question)
    else { return nil }
    var limits: [String: QuantityLimit] = [:]
    for member in fields.required("limits")?.openFields?.members ?? [] {
      guard let figures = member.value.fields(["grams", "days"]),
        let grams = figures.required("grams")?.integer, let days = figures.required("days")?.integer
      else { continue }
      limits[member.key] = QuantityLimit(grams: grams, days: days, channel: member.key)
    }
    checkChoices(of: input, are: Array(limits.keys), element)
    return GrantQuantity(input: input, limits: limits)
  }

  /// `{by: plan.lineOfBusiness, to: {commercial: X, …}, when: …, why: …, member: …}`
  private func referral(_ element: YAMLElement) -> ReferralRule? {
    guard let fields = element.fields(["when", "by", "to", "why", "member"]),
      let input = fields.required("by").flatMap(question),
      let why = fields.required("why")?.text
    else { return nil }
    let when = fields["when"].map(condition)
    if case .some(nil) = when { return nil }
    var targets: [String: String] = [:]
    for member in fields.required("to")?.openFields?.members ?? [] {
      targets[member.key] = member.value.text
    }
    checkChoices(of: input, are: Array(targets.keys), element)
    return ReferralRule(
      when: when ?? nil, input: input, targets: targets, why: why,
      whyToMember: fields["member"].flatMap(\.text))
  }

  /// Every choice of the input has an entry, and none that it does not have.
  private func checkChoices(of slot: Int, are found: [String], _ element: YAMLElement) {
    let input = vocabulary.inputs[slot]
    guard case .text(choices: let choices?) = input.type else {
      element.fault("\(element.path): '\(input.name)' has no choices to pick by")
      return
    }
    if Set(choices) != Set(found) {
      element.fault(
        "\(element.path): has entries for \(found.sorted().joined(separator: ", "))",
        help: "give one for each choice of '\(input.name)': \(choices.joined(separator: ", "))")
    }
  }

  private func accompaniment(_ element: YAMLElement) -> Accompaniment? {
    guard let fields = element.fields(["policy", "when", "given"]),
      let number = fields.required("policy")?.text
    else { return nil }
    return Accompaniment(
      number: number, when: fields["when"].flatMap(condition),
      given: fields["given"]?.list?.compactMap(question) ?? [])
  }

  private func duration(_ element: YAMLElement) -> GrantDuration? {
    switch element.text {
    case "as the policy it accompanies": return .asAccompanied
    case "the doses": return .openEnded
    default: break
    }
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
