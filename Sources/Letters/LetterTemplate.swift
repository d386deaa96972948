package import Diagnostics
import Mustache

/// The text of one kind of letter, which an organization can write anew.
///
/// A header of `key: value` lines, a line `---`, then the letter in Mustache and a small markup:
///
/// | written | printed |
/// |---|---|
/// | `# words` | the title, once |
/// | `## words` to `#### words` | a heading |
/// | `- words`, `1. words`, `[ ] words` | a list; indented, a list below the item above |
/// | `\| cell \| cell \|` | a table, headings first |
/// | `= label: value` | a line of the case box |
/// | `**words**` | bold |
/// | `[aside]` to `[/aside]` | first of all: `= label: value` lines beside the address |
/// | `---` | a line across the page |
/// | `[keep]` to `[/keep]` | what stays on one page |
/// | `[signature]` to `[/signature]` | the reviewer's block: `= label: value`, `_ line to fill in` |
/// | `[page]` | a new page |
/// | `[prescriber]` | a new page, from which on nothing is for the member |
/// | `[language es]` | the language of the paragraph below |
/// | `[large]` | the paragraph below is in larger type |
/// | `\words` | words that begin as markup would |
///
/// Lines under each other are one paragraph; a blank line parts paragraphs. Values can hold any
/// text: none is taken for markup, and none can begin a line.
package struct LetterTemplate: Sendable {
  package let header: TemplateHeader
  private let schema: LetterSchema
  private let mustache: MustacheTemplate
  private let parts: MustacheLibrary
  /// The fields that a letter says where its case has them.
  private let required: Set<String>

  /// Values are marked by ``MarkupValue``, not escaped as for a web page.
  private static let plain = "{{% CONTENT_TYPE:TEXT}}\n"

  /// - Parameters:
  ///   - schema: what the template may name.
  ///   - parts: texts that several templates share, under the name by which `{{> name}}` takes
  ///     them in. They have no header.
  /// - Throws: every fault of the template and of the parts that it takes in.
  package init(
    _ source: SourceText, schema: LetterSchema, parts: [String: SourceText] = [:]
  ) throws(LetterTemplateFaults) {
    try self.init(source, parts: parts, schema: { _ in schema })
  }

  /// - Parameters:
  ///   - schema: what a template of an outcome may name.
  ///   - demand: what a template with such a header has to say.
  /// - Throws: every fault of the template and of the parts that it takes in.
  package init(
    _ source: SourceText, parts: [String: SourceText],
    schema: (LetterOutcome) -> LetterSchema,
    demand: (TemplateHeader) -> TemplateDemand = { _ in TemplateDemand() }
  ) throws(LetterTemplateFaults) {
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    var reader = TemplateHeaderReader(source)
    guard let (header, bodyLine) = reader.read(lines) else {
      throw LetterTemplateFaults(diagnostics: reader.faults.sorted())
    }
    let schema = schema(header.outcome)
    var check = TemplateCheck(source, schema: schema, parts: parts)
    check.check(from: bodyLine)
    var faults = check.faults
    if !check.hasTitle {
      faults.append(
        Diagnostic(
          in: source, at: SourcePosition(line: bodyLine, column: 1), "the letter has no title",
          help: "write a line `# …` that says the outcome"))
    }
    let demand = demand(header)
    // A fault elsewhere may be why something is not found.
    if faults.isEmpty { faults += Self.lacks(demand, check, in: source, lines) }
    guard faults.isEmpty else { throw LetterTemplateFaults(diagnostics: faults.sorted()) }
    self.header = header
    self.schema = schema
    required = demand.fields
    do {
      let body = lines.dropFirst(bodyLine - 1).joined(separator: "\n")
      mustache = try MustacheTemplate(string: Self.plain + body)
      self.parts = MustacheLibrary(
        templates: try parts.filter { check.takenIn.contains($0.key) }
          .mapValues { try MustacheTemplate(string: Self.plain + $0.text) })
    } catch {
      throw LetterTemplateFaults(diagnostics: [
        Diagnostic(in: source, at: nil, "this is no Mustache template: \(error)")
      ])
    }
  }

  private static func lacks(
    _ demand: TemplateDemand, _ check: TemplateCheck, in source: SourceText, _ lines: [Substring]
  ) -> [Diagnostic] {
    let line = lines.firstIndex { $0.hasPrefix("outcome:") }.map { $0 + 1 } ?? 1
    func lacks(_ what: String, _ names: [String], help: String) -> Diagnostic? {
      guard !names.isEmpty else { return nil }
      return Diagnostic(
        in: source, at: SourcePosition(line: line, column: 1),
        length: lines[line - 1].unicodeScalars.count, what + names.joined(separator: ", "),
        help: help)
    }
    let lacking = lacks(
      "a letter of this outcome has to say more: ",
      demand.fields.union(demand.ownFields).subtracting(check.used).sorted(),
      help: "print each in the letter or in a part that it takes in, and not within what no case "
        + "can have; the built-in templates and Resources/letters/README.md show how")
    let words = demand.words.faults(title: check.title, opening: "", text: check.words)
    return [lacking].compactMap(\.self)
      + words.compactMap {
        lacks($0, [""], help: "write it so, or change requiredWords in organization.yaml")
      }
  }

  /// Which letter a template is for, by its header alone; nil where that is at fault.
  package static func outcome(of source: SourceText) -> LetterOutcome? {
    var reader = TemplateHeaderReader(source)
    return reader.read(source.text.split(separator: "\n", omittingEmptySubsequences: false))?
      .header.outcome
  }

  /// The letter for one case.
  /// - Parameters:
  ///   - context: the values of the fields that the template prints; it may have others, too.
  ///   - letterhead: the payer's name first, then a line each.
  ///   - words: what it has to say, or may not, whatever the template says.
  /// - Throws: every field that is missing or empty, by name; then what is wrong with the whole.
  package func document(
    filledWith context: LetterContext, reference: LetterText, letterhead: [LetterText],
    address: [LetterText], saying words: RequiredWords = RequiredWords()
  ) throws(LetterFillingError) -> LetterDocument {
    let problems = FillingProblems()
    problems.checkNames(of: context, schema: schema)
    let markup = mustache.render(
      FillingScope(context, schema: schema, problems: problems), library: parts)
    problems.checkSaid(context, required)
    guard problems.found.isEmpty else { throw error(problems.found) }
    let (title, blocks) = try blocks(of: markup)
    for fault in words.faults(
      title: title.string, opening: blocks.opening, text: markup)
    {
      problems.add(.words(fault))
    }
    guard problems.found.isEmpty else { throw error(problems.found) }
    return LetterDocument(
      language: header.language, title: title, reference: reference,
      template: TemplateStamp(id: LetterText(header.id), version: LetterText(header.version)),
      letterhead: letterhead, address: address, blocks: blocks)
  }

  private func blocks(
    of markup: String
  ) throws(LetterFillingError) -> (title: LetterText, blocks: [LetterBlock]) {
    do throws(MarkupFault) {
      var reader = MarkupReader()
      // By bytes: a line feed is one in all of UTF-8, and looking for characters takes far longer.
      for bytes in markup.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
        let line = Substring(bytes)
        try Self.checkPunctuation(of: line)
        try reader.read(try MarkupLine.read(line))
      }
      try reader.finish()
      return (reader.title ?? "", reader.blocks)
    } catch {
      throw self.error([.markup("\(error.message); \(error.help)")])
    }
  }

  /// Commas with nothing between them are what a left-out section leaves behind.
  private static func checkPunctuation(of line: Substring) throws(MarkupFault) {
    guard line.utf8.contains(0x2C) else { return }
    for gap in [", ,", ",,", " ,", ", ."]
    where MarkupValue.firstIndex(of: gap, in: line) != nil {
      throw MarkupFault(
        message: "a comma stands beside nothing",
        help: "write the comma inside of the section that may be left out")
    }
  }

  private func error(_ problems: [LetterFillingError.Problem]) -> LetterFillingError {
    LetterFillingError(template: header.id, problems: problems)
  }
}

extension [LetterBlock] {
  /// The first paragraph below the title; empty where there is none.
  fileprivate var opening: String {
    let start = firstIndex { if case .title = $0 { true } else { false } } ?? startIndex
    for case .paragraph(let paragraph) in self[start...] { return paragraph.runs.plainText }
    return ""
  }
}
