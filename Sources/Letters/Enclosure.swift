/// A paper that goes out with letters.
package struct Enclosure: Sendable, Hashable {
  /// A paper that is printed as pages of the letter.
  package enum Form: String, Sendable, Hashable, CaseIterable {
    /// With which a member appeals: what is known of the case stands on it.
    case appeal = "appeal-form"
    /// That help in other languages and other aids are there and free.
    case languages = "language-notice"
    /// That nobody is treated worse, and where to complain.
    case nondiscrimination = "nondiscrimination-notice"
  }

  package var name: LetterText
  package var outcomes: Set<LetterOutcome>
  /// nil: it is added by hand.
  package var form: Form?
  /// nil for every plan.
  package var scope: PlanScope?

  package init(
    name: LetterText, outcomes: Set<LetterOutcome>, form: Form? = nil, scope: PlanScope? = nil
  ) {
    self.name = name
    self.outcomes = outcomes
    self.form = form
    self.scope = scope
  }
}

/// A sentence in another language that says how to get help in it.
package struct Tagline: Sendable, Hashable {
  package var language: LetterLanguage
  package var words: LetterText
  package var outcomes: Set<LetterOutcome>
  package var scope: PlanScope?
  /// How the ZIP codes of the counties begin to which it goes; nil: it goes everywhere.
  package var zips: Set<String>?

  package init(
    language: LetterLanguage, words: LetterText, outcomes: Set<LetterOutcome>,
    scope: PlanScope? = nil, zips: Set<String>? = nil
  ) {
    self.language = language
    self.words = words
    self.outcomes = outcomes
    self.scope = scope
    self.zips = zips
  }

  /// Whether it goes to an address with this ZIP code; nil is one that is not known: to be on the
  /// safe side it goes there.
  func goes(to zip: String?) -> Bool {
    guard let zips, let zip else { return true }
    return zips.contains(where: zip.hasPrefix)
  }
}

/// Where a member complains about being treated worse than others.
package struct FairnessDesk: Sendable, Hashable {
  package var name: LetterText
  package var address: [LetterText]
  package var phone: LetterText
  /// The government's office for civil rights, and how it is reached.
  package var office: LetterText
  package var officeReach: LetterText

  package init(
    name: LetterText, address: [LetterText], phone: LetterText, office: LetterText,
    officeReach: LetterText
  ) {
    self.name = name
    self.address = address
    self.phone = phone
    self.office = office
    self.officeReach = officeReach
  }
}

extension OrganizationProfile {
  /// The fields that its templates of an outcome have to print beside those of every template: the
  /// papers that it encloses, and, of a sample, that it is one.
  package func fieldsToPrint(in outcome: LetterOutcome) -> Set<String> {
    var fields: Set<String> = isSample ? ["is_sample"] : []
    for enclosure in enclosures where enclosure.outcomes.contains(outcome) {
      switch enclosure.form {
      case .appeal: fields.insert("is_appeal_form")
      case .languages: fields.formUnion(["is_language_notice", "notice_words"])
      case .nondiscrimination:
        fields.formUnion([
          "is_nondiscrimination_notice", "fairness_name", "fairness_address", "fairness_phone",
          "civil_rights_office", "civil_rights_reach",
        ])
      case nil: break
      }
    }
    return fields
  }
}
