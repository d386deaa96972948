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
  /// What members may do about a denial, by kind of plan. A denial without one is not written.
  package var rights: [RightsRule]
  /// Who outside of the plan helps a member; each that holds for a plan is named.
  package var contacts: [HelpContact]
  package var enclosures: [Enclosure]
  package var taglines: [Tagline]
  /// What the notice of language help says in other languages.
  package var noticeLanguages: [Tagline]
  /// nil where no notice against discrimination is printed.
  package var fairness: FairnessDesk?
  /// What letters say in so many words, whoever writes their templates.
  package var requiredWords: [LetterOutcome: OutcomeWords]
  /// By the name that policies use, as in `not-medically-necessary`.
  package var denialBases: [String: DenialBasis]
  /// By the number of the policy that a request is referred to. Without one a letter gives no
  /// figure.
  package var referralClocks: [String: ReferralClock]
  /// From which age on, in years, a letter goes to the member; below it goes to parent or guardian.
  package var adultAge: Int
  /// How many days before an approval ends a renewal is to be asked for.
  package var renewalDays: Int
  /// The highest Flesch-Kincaid grade that what a member reads may have.
  package var readingLevelCeiling: Decimal
  /// Where the address stands for its window envelopes; nil: where most have their window.
  package var addressPlace: AddressPlace?
  /// What its people may do.
  package var authority: AuthorityRules

  package init(
    isSample: Bool, name: LetterText, payerNames: [String: LetterText], letterhead: [String],
    help: HelpLine, records: RecordsDesk, conversation: PrescriberConversation,
    copiesPhone: LetterText, appealUnit: AppealUnit, rights: [RightsRule],
    contacts: [HelpContact], enclosures: [Enclosure] = [], taglines: [Tagline] = [],
    noticeLanguages: [Tagline] = [], fairness: FairnessDesk? = nil,
    requiredWords: [LetterOutcome: OutcomeWords] = [:],
    denialBases: [String: DenialBasis],
    referralClocks: [String: ReferralClock] = [:], adultAge: Int, renewalDays: Int,
    readingLevelCeiling: Decimal, addressPlace: AddressPlace? = nil, authority: AuthorityRules
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
    self.rights = rights
    self.contacts = contacts
    self.enclosures = enclosures
    self.taglines = taglines
    self.noticeLanguages = noticeLanguages
    self.fairness = fairness
    self.requiredWords = requiredWords
    self.denialBases = denialBases
    self.referralClocks = referralClocks
    self.adultAge = adultAge
    self.renewalDays = renewalDays
    self.readingLevelCeiling = readingLevelCeiling
    self.addressPlace = addressPlace
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
  /// For what is urgent; nil: the help line is.
  package var phone: LetterText?
  package var fax: LetterText
  package var address: [LetterText]

  package init(phone: LetterText? = nil, fax: LetterText, address: [LetterText]) {
    self.phone = phone
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
  /// The name of the category of time that was asked for beyond what a policy approves.
  package static let ofMoreTime = "more-time-than-approved"

  /// As the end of "The reason is: the request is …".
  package var words: LetterText
  /// What that means, in a whole sentence or two.
  package var meaning: LetterText
  /// The code of a denial for this reason, where the law asks for one.
  package var code: LetterText

  package init(words: LetterText, meaning: LetterText, code: LetterText) {
    self.words = words
    self.meaning = meaning
    self.code = code
  }
}
