package import Letters

/// Measures of the paper letter. All lengths are in points, 72 to the inch.
package struct PDFStyle: Sendable, Hashable {
  /// A place on the page, from its upper left corner.
  package struct Rectangle: Sendable, Hashable {
    package var left: Double
    package var top: Double
    package var width: Double
    package var height: Double

    package init(left: Double, top: Double, width: Double, height: Double) {
      self.left = left
      self.top = top
      self.width = width
      self.height = height
    }
  }

  /// The first family that is installed is used; the others fill in what it lacks.
  package var fontFamilies: String
  package var pageWidth: Double
  package var pageHeight: Double
  /// Above, left and right.
  package var margin: Double
  /// Below the text; the foot of a page stands in it.
  package var bottomMargin: Double
  /// From the end of the text to the foot.
  package var footGap: Double
  /// The longest line of running text: about 65 characters are easy to read. Tables and rules
  /// go from margin to margin.
  package var lineLength: Double
  package var bodySize: Double
  /// Of paragraphs that are marked as large.
  package var largeSize: Double
  package var titleSize: Double
  /// Sizes of headings of level 1, 2 and 3.
  package var headingSizes: [Double]
  package var letterheadSize: Double
  package var footerSize: Double
  /// The smallest type that is tried for a long letterhead or address before a letter is refused.
  package var smallestSize: Double
  /// The addressee stands in here and nowhere else.
  package var window: Rectangle
  /// What is found at a glance stands in here, as much of it as has room; nil: all of it stands in
  /// the text.
  package var aside: Rectangle?
  /// Heights of the fold marks from the top of page 1.
  package var foldMarks: [Double]
  /// Where page 1 begins below the address.
  package var firstPageTop: Double
  /// How much of the room between pieces is kept where that spares a page, the most first.
  package var tighterGaps = [0.9, 0.8, 0.7, 0.6]
  /// Whether the place of the address is framed.
  package var framesWindow = false

  static let pointsPerInch = 72.0

  /// US Letter, 12-point body, for a #10 window envelope.
  ///
  /// The window rectangle is that of letters in such envelopes: 0.5 in from the left, 2.04 in from
  /// the top, 3.5 in by 0.875 in. The sheet can slide so far in its envelope that the window shows
  /// what lies as low as 3.62 in; the body begins below that, at the first fold. It can slide so far
  /// to the left that the window shows what lies 5.375 in from its left edge: the aside begins
  /// right of that.
  package static let standard = PDFStyle(
    fontFamilies: "DejaVu Sans, Noto Sans, Liberation Sans, sans-serif",
    pageWidth: 612, pageHeight: 792, margin: 72, bottomMargin: 50, footGap: 8, lineLength: 450,
    bodySize: 12, largeSize: 14, titleSize: 16,
    headingSizes: [14, 13, 12], letterheadSize: 12, footerSize: 12, smallestSize: 7,
    window: Rectangle(left: 36, top: 146.9, width: 252, height: 63),
    aside: Rectangle(left: 393, top: 72, width: 147, height: 190),
    foldMarks: [264, 528], firstPageTop: 266)

  /// US Letter, nothing smaller than 18 points, for a large envelope with a label: it is not folded,
  /// and the address stands where no window of a #10 envelope could show all of it.
  package static let largePrint = PDFStyle(
    fontFamilies: standard.fontFamilies, pageWidth: 612, pageHeight: 792, margin: 54,
    bottomMargin: 90, footGap: 18, lineLength: 504, bodySize: 18, largeSize: 18, titleSize: 24,
    headingSizes: [22, 20, 18], letterheadSize: 18, footerSize: 18, smallestSize: 18,
    window: Rectangle(left: 54, top: 150, width: 504, height: 132), aside: nil, foldMarks: [],
    firstPageTop: 300)

  /// The measures for an edition.
  package static func of(_ edition: LetterEdition) -> PDFStyle {
    switch edition {
    case .standard: .standard
    case .largePrint: .largePrint
    }
  }

  /// Width of the text between the margins.
  var textWidth: Double { pageWidth - 2 * margin }

  /// Height of the text on a page after the first.
  var textHeight: Double { pageHeight - margin - bottomMargin }
}
