import CPango
import Letters

/// How Pango sets type on paper, for text that begins on one side.
final class TypeContext {
  let context: OpaquePointer

  init(_ language: LetterLanguage, direction: PangoDirection) throws(LetterPDFError) {
    guard let map = pango_cairo_font_map_get_default(),
      let context = pango_font_map_create_context(map)
    else { throw .noFonts }
    self.context = context
    // Lengths on paper: a point is a unit, and no glyph is moved to a screen's grid.
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string(language.tag))
    pango_context_set_base_dir(context, direction)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  deinit { rubric_pango_unref(UnsafeMutableRawPointer(context)) }

  /// Whether any font is installed that can stand in for these families.
  func hasFont(_ families: String) -> Bool {
    let font = pango_font_description_from_string(families)
    defer { pango_font_description_free(font) }
    return rubric_pango_has_font(context, font) != 0
  }
}

extension LetterLanguage {
  /// Whether the language is written from right to left.
  var isRightToLeft: Bool {
    let primary = tag.prefix { $0 != "-" }.lowercased()
    return ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"]
      .contains(primary)
  }
}
