internal import Letters
internal import RuleModel
internal import Yams

/// What a profile says of papers and lines that go out with letters.
extension OrganizationReader {
  func enclosures(_ fields: YAMLFields) -> [Enclosure] {
    (fields["enclosures"]?.list ?? []).compactMap { element in
      let keys = ["name", "outcomes", "form", "for", "states", "inForce"]
      guard let enclosed = element.fields(keys) else { return nil }
      guard case (let name?, let outcomes?) = (text(enclosed, "name"), outcomes(enclosed)) else {
        return nil
      }
      let form = enclosed["form"]?.choice(of: Enclosure.Form.allCases.map(\.rawValue))
        .flatMap(Enclosure.Form.init)
      if let form { check(form, outcomes, enclosed, of: fields) }
      return Enclosure(
        name: name, outcomes: outcomes, form: form, scope: optionalScope(enclosed))
    }
  }

  /// A paper that is printed without what it is there to say would say nothing.
  private func check(
    _ form: Enclosure.Form, _ outcomes: Set<LetterOutcome>, _ enclosed: YAMLFields,
    of fields: YAMLFields
  ) {
    switch form {
    case .appeal where !outcomes.isSubset(of: [.denial, .partialApproval]):
      enclosed["outcomes"]?.fault(
        "\(enclosed.owner.path): there is nothing to appeal after some of these outcomes",
        help: "name denial and partial-approval alone")
    case .languages where fields["noticeLanguages"] == nil:
      enclosed["form"]?.fault(
        "\(enclosed.owner.path): the notice has no languages", help: "add 'noticeLanguages: […]'")
    case .nondiscrimination where fields["fairness"] == nil:
      enclosed["form"]?.fault(
        "\(enclosed.owner.path): the notice does not say where to complain",
        help: "add 'fairness: {…}'")
    case .appeal, .languages, .nondiscrimination: break
    }
  }

  func taglines(_ fields: YAMLFields) -> [Tagline] {
    (fields["taglines"]?.list ?? []).compactMap { element in
      let keys = ["language", "words", "outcomes", "for", "states", "inForce", "counties"]
      guard let line = element.fields(keys) else { return nil }
      let parts = (language(line), text(line, "words"), outcomes(line), zips(line))
      guard case (let language?, let words?, let outcomes?, let zips) = parts else { return nil }
      return Tagline(
        language: language, words: words, outcomes: outcomes, scope: optionalScope(line),
        zips: zips)
    }
  }

  func noticeLanguages(_ fields: YAMLFields) -> [Tagline] {
    (fields["noticeLanguages"]?.list ?? []).compactMap { element in
      let keys = ["language", "words", "for", "states", "inForce"]
      guard let line = element.fields(keys) else { return nil }
      guard case (let language?, let words?) = (language(line), text(line, "words")) else {
        return nil
      }
      return Tagline(
        language: language, words: words, outcomes: Set(LetterOutcome.letters),
        scope: optionalScope(line))
    }
  }

  func fairness(_ fields: YAMLFields) -> FairnessDesk? {
    let keys = ["name", "address", "phone", "office", "officeReach"]
    guard let desk = fields["fairness"]?.fields(keys) else { return nil }
    let parts = (
      text(desk, "name"), lines(desk, "address"), text(desk, "phone"), text(desk, "office"),
      text(desk, "officeReach")
    )
    guard case (let name?, let address?, let phone?, let office?, let reach?) = parts else {
      return nil
    }
    return FairnessDesk(
      name: name, address: address, phone: phone, office: office, officeReach: reach)
  }

  /// What every outcome's letters say, whoever writes their templates.
  func requiredWords(_ fields: YAMLFields) -> [LetterOutcome: OutcomeWords] {
    let outcomes = LetterOutcome.letters
    guard let table = fields.required("requiredWords")?.fields(outcomes.map(\.rawValue)) else {
      return [:]
    }
    return outcomes.reduce(into: [:]) { all, outcome in
      let keys = ["title", "opening", "text", "nowhere"]
      guard let words = table.required(outcome.rawValue)?.fields(keys) else { return }
      let parts = (lines(words, "title"), lines(words, "opening"), words.required("text")?.list)
      guard case (let title?, let opening?, let text?) = parts else { return }
      all[outcome] = OutcomeWords(
        inTitle: title.map(\.string), inOpening: opening.map(\.string),
        inText: text.compactMap(planWords),
        nowhere: words["nowhere"]?.list?.compactMap { letterText($0)?.string } ?? [])
    }
  }

  /// Words for all plans, or with the plans that they are for.
  private func planWords(_ element: YAMLElement) -> PlanWords? {
    guard element.node.string != nil else {
      guard let fields = element.fields(["words", "for"]), let words = text(fields, "words") else {
        return nil
      }
      return PlanWords(words.string, scope: optionalScope(fields))
    }
    return letterText(element).map { PlanWords($0.string) }
  }

  /// How the ZIP codes of counties begin, together; nil where no county is named.
  private func zips(_ fields: YAMLFields) -> Set<String>? {
    guard let counties = fields["counties"]?.openFields else { return nil }
    let zips = counties.members.flatMap { county in (county.value.list ?? []).map { $0 } }
    return Set(zips.compactMap(zip))
  }

  private func zip(_ element: YAMLElement) -> String? {
    guard let text = element.text else { return nil }
    if (3...5).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return text
    }
    element.fault(
      "\(element.path): '\(text)' does not begin a ZIP code",
      help: "write its first 3 to 5 figures in quotes, as in '995'")
    return nil
  }

  private func language(_ fields: YAMLFields) -> LetterLanguage? {
    guard let element = fields.required("language"), let tag = element.text else { return nil }
    if let language = LetterLanguage(tag) { return language }
    element.fault("\(element.path): '\(tag)' is no language tag", help: "write it as in 'es'")
    return nil
  }

  private func outcomes(_ fields: YAMLFields) -> Set<LetterOutcome>? {
    fields.required("outcomes")?.names(of: LetterOutcome.letters.map(\.rawValue)).map {
      Set($0.compactMap(LetterOutcome.init))
    }
  }
}
