internal import RuleModel

extension VocabularyReader {
  private static let intakeTypes = ["text", "yesNo", "date", "time", "choice", "track"]
  private static let intakeKeys = questionKeys + ["type", "choices", "onlyWith"]

  /// What the intake records beside the case.
  func readIntake(_ section: YAMLElement?, _ inputs: [InputDefinition]) -> [IntakeQuestion] {
    var known: [String: [String]] = [:]
    for input in inputs { known[input.name] = input.answer.choices.map(\.value) }
    var questions: [IntakeQuestion] = []
    for member in section?.openFields?.members ?? [] {
      if known[member.key] != nil {
        member.value.fault(
          "\(member.value.path): an input has this name", help: "give it a name of its own")
      }
      guard let question = readIntake(member.key, member.value, known) else { continue }
      known[member.key] = question.definition.answer.choices.map(\.value)
      questions.append(question)
    }
    return questions
  }

  private func readIntake(
    _ name: String, _ element: YAMLElement, _ known: [String: [String]]
  ) -> IntakeQuestion? {
    guard let fields = element.fields(Self.intakeKeys),
      let kind = fields.required("type")?.choice(of: Self.intakeTypes),
      let question = readQuestion(fields)
    else { return nil }
    let choices = readChoices(kind, fields)
    let type: ValueType =
      switch kind {
      case "yesNo": .boolean
      case "date": .date
      case "choice": .text(choices: choices.map(\.value))
      default: .text(choices: nil)
      }
    return IntakeQuestion(
      InputDefinition(
        name: name, type: type,
        answer: AnswerRule(path: name, choices: choices, isTimeOfDay: kind == "time"),
        question: question),
      condition: readCondition(fields["onlyWith"], known))
  }

  /// It refers to what stands before it, so that no two wait for each other.
  private func readCondition(
    _ element: YAMLElement?, _ known: [String: [String]]
  ) -> IntakeQuestion.Condition? {
    let choosing = known.filter { !$0.value.isEmpty }.keys.sorted()
    guard let element, let table = element.fields(choosing) else { return nil }
    guard table.members.count == 1, let member = table.members.first else {
      element.fault("\(element.path): names no single question", help: "name one, with its values")
      return nil
    }
    guard let values = member.value.names(of: known[member.key] ?? []) else { return nil }
    return IntakeQuestion.Condition(name: member.key, values: values)
  }
}
