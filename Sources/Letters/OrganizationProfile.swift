package import Casework
package import FoundationEssentials

/// Who sends the letters, and everything that only that organization can say: addresses, phones,
/// hours, windows. It is data (`Resources/organization.yaml`); a letter promises nothing else.
///
/// Texts are cleaned as every text of a letter is.
package struct OrganizationProfile: Sendable, Hashable {
  /// Whether it is the sample that comes with the program: every letter says so then.
  package var isSample: Bool
  /// Who reviews requests, as sentences name it.
  package var name: LetterText
  /// The payers for whom it reviews, by the choice of `plan.payer`: their names for a letterhead.
  /// A payer that is not here goes by its label in the vocabulary.
  package var payerNames: [String: LetterText]
  /// The lines at the top of page 1; `{payer}` in one stands for the payer's name.
  package var letterhead: [String]
  package var help: HelpLine
  package var records: RecordsDesk
  package var conversation: PrescriberConversation
  package var copiesPhone: LetterText
  package var appealUnit: AppealUnit
  /// By the choice of `plan.lineOfBusiness`. Without one a letter gives no figure.
  package var appeals: [String: AppealRule]
  /// By the choice of `plan.lineOfBusiness`. Without one a letter gives no figure.
  package var informationWindows: [String: InformationWindow]
  /// By the name that policies use, as in `not-medically-necessary`.
  package var denialBases: [String: DenialBasis]
  /// By the number of the policy that a request is referred to. Without one a letter gives no
  /// figure.
  package var referralClocks: [String: ReferralClock]
  /// How many days before an approval ends a renewal is to be asked for.
  package var renewalDays: Int
  /// The highest Flesch-Kincaid grade that what a member reads may have.
  package var readingLevelCeiling: Decimal
  /// What its people may do.
  package var authority: AuthorityRules

  package init(
    isSample: Bool, name: LetterText, payerNames: [String: LetterText], letterhead: [String],
    help: HelpLine, records: RecordsDesk, conversation: PrescriberConversation,
    copiesPhone: LetterText, appealUnit: AppealUnit, appeals: [String: AppealRule],
    informationWindows: [String: InformationWindow], denialBases: [String: DenialBasis],
    referralClocks: [String: ReferralClock] = [:], renewalDays: Int, readingLevelCeiling: Decimal,
    authority: AuthorityRules
  ) {
    self.isSample = isSample
    self.name = name
    self.payerNames = payerNames
    self.letterhead = letterhead
    self.help = help
    self.records = records
    self.conversation = conversation
    self.copiesPhone = copiesPhone
    self.appealUnit = appealUnit
    self.appeals = appeals
    self.informationWindows = informationWindows
    self.denialBases = denialBases
    self.referralClocks = referralClocks
    self.renewalDays = renewalDays
    self.readingLevelCeiling = readingLevelCeiling
    self.authority = authority
  }
}

extension OrganizationProfile {
  /// What stands in a letterhead for the payer's name.
  package static let payerMark = "{payer}"
}

/// Whom a member calls with any question.
package struct HelpLine: Sendable, Hashable {
  package var phone: LetterText
  package var tty: LetterText
  package var hours: LetterText
  /// In which the letter and the help line are free, beside English: `Spanish`.
  package var languages: [LetterText]
  /// Other forms of the letter that are free: `braille`.
  package var formats: [LetterText]

  package init(
    phone: LetterText, tty: LetterText, hours: LetterText, languages: [LetterText],
    formats: [LetterText]
  ) {
    self.phone = phone
    self.tty = tty
    self.hours = hours
    self.languages = languages
    self.formats = formats
  }
}

/// Where a prescriber sends records.
package struct RecordsDesk: Sendable, Hashable {
  package var fax: LetterText
  package var address: [LetterText]

  package init(fax: LetterText, address: [LetterText]) {
    self.fax = fax
    self.address = address
  }
}

/// How a prescriber speaks with the reviewer of a denial.
package struct PrescriberConversation: Sendable, Hashable {
  package var phone: LetterText
  package var hours: LetterText
  /// The last day for it, counted from the date of the decision.
  package var withinDays: Int

  package init(phone: LetterText, hours: LetterText, withinDays: Int) {
    self.phone = phone
    self.hours = hours
    self.withinDays = withinDays
  }
}

/// Who takes appeals.
package struct AppealUnit: Sendable, Hashable {
  package var name: LetterText
  package var address: [LetterText]
  package var phone: LetterText
  package var fax: LetterText

  package init(
    name: LetterText, address: [LetterText], phone: LetterText, fax: LetterText
  ) {
    self.name = name
    self.address = address
    self.phone = phone
    self.fax = fax
  }
}

/// Until when an appeal may be asked for, and when it is decided, in one line of business.
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

/// How long information may take that is asked for, and how long the decision then takes, in one
/// line of business.
package struct InformationWindow: Sendable, Hashable {
  /// From the date of the letter.
  package var answerDays: Int
  /// From when the information is there, or the days for it are over.
  package var decisionDays: Int
  /// For a request that was marked urgent: from when the letter is there.
  package var urgentAnswerHours: Int
  package var urgentDecisionHours: Int

  package init(
    answerDays: Int, decisionDays: Int, urgentAnswerHours: Int, urgentDecisionHours: Int
  ) {
    self.answerDays = answerDays
    self.decisionDays = decisionDays
    self.urgentAnswerHours = urgentAnswerHours
    self.urgentDecisionHours = urgentDecisionHours
  }
}

/// How fast a policy that a request was referred to is decided by, counted from when the request
/// came in.
package struct ReferralClock: Sendable, Hashable {
  package var decisionHours: Int
  package var urgentDecisionHours: Int

  package init(decisionHours: Int, urgentDecisionHours: Int) {
    self.decisionHours = decisionHours
    self.urgentDecisionHours = urgentDecisionHours
  }
}

/// A policy's category of denial, for a member.
package struct DenialBasis: Sendable, Hashable {
  /// As the end of "The reason is: the request is …".
  package var words: LetterText
  /// What that means, in a whole sentence or two.
  package var meaning: LetterText

  package init(words: LetterText, meaning: LetterText) {
    self.words = words
    self.meaning = meaning
  }
}
