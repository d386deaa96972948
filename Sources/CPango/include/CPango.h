#ifndef RUBRIC_CPANGO_H
#define RUBRIC_CPANGO_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

// PANGO_SCALE is an expression of macros' making, which Swift does not see.
static const int rubric_pango_scale = PANGO_SCALE;

// Every function of Pango, Cairo and GObject that a letter needs.
#define RUBRIC_PANGO_FUNCTIONS(USE) \
  USE(cairo_create) USE(cairo_destroy) USE(cairo_font_options_create) \
  USE(cairo_font_options_destroy) USE(cairo_font_options_set_hint_metrics) \
  USE(cairo_font_options_set_hint_style) USE(cairo_line_to) USE(cairo_move_to) \
  USE(cairo_pdf_surface_create_for_stream) USE(cairo_pdf_surface_restrict_to_version) \
  USE(cairo_pdf_surface_set_metadata) USE(cairo_restore) USE(cairo_save) \
  USE(cairo_set_line_width) USE(cairo_set_source_rgb) USE(cairo_show_page) USE(cairo_status) \
  USE(cairo_status_to_string) USE(cairo_stroke) USE(cairo_surface_destroy) \
  USE(cairo_surface_finish) USE(cairo_surface_status) USE(cairo_tag_begin) USE(cairo_tag_end) \
  USE(g_object_unref) USE(pango_attr_font_features_new) USE(pango_attr_insert_hyphens_new) \
  USE(pango_attr_language_new) USE(pango_attr_list_insert) USE(pango_attr_list_new) \
  USE(pango_attr_list_unref) USE(pango_attr_weight_new) \
  USE(pango_cairo_context_set_font_options) USE(pango_cairo_context_set_resolution) \
  USE(pango_cairo_font_map_get_default) USE(pango_cairo_show_layout_line) \
  USE(pango_context_load_font) USE(pango_context_set_base_dir) \
  USE(pango_context_set_language) USE(pango_context_set_round_glyph_positions) \
  USE(pango_font_description_free) USE(pango_font_description_from_string) \
  USE(pango_font_description_new) USE(pango_font_description_set_absolute_size) \
  USE(pango_font_description_set_family) USE(pango_font_description_set_weight) \
  USE(pango_font_map_create_context) USE(pango_language_from_string) \
  USE(pango_layout_get_extents) USE(pango_layout_get_iter) USE(pango_layout_get_text) \
  USE(pango_layout_get_unknown_glyphs_count) USE(pango_layout_iter_free) \
  USE(pango_layout_iter_get_baseline) USE(pango_layout_iter_get_line_extents) \
  USE(pango_layout_iter_get_line_readonly) USE(pango_layout_iter_next_line) \
  USE(pango_layout_new) USE(pango_layout_set_alignment) USE(pango_layout_set_attributes) \
  USE(pango_layout_set_auto_dir) USE(pango_layout_set_font_description) \
  USE(pango_layout_set_text) USE(pango_layout_set_width) USE(pango_layout_set_wrap)

// They are called through pointers, so that the 36 libraries behind them are loaded with the first
// PDF and not at every start: that takes longer than the first screen does.
struct RubricPango {
#define RUBRIC_PANGO_FIELD(name) __typeof__(&name) name;
  RUBRIC_PANGO_FUNCTIONS(RUBRIC_PANGO_FIELD)
#undef RUBRIC_PANGO_FIELD
};

// Fills in the functions.
// Returns NULL, or the name of the library or function that this machine lacks.
const char *rubric_pango_load(struct RubricPango *functions);

#endif
