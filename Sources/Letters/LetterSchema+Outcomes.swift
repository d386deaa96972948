extension LetterSchema {
  /// What a template of this outcome may name. `Resources/letters/README.md` says what each is.
  package static func fields(of outcome: LetterOutcome) -> LetterSchema {
    switch outcome {
    case .approval: joined([common, approval, override])
    case .denial: joined([common, rights, emergency, denial, reasons, override])
    case .partialApproval: joined([common, approval, rights, emergency, partial, reasons])
    case .informationRequest: joined([common, emergency, information])
    case .referral: joined([common, emergency, referral])
    case .faxCover: joined([cover])
    }
  }

  /// - Precondition: no name stands in two of them.
  private static func joined(_ parts: [[String: Kind]]) -> LetterSchema {
    LetterSchema(Dictionary(uniqueKeysWithValues: parts.flatMap { $0 }))
  }

  /// What may be seen by whoever stands beside a fax machine.
  private static let cover: [String: Kind] = [
    "date": .text, "reference": .text, "prescriber": .text, "organization": .text,
    "is_sample": .flag, "help_phone": .text, "help_hours": .text, "pages": .text,
  ]

  private static let common: [String: Kind] = [
    "date": .text, "decided_before": .optionalText, "member": .text, "member_id": .text,
    "reference": .text,
    "prescriber": .text,
    "drug": .text, "drug_in_full": .text, "condition": .optionalText, "coverage": .optionalText,
    "asked_for": .optionalText,
    "is_urgent": .flag, "is_sample": .flag, "organization": .text, "payer": .text,
    "is_on_behalf": .flag,
    "help_phone": .text, "help_tty": .text, "help_hours": .text, "languages": .optionalText,
    "formats": .optionalText, "records_fax": .text, "records_address": .text,
    "has_policies": .flag, "policies": .list(of: LetterSchema(policy)),
    "received": .optionalText, "sent_to": .optionalText, "wanted_format": .optionalText,
    "wanted_language": .optionalText, "enclosed": .optionalText,
    "enclosures": .list(
      of: LetterSchema([
        "is_appeal_form": .flag, "is_language_notice": .flag,
        "is_nondiscrimination_notice": .flag,
      ])),
    "notice_languages": .list(
      of: LetterSchema(["notice_language": .text, "notice_words": .text])),
    "fair_treatment": .list(
      of: LetterSchema([
        "fairness_name": .text, "fairness_address": .text, "fairness_phone": .text,
        "civil_rights_office": .text, "civil_rights_reach": .text,
      ])),
    "taglines": .list(of: LetterSchema(["tagline_language": .text, "tagline": .text])),
    "is_signed": .flag, "signer": .optionalText, "signer_credential": .optionalText,
    "signer_specialty": .optionalText, "signer_license": .optionalText,
    "signed_on": .optionalText,
  ]

  private static let policy: [String: Kind] = [
    "policy_title": .text, "policy_number": .optionalText, "policy_date": .text, "section": .text,
    "lines": .list(
      of: LetterSchema([
        "cite": .text, "asks": .text, "shows": .text, "source": .optionalText, "result": .text,
      ])),
    "has_readings": .flag,
    "readings": .list(of: LetterSchema(["reading_cite": .text, "reading": .text])),
    "has_notes": .flag,
    "notes": .list(of: LetterSchema(["note_cite": .optionalText, "note": .text])),
  ]

  private static let approval: [String: Kind] = [
    "from": .text, "through": .optionalText, "days": .optionalText, "doses": .optionalText,
    "is_one_dose": .flag, "month_days": .optionalText, "renew_by": .optionalText,
    "quantities": .list(
      of: LetterSchema([
        "quantity_grams": .text, "quantity_days": .text, "quantity_channel": .text,
      ])),
    "quantity_through": .optionalText, "approved_amount": .optionalText,
    "renewal_notes": .list(of: LetterSchema(["renewal_note": .text])),
    "has_renewal_points": .flag,
    "renewal_points": .list(of: LetterSchema(["renewal_point": .text])),
  ]

  /// A rule as a reason names it: in a member's words, or else as it is written.
  private static let rule: [String: Kind] = [
    "rule": .optionalText, "rule_as_written": .optionalText, "has_ways": .flag,
    "ways": .list(of: LetterSchema(["way": .text])),
  ]

  private static let reason: [String: Kind] = [
    "number": .text, "missing": .list(of: LetterSchema(["one_missing": .text])),
    "is_undocumented": .flag, "picks_rule": .flag,
    "has_one_rule": .flag, "has_several_rules": .flag,
    "has_choices": .flag, "rules": .list(of: LetterSchema(rule)),
    "finding": .optionalText, "has_findings": .flag,
    "findings": .list(of: LetterSchema(["one_finding": .text])),
    "documents": .list(of: LetterSchema(["document": .text, "is_further": .flag])),
  ]

  private static let reasons: [String: Kind] = [
    "has_not_met": .flag, "not_met": .list(of: LetterSchema(reason)), "has_not_received": .flag,
    "not_received": .list(of: LetterSchema(reason)),
  ]

  /// What a reviewer decided against the criteria.
  private static let override: [String: Kind] = [
    "is_override": .flag, "override_reason": .optionalText,
    "override_lines": .list(
      of: LetterSchema(["override_cite": .text, "override_asks": .text])),
  ]

  private static let denial: [String: Kind] = [
    "basis": .optionalText, "basis_meaning": .optionalText, "basis_code": .optionalText,
    "has_reasons": .flag,
  ]

  /// What a member can do about a decision that does not give all that was asked for.
  private static let rights: [String: Kind] = [
    "appeal_by": .text, "appeal_days": .text, "is_from_receipt": .flag,
    "appeal_decision_days": .text, "appeal_fast_hours": .text, "appeal_who": .text,
    "appeal_unit": .text, "appeal_address": .text, "appeal_phone": .text, "appeal_fax": .text,
    "conversation_phone": .text, "conversation_hours": .text, "conversation_by": .text,
    "copies_phone": .text, "may_sue": .flag, "has_codes": .flag, "provision": .optionalText,
    "bill_note": .optionalText, "has_external_review": .flag, "has_hearing": .flag,
    "external_reviews": .list(
      of: LetterSchema([
        "external_months": .text, "external_decision_days": .text, "external_fast_hours": .text,
      ])),
    "exception_reviews": .list(of: LetterSchema(["exception_hours": .text])),
    "hearings": .list(
      of: LetterSchema([
        "hearing_days": .text, "hearing_agency": .text, "hearing_address": .text,
        "hearing_phone": .text,
      ])),
    "keepings": .list(of: LetterSchema(["keep_by": .text, "keep_may_owe": .flag])),
    "runnings": .list(
      of: LetterSchema(["running_through": .text, "running_last": .optionalText])),
    "early_care_words": .optionalText, "has_contacts": .flag,
    "contacts": .list(of: LetterSchema(["contact_name": .text, "contact_reach": .text])),
  ]

  /// Where the request is not approved as it is.
  private static let emergency: [String: Kind] = ["emergency_hours": .optionalText]

  /// What was cut: what was asked for beside what was approved.
  private static let partial: [String: Kind] = [
    "is_time_cut": .flag, "is_amount_cut": .flag, "has_reasons": .flag,
    "cut_times": .list(
      of: LetterSchema([
        "days_asked": .text, "days_approved": .text, "days_not_approved": .text,
        "last_day": .text,
      ])),
    "cut_amounts": .list(
      of: LetterSchema([
        "is_only_faster": .flag, "grams_asked": .text, "grams_last": .text, "most_grams": .text,
        "most_grams_days": .text, "most_grams_channel": .text,
      ])),
    "bases": .list(
      of: LetterSchema([
        "basis": .text, "basis_meaning": .optionalText, "basis_code": .optionalText,
        "is_only_basis": .flag, "is_amount_basis": .flag,
      ])),
  ]

  /// The policy that decides instead.
  private static let referral: [String: Kind] = [
    "referral_number": .text, "referral_title": .optionalText, "referral_why": .text,
    "referral_hours": .optionalText, "decide_by": .optionalText,
    "has_uses": .flag, "uses": .list(of: LetterSchema(reason)),
  ]

  private static let information: [String: Kind] = [
    "needed": .list(of: LetterSchema(reason)), "already": .optionalText,
    "answer_by": .optionalText,
    "decide_by": .optionalText, "decide_at": .optionalText, "decision_days": .optionalText,
    "decision_hours": .optionalText, "urgent_decision_hours": .optionalText,
    "answer_hours": .optionalText, "records_phone": .optionalText,
    "bill_note": .optionalText,
  ]
}
