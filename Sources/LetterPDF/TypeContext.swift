import CPango
import Letters

/// How Pango sets type on paper, for text that begins on one side.
final class TypeContext {
  let context: OpaquePointer

  init(_ language: LetterLanguage, direction: PangoDirection) throws(LetterPDFError) {
    try TypeLibrary.require()
    guard let map = pango.pango_cairo_font_map_get_default(),
      let context = pango.pango_font_map_create_context(map)
    else { throw .noFonts }
    self.context = context
    // Lengths on paper: a point is a unit, and no glyph is moved to a screen's grid.
    pango.pango_cairo_context_set_resolution(context, 72)
    pango.pango_context_set_round_glyph_positions(context, 0)
    pango.pango_context_set_language(context, pango.pango_language_from_string(language.tag))
    pango.pango_context_set_base_dir(context, direction)
    let options = pango.cairo_font_options_create()
    pango.cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    pango.cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango.pango_cairo_context_set_font_options(context, options)
    pango.cairo_font_options_destroy(options)
  }

  deinit { pango.g_object_unref(UnsafeMutableRawPointer(context)) }

  /// Whether any font is installed that can stand in for these families.
  func hasFont(_ families: String) -> Bool {
    let font = pango.pango_font_description_from_string(families)
    defer { pango.pango_font_description_free(font) }
    // The list of families does not say so: it names "Sans" and other aliases even when nothing
    // stands behind them.
    guard let loaded = pango.pango_context_load_font(context, font) else { return false }
    pango.g_object_unref(UnsafeMutableRawPointer(loaded))
    return true
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
