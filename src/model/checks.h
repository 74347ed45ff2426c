/* checks.h - the rules of checking: checks.tsv, and typos.tsv. */
#ifndef HALFSKY_MODEL_CHECKS_H
#define HALFSKY_MODEL_CHECKS_H

/* In the order of checks.tsv. */
/* clang-format off */
typedef enum {
    CHECK_RATIO, CHECK_SUM, CHECK_PART, CHECK_PRODUCT, CHECK_DIFFERENCE, CHECK_COMPLETION, CHECK_PERCENT,
    CHECK_PLACEHOLDER, CHECK_MISSING, CHECK_DATE, CHECK_PRIVACY, CHECK_WORD, CHECK_NOISE, CHECK_CONTRADICTION,
    CHECK_COUNT, CHECK_COPY, CHECK_YEAR, CHECK_REPEAT, CHECK_PLACE, CHECK_LAW, CHECK_TOPIC,
    CHECK_UNSUPPORTED, CHECK_VAGUE, CHECK_COMPLIANCE, CHECK_SEX, CHECK_AGE, CHECK_TITLE,
    CHECK_RULES
} CheckRule;
/* clang-format on */

/* The id of a rule: "ratio". */
const char *check_rule_name(CheckRule rule);

#endif
