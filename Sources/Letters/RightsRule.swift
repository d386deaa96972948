internal import Casework
package import RuleModel

/// What a member may do about a decision against a request, and how long information is waited
/// for, under one kind of plan. It is data: `appeals.rules` in `organization.yaml`.
package struct RightsRule: Sendable, Hashable {
  /// Its name in the profile.
  package var name: String
  package var scope: PlanScope
  /// What of the plan a denial relies on, as a letter names it; nil where none is cited.
  package var provision: LetterText?
  package var appeal: AppealRule
  /// nil where nobody outside of the plan reviews.
  package var external: ExternalReview?
  /// nil where a denied exception has no review of its own.
  package var exception: ExceptionReview?
  /// Whether a court may be asked under section 502(a) of ERISA.
  package var maySue: Bool
  /// nil where there is no hearing before a state.
  package var hearing: FairHearing?
  /// How to go on with the drug while an appeal is decided; nil where there is no such right.
  package var keeping: KeepingRule?
  /// Whether a denial bears a code with its meaning, and offers those of diagnosis and treatment.
  package var hasCodes: Bool
  /// nil where a pharmacy gives no emergency supply.
  package var emergency: EmergencySupply?
  /// The rule by which every service that a child needs is covered (EPSDT); nil where there is none.
  package var earlyCare: EarlyCare?
  /// What is said of money beside that the letter is no bill; nil where nothing is.
  package var billNote: LetterText?
  /// How long information is waited for; nil where nothing is promised.
  package var information: InformationWindow?

  package init(
    name: String, scope: PlanScope, provision: LetterText? = nil, appeal: AppealRule,
    external: ExternalReview? = nil, exception: ExceptionReview? = nil, maySue: Bool = false,
    hearing: FairHearing? = nil,
    keeping: KeepingRule? = nil, hasCodes: Bool = false, emergency: EmergencySupply? = nil,
    earlyCare: EarlyCare? = nil, billNote: LetterText? = nil, information: InformationWindow? = nil
  ) {
    self.name = name
    self.scope = scope
    self.provision = provision
    self.appeal = appeal
    self.external = external
    self.exception = exception
    self.maySue = maySue
    self.hearing = hearing
    self.keeping = keeping
    self.hasCodes = hasCodes
    self.emergency = emergency
    self.earlyCare = earlyCare
    self.billNote = billNote
    self.information = information
  }
}

/// What a pharmacy can give while nothing is decided.
package struct EmergencySupply: Sendable, Hashable {
  /// How long it lasts.
  package var hours: Int
  /// The kinds of request for which there is one, as `clocks.yaml` names them. While nobody recorded
  /// the kind, it is taken for one of them.
  package var tracks: [String]

  package init(hours: Int, tracks: [String]) {
    self.hours = hours
    self.tracks = tracks
  }
}

/// That a reviewer has to look at a child's request under a rule of its own, too.
package struct EarlyCare: Sendable, Hashable {
  /// In years.
  package var belowAge: Int
  /// What a denial says of it, in whole sentences.
  package var words: LetterText

  package init(belowAge: Int, words: LetterText) {
    self.belowAge = belowAge
    self.words = words
  }
}

/// Until when an appeal may be asked for, and when it is decided.
package struct AppealRule: Sendable, Hashable {
  /// What the days are counted from.
  package enum Start: String, Sendable, Hashable, CaseIterable {
    /// The day on which the member gets the letter.
    case receipt
    /// The date that stands on the letter.
    case notice
  }

  package var withinDays: Int
  package var start: Start
  package var decisionDays: Int
  package var fastDecisionHours: Int
  /// Who may ask, in whole sentences to the member.
  package var whoMayAsk: LetterText

  package init(
    withinDays: Int, start: Start, decisionDays: Int, fastDecisionHours: Int,
    whoMayAsk: LetterText
  ) {
    self.withinDays = withinDays
    self.start = start
    self.decisionDays = decisionDays
    self.fastDecisionHours = fastDecisionHours
    self.whoMayAsk = whoMayAsk
  }
}

/// A review by somebody outside of the plan, after the appeal.
package struct ExternalReview: Sendable, Hashable {
  /// Months of the calendar from the final decision.
  package var withinMonths: Int
  package var decisionDays: Int
  package var fastDecisionHours: Int

  package init(withinMonths: Int, decisionDays: Int, fastDecisionHours: Int) {
    self.withinMonths = withinMonths
    self.decisionDays = decisionDays
    self.fastDecisionHours = fastDecisionHours
  }
}

/// A review by somebody outside of the plan of a denied exception, without an appeal before it.
package struct ExceptionReview: Sendable, Hashable {
  /// The kind of request that it is for, as `clocks.yaml` names it.
  package var track: String
  package var decisionHours: Int
  /// Where the exception was asked for as urgent.
  package var fastDecisionHours: Int

  package init(track: String, decisionHours: Int, fastDecisionHours: Int) {
    self.track = track
    self.decisionHours = decisionHours
    self.fastDecisionHours = fastDecisionHours
  }
}

/// A hearing before the state's agency, after the appeal.
package struct FairHearing: Sendable, Hashable {
  /// From the date of the letter that decides the appeal.
  package var withinDays: Int
  /// The least that any state gives; nil where the profile does not say. Own profiles need not.
  package var leastDays: Int?
  package var agency: LetterText
  package var address: [LetterText]
  package var phone: LetterText

  package init(
    withinDays: Int, leastDays: Int? = nil, agency: LetterText, address: [LetterText],
    phone: LetterText
  ) {
    self.withinDays = withinDays
    self.leastDays = leastDays
    self.agency = agency
    self.address = address
    self.phone = phone
  }
}

/// Going on with a drug whose running approval is cut, while an appeal is decided.
package struct KeepingRule: Sendable, Hashable {
  /// To ask for it, from the date of the letter.
  package var withinDays: Int
  /// How many days after the date of the letter a cut takes effect, where the approval runs longer.
  package var cutAfterDays: Int
  /// Whether the member may have to pay for it where the appeal is lost.
  package var mayOwe: Bool

  package init(withinDays: Int, cutAfterDays: Int, mayOwe: Bool) {
    self.withinDays = withinDays
    self.cutAfterDays = cutAfterDays
    self.mayOwe = mayOwe
  }
}

/// How long information may take that is asked for, and how long the decision then takes.
package enum InformationWindow: Sendable, Hashable {
  /// The request for it gives the member time of its own. Days are counted from the date of the
  /// letter; hours, for a request that was marked urgent, too, to the end of the day.
  case answered(days: Int, decisionDays: Int, urgentHours: Int, urgentDecisionHours: Int)
  /// The decision is due so many hours after the request came in, whatever is missing.
  case decided(hoursAfterReceipt: Int)
}

/// Somebody outside of the plan who helps a member with an appeal.
package struct HelpContact: Sendable, Hashable {
  package var scope: PlanScope
  package var name: LetterText
  /// Phone and the like, in one line.
  package var reach: LetterText

  package init(scope: PlanScope, name: LetterText, reach: LetterText) {
    self.scope = scope
    self.name = name
    self.reach = reach
  }
}

extension OrganizationProfile {
  /// The rule of a kind of plan for letters of a day: one for the plan's own state before one for
  /// all, then the one that came into force last. nil where there is none.
  package func rights(of plan: PlanKind, on day: CalendarDate) -> RightsRule? {
    rights.filter {
      $0.scope.covers(plan.line, plan.funding, plan.state) && $0.scope.isInForce(on: day)
    }.max { left, right in
      let (own, other) = (left.scope.states != nil, right.scope.states != nil)
      if own != other { return other }
      switch (left.scope.from, right.scope.from) {
      case (let former?, let latter?): return former < latter
      case (nil, let latter): return latter != nil
      case (_, nil): return false
      }
    }
  }

  /// How long information is waited for under a kind of plan; nil where nothing is promised, or
  /// where it hangs on what is not known of the plan.
  package func information(of plan: PlanKind, on day: CalendarDate) -> InformationWindow? {
    if let funding = plan.funding {
      return rights(of: PlanKind(line: plan.line, funding: funding, state: plan.state), on: day)?
        .information
    }
    let kinds = Funding.allCases.map { PlanKind(line: plan.line, funding: $0, state: plan.state) }
    let windows = Set(kinds.map { rights(of: $0, on: day)?.information })
    return windows.count == 1 ? windows.first ?? nil : nil
  }

  /// Whether anything in it depends on the plan's state.
  func dependsOnState(_ plan: PlanKind) -> Bool {
    (rights.map(\.scope) + contacts.map(\.scope) + enclosures.compactMap(\.scope)
      + taglines.compactMap(\.scope)).contains {
        $0.states != nil && $0.covers(plan.line, plan.funding)
      }
  }
}
