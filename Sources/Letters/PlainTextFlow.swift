/// A letter's lines on an endless page, with what pagination has to know about each.
struct PlainTextFlow {
  struct Line {
    let text: String
    /// What is printed again above it where it begins a page.
    let repeatedAbove: [String]
  }

  private(set) var lines: [Line] = []
  /// One for each line.
  var atoms: [PageAtom] = []
  /// Blank lines above the next block; a heading takes what follows it close.
  private var gap = 0
  private var startsPage = false

  /// Letterhead and addressee.
  mutating func addHead(of document: LetterDocument) {
    for part in [document.letterhead, document.address] where !part.isEmpty {
      let texts = part.flatMap { WordWrap.lines($0.string, width: PlainText.columns) }
      append(texts, glue: Array(repeating: .lines, count: max(0, texts.count - 1)) + [.none])
    }
  }

  mutating func add(_ blocks: [LetterBlock]) {
    for block in blocks { add(block) }
  }

  private mutating func add(_ block: LetterBlock) {
    switch block {
    case .title(let text): addHeading(text.string, underline: "=")
    case .heading(let level, let text):
      addHeading(text.string, underline: level == 1 ? "-" : nil)
    case .paragraph(let paragraph):
      addParagraph(WordWrap.lines(paragraph.runs.plainText, width: PlainText.columns))
      if paragraph.announces, !atoms.isEmpty { atoms[atoms.count - 1].glueToNext = .lines }
    case .list(let list): addList(list, indent: 0)
    case .caseBox(let rows), .aside(let rows): addCaseBox(rows)
    case .table(let table): addTable(table)
    case .reviewer(let block): addReviewer(block)
    case .rule: append([Self.ruled("-")])
    case .pageBreak, .prescriberPage: startsPage = true
    case .keepTogether(let blocks): addTogether(blocks)
    }
  }

  /// Adds one block's lines. `glue` holds each line to the next; without it they may part.
  mutating func append(
    _ texts: [String], glue: [PageGlue]? = nil, repeatedAbove: [String] = []
  ) {
    for (index, text) in texts.enumerated() {
      let isFirst = index == 0
      let atom = PageAtom(
        height: 1, spaceBefore: isFirst && !lines.isEmpty ? gap : 0,
        glueToNext: glue?[index] ?? .none, startsPage: isFirst && startsPage,
        repeatedAbove: repeatedAbove.count)
      let shown = Self.trimmed(LetterText.unmarked(text))
      lines.append(Line(text: shown, repeatedAbove: repeatedAbove.map(LetterText.unmarked)))
      atoms.append(atom)
      startsPage = false
    }
    gap = 1
  }

  /// Adds lines that belong to the block before: no blank line parts them.
  mutating func appendClose(
    _ texts: [String], glue: [PageGlue]? = nil, repeatedAbove: [String] = []
  ) {
    gap = 0
    append(texts, glue: glue, repeatedAbove: repeatedAbove)
  }

  mutating func addParagraph(_ texts: [String]) {
    append(texts, glue: PageAtom.paragraphGlue(lines: texts.count))
  }

  private mutating func addHeading(_ text: String, underline: Character?) {
    var texts = WordWrap.lines(text, width: PlainText.columns)
    if let underline, let width = texts.map({ DisplayWidth.columns(of: $0) }).max() {
      texts.append(String(repeating: underline, count: width))
    }
    append(texts, glue: texts.map { _ in .lines })
    gap = underline == "=" ? 1 : 0
  }

  private mutating func addTogether(_ blocks: [LetterBlock]) {
    let start = atoms.count
    add(blocks)
    atoms.holdTogether(from: start)
  }

  static func ruled(_ character: Character) -> String {
    String(repeating: character, count: PlainText.columns)
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
