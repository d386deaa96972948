/// The type in which a letter is printed on paper. Plain text knows no type.
package enum LetterEdition: Sendable, Hashable {
  case standard
  /// 18 points and more throughout.
  case largePrint
}

extension LetterDocument {
  /// The same words for large type: tables and the case box as lists, because columns have no room
  /// for it; the foot of the letterhead as text, for the same reason; the template's ID says so.
  package var inLargePrint: LetterDocument {
    var large = self
    large.edition = .largePrint
    large.template = TemplateStamp(
      id: LetterText(template.id.string + "-LP"), version: template.version)
    large.letterhead = Array(letterhead.prefix(Self.linesOfLargeHead))
    let rest = letterhead.dropFirst(Self.linesOfLargeHead).map { line in
      LetterBlock.paragraph(LetterParagraph(line))
    }
    large.blocks = rest + blocks.withoutAside.map(\.inLargePrint)
    return large
  }

  /// More lines of 18 points do not stand above the address.
  private static let linesOfLargeHead = 3
}

extension LetterBlock {
  fileprivate var inLargePrint: LetterBlock {
    switch self {
    case .caseBox(let rows), .aside(let rows):
      .list(LetterList(.bulleted, rows.map { LetterList.Item($0.runs) }))
    case .table(let table): .list(table.asList)
    case .keepTogether(let blocks): .keepTogether(blocks.map(\.inLargePrint))
    case .title, .heading, .paragraph, .list, .reviewer, .rule, .pageBreak, .prescriberPage: self
    }
  }
}

extension CaseBoxRow {
  fileprivate var runs: [LetterRun] {
    [
      LetterRun(LetterText(label.string + ":"), isBold: true),
      LetterRun(LetterText(" " + value.string)),
    ]
  }
}

extension LetterTable {
  /// An item for each row, and in it each further cell under its heading.
  fileprivate var asList: LetterList {
    LetterList(
      .bulleted,
      rows.map { row in
        let cells = zip(header, row).map { heading, cell in
          [LetterRun(LetterText(heading.string + ":"), isBold: true), LetterRun(" ")] + cell
        }
        let nested = LetterList(.bulleted, cells.dropFirst().map { LetterList.Item($0) })
        return LetterList.Item(cells[0], nested: cells.count > 1 ? [nested] : [])
      })
  }
}
