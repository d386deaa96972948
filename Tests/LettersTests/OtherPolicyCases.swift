import Casework
import Letters
import Testing

/// Cases of the policies beside IP0751: one of each outcome that these have and that one has not.
enum OtherPolicyCases {
  static let own: [DecidedCase] = try! [
    LetterCases.decided("partial-usual", anzupgo(need: false, packages: 2)),
    LetterCases.decided("partial-most", anzupgo(need: true, packages: 3)),
    LetterCases.decided("partial-pace", anzupgo(need: true, packages: 3, lasting: 90)),
    LetterCases.decided("partial-both", anzupgo(need: false, packages: 2, asking: 365)),
    LetterCases.decided("raised-amount", anzupgo(need: true, packages: 2)),
    LetterCases.decided("referred-age", jakafi("myelofibrosis", born: "2015-05-04")),
    LetterCases.decided(
      "referred-list", jakafi("other", facts: #""recentLabelChange": true, "onFormulary": false"#)),
    LetterCases.decided("doses", jakafi("hlh-like-syndrome")),
    LetterCases.decided("denied-excluded", opzelura("alopecia-areata")),
    LetterCases.decided(
      "denied-dose",
      jakafi("myelofibrosis", facts: denseBlood + #", "doseEvidence": false"#, tablets: 3)),
    LetterCases.decided("open-platelets", jakafi("myelofibrosis")),
    LetterCases.decided("open-label", jakafi("other")),
    LetterCases.decided(
      "referred-cause", jakafi("hlh-like-syndrome", immunotherapy: false)),
    LetterCases.decided("denied-short", anzupgo(need: false, packages: 1, used: 27)),
    LetterCases.decided(
      "approved-cream",
      opzelura(
        "nonsegmental-vitiligo", facts: #""bsaPercent": 8, "affectedAreas": ["face"]"#,
        therapies: #"{"drug": "tacrolimus ointment", "days": 90, "outcome": "inadequate"}"#)),
  ]

  /// The letter of one of these.
  static func named(_ name: String) throws -> LetterDocument {
    try #require(own.first { $0.name == name }).letter.get()
  }

  private static let denseBlood = #""plateletCount": 90, "plateletDate": "2026-11-20""#

  private static func anzupgo(
    need: Bool, packages: Int, lasting: Int = 30, used days: Int = 30, asking length: Int? = nil
  ) -> String {
    """
    {"schema": "rubric.case/1", "plan": {"payer": "cigna", "lineOfBusiness": "commercial"},
     "member": {"birthDate": "1990-05-04"}, "prescriber": {"specialties": ["dermatologist"]},
     "request": {"drug": "anzupgo", "indication": "chronic-hand-eczema", "type": "initial",
       "date": "2026-11-21", "channel": "retail",
       \(length.map { #""durationDays": \#($0),"# } ?? "")
       "quantity": {"packageGrams": 30, "packages": \(packages), "days": \(lasting)}},
     "facts": {"eczemaMonths": 6, "severity": "severe", "affectedAreas": ["hands"],
       "moreQuantityNeeded": \(need)},
     "therapies": [{"drug": "clobetasol propionate", "days": \(days), "outcome": "inadequate"}],
     "concurrentDrugs": []}
    """
  }

  private static func jakafi(
    _ indication: String, born: String = "1970-05-04",
    facts: String = #""immunocompromised": false"#,
    tablets: Int = 2, immunotherapy: Bool = true
  ) -> String {
    """
    {"schema": "rubric.case/1", "plan": {"payer": "centene", "lineOfBusiness": "marketplace"},
     "member": {"birthDate": "\(born)"}, "prescriber": {"specialties": ["hematologist"]},
     "request": {"drug": "jakafi", "indication": "\(indication)", "type": "initial",
       "date": "2026-11-21", "dose": {"mgPerDay": 20, "unitsPerDay": \(tablets)}},
     "facts": {"genericStatus": "not-available", "checkpointInhibitor": \(immunotherapy), \(facts)},
     "therapies": [{"drug": "prednisone", "outcome": "inadequate"}], "concurrentDrugs": []}
    """
  }

  private static func opzelura(
    _ indication: String, facts: String = "", therapies: String = ""
  ) -> String {
    """
    {"schema": "rubric.case/1", "plan": {"payer": "cigna", "lineOfBusiness": "commercial"},
     "member": {"birthDate": "1990-05-04"}, "prescriber": {"specialties": ["dermatologist"]},
     "request": {"drug": "opzelura", "indication": "\(indication)", "type": "initial",
       "date": "2026-11-21"}, "facts": {\(facts)}, "therapies": [\(therapies)],
     "concurrentDrugs": []}
    """
  }
}
