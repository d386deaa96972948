import Letters

extension PDFFlow {
  mutating func addList(_ list: LetterList, indent: Int, isInBullets: Bool = false) {
    guard !list.items.isEmpty else { return }
    let labels = list.items.indices.map { index in
      typesetter.set(
        Self.label(list.style, number: index + 1, isNested: isInBullets), size: style.bodySize,
        width: nil)
    }
    let left = indent + (labels.map(\.width).max() ?? 0) + length(0.5)
    setGap(indent == 0 ? 0.5 : 0.2)
    open(.list)
    for (item, label) in zip(list.items, labels) {
      addItem(item, label: (label, indent), left: left, isBulleted: list.style == .bulleted)
      setGap(0.2)
    }
    close()
    if indent == 0 { setGap(0.5) }
  }

  private mutating func addItem(
    _ item: LetterList.Item, label: (text: ShapedText, left: Int), left: Int, isBulleted: Bool
  ) {
    let start = atoms.count
    open(.item)
    let shaped = typesetter.set(item.runs, size: style.bodySize, width: lineLength - left)
    append(PDFText(text: shaped, left: left, tag: .itemBody, label: label))
    for nested in item.nested { addList(nested, indent: left, isInBullets: isBulleted) }
    close()
    atoms.holdTogether(from: start)
  }

  private static func label(
    _ style: LetterList.Style, number: Int, isNested: Bool
  ) -> LetterText {
    switch style {
    case .bulleted: isNested ? "◦" : "•"
    case .tickBoxes: "☐"
    case .numbered: LetterText("\(number).")
    }
  }

  mutating func addCaseBox(_ rows: [CaseBoxRow]) {
    guard !rows.isEmpty else { return }
    setGap(0.55)
    let start = atoms.count
    addLabelled(rows, isBoxed: true)
    atoms.holdTogether(from: start)
    setGap(0.55)
  }

  /// The facts, then the lines to be filled in by hand; held to what stands above, and whole.
  mutating func addReviewer(_ block: ReviewerBlock) {
    atoms.holdLastContent()
    let start = atoms.count
    setGap(0.55)
    if !block.facts.isEmpty { addLabelled(block.facts, isBoxed: false) }
    addBlanks(block.blanks)
    for index in atoms.indices.dropLast() where index >= start {
      atoms[index].glueToNext = max(.row, atoms[index].glueToNext)
    }
    setGap(0.9)
  }

  /// Each with room above to write in, the lines beginning one below the other.
  private mutating func addBlanks(_ blanks: [LetterText]) {
    let labels = blanks.map {
      typesetter.set(
        LetterText($0.string + ":"), size: style.bodySize, width: textWidth / 2)
    }
    let left = (labels.map(\.width).max() ?? 0) + length(0.5)
    for label in labels {
      setGap(1.6)
      append(.blank(label: label, left: left), heights: [label.height], glue: [.none])
    }
  }

  /// Labels in one column, values in another, as a table whose first column is headings.
  private mutating func addLabelled(_ rows: [CaseBoxRow], isBoxed: Bool) {
    let labels = rows.map { LetterText($0.label.string + ":") }
    let widest =
      labels.map { typesetter.set($0, size: style.bodySize, isBold: true, width: nil).width }
      .max() ?? 0
    let labelWidth = min(widest, textWidth * 2 / 5)
    let left = labelWidth + length(1)
    open(.table)
    for (index, row) in rows.enumerated() {
      let label = typesetter.set(
        labels[index], size: style.bodySize, isBold: true, width: labelWidth)
      let value = typesetter.set(row.value, size: style.bodySize, width: textWidth - left)
      append(
        PDFRow(
          [
            .init(text: label, left: 0, tag: .rowHeading),
            .init(text: value, left: left, tag: .cell),
          ],
          hasRuleAbove: isBoxed && index == 0, hasRuleBelow: isBoxed && index == rows.count - 1))
    }
    close()
  }

  mutating func addTable(_ table: LetterTable) {
    let padding = length(0.8)
    let widths = columnWidths(of: table, padding: padding)
    let lefts = widths.indices.map { widths[..<$0].reduce(0, +) + padding * $0 }
    let heading = PDFRow(
      zip(table.header.indices, table.header).map { column, text in
        .init(
          text: typesetter.set(
            text, size: style.bodySize, isBold: true, width: widths[column]),
          left: lefts[column], tag: .columnHeading)
      }, hasRuleAbove: true, hasRuleBelow: true)
    setGap(0.55)
    open(.table)
    append(heading, glue: .lines)
    for row in table.rows {
      append(
        PDFRow(
          row.indices.map { column in
            .init(
              text: typesetter.set(row[column], size: style.bodySize, width: widths[column]),
              left: lefts[column], tag: .cell)
          }, hasRuleAbove: false, hasRuleBelow: true, heading: heading))
    }
    close()
    setGap(0.55)
  }

  /// Adds a row, which is kept whole; `glue` holds it to the next one.
  private mutating func append(_ row: PDFRow, glue: PageGlue = .none) {
    let heights = row.lineHeights
    append(
      .row(row), heights: heights, glue: heights.dropLast().map { _ in .row } + [glue],
      repeatedAbove: row.heading?.height ?? 0)
  }

  /// No column is squeezed below an equal share; what the others leave goes to those that wrap.
  private func columnWidths(of table: LetterTable, padding: Int) -> [Int] {
    let columns = table.header.indices
    let room = textWidth - padding * (columns.count - 1)
    let wanted = columns.map { column in
      let cells = table.rows.map { natural($0[column], isBold: false) }
      return max(
        natural([LetterRun(table.header[column])], isBold: true), cells.max() ?? 0)
    }
    let least = wanted.map { min($0, room / columns.count) }
    return ColumnWidths.widened(least, toward: wanted, by: room - least.reduce(0, +))
  }

  private func natural(_ runs: [LetterRun], isBold: Bool) -> Int {
    typesetter.set(runs, size: style.bodySize, isBold: isBold, width: nil).width + 1
  }
}
