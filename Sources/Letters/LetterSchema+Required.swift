extension LetterSchema {
  /// The fields that a template of this outcome has to print, because a letter without them would
  /// lack what it has to say.
  ///
  /// - Parameters:
  ///   - lines: the lines of business that it is for; nil for all.
  ///   - medicaid: the name of the line of business whose rights are its own.
  ///   - marketplace: of the one in which a denied exception has a review of its own.
  package static func required(
    of outcome: LetterOutcome, for lines: Set<String>?, medicaid: String, marketplace: String
  ) -> Set<String> {
    guard outcome != .faxCover else {
      return ["date", "reference", "prescriber", "organization", "help_phone", "pages"]
    }
    let isForMedicaid = lines?.contains(medicaid) ?? true
    let isForOthers = lines.map { $0 != [medicaid] } ?? true
    var fields = always
    switch outcome {
    case .approval: fields.formUnion(approving.union(["renew_by", "renewal_points"]))
    case .denial: fields.formUnion(adverse.union(["basis", "basis_meaning", "override_reason"]))
    case .partialApproval:
      fields.formUnion(adverse.union(approving).union(["cut_times", "cut_amounts", "basis"]))
    case .informationRequest:
      fields.formUnion([
        "needed", "documents", "answer_by", "decide_by", "records_fax", "records_address",
      ])
      if isForMedicaid { fields.insert("decision_hours") }
    case .referral: fields.formUnion(["referral_number", "referral_why", "referral_hours"])
    case .faxCover: break
    }
    let isAdverse = outcome == .denial || outcome == .partialApproval
    if isAdverse, isForOthers { fields.formUnion(["external_reviews", "may_sue", "basis_code"]) }
    if isAdverse, lines?.contains(marketplace) ?? true { fields.insert("exception_reviews") }
    if isAdverse, isForMedicaid { fields.formUnion(["hearings", "is_early_care", "bill_note"]) }
    if isAdverse || outcome == .informationRequest, isForMedicaid {
      fields.insert("emergency_hours")
    }
    return fields
  }

  private static let always: Set<String> = [
    "date", "drug", "drug_in_full", "asked_for", "member", "member_id", "prescriber", "reference",
    "received", "help_phone", "help_tty", "languages", "formats", "policy_title", "policy_date",
    "enclosed", "taglines", "wanted_format", "wanted_language",
  ]

  private static let approving: Set<String> = ["from", "through", "doses", "quantities"]

  private static let adverse: Set<String> = [
    "decided_before", "not_met", "not_received", "rule", "rule_as_written", "ways", "finding",
    "findings", "missing", "documents", "lines", "appeal_by", "appeal_days", "appeal_who",
    "appeal_decision_days", "appeal_fast_hours", "appeal_unit", "appeal_phone", "appeal_fax",
    "appeal_address", "conversation_phone", "conversation_by", "copies_phone", "provision",
    "keepings", "contacts", "records_fax", "records_address", "is_signed", "signer_credential",
  ]
}
