// Every file below Resources/ that the program reads, compiled in. A new file gets a line here;
// a test fails while one is left out.
#include "EmbeddedResources.h"

const struct rubric_resource *rubric_resources(size_t *count) {
  *count = 0;
  return 0;
}
