extension PlainTextFlow {
  mutating func addList(_ list: LetterList, indent: Int) {
    for (index, item) in list.items.enumerated() {
      let start = atoms.count
      let marker = Self.marker(list.style, number: index + 1, of: list.items.count)
      let texts = Self.hanging(
        String(repeating: " ", count: indent) + marker, item.runs.plainText)
      let glue = PageAtom.paragraphGlue(lines: texts.count)
      if index == 0, indent == 0 {
        append(texts, glue: glue)
      } else {
        appendClose(texts, glue: glue)
      }
      for nested in item.nested { addList(nested, indent: indent + marker.count) }
      atoms.holdTogether(from: start)
    }
  }

  /// Label and value side by side between two rules, whole on a page where possible.
  mutating func addCaseBox(_ rows: [CaseBoxRow]) {
    let texts = [Self.ruled("-")] + Self.aligned(rows) + [Self.ruled("-")]
    append(texts, glue: Array(repeating: .group, count: texts.count - 1) + [.none])
  }

  /// Facts, then blanks to be filled in by hand; held to what stands above, and whole.
  mutating func addReviewer(_ block: ReviewerBlock) {
    atoms.holdLastContent()
    let facts = Self.aligned(block.facts)
    append(facts, glue: facts.map { _ in .row })
    for (index, blank) in block.blanks.enumerated() {
      let label = Self.hanging("", blank.string + ": ")
      let room = max(20, PlainText.columns - DisplayWidth.columns(of: label.last ?? "") - 1)
      var texts = label
      let line = String(repeating: "_", count: min(44, room))
      texts[texts.count - 1] += " " + line
      let isLast = index == block.blanks.count - 1
      append(texts, glue: texts.map { _ in .row }.dropLast() + [isLast ? .none : .row])
    }
  }

  /// Rows as `Label:  value`, the values in one column.
  private static func aligned(_ rows: [CaseBoxRow]) -> [String] {
    let widest = rows.map { DisplayWidth.columns(of: $0.label.string) + 3 }.max() ?? 0
    let column = min(widest, PlainText.columns * 2 / 5)
    return rows.flatMap { row in
      let label = row.label.string + ":"
      let padding = max(2, column - DisplayWidth.columns(of: label))
      return hanging(
        label + String(repeating: " ", count: padding), row.value.string, indent: column)
    }
  }

  /// `text` behind `prefix`, its later lines indented to where it begins, or by `indent`.
  static func hanging(_ prefix: String, _ text: String, indent: Int? = nil) -> [String] {
    let prefixColumns = DisplayWidth.columns(of: prefix)
    let indent = min(indent ?? prefixColumns, PlainText.columns / 2)
    if prefixColumns > PlainText.columns / 2 {
      return WordWrap.lines(prefix + text, width: PlainText.columns)
    }
    let width = PlainText.columns - max(indent, prefixColumns)
    let texts = WordWrap.lines(text, width: width)
    guard let first = texts.first else { return [prefix] }
    let margin = String(repeating: " ", count: indent)
    return [prefix + first] + texts.dropFirst().map { margin + $0 }
  }

  private static func marker(_ style: LetterList.Style, number: Int, of count: Int) -> String {
    switch style {
    case .bulleted: "- "
    case .tickBoxes: "[ ] "
    case .numbered:
      String(repeating: " ", count: String(count).count - String(number).count) + "\(number). "
    }
  }
}
