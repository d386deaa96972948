import Casework
import RuleEngine
import Testing

@testable import Interview

@Suite("A question is asked only while its answer can change something")
struct NeedTests {
  /// The head of a request to Centene, and what else was entered.
  private func centene(
    _ drug: String, _ indication: String, _ type: String = "initial",
    _ more: [(String, String)] = []
  ) throws -> Interview {
    try Leqselvi.begin().typing(
      [
        ("plan.payer", "centene"), ("request.drug", drug), ("request.indication", indication),
        ("request.type", type), ("request.date", "t"),
      ] + more)
  }

  private func asks(_ name: String, _ interview: Interview) -> Bool {
    interview.askedFields.contains(.input(name))
  }

  @Test("support for the dose, only once the product's own limits are known not to be kept")
  func doseEvidence() throws {
    let open = try centene("jakafi", "myelofibrosis")
    #expect(!asks("doseEvidence", open))
    let dosed = try open.typing("2", in: .input("request.dose.unitsPerDay"))
    #expect(!asks("doseEvidence", try dosed.typing("50", in: .input("request.dose.mgPerDay"))))
    #expect(asks("doseEvidence", try dosed.typing("51", in: .input("request.dose.mgPerDay"))))
  }

  @Test("whether it is on the formulary, only after a change of the label, and not if commercial")
  func formulary() throws {
    let open = try centene("opzelura", "plaque-psoriasis")
    #expect(asks("recentLabelChange", open) && asks("plan.lineOfBusiness", open))
    #expect(!asks("onFormulary", open))
    let changed = try open.typing("y", in: .input("recentLabelChange"))
    let medicaid = try changed.typing("medicaid", in: .input("plan.lineOfBusiness"))
    #expect(asks("onFormulary", medicaid))
    #expect(!asks("onFormulary", try open.typing("n", in: .input("recentLabelChange"))))
  }

  @Test("the line of business, only where the result or the term in a letter hangs on it")
  func lineOfBusiness() throws {
    #expect(!asks("plan.lineOfBusiness", try Leqselvi.initial()))
    #expect(!asks("plan.lineOfBusiness", try Leqselvi.approved()))
    let denied = try Leqselvi.initial().typing("5", in: .input("episodeMonths"))
    #expect(denied.finding.outcome == .deny && asks("plan.lineOfBusiness", denied))
    #expect(denied.field(.input("plan.lineOfBusiness"))?.isOptional == true)
    let open = try centene("jakafi", "myelofibrosis")
    #expect(!asks("plan.lineOfBusiness", open))
    #expect(asks("plan.lineOfBusiness", try open.typing("30", in: .input("request.durationDays"))))
    let young = try open.typing("01-Jan-2020", in: .input("member.birthDate"))
    #expect(asks("plan.lineOfBusiness", young))
  }

  @Test("the state of the plan, only of a marketplace plan whose steps the law sets aside")
  func state() throws {
    let vitiligo = try centene("opzelura", "nonsegmental-vitiligo")
    let commercial = try vitiligo.typing("commercial", in: .input("plan.lineOfBusiness"))
    #expect(!asks("plan.state", commercial))
    let marketplace = try vitiligo.typing("marketplace", in: .input("plan.lineOfBusiness"))
    #expect(asks("plan.state", marketplace))
    #expect(!asks("plan.state", try centene("opzelura", "atopic-dermatitis")))
  }

  @Test("the length asked for, only where a shorter one shortens the approval")
  func duration() throws {
    #expect(!asks("request.durationDays", try Leqselvi.request()))
    let open = try centene("jakafi", "myelofibrosis")
    #expect(asks("request.durationDays", open))
    #expect(open.field(.input("request.durationDays"))?.isOptional == true)
    let medicaid = try open.typing("medicaid", in: .input("plan.lineOfBusiness"))
    #expect(!asks("request.durationDays", medicaid))
  }

  @Test(
    "nothing more of a request that goes to another policy, and little of one that none decides")
  func referred() throws {
    let referred = try centene(
      "jakafi", "myelofibrosis", "initial",
      [("member.birthDate", "01-Jan-2020"), ("plan.lineOfBusiness", "medicaid")])
    #expect(referred.finding.outcome == .refer)
    #expect(referred.clinical.isEmpty && !asks("prescriber.specialties", referred))
    let none = try Leqselvi.begin().typing([("plan.payer", "cigna"), ("request.drug", "jakafi")])
    #expect(none.finding.outcome == .noPolicy)
    let asked = FormName.policyChoice + FormName.member
    #expect(none.askedFields == asked.map { .input($0) })
    // What was answered before can be corrected.
    let late = try Leqselvi.request().typing([("request.date", "01-Sep-2020")])
    #expect(late.finding.outcome == .noPolicy)
    #expect(late.askedFields == (FormName.head + FormName.member).map { .input($0) })
  }

  @Test("of a treatment, what a line reads; of a mark, only where yes would change a line")
  func cells() throws {
    func asked(_ interview: Interview) -> [String] {
      interview.rows(of: "therapies").flatMap(\.cells).filter(\.isAsked).map(\.label)
    }
    let failed = [("drug", "clobetasol propionate"), ("outcome", "inadequate")]
    let leqselvi = try Leqselvi.initial().withRow("therapies", failed)
    #expect(asked(leqselvi) == ["Drug", "Outcome", "Other condition"])
    let eczema = try centene("opzelura", "atopic-dermatitis")
    let timed = ["Drug", "Start", "Stop", "Length", "Outcome"]
    #expect(
      asked(try eczema.withRow("therapies", failed + [("days", "30")]))
        == timed + ["Other condition"])
    let refused = [("drug", "clobetasol propionate"), ("outcome", "contraindicated")]
    #expect(asked(try eczema.withRow("therapies", refused)) == timed + ["Whole class"])
  }

  @Test("whether a list is complete, only while a further entry could change something")
  func completeness() throws {
    let therapies = FieldID.completeness("therapies")
    #expect(try Leqselvi.initial().askedFields.contains(therapies))
    #expect(try !Leqselvi.approved().askedFields.contains(therapies))
  }
}
