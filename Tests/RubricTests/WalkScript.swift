/// A whole intake that ends in an approval, as a nurse enters it: answers and Enter, nothing else.
///
/// No answer depends on the day on which it is entered.
enum WalkScript {
  /// One field: what tells that the program waits for it, and what is typed before Enter.
  struct Step {
    /// Words that are on the screen together once the field is there.
    let sees: [String]
    let types: String
    /// What the draft has for it from then on, as `field: value`.
    let keeps: String?
  }

  static let steps = request + persons + clinical + treatments + taken

  private static let request = [
    step("Which payer does the plan belong to?", "cigna", "plan.payer: cigna"),
    step("Which drug is requested?", "leqselvi", "request.drug: leqselvi"),
    step("What is it prescribed for?", "alopecia", "request.indication: alopecia-areata"),
    step("Is this a first request, or is", "initial", "request.type: initial"),
    step("Which day is the request decided against?", "15-Jan-2026", "request.date: 2026-01-15"),
    step("Is an expedited decision asked for?", "standard", "request.urgency: standard"),
    step("How many milligrams a day", "16", "request.dose.mgPerDay: 16"),
    step("How many tablets a day", "2", "request.dose.unitsPerDay: 2"),
  ]

  private static let persons = [
    step("What is the member's full name?", "Jane Doe", "member.name: Jane Doe"),
    step("What is the member's ID?", "W00012345", "member.memberId: W00012345"),
    step("When was the member born?", "14jul1985", "member.birthDate: 1985-07-14"),
    step("What kind of coverage is it?", "commercial", "plan.lineOfBusiness: commercial"),
    step("In which state was the plan issued?", ""),
    step("On which day was the request", "14-Jan-2026", "intake.receivedDate: 2026-01-14"),
    step("At what time was it received?", "2:05 pm", "intake.receivedTime: 14:05"),
    step("How is the plan funded?", "employer, insured", "intake.funding: erisa-insured"),
    step("What kind of request is it?", "prior", "intake.track: prior-authorization"),
    step("Who prescribes the drug?", "Ann Lee", "prescriber.name: Ann Lee"),
    step("What is the prescriber's national", "1234567890", "prescriber.npi: 1234567890"),
    step("Which specialties do the prescriber", "derm", "prescriber.specialties: dermatologist"),
  ]

  private static let clinical = [
    step("What did the CYP2C9 test show?", "normal", "cyp2c9Metabolizer: normal"),
    step("For how many months has the current", "8", "episodeMonths: 8"),
    step("How much of the scalp hair is lost?", "60", "scalpHairLossPercent: 60"),
  ]

  /// The first is not enough for its criterion, the second is: so no third one is asked for.
  private static let treatments =
    treatment(1, "Elidel", outcome: ("not tol", "intolerance"))
    + treatment(2, "clobetasol propionate", outcome: ("not eff", "inadequate"))
    + [step("Was it taken for another condition", "")]

  private static func treatment(
    _ row: Int, _ drug: String, outcome: (String, String)
  ) -> [Step] {
    let place = "therapies#\(row)"
    return [
      step("Which drug was it?", in: "row \(row) of \(row)", drug, "\(place).drug: \(drug)"),
      step("How did it work?", in: drug, outcome.0, "\(place).outcome: \(outcome.1)"),
    ]
  }

  private static let taken = [
    step("Which drug is it?", in: "row 1 of 1", "lisinopril"),
    // A name that no dictionary has is kept by a line of its own, and asks for its class.
    step("is not known here", "\u{1B}OB", "concurrentDrugs#1.drug: lisinopril"),
    step("What kind of drug is it?", "other", "concurrentDrugs#1.classes: other"),
    step("Which drug is it?", in: "row 2 of 2", ""),
    step("Is this every drug that will be taken together", in: "Y Yes", "y"),
  ]

  private static func step(_ sees: String, _ types: String, _ keeps: String? = nil) -> Step {
    Step(sees: [sees], types: types, keeps: keeps)
  }

  private static func step(
    _ sees: String, in alsoSees: String, _ types: String, _ keeps: String? = nil
  ) -> Step {
    Step(sees: [sees, alsoSees], types: types, keeps: keeps)
  }

  /// All the keys, from the first answer on.
  static var keys: String { steps.map { $0.types + "\r" }.joined() }

  /// Every answer of the draft after so many steps.
  static func answers(after count: Int = steps.count) -> Set<String> {
    Set(steps.prefix(count).compactMap(\.keeps))
  }
}
