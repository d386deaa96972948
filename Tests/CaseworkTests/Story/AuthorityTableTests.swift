import Casework
import RuleEngine
import Testing

/// Every kind of person × every action × every status, written down by hand.
@Suite("Who may do what")
struct AuthorityTableTests {
  /// What is allowed in each status, in the order draft, waiting, ready, returned, determined,
  /// issued, withdrawn: + allowed, - refused. A person who is not named may do none of it.
  struct Row: Sendable, CustomTestStringConvertible {
    let action: CaseAction
    let outcome: Outcome
    var signed: CaseSituation.Signed?
    var rules = AuthorityBench.rules()
    let allowed: [String: String]
    var testDescription: String { "\(action), signed \(String(describing: signed?.outcome))" }
  }

  private static func each(_ logins: [String], _ statuses: String) -> [String: String] {
    Dictionary(uniqueKeysWithValues: logins.map { ($0, statuses) })
  }

  private static let reviewers = ["trainee", "pharmacist", "physician"]
  private static let licensed = ["pharmacist", "physician"]
  private static let entry = ["nurse"] + reviewers
  private static let everywhere = "+++++++"

  static let rows = [
    Row(action: .view, outcome: .deny, allowed: each(entry + ["admin"], everywhere)),
    Row(action: .create, outcome: .incomplete, allowed: each(entry, everywhere)),
    Row(action: .answer, outcome: .incomplete, allowed: each(entry, "++-+---")),
    Row(action: .sendForReview, outcome: .deny, allowed: each(entry, "++-+---")),
    Row(action: .returnForEntry, outcome: .deny, allowed: each(reviewers, "--+----")),
    Row(
      action: .askForInformation, outcome: .incomplete,
      allowed: each(reviewers, "+-++---").merging(["nurse": "+--+---"]) { $1 }),
    Row(
      action: .refer, outcome: .refer,
      allowed: each(reviewers, "++++---").merging(["nurse": "++-+---"]) { $1 }),
    Row(
      action: .approve, outcome: .approve,
      allowed: each(reviewers, "++++---").merging(["nurse": "++-+---"]) { $1 }),
    Row(
      action: .approve, outcome: .approve, rules: AuthorityBench.rules(nurseMayApprove: false),
      allowed: each(reviewers, "++++---")),
    Row(action: .deny, outcome: .deny, allowed: each(licensed, "++++---")),
    Row(action: .deny, outcome: .incomplete, allowed: each(licensed, "++++---")),
    Row(action: .approveInPart, outcome: .partial, allowed: each(licensed, "++++---")),
    Row(action: AuthorityBench.override, outcome: .deny, allowed: each(licensed, "++++---")),
    Row(action: .issueLetter, outcome: .deny, allowed: each(entry, "-+--++-")),
    Row(action: .withdraw, outcome: .incomplete, allowed: each(entry, "++++---")),
    Row(
      action: .reopen, outcome: .approve, signed: .init(outcome: .approve),
      allowed: each(entry, "----+++")),
    Row(
      action: .reopen, outcome: .approve, signed: .init(outcome: .approve),
      rules: AuthorityBench.rules(nurseMayApprove: false),
      allowed: each(reviewers, "----+++").merging(["nurse": "------+"]) { $1 }),
    Row(
      action: .reopen, outcome: .refer, signed: .init(outcome: .refer),
      allowed: each(entry, "----+++")),
    Row(
      action: .reopen, outcome: .deny, signed: .init(outcome: .deny),
      allowed: each(licensed, "----+++")
        .merging(["nurse": "------+", "trainee": "------+"]) { $1 }),
    Row(
      action: .reopen, outcome: .deny, signed: .init(outcome: .approve, isOverride: true),
      allowed: each(licensed, "----+++")
        .merging(["nurse": "------+", "trainee": "------+"]) { $1 }),
    Row(action: .export, outcome: .deny, allowed: each(entry + ["admin"], everywhere)),
    Row(
      action: .takeOver(isOwn: false, idleMinutes: 29), outcome: .deny,
      allowed: each(reviewers + ["admin"], everywhere)),
    Row(
      action: .takeOver(isOwn: false, idleMinutes: 30), outcome: .deny,
      allowed: each(entry + ["admin"], everywhere)),
    Row(
      action: .takeOver(isOwn: true, idleMinutes: 0), outcome: .deny,
      allowed: each(entry + ["admin"], everywhere)),
    Row(action: .backUp, outcome: .deny, allowed: ["admin": everywhere]),
    Row(action: .restore, outcome: .deny, allowed: ["admin": everywhere]),
    Row(action: .purge, outcome: .deny, allowed: ["admin": everywhere]),
    Row(action: .readRecord, outcome: .deny, allowed: ["admin": everywhere]),
  ]

  @Test("is what the table says, and every refusal says why and what to do", arguments: rows)
  func table(row: Row) throws {
    let logins = ["nurse", "trainee", "pharmacist", "physician", "admin", "stranger"]
    for login in logins {
      let expected = Array(row.allowed[login] ?? "-------")
      for (place, status) in CaseStatus.allCases.enumerated() {
        let authority = AuthorityBench.authority(login, row.rules)
        let situation = AuthorityBench.situation(row.outcome, status, signed: row.signed)
        let refusal = authority.refusal(of: row.action, in: situation)
        #expect((refusal == nil) == (expected[place] == "+"), "\(login) \(status.rawValue)")
        if let refusal {
          let words = refusal.description
          #expect(words.hasSuffix("."), "\(words)")
          #expect(words.split(separator: ". ").count == 2, "\(words)")
        }
      }
    }
  }

  @Test("and no action is left out of the table")
  func covers() {
    #expect(Set(Self.rows.map(\.action.words)).count == 20)
  }
}
