public import RuleEngine
public import RuleModel

/// Puts the values of a case into the words of the vocabulary: what the screen, `explain`, the
/// determination and the letter say of a line all comes from here.
public struct CaseWords: Sendable {
  public let vocabulary: Vocabulary
  /// The names of the inputs that were asked for and that the records do not show.
  public let undocumented: Set<String>

  public init(_ vocabulary: Vocabulary, undocumented: Set<String> = []) {
    self.vocabulary = vocabulary
    self.undocumented = undocumented
  }

  public func isUndocumented(_ gap: Gap) -> Bool { undocumented.contains(vocabulary.name(of: gap)) }

  /// What panels call the input that a gap waits for: `Scalp hair loss`, `Outcome of methotrexate`.
  public func label(of gap: Gap) -> String {
    vocabulary.question(for: gap)?.label ?? vocabulary.name(of: gap)
  }

  /// The gaps, but of those that are reported under one name only the first.
  func reported(_ gaps: Gaps) -> [Gap] {
    var seen: Set<String> = []
    return gaps.items.filter { seen.insert(vocabulary.name(of: $0)).inserted }
  }

  public func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .approve: "APPROVE"
    case .partial: "APPROVE IN PART"
    case .deny: "DENY"
    case .refer: "REFER to another policy"
    case .noPolicy: "NO POLICY held here is in force for this payer, drug and date"
    case .incomplete: "OPEN, cannot be decided yet"
    }
  }

  /// What an approval covers: dates, or doses, and how much.
  public func extent(_ approval: Approval) -> String {
    var text = "from \(DateWords.screen(approval.from))"
    if let through = approval.through { text += " through \(DateWords.screen(through))" }
    if let doses = approval.doses { text += ", \(doses) dose\(doses == 1 ? "" : "s")" }
    if let limit = approval.quantity {
      text += ", \(limit.grams) g in \(limit.days) days"
    }
    return text
  }

  /// A mark and a word that tell every status apart without colour. A line whose open inputs were
  /// all asked for in vain is UNKNOWN, any other open line OPEN.
  public func mark(_ line: LineFinding) -> String {
    switch line.status {
    case .met: "[+] MET"
    case .notMet: "[-] NOT MET"
    case .notApplicable: "[.] N/A"
    case .clear: "[+] CLEAR"
    case .holds: "[-] EXCLUDED"
    case .unknown: isAskedInVain(line) ? "[u] UNKNOWN" : "[ ] OPEN"
    }
  }

  /// Whether everything that an open line waits for was asked, and is not in the records.
  public func isAskedInVain(_ line: LineFinding) -> Bool {
    line.status == .unknown && !line.gaps.isEmpty && line.gaps.items.allSatisfy(isUndocumented)
  }
}

extension CaseWords {
  /// What this case showed for a line, with the values. Empty where the line does not apply.
  public func found(_ line: LineFinding, in policy: PolicyFinding) -> String {
    guard line.status != .notApplicable else { return "" }
    switch line.criterion.test {
    case .expression(let expression): return found(expression, line, policy.trail)
    case .all: return members(line, policy, joined: "not met: ", all: "all met")
    case .any: return members(line, policy, joined: "none met: ", all: "met")
    }
  }

  /// Of a group: the members that decide it.
  private func members(
    _ line: LineFinding, _ policy: PolicyFinding, joined: String, all: String
  ) -> String {
    func cited(_ status: LineStatus) -> String {
      let cites = line.criterion.members.map(\.cite)
      let lines = policy.lines.filter { $0.status == status }
      return lines.map(\.criterion.cite).filter(cites.contains).joined(separator: ", ")
    }
    switch line.status {
    case .met:
      if case .any = line.criterion.test { return "met by \(cited(.met))" }
      return all
    case .notMet: return joined + cited(.notMet)
    default: return "open: \(cited(.unknown))"
    }
  }

  private func found(_ expression: Expression, _ line: LineFinding, _ trail: Trail) -> String {
    let reading = TrailReading(expression, trail.steps[line.steps], in: vocabulary)
    if reading.lists.isEmpty, reading.inputs.count == 1 {
      return words(reading.inputs[0].value, of: reading.inputs[0].slot)
    }
    let named = reading.inputs.map { slot, value in
      let label = vocabulary.inputs[slot].question.map { "\($0.label): " } ?? ""
      return label + words(value, of: slot)
    }
    let lists = reading.mergedLists.map { entries($0, line) }
    return (named + lists).joined(separator: "; ")
  }

  /// The entries of a list, those that decide the line first.
  private func entries(_ list: TrailReading.List, _ line: LineFinding) -> String {
    let isOpen = list.isOpen ? "; the list is not complete" : ""
    if list.entries.isEmpty {
      guard list.isOpen else { return "none listed" }
      return isUndocumented(Gap(slot: list.slot)) ? notDocumented : "not answered"
    }
    let telling = list.entries.filter { $0.truth == (line.status == .unknown ? .unknown : .true) }
    let shown = telling.isEmpty ? list.entries : telling
    let none = telling.isEmpty ? "none counts: " : ""
    return none + shown.map { entry($0, list) }.joined(separator: "; ") + isOpen
  }

  private func entry(_ entry: TrailReading.Entry, _ list: TrailReading.List) -> String {
    guard let record = vocabulary.record(of: list.slot) else { return "" }
    let fields = list.fields.filter { record.fields[$0].question != nil && $0 != record.nameField }
    let words = fields.compactMap { field in
      fieldWords(entry.record.fields[field], of: record.fields[field], in: list.slot, entry, field)
    }
    let name = record.nameField.map { self.words(entry.record.fields[$0], record.fields[$0]) }
    let details = words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
    return (name ?? "entry \(entry.record.entry + 1)") + details
  }

  /// A mark is said only where it is set; an open field is said to be open.
  private func fieldWords(
    _ value: Value, of field: InputDefinition, in slot: Int, _ entry: TrailReading.Entry,
    _ place: Int
  ) -> String? {
    let label = field.question?.label ?? field.name
    switch value {
    case .boolean(let flag): return flag ? label.lowercasedFirst : nil
    case .list: return nil
    // What an entry leaves open is of no interest where that could not help it.
    case .unknown where entry.truth == .false: return nil
    case .unknown:
      let gap = Gap(slot: slot, entry: entry.record.entry, field: place)
      return "\(label.lowercasedFirst) \(isUndocumented(gap) ? "not documented" : "not given")"
    default: return words(value, field).lowercasedFirst
    }
  }

  /// What an entry of a list is called, as lines of the finding met it: the name of its drug. nil
  /// for a gap that is in no entry.
  func entryName(_ gap: Gap, in finding: Finding) -> String? {
    guard let entry = gap.entry else { return nil }
    for policy in finding.policies {
      for line in policy.lines where !line.steps.isEmpty {
        guard case .expression(let test) = line.criterion.test else { continue }
        let reading = TrailReading(test, policy.trail.steps[line.steps], in: vocabulary)
        for list in reading.lists where list.slot == gap.slot {
          guard let record = vocabulary.record(of: list.slot), let field = record.nameField,
            let found = list.entries.first(where: { $0.record.entry == entry })
          else { continue }
          return words(found.record.fields[field], record.fields[field])
        }
      }
    }
    return nil
  }
}

extension CaseWords {
  private var notDocumented: String { "asked, but the records do not say" }

  /// The value of an input, in words.
  public func words(_ value: Value, of slot: Int) -> String {
    if value.isUnknown {
      return isUndocumented(Gap(slot: slot)) ? notDocumented : "not answered"
    }
    return words(value, vocabulary.inputs[slot])
  }

  private func words(_ value: Value, _ input: InputDefinition) -> String {
    switch value {
    case .unknown: "not given"
    case .boolean(let flag): flag ? "yes" : "no"
    case .integer(let figure): String(figure)
    case .decimal(let figure): "\(figure)"
    case .text(let text): input.answer.choice(text)?.label ?? text
    case .date(let date): DateWords.screen(date)
    case .quantity(let quantity): words(quantity, input.answer.unitWords)
    case .list(let list):
      list.elements.isEmpty
        ? "none" : list.elements.map { words($0, input) }.joined(separator: ", ")
    case .record, .partialDate: ""
    }
  }

  func words(_ quantity: Quantity, _ unitWords: String?) -> String {
    let unit = unitWords ?? quantity.unit
    let figure = quantity.amount.smallWhole.map(String.init) ?? "\(quantity.amount)"
    if unit == "%" { return "\(figure)%" }
    let isCalendar = ["day", "week", "month", "year"].contains(unit)
    return "\(figure) \(unit)\(isCalendar && figure != "1" ? "s" : "")"
  }
}

extension String {
  /// With a small first letter, unless the first word is an abbreviation.
  fileprivate var lowercasedFirst: String {
    guard let first, let second = dropFirst().first, second.isLowercase else { return self }
    return first.lowercased() + dropFirst()
  }
}

/// Days as clinical screens show them: two figures, three letters, four figures.
package enum DateWords {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `05-May-2026`.
  package static func screen(_ date: CalendarDate) -> String {
    let day = date.day < 10 ? "0\(date.day)" : "\(date.day)"
    return "\(day)-\(months[date.month - 1])-\(date.iso.prefix(4))"
  }
}

extension RecordDefinition {
  /// The field that names an entry.
  fileprivate var nameField: Int? { field("drug") }
}
