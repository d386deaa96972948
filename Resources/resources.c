// Every file below Resources/ that the program reads, compiled in. A new file gets a line here;
// a test fails while one is left out.
#include "EmbeddedResources.h"

static const unsigned char clocks[] = {
#embed "clocks.yaml"
};

static const unsigned char cp_phar_98[] = {
#embed "policies/centene-cp-phar-98-ruxolitinib/policy.yaml"
};

static const unsigned char cp_phar_98_examples[] = {
#embed "policies/centene-cp-phar-98-ruxolitinib/examples.yaml"
};

static const unsigned char cp_phar_98_review[] = {
#embed "policies/centene-cp-phar-98-ruxolitinib/review.yaml"
};

static const unsigned char demo[] = {
#embed "demo.json"
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

static const unsigned char dqm_anzupgo_review[] = {
#embed "policies/cigna-dqm-anzupgo/review.yaml"
};

static const unsigned char ip0369[] = {
#embed "policies/cigna-ip0369-opzelura/policy.yaml"
};

static const unsigned char ip0369_examples[] = {
#embed "policies/cigna-ip0369-opzelura/examples.yaml"
};

static const unsigned char ip0369_review[] = {
#embed "policies/cigna-ip0369-opzelura/review.yaml"
};

static const unsigned char ip0751[] = {
#embed "policies/cigna-ip0751-leqselvi/policy.yaml"
};

static const unsigned char ip0751_examples[] = {
#embed "policies/cigna-ip0751-leqselvi/examples.yaml"
};

static const unsigned char ip0751_review[] = {
#embed "policies/cigna-ip0751-leqselvi/review.yaml"
};

static const unsigned char ip0759[] = {
#embed "policies/cigna-ip0759-anzupgo/policy.yaml"
};

static const unsigned char ip0759_examples[] = {
#embed "policies/cigna-ip0759-anzupgo/examples.yaml"
};

static const unsigned char ip0759_review[] = {
#embed "policies/cigna-ip0759-anzupgo/review.yaml"
};

static const unsigned char letter_approval[] = {
#embed "letters/approval.mustache"
};

static const unsigned char letter_denial[] = {
#embed "letters/denial.mustache"
};

static const unsigned char letter_fax_cover[] = {
#embed "letters/fax-cover.mustache"
};

static const unsigned char letter_information[] = {
#embed "letters/information.mustache"
};

static const unsigned char letter_partial[] = {
#embed "letters/partial.mustache"
};

static const unsigned char letter_part_appeal_form[] = {
#embed "letters/parts/appeal_form.mustache"
};

static const unsigned char letter_part_appeal_opening[] = {
#embed "letters/parts/appeal_opening.mustache"
};

static const unsigned char letter_part_aside[] = {
#embed "letters/parts/aside.mustache"
};

static const unsigned char letter_part_basis[] = {
#embed "letters/parts/basis.mustache"
};

static const unsigned char letter_part_case[] = {
#embed "letters/parts/case.mustache"
};

static const unsigned char letter_part_change[] = {
#embed "letters/parts/change.mustache"
};

static const unsigned char letter_part_change_shows[] = {
#embed "letters/parts/change_shows.mustache"
};

static const unsigned char letter_part_changes[] = {
#embed "letters/parts/changes.mustache"
};

static const unsigned char letter_part_clinical[] = {
#embed "letters/parts/clinical.mustache"
};

static const unsigned char letter_part_decided[] = {
#embed "letters/parts/decided.mustache"
};

static const unsigned char letter_part_decided_by[] = {
#embed "letters/parts/decided_by.mustache"
};

static const unsigned char letter_part_emergency[] = {
#embed "letters/parts/emergency.mustache"
};

static const unsigned char letter_part_enclosed[] = {
#embed "letters/parts/enclosed.mustache"
};

static const unsigned char letter_part_extent[] = {
#embed "letters/parts/extent.mustache"
};

static const unsigned char letter_part_grounds[] = {
#embed "letters/parts/grounds.mustache"
};

static const unsigned char letter_part_help[] = {
#embed "letters/parts/help.mustache"
};

static const unsigned char letter_part_language_notice[] = {
#embed "letters/parts/language_notice.mustache"
};

static const unsigned char letter_part_nondiscrimination_notice[] = {
#embed "letters/parts/nondiscrimination_notice.mustache"
};

static const unsigned char letter_part_notes[] = {
#embed "letters/parts/notes.mustache"
};

static const unsigned char letter_part_notices[] = {
#embed "letters/parts/notices.mustache"
};

static const unsigned char letter_part_override[] = {
#embed "letters/parts/override.mustache"
};

static const unsigned char letter_part_reason_rules[] = {
#embed "letters/parts/reason_rules.mustache"
};

static const unsigned char letter_part_reason_ways[] = {
#embed "letters/parts/reason_ways.mustache"
};

static const unsigned char letter_part_reasons[] = {
#embed "letters/parts/reasons.mustache"
};

static const unsigned char letter_part_renewal[] = {
#embed "letters/parts/renewal.mustache"
};

static const unsigned char letter_part_reviewer[] = {
#embed "letters/parts/reviewer.mustache"
};

static const unsigned char letter_part_rights[] = {
#embed "letters/parts/rights.mustache"
};

static const unsigned char letter_part_rule[] = {
#embed "letters/parts/rule.mustache"
};

static const unsigned char letter_part_rule_row[] = {
#embed "letters/parts/rule_row.mustache"
};

static const unsigned char letter_part_running[] = {
#embed "letters/parts/running.mustache"
};

static const unsigned char letter_part_sample[] = {
#embed "letters/parts/sample.mustache"
};

static const unsigned char letter_part_sending[] = {
#embed "letters/parts/sending.mustache"
};

static const unsigned char letter_part_so_far[] = {
#embed "letters/parts/so_far.mustache"
};

static const unsigned char letter_part_steps[] = {
#embed "letters/parts/steps.mustache"
};

static const unsigned char letter_part_unsigned[] = {
#embed "letters/parts/unsigned.mustache"
};

static const unsigned char letter_referral[] = {
#embed "letters/referral.mustache"
};

static const unsigned char organization[] = {
#embed "organization.yaml"
};

static const unsigned char people[] = {
#embed "people.yaml"
};

static const unsigned char vocabulary[] = {
#embed "vocabulary.yaml"
};

static const struct rubric_resource resources[] = {
    {"clocks.yaml", clocks, sizeof clocks},
    {"demo.json", demo, sizeof demo},
    {"drugs.yaml", drugs, sizeof drugs},
    {"letters/approval.mustache", letter_approval, sizeof letter_approval},
    {"letters/denial.mustache", letter_denial, sizeof letter_denial},
    {"letters/fax-cover.mustache", letter_fax_cover, sizeof letter_fax_cover},
    {"letters/information.mustache", letter_information, sizeof letter_information},
    {"letters/partial.mustache", letter_partial, sizeof letter_partial},
    {"letters/parts/appeal_form.mustache", letter_part_appeal_form, sizeof letter_part_appeal_form},
    {"letters/parts/appeal_opening.mustache", letter_part_appeal_opening, sizeof letter_part_appeal_opening},
    {"letters/parts/aside.mustache", letter_part_aside, sizeof letter_part_aside},
    {"letters/parts/basis.mustache", letter_part_basis, sizeof letter_part_basis},
    {"letters/parts/case.mustache", letter_part_case, sizeof letter_part_case},
    {"letters/parts/change.mustache", letter_part_change, sizeof letter_part_change},
    {"letters/parts/change_shows.mustache", letter_part_change_shows, sizeof letter_part_change_shows},
    {"letters/parts/changes.mustache", letter_part_changes, sizeof letter_part_changes},
    {"letters/parts/clinical.mustache", letter_part_clinical, sizeof letter_part_clinical},
    {"letters/parts/decided.mustache", letter_part_decided, sizeof letter_part_decided},
    {"letters/parts/decided_by.mustache", letter_part_decided_by, sizeof letter_part_decided_by},
    {"letters/parts/emergency.mustache", letter_part_emergency, sizeof letter_part_emergency},
    {"letters/parts/enclosed.mustache", letter_part_enclosed, sizeof letter_part_enclosed},
    {"letters/parts/extent.mustache", letter_part_extent, sizeof letter_part_extent},
    {"letters/parts/grounds.mustache", letter_part_grounds, sizeof letter_part_grounds},
    {"letters/parts/help.mustache", letter_part_help, sizeof letter_part_help},
    {"letters/parts/language_notice.mustache", letter_part_language_notice,
     sizeof letter_part_language_notice},
    {"letters/parts/nondiscrimination_notice.mustache", letter_part_nondiscrimination_notice,
     sizeof letter_part_nondiscrimination_notice},
    {"letters/parts/notes.mustache", letter_part_notes, sizeof letter_part_notes},
    {"letters/parts/notices.mustache", letter_part_notices, sizeof letter_part_notices},
    {"letters/parts/override.mustache", letter_part_override, sizeof letter_part_override},
    {"letters/parts/reason_rules.mustache", letter_part_reason_rules, sizeof letter_part_reason_rules},
    {"letters/parts/reason_ways.mustache", letter_part_reason_ways, sizeof letter_part_reason_ways},
    {"letters/parts/reasons.mustache", letter_part_reasons, sizeof letter_part_reasons},
    {"letters/parts/renewal.mustache", letter_part_renewal, sizeof letter_part_renewal},
    {"letters/parts/reviewer.mustache", letter_part_reviewer, sizeof letter_part_reviewer},
    {"letters/parts/rights.mustache", letter_part_rights, sizeof letter_part_rights},
    {"letters/parts/rule.mustache", letter_part_rule, sizeof letter_part_rule},
    {"letters/parts/rule_row.mustache", letter_part_rule_row, sizeof letter_part_rule_row},
    {"letters/parts/running.mustache", letter_part_running, sizeof letter_part_running},
    {"letters/parts/sample.mustache", letter_part_sample, sizeof letter_part_sample},
    {"letters/parts/sending.mustache", letter_part_sending, sizeof letter_part_sending},
    {"letters/parts/so_far.mustache", letter_part_so_far, sizeof letter_part_so_far},
    {"letters/parts/steps.mustache", letter_part_steps, sizeof letter_part_steps},
    {"letters/parts/unsigned.mustache", letter_part_unsigned, sizeof letter_part_unsigned},
    {"letters/referral.mustache", letter_referral, sizeof letter_referral},
    {"organization.yaml", organization, sizeof organization},
    {"people.yaml", people, sizeof people},
    {"policies/centene-cp-phar-98-ruxolitinib/policy.yaml", cp_phar_98, sizeof cp_phar_98},
    {"policies/centene-cp-phar-98-ruxolitinib/examples.yaml", cp_phar_98_examples,
     sizeof cp_phar_98_examples},
    {"policies/centene-cp-phar-98-ruxolitinib/review.yaml", cp_phar_98_review,
     sizeof cp_phar_98_review},
    {"policies/cigna-dqm-anzupgo/policy.yaml", dqm_anzupgo, sizeof dqm_anzupgo},
    {"policies/cigna-dqm-anzupgo/examples.yaml", dqm_anzupgo_examples, sizeof dqm_anzupgo_examples},
    {"policies/cigna-dqm-anzupgo/review.yaml", dqm_anzupgo_review, sizeof dqm_anzupgo_review},
    {"policies/cigna-ip0369-opzelura/policy.yaml", ip0369, sizeof ip0369},
    {"policies/cigna-ip0369-opzelura/examples.yaml", ip0369_examples, sizeof ip0369_examples},
    {"policies/cigna-ip0369-opzelura/review.yaml", ip0369_review, sizeof ip0369_review},
    {"policies/cigna-ip0751-leqselvi/policy.yaml", ip0751, sizeof ip0751},
    {"policies/cigna-ip0751-leqselvi/examples.yaml", ip0751_examples, sizeof ip0751_examples},
    {"policies/cigna-ip0751-leqselvi/review.yaml", ip0751_review, sizeof ip0751_review},
    {"policies/cigna-ip0759-anzupgo/policy.yaml", ip0759, sizeof ip0759},
    {"policies/cigna-ip0759-anzupgo/examples.yaml", ip0759_examples, sizeof ip0759_examples},
    {"policies/cigna-ip0759-anzupgo/review.yaml", ip0759_review, sizeof ip0759_review},
    {"vocabulary.yaml", vocabulary, sizeof vocabulary},
};

const struct rubric_resource *rubric_resources(size_t *count) {
  *count = sizeof resources / sizeof *resources;
  return resources;
}
