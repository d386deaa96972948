import Letters

/// A letter's pieces on an endless page, with what pagination has to know about each line.
struct PDFFlow {
  let typesetter: Typesetter
  let style: PDFStyle
  private(set) var pieces: [PDFPiece] = []
  var atoms: [PageAtom] = []
  private var gap = 0
  private var startsPage = false
  private var opened: [PDFTag] = []

  init(typesetter: Typesetter, style: PDFStyle) {
    self.typesetter = typesetter
    self.style = style
  }

  var textWidth: Int { style.textWidth.pangoUnits }

  var lineLength: Int { lineLength(in: style.bodySize) }

  /// The longest line of running text in a size: as many characters as in the body's.
  private func lineLength(in size: Double) -> Int {
    min((style.lineLength * size / style.bodySize).pangoUnits, textWidth)
  }

  /// A length that grows with the type, as `ems` of the body's size, in Pango units.
  func length(_ ems: Double) -> Int { (style.bodySize * ems).pangoUnits }

  mutating func add(_ blocks: [LetterBlock]) {
    for block in blocks { add(block) }
  }

  private mutating func add(_ block: LetterBlock) {
    switch block {
    case .title(let text): addHeading(text, size: style.titleSize, tag: .heading(1))
    case .heading(let level, let text):
      let level = min(max(level, 1), 3)
      addHeading(text, size: style.headingSizes[level - 1], tag: .heading(level + 1))
    case .paragraph(let paragraph): addParagraph(paragraph)
    case .list(let list): addList(list, indent: 0)
    case .caseBox(let rows), .aside(let rows): addCaseBox(rows)
    case .table(let table): addTable(table)
    case .reviewer(let block): addReviewer(block)
    case .rule:
      setGap(0.45)
      append(.rule, heights: [length(0.1)], glue: [.none])
    case .pageBreak, .prescriberPage: startsPage = true
    case .keepTogether(let blocks):
      let start = atoms.count
      add(blocks)
      atoms.holdTogether(from: start)
    }
  }

  /// The same with less room between pieces: this part of it. Room to write in stays.
  func tightened(to part: Double) -> PDFFlow {
    var flow = self
    for index in flow.atoms.indices where flow.atoms[index].spaceBefore <= length(1) {
      flow.atoms[index].spaceBefore = Int(Double(flow.atoms[index].spaceBefore) * part)
    }
    return flow
  }

  /// The least room above the next piece, in ems of the body.
  mutating func setGap(_ ems: Double) {
    gap = max(gap, length(ems))
  }

  /// The exact room above the next piece, whatever was set before.
  mutating func resetGap(_ ems: Double) {
    gap = length(ems)
  }

  mutating func open(_ tag: PDFTag) {
    opened.append(tag)
  }

  /// Ends a tag after the piece appended last.
  mutating func close() {
    pieces[pieces.count - 1].closedCount += 1
  }

  mutating func append(
    _ content: PDFPiece.Content, heights: [Int], glue: [PageGlue], repeatedAbove: Int = 0
  ) {
    let start = atoms.count
    for (index, height) in heights.enumerated() {
      let isFirst = index == 0
      atoms.append(
        PageAtom(
          height: height, spaceBefore: isFirst && start > 0 ? gap : 0, glueToNext: glue[index],
          startsPage: isFirst && startsPage, repeatedAbove: repeatedAbove))
    }
    pieces.append(PDFPiece(content: content, atoms: start..<atoms.count, opened: opened))
    (gap, startsPage, opened) = (0, false, [])
  }

  /// Adds lines of text; `glue` nil keeps a paragraph's lines from standing alone.
  mutating func append(_ text: PDFText, glue: PageGlue? = nil) {
    let heights = text.text.lines.map(\.height)
    append(
      .text(text), heights: heights,
      glue: glue.map { glue in heights.map { _ in glue } }
        ?? PageAtom.paragraphGlue(lines: heights.count))
  }

  private mutating func addHeading(_ text: LetterText, size: Double, tag: PDFTag) {
    let shaped = typesetter.set(text, size: size, isBold: true, width: lineLength)
    setGap(0.75)
    append(PDFText(text: shaped, tag: tag), glue: .lines)
    setGap(0.25)
  }

  private mutating func addParagraph(_ paragraph: LetterParagraph) {
    guard paragraph.runs.contains(where: { !$0.text.isBlank }) else { return }
    let size = paragraph.isLarge ? style.largeSize : style.bodySize
    let shaped = typesetter.set(
      paragraph.runs, size: size, width: lineLength(in: size), language: paragraph.language)
    let gap = paragraph.isLarge ? 0.3 : 0.45
    setGap(gap)
    append(
      PDFText(
        text: shaped, tag: paragraph.language.map { .paragraph(in: $0.tag) } ?? .paragraph))
    if paragraph.announces { atoms[atoms.count - 1].glueToNext = .lines }
    setGap(gap)
  }
}
