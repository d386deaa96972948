import Casework
import PolicyLibrary
import RuleEngine
import RuleModel
import Testing

@testable import Interview

@Suite("Laws of the intake, over random sequences of entries")
struct IntakeLawTests {
  private static let seeds = Array(UInt64(1)...12)
  private static let steps = 25

  /// Runs one walk and hands over every state with the one before it.
  private func walk(_ seed: UInt64, _ check: (Interview, Interview) throws -> Void) throws {
    var intake = RandomIntake(seed: seed)
    var interview = try intake.begin()
    for _ in 0..<Self.steps {
      let next = intake.step(interview)
      try check(interview, next)
      interview = next
    }
  }

  @Test("the finding is that of the assembled case, evaluated from scratch", arguments: seeds)
  func findingIsOfTheCase(_ seed: UInt64) throws {
    let setting = try Leqselvi.setting()
    let cases = CaseReader(setting.vocabulary, drugs: setting.dictionary)
    try walk(seed) { _, interview in
      let text = JSONWriter.bytes(interview.document)
      let request = try cases.read(JSONReader.read(text))
      let finding = setting.evaluator.evaluate(request.facts)
      #expect(Said(finding) == Said(interview.finding), "seed \(seed)")
      #expect(request.undocumented == interview.request.undocumented, "seed \(seed)")
    }
  }

  @Test("parked answers change no outcome and no line", arguments: seeds)
  func parkedCountForNothing(_ seed: UInt64) throws {
    let setting = try Leqselvi.setting()
    try walk(seed) { _, interview in
      let all = CaseAssembly(interview.draft.content, id: "x", in: setting)
      let finding = setting.evaluator.evaluate(all.request.facts)
      #expect(finding.outcome == interview.finding.outcome, "seed \(seed)")
      #expect(Said(finding).lines == Said(interview.finding).lines, "seed \(seed)")
    }
  }

  @Test(
    "the order of answers does not matter, and every answer's text reads back", arguments: seeds)
  func orderDoesNotMatter(_ seed: UInt64) throws {
    var intake = RandomIntake(seed: seed)
    var interview = try intake.begin()
    for _ in 0..<Self.steps { interview = intake.step(interview) }
    let counting = try interview.withoutParked()
    let fields = intake.shuffled(
      Array(counting.draft.content.answers.keys.sorted { $0.text < $1.text }))
    var other = try Leqselvi.begin()
    for (list, rows) in counting.draft.content.rows {
      for _ in rows { other = other.addingRow(to: list) }
    }
    let renumbered = counting.renumbering()
    for field in fields { other = try other.repeating(field, of: counting, renumbered) }
    for list in counting.draft.content.complete.sorted() {
      other = try other.completing(list, true).get()
    }
    #expect(Said(other.finding) == Said(counting.finding), "seed \(seed)")
    #expect(
      JSONWriter.text(other.document) == JSONWriter.text(counting.document), "seed \(seed)")
  }

  @Test("save and load do not matter", arguments: seeds)
  func savingDoesNotMatter(_ seed: UInt64) throws {
    try walk(seed) { _, interview in
      let loaded = try Draft.read(JSONWriter.bytes(interview.draft.json, isPretty: true))
      #expect(loaded == interview.draft, "seed \(seed)")
      let resumed = Interview(interview.setting, resuming: loaded)
      #expect(resumed.draft == interview.draft, "seed \(seed)")
      #expect(Said(resumed.finding) == Said(interview.finding), "seed \(seed)")
      #expect(resumed.steps == interview.steps, "seed \(seed)")
      #expect(resumed.position == interview.position, "seed \(seed)")
    }
  }

  @Test("undo and redo are each other's inverse, back to the beginning and forth", arguments: seeds)
  func undoIsInverse(_ seed: UInt64) throws {
    var states: [Interview] = []
    try walk(seed) { former, next in
      if states.isEmpty { states.append(former) }
      if next.draft.content != former.draft.content { states.append(next) }
    }
    var interview = try #require(states.last)
    for state in states.dropLast().reversed() {
      interview = try #require(interview.undoing(), "seed \(seed)")
      #expect(interview.draft.content == state.draft.content, "seed \(seed)")
      #expect(Said(interview.finding) == Said(state.finding), "seed \(seed)")
      #expect(interview.steps == state.steps, "seed \(seed)")
    }
    for state in states.dropFirst() {
      interview = try #require(interview.redoing(), "seed \(seed)")
      #expect(interview.draft.content == state.draft.content, "seed \(seed)")
    }
    #expect(!interview.canRedo)
  }

  @Test("answering more never changes a definite outcome", arguments: seeds)
  func definiteIsFinal(_ seed: UInt64) throws {
    let answers = ["y", "n", "35", "8", "1", "u", "2"]
    var tried = 0
    try walk(seed) { _, interview in
      guard interview.finding.outcome != .incomplete else { return }
      for id in interview.askedFields {
        guard case .input(let name) = id, name != "member.birthDate", !name.hasPrefix("request."),
          interview.field(id)?.answer == .unanswered
        else { continue }
        for text in answers {
          guard case .success(let next) = interview.recording(.text(text), for: id) else {
            continue
          }
          #expect(
            next.finding.outcome == interview.finding.outcome, "seed \(seed), \(name) \(text)")
          tried += 1
        }
      }
    }
  }

  @Test("a half-typed text previews what accepting it gives", arguments: seeds)
  func previewIsHonest(_ seed: UInt64) throws {
    let texts = ["y", "n", "35", "8", "1", "20", "t", "u", "methotrexate", "-1y", "derm", ".", ""]
    var count = 0
    try walk(seed) { _, interview in
      count += 1
      guard count % 5 == 0 else { return }
      for id in interview.askedFields {
        let text = texts[(count + id.text.count) % texts.count]
        let (reading, finding) = interview.trying(text, for: id)
        switch (interview.recording(.text(text), for: id), reading) {
        case (.success(let next), .valid(let echo)):
          #expect(Said(finding) == Said(next.finding), "seed \(seed)")
          #expect(echo == next.words(of: id) ?? "No", "seed \(seed)")
        case (.failure(let refusal), .refused(let message)),
          (.failure(let refusal), .incomplete(let message)):
          #expect(refusal.message == message && !message.isEmpty, "seed \(seed)")
          #expect(Said(finding) == Said(interview.finding), "seed \(seed)")
        default: Issue.record("seed \(seed): \(id.text) '\(text)' reads otherwise than it records")
        }
      }
    }
  }

  @Test("Enter comes to every field that is asked, once, and each can be shown", arguments: seeds)
  func everyFieldIsReached(_ seed: UInt64) throws {
    try walk(seed) { _, interview in
      for id in interview.steps.flatMap(\.fields) {
        let field = try #require(interview.field(id), "seed \(seed), \(id.text)")
        #expect(!field.label.isEmpty && !field.question.isEmpty, "seed \(seed), \(id.text)")
        if case .cell = id { continue }
        #expect(field.isAsked || field.isParked, "seed \(seed), \(id.text)")
      }
      let asked = interview.askedFields
      #expect(Set(asked).count == asked.count, "seed \(seed)")
      for (one, next) in zip(asked, asked.dropFirst()) {
        #expect(interview.next(after: one) == next, "seed \(seed)")
        #expect(interview.previous(before: next) == one, "seed \(seed)")
      }
      #expect(asked.last.flatMap(interview.next) == nil, "seed \(seed)")
    }
  }

  @Test("what a line waits for can be answered in a field that is asked", arguments: seeds)
  func everyGapHasAField(_ seed: UInt64) throws {
    try walk(seed) { _, interview in
      let asked = Set(interview.askedFields)
      for gap in interview.finding.missing.items {
        #expect(
          !asked.isDisjoint(with: interview.fields(for: gap)),
          "seed \(seed), \(interview.setting.vocabulary.name(of: gap))")
      }
      if interview.finding.outcome == .incomplete {
        #expect(
          interview.firstOpen != nil || !interview.request.undocumented.isEmpty, "seed \(seed)")
      }
    }
  }

  @Test("nothing is approved while a row is unfinished in a list that was said to be complete")
  func unfinishedNeverApproves() throws {
    var approvals = 0
    for seed in Self.seeds {
      try walk(seed) { _, interview in
        guard interview.finding.outcome == .approve else { return }
        approvals += 1
        let unfinished = try interview.withRow("concurrentDrugs", [("drug", "prednisone")])
          .completing("concurrentDrugs", true).get()
        #expect(unfinished.finding.outcome == .approve, "seed \(seed)")
        let row = try #require(unfinished.rows(of: "concurrentDrugs").last?.id)
        let drug = FieldID.cell(list: "concurrentDrugs", row: row, field: "drug")
        let open = try unfinished.recording(.cleared, for: drug).get()
        #expect(open.finding.outcome == .incomplete, "seed \(seed)")
      }
    }
    print("intake laws: \(Self.seeds.count) walks of \(Self.steps) entries, \(approvals) approvals")
  }
}

extension Interview {
  /// A copy whose draft holds only what counts, and no row that does not.
  fileprivate func withoutParked() throws -> Interview {
    var draft = Draft(id: draft.id, createdAt: draft.createdAt)
    draft.content = self.draft.content
    for field in judgement.parked {
      draft.content.answers[field] = nil
      if case .completeness(let list) = field { draft.content.complete.remove(list) }
    }
    for (list, rows) in draft.content.rows {
      let kept = rows.filter { judgement.assembly.rows[list]?.contains($0) == true }
      for case .cell(list, let row, let name) in draft.content.answers.keys
      where !kept.contains(row) {
        draft.content.answers[.cell(list: list, row: row, field: name)] = nil
      }
      draft.content.rows[list] = kept.isEmpty ? nil : kept
      if kept != rows { draft.content.complete.remove(list) }
    }
    return Interview(setting, resuming: draft)
  }

  /// The row numbers of a new interview, by list and the number here.
  fileprivate func renumbering() -> [String: [Int: Int]] {
    draft.content.rows.mapValues { rows in
      Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0 + 1) })
    }
  }

  /// With the answer that another interview has to a field, entered as its text.
  fileprivate func repeating(
    _ id: FieldID, of other: Interview, _ rows: [String: [Int: Int]]
  ) throws -> Interview {
    var target = id
    if case .cell(let list, let row, let name) = id, let row = rows[list]?[row] {
      target = .cell(list: list, row: row, field: name)
    }
    switch other.field(id)?.answer {
    case .answered(_, let text):
      let isFree = text == "Wondrol" || text == "Nixadol"
      return try recording(isFree ? .freeName(text) : .text(text), for: target).get()
    case .undocumented: return try recording(.undocumented, for: target).get()
    default: return self
    }
  }
}
