#ifndef RUBRIC_CPANGO_SHIM_H
#define RUBRIC_CPANGO_SHIM_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

// PANGO_SCALE is an expression of macros' making, which Swift does not see.
static const int rubric_pango_scale = PANGO_SCALE;

// Swift cannot give a GObject pointer without a cast that says nothing.
static inline void rubric_pango_unref(void *object) { g_object_unref(object); }

// Whether there is a font at all. The list of families does not say so: it names "Sans" and other
// aliases even when nothing stands behind them.
static inline int rubric_pango_has_font(PangoContext *context, const PangoFontDescription *wanted) {
  PangoFont *font = pango_context_load_font(context, wanted);
  if (font == NULL) return 0;
  g_object_unref(font);
  return 1;
}

#endif
