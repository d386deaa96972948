/// A letter as text: 76 columns by display width, 60 lines a page, a form feed between pages.
///
/// It is the twin of the PDF, with the same words: for screen readers, terminals, braille
/// translators and the audit trail. What the PDF has beside the address stands in the case box. Sixty lines at six an inch leave half an
/// inch above and below on US Letter.
package struct PlainText: Sendable, Hashable {
  package static let columns = 76
  package static let linesPerPage = 60

  /// The lines of each page, foot included; never empty. No line ends in a space.
  package let pages: [[String]]

  package init(_ document: LetterDocument) {
    var flow = PlainTextFlow()
    flow.addHead(of: document)
    flow.add(document.blocks.withoutAside)
    let footHeight = Self.foot(of: document, page: 999, of: 999).count
    let room = Self.linesPerPage - footHeight - 1
    let ranges = Pagination.pages(flow.atoms, firstHeight: room, height: room)
    pages = ranges.enumerated().map { index, range in
      let body = Self.body(flow, range)
      let blanks = max(1, Self.linesPerPage - footHeight - body.count)
      return body + Array(repeating: "", count: blanks)
        + Self.foot(of: document, page: index + 1, of: ranges.count)
    }
  }

  /// The pages, each line ended by a line feed, each page but the first begun by a form feed.
  package var text: String {
    pages.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\u{0C}")
  }

  private static func body(_ flow: PlainTextFlow, _ range: Range<Int>) -> [String] {
    var body = flow.lines[range.lowerBound].repeatedAbove
    for index in range {
      let blanks = index == range.lowerBound ? 0 : flow.atoms[index].spaceBefore
      body += Array(repeating: "", count: blanks) + [flow.lines[index].text]
    }
    return body
  }

  private static func foot(of document: LetterDocument, page: Int, of count: Int) -> [String] {
    WordWrap.lines(document.footer(page: page, of: count).string, width: columns)
  }
}
