internal import Casework
internal import Letters
internal import RuleModel

/// What a profile says of plans' members: their rights, who helps, what goes out with a letter.
extension OrganizationReader {
  private static let ruleKeys = [
    "for", "states", "inForce", "provision", "appeal", "external", "exception", "civilAction",
    "hearing", "keeping", "codes", "bill", "emergency", "earlyCare", "information", "source",
    "certainty", "checked",
  ]

  func rights(_ fields: YAMLFields) -> [RightsRule] {
    guard let table = fields["appeals"]?.openFields?.required("rules"),
      let rules = table.openFields
    else { return [] }
    let read = rules.members.compactMap { rule($0.key, $0.value) }
    if !log.hasErrors { checkCoverage(read.map(\.scope), table, "rule") }
    return read
  }

  private func rule(_ name: String, _ element: YAMLElement) -> RightsRule? {
    guard let fields = element.fields(Self.ruleKeys) else { return nil }
    _ = (fields.required("source")?.saidText, fields.required("certainty")?.certainty)
    _ = fields.required("checked")?.date
    let parts = (
      scope: scope(fields, isRequired: true), appeal: appeal(fields),
      provision: fields["provision"].flatMap(letterText), external: external(fields),
      exception: exception(fields), hearing: hearing(fields), keeping: keeping(fields),
      information: information(fields)
    )
    guard let scope = parts.scope, let appeal = parts.appeal else { return nil }
    let rule = RightsRule(
      name: name, scope: scope, provision: parts.provision, appeal: appeal,
      external: parts.external, exception: parts.exception,
      maySue: fields["civilAction"]?.flag ?? false,
      hearing: parts.hearing, keeping: parts.keeping, hasCodes: fields["codes"]?.flag ?? false,
      emergency: emergency(fields),
      earlyCare: earlyCare(fields),
      billNote: fields["bill"].flatMap(letterText), information: parts.information)
    check(rule, fields)
    checkTimes(of: rule, fields)
    return rule
  }

  /// A deadline that is too early keeps a member from a right, and a letter would print it as a date.
  private func checkTimes(of rule: RightsRule, _ fields: YAMLFields) {
    let laws = leastRights.filter { $0.scope.sharesPlans(with: rule.scope) }
    check(
      fields, ["appeal", "within"], "days", rule.appeal.withinDays,
      atLeast: laws.map(\.appeal.withinDays).max())
    check(
      fields, ["external", "within"], "months", rule.external?.withinMonths,
      atLeast: laws.compactMap(\.external?.withinMonths).max())
    check(
      fields, ["appeal", "decision"], "days", rule.appeal.decisionDays,
      atMost: laws.map(\.appeal.decisionDays).min())
    check(
      fields, ["appeal", "fastDecision"], "hours", rule.appeal.fastDecisionHours,
      atMost: laws.map(\.appeal.fastDecisionHours).min())
    check(
      fields, ["hearing", "within"], "days", rule.hearing?.withinDays,
      atLeast: laws.compactMap(\.hearing?.leastDays).max())
    checkInformation(of: rule, fields, laws.compactMap(\.information))
  }

  private func checkInformation(
    of rule: RightsRule, _ fields: YAMLFields, _ laws: [InformationWindow]
  ) {
    let window = rule.information
    for (key, unit, figure) in [
      ("answer", "days", \InformationWindow.answerDays),
      ("urgentAnswer", "hours", \.urgentAnswerHours),
    ] {
      check(
        fields, ["information", key], unit, window?[keyPath: figure],
        atLeast: laws.compactMap { $0[keyPath: figure] }.max())
    }
    for (key, unit, figure) in [
      ("decision", "days", \InformationWindow.decisionDays),
      ("urgentDecision", "hours", \.urgentDecisionHours), ("due", "hours", \.dueHours),
    ] {
      check(
        fields, ["information", key], unit, window?[keyPath: figure],
        atMost: laws.compactMap { $0[keyPath: figure] }.min())
    }
  }

  /// - Parameters:
  ///   - path: of the figure, below the rule.
  ///   - figure: nil where the rule has none.
  private func check(
    _ fields: YAMLFields, _ path: [String], _ unit: String, _ figure: Int?,
    atLeast least: Int? = nil,
    atMost most: Int? = nil
  ) {
    guard let figure else { return }
    let place = fields[path[0]]?.openFields?[path[1]] ?? fields.owner
    if let least, figure < least {
      place.fault(
        "\(place.path): \(figure) \(unit) are less than the \(least) of the built-in rules",
        help: "write \(least) \(unit) or more")
    }
    if let most, figure > most {
      place.fault(
        "\(place.path): \(figure) \(unit) are more than the \(most) of the built-in rules",
        help: "write \(most) \(unit) or less")
    }
  }

  /// A right that the law gives to other plans alone would promise a member what is not there, and
  /// one that is left out would keep it from a member.
  private func check(_ rule: RightsRule, _ fields: YAMLFields) {
    let isERISA = rule.scope.isERISA
    if rule.maySue, !isERISA {
      (fields["civilAction"] ?? fields.owner).fault(
        "\(fields.owner.path): civilAction holds under ERISA alone",
        help: "take it out, or name the kinds of funding under ERISA and no other")
    }
    if isERISA, !rule.maySue {
      fields.owner.fault(
        "\(fields.owner.path): a denial under ERISA names section 502(a)",
        help: "add civilAction: true")
    }
    let isMarketplace = Set(rule.scope.lines.keys) == [PlanLine.marketplace]
    if rule.exception != nil, !isMarketplace {
      (fields["exception"] ?? fields.owner).fault(
        "\(fields.owner.path): exception holds in the marketplace alone",
        help: "take it out, or write a rule of its own for the marketplace")
    }
    if rule.exception == nil, rule.scope.lines.keys.contains(PlanLine.marketplace) {
      fields.owner.fault(
        "\(fields.owner.path): has no review of a denied exception, which the marketplace gives",
        help: "write a rule for the marketplace alone, and add 'exception: {…}'")
    }
    let isMedicaid = Set(rule.scope.lines.keys) == [PlanLine.medicaid]
    for (key, isThere) in [
      ("hearing", rule.hearing != nil), ("emergency", rule.emergency != nil),
      ("earlyCare", rule.earlyCare != nil),
    ] {
      if isThere, !isMedicaid {
        (fields[key] ?? fields.owner).fault(
          "\(fields.owner.path): \(key) holds in Medicaid alone",
          help: "take it out, or write a rule of its own for Medicaid")
      }
      if !isThere, isMedicaid {
        fields.owner.fault(
          "\(fields.owner.path): has no \(key), which Medicaid gives", help: "add it")
      }
    }
    guard !isMedicaid else { return }
    if rule.external == nil {
      fields.owner.fault(
        "\(fields.owner.path): has no external review", help: "add 'external: {…}'")
    }
    if rule.provision == nil {
      fields.owner.fault(
        "\(fields.owner.path): does not name the plan's own provision",
        help: "add 'provision: …', as a letter names it")
    }
  }
}

extension InformationWindow {
  fileprivate var answerDays: Int? {
    if case .answered(let days, _, _, _) = self { days } else { nil }
  }

  fileprivate var decisionDays: Int? {
    if case .answered(_, let days, _, _) = self { days } else { nil }
  }

  fileprivate var urgentAnswerHours: Int? {
    if case .answered(_, _, let hours, _) = self { hours } else { nil }
  }

  fileprivate var urgentDecisionHours: Int? {
    if case .answered(_, _, _, let hours) = self { hours } else { nil }
  }

  /// From the receipt.
  fileprivate var dueHours: Int? { if case .decided(let hours) = self { hours } else { nil } }
}

/// A line of business whose law differs in more than figures.
enum PlanLine {
  static let medicaid = "medicaid"
  static let marketplace = "marketplace"
}

extension PlanScope {
  /// Whether it names kinds of funding under ERISA and nothing else.
  fileprivate var isERISA: Bool {
    !lines.isEmpty
      && lines.values.allSatisfy { $0?.isSubset(of: [.erisaSelfFunded, .erisaInsured]) ?? false }
  }
}

extension OrganizationReader {
  private func appeal(_ fields: YAMLFields) -> AppealRule? {
    let keys = ["within", "countedFrom", "decision", "fastDecision", "whoMayAsk"]
    guard let rule = fields.required("appeal")?.fields(keys) else { return nil }
    let start = rule.required("countedFrom")?
      .choice(of: AppealRule.Start.allCases.map(\.rawValue)).flatMap(AppealRule.Start.init)
    let lengths = (
      length(rule, "within", "day"), length(rule, "decision", "day"),
      length(rule, "fastDecision", "hour")
    )
    guard case (let within?, let decision?, let fast?) = lengths,
      let who = text(rule, "whoMayAsk"), let start
    else { return nil }
    return AppealRule(
      withinDays: within, start: start, decisionDays: decision, fastDecisionHours: fast,
      whoMayAsk: who)
  }

  private func external(_ fields: YAMLFields) -> ExternalReview? {
    guard let review = fields["external"]?.fields(["within", "decision", "fastDecision"]) else {
      return nil
    }
    let lengths = (
      length(review, "within", "month"), length(review, "decision", "day"),
      length(review, "fastDecision", "hour")
    )
    guard case (let within?, let decision?, let fast?) = lengths else { return nil }
    return ExternalReview(withinMonths: within, decisionDays: decision, fastDecisionHours: fast)
  }

  private func exception(_ fields: YAMLFields) -> ExceptionReview? {
    guard let review = fields["exception"]?.fields(["track", "decision", "fastDecision"]) else {
      return nil
    }
    let parts = (
      review.required("track")?.text, length(review, "decision", "hour"),
      length(review, "fastDecision", "hour")
    )
    guard case (let track?, let decision?, let fast?) = parts else { return nil }
    return ExceptionReview(track: track, decisionHours: decision, fastDecisionHours: fast)
  }

  private func emergency(_ fields: YAMLFields) -> EmergencySupply? {
    guard let supply = fields["emergency"]?.fields(["supply", "tracks"]) else { return nil }
    let parts = (length(supply, "supply", "hour"), supply.required("tracks")?.texts)
    guard case (let hours?, let tracks?) = parts else { return nil }
    return EmergencySupply(hours: hours, tracks: tracks)
  }

  private func hearing(_ fields: YAMLFields) -> FairHearing? {
    let keys = ["within", "atLeast", "agency", "address", "phone"]
    guard let hearing = fields["hearing"]?.fields(keys) else { return nil }
    let least = hearing["atLeast"].flatMap { _ in length(hearing, "atLeast", "day") }
    let parts = (
      length(hearing, "within", "day"), text(hearing, "agency"), lines(hearing, "address"),
      text(hearing, "phone")
    )
    guard case (let within?, let agency?, let address?, let phone?) = parts else { return nil }
    return FairHearing(
      withinDays: within, leastDays: least, agency: agency, address: address, phone: phone)
  }

  private func earlyCare(_ fields: YAMLFields) -> EarlyCare? {
    guard let care = fields["earlyCare"]?.fields(["below", "words"]) else { return nil }
    guard case (let age?, let words?) = (length(care, "below", "year"), text(care, "words")) else {
      return nil
    }
    return EarlyCare(belowAge: age, words: words)
  }

  private func keeping(_ fields: YAMLFields) -> KeepingRule? {
    guard let keeping = fields["keeping"]?.fields(["within", "cutAfter", "mayOwe"]) else {
      return nil
    }
    let parts = (
      length(keeping, "within", "day"), length(keeping, "cutAfter", "day"),
      keeping.required("mayOwe")?.flag
    )
    guard case (let within?, let cutAfter?, let mayOwe?) = parts else { return nil }
    return KeepingRule(withinDays: within, cutAfterDays: cutAfter, mayOwe: mayOwe)
  }

  private func information(_ fields: YAMLFields) -> InformationWindow? {
    guard let element = fields["information"], let window = element.openFields else { return nil }
    if window["due"] != nil {
      guard let due = element.fields(["due"]) else { return nil }
      return length(due, "due", "hour").map { .decided(hoursAfterReceipt: $0) }
    }
    guard
      let window = element.fields(["answer", "decision", "urgentAnswer", "urgentDecision"])
    else { return nil }
    let lengths = (
      length(window, "answer", "day"), length(window, "decision", "day"),
      length(window, "urgentAnswer", "hour"), length(window, "urgentDecision", "hour")
    )
    guard case (let answer?, let decision?, let urgentAnswer?, let urgentDecision?) = lengths
    else { return nil }
    return .answered(
      days: answer, decisionDays: decision, urgentHours: urgentAnswer,
      urgentDecisionHours: urgentDecision)
  }
}

extension OrganizationReader {
  func contacts(_ fields: YAMLFields) -> [HelpContact] {
    guard let list = fields.required("contacts"), let elements = list.list else { return [] }
    let contacts = elements.compactMap { element -> HelpContact? in
      guard let fields = element.fields(["name", "reach", "for", "states", "inForce"]) else {
        return nil
      }
      let parts = (text(fields, "name"), text(fields, "reach"), scope(fields, isRequired: true))
      guard case (let name?, let reach?, let scope?) = parts else { return nil }
      return HelpContact(scope: scope, name: name, reach: reach)
    }
    if !log.hasErrors { checkCoverage(contacts.map(\.scope), list, "contact") }
    return contacts
  }
}

extension OrganizationReader {
  func optionalScope(_ fields: YAMLFields) -> PlanScope? {
    guard fields["for"] != nil || fields["states"] != nil || fields["inForce"] != nil else {
      return nil
    }
    return scope(fields, isRequired: false)
  }

  /// - Parameter isRequired: whether plans have to be named; else all lines are meant.
  private func scope(_ fields: YAMLFields, isRequired: Bool) -> PlanScope? {
    let choices = choices(of: IntakeContract.line)
    let lines =
      isRequired || fields["for"] != nil
      ? fields.required("for")?.fundings(of: choices)
      : Dictionary(uniqueKeysWithValues: choices.map { ($0, nil) })
    let states = fields["states"].map { $0.names(of: self.choices(of: IntakeContract.state)) }
    guard let lines, states != .some(nil) else { return nil }
    let days = fields.daysInForce
    return PlanScope(lines: lines, states: states ?? nil, from: days.from, through: days.through)
  }

  private func choices(of input: String) -> [String] {
    vocabulary.slot(of: input).map { vocabulary.inputs[$0].answer.choices.map(\.value) } ?? []
  }

  /// Every kind of plan needs one that holds in all states: else a denial would lack it.
  private func checkCoverage(_ scopes: [PlanScope], _ element: YAMLElement, _ what: String) {
    let general = scopes.filter { $0.states == nil }
    let asksForFunding = vocabulary.intakeQuestion(IntakeContract.funding)?.condition?.values ?? []
    for line in choices(of: IntakeContract.line) {
      let kinds: [Funding?] = asksForFunding.contains(line) ? Funding.allCases : [nil]
      for kind in kinds where !general.contains(where: { $0.covers(line, kind) }) {
        let plan = [line, kind?.rawValue].compactMap(\.self).joined(separator: ", ")
        element.fault(
          "\(element.path): there is no \(what) for plans of this kind in all states: \(plan)",
          help: "add one, without 'states'")
      }
    }
  }
}
