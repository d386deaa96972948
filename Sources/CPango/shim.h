#ifndef RUBRIC_CPANGO_SHIM_H
#define RUBRIC_CPANGO_SHIM_H
#include <pango/pangocairo.h>
#endif
