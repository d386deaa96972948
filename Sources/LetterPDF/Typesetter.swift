import CPango
import Letters

/// Turns runs of text into lines of type, by Pango. Lengths are in Pango units.
final class Typesetter {
  private let language: LetterLanguage
  private let leftToRight: TypeContext
  private let rightToLeft: TypeContext
  private let families: String
  /// How many characters were set for which no installed font has a shape.
  private(set) var unknownGlyphs = 0

  init(style: PDFStyle, language: LetterLanguage) throws(LetterPDFError) {
    self.language = language
    families = style.fontFamilies
    leftToRight = try TypeContext(language, direction: PANGO_DIRECTION_LTR)
    rightToLeft = try TypeContext(language, direction: PANGO_DIRECTION_RTL)
    guard leftToRight.hasFont(families) else { throw .noFonts }
  }

  /// Sets runs in one size; `width` nil sets them on one line.
  func set(
    _ runs: [LetterRun], size: Double, isBold: Bool = false, width: Int?,
    language: LetterLanguage? = nil
  ) -> ShapedText {
    let isRightToLeft = (language ?? self.language).isRightToLeft
    let runs =
      isRightToLeft ? runs.map { LetterRun($0.text.withFiguresIsolated, isBold: $0.isBold) } : runs
    let layout = pango.pango_layout_new((isRightToLeft ? rightToLeft : leftToRight).context)!
    // The language says where a line begins, not the first letter in it: else a sentence that
    // begins with a Hebrew name would be set from the right.
    pango.pango_layout_set_auto_dir(layout, 0)
    pango.pango_layout_set_alignment(layout, isRightToLeft ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT)
    let font = pango.pango_font_description_new()
    pango.pango_font_description_set_family(font, families)
    pango.pango_font_description_set_absolute_size(font, size * Double(rubric_pango_scale))
    pango.pango_font_description_set_weight(font, isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango.pango_layout_set_font_description(layout, font)
    pango.pango_font_description_free(font)
    let text = runs.plainText
    pango.pango_layout_set_text(layout, text, Int32(text.utf8.count))
    set(attributes(of: runs, language: language), on: layout)
    pango.pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    pango.pango_layout_set_width(layout, width.map { Int32(clamping: $0) } ?? -1)
    let shaped = ShapedText(layout: layout, leading: (size * 1.165).pangoUnits)
    unknownGlyphs += shaped.unknownGlyphs
    return shaped
  }

  func set(
    _ text: LetterText, size: Double, isBold: Bool = false, width: Int?
  ) -> ShapedText {
    set([LetterRun(text)], size: size, isBold: isBold, width: width)
  }

  private func set(_ attributes: OpaquePointer, on layout: OpaquePointer) {
    pango.pango_layout_set_attributes(layout, attributes)
    pango.pango_attr_list_unref(attributes)
  }

  private func attributes(of runs: [LetterRun], language: LetterLanguage?) -> OpaquePointer {
    let list = pango.pango_attr_list_new()!
    // A word that is cut keeps its letters: no hyphen is added that the plain text does not have.
    pango.pango_attr_list_insert(list, pango.pango_attr_insert_hyphens_new(0))
    // A ligature is one shape: who copies or searches the text would not find "fi" in it.
    pango.pango_attr_list_insert(list, pango.pango_attr_font_features_new("liga=0, clig=0"))
    if let language {
      pango.pango_attr_list_insert(
        list, pango.pango_attr_language_new(pango.pango_language_from_string(language.tag)))
    }
    var start = 0
    for run in runs {
      let end = start + run.text.string.utf8.count
      if run.isBold {
        let weight = pango.pango_attr_weight_new(PANGO_WEIGHT_BOLD)!
        weight.pointee.start_index = UInt32(start)
        weight.pointee.end_index = UInt32(end)
        pango.pango_attr_list_insert(list, weight)
      }
      start = end
    }
    return list
  }
}

extension Double {
  /// Points as Pango units.
  var pangoUnits: Int { Int((self * Double(rubric_pango_scale)).rounded()) }
}

extension Int {
  /// Pango units as points.
  var points: Double { Double(self) / Double(rubric_pango_scale) }
}
