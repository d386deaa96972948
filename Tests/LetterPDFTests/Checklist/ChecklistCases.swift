import Casework
import Foundation
import LetterPDF
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

/// A kind of plan, and what the law makes of it, written down by hand.
struct ChecklistPlan: Sendable, CustomStringConvertible {
  let line: String
  let funding: String?
  /// As the letter names the coverage.
  let coverage: String
  let appealDays: Int
  let isERISA: Bool
  let contacts: [String]

  var isMedicaid: Bool { line == "medicaid" }
  var description: String { funding ?? line }

  private static let labor = "Employee Benefits Security Administration, U.S. Department of Labor"
  private static let insurance = "Sample State Department of Insurance"
  private static let consumers = "Sample State Consumer Assistance Program"
  private static let legal = "Sample Legal Aid (free help with a hearing)"
  static let allContacts: [String] = [labor, insurance, consumers, legal]

  static let all: [ChecklistPlan] = [
    ChecklistPlan(
      line: "commercial", funding: "erisa-self-funded", coverage: "Commercial", appealDays: 180,
      isERISA: true, contacts: [labor, consumers]),
    ChecklistPlan(
      line: "commercial", funding: "erisa-insured", coverage: "Commercial", appealDays: 180,
      isERISA: true, contacts: [labor, insurance, consumers]),
    ChecklistPlan(
      line: "commercial", funding: "non-erisa", coverage: "Commercial", appealDays: 180,
      isERISA: false, contacts: [insurance, consumers]),
    ChecklistPlan(
      line: "marketplace", funding: nil, coverage: "marketplace (exchange) plan", appealDays: 180,
      isERISA: false, contacts: [insurance, consumers]),
    ChecklistPlan(
      line: "medicaid", funding: nil, coverage: "Medicaid", appealDays: 60, isERISA: false,
      contacts: [legal]),
  ]
}

/// A request under one policy, and what a letter about it says, written down by hand.
struct ChecklistRequest: Sendable {
  let name: String
  let payer: String
  let drug: String
  let inFull: String
  /// Lines of the case box on what was asked for.
  let asked: [String]
  /// Title, number (nil: the source gives none) and first day of each policy.
  let policies: [(title: String, number: String?, date: String)]
  /// The last day of an approval that begins on the day of the letter.
  let through: String
  let renewBy: String
  /// What a policy grants of the amount; nil where none limits it.
  let quantity: String?
  let basis: (words: String, code: String)
  /// What a denial is denied for where that is the basis.
  let json: String
  /// Answers that turn the approval into each other outcome; `nil` takes one out.
  let changes: [LetterOutcome: [String: JSONValue?]]
}

/// A letter that the checklist is gone through for.
struct ChecklistCase: Sendable, CustomStringConvertible {
  let request: ChecklistRequest
  let plan: ChecklistPlan
  let outcome: LetterOutcome
  var isUrgent = false
  var isYoung = false
  /// Not grown up, so that parent or guardian gets the letter.
  var isChild = false
  var isGuarded = false
  /// Asked for although the plan's list does not have the drug.
  var isException = false
  /// Braille and Spanish.
  var wants = false
  var runsThrough: String?

  var description: String {
    "\(request.name) \(outcome.rawValue) \(plan)\(isUrgent ? " urgent" : "")"
      + "\(isYoung ? " young" : "")\(isChild ? " child" : "")\(isGuarded ? " guarded" : "")"
      + "\(isException ? " exception" : "")\(wants ? " wants" : "")"
      + (runsThrough == nil ? "" : " cut")
  }

  static let day = CalendarDate(iso: "2026-11-21")!
  /// On the same day, so that a limit of 24 hours is kept.
  static let received = (date: "2026-11-21", time: "00:30")

  /// Every outcome that a policy has, for every kind of plan, and one each of what is seldom.
  static let all: [ChecklistCase] = {
    var cases: [ChecklistCase] = []
    for request in ChecklistRequests.all {
      for outcome in LetterOutcome.letters {
        guard outcome == .approval || request.changes[outcome] != nil else { continue }
        for plan in ChecklistPlan.all {
          cases.append(ChecklistCase(request: request, plan: plan, outcome: outcome))
        }
      }
    }
    for plan in ChecklistPlan.all {
      for outcome in LetterOutcome.letters {
        let request = outcome == .referral ? ChecklistRequests.jakafi : ChecklistRequests.leqselvi
        cases.append(ChecklistCase(request: request, plan: plan, outcome: outcome, wants: true))
      }
      for isUrgent in [false, true] {
        cases.append(
          ChecklistCase(
            request: ChecklistRequests.leqselvi, plan: plan, outcome: .denial, isUrgent: isUrgent,
            isException: true))
      }
      for outcome in [LetterOutcome.denial, .informationRequest] {
        var seldom = ChecklistCase(
          request: ChecklistRequests.opzelura, plan: plan, outcome: outcome, isUrgent: true,
          isGuarded: true)
        cases.append(seldom)
        seldom.isUrgent = false
        seldom.isYoung = true
        cases.append(seldom)
        (seldom.isGuarded, seldom.isChild) = (false, true)
        cases.append(seldom)
      }
      for outcome in [LetterOutcome.denial, .partialApproval] {
        cases.append(
          ChecklistCase(
            request: ChecklistRequests.leqselvi, plan: plan, outcome: outcome,
            runsThrough: "2026-12-31"))
      }
    }
    return cases
  }()
}

extension ChecklistCase {
  static let library = try! Library.load()
  static let composer = try! LetterComposer.load(for: library)
  static let signer = Person(
    login: "lee", name: "Lee Baker", role: .reviewer, profession: "pharmacist",
    credential: "PharmD", specialty: "Dermatology",
    license: Person.License(number: "PH-1", state: "ME"))

  var reference: String { "2026-7" }

  /// The case as a document says it.
  func caseRequest() throws -> CaseRequest {
    var document = CaseDocument(try JSONReader.read(request.json))!
    document["plan.lineOfBusiness"] = .text(plan.line)
    document["intake.funding"] = plan.funding.map { .text($0) }
    document["intake.receivedDate"] = .text(Self.received.date)
    document["intake.receivedTime"] = .text(Self.received.time)
    document["intake.track"] = .text("prior-authorization")
    document["intake.street"] = .text("12 Any Road, Apt 3")
    document["intake.place"] = .text("Sampletown, ST 00001")
    if isUrgent { document["request.urgency"] = .text("expedited") }
    if isYoung { document["member.birthDate"] = .text(isChild ? "2011-05-04" : "2006-05-04") }
    if isGuarded {
      document["intake.addressee"] = .text("parent-or-guardian")
      document["intake.addresseeName"] = .text("Jo Parent")
    }
    if isException { document["intake.track"] = .text("formulary-exception") }
    if wants {
      document["intake.format"] = .text("braille")
      document["intake.language"] = .text("Spanish")
    }
    document["intake.runningThrough"] = runsThrough.map { .text($0) }
    for (path, answer) in request.changes[outcome] ?? [:] { document[path] = answer }
    return try CaseReader(Self.library.vocabulary, drugs: Self.library.dictionary)
      .read(document.json)
  }

  func finding() throws -> Finding {
    Self.library.evaluator.evaluate(try caseRequest().facts)
  }

  /// Adverse letters are signed; others need no signature.
  func document(_ composer: LetterComposer = composer) throws -> LetterDocument {
    let isSigned = [.denial, .partialApproval].contains(outcome)
    let order = LetterOrder(
      try caseRequest(), try finding(), signedBy: isSigned ? Self.signer : nil)
    return try composer.document(for: order, writtenOn: Self.day).get()
  }
}
