import Casework
import PolicyLibrary
import ProofSupport
import RuleEngine
import RuleModel
import Testing

@testable import Interview

@Suite("What is asked, over the reference cases")
struct AskedQuestionsTests {
  /// Of the cases one in three is walked, and of those one in so many question by question, the
  /// others a page at a time.
  private static let closely = 6

  @Test("what the determination waits for is asked, and answering what is asked decides alike")
  func askedIsEnough() throws {
    let setting = try Leqselvi.setting()
    let reader = CaseReader(setting.vocabulary, drugs: setting.dictionary)
    var (walked, questions, stopped) = (0, 0, 0)
    var faults: [String] = []
    for (number, row) in try SharedCases.rows().enumerated() where number % 3 == 0 {
      guard row["determination"] != nil, let json = row["case"],
        let document = CaseDocument(json)
      else { continue }
      var walk = Walk(document, setting)
      walk.isClose = walked % Self.closely == 0
      let reached = walk.run()
      let whole = setting.evaluator.evaluate(try reader.read(json).facts)
      // A case may answer what nobody asks for as long as something before it is open, as support
      // for a dose that it does not tell: then the nurse stops at what the case does not answer.
      if reached.finding.outcome == .incomplete, whole.outcome != .incomplete, walk.isLacking {
        stopped += 1
      } else if Decided(reached.finding) != Decided(whole) {
        walk.faults.append("comes to \(Decided(reached.finding)), not \(Decided(whole))")
      }
      faults += walk.faults.map { "case \(number + 1): \($0)" }
      walked += 1
      questions += walk.answered
    }
    #expect(Array(faults.prefix(12)) == [])
    #expect(stopped * 100 <= walked)
    print("\(walked) reference cases walked by \(questions) answers; \(stopped) stopped early")
  }
}

/// A nurse who answers what is asked, with what a case document says, and nothing else.
private struct Walk {
  private let document: CaseDocument
  private let setting: InterviewSetting
  private var draft = Draft(id: "walk", createdAt: "2026-11-21T09:42:07Z")
  /// Asked, and the case has no answer.
  private var passed: Set<FieldID> = []
  private var undocumented: Set<String> = []
  private(set) var answered = 0
  /// Whether something that was missing and asked has no answer in the case.
  private(set) var isLacking = false
  var faults: [String] = []
  /// Whether each answer is looked at before the next question.
  var isClose = false

  init(_ document: CaseDocument, _ setting: InterviewSetting) {
    self.document = document
    self.setting = setting
    guard case .array(let names)? = document["undocumented"] else { return }
    undocumented = Set(names.compactMap { if case .text(let name) = $0 { name } else { nil } })
  }

  mutating func run() -> Interview {
    while true {
      let interview = Interview(setting, resuming: draft)
      check(interview)
      var isDone = true
      for id in interview.askedFields where !passed.contains(id) {
        guard interview.field(id)?.answer.isUnanswered == true else { continue }
        isDone = false
        answer(id)
        if isClose || faults.count > 2 { break }
      }
      if isDone || faults.count > 2 {
        isLacking = interview.askedFields.contains {
          interview.field($0).map { $0.answer.isUnanswered && !$0.isOptional } ?? false
        }
        return interview
      }
    }
  }

  /// What is missing is asked, and of all that is asked it is said why.
  private mutating func check(_ interview: Interview) {
    for id in interview.askedFields {
      guard let field = interview.field(id) else { continue }
      if field.askedFor.isEmpty, field.purpose == nil {
        faults.append("nothing says why \(id.text) is asked")
      }
    }
    guard interview.finding.outcome == .incomplete else { return }
    let asked = Set(interview.askedFields)
    for gap in interview.finding.missing.items
    where asked.isDisjoint(with: interview.fields(for: gap)) {
      faults.append("\(setting.vocabulary.name(of: gap)) is missing and not asked")
    }
  }

  private mutating func answer(_ id: FieldID) {
    answered += 1
    passed.insert(id)
    switch id {
    case .input(let name): answerInput(id, name)
    case .completeness(let list): answerList(list)
    case .cell: break
    }
  }

  private mutating func answerInput(_ id: FieldID, _ name: String) {
    guard let input = setting.vocabulary.slot(of: name).map({ setting.vocabulary.inputs[$0] })
    else { return }
    if let value = given(input.answer.path) {
      draft.content.answers[id] = .answered(value)
    } else if let name = input.reportedName, undocumented.contains(name) {
      draft.content.answers[id] = .undocumented
    }
  }

  private func given(_ path: String) -> JSONValue? {
    document[path].flatMap { $0 == .null ? nil : $0 }
  }

  /// All rows at once, with whether they are all.
  private mutating func answerList(_ list: String) {
    var entries: [JSONValue] = []
    if case .array(let elements)? = document[list] { entries = elements }
    for (place, entry) in entries.enumerated() {
      guard case .object(let object) = entry else { continue }
      draft.content.rows[list, default: []].append(place + 1)
      for member in object.members where member.value != .null {
        draft.content.answers[.cell(list: list, row: place + 1, field: member.key)] =
          .answered(member.value)
      }
    }
    let isGiven = given(list) != nil
    let isComplete = given("\(list)Complete").map { $0 == .boolean(true) } ?? isGiven
    if isComplete { draft.content.complete.insert(list) }
  }
}

/// What a finding comes to, whatever was asked beyond need.
private struct Decided: Hashable, CustomStringConvertible {
  let description: String

  init(_ finding: Finding) {
    // Of a quantity nobody asks once the drug is denied.
    let deciding = finding.policies.filter { finding.outcome != .deny || $0.outcome == .deny }
    let policies = deciding.map { policy in
      let approval = policy.approval.map {
        "\($0.from.iso) to \($0.through?.iso ?? "-") \($0.doses ?? 0) \($0.quantity?.grams ?? 0)"
      }
      return "\(policy.policy.number) \(policy.pathway.id) \(policy.outcome) \(approval ?? "-")"
        + " \(policy.denialBasis ?? "-")"
    }
    description = ([finding.outcome.rawValue, finding.referral?.policy ?? "-"] + policies)
      .joined(separator: "; ")
  }
}
