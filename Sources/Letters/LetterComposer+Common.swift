package import Casework
internal import FoundationEssentials
package import RuleEngine
internal import RuleModel

extension LetterComposer {
  /// What a letter of any outcome says.
  func common(_ letterCase: LetterCase, _ finding: Finding) -> LetterContext {
    let payer = payerName(letterCase)
    var context: LetterContext = [
      "date": .date(letterCase.date),
      "member": .text(letterCase.member),
      "member_id": .text(letterCase.memberId), "reference": .text(letterCase.reference),
      "prescriber": .text(letterCase.prescriber), "drug": .text(letterCase.drug.brand),
      "drug_in_full": .text(spelled(letterCase.drugInFull)),
      "is_urgent": .flag(letterCase.isUrgent),
      "is_sample": .flag(profile.isSample), "organization": .text(profile.name),
      "payer": .text(payer), "is_on_behalf": .flag(payer != profile.name),
      "help_phone": .text(profile.help.phone), "help_tty": .text(profile.help.tty),
      "help_hours": .text(profile.help.hours), "records_fax": .text(profile.records.fax),
      "records_address": .text(profile.records.address.joined),
      "has_policies": .flag(!finding.policies.isEmpty),
      "policies": .list(finding.policies.map { clinicalPage($0, letterCase) }),
    ]
    context.set(
      "decided_before",
      letterCase.decisionDate == letterCase.date ? nil : letterCase.decisionDate)
    context.set("asked_for", letterCase.asked(Self.time))
    context.set("received", letterCase.receivedWords)
    context.set("sent_to", letterCase.sentTo)
    context.set("condition", letterCase.choiceToMember("request.indication"))
    context.set("coverage", letterCase.choiceToMember("plan.lineOfBusiness"))
    context.set("languages", profile.help.languages.listed)
    context.set("formats", profile.help.formats.listed)
    return context
  }

  /// A text with look-alike drug names in the letters that tell them apart.
  func spelled(_ text: String) -> String { dictionary?.inTallMan(text) ?? text }

  func letterhead(_ letterCase: LetterCase) -> [LetterText] {
    let payer = payerName(letterCase).string
    return profile.letterhead.map { line in
      LetterText(line.replacing(OrganizationProfile.payerMark, with: payer))
    }
  }

  private func payerName(_ letterCase: LetterCase) -> LetterText {
    if let name = profile.payerNames[letterCase.payer] { return name }
    let choices = vocabulary.slot(of: "plan.payer").map { vocabulary.inputs[$0].answer }
    return LetterText(choices?.choice(letterCase.payer)?.label ?? letterCase.payer)
  }

  /// The length of therapy asked for.
  private static let time = ["request.durationDays"]
}

extension LetterCase {
  /// How much was asked for, through which pharmacy, and what these inputs say, as far as the case
  /// says it; nil where it says nothing.
  func asked(_ more: [String] = []) -> String? {
    var asked: [String] = []
    if let group = vocabulary.group(drug.amount) {
      asked = words.asked(group.question, of: group.slots).map { [$0] } ?? listed(group.slots)
    }
    for slot in (["request.channel"] + more).compactMap(vocabulary.slot(of:)) {
      guard let question = vocabulary.inputs[slot].question else { continue }
      asked += words.asked(question, of: [slot]).map { [$0] } ?? []
    }
    return asked.isEmpty ? nil : asked.joined(separator: ", ")
  }

  /// Those of the figures that are known, each with its label.
  private func listed(_ slots: [Int]) -> [String] {
    slots.compactMap { slot in
      guard !request.facts[slot].isUnknown, let question = vocabulary.inputs[slot].question else {
        return nil
      }
      return "\(question.label): \(words.words(request.facts[slot], of: slot))"
    }
  }

  /// Brand, generic name, strength as far as it is known, and form.
  var drugInFull: String {
    "\(drug.brand) (\(drug.generic)) \(strength.map { "\($0) " } ?? "")\(drug.form)"
  }

  /// The only one that there is, or the one that the dose asked for is made of.
  private var strength: String? {
    if drug.strengths.count == 1 { return drug.strengths[0] }
    guard let daily = amount("request.dose.mgPerDay"),
      let units = amount("request.dose.unitsPerDay"),
      units > 0
    else { return nil }
    return drug.strengths.first { $0 == "\(daily / units) mg" }
  }
}

extension LetterContext {
  /// Sets a field that a letter may lack.
  mutating func set(_ name: String, _ text: String?) {
    if let text { self[name] = .text(text) }
  }

  mutating func set(_ name: String, _ figure: Int?) { set(name, figure.map(String.init)) }

  mutating func set(_ name: String, _ date: CalendarDate?) {
    set(name, date.map(DateWords.long))
  }
}

extension [LetterText] {
  /// Lines as one.
  var joined: String { map(\.string).joined(separator: ", ") }

  /// `Spanish, Chinese and Korean`; nil when there are none.
  var listed: String? {
    guard let last else { return nil }
    let others = dropLast().map(\.string).joined(separator: ", ")
    return others.isEmpty ? last.string : "\(others) and \(last.string)"
  }
}

extension LetterComposer {
  /// How hard the member's part of a letter is to read, without what no writer can choose: names,
  /// drugs, the condition, titles, addresses and phones.
  package func reading(
    of document: LetterDocument, for request: CaseRequest, _ finding: Finding
  ) -> ReadingLevel {
    guard
      let letterCase = try? LetterCase(
        request, vocabulary: vocabulary, adultAge: profile.adultAge)
    else {
      return ReadingLevel(document.memberTexts)
    }
    let drug = letterCase.drug
    let conditions = vocabulary.slot(of: "request.indication").map {
      vocabulary.inputs[$0].answer.choices.flatMap { [$0.memberWords, $0.label] }
    }
    let contacts =
      ([profile.name, profile.appealUnit.name, profile.help.hours, profile.conversation.hours]
      + profile.contacts.flatMap { [$0.name, $0.reach] }
      + profile.enclosures.map(\.name)
      + (profile.fairness.map { [$0.name, $0.office, $0.officeReach] } ?? [])
      + profile.rights.flatMap { [$0.provision, $0.hearing?.agency].compactMap(\.self) })
      .map(\.string)
      + profile.rights.compactMap { $0.hearing?.address.joined }
      + [profile.records.address.joined, profile.appealUnit.address.joined]
      + (profile.fairness.map { [$0.address.joined] } ?? [])
    let tried = letterCase.words.drugNames.flatMap { [$0, spelled($0)] }
    let titles = finding.policies.flatMap {
      [
        $0.policy.title, "\($0.policy.spelledOut($0.pathway.id)), \($0.pathway.title)",
        $0.pathway.title,
      ]
        + $0.policy.fullNames.values
    }
    return ReadingLevel(
      document.memberTexts,
      exempt: contacts + titles + tried + (conditions ?? []).compactMap { $0 } + [
        letterCase.member, letterCase.memberId, letterCase.prescriber, letterCase.reference,
        letterCase.drugInFull, spelled(letterCase.drugInFull), drug.brand, drug.generic,
        spelled(drug.generic),
      ])
  }
}
