// Every file below Resources/ that the program reads, compiled in. A new file gets a line here;
// a test fails while one is left out.
#include "EmbeddedResources.h"

static const unsigned char cp_phar_98[] = {
#embed "policies/centene-cp-phar-98-ruxolitinib/policy.yaml"
};

static const unsigned char cp_phar_98_examples[] = {
#embed "policies/centene-cp-phar-98-ruxolitinib/examples.yaml"
};

static const unsigned char drugs[] = {
#embed "drugs.yaml"
};

static const unsigned char dqm_anzupgo[] = {
#embed "policies/cigna-dqm-anzupgo/policy.yaml"
};

static const unsigned char dqm_anzupgo_examples[] = {
#embed "policies/cigna-dqm-anzupgo/examples.yaml"
};

static const unsigned char ip0369[] = {
#embed "policies/cigna-ip0369-opzelura/policy.yaml"
};

static const unsigned char ip0369_examples[] = {
#embed "policies/cigna-ip0369-opzelura/examples.yaml"
};

static const unsigned char ip0751[] = {
#embed "policies/cigna-ip0751-leqselvi/policy.yaml"
};

static const unsigned char ip0751_examples[] = {
#embed "policies/cigna-ip0751-leqselvi/examples.yaml"
};

static const unsigned char ip0759[] = {
#embed "policies/cigna-ip0759-anzupgo/policy.yaml"
};

static const unsigned char ip0759_examples[] = {
#embed "policies/cigna-ip0759-anzupgo/examples.yaml"
};

static const unsigned char vocabulary[] = {
#embed "vocabulary.yaml"
};

static const struct rubric_resource resources[] = {
    {"drugs.yaml", drugs, sizeof drugs},
    {"policies/centene-cp-phar-98-ruxolitinib/policy.yaml", cp_phar_98, sizeof cp_phar_98},
    {"policies/centene-cp-phar-98-ruxolitinib/examples.yaml", cp_phar_98_examples,
     sizeof cp_phar_98_examples},
    {"policies/cigna-dqm-anzupgo/policy.yaml", dqm_anzupgo, sizeof dqm_anzupgo},
    {"policies/cigna-dqm-anzupgo/examples.yaml", dqm_anzupgo_examples, sizeof dqm_anzupgo_examples},
    {"policies/cigna-ip0369-opzelura/policy.yaml", ip0369, sizeof ip0369},
    {"policies/cigna-ip0369-opzelura/examples.yaml", ip0369_examples, sizeof ip0369_examples},
    {"policies/cigna-ip0751-leqselvi/policy.yaml", ip0751, sizeof ip0751},
    {"policies/cigna-ip0751-leqselvi/examples.yaml", ip0751_examples, sizeof ip0751_examples},
    {"policies/cigna-ip0759-anzupgo/policy.yaml", ip0759, sizeof ip0759},
    {"policies/cigna-ip0759-anzupgo/examples.yaml", ip0759_examples, sizeof ip0759_examples},
    {"vocabulary.yaml", vocabulary, sizeof vocabulary},
};

const struct rubric_resource *rubric_resources(size_t *count) {
  *count = sizeof resources / sizeof *resources;
  return resources;
}
