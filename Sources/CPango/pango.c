#include "CPango.h"

#include <dlfcn.h>

const char *rubric_pango_load(struct RubricPango *functions) {
  static const char name[] = "libpangocairo-1.0.so.0";
  // What it depends on is found through it.
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return name;
#define RUBRIC_PANGO_LOAD(name) \
  functions->name = (__typeof__(functions->name))dlsym(library, #name); \
  if (functions->name == NULL) return #name;
  RUBRIC_PANGO_FUNCTIONS(RUBRIC_PANGO_LOAD)
#undef RUBRIC_PANGO_LOAD
  return NULL;
}
