import Letters

/// What stands above the first fold of page 1: letterhead, addressee, what is found at a glance,
/// fold marks.
struct PDFHead {
  private let letterhead: [ShapedText]
  private let letterheadTop: Double
  private let address: [ShapedText]
  private let aside: [ShapedText]
  /// What follows below.
  let blocks: [LetterBlock]

  /// The letterhead may reach up into the margin when it is long, but no higher than this.
  private static let highestTop = 30.0
  /// Clearance between the letterhead and the envelope's window: USPS asks for 1/8 in.
  private static let clearance = 9.0

  init(
    _ document: LetterDocument, typesetter: Typesetter, style: PDFStyle
  ) throws(LetterPDFError) {
    let bottom = style.window.top - Self.clearance
    (aside, blocks) = Self.parted(document.blocks, typesetter, style)
    let room = aside.isEmpty ? nil : style.aside.map { $0.left - style.margin - Self.clearance }
    guard
      let letterhead = Self.fit(
        document.letterhead, typesetter, size: style.letterheadSize,
        width: room ?? style.textWidth,
        smallest: style.smallestSize, height: bottom - Self.highestTop, firstIsBold: true)
    else { throw .letterheadTooLong(lines: document.letterhead.count) }
    guard
      let address = Self.fit(
        document.address, typesetter, size: style.bodySize, width: style.window.width,
        smallest: style.smallestSize, height: style.window.height, firstIsBold: false)
    else { throw .addressTooLong(lines: document.address.count) }
    self.letterhead = letterhead
    self.address = address
    letterheadTop = min(style.margin, bottom - Self.height(letterhead))
  }

  func draw(on canvas: PDFCanvas, style: PDFStyle) {
    for y in style.foldMarks { canvas.rule(from: (9, y), to: (24, y), width: 0.5, gray: 0.6) }
    if style.framesWindow { canvas.frame(style.window) }
    Self.draw(letterhead, on: canvas, left: style.margin, top: letterheadTop)
    Self.draw(address, on: canvas, left: style.window.left, top: style.window.top)
    if let place = style.aside {
      Self.draw(aside, on: canvas, left: place.left, top: place.top, gap: Self.asideGap(style))
    }
  }

  private static func asideGap(_ style: PDFStyle) -> Double { style.bodySize / 4 }

  /// The rows of an aside that have room beside the address, and all other blocks: what has no room
  /// begins the case box.
  private static func parted(
    _ blocks: [LetterBlock], _ typesetter: Typesetter, _ style: PDFStyle
  ) -> (aside: [ShapedText], blocks: [LetterBlock]) {
    guard let place = style.aside, case .aside(let rows)? = blocks.first else {
      return ([], blocks)
    }
    let texts = rows.map { row in
      // As runs: a name that is written from right to left keeps the marks around it.
      typesetter.set(
        [LetterRun(row.label), LetterRun(": "), LetterRun(row.value)], size: style.bodySize,
        width: place.width.pangoUnits)
    }
    var bottom = 0.0
    let fitting = texts.prefix { text in
      bottom += text.height.points
      defer { bottom += asideGap(style) }
      return bottom <= place.height
    }
    return (
      Array(fitting), Array(blocks.dropFirst()).boxing(Array(rows.dropFirst(fitting.count)))
    )
  }

  /// The lines in the largest type, from `size` down, in which they fit; nil when none does.
  private static func fit(
    _ lines: [LetterText], _ typesetter: Typesetter, size: Double, width: Double,
    smallest: Double, height: Double, firstIsBold: Bool
  ) -> [ShapedText]? {
    for size in stride(from: size, through: smallest, by: -0.5) {
      let texts = lines.enumerated().map { index, line in
        let isBold = firstIsBold && index == 0
        return typesetter.set(
          line, size: isBold ? size * 1.4 : size, isBold: isBold, width: width.pangoUnits)
      }
      if Self.height(texts) <= height { return texts }
    }
    return nil
  }

  private static func height(_ texts: [ShapedText]) -> Double {
    texts.reduce(0) { $0 + $1.height.points }
  }

  private static func draw(
    _ texts: [ShapedText], on canvas: PDFCanvas, left: Double, top: Double, gap: Double = 0
  ) {
    var y = top
    for text in texts {
      canvas.begin(.paragraph)
      for line in text.lines {
        canvas.draw(line, x: left, baseline: y + line.ascent.points)
        y += line.height.points
      }
      canvas.end()
      y += gap
    }
  }
}

extension PDFCanvas {
  fileprivate func frame(_ box: PDFStyle.Rectangle) {
    let (right, bottom) = (box.left + box.width, box.top + box.height)
    for y in [box.top, bottom] { rule(from: (box.left, y), to: (right, y), gray: 0.4) }
    for x in [box.left, right] { rule(from: (x, box.top), to: (x, bottom), gray: 0.4) }
  }
}
