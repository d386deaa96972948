internal import Diagnostics
internal import FoundationEssentials
internal import RuleModel
internal import Yams

/// Finds everything in a policy file that a slip of its author could change: expressions, lengths,
/// quantities, codes, days, groups, and the keys that may be left out.
struct PolicyEdits {
  private let text: EditableText
  private let choiceLists: [[String]]
  private let month: MonthLength
  /// The day on which most examples are decided.
  private let usualDay: CalendarDate?
  private(set) var all: [PolicyEdit] = []
  /// Where in the policy the walk is: `I.A I.A.5`.
  private var scope: [String] = []

  init(
    _ root: YAMLElement, _ text: EditableText, _ policy: Policy, _ vocabulary: Vocabulary,
    _ usualDay: CalendarDate?
  ) {
    self.text = text
    self.usualDay = usualDay
    month = policy.month
    choiceLists = ExpressionMutator.choiceLists(for: policy, vocabulary)
    addPolicy(root)
  }

  private mutating func within(_ name: String?, _ walk: (inout PolicyEdits) -> Void) {
    scope.append(name ?? "-")
    walk(&self)
    scope.removeLast()
  }

  private mutating func addPolicy(_ root: YAMLElement) {
    guard let fields = root.openFields else { return }
    for (key, _, value) in fields.members {
      if key == "pathways" {
        for entry in value.list ?? [] { addPathway(entry) }
      } else {
        within(key) { $0.addPart(key, value) }
      }
    }
  }

  private mutating func addPart(_ key: String, _ value: YAMLElement) {
    switch key {
    case "month": addLength(value)
    case "inForce": for day in value.openFields?.members ?? [] { addDate(day.value) }
    case "denialBasis": addBasis(value)
    case "define":
      for definition in value.openFields?.members ?? [] {
        within(definition.key) { $0.addExpression(definition.value) }
      }
    case "exclusions": for entry in value.list ?? [] { addCriterion(entry) }
    case "notes": for entry in value.list ?? [] { addNote(entry) }
    case "unlistedUse": addReferral(value)
    case "accompanies": addAccompaniment(value)
    default: return
    }
  }

  private mutating func addPathway(_ element: YAMLElement) {
    within(element.openFields?["id"]?.text) { $0.addPathwayParts(element) }
  }

  private mutating func addPathwayParts(_ element: YAMLElement) {
    for (key, position, value) in element.openFields?.members ?? [] {
      switch key {
      case "when": addExpression(value)
      case "shownWhileOpen": addDrop(position, value)
      case "approve": for entry in value.list ?? [] { addGrant(entry) }
      case "refer": for entry in value.list ?? [] { addReferral(entry) }
      case "all": for entry in value.list ?? [] { addCriterion(entry) }
      default: continue
      }
    }
  }

  private mutating func addCriterion(_ element: YAMLElement) {
    // A group's label is part of its members' own.
    let outer = scope
    scope = Array(scope.prefix(1)) + [element.openFields?["cite"]?.text ?? "-"]
    addCriterionParts(element)
    scope = outer
  }

  private mutating func addCriterionParts(_ element: YAMLElement) {
    for (key, position, value) in element.openFields?.members ?? [] {
      switch key {
      case "test": addExpression(value)
      case "applies", "listed", "asksFirst", "decidesUse":
        if !["true", "never"].contains(value.plainText) { addExpression(value) }
        addDrop(position, value)
      case "noneApplies", "denialBasis": addDrop(position, value)
      case "all", "any":
        if let members = value.list, members.count > 1 { addSwap(of: key, position) }
        for entry in value.list ?? [] { addCriterion(entry) }
      default: continue
      }
    }
  }

  private mutating func addNote(_ element: YAMLElement) {
    guard let fields = element.openFields else { return }
    within(fields["cite"]?.text) { edits in
      for (key, position, value) in fields.members {
        switch key {
        case "when":
          edits.addExpression(value)
          if fields["for"] == nil { edits.addKey("for: reviewer", before: position) }
        case "for": edits.addDrop(position, value)
        default: continue
        }
      }
    }
  }

  private mutating func addGrant(_ element: YAMLElement) {
    for (key, position, value) in element.openFields?.members ?? [] {
      switch key {
      case "for": addLength(value)
      case "when":
        addExpression(value)
        addDrop(position, value)
      case "doses": addExpression(value)
      case "criteria", "partial": addDrop(position, value)
      case "shortenedBy":
        if let when = value.openFields?["when"] { addExpression(when) }
        addDrop(position, value)
      case "quantity":
        for limit in value.openFields?["limits"]?.openFields?.members ?? [] {
          for figure in limit.value.openFields?.members ?? [] { addFigure(figure.value) }
        }
      default: continue
      }
    }
  }

  private mutating func addReferral(_ element: YAMLElement) {
    for (key, position, value) in element.openFields?.members ?? [] {
      switch key {
      case "when":
        addExpression(value)
        addDrop(position, value)
      case "to":
        for target in value.openFields?.members ?? [] { addCode(target.value) }
      default: continue
      }
    }
  }

  private mutating func addAccompaniment(_ element: YAMLElement) {
    for (key, position, value) in element.openFields?.members ?? [] {
      switch key {
      case "when":
        addExpression(value)
        addDrop(position, value)
      case "given":
        let inputs = value.list ?? []
        for (index, input) in inputs.enumerated() where inputs.count > 1 {
          // Naming another one twice leaves this one out.
          add(input, inputs[(index + 1) % inputs.count].plainText ?? "")
        }
      default: continue
      }
    }
  }
}

extension PolicyEdits {
  private var place: String { scope.joined(separator: " ") }

  /// Replaces a plain scalar.
  private mutating func add(_ element: YAMLElement, _ replacement: String) {
    guard let position = element.position, let text = element.plainText else { return }
    all.append(
      PolicyEdit(
        position: position, length: text.unicodeScalars.count, replacement: replacement,
        scope: place))
  }

  private mutating func addExpression(_ element: YAMLElement) {
    guard let start = element.expressionPosition, let text = element.text else { return }
    precondition(
      self.text.text(at: start, length: text.unicodeScalars.count) == text,
      "\(element.path): an expression with escapes cannot be changed in place")
    for change in ExpressionMutator(text, choiceLists, usualDay).mutations {
      let place = SourcePosition(line: start.line, column: start.column + change.offset)
      all.append(
        PolicyEdit(
          position: place, length: change.length, replacement: change.replacement, scope: self.place
        ))
    }
  }

  /// `6 months`: one more and one less, as many days, and the days that they come to on the usual
  /// day of the examples. `calendar`: months of 30 days.
  private mutating func addLength(_ element: YAMLElement) {
    guard let text = element.plainText else { return }
    if text == "calendar" { add(element, "30 days") }
    let parts = text.split(separator: " ")
    guard parts.count == 2, let count = Int(parts[0]) else { return }
    for other in [count - 1, count + 1] where other > 0 { add(element, "\(other) \(parts[1])") }
    if parts[1].hasPrefix("day") { return }
    add(element, "\(count) days")
    // Where the policy says how many days a month has, it is a number of days already.
    if parts[1].hasPrefix("month"), month != .calendar { return }
    if let days = CalendarLength(count, String(parts[1]))?.days(from: usualDay) {
      add(element, "\(days) days")
    }
  }

  private mutating func addFigure(_ element: YAMLElement) {
    guard let figure = element.plainText.flatMap(Int.init) else { return }
    for other in [figure - 1, figure + 1] { add(element, "\(other)") }
  }

  private mutating func addDate(_ element: YAMLElement) {
    guard let date = element.plainText.flatMap(CalendarDate.init(iso:)) else { return }
    for other in [-1, 1].compactMap({ date.adding(days: $0) }) { add(element, other.iso) }
  }

  private mutating func addBasis(_ element: YAMLElement) {
    let bases = ["not-medically-necessary", "experimental-investigational-unproven"]
    for other in bases where other != element.plainText { add(element, other) }
  }

  private mutating func addCode(_ element: YAMLElement) {
    guard let code = element.plainText else { return }
    add(element, "\(code)-OTHER")
  }

  private mutating func addSwap(of key: String, _ position: SourcePosition?) {
    guard let position else { return }
    let other = key == "all" ? "any" : "all"
    all.append(PolicyEdit(position: position, length: key.count, replacement: other, scope: place))
  }

  /// Puts a key in before another one.
  private mutating func addKey(_ words: String, before position: SourcePosition?) {
    guard let position else { return }
    let indent = String(repeating: " ", count: position.column - 1)
    all.append(
      PolicyEdit(position: position, length: 0, replacement: "\(words)\n\(indent)", scope: place))
  }

  /// Takes a key out, with the value that stands on its line.
  private mutating func addDrop(_ position: SourcePosition?, _ value: YAMLElement) {
    guard let position, let valuePosition = value.position,
      valuePosition.line == position.line,
      let lineEnd = text.offset(from: valuePosition, where: { $0 == "\n" })
    else { return }
    let start = text.offset(of: position)
    var end = lineEnd
    // A key that opens an entry: up to the next one, which opens it then.
    if position.column > 2, text[start - 2] == "-" {
      while text[end] == "\n" || text[end] == " " { end += 1 }
    }
    all.append(PolicyEdit(position: position, length: end - start, replacement: "", scope: place))
  }
}
