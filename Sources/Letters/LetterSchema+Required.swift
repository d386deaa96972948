extension LetterSchema {
  /// The fields that a template of this outcome has to print, because a letter without them would
  /// lack what it has to say: all that there are, but for those that are named below. So a field
  /// that is new has to be printed, until somebody says that it need not.
  ///
  /// - Parameters:
  ///   - lines: the lines of business that it is for; nil for all.
  ///   - medicaid: the name of the line of business whose rights are its own.
  ///   - marketplace: of the one in which a denied exception has a review of its own.
  package static func required(
    of outcome: LetterOutcome, for lines: Set<String>?, medicaid: String, marketplace: String
  ) -> Set<String> {
    var fields = Self.fields(of: outcome).namesToPrint.subtracting(free)
    switch outcome {
    case .denial: break
    case .partialApproval: fields.subtract(ofWholeApprovals)
    case .approval: fields.subtract(ofDenials)
    case .informationRequest:
      fields.subtract(ofDenials.subtracting(["records_fax", "records_address"]))
    case .referral: fields.subtract(ofDenials.union(ofNeeds))
    case .faxCover: break
    }
    if let lines, !lines.contains(medicaid) { fields.subtract(ofMedicaid) }
    if lines == [medicaid] { fields.subtract(ofOthers) }
    if let lines, !lines.contains(marketplace) { fields.subtract(ofExceptions) }
    return fields
  }

  /// Every text and list, those of records too, and the flags that are words of their own.
  private var namesToPrint: Set<String> {
    fields.reduce(into: []) { names, field in
      switch field.value {
      case .text, .optionalText: names.insert(field.key)
      case .flag: if Self.speakingFlags.contains(field.key) { names.insert(field.key) }
      case .list(let record): names.formUnion(record.namesToPrint.union([field.key]))
      }
    }
  }

  /// Other flags only choose between wordings.
  private static let speakingFlags: Set<String> = [
    "is_override", "is_signed", "is_undocumented", "keep_may_owe", "may_sue",
  ]

  /// What the letterhead says, what may be said or left, and enclosures, which have to be printed
  /// where the organization's profile names them (``OrganizationProfile/fieldsToPrint(in:)``).
  private static let free: Set<String> = [
    "organization", "payer", "condition", "already", "days", "enclosures", "notice_languages",
    "notice_language", "notice_words", "fair_treatment", "fairness_name", "fairness_address",
    "fairness_phone", "civil_rights_office", "civil_rights_reach",
  ]

  private static let ofDenials: Set<String> = [
    "lines", "cite", "asks", "shows", "source", "result", "readings", "reading_cite", "reading",
    "is_signed", "signer", "signer_credential", "signer_specialty", "signer_license", "signed_on",
    "decided_before", "records_fax", "records_address",
  ]

  /// What a request that another policy decides asks nobody for.
  private static let ofNeeds: Set<String> = [
    "number", "missing", "one_missing", "documents", "document", "is_undocumented",
  ]

  private static let ofWholeApprovals: Set<String> = ["renewal_points", "renewal_point"]

  private static let ofMedicaid: Set<String> = [
    "hearings", "hearing_days", "hearing_agency", "hearing_address", "hearing_phone",
    "early_care_words", "emergency_hours", "bill_note", "decision_hours",
    "decide_at",
  ]

  private static let ofOthers: Set<String> = [
    "external_reviews", "external_months", "external_decision_days", "external_fast_hours",
    "may_sue", "basis_code",
  ]

  private static let ofExceptions: Set<String> = ["exception_reviews", "exception_hours"]
}
