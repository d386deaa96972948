internal import FoundationEssentials
internal import RuleModel

extension VocabularyReader {
  static let questionKeys = ["label", "ask", "help", "documents", "correction", "member", "asked"]
  private static let answerKeys =
    [
      "type", "unit", "unitWords", "counted", "minimum", "above", "maximum", "choices",
      "choicesFrom",
      "unreported", "latest", "digits",
    ]
    + questionKeys
  private static let inputKeys = answerKeys + ["path", "group", "of", "complete", "yearsSince"]
  private static let fieldKeys = answerKeys + ["standard", "derived"]
  private static let types = [
    "text", "yesNo", "date", "choice", "set", "whole", "figure", "list",
  ]

  /// nil, with a fault, where type or question cannot be read.
  func readInput(
    _ name: String, _ element: YAMLElement, _ names: VocabularyNames
  ) -> InputDefinition? {
    guard let fields = element.fields(Self.inputKeys),
      let kind = fields.required("type")?.choice(of: Self.types)
    else { return nil }
    let (choices, range) = (readChoices(kind, fields), readRange(kind, fields))
    guard let type = readType(kind, fields, choices, names), let question = readQuestion(fields)
    else { return nil }
    let path = fields["path"]?.text ?? (name.contains(".") ? name : "facts.\(name)")
    let isUnreported = fields["unreported"]?.flag ?? false
    return InputDefinition(
      name: name, type: type,
      reportedName: isUnreported ? nil : fields["group"]?.choice(of: names.groups) ?? name,
      answer: AnswerRule(
        path: path, range: range, unitWords: readUnitWords(fields),
        counted: readCounted(kind, fields), digits: readDigits(kind, fields), choices: choices,
        latest: fields["latest"]?.text,
        yearsSince: fields["yearsSince"]?.text),
      question: question, completeness: readCompleteness(kind, fields))
  }

  /// A field of an entry. A derived one, which nobody is asked for, has no question.
  func readField(_ name: String, _ element: YAMLElement) -> InputDefinition? {
    guard let fields = element.fields(Self.fieldKeys),
      let kind = fields.required("type")?.choice(of: Self.types.filter { $0 != "list" })
    else { return nil }
    let (choices, range) = (readChoices(kind, fields), readRange(kind, fields))
    let isDerived = fields["derived"]?.flag ?? false
    let standard = fields["standard"]?.flag
    let isUnreported = fields["unreported"]?.flag ?? (isDerived || standard != nil)
    guard let type = readType(kind, fields, choices, nil) else { return nil }
    let question = isDerived ? nil : readQuestion(fields)
    return InputDefinition(
      name: name, type: type, reportedName: isUnreported ? nil : name,
      answer: AnswerRule(
        path: name, range: range, unitWords: readUnitWords(fields),
        counted: readCounted(kind, fields), digits: readDigits(kind, fields), choices: choices,
        latest: fields["latest"]?.text,
        standard: standard, isDerived: isDerived),
      question: question)
  }

  /// Label and question have to be there; the rest may be left out.
  func readQuestion(_ fields: YAMLFields) -> Question? {
    guard let label = fields.required("label")?.text, let text = fields.required("ask")?.text
    else { return nil }
    return Question(
      label: label, text: text, help: fields["help"]?.text, documents: fields["documents"]?.text,
      correction: fields["correction"]?.text, memberWords: fields["member"]?.text,
      asked: fields["asked"]?.text)
  }

  private func readCompleteness(_ kind: String, _ fields: YAMLFields) -> Question? {
    guard kind == "list" else { return nil }
    return fields.required("complete")?.fields(Self.questionKeys).flatMap(readQuestion)
  }

  private func readType(
    _ kind: String, _ fields: YAMLFields, _ choices: [Choice], _ names: VocabularyNames?
  ) -> ValueType? {
    let unit = fields["unit"]
    if let unit, kind != "whole", kind != "figure" {
      unit.fault("\(unit.path): only figures have a unit")
    }
    switch kind {
    case "yesNo": return .boolean
    case "date": return .date
    case "choice": return .text(choices: choices.map(\.value))
    case "set": return .list(.text(choices: choices.map(\.value)))
    case "whole", "figure":
      if let unit { return unit.text.map { .quantity(unit: $0) } }
      return kind == "whole" ? .integer : .decimal
    case "list":
      guard let names, let record = fields.required("of")?.choice(of: names.records) else {
        return nil
      }
      return names.records.firstIndex(of: record).map { .list(.record($0)) }
    default: return .text(choices: nil)
    }
  }

  private func readUnitWords(_ fields: YAMLFields) -> String? {
    guard let words = fields["unitWords"] else { return nil }
    if fields["unit"] == nil { words.fault("\(words.path): only a unit has words") }
    return words.text
  }

  private func readCounted(_ kind: String, _ fields: YAMLFields) -> CountedWords? {
    guard let element = fields["counted"], let words = element.texts else { return nil }
    guard kind == "whole" || kind == "figure", words.count == 2 else {
      element.fault(
        "\(element.path): names one and several of what a figure counts",
        help: "write two words, as in [tube, tubes], and only beside a figure")
      return nil
    }
    return CountedWords(one: words[0], several: words[1])
  }

  private func readDigits(_ kind: String, _ fields: YAMLFields) -> Int? {
    guard let digits = fields["digits"] else { return nil }
    if kind != "text" { digits.fault("\(digits.path): only a text is made of digits") }
    return digits.integer
  }

  private func readRange(_ kind: String, _ fields: YAMLFields) -> FigureRange? {
    let isFigure = kind == "whole" || kind == "figure"
    for key in ["minimum", "above", "maximum"] where !isFigure {
      if let bound = fields[key] { bound.fault("\(bound.path): only figures have bounds") }
    }
    guard isFigure else { return nil }
    let (minimum, above) = (fields["minimum"]?.decimal, fields["above"]?.decimal)
    let maximum = fields["maximum"]?.decimal
    if let low = above ?? minimum, let maximum, low > maximum {
      fields["maximum"]?.fault("the maximum \(maximum) is below the minimum \(low)")
    }
    return FigureRange(
      minimum: above ?? minimum ?? 0, maximum: maximum, isWhole: kind == "whole",
      isMinimumExcluded: above != nil)
  }
}

extension VocabularyReader {
  /// Empty where the kind has none; a choice or a set without any is reported.
  func readChoices(_ kind: String, _ fields: YAMLFields) -> [Choice] {
    guard kind == "choice" || kind == "set" else {
      for key in ["choices", "choicesFrom"] {
        if let element = fields[key] {
          element.fault("\(element.path): only a choice or a set has choices")
        }
      }
      return []
    }
    if let name = fields["choicesFrom"]?.choice(of: choiceSets.keys.sorted()) {
      return choiceSets[name] ?? []
    }
    if fields["choicesFrom"] != nil { return [] }
    return fields.required("choices")?.openFields?.members.compactMap {
      readChoice($0.key, $0.value)
    } ?? []
  }

  private func readChoice(_ value: String, _ element: YAMLElement) -> Choice? {
    if element.kind == "text" { return element.text.map { Choice(value: value, label: $0) } }
    guard let fields = element.fields(["label", "member", "help"]),
      let label = fields.required("label")?.text
    else { return nil }
    return Choice(
      value: value, label: label, memberWords: fields["member"]?.text, help: fields["help"]?.text)
  }
}
