/// Markup, line by line, made into a letter's blocks.
struct MarkupReader {
  private(set) var blocks: [LetterBlock] = []
  private(set) var title: LetterText?
  private var paragraph: [LetterRun] = []
  private var language: LetterLanguage?
  private var isLarge = false
  private var facts: [CaseBoxRow] = []
  private var blanks: [LetterText] = []
  private var rows: [[[LetterRun]]] = []
  private var items: [MarkupItem] = []
  /// What stands around the blocks being read, outermost first.
  private var outer: [(group: MarkupLine.Group, blocks: [LetterBlock])] = []

  private var isInSignature: Bool { outer.last?.group == .signature }

  /// - Throws: what is wrong with the line, or with the blocks that it ends.
  mutating func read(_ line: MarkupLine) throws(MarkupFault) {
    if !goesOn(line) { try endBlock() }
    try checkMarks(before: line)
    switch line {
    case .blank: break
    case .title(let runs): try addTitle(runs.letterText)
    case .heading(let level, let runs):
      blocks.append(.heading(level: level, runs.letterText))
    case .item(let style, let indent, let runs):
      items.append(MarkupItem(style: style, indent: indent, runs: runs))
    case .row(let cells): rows.append(cells)
    case .fact(let row): facts.append(row)
    case .blankToFill(let label): blanks.append(label)
    case .rule: blocks.append(.rule)
    case .pageBreak: blocks.append(.pageBreak)
    case .prescriberPage: blocks.append(.prescriberPage)
    case .language(let language): self.language = language
    case .large: isLarge = true
    case .open(let group):
      if group == .aside { try checkAside() }
      outer.append((group, blocks))
      blocks = []
    case .close(let group): try close(group)
    case .text(let runs, _): addText(runs)
    }
  }

  /// - Throws: what is wrong with the letter as a whole.
  mutating func finish() throws(MarkupFault) {
    try endBlock()
    if let group = outer.last?.group {
      throw MarkupFault(
        message: "[\(group)] has no end", help: "write [/\(group)] after the last line of it")
    }
    if title == nil {
      throw MarkupFault(
        message: "the letter has no title", help: "write a line `# …` that says the outcome")
    }
  }

  /// Whether the line belongs to the block being read.
  private func goesOn(_ line: MarkupLine) -> Bool {
    switch line {
    case .text(_, let isIndented):
      items.isEmpty ? rows.isEmpty && (facts.isEmpty || isInSignature) : isIndented
    case .item: !items.isEmpty
    case .row: !rows.isEmpty
    case .fact, .blankToFill: isInSignature || !facts.isEmpty
    case .blank: isInSignature
    default: false
    }
  }

  /// A paragraph's language and size stand right above it.
  private func checkMarks(before line: MarkupLine) throws(MarkupFault) {
    switch line {
    case .text, .language, .large: return
    default: break
    }
    guard language != nil || isLarge else { return }
    throw MarkupFault(
      message: "[\(isLarge ? "large" : "language")] is followed by no paragraph",
      help: "write it on the line above a paragraph; only paragraphs have a language or a size of "
        + "their own")
  }

  private mutating func addTitle(_ text: LetterText) throws(MarkupFault) {
    guard title == nil else {
      throw MarkupFault(message: "the letter has two titles", help: "keep one line that begins #")
    }
    title = text
    blocks.append(.title(text))
  }

  private mutating func addText(_ runs: [LetterRun]) {
    let space = [LetterRun(" ")]
    if items.isEmpty {
      paragraph += paragraph.isEmpty ? runs : space + runs
    } else {
      items[items.count - 1].runs += space + runs
    }
  }

  private mutating func endBlock() throws(MarkupFault) {
    if isInSignature { return try checkSignature() }
    if !paragraph.isEmpty {
      blocks.append(
        .paragraph(LetterParagraph(paragraph, language: language, isLarge: isLarge)))
      (paragraph, language, isLarge) = ([], nil, false)
    }
    if !items.isEmpty { blocks += MarkupItem.lists(items).map { .list($0) } }
    if !facts.isEmpty { blocks.append(.caseBox(facts)) }
    if !rows.isEmpty { blocks.append(.table(try table())) }
    guard blanks.isEmpty else {
      throw MarkupFault(
        message: "a line to be filled in stands outside of a signature",
        help: "write it between [signature] and [/signature]")
    }
    (items, facts, rows) = ([], [], [])
  }

  /// It stands at the head of the paper, so nothing can come before it.
  private func checkAside() throws(MarkupFault) {
    guard blocks.isEmpty, outer.isEmpty else { throw MarkupFault.lateAside }
  }

  private func checkSignature() throws(MarkupFault) {
    guard blocks.isEmpty, paragraph.isEmpty, items.isEmpty, rows.isEmpty else {
      throw MarkupFault(
        message: "a signature holds facts and lines to be filled in alone",
        help: "write `= label: value` and `_ label` lines between [signature] and [/signature]")
    }
  }

  private func table() throws(MarkupFault) -> LetterTable {
    let header = rows[0].map { $0.letterText }
    guard rows.count > 1 else {
      throw MarkupFault(
        message: "the table has headings and no rows",
        help: "put it in a section that is left out when there is nothing to list")
    }
    guard rows.allSatisfy({ $0.count == header.count }) else {
      throw MarkupFault(
        message: "the table's rows differ in their number of cells",
        help: "write a cell for each heading, even an empty one")
    }
    return LetterTable(header: header, rows: Array(rows.dropFirst()))
  }

  private mutating func close(_ group: MarkupLine.Group) throws(MarkupFault) {
    guard let (opened, around) = outer.last, opened == group else {
      throw MarkupFault(
        message: "[/\(group)] ends nothing", help: "write [\(group)] above, or take it out")
    }
    let inner: LetterBlock
    switch group {
    case .keep: inner = .keepTogether(blocks)
    case .aside:
      guard blocks.count == 1, case .caseBox(let rows) = blocks[0] else {
        throw MarkupFault(
          message: "an aside holds facts alone",
          help: "write `= label: value` lines between [aside] and [/aside]")
      }
      inner = .aside(rows)
    case .signature:
      try checkSignature()
      inner = .reviewer(ReviewerBlock(facts: facts, blanks: blanks))
      (facts, blanks) = ([], [])
    }
    outer.removeLast()
    blocks = around + [inner]
  }
}

/// A line of a list, before nesting is known.
struct MarkupItem {
  let style: LetterList.Style
  let indent: Int
  var runs: [LetterRun]

  /// Items under each other as lists: a new list begins where the style changes, a nested one
  /// where an item is indented further than the list's first.
  static func lists(_ items: [MarkupItem]) -> [LetterList] {
    var lists: [LetterList] = []
    var index = 0
    while index < items.count {
      let first = items[index]
      var end = index + 1
      while end < items.count, items[end].indent > first.indent { end += 1 }
      let item = LetterList.Item(first.runs, nested: Self.lists(Array(items[index + 1..<end])))
      if let last = lists.last, last.style == first.style {
        lists[lists.count - 1].items.append(item)
      } else {
        lists.append(LetterList(first.style, [item]))
      }
      index = end
    }
    return lists
  }
}
