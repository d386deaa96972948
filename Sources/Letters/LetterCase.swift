internal import Casework
internal import FoundationEssentials
internal import RuleEngine
internal import RuleModel

/// What every letter says of a case, all of it there.
struct LetterCase {
  let request: CaseRequest
  let vocabulary: Vocabulary
  let reference: String
  /// A choice of `plan.payer`.
  let payer: String
  let member: String
  let memberId: String
  let prescriber: String
  let drug: RequestableDrug
  /// The letter's date, from which its windows count.
  let date: CalendarDate
  /// The day decided against.
  let decisionDate: CalendarDate
  /// nil where the line of business is open.
  let plan: PlanKind?
  /// Whether the member is a child on the letter's date, as far as the case says.
  let isChild: Bool
  /// Where answers come from, as far as it is known.
  let origins: [FieldID: Origin]

  /// - Parameters:
  ///   - needed: what this letter says beside what every letter does, by the vocabulary's names.
  ///   - day: the day on which the letter is made; nil: the day decided against.
  ///   - adultAge: from which age on, in years, a member is no child.
  /// - Throws: everything that is not there, at once.
  init(
    _ request: CaseRequest, vocabulary: Vocabulary, needing needed: [String] = [],
    writtenOn day: CalendarDate? = nil, adultAge: Int, origins: [FieldID: Origin] = [:]
  ) throws(LetterShortfall) {
    var missing: [String] = []
    func text(_ name: String, _ value: String?) -> String {
      if let value, !LetterText(value).isBlank { return value }
      missing.append(name)
      return ""
    }
    reference = text("id", request.id)
    payer = text("plan.payer", request.text("plan.payer", in: vocabulary))
    let drug = vocabulary.drug(text("request.drug", request.text("request.drug", in: vocabulary)))
    let date = request.date("request.date", in: vocabulary)
    if date == nil { missing.append("request.date") }
    member = text("member.name", request.text("member.name", in: vocabulary))
    memberId = text("member.memberId", request.text("member.memberId", in: vocabulary))
    prescriber = text("prescriber.name", request.text("prescriber.name", in: vocabulary))
    if request.lacksAddresseeName { missing.append(IntakeContract.addresseeName) }
    missing += needed
    guard missing.isEmpty, let drug, let date else { throw .unanswered(missing) }
    self.request = request
    self.vocabulary = vocabulary
    self.origins = origins
    self.drug = drug
    self.date = day ?? date
    decisionDate = date
    plan = PlanKind(request, in: vocabulary)
    isChild = request.age(on: self.date, in: vocabulary).map { $0 < Decimal(adultAge) } ?? false
  }

  var words: MemberWords { MemberWords(vocabulary: vocabulary, request: request) }

  func text(_ name: String) -> String? { request.text(name, in: vocabulary) }

  /// The words of a choice to a member; nil while it is open.
  func choiceToMember(_ name: String) -> String? {
    guard let slot = vocabulary.slot(of: name), !request.facts[slot].isUnknown else { return nil }
    return words.words(request.facts[slot], of: slot)
  }

  /// The day so many days after the letter's. In the year 9999 it may be the letter's own.
  func day(after days: Int) -> CalendarDate { date.adding(days: days) ?? date }

  /// Whether less time was approved than was asked for.
  func isShortened(_ grant: LetterGrant) -> Bool { request.isShortened(by: grant, in: vocabulary) }

  /// The length of therapy asked for; nil where none was.
  var daysAsked: Int? { request.daysAsked(in: vocabulary) }
}

extension PlanKind {
  /// nil where the line of business is open.
  init?(_ request: CaseRequest, in vocabulary: Vocabulary) {
    guard let line = request.text(IntakeContract.line, in: vocabulary) else { return nil }
    let isFundingAsked = vocabulary.asksForFunding(of: line)
    self.init(
      line: line,
      funding: isFundingAsked
        ? request.intake[IntakeContract.funding].flatMap(Funding.init) : nil,
      state: request.text(IntakeContract.state, in: vocabulary))
  }
}

extension Vocabulary {
  /// Whether plans of this line of business are funded in several ways.
  func asksForFunding(of line: String) -> Bool {
    guard let condition = intakeQuestion(IntakeContract.funding)?.condition else { return false }
    return condition.name == IntakeContract.line && condition.values.contains(line)
  }
}

extension CaseRequest {
  func isShortened(by grant: LetterGrant, in vocabulary: Vocabulary) -> Bool {
    guard let asked = daysAsked(in: vocabulary), let approved = grant.days else { return false }
    return approved < asked
  }

  func daysAsked(in vocabulary: Vocabulary) -> Int? {
    switch answer("request.durationDays", in: vocabulary) {
    case .integer(let days): days
    case .quantity(let quantity): Int(quantity.amount.description)
    default: nil
    }
  }
}
