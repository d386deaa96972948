import Diagnostics

/// Checks a template's text before any letter is made from it: tags, fields, sections, markup.
struct TemplateCheck {
  /// A section or a markup group that is open.
  private struct Opening {
    let name: String
    let position: SourcePosition
    let length: Int
    let isGroup: Bool
    /// Whether it is printed where the field is not there.
    var isInverted = false
    /// The schema of the records that the section prints; nil when it prints no list.
    var record: LetterSchema?
    /// The optional field that is there inside of the section.
    var present: String?

    /// Of what is there.
    var isSection: Bool { !isGroup && !isInverted }
  }

  let source: SourceText
  let schema: LetterSchema
  let parts: [String: SourceText]
  /// The names of the parts around this one.
  let around: [String]
  private(set) var faults: [Diagnostic] = []
  private(set) var hasTitle = false
  /// What it says in words of its own that some case can print: in the title, and in all.
  private(set) var (title, words) = ("", "")
  /// Whether anything is printed so far.
  private var hasBegun = false
  /// The parts that are taken in, however deep.
  private(set) var takenIn: Set<String> = []
  /// The fields that are printed, and the flags and lists that have a section.
  private(set) var used: Set<String> = []
  private var open: [Opening] = []
  /// Openings in the texts around this part: their fields can be seen, but not closed here.
  private var outer: [Opening] = []

  init(_ source: SourceText, schema: LetterSchema, parts: [String: SourceText]) {
    self.source = source
    self.schema = schema
    self.parts = parts
    around = []
  }

  private init(part name: String, _ source: SourceText, in check: TemplateCheck) {
    self.source = source
    schema = check.schema
    parts = check.parts
    around = check.around + [name]
    outer = check.outer + check.open
    hasBegun = check.hasBegun
  }

  /// Checks the lines from the one with this number on.
  mutating func check(from firstLine: Int) {
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where index + 1 >= firstLine {
      checkCharacters(line, number: index + 1)
      check(TemplateLine(line, number: index + 1, of: source), number: index + 1)
    }
    for opening in open {
      let name = opening.isGroup ? "[\(opening.name)]" : "{{#\(opening.name)}}"
      let end = opening.isGroup ? "[/\(opening.name)]" : "{{/\(opening.name)}}"
      fault(
        opening.position, opening.length, "\(name) has no end",
        help: "write \(end) where it ends")
    }
  }

  private mutating func checkCharacters(_ line: Substring, number: Int) {
    for (index, scalar) in line.unicodeScalars.enumerated() {
      switch scalar.properties.generalCategory {
      case .control, .privateUse, .format:
        let code = String(scalar.value, radix: 16, uppercase: true)
        fault(
          SourcePosition(line: number, column: index + 1), 1,
          "U+\(code) is a character that no letter may have",
          help: "take it out; lines end in a line feed alone, and indents are spaces")
      default: continue
      }
    }
  }

  private mutating func check(_ line: TemplateLine, number: Int) {
    faults += line.faults
    for part in line.parts {
      switch part {
      case .tag(let tag): check(tag)
      case .text(let text): if !isNeverPrinted { words += text }
      }
    }
    words += " "
    guard line.faults.isEmpty, !line.isTagsAlone else { return }
    let start = SourcePosition(line: number, column: 1)
    do throws(MarkupFault) {
      let markup = try MarkupLine.read(line.markup)
      if markup.isWords {
        checkPlaceholders(line, at: start)
        if case .title = markup { title += line.words }
      }
      defer { if case .blank = markup {} else { hasBegun = true } }
      switch markup {
      case .title: hasTitle = true
      case .open(let group):
        if group == .aside, hasBegun {
          fault(start, 1, MarkupFault.lateAside.message, help: MarkupFault.lateAside.help)
        }
        open.append(
          Opening(name: group.rawValue, position: start, length: 1, isGroup: true))
      case .close(let group): close(group.rawValue, isGroup: true, at: start, length: 1)
      default: break
      }
    } catch {
      fault(start, 1, error.message, help: error.help)
    }
  }

  private mutating func checkPlaceholders(_ line: TemplateLine, at start: SourcePosition) {
    for case .text(let text) in line.parts {
      guard let found = Placeholder.first(in: text) else { continue }
      fault(
        start, 1, "`\(found)` would be printed as it is",
        help: "write {{field}} where a field is to stand, or the words themselves")
    }
  }

  private mutating func check(_ tag: TemplateTag) {
    switch tag.kind {
    case .variable:
      words += "\u{E000}"
      checkVariable(tag)
    case .section, .inverted: checkSection(tag)
    case .close: close(tag.name, isGroup: false, at: tag.position, length: tag.length)
    case .partial: checkPart(tag)
    case .comment: break
    }
  }

  private mutating func checkVariable(_ tag: TemplateTag) {
    switch kind(of: tag) {
    case nil, .text: break
    case .optionalText:
      if (outer + open).contains(where: { $0.present == tag.name }) { break }
      fault(
        tag, "a letter may lack this field",
        help: "write {{#\(tag.name)}} before what depends on it and {{/\(tag.name)}} after")
    case .flag, .list:
      fault(
        tag, "this field is no text",
        help: "write {{#\(tag.name)}} and {{/\(tag.name)}} around what depends on it")
    }
  }

  private mutating func checkSection(_ tag: TemplateTag) {
    var opening = Opening(
      name: tag.name, position: tag.position, length: tag.length, isGroup: false,
      isInverted: tag.kind == .inverted)
    switch kind(of: tag) {
    case nil, .flag: break
    case .text:
      fault(
        tag, "every letter has this field, so it needs no section",
        help: "write {{\(tag.name)}} alone")
    case .optionalText: opening.present = tag.kind == .section ? tag.name : nil
    case .list(let record): opening.record = tag.kind == .section ? record : nil
    }
    open.append(opening)
  }

  private mutating func close(
    _ name: String, isGroup: Bool, at position: SourcePosition, length: Int
  ) {
    if let last = open.last, last.name == name, last.isGroup == isGroup {
      open.removeLast()
      return
    }
    let found = isGroup ? "[/\(name)]" : "{{/\(name)}}"
    let wanted = open.last.map { $0.isGroup ? "[/\($0.name)]" : "{{/\($0.name)}}" }
    fault(
      position, length, "\(found) ends nothing that is open here",
      help: wanted.map { "\($0) comes first" } ?? "take it out, or open it above")
    // What it should have closed is closed, so that one slip is one fault.
    if let index = open.lastIndex(where: { $0.name == name && $0.isGroup == isGroup }) {
      open.removeSubrange(index...)
    }
  }

  private mutating func checkPart(_ tag: TemplateTag) {
    guard let part = parts[tag.name] else {
      return fault(
        tag, "there is no part `\(tag.name)`",
        help: parts.isEmpty
          ? "write it into letters/parts/\(tag.name).mustache"
          : near(tag.name, among: parts.keys))
    }
    guard !around.contains(tag.name) else {
      return fault(tag, "this part holds itself", help: "take it out here")
    }
    var check = TemplateCheck(part: tag.name, part, in: self)
    check.check(from: 1)
    for fault in check.faults where !faults.contains(fault) { faults.append(fault) }
    hasTitle = hasTitle || check.hasTitle
    hasBegun = hasBegun || check.hasBegun
    takenIn.formUnion(check.takenIn.union([tag.name]))
    used.formUnion(check.used)
    title += check.title
    words += check.words
  }

  /// The field's kind, seen from the innermost section; nil, with a fault, when there is none.
  private mutating func kind(of tag: TemplateTag) -> LetterSchema.Kind? {
    let schemas = (outer + open).compactMap(\.record).reversed() + [schema]
    for schema in schemas {
      guard let kind = schema.fields[tag.name] else { continue }
      if tag.prints(kind), !isNeverPrinted { used.insert(tag.name) }
      return kind
    }
    fault(
      tag, "there is no field `\(tag.name)` here",
      help: near(tag.name, among: schemas.flatMap { $0.fields.keys }))
    return nil
  }

  /// Whether this is within a section of a field and one of its absence.
  private var isNeverPrinted: Bool {
    let around = outer + open
    return around.contains { inverted in
      inverted.isInverted && around.contains { $0.name == inverted.name && $0.isSection }
    }
  }

  private func near(_ name: String, among names: some Sequence<String>) -> String {
    let names = names.sorted()
    return nearestName(to: name, among: names).map { "did you mean `\($0)`?" }
      ?? "there are \(names.joined(separator: ", "))"
  }

  private mutating func fault(_ tag: TemplateTag, _ message: String, help: String) {
    fault(tag.position, tag.length, message, help: help)
  }

  private mutating func fault(
    _ position: SourcePosition, _ length: Int, _ message: String, help: String
  ) {
    faults.append(Diagnostic(in: source, at: position, length: length, message, help: help))
  }
}

extension TemplateTag {
  /// Whether it says the field, or all that a list has, or what a flag is for. That something is
  /// left out is no way to say it, and a section around a text does not print it.
  fileprivate func prints(_ kind: LetterSchema.Kind) -> Bool {
    switch kind {
    case .text, .optionalText: self.kind == .variable
    case .flag, .list: self.kind == .section
    }
  }
}
