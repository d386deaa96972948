internal import Casework
internal import RuleModel

/// A draft's answers as the case document that is evaluated: those that hold together.
///
/// What a case reader would refuse, and what other answers supersede, is left out and named. So is
/// a row that does not say yet which drug it is about; its list then counts as open, whatever was
/// said of it, because an entry that is not there must not clear an exclusion.
struct CaseAssembly {
  let request: CaseRequest
  let document: CaseDocument
  /// Answers that other answers rule out, with the reason.
  let conflicts: [FieldID: String]
  /// Answers in place of which something derived counts.
  let superseded: Set<FieldID>
  /// The rows in the document, in the order of its entries.
  let rows: [String: [Int]]
  /// Rows that are not in it, with what they lack.
  let unfinished: [String: [Int: String]]

  /// - Parameter leftOut: answers that count for nothing for another reason.
  init(
    _ content: Draft.Content, id: String, in setting: InterviewSetting,
    without leftOut: Set<FieldID> = []
  ) {
    var conflicts: [FieldID: String] = [:]
    while true {
      let excluded = leftOut.union(conflicts.keys)
      let writer = CaseWriter(content, id: id, setting, excluded)
      do throws(CaseRefusal) {
        request = try setting.cases.read(writer.document.json)
        (document, rows, unfinished) = (writer.document, writer.rows, writer.unfinished)
        superseded = writer.superseded
        self.conflicts = conflicts
        return
      } catch {
        let known = conflicts.count
        for refusal in setting.cases.refusals(of: writer.document.json) {
          for field in writer.fields(at: refusal.path) where conflicts[field] == nil {
            conflicts[field] = setting.words(of: refusal.message)
          }
        }
        precondition(conflicts.count > known, "an answer is refused that cannot be found")
      }
    }
  }
}

/// Writes answers into a case document and remembers which field stands where.
struct CaseWriter {
  private let content: Draft.Content
  private let setting: InterviewSetting
  private let excluded: Set<FieldID>
  private(set) var document = CaseDocument()
  private(set) var rows: [String: [Int]] = [:]
  private(set) var unfinished: [String: [Int: String]] = [:]
  private(set) var superseded: Set<FieldID> = []
  /// The fields behind each name among the undocumented ones.
  private var undocumented: [(name: String, fields: [FieldID])] = []

  init(
    _ content: Draft.Content, id: String, _ setting: InterviewSetting, _ excluded: Set<FieldID>
  ) {
    self.content = content
    self.setting = setting
    self.excluded = excluded
    document["id"] = .text(id)
    for (slot, input) in setting.vocabulary.inputs.enumerated() {
      if let record = setting.vocabulary.record(of: slot) {
        write(input, entries: record)
      } else {
        write(input)
      }
    }
    writeIntake()
    if !undocumented.isEmpty {
      document["undocumented"] = .array(undocumented.map { .text($0.name) })
    }
  }

  /// The fields that stand at a path of the document, as a refusal names it.
  func fields(at path: String) -> [FieldID] {
    if let place = Self.place(in: path, of: "undocumented") { return undocumented[place].fields }
    for (list, rows) in rows {
      guard let slot = setting.vocabulary.slot(of: list),
        let place = Self.place(in: path, of: setting.vocabulary.inputs[slot].answer.path)
      else { continue }
      let field = path.split(separator: ".").dropFirst().first.map(Self.name) ?? FormName.entryDrug
      return [.cell(list: list, row: rows[place], field: field)]
    }
    if setting.vocabulary.intakeQuestion(path) != nil { return [.input(path)] }
    let slot = setting.slotsByPath[Self.name(path[...])]
    return slot.map { [.input(setting.vocabulary.inputs[$0].name)] } ?? []
  }

  /// 2 of `therapies[2].days`.
  private static func place(in path: String, of list: String) -> Int? {
    guard path.hasPrefix("\(list)[") else { return nil }
    return Int(path.dropFirst(list.count + 1).prefix { $0 != "]" })
  }

  /// `facts.affectedAreas` of `facts.affectedAreas[1]`.
  private static func name(_ step: Substring) -> String { String(step.prefix { $0 != "[" }) }
}

extension CaseWriter {
  private func answer(_ field: FieldID) -> Draft.Answer? {
    excluded.contains(field) ? nil : content.answers[field]
  }

  private mutating func write(_ input: InputDefinition) {
    let field = FieldID.input(input.name)
    guard let answer = answer(field) else { return }
    if let source = input.answer.yearsSince, case .answered = self.answer(.input(source)) {
      superseded.insert(field)
      return
    }
    switch answer {
    case .answered(let value): document[input.answer.path] = value
    case .undocumented: note(undocumented: field, as: input.reportedName)
    }
  }

  /// What the clock and the letter need beside the case.
  private mutating func writeIntake() {
    for question in setting.vocabulary.intake {
      let field = FieldID.input(question.definition.name)
      guard case .answered(let value) = answer(field), setting.isOfIntake(field, in: content)
      else { continue }
      document[question.definition.answer.path] = value
    }
  }

  private mutating func note(undocumented field: FieldID, as name: String?) {
    guard let name else { return }
    if let place = undocumented.firstIndex(where: { $0.name == name }) {
      undocumented[place].fields.append(field)
    } else {
      undocumented.append((name, [field]))
    }
  }

  private mutating func write(_ list: InputDefinition, entries record: RecordDefinition) {
    var entries: [JSONValue] = []
    for row in content.rows[list.name] ?? [] {
      let cells = cells(list.name, row, record)
      if let lack = lack(list.name, row) {
        unfinished[list.name, default: [:]][row] = lack
        continue
      }
      for (field, answer) in cells where answer == .undocumented {
        let name = "\(list.name)[\(entries.count)].\(field)"
        note(undocumented: .cell(list: list.name, row: row, field: field), as: name)
      }
      let members = cells.compactMap { field, answer in
        if case .answered(let value) = answer { (field, value) } else { nil }
      }
      entries.append(.object(JSONObject(members)))
      rows[list.name, default: []].append(row)
    }
    document[list.answer.path] = .array(entries)
    writeCompleteness(of: list)
  }

  private mutating func writeCompleteness(of list: InputDefinition) {
    let field = FieldID.completeness(list.name)
    let isComplete =
      content.complete.contains(list.name) && !excluded.contains(field)
      && unfinished[list.name] == nil
    document["\(list.answer.path)Complete"] = .boolean(isComplete)
    if !isComplete, answer(field) == .undocumented {
      note(undocumented: field, as: list.reportedName)
    }
  }

  /// The answers of a row that concern it.
  private mutating func cells(
    _ list: String, _ row: Int, _ record: RecordDefinition
  ) -> [(field: String, answer: Draft.Answer)] {
    var cells: [(String, Draft.Answer)] = []
    for definition in record.fields {
      let field = FieldID.cell(list: list, row: row, field: definition.name)
      guard let answer = answer(field) else { continue }
      if setting.concerns(field, content) {
        cells.append((definition.name, answer))
      } else {
        superseded.insert(field)
      }
    }
    return cells
  }

  /// What a row lacks to say which drug it is about.
  private func lack(_ list: String, _ row: Int) -> String? {
    let drug = FieldID.cell(list: list, row: row, field: FormName.entryDrug)
    let classes = FieldID.cell(list: list, row: row, field: FormName.entryClasses)
    guard case .answered = answer(drug) else { return "the drug is missing" }
    if setting.concerns(classes, content) {
      guard case .answered = answer(classes) else {
        return "the class of a drug that is not in the dictionary is missing"
      }
    }
    return nil
  }
}

extension InterviewSetting {
  /// A refusal as a person reads it: dates as the screen shows them, inputs by their labels.
  func words(of message: String) -> String {
    message.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let core = word.prefix { !",.:".contains($0) || $0 == "." }
      let name = core.hasSuffix(".") ? core.dropLast() : core
      let rest = word.dropFirst(name.count)
      if let date = CalendarDate(iso: name) { return AnswerWords.date(date) + rest }
      if name.contains("."), let slot = vocabulary.slot(of: String(name)) {
        return vocabulary.inputs[slot].label + rest
      }
      return String(word)
    }.joined(separator: " ")
  }
}
