public import RuleEngine

/// That somebody may not do something: why, and who can or what to do.
public struct AuthorityRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  public let ground: AuthorityGround
  public let action: CaseAction
  /// Those of the list who can, by name. None where nobody there can, where there is no list, and
  /// where it is not for who somebody is that it is refused.
  public let whoCan: [Person]

  init(_ ground: AuthorityGround, of action: CaseAction, whoCan: [Person]) {
    self.ground = ground
    self.action = action
    self.whoCan = whoCan
  }

  /// Two sentences: why, and what to do. Neither says anything of the patient.
  public var description: String { "\(ground.why(action)). \(remedy)" }

  private var remedy: String {
    guard ground.isPersonal else { return "\(ground.remedy(action))." }
    let names = whoCan.prefix(3).map(\.name)
    if names.isEmpty { return "\(ground.remedy(action))." }
    let rest = whoCan.count - names.count
    let others = rest == 0 ? [] : ["\(rest) more"]
    return "\((names + others).inWords(joinedBy: "or")) can."
  }
}

/// Why something is refused.
public enum AuthorityGround: Sendable, Hashable {
  /// The list of people lacks this login.
  case unlisted(String)
  case role(Person.Role, allowed: [Person.Role], needsLicense: Bool)
  /// The case is with a reviewer, and so no nurse's to decide.
  case isForReview
  /// A nurse's, of a case in which somebody changed something so many minutes ago.
  case notIdle(Int)
  /// The organization does not let nurses sign approvals.
  case approvalIsReviewers
  case status(CaseStatus)
  /// The criteria come to this, and not to what is to be signed.
  case outcome(Outcome)
  /// An override cannot come to this: it decides nothing.
  case noDecision(Outcome)
  /// The criteria come to it already.
  case isNoOverride(Outcome)
  /// What part of the request it would approve, nothing says.
  case noTerms(Outcome)
  /// These professions may.
  case noLicense(Set<String>)
  case profession(String, allowed: Set<String>)
  /// The license is of another state than the plan's, or that is open.
  case licenseOfState(String, plan: String?)
  case enteredByReviewer
  /// It is less than this.
  case noReason(AuthorityRules.Reason)
  case noCriteria(Set<String>)
  case unknownCriteria([String], known: Set<String>)
  /// They do not stand in the way of what is decided.
  case metCriteria([String])
  /// These stand in its way as well, each in words.
  case moreCriteria([String])
  /// The criteria would be met without them too.
  case idleCriteria([String])

  /// Whether somebody else could do it as it is.
  var isPersonal: Bool {
    switch self {
    case .unlisted, .role, .isForReview, .notIdle, .approvalIsReviewers, .noLicense, .profession,
      .licenseOfState,
      .enteredByReviewer:
      true
    case .status, .outcome, .noDecision, .isNoOverride, .noTerms, .noReason, .noCriteria,
      .unknownCriteria, .metCriteria, .moreCriteria, .idleCriteria:
      false
    }
  }
}

extension AuthorityGround {
  /// A sentence without its full stop.
  func why(_ action: CaseAction) -> String {
    switch self {
    case .unlisted(let login): "'\(login)' is not in people.yaml, so it may do nothing here"
    case .role(let role, let allowed, let needsLicense):
      "Only \(Self.who(allowed, needsLicense)) \(action.words), and you are \(role.words)"
    case .isForReview:
      "While a case is '\(CaseStatus.readyForReview.words)' only a reviewer \(action.words), and you "
        + "are a nurse"
    case .notIdle(let minutes):
      "A nurse takes it over once nothing was changed in it for \(Authority.idleMinutes) minutes, and "
        + "it was \(minutes == 1 ? "1 minute" : "\(minutes) minutes") ago"
    case .approvalIsReviewers:
      "Only a reviewer signs an approval here: organization.yaml does not let nurses"
    case .status(let status): "While a case is '\(status.words)' nobody \(action.words)"
    case .outcome(let outcome): "Nobody \(action.words) here: \(outcome.reached)"
    case .noDecision: "An override approves or denies, and nothing else"
    case .noTerms(.approve):
      "An override cannot approve more than the criteria grant: how much of it, or for how long, they "
        + "do not say"
    case .noTerms:
      "An override approves or denies the whole request: what part of it to approve, the criteria do "
        + "not say"
    case .isNoOverride(let outcome): "That is no override: \(outcome.reached)"
    case .noLicense:
      "Only a licensed reviewer \(action.words), and people.yaml names no license and profession "
        + "of yours"
    case .profession(let profession, let allowed):
      "For this plan only \(professions(allowed)) \(action.words), and people.yaml says that you "
        + "are \(profession.withArticle)"
    case .licenseOfState(let license, let plan):
      "This plan needs a license of \(plan ?? "its own state, which is open"), and yours is of "
        + license
    case .enteredByReviewer:
      "Who entered a case does not review it here, and you entered some of it"
    case .noReason(let least):
      least == AuthorityRules.Reason()
        ? "An override needs a reason in words"
        : "An override needs a reason of \(least.words) words and \(least.characters) characters at "
          + "least"
    case .noCriteria: "An override needs the criteria that its reason is about, one or more"
    case .unknownCriteria(let unknown, _):
      "The policy has no line \(unknown.map { "'\($0)'" }.inWords(joinedBy: "or")) that counts here"
    case .metCriteria(let met):
      "\(met.inWords()) \(met.count == 1 ? "stands" : "stand") in the way of nothing, so no override "
        + "is about \(met.count == 1 ? "it" : "them")"
    case .moreCriteria(let more):
      "An override names all that stands in its way, and there is also \(more.inWords())"
    case .idleCriteria(let idle):
      "The criteria would be met without \(idle.inWords()) too, so that denies nothing"
    }
  }

  /// What to do, where naming somebody does not help: a sentence without its full stop.
  func remedy(_ action: CaseAction) -> String {
    switch self {
    case .unlisted: "Have an administrator add it there"
    case .role(_, let allowed, let needsLicense):
      "Have \(Self.who(allowed, needsLicense)) named in people.yaml"
    case .notIdle: "Ask to have it left, or wait until then"
    case .approvalIsReviewers, .isForReview: "Have a reviewer named in people.yaml"
    case .status(let status): status.way
    case .outcome(let outcome): outcome.way
    case .noDecision: "Sign what the criteria come to, or ask for information"
    case .isNoOverride: "Sign it as it is"
    case .noTerms(.approve):
      "Sign the partial approval, or have the request changed and decided anew"
    case .noTerms: "Have the request changed to that part, and decided anew"
    case .noLicense(let allowed), .profession(_, let allowed):
      "Have a reviewer named there who is \(professions(allowed)), with the license"
    case .licenseOfState(_, let plan):
      plan == nil ? "Answer in which state the plan was issued" : "Have such a reviewer named"
    case .enteredByReviewer: "Have another reviewer named in people.yaml"
    case .noReason: "Write why this case is decided otherwise"
    case .noCriteria(let known), .unknownCriteria(_, let known):
      known.isEmpty
        ? "No line counts yet: complete the case" : "Name some of \(known.sorted().inWords())"
    case .metCriteria: "Name only those that stand in the way"
    case .moreCriteria: "Name that too, if the reason is about it; else it is a denial"
    case .idleCriteria: "Name all that it is about"
    }
  }

  private static func who(_ roles: [Person.Role], _ needsLicense: Bool) -> String {
    needsLicense ? "a licensed reviewer" : roles.map(\.words).inWords(joinedBy: "or")
  }

  private func professions(_ allowed: Set<String>) -> String {
    allowed.isEmpty
      ? "a profession that organization.yaml lists under mayDeny, where none is for such a plan,"
      : allowed.sorted().map(\.withArticle).inWords(joinedBy: "or")
  }
}

extension Person.Role {
  fileprivate var words: String {
    switch self {
    case .nurse: "a nurse"
    case .reviewer: "a reviewer"
    case .administrator: "an administrator"
    }
  }
}

extension CaseStatus {
  /// What to do to get on from it.
  fileprivate var way: String {
    switch self {
    case .draft, .returned: "Complete it and have it decided first"
    case .waitingForInformation: "Enter what came, or have it decided first"
    case .readyForReview: "A reviewer can return it"
    case .determined, .letterIssued: "Take it up again first; that makes a new determination"
    case .withdrawn: "Take it up again first"
    }
  }
}

extension Outcome {
  fileprivate var reached: String {
    switch self {
    case .approve: "the criteria come to an approval"
    case .partial: "the criteria come to a partial approval"
    case .deny: "the criteria come to a denial"
    case .refer: "another policy decides"
    case .noPolicy: "no policy that is held decides"
    case .incomplete: "what the criteria need is open"
    }
  }

  fileprivate var way: String {
    switch self {
    case .approve, .partial, .deny: "Sign that, or let a licensed reviewer override it"
    case .refer: "Sign the referral, or let a licensed reviewer override it"
    case .noPolicy: "Have the policy added, or withdraw the case"
    case .incomplete: "Complete the case, or ask for what is missing"
    }
  }
}

extension String {
  fileprivate var withArticle: String { "\("aeiou".contains(prefix(1)) ? "an" : "a") \(self)" }
}

extension Array where Element == String {
  /// `a, b and c`.
  func inWords(joinedBy word: String = "and") -> String {
    guard let last, count > 1 else { return first ?? "" }
    return "\(dropLast().joined(separator: ", ")) \(word) \(last)"
  }
}
