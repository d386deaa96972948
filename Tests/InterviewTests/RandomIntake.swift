import Casework
import RuleEngine
import RuleModel

@testable import Interview

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A person who enters, corrects, clears and takes back whatever comes to mind.
struct RandomIntake {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed) }

  private static let texts: [String: [String]] = [
    "plan.payer": ["cigna", "cigna", "cigna", "centene"],
    "request.drug": ["leqselvi", "leqselvi", "leqselvi", "leqselvi", "opzelura", "jakafi"],
    "request.indication": ["alopecia", "alopecia", "1", "Another use", "2"],
    "request.type": ["initial", "continuation"],
    "request.date": ["t", "t", "t", "-1y", "01-Oct-2025", "01-Jan-2020", "+1m"],
    "request.urgency": ["standard", "expedited"],
    "plan.lineOfBusiness": ["commercial", "medicaid"],
    "plan.state": ["IL", "Texas"],
    "member.name": ["Jane Doe", "Müller"],
    "member.birthDate": ["04-May-1990", "22-Nov-2008", "21-Nov-2008", "29-Feb-2025", "+1y"],
    "prescriber.npi": ["1234567893"],
    "prescriber.specialties": ["derm", "other", "none", "1,3"],
    "request.dose.mgPerDay": ["16", "8", "1,6"],
    "age": ["17", "18", "35", "35.5"],
    "cyp2c9Metabolizer": ["normal", "intermediate", "poor", "not-tested", "n"],
    "episodeMonths": ["5.9", "6", "1y 6m", "12w", "u"],
    "scalpHairLossPercent": ["49.9", "50", "100", "101", "u"],
    "monthsOnDrug": ["5", "6", "8", "u"],
    "restarting": ["y", "n", "u"],
    "beneficialResponse": ["y", "n", "u"],
    "continuedNeed": ["y", "n", "u"],
    "bsaPercent": ["8"],
  ]

  private static let cells: [String: [String]] = [
    "drug": [
      "methotrexate", "clobetasol propionate", "Litfulo", "prednisone", "Jakafi", "Xeljanz",
      "Dupixent", "hydrocortisone", "tacrolimus", "Opzelura",
    ],
    "classes": ["biologic", "conventional-systemic", "topical-corticosteroid", "other", "none"],
    "potency": ["low", "high", "super-high", "u"],
    "start": ["01-Mar-2026", "01-Jan-2025", "t", "u"],
    "end": ["31-Mar-2026", "15-Jun-2026", "t", "+1d"],
    "days": ["12w", "20", "31d", "u", "3m"],
    "outcome": ["inadequate", "intolerance", "contraindicated", "effective", "ongoing", "u"],
    "sample": ["y", "n"], "wholeClass": ["y", "n"], "otherCondition": ["y", "n"],
  ]

  /// A beginning, a request whose head is known, or one that is approved already, so that walks come
  /// to every outcome.
  mutating func begin() throws -> Interview {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return try Leqselvi.begin()
    case 1: return try Leqselvi.request()
    case 2: return try Leqselvi.request("continuation")
    case 3:
      return try Leqselvi.request("continuation").typing([
        ("age", "40"), ("monthsOnDrug", "8"), ("restarting", "n"), ("beneficialResponse", "y"),
        ("continuedNeed", "y"),
      ]).completing("concurrentDrugs", true).get()
    default: return try Leqselvi.approved()
    }
  }

  /// The interview after one more thing was done; itself where that was refused.
  mutating func step(_ interview: Interview) -> Interview {
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<50:
      return entering(interview, Self.texts.keys.sorted().randomElement(using: &generator)!)
    case 50..<58: return interview.addingRow(to: list())
    case 58..<61:
      let list = list()
      guard let row = interview.rows(of: list).randomElement(using: &generator) else {
        return interview
      }
      return interview.deletingRow(row.id, from: list)
    case 61..<70:
      return (try? interview.completing(list(), Bool.random(using: &generator)).get()) ?? interview
    case 70..<74:
      let list = list()
      guard let row = interview.rows(of: list).randomElement(using: &generator) else {
        return interview
      }
      let drug = FieldID.cell(list: list, row: row.id, field: "drug")
      return (try? interview.recording(.cleared, for: drug).get()) ?? interview
    case 74..<76:
      return (try? interview.recording(.undocumented, for: .completeness(list())).get())
        ?? interview
    default: return enteringCell(interview)
    }
  }

  private mutating func list() -> String {
    Bool.random(using: &generator) ? "therapies" : "concurrentDrugs"
  }

  private mutating func entering(_ interview: Interview, _ name: String) -> Interview {
    enter(Self.texts[name]!.randomElement(using: &generator)!, .input(name), interview)
  }

  private mutating func enteringCell(_ interview: Interview) -> Interview {
    let list = list()
    guard let row = interview.rows(of: list).randomElement(using: &generator),
      let cell = row.cells.randomElement(using: &generator),
      case .cell(_, _, let name) = cell.id
    else { return interview }
    if name == "drug", Int.random(in: 0..<4, using: &generator) == 0 {
      let free = ["Wondrol", "Nixadol"].randomElement(using: &generator)!
      return (try? interview.recording(.freeName(free), for: cell.id).get()) ?? interview
    }
    return enter(Self.cells[name]!.randomElement(using: &generator)!, cell.id, interview)
  }

  private mutating func enter(
    _ text: String, _ field: FieldID, _ interview: Interview
  ) -> Interview {
    let entry: Entry =
      switch Int.random(in: 0..<10, using: &generator) {
      case 0: .cleared
      case 1: .undocumented
      default: .text(text)
      }
    return (try? interview.recording(entry, for: field).get()) ?? interview
  }

  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    elements.shuffled(using: &generator)
  }
}

/// What a finding says, to be compared.
struct Said: Hashable {
  let outcome: Outcome
  let missing: [Gap]
  let lines: [String]
  let pathway: String?
  let through: String?
  let notes: [String]

  init(_ finding: Finding) {
    outcome = finding.outcome
    missing = finding.missing.items
    let policy = finding.policies.first
    lines = policy?.lines.map { "\($0.criterion.cite) \($0.status)" } ?? []
    pathway = policy?.pathway.id
    through = policy?.approval?.through?.iso
    notes = policy?.notes.map(\.text) ?? []
  }
}
