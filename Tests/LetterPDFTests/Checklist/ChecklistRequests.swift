import Casework
import Foundation
import LetterPDF
import Letters
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

/// A request under each policy, from which every outcome follows.
enum ChecklistRequests {
  static let all: [ChecklistRequest] = [leqselvi, opzelura, anzupgo, jakafi]

  private static let people = """
    "member": {"name": "Alex Sample", "memberId": "M-100", "birthDate": "1990-05-04"},
    "prescriber": {"name": "Dr. Kim Muster", "specialties": ["dermatologist", "hematologist"]}
    """

  static let leqselvi = ChecklistRequest(
    name: "leqselvi", payer: "Cigna", drug: "Leqselvi",
    inFull: "Leqselvi (deuruxolitinib) 8 mg tablet",
    asked: ["2 tablets a day (16 mg a day in all)"],
    policies: [
      ("Inflammatory Conditions – Leqselvi Prior Authorization Policy", "IP0751", "October 1, 2025")
    ],
    through: "2027-05-19", renewBy: "2027-04-19", quantity: nil,
    basis: ("not medically necessary", "50"),
    json: """
      {"schema": "rubric.case/1", "id": "2026-7", "plan": {"payer": "cigna"}, \(people),
       "request": {"drug": "leqselvi", "indication": "alopecia-areata", "type": "initial",
         "date": "2026-11-21", "dose": {"mgPerDay": 16, "unitsPerDay": 2}},
       "facts": {"cyp2c9Metabolizer": "normal", "episodeMonths": 9, "scalpHairLossPercent": 60},
       "therapies": [{"drug": "methotrexate", "outcome": "inadequate"}], "concurrentDrugs": []}
      """,
    changes: [
      .denial: [
        "facts.scalpHairLossPercent": .number(10), "facts.episodeMonths": nil,
        "undocumented": .array([.text("episodeMonths")]),
      ],
      .partialApproval: ["request.durationDays": .number(365)],
      .informationRequest: ["facts.episodeMonths": nil],
    ])

  static let opzelura = ChecklistRequest(
    name: "opzelura", payer: "Cigna", drug: "Opzelura",
    inFull: "Opzelura (ruxolitinib) 1.5% cream", asked: [],
    policies: [
      ("Topical Ruxolitinib", "IP0369", "November 15, 2024")
    ],
    through: "2027-05-19", renewBy: "2027-04-19", quantity: nil,
    basis: ("experimental, investigational or unproven", "55"),
    json: """
      {"schema": "rubric.case/1", "id": "2026-7", "plan": {"payer": "cigna"}, \(people),
       "request": {"drug": "opzelura", "indication": "nonsegmental-vitiligo", "type": "initial",
         "date": "2026-11-21"},
       "facts": {"bsaPercent": 8, "affectedAreas": ["face"]},
       "therapies": [{"drug": "tacrolimus ointment", "days": 90, "outcome": "inadequate"}],
       "concurrentDrugs": []}
      """,
    changes: [
      .denial: ["request.indication": .text("plaque-psoriasis")],
      .partialApproval: ["request.durationDays": .number(365)],
      .informationRequest: ["facts.bsaPercent": nil],
    ])

  static let anzupgo = ChecklistRequest(
    name: "anzupgo", payer: "Cigna", drug: "Anzupgo", inFull: "Anzupgo (delgocitinib) 2% cream",
    asked: ["2 tubes of 30 grams every 30 days, through a retail pharmacy"],
    policies: [
      ("Dermatology – Anzupgo", "IP0759", "January 15, 2026"),
      (
        "Dermatology – Anzupgo Drug Quantity Management Policy – Per Days", nil,
        "November 12, 2025"
      ),
    ],
    through: "2027-03-20", renewBy: "2027-02-18",
    quantity: "60 grams every 30 days, through a retail pharmacy",
    basis: ("not medically necessary", "50"),
    json: """
      {"schema": "rubric.case/1", "id": "2026-7", "plan": {"payer": "cigna"}, \(people),
       "request": {"drug": "anzupgo", "indication": "chronic-hand-eczema", "type": "initial",
         "date": "2026-11-21", "channel": "retail",
         "quantity": {"packageGrams": 30, "packages": 2, "days": 30}},
       "facts": {"eczemaMonths": 6, "severity": "severe", "affectedAreas": ["hands"],
         "moreQuantityNeeded": true},
       "therapies": [{"drug": "clobetasol propionate", "days": 30, "outcome": "inadequate"}],
       "concurrentDrugs": []}
      """,
    changes: [
      .denial: [
        "therapies": .array([
          .object(
            JSONObject([
              ("drug", .text("clobetasol propionate")), ("days", .number(27)),
              ("outcome", .text("inadequate")),
            ]))
        ])
      ],
      .partialApproval: ["facts.moreQuantityNeeded": .boolean(false)],
      .informationRequest: ["facts.severity": nil],
    ])

  static let jakafi = ChecklistRequest(
    name: "jakafi", payer: "Centene", drug: "Jakafi", inFull: "Jakafi (ruxolitinib) 10 mg tablet",
    asked: ["2 tablets a day (20 mg a day in all)"],
    policies: [("Ruxolitinib (Jakafi, Jakafi XR, Opzelura)", "CP.PHAR.98", "May 6, 2026")],
    through: "2027-11-20", renewBy: "2027-10-21", quantity: nil,
    basis: ("not medically necessary", "50"),
    json: """
      {"schema": "rubric.case/1", "id": "2026-7", "plan": {"payer": "centene"}, \(people),
       "request": {"drug": "jakafi", "indication": "myelofibrosis", "type": "initial",
         "date": "2026-11-21", "dose": {"mgPerDay": 20, "unitsPerDay": 2}},
       "facts": {"genericStatus": "not-available", "plateletCount": 90,
         "plateletDate": "2026-11-20", "doseEvidence": false},
       "therapies": [{"drug": "prednisone", "outcome": "inadequate"}], "concurrentDrugs": []}
      """,
    changes: [
      .denial: ["request.dose.unitsPerDay": .number(3)],
      .partialApproval: ["request.durationDays": .number(400)],
      .informationRequest: ["facts.plateletCount": nil],
      .referral: [
        "request.indication": .text("other"), "facts.recentLabelChange": .boolean(true),
        "facts.onFormulary": .boolean(false),
      ],
    ])
}
