public import Diagnostics
internal import FoundationEssentials
public import RuleModel

extension Vocabulary {
  /// The vocabulary in `source`; nil when any fault is an error. All faults are reported, in the
  /// order of the file.
  ///
  /// - Parameter drugs: lists the classes and potencies that the file offers as choices
  ///   (`choicesFrom: drugClasses`, `drugPotencies`).
  public static func reading(
    _ source: SourceText, drugs: DrugContent
  ) -> (vocabulary: Vocabulary?, diagnostics: [Diagnostic]) {
    reading(YAMLDocument(source), drugs: drugs)
  }

  static func reading(
    _ document: YAMLDocument, drugs: DrugContent
  ) -> (vocabulary: Vocabulary?, diagnostics: [Diagnostic]) {
    let log = FaultLog(document.source)
    let reader = VocabularyReader(
      log: log,
      choiceSets: [
        "drugClasses": drugs.classes.map { Choice(value: $0.id, label: $0.meaning) },
        "drugPotencies": drugs.potencies.map { Choice(value: $0, label: $0) },
      ])
    let vocabulary = document.root(log).flatMap(reader.read)
    return (log.hasErrors ? nil : vocabulary, log.diagnostics.sorted())
  }
}

/// Reads the sections of a vocabulary file, records before the inputs that are lists of them.
struct VocabularyReader {
  let log: FaultLog
  let choiceSets: [String: [Choice]]

  private static let sections = ["dates", "inputs", "intake", "groups", "records", "drugs"]

  func read(_ root: YAMLElement) -> Vocabulary? {
    guard let sections = root.fields(Self.sections) else {
      return nil
    }
    let records = sections["records"]?.openFields?.members.compactMap(readRecord) ?? []
    let inputs = sections.required("inputs")?.openFields?.members ?? []
    let groups = sections["groups"]?.openFields?.members ?? []
    let context = VocabularyNames(
      records: records.map(\.name), groups: groups.map(\.key), inputs: inputs.map(\.key))
    let definitions = inputs.compactMap { readInput($0.key, $0.value, context) }
    // Slots are places: with an input missing every later one would be wrong.
    guard definitions.count == inputs.count else { return nil }
    checkReferences(definitions, at: inputs.map(\.value))
    for (definition, element) in zip(definitions, inputs.map(\.value)) {
      guard let fields = element.openFields, let question = definition.question else { continue }
      checkAsked(question, of: [definition], fields)
    }
    let draft = Vocabulary(inputs: definitions, records: records)
    let drugs = sections["drugs"]?.openFields?.members.compactMap {
      readDrug($0.key, $0.value, draft, context)
    }
    return Vocabulary(
      inputs: definitions, records: records,
      groups: groups.compactMap { readGroup($0.key, $0.value, definitions) }, drugs: drugs ?? [],
      intake: readIntake(sections["intake"], definitions),
      dateOrder: sections["dates"]?.choice(of: DateOrder.allCases.map(\.rawValue))
        .flatMap(DateOrder.init))
  }

  private func readRecord(
    _ member: (key: String, position: SourcePosition?, value: YAMLElement)
  ) -> RecordDefinition? {
    guard let fields = member.value.openFields?.members else { return nil }
    return RecordDefinition(
      name: member.key,
      fields: fields.compactMap { readField($0.key, $0.value) })
  }

  private func readGroup(
    _ name: String, _ element: YAMLElement, _ inputs: [InputDefinition]
  ) -> InputGroup? {
    let slots = inputs.indices.filter { inputs[$0].reportedName == name }
    if slots.isEmpty {
      element.fault("\(element.path): no input is in this group", help: "write 'group: \(name)'")
    }
    guard let fields = element.fields(Self.questionKeys), let question = readQuestion(fields)
    else { return nil }
    checkAsked(question, of: slots.map { inputs[$0] }, fields)
    return InputGroup(name: name, question: question, slots: slots)
  }

  /// What a letter says was asked for names all the answers that it is made of, and no others.
  private func checkAsked(
    _ question: Question, of inputs: [InputDefinition], _ fields: YAMLFields
  ) {
    guard let words = question.asked, let element = fields["asked"] else { return }
    let marks = inputs.map(\.mark)
    let rest = marks.reduce(words) { $0.replacing($1, with: "") }
    guard !marks.allSatisfy(words.contains) || rest.contains("{") else { return }
    element.fault(
      "\(element.path): does not name just what is asked for here",
      help: "write \(marks.joined(separator: " and ")) where the answer stands")
  }

  /// The date inputs that other inputs refer to have to be dates.
  private func checkReferences(_ inputs: [InputDefinition], at elements: [YAMLElement]) {
    let dates = inputs.filter { $0.type == .date }.map(\.name)
    for (input, element) in zip(inputs, elements) {
      guard let fields = element.openFields else { continue }
      for (key, name) in [("latest", input.answer.latest), ("yearsSince", input.answer.yearsSince)]
      where name.map({ !dates.contains($0) }) ?? false {
        _ = fields[key]?.choice(of: dates)
      }
    }
  }
}

/// The names that one part of a vocabulary can refer to in another.
struct VocabularyNames {
  let records: [String]
  let groups: [String]
  let inputs: [String]
}
