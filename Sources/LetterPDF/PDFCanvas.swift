import CPango
import Letters

/// Pages being drawn: Cairo's PDF surface, its tags and the bytes it wrote. Lengths in points.
final class PDFCanvas {
  private final class Sink {
    var bytes: [UInt8] = []
  }

  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let sink = Sink()
  private let space: ShapedText
  private var open: [PDFTag] = []
  /// What is added afterwards to the structure elements, in the order of their opening.
  private(set) var entries: [String] = []

  /// - Parameter space: a space, drawn where a line's end dropped one: a screen reader would join
  ///   the words on both sides.
  init(width: Double, height: Double, space: ShapedText) {
    self.space = space
    let closure = Unmanaged.passUnretained(sink).toOpaque()
    // Cairo never returns nothing: what failed says so as its status.
    surface = pango.cairo_pdf_surface_create_for_stream(
      { closure, bytes, count in
        guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().bytes
          .append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, closure, width, height)!
    // Later versions may be written with compressed structure, which could not be completed.
    pango.cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    context = pango.cairo_create(surface)!
  }

  deinit {
    pango.cairo_destroy(context)
    pango.cairo_surface_destroy(surface)
  }

  func describe(title: String, createdAt date: String) {
    pango.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    pango.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date)
  }

  /// Whether what is drawn now is text that a screen reader speaks.
  var isInText: Bool { open.last?.holdsText ?? false }

  func begin(_ tag: PDFTag) {
    pango.cairo_tag_begin(context, tag.name, nil)
    open.append(tag)
    entries.append(tag.entries)
  }

  /// Ends the tag opened last.
  /// - Precondition: one is open.
  func end() {
    pango.cairo_tag_end(context, open.removeLast().name)
  }

  /// Ends the tag opened last, does `body` outside of it, and opens the same anew.
  func outsideText(_ body: () -> Void) {
    guard let tag = open.last, tag.holdsText else { return body() }
    end()
    body()
    begin(tag)
  }

  /// Draws a line of text; `x` and `baseline` in points.
  func draw(_ line: ShapedText.Line, x: Double, baseline: Double) {
    pango.cairo_move_to(context, x + line.x.points, baseline)
    pango.pango_cairo_show_layout_line(context, line.line)
    if line.dropsSpace, let space = space.lines.first {
      pango.cairo_move_to(context, Self.between(x + line.end.points), Self.between(baseline))
      pango.pango_cairo_show_layout_line(context, space.line)
    }
  }

  /// A length that is no whole number of points. A space has no ink: at a whole number Cairo takes
  /// the box around it for empty, and writes nothing.
  private static func between(_ length: Double) -> Double {
    abs(length - length.rounded()) < 1.0 / 64 ? length.rounded() + 1.0 / 32 : length
  }

  /// Draws a straight line; `gray` 0 is black.
  func rule(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), width: Double = 0.75,
    gray: Double = 0
  ) {
    pango.cairo_save(context)
    pango.cairo_set_line_width(context, width)
    pango.cairo_set_source_rgb(context, gray, gray, gray)
    pango.cairo_move_to(context, start.x, start.y)
    pango.cairo_line_to(context, end.x, end.y)
    pango.cairo_stroke(context)
    pango.cairo_restore(context)
  }

  func showPage() {
    pango.cairo_show_page(context)
  }

  /// Ends the drawing and returns the PDF as Cairo wrote it.
  func finish() throws(LetterPDFError) -> [UInt8] {
    pango.cairo_surface_finish(surface)
    for status in [pango.cairo_status(context), pango.cairo_surface_status(surface)]
    where status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_SURFACE_FINISHED {
      throw .cairo(String(cString: pango.cairo_status_to_string(status)!))
    }
    return sink.bytes
  }
}
