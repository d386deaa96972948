import CPango
package import Letters
package import RuleModel

/// A letter as a PDF for paper and for screen readers: tagged, fonts embedded, US Letter.
///
/// It is made in process by Pango and Cairo, from the document that ``PlainText`` prints, with
/// the same words. The same document, date and fonts give the same bytes.
package struct LetterPDF: Sendable {
  package let bytes: [UInt8]
  package let pageCount: Int

  /// - Parameters:
  ///   - date: the date that the file says it was made on.
  ///   - style: other measures than those of the document's edition.
  ///   - framesWindow: whether the place of the address is framed, to try envelopes with.
  /// - Throws: ``LetterPDFError``.
  package init(
    _ document: LetterDocument, madeOn date: CalendarDate, style: PDFStyle? = nil,
    framesWindow: Bool = false
  ) throws(LetterPDFError) {
    var style = style ?? .of(document.edition)
    if document.edition == .standard, let place = document.addressPlace {
      style.window.left = place.left * PDFStyle.pointsPerInch
      style.window.top = place.top * PDFStyle.pointsPerInch
    }
    style.framesWindow = framesWindow
    let document = document.edition == .largePrint ? document.inLargePrint : document
    let typesetter = try Typesetter(style: style, language: document.language)
    let head = try PDFHead(document, typesetter: typesetter, style: style)
    var flow = PDFFlow(typesetter: typesetter, style: style)
    flow.add(head.blocks)
    flow = Self.tightened(flow, style: style)
    let pages = Self.pages(of: flow, style: style)
    let feet = pages.indices.map { index in
      typesetter.set(
        document.footer(page: index + 1, of: pages.count), size: style.footerSize,
        width: style.textWidth.pangoUnits)
    }
    guard typesetter.unknownGlyphs == 0 else { throw .noShapes }
    let canvas = PDFCanvas(
      width: style.pageWidth, height: style.pageHeight,
      space: typesetter.set(" ", size: style.bodySize, width: nil))
    canvas.describe(title: document.title.string, createdAt: "\(date.iso)T00:00:00Z")
    PDFPainter(canvas: canvas, style: style, flow: flow, feet: feet).draw(pages, head: head)
    var completion = try PDFCompletion(canvas.finish())
    try completion.complete(language: document.language.tag, entries: canvas.entries)
    bytes = completion.bytes
    pageCount = pages.count
  }

  /// With less room between its pieces where that spares a page, and no less than it takes: nobody
  /// should get a sheet with two lines on it.
  private static func tightened(_ flow: PDFFlow, style: PDFStyle) -> PDFFlow {
    func count(_ flow: PDFFlow) -> Int { pages(of: flow, style: style).count }
    let tighter = style.tighterGaps.map(flow.tightened)
    guard let fewest = tighter.last.map(count), fewest < count(flow) else { return flow }
    return tighter.first { count($0) == fewest } ?? flow
  }

  /// One page at least: a letter without blocks still has its head and foot.
  private static func pages(of flow: PDFFlow, style: PDFStyle) -> [Range<Int>] {
    let height = style.textHeight.pangoUnits
    let firstHeight = (style.pageHeight - style.bottomMargin - style.firstPageTop).pangoUnits
    let pages = Pagination.pages(flow.atoms, firstHeight: firstHeight, height: height)
    return pages.isEmpty ? [0..<0] : pages
  }
}
