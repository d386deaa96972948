#ifndef RUBRIC_EMBEDDED_RESOURCES_H
#define RUBRIC_EMBEDDED_RESOURCES_H
#include <stddef.h>

// One file of the Resources folder, compiled in. `bytes` is not NUL-terminated.
struct rubric_resource {
  const char *path;  // below Resources/, as in "policies/x/policy.yaml"
  const unsigned char *bytes;
  size_t count;
};

// The whole table, and how many entries it has. A function, because Swift imports it cleanly.
const struct rubric_resource *rubric_resources(size_t *count);

#endif
