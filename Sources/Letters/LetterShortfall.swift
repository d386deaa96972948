package import Casework
package import RuleEngine
package import RuleModel

/// Makes the letter of a case, or says why there is none yet. It reads no file and no clock.
package typealias LetterMaking =
  @Sendable (LetterOrder) -> Result<LetterDocument, LetterShortfall>

/// Which letter is to be made.
package struct LetterOrder: Sendable {
  package let request: CaseRequest
  /// What the evaluation of this very request came to.
  package let finding: Finding
  /// Whose signature it bears; nil for one with lines to be signed on by hand.
  package var signer: Person?
  /// What a reviewer decides against the criteria; nil where they decide.
  package var override: LetterOverride?
  /// Where answers come from, as far as it is known.
  package var origins: [FieldID: Origin]

  package init(
    _ request: CaseRequest, _ finding: Finding, signedBy signer: Person? = nil,
    override: LetterOverride? = nil, origins: [FieldID: Origin] = [:]
  ) {
    self.request = request
    self.finding = finding
    self.signer = signer
    self.override = override
    self.origins = origins
  }
}

/// An outcome other than the one that the criteria come to, with why.
package struct LetterOverride: Sendable, Hashable {
  package let outcome: Outcome
  package let ground: DeterminationHead.Override

  package init(_ outcome: Outcome, _ ground: DeterminationHead.Override) {
    self.outcome = outcome
    self.ground = ground
  }
}

/// Why there is no letter of a case. It names fields, never what stands in them.
package enum LetterShortfall: Error, Sendable, Hashable {
  /// What a letter says and the case does not: names of the vocabulary, as in `member.name`, in
  /// the order in which they are asked; and first `id`, where the case has none.
  case unanswered([String])
  /// No policy held decides the request, so nothing was decided and there is nothing to tell.
  /// What the case does not say is nil; `held` are the versions that are not in force that day.
  case noPolicy(drug: String?, payer: String?, date: CalendarDate?, held: [PolicyVersion])
  /// No template for such a letter is in force on the day of decision.
  case noTemplate(LetterOutcome, on: CalendarDate)
  /// The organization's profile has no words for this reason of a denial.
  case noWords(denialBasis: String)
  /// The organization's profile does not say what a member of such a plan can do about a denial on
  /// that day.
  case noRights(String, on: CalendarDate)
  /// The organization's profile does not say how long information is waited for of such a plan on
  /// that day.
  case noWindow(String, on: CalendarDate)
  /// No rule of the clock says until when a request of such a plan is decided.
  case noDue(String, on: CalendarDate)
  /// There are no terms for such an override: what would be approved is not settled.
  case noOverride(Outcome)
  /// A day of the case, by its name in the vocabulary, is after the letter's own date.
  case laterThanLetter(String, CalendarDate, letter: CalendarDate)
  /// An approval ends before the one that runs, and the case does not say for how long it was asked
  /// for: then that time is cut, with reasons and rights.
  case cutUnasked(running: CalendarDate, approved: CalendarDate)
  /// A request for information whose decision was due before the letter's date.
  case tooLate(due: CalendarDate, letter: CalendarDate)
  /// The recorded kind of request is none of these, of `clocks.yaml`.
  case unknownTrack(allowed: [String])
  /// The template says what this case cannot fill.
  case template(LetterFillingError)
}

extension LetterShortfall: CustomStringConvertible {
  /// What is wrong and what to do, a line for each field that is missing.
  package var description: String {
    switch self {
    case .unanswered(let names):
      (["the letter needs what the case does not say; add it to the case:"]
        + names.map { "  \($0)" })
        .joined(separator: "\n")
    case .noPolicy(let drug, let payer, let date, let held): Self.noPolicy(drug, payer, date, held)
    case .noTemplate(let outcome, let date):
      "no template of the outcome '\(outcome.rawValue)' is in force on \(date.iso); "
        + "add one to the folder letters/, or change its dates"
    case .noWords(let basis):
      "organization.yaml has no words for the denial basis '\(basis)'; "
        + "add it under denialBases"
    case .noRights(let plan, let date):
      "organization.yaml has no rule in force on \(date.iso) for appeals of such a plan (\(plan)), and "
        + "a denial without its rights is not written; add it under appeals, rules"
    case .noWindow(let plan, let date):
      "organization.yaml has no rule in force on \(date.iso) that says until when such a plan "
        + "(\(plan)) waits for information, and a request for it without its last day is not "
        + "written; add information: to it under appeals, rules"
    case .noDue(let plan, let date):
      "no rule of clocks.yaml in force on \(date.iso) says until when a request of such a plan "
        + "(\(plan)) is decided, and a referral without that day is not written; add one"
    case .noOverride(let outcome): Self.noOverride(outcome)
    case .laterThanLetter(let name, let day, let letter):
      "\(name) is \(day.iso), after the letter's date \(letter.iso); correct it, or date the letter "
        + "\(day.iso) or later"
    case .cutUnasked(let running, let approved):
      "\(IntakeContract.runningThrough) is \(running.iso), after the approval's last day "
        + "\(approved.iso), so the decision cuts an approval; enter request.durationDays, the length "
        + "that was asked for, so that the letter tells what is cut and what can be done about it"
    case .tooLate(let due, let letter):
      "a letter of \(letter.iso) cannot ask for information: the decision was due on \(due.iso), "
        + "whatever is missing; decide on what is there"
    case .unknownTrack(let allowed):
      "\(IntakeContract.track) is no kind of request of clocks.yaml, and rights and days hang on it; "
        + "allowed: \(allowed.joined(separator: ", "))"
    case .template(let error): error.description
    }
  }

  private static func noOverride(_ outcome: Outcome) -> String {
    switch outcome {
    case .approve:
      "an override cannot approve this: the policy does not settle what would be approved, or it is "
        + "less than was asked for; ask for information, or have the request changed"
    default:
      "an override approves or denies the whole request; what else is decided is not the policy's "
        + "to say, so there is no letter for it"
    }
  }

  /// One line: why there is no letter, and what to do instead.
  private static func noPolicy(
    _ drug: String?, _ payer: String?, _ date: CalendarDate?, _ held: [PolicyVersion]
  ) -> String {
    let request = [
      drug.map { "for \($0)" }, payer.map { "of \($0)" }, date.map { "on \($0.iso)" },
    ].compactMap(\.self).joined(separator: " ")
    let versions = held.map { "\($0.number) from \($0.from.iso)" }.joined(separator: ", ")
    let known = versions.isEmpty ? "" : " (held: \(versions))"
    return "there is no letter, because nothing is decided: no policy held decides a request "
      + "\(request)\(known); correct plan.payer, request.drug or request.date, add the policy with "
      + "--policies DIR, or decide by the plan's own rule and write by hand"
  }
}

/// A policy version by its payer's number and its first day.
package struct PolicyVersion: Sendable, Hashable {
  package let number: String
  package let from: CalendarDate

  package init(number: String, from: CalendarDate) {
    self.number = number
    self.from = from
  }
}
