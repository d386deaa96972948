import Diagnostics
import RuleEngine
import RuleLanguage
import RuleModel
import Testing

/// What holds for every expression and all answers. A failure names the seed that repeats it.
@Suite("Laws of evaluation")
struct LawTests {
  private static let rounds = 500

  /// Calls `law` with random expressions; hands it dice of its own.
  private func check(
    hasNulls: Bool = false,
    _ law: (_ text: String, Expression, inout RandomAnswers) -> String?
  ) {
    let seed = Dice().seed
    print("laws: seed \(seed)")
    var conditions = RandomCondition(dice: Dice(seed: seed), hasNulls: hasNulls)
    for round in 0..<Self.rounds {
      let text = conditions.condition(depth: 3)
      let (expression, diagnostics) = Bench.read(text, dialect: hasNulls ? .cql : .policy)
      guard let expression else {
        Issue.record("seed \(seed): \(diagnostics.map(\.rendered).joined(separator: "\n"))")
        return
      }
      var answers = RandomAnswers(dice: Dice(seed: seed &+ UInt64(round)))
      if let fault = law(text, expression, &answers) {
        Issue.record("seed \(seed), round \(round): \(text)\n\(fault)")
        return
      }
    }
  }

  private func value(_ expression: Expression, _ facts: FactSet) -> Value {
    var trail = Trail()
    return ExpressionEvaluator.evaluate(expression, facts: facts, trail: &trail)
  }

  @Test("answering more never changes a known result", arguments: [false, true])
  func monotony(hasNulls: Bool) {
    check(hasNulls: hasNulls) { _, expression, answers in
      var facts = answers.partial()
      var before = value(expression, facts)
      for _ in 0..<4 {
        let more = answers.answeringMore(facts)
        let after = value(expression, more)
        let isSettled = !before.isUnknown || before.gaps.isEmpty
        if isSettled, after != before { return "\(before) became \(after)\n\(facts)\n\(more)" }
        (facts, before) = (more, after)
      }
      return nil
    }
  }

  @Test("with everything answered a policy's condition is true or false")
  func totality() {
    check { _, expression, answers in
      var facts = answers.partial()
      for _ in 0..<8 { facts = answers.answeringMore(facts, percent: 100) }
      let value = value(expression, facts)
      return value.isUnknown ? "open: \(value.gaps)\n\(facts)" : nil
    }
  }

  @Test("what is open says what it waits for, and that is open indeed")
  func gaps() {
    check { _, expression, answers in
      let facts = answers.partial()
      let value = value(expression, facts)
      if value.isUnknown, value.gaps.isEmpty { return "no gaps\n\(facts)" }
      return value.gaps.items.first { !facts.isOpen($0) }.map { "\($0) is answered\n\(facts)" }
    }
  }

  @Test("nothing but what it waits for settles an open result", arguments: [false, true])
  func onlyGapsSettle(hasNulls: Bool) {
    check(hasNulls: hasNulls) { _, expression, answers in
      let facts = answers.partial()
      let gaps = value(expression, facts).gaps
      guard !gaps.isEmpty else { return nil }
      let more = answers.answeringMore(facts, percent: 100) { !gaps.items.contains($0) }
      let after = value(expression, more)
      return after.isUnknown && !after.gaps.isEmpty ? nil : "\(gaps)\n\(facts)\n\(more)"
    }
  }

  @Test("the order of a list's entries does not matter")
  func order() {
    check { _, expression, answers in
      let facts = answers.partial()
      var shuffled = facts
      for slot in Bench.vocabulary.inputs.indices {
        guard case .list(let list) = facts[slot],
          case .list(.record) = Bench.vocabulary.inputs[slot].type
        else { continue }
        shuffled[slot] = .list(
          ListValue(list.elements.shuffled(using: &answers.dice), openness: list.openness))
      }
      return value(expression, facts).truth == value(expression, shuffled).truth
        ? nil : "\(facts)"
    }
  }

  @Test("without a trail the value is the same", arguments: [false, true])
  func untraced(hasNulls: Bool) {
    check(hasNulls: hasNulls) { _, expression, answers in
      let facts = answers.partial()
      let untraced = ExpressionEvaluator.value(of: expression, facts: facts)
      let value = value(expression, facts)
      return untraced == value ? nil : "\(untraced) is not \(value)\n\(facts)"
    }
  }

  @Test("a trail ends with the result, and its reads are the answers")
  func trail() {
    check { _, expression, answers in
      let facts = answers.partial()
      var trail = Trail()
      _ = ExpressionEvaluator.evaluate(expression, facts: facts, trail: &trail)
      let start = trail.count
      let value = ExpressionEvaluator.evaluate(expression, facts: facts, trail: &trail)
      guard trail.steps.last?.value == value else { return "ends with \(trail.steps.last!)" }
      let reading = ExpressionReading(expression, trail, start..<trail.count)
      if let read = reading.reads.first(where: { facts.value(of: $0) != $0.value }) {
        return "read \(read)\n\(facts)"
      }
      let unread = value.gaps.items.first { gap in
        !reading.reads.contains {
          $0.slot == gap.slot && $0.field == gap.field && $0.entry == gap.entry
        }
      }
      return unread.map { "\($0) was not read\n\(facts)" }
    }
  }

  @Test("the printed form reads as an expression that prints alike and means the same")
  func printing() {
    check { _, expression, answers in
      let printed = RuleLanguage.text(of: expression, vocabulary: Bench.vocabulary)
      let (again, diagnostics) = Bench.read(printed)
      guard let again else { return diagnostics.map(\.rendered).joined(separator: "\n") }
      let facts = answers.partial()
      guard RuleLanguage.text(of: again, vocabulary: Bench.vocabulary) == printed,
        again.nodes == expression.nodes
      else { return printed }
      return value(again, facts) == value(expression, facts) ? nil : printed
    }
  }
}

extension FactSet {
  func isOpen(_ gap: Gap) -> Bool {
    guard let entry = gap.entry, let field = gap.field else {
      if case .list(let list) = self[gap.slot] { return !list.isComplete }
      return self[gap.slot].isUnknown
    }
    return field < 0 ? false : self.field(gap.slot, entry, field)?.isUnknown ?? false
  }

  func value(of read: InputRead) -> Value? {
    guard let entry = read.entry, let field = read.field else { return self[read.slot] }
    return self.field(read.slot, entry, field)
  }

  private func field(_ slot: Int, _ entry: Int, _ field: Int) -> Value? {
    guard case .list(let list) = self[slot] else { return nil }
    for case .record(let record) in list.elements where record.entry == entry {
      return record.fields[field]
    }
    return nil
  }
}
