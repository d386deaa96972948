import Casework
import RuleEngine

/// One person of each kind, and what an organization says of them.
enum AuthorityBench {
  static let people = People([
    Person(
      login: "nurse", name: "Noor", role: .nurse, profession: "nurse",
      license: .init(number: "1", state: "ME")),
    Person(login: "trainee", name: "Uma", role: .reviewer, profession: "pharmacist"),
    Person(
      login: "pharmacist", name: "Pat", role: .reviewer, profession: "pharmacist",
      license: .init(number: "2", state: "ME")),
    Person(
      login: "physician", name: "Mina", role: .reviewer, profession: "physician",
      license: .init(number: "3", state: "AL")),
    Person(login: "admin", name: "Ali", role: .administrator),
  ])

  static func rules(
    nurseMayApprove: Bool = true, reviewerMustDiffer: Bool = false
  ) -> AuthorityRules {
    AuthorityRules(
      nurseMayApprove: nurseMayApprove, reviewerMustDiffer: reviewerMustDiffer,
      denials: [
        .init(professions: ["physician", "pharmacist"]),
        .init(states: ["AL"], professions: ["physician"]),
        .init(
          states: ["NV"], lines: ["medicaid"], professions: ["physician"],
          needsLicenseOfState: true),
      ])
  }

  static func authority(
    _ login: String, _ rules: AuthorityRules = rules(), among people: People = people
  ) -> Authority {
    Authority(of: login, among: people, rules: rules)
  }

  /// One line that is met, and one of two in a group that is not.
  static let lines = StandingLines([
    StandingLine("1", .met), StandingLine("3", .notMet, needsOne: false),
    StandingLine("3.a", .met, depth: 1), StandingLine("3.b", .notMet, depth: 1),
  ])

  /// A case that policies come to this outcome for.
  static func situation(
    _ outcome: Outcome, _ status: CaseStatus = .draft, line: String? = "commercial",
    state: String? = "ME", enteredBy: Set<String> = ["nurse"],
    signed: CaseSituation.Signed? = nil
  ) -> CaseSituation {
    CaseSituation(
      status: status, outcome: outcome, line: line, state: state, enteredBy: enteredBy,
      lines: lines, signed: signed)
  }

  static let override = CaseAction.override(
    to: .approve, reason: "The specialist's letter answers 3.b", criteria: ["3.b"])
}
