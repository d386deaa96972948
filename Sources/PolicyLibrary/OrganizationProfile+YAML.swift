internal import Diagnostics
internal import FoundationEssentials
internal import Letters
internal import RuleModel
internal import Yams

/// Reads an organization's profile, collecting every fault.
struct OrganizationReader {
  let log: FaultLog
  let vocabulary: Vocabulary
  /// Texts that only the built-in sample may hold; none while that is read itself.
  var sampleTexts: Set<String> = []
  /// The rights of the built-in sample: no plan gives a member less time.
  var leastRights: [RightsRule] = []

  private static let keys = [
    "rubric", "sample", "name", "letterhead", "payers", "help", "records",
    "prescriberConversation", "copies", "appeals", "contacts", "enclosures", "taglines",
    "noticeLanguages", "fairness", "denialBases", "renewal", "readingLevel", "authority",
    "referralClocks", "addressee", "envelope", "requiredWords",
  ]
  private static let schema = "organization/1"
  /// More do not stand above the window of an envelope.
  private static let mostLetterheadLines = 8

  /// nil, with faults in the log, when anything is wrong.
  func profile(_ element: YAMLElement) -> OrganizationProfile? {
    guard let fields = element.fields(Self.keys) else { return nil }
    _ = fields.required("rubric")?.choice(of: [Self.schema])
    let isSample = fields.required("sample")?.flag
    if isSample == false { checkSampleTexts(element) }
    checkPlaceholders(element)
    let parts = (
      name: text(fields, "name"), letterhead: letterhead(fields), payers: payers(fields),
      help: help(fields), records: records(fields), conversation: conversation(fields),
      copies: table(fields, "copies", ["phone"]).flatMap { text($0, "phone") },
      unit: appealUnit(fields), rights: rights(fields), contacts: contacts(fields),
      enclosures: enclosures(fields), taglines: taglines(fields),
      noticeLanguages: noticeLanguages(fields), fairness: fairness(fields),
      words: requiredWords(fields), bases: denialBases(fields),
      adultAge: table(fields, "addressee", ["adultAge"]).flatMap { length($0, "adultAge", "year") },
      renewal: table(fields, "renewal", ["ask"]).flatMap { length($0, "ask", "day") },
      ceiling: readingLevel(fields), place: addressPlace(fields),
      authority: fields.required("authority").flatMap(AuthorityReader(vocabulary).rules)
    )
    guard !log.hasErrors, let isSample, let name = parts.name, let letterhead = parts.letterhead,
      let help = parts.help, let records = parts.records, let conversation = parts.conversation,
      let copies = parts.copies, let unit = parts.unit, let renewal = parts.renewal,
      let adultAge = parts.adultAge, let ceiling = parts.ceiling, let authority = parts.authority
    else { return nil }
    return OrganizationProfile(
      isSample: isSample, name: name, payerNames: parts.payers, letterhead: letterhead, help: help,
      records: records, conversation: conversation, copiesPhone: copies, appealUnit: unit,
      rights: parts.rights, contacts: parts.contacts, enclosures: parts.enclosures,
      taglines: parts.taglines, noticeLanguages: parts.noticeLanguages, fairness: parts.fairness,
      requiredWords: parts.words, denialBases: parts.bases,
      referralClocks: referralClocks(fields),
      adultAge: adultAge, renewalDays: renewal, readingLevelCeiling: ceiling,
      addressPlace: parts.place, authority: authority)
  }

  /// Numbers with it are kept free for stories.
  private static let fictitiousNumber = "555-01"

  /// An address or a phone of the sample in a profile that is none would send members nowhere.
  private func checkSampleTexts(_ element: YAMLElement) {
    for place in element.places {
      let text = place.node.string ?? ""
      guard sampleTexts.contains(text) || text.contains(Self.fictitiousNumber) else { continue }
      place.fault(
        "\(place.path): this is the sample's own",
        help: "write what holds for your organization, or set sample: true")
    }
  }
}

extension OrganizationReader {
  /// What an organization meant to fill in would be printed as it is.
  private func checkPlaceholders(_ element: YAMLElement) {
    for place in element.leaves {
      guard let text = place.node.string, Placeholder.first(in: text) != nil else { continue }
      let isLetterhead = place.path.hasPrefix("letterhead")
      let said = isLetterhead ? text.replacing(OrganizationProfile.payerMark, with: "") : text
      guard let found = Placeholder.first(in: said) else { continue }
      place.fault(
        "\(place.path): '\(found)' stands where something was to be filled in",
        help: isLetterhead
          ? "write what holds for your organization; only \(OrganizationProfile.payerMark) is filled in"
          : "write what holds for your organization; nothing is filled in here")
    }
  }

  private func letterhead(_ fields: YAMLFields) -> [String]? {
    guard let element = fields.required("letterhead"), let lines = element.texts else { return nil }
    if !(1...Self.mostLetterheadLines).contains(lines.count) {
      element.fault(
        "letterhead: has \(lines.count) lines",
        help: "write 1 to \(Self.mostLetterheadLines) lines")
    }
    if !lines.contains(where: { $0.contains(OrganizationProfile.payerMark) }) {
      element.fault(
        "letterhead: does not name the payer",
        help: "write \(OrganizationProfile.payerMark) where the payer's name is to stand")
    }
    return lines
  }

  private func payers(_ fields: YAMLFields) -> [String: LetterText] {
    members(fields, "payers", namedBy: "plan.payer") { letterText($0) }
  }

  private func help(_ fields: YAMLFields) -> HelpLine? {
    let keys = ["phone", "tty", "hours", "languages", "formats"]
    guard let help = table(fields, "help", keys) else { return nil }
    let texts = (text(help, "phone"), text(help, "tty"), text(help, "hours"))
    let lists = (list(help, "languages"), list(help, "formats"))
    guard case (let phone?, let tty?, let hours?) = texts,
      case (let languages?, let formats?) = lists
    else { return nil }
    return HelpLine(phone: phone, tty: tty, hours: hours, languages: languages, formats: formats)
  }

  private func records(_ fields: YAMLFields) -> RecordsDesk? {
    guard let records = table(fields, "records", ["phone", "fax", "address"]) else { return nil }
    guard case (let fax?, let address?) = (text(records, "fax"), lines(records, "address")) else {
      return nil
    }
    return RecordsDesk(
      phone: records["phone"].flatMap(letterText), fax: fax, address: address)
  }

  private func conversation(_ fields: YAMLFields) -> PrescriberConversation? {
    guard let talk = table(fields, "prescriberConversation", ["phone", "hours", "within"]) else {
      return nil
    }
    let parts = (text(talk, "phone"), text(talk, "hours"), length(talk, "within", "day"))
    guard case (let phone?, let hours?, let days?) = parts else { return nil }
    return PrescriberConversation(phone: phone, hours: hours, withinDays: days)
  }

  private func addressPlace(_ fields: YAMLFields) -> AddressPlace? {
    guard fields["envelope"] != nil, let place = table(fields, "envelope", ["left", "top"]),
      let left = inches(place, "left", AddressPlace.lefts),
      let top = inches(place, "top", AddressPlace.tops)
    else { return nil }
    return AddressPlace(left: left, top: top)
  }

  /// `0.5 in`
  private func inches(
    _ fields: YAMLFields, _ key: String, _ allowed: ClosedRange<Double>
  ) -> Double? {
    guard let element = fields.required(key), let text = element.text else { return nil }
    let words = text.split(separator: " ")
    if words.count == 2, words[1] == "in", let figure = Double(words[0]), allowed.contains(figure) {
      return figure
    }
    element.fault(
      "\(element.path): expected inches but found '\(text)'",
      help: "write it as in '\(allowed.lowerBound) in', from \(allowed.lowerBound) to "
        + "\(allowed.upperBound)")
    return nil
  }

  private func readingLevel(_ fields: YAMLFields) -> Decimal? {
    guard let element = fields.required("readingLevel"), let grade = element.decimal else {
      return nil
    }
    if grade < 3 || grade > 12 {
      element.fault("readingLevel: \(grade) is no ceiling", help: "write a grade from 3 to 12")
    }
    return grade
  }
}

extension OrganizationReader {
  private func appealUnit(_ fields: YAMLFields) -> AppealUnit? {
    guard let appeals = table(fields, "appeals", ["unit", "rules"]),
      let unit = table(appeals, "unit", ["name", "address", "phone", "fax"])
    else { return nil }
    let parts = (text(unit, "name"), lines(unit, "address"), text(unit, "phone"), text(unit, "fax"))
    guard case (let name?, let address?, let phone?, let fax?) = parts else { return nil }
    return AppealUnit(name: name, address: address, phone: phone, fax: fax)
  }

  private func referralClocks(_ fields: YAMLFields) -> [String: ReferralClock] {
    members(fields, "referralClocks", namedBy: nil) { element in
      guard let clock = element.fields(["decision", "urgentDecision"]) else { return nil }
      let hours = (length(clock, "decision", "hour"), length(clock, "urgentDecision", "hour"))
      guard case (let decision?, let urgent?) = hours else { return nil }
      return ReferralClock(decisionHours: decision, urgentDecisionHours: urgent)
    }
  }

  private func denialBases(_ fields: YAMLFields) -> [String: DenialBasis] {
    members(fields, "denialBases", namedBy: nil, isRequired: true) { element in
      guard let basis = element.fields(["words", "meaning", "code"]) else { return nil }
      let parts = (text(basis, "words"), text(basis, "meaning"), text(basis, "code"))
      guard case (let words?, let meaning?, let code?) = parts else { return nil }
      return DenialBasis(words: words, meaning: meaning, code: code)
    }
  }
}

extension OrganizationReader {
  func text(_ fields: YAMLFields, _ key: String) -> LetterText? {
    fields.required(key).flatMap(letterText)
  }

  func letterText(_ element: YAMLElement) -> LetterText? {
    guard let text = element.text.map({ LetterText($0) }) else { return nil }
    if text.isBlank { element.fault("\(element.path): nothing is said here") }
    return text
  }

  /// A list that may be empty.
  func list(_ fields: YAMLFields, _ key: String) -> [LetterText]? {
    fields.required(key)?.list?.compactMap(letterText)
  }

  func lines(_ fields: YAMLFields, _ key: String) -> [LetterText]? {
    guard let lines = list(fields, key) else { return nil }
    if lines.isEmpty { fields[key]?.fault("\(key): has no line", help: "write a line or more") }
    return lines
  }

  func table(_ fields: YAMLFields, _ key: String, _ keys: [String]) -> YAMLFields? {
    fields.required(key)?.fields(keys)
  }

  /// A length of time as in `30 days`, from 1 to 3650 of its unit.
  func length(_ fields: YAMLFields, _ key: String, _ unit: String) -> Int? {
    guard let element = fields.required(key), let text = element.text else { return nil }
    let words = text.split(separator: " ")
    if words.count == 2, let figure = Int(words[0]), (1...3650).contains(figure),
      words[1] == (figure == 1 ? unit : "\(unit)s")
    {
      return figure
    }
    element.fault(
      "\(element.path): expected a length in \(unit)s but found '\(text)'",
      help: "write it as in '30 \(unit)s', from 1 to 3650")
    return nil
  }

  /// A table by the choices of an input, or by names of its own.
  func members<Member>(
    _ fields: YAMLFields, _ key: String, namedBy input: String?, isRequired: Bool = false,
    _ read: (YAMLElement) -> Member?
  ) -> [String: Member] {
    guard let table = (isRequired ? fields.required(key) : fields[key])?.openFields else {
      return [:]
    }
    let choices = input.flatMap(vocabulary.slot).map { slot in
      vocabulary.inputs[slot].answer.choices.map(\.value)
    }
    var members: [String: Member] = [:]
    for member in table.members {
      if let choices, !choices.contains(member.key) {
        let near = nearestName(to: member.key, among: choices).map { "did you mean '\($0)'? " }
        log.error(
          at: member.position, length: member.key.unicodeScalars.count,
          "\(key): '\(member.key)' is no value of \(input ?? "")",
          help: "\(near ?? "")allowed: \(choices.joined(separator: ", "))")
      }
      members[member.key] = read(member.value)
    }
    return members
  }
}

extension YAMLElement {
  /// Every text in it, however deep.
  var leaves: [YAMLElement] {
    switch node {
    case .scalar: [self]
    case .sequence: (list ?? []).flatMap(\.leaves)
    case .mapping: (openFields?.members ?? []).flatMap(\.value.leaves)
    case .alias: []
    }
  }

  /// Every text in it that says where somebody is reached.
  var places: [YAMLElement] {
    leaves.filter { leaf in
      let key = leaf.path.split(separator: ".").last?.prefix { $0 != "[" }
      return key.map { Self.placeKeys.contains(String($0)) } ?? false
    }
  }

  private static let placeKeys: Set<String> = [
    "letterhead", "address", "phone", "fax", "reach", "agency",
  ]
}
