import Casework
import RuleEngine
import Testing

@Suite("What a person may sign")
struct AuthorityTests {
  private typealias Bench = AuthorityBench

  private func refusal(
    _ login: String, _ action: CaseAction, _ situation: CaseSituation,
    _ rules: AuthorityRules = AuthorityBench.rules()
  ) -> String? {
    Bench.authority(login, rules).refusal(of: action, in: situation)?.description
  }

  @Test("only what the criteria come to is signed as such", arguments: Outcome.allCases)
  func outcomes(outcome: Outcome) {
    let fitting: [(CaseAction, Set<Outcome>)] = [
      (.approve, [.approve]), (.approveInPart, [.partial]), (.deny, [.deny, .incomplete]),
      (.refer, [.refer]), (Bench.override, [.deny, .refer, .incomplete]),
    ]
    for (action, outcomes) in fitting {
      let allowed = Bench.authority("physician").allows(action, in: Bench.situation(outcome))
      #expect(allowed == outcomes.contains(outcome), "\(action.words)")
    }
  }

  @Test("whatever the organization's rules, nobody but a licensed reviewer denies or overrides")
  func licensedAlone() {
    let everybody = Person.Role.allCases.flatMap { role in
      [nil, "physician", "nurse"].flatMap { profession in
        [nil, Person.License(number: "1", state: "AL")].map { license in
          Person(
            login: "somebody", role: role, profession: profession, license: license)
        }
      }
    }
    let loose = AuthorityRules(
      nurseMayApprove: true, reviewerMustDiffer: false,
      denials: [.init(professions: ["physician", "nurse"])])
    for person in everybody {
      let isLicensedReviewer =
        person.role == .reviewer && person.license != nil && person.profession != nil
      let authority = Bench.authority("somebody", loose, among: People([person]))
      for (action, outcome) in [
        (CaseAction.deny, Outcome.deny), (.approveInPart, .partial), (Bench.override, .deny),
      ] {
        #expect(
          authority.allows(action, in: Bench.situation(outcome)) == isLicensedReviewer,
          "\(person) \(action.words)")
      }
    }
  }

  @Test(
    "who may deny goes by state and line of business, the strictest where they are open",
    arguments: [
      ("ME", "commercial", ["pharmacist", "physician"]), ("AL", "commercial", ["physician"]),
      ("NV", "commercial", ["pharmacist", "physician"]), ("NV", "medicaid", []),
      (nil, "commercial", ["physician"]), ("NV", nil, []), (nil, nil, []),
    ])
  func states(state: String?, line: String?, who: [String]) {
    let situation = Bench.situation(.deny, line: line, state: state)
    let able = ["nurse", "trainee", "pharmacist", "physician", "admin"].filter {
      Bench.authority($0).allows(.deny, in: situation)
    }
    #expect(able == who)
  }

  @Test("where no rule fits, nobody denies")
  func noRule() {
    let rules = AuthorityRules(nurseMayApprove: true, reviewerMustDiffer: false, denials: [])
    #expect(!Bench.authority("physician", rules).allows(.deny, in: Bench.situation(.deny)))
  }

  @Test("who entered some of a case does not review it where that is asked for")
  func fourEyes() {
    let strict = Bench.rules(reviewerMustDiffer: true)
    let own = Bench.situation(.deny, enteredBy: ["nurse", "physician"])
    #expect(
      refusal("physician", .deny, own, strict)
        == "Who entered a case does not review it here, and you entered some of it. Pat can.")
    #expect(refusal("pharmacist", .deny, own, strict) == nil)
    #expect(refusal("physician", .deny, own) == nil)
    let approval = Bench.situation(.approve, enteredBy: ["physician"])
    #expect(refusal("physician", .approve, approval, strict) == nil)
    let both = Bench.rules(nurseMayApprove: false, reviewerMustDiffer: true)
    #expect(refusal("physician", .approve, approval, both) != nil)
  }

  @Test(
    "an override needs a reason in words and criteria that the policy has",
    arguments: [
      ("The letter of the specialist", ["3.b"], nil),
      ("", ["3.b"], "An override needs a reason in words. Write why"),
      (" \n\t", ["3.b"], "An override needs a reason in words. Write why"),
      ("...", ["3.b"], "An override needs a reason in words. Write why"),
      ("A reason", [], "one or more. Name some of 3 and 3.b."),
      (
        "A reason", ["3.b", "4"], "The policy has no line '4' that counts here. Name some of 3 and"
      ),
      ("A reason", ["3"], nil),
      (
        "A reason", ["1", "3.b"], "1 stands in the way of nothing, so no override is about it. Name"
      ),
    ] as [(String, [String], String?)])
  func overrides(reason: String, criteria: [String], words: String?) {
    let action = CaseAction.override(to: .approve, reason: reason, criteria: criteria)
    let refusal = refusal("physician", action, Bench.situation(.deny))
    #expect((refusal == nil) == (words == nil))
    if let words { #expect(refusal?.contains(words) == true, "\(refusal ?? "")") }
  }

  @Test(
    "an override's reason has to be as long as the organization says",
    arguments: [
      ("x", false), ("xxxxxxxxxxxxxxxxxxxxxxxxx", false), ("the photos show", true),
      ("the photos sho", false), ("  the   photos   sh  ", false), ("- - - - - - - - - - -", false),
      ("photos show - - - - - -", false), ("photos show it all", true),
      ("1 2 3 of 4.a to 4.c", true),
    ])
  func reasons(reason: String, isOne: Bool) {
    let usual = Bench.rules()
    let rules = AuthorityRules(
      nurseMayApprove: usual.nurseMayApprove, reviewerMustDiffer: usual.reviewerMustDiffer,
      overrideReason: .init(characters: 15, words: 3), denials: usual.denials)
    let action = CaseAction.override(to: .approve, reason: reason, criteria: ["3.b"])
    let refusal = refusal("physician", action, Bench.situation(.deny), rules)
    let words =
      "An override needs a reason of 3 words and 15 characters at least. Write why this case is "
      + "decided otherwise."
    #expect(refusal == (isOne ? nil : words))
  }

  @Test("an override decides, and decides otherwise")
  func overrideTargets() {
    func words(_ target: Outcome, _ outcome: Outcome = .deny) -> String? {
      refusal(
        "physician", .override(to: target, reason: "A reason", criteria: ["3.b"]),
        Bench.situation(outcome))
    }
    #expect(words(.approve) == nil)
    #expect(words(.deny, .partial) == nil)
    for outcome in [Outcome.approve, .deny, .refer, .incomplete] {
      #expect(
        words(.partial, outcome)
          == "An override approves or denies the whole request: what part of it to approve, the "
          + "criteria do not say. Have the request changed to that part, and decided anew.")
    }
    #expect(
      words(.approve, .partial)
        == "An override cannot approve more than the criteria grant: how much of it, or for how long, "
        + "they do not say. Sign the partial approval, or have the request changed and decided anew."
    )
    #expect(
      words(.deny) == "That is no override: the criteria come to a denial. Sign it as it is.")
    #expect(words(.incomplete)?.hasPrefix("An override approves or denies, and nothing") == true)
    #expect(words(.refer) != nil && words(.noPolicy) != nil)
  }

  @Test("a refusal says why, and who can")
  func words() {
    #expect(
      refusal("nurse", .deny, Bench.situation(.deny))
        == "Only a licensed reviewer signs a denial, and you are a nurse. Mina or Pat can.")
    #expect(
      refusal("nurse", .returnForEntry, Bench.situation(.deny, .readyForReview))
        == "Only a reviewer returns a case to be completed, and you are a nurse. Mina, Pat or Uma "
        + "can.")
    #expect(
      refusal("nurse", .approve, Bench.situation(.approve, .readyForReview))
        == "While a case is 'ready for review' only a reviewer signs an approval, and you are a "
        + "nurse. Mina, Pat or Uma can.")
    #expect(
      refusal(
        "nurse", .reopen,
        Bench.situation(.deny, .letterIssued, signed: .init(outcome: .deny)))
        == "Only a licensed reviewer takes up a case again, and you are a nurse. Mina or Pat can.")
    #expect(
      refusal("nurse", .takeOver(isOwn: false, idleMinutes: 4), .new)
        == "A nurse takes it over once nothing was changed in it for 30 minutes, and it was 4 minutes "
        + "ago. Ali, Mina, Pat or 1 more can.")
    #expect(
      refusal("nurse", .purge, .new)
        == "Only an administrator purges the store, and you are a nurse. Ali can.")
    let alone = People([Person(login: "nurse", role: .nurse)])
    #expect(
      Bench.authority("nurse", among: alone).refusal(
        of: .returnForEntry, in: Bench.situation(.deny, .readyForReview))?.description
        == "Only a reviewer returns a case to be completed, and you are a nurse. Have a reviewer "
        + "named in people.yaml.")
    #expect(
      refusal("pharmacist", .deny, Bench.situation(.deny, state: "AL"))
        == "For this plan only a physician signs a denial, and people.yaml says that you are a "
        + "pharmacist. Mina can.")
    #expect(
      refusal("trainee", .deny, Bench.situation(.deny))
        == "Only a licensed reviewer signs a denial, and people.yaml names no license and "
        + "profession of yours. Mina or Pat can.")
    #expect(
      refusal("nurse", .approve, Bench.situation(.deny))
        == "Nobody signs an approval here: the criteria come to a denial. Sign that, or let a "
        + "licensed reviewer override it.")
    #expect(
      refusal("nurse", .answer, Bench.situation(.deny, .readyForReview))
        == "While a case is 'ready for review' nobody changes answers. A reviewer can return it.")
    #expect(
      refusal("stranger", .view, .new)
        == "'stranger' is not in people.yaml, so it may do nothing here. Ali, Mina, Noor or 2 more "
        + "can.")
  }

  @Test("without a list a nurse enters and approves, and a denial waits for a named reviewer")
  func noList() {
    let authority = Bench.authority("anybody", among: .unlisted)
    for action in [CaseAction.create, .answer, .askForInformation, .backUp, .purge, .readRecord] {
      #expect(authority.allows(action, in: Bench.situation(.incomplete)), "\(action.words)")
    }
    #expect(authority.allows(.approve, in: Bench.situation(.approve)))
    #expect(
      authority.refusal(of: .deny, in: Bench.situation(.deny))?.description
        == "Only a licensed reviewer signs a denial, and you are a nurse. Have a licensed reviewer named in "
        + "people.yaml.")
    #expect(!authority.allows(Bench.override, in: Bench.situation(.deny)))
  }
}
