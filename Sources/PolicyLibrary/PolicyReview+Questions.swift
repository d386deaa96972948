internal import Diagnostics
internal import RuleModel

/// Questions that nobody reads or can answer, and names that nothing uses.
extension FlawFinder {
  mutating func findInQuestions() {
    guard let fields = readYAML(held.source, FaultLog(held.source))?.openFields else { return }
    let read = Set(livingExpressions.flatMap(\.inputs) + policy.otherInputs)
    for element in fields["questions"]?.list ?? [] {
      guard let name = element.text, let slot = vocabulary.slot(of: name) else { continue }
      if !read.contains(slot) {
        note(
          .unread, name, at: element.position, length: name.unicodeScalars.count,
          "no line reads the question '\(name)'", help: "take it out of 'questions'")
      }
      let input = vocabulary.inputs[slot]
      if vocabulary.question(for: Gap(slot: slot)) == nil, !input.answer.isDerived {
        note(
          .unanswerable, name, at: element.position, length: name.unicodeScalars.count,
          "nobody can answer '\(name)': vocabulary.yaml has no question for it",
          help: "give it a question there, or take it out of 'questions'")
      }
    }
    let used = Set(policy.expressions.flatMap(\.names))
    for member in fields["define"]?.openFields?.members ?? [] where !used.contains(member.key) {
      note(
        .unused, member.key, at: member.position, length: member.key.unicodeScalars.count,
        "no line uses '\(member.key)'", help: "take it out of 'define'")
    }
  }

  /// Those of what can be reached: a question that only the rest reads is never shown.
  private var livingExpressions: [Expression] {
    policy.expressions.filter { !unreached.contains(ObjectIdentifier($0)) }
  }
}
