internal import Casework
internal import FoundationEssentials
internal import RuleEngine
internal import RuleModel

/// Puts the values of a case into words for the member, as `CaseWords` does for the reviewer.
struct MemberWords {
  let vocabulary: Vocabulary
  let request: CaseRequest

  /// What the case shows of these lines of one policy, a piece for each input and each entry of
  /// a list. What is not answered is left out: the letter says elsewhere that it is missing.
  func found(_ lines: [LineFinding], in policy: PolicyFinding) -> Found {
    let readings = deciding(lines, in: policy)
    let scalars = values(readings)
    let lists = merged(readings.flatMap(\.lists))
    let isAlone = Set(readings.flatMap(\.inputs).map(\.slot)).count == 1
    if lists.isEmpty, isAlone, scalars.count == 1, let only = scalars.first,
      only.value.speaksForItself
    {
      return .one(words(only.value, of: only.slot))
    }
    let named = scalars.map { "\(nameOfOne($0.slot)): \(words($0.value, of: $0.slot))" }
    return .several(named + lists.flatMap(pieces))
  }

  /// What a case shows of a reason.
  enum Found {
    /// A value that says what it is without its name: it fits within a sentence.
    case one(String)
    /// A line for each; empty where nothing is known.
    case several([String])
  }

  /// What a prescriber would send to show what these lines ask; no two are the same.
  func documents(_ lines: [LineFinding], in policy: PolicyFinding) -> [String] {
    let slots = deciding(lines, in: policy).flatMap { $0.inputs.map(\.slot) + $0.lists.map(\.slot) }
    return slots.compactMap { slot in
      let question = vocabulary.question(for: Gap(slot: slot))
      return question?.correction ?? question?.documents
    }.withoutRepeats
  }

  func documents(_ gaps: Gaps) -> [String] {
    gaps.items.compactMap { vocabulary.question(for: $0)?.documents }.withoutRepeats
  }

  /// The inputs that these lines read and the case answers, as a letter calls them.
  func answered(_ lines: [LineFinding], in policy: PolicyFinding) -> [String] {
    readings(lines, in: policy).flatMap { $0.inputs.map(\.slot) + $0.lists.map(\.slot) }
      .filter { !request.facts[$0].isUnknown }.map(name(of:)).withoutRepeats
  }

  /// What a letter calls the inputs that gaps wait for; no two are the same.
  func names(of gaps: Gaps) -> [String] { gaps.items.map(name(of:)).withoutRepeats }

  private func readings(_ lines: [LineFinding], in policy: PolicyFinding) -> [TrailReading] {
    lines.compactMap { line in
      guard case .expression(let expression) = line.criterion.test else { return nil }
      return TrailReading(expression, policy.trail.steps[line.steps], in: vocabulary)
    }
  }

  /// What made these lines what they are. The request's drug and day are told only where nothing
  /// else is: that it is another drug than the one a line names is no reason.
  private func deciding(_ lines: [LineFinding], in policy: PolicyFinding) -> [TrailReading] {
    let readings = lines.compactMap { line -> TrailReading? in
      guard case .expression(let expression) = line.criterion.test else { return nil }
      return TrailReading(deciding: expression, policy.trail.steps[line.steps], in: vocabulary)
    }
    let known = Set(["request.drug", "request.date"].compactMap(vocabulary.slot(of:)))
    let rest = readings.map { $0.without(known) }
    return rest.allSatisfy { $0.inputs.isEmpty && $0.lists.isEmpty } ? readings : rest
  }

  private func values(_ readings: [TrailReading]) -> [(slot: Int, value: Value)] {
    var seen: Set<Int> = []
    return readings.flatMap(\.inputs).filter {
      !$0.value.isUnknown && seen.insert($0.slot).inserted
    }
  }
}

extension MemberWords {
  /// A list as one or more lines went through it.
  private struct ReadList {
    let slot: Int
    var fields: [Int]
    var entries: [TrailReading.Entry]
    let isOpen: Bool

    var isKnownEmpty: Bool { entries.isEmpty && !isOpen }
  }

  /// Lists that several lines read, each once, with all that any of the lines looked at.
  private func merged(_ lists: [TrailReading.List]) -> [ReadList] {
    lists.reduce(into: []) { merged, list in
      let shown = list.shown
      guard let index = merged.firstIndex(where: { $0.slot == list.slot }) else {
        merged.append(
          ReadList(slot: list.slot, fields: list.fields, entries: shown, isOpen: list.isOpen))
        return
      }
      merged[index].fields += list.fields.filter { !merged[index].fields.contains($0) }
      let known = Set(merged[index].entries.map(\.record.entry))
      merged[index].entries += shown.filter { !known.contains($0.record.entry) }
    }
  }

  private func pieces(_ list: ReadList) -> [String] {
    if list.isKnownEmpty { return ["\(name(of: list.slot)): none"] }
    return list.entries.sorted { $0.record.entry < $1.record.entry }.map { entry($0, list) }
  }

  private func entry(_ entry: TrailReading.Entry, _ list: ReadList) -> String {
    guard let record = vocabulary.record(of: list.slot) else { return "" }
    let nameField = record.field("drug")
    let details = list.fields.compactMap { field -> String? in
      let input = record.fields[field]
      guard field != nameField, let question = input.question else { return nil }
      return detail(entry.record.fields[field], input, question)
    }
    let name = nameField.map { words(entry.record.fields[$0], record.fields[$0]) } ?? ""
    return details.isEmpty ? name : "\(name) (\(details.joined(separator: "; ")))"
  }

  /// A mark is said only where it is set.
  private func detail(_ value: Value, _ input: InputDefinition, _ question: Question) -> String? {
    switch value {
    case .unknown, .list: return nil
    case .boolean(let flag): return flag ? question.memberWords ?? question.label : nil
    case .text(let text):
      if let words = input.answer.choice(text)?.memberWords { return words }
    default: break
    }
    return "\(question.memberWords ?? question.label.lowercased()): \(words(value, input))"
  }
}

extension MemberWords {
  /// What a letter calls an input: `how much of the hair on your scalp is lost`.
  func name(of slot: Int) -> String { name(of: Gap(slot: slot)) }

  /// What a letter calls one of several figures that are asked for together: `tubes`.
  private func nameOfOne(_ slot: Int) -> String {
    let input = vocabulary.inputs[slot]
    let isOneOfSeveral = vocabulary.group(input.reportedName) != nil
    guard isOneOfSeveral, let label = input.question?.label else { return name(of: slot) }
    return label.prefix(1).lowercased() + label.dropFirst()
  }

  /// Of an entry's field with the name of the drug that the entry tells of.
  private func name(of gap: Gap) -> String {
    guard let question = vocabulary.question(for: gap) else { return vocabulary.name(of: gap) }
    let words = question.memberWords ?? question.label
    guard let entry = gap.entry, let drug = drug(ofEntry: entry, in: gap.slot) else { return words }
    return "\(words) (\(drug))"
  }

  /// The drugs that the case's lists name, as they were given.
  var drugNames: [String] {
    vocabulary.inputs.indices.flatMap { slot -> [String] in
      guard case .list(let list) = request.facts[slot], vocabulary.record(of: slot) != nil else {
        return []
      }
      return list.elements.indices.compactMap { drug(ofEntry: $0, in: slot) }
    }
  }

  private func drug(ofEntry entry: Int, in slot: Int) -> String? {
    guard case .list(let list) = request.facts[slot], let field = vocabulary.record(of: slot),
      let place = field.field("drug"), list.elements.indices.contains(entry),
      case .record(let record) = list.elements[entry]
    else { return nil }
    return words(record.fields[place], field.fields[place])
  }

  func words(_ value: Value, of slot: Int) -> String { words(value, vocabulary.inputs[slot]) }

  private func words(_ value: Value, _ input: InputDefinition) -> String {
    switch value {
    case .unknown, .record, .partialDate: ""
    case .boolean(let flag): flag ? "yes" : "no"
    case .integer(let figure): String(figure)
    case .decimal(let figure): "\(figure)"
    case .text(let text):
      input.answer.choice(text).map { $0.memberWords ?? $0.label } ?? text
    case .date(let date): DateWords.long(date)
    case .quantity(let quantity):
      input.answer.counted?.words(quantity.amount) ?? words(quantity, input.answer.unitWords)
    case .list(let list):
      list.elements.isEmpty
        ? "none" : list.elements.map { words($0, input) }.joined(separator: ", ")
    }
  }

  /// What was asked for under one question, as `through home delivery`; nil where nothing is said
  /// of it, and while an answer that the words name is open.
  func asked(_ question: Question, of slots: [Int]) -> String? {
    let facts = request.facts
    guard var words = question.asked, slots.allSatisfy({ !facts[$0].isUnknown }) else { return nil }
    for slot in slots {
      words = words.replacing(
        vocabulary.inputs[slot].mark, with: counted(facts[slot], vocabulary.inputs[slot]))
    }
    return words
  }

  /// A figure with what it counts: `2 tubes`.
  private func counted(_ value: Value, _ input: InputDefinition) -> String {
    guard let counted = input.answer.counted else { return words(value, input) }
    switch value {
    case .integer(let figure): return counted.words(Decimal(figure))
    case .decimal(let figure): return counted.words(figure)
    default: return words(value, input)
    }
  }

  private func words(_ quantity: Quantity, _ unitWords: String?) -> String {
    let unit = unitWords ?? quantity.unit
    if unit == "%" { return "\(quantity.amount)%" }
    let isCalendar = ["day", "week", "month", "year"].contains(unit)
    return "\(quantity.amount) \(unit)\(isCalendar && quantity.amount != 1 ? "s" : "")"
  }
}

extension Value {
  /// Whether it says something without the name of its input, as `18 years` does, but not `no`.
  fileprivate var speaksForItself: Bool {
    switch self {
    case .boolean, .integer: false
    case .list(let list): !list.elements.isEmpty
    default: true
    }
  }
}

extension TrailReading.List {
  /// The entries that decide a line where there are such, else all.
  fileprivate var shown: [TrailReading.Entry] {
    let deciding = entries.filter { $0.truth == .true }
    return deciding.isEmpty ? entries : deciding
  }
}

extension [String] {
  /// Each once, in the order of its first place.
  var withoutRepeats: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
