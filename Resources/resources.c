// Every file below Resources/ that the program reads, compiled in. A new file gets a line here;
// a test fails while one is left out.
#include "EmbeddedResources.h"

static const unsigned char drugs[] = {
#embed "drugs.yaml"
};

static const unsigned char ip0751[] = {
#embed "policies/cigna-ip0751-leqselvi/policy.yaml"
};

static const unsigned char ip0751_examples[] = {
#embed "policies/cigna-ip0751-leqselvi/examples.yaml"
};

static const unsigned char vocabulary[] = {
#embed "vocabulary.yaml"
};

static const struct rubric_resource resources[] = {
    {"drugs.yaml", drugs, sizeof drugs},
    {"policies/cigna-ip0751-leqselvi/policy.yaml", ip0751, sizeof ip0751},
    {"policies/cigna-ip0751-leqselvi/examples.yaml", ip0751_examples, sizeof ip0751_examples},
    {"vocabulary.yaml", vocabulary, sizeof vocabulary},
};

const struct rubric_resource *rubric_resources(size_t *count) {
  *count = sizeof resources / sizeof *resources;
  return resources;
}
