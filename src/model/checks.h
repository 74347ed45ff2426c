/* checks.h - the rules of checking: checks.tsv, and the sorts of personal data: personal.tsv. */
#ifndef HALFSKY_MODEL_CHECKS_H
#define HALFSKY_MODEL_CHECKS_H

#include <stdbool.h>

/* In the order of checks.tsv. */
/* clang-format off */
typedef enum {
    CHECK_RATIO, CHECK_SUM, CHECK_PART, CHECK_PRODUCT, CHECK_DIFFERENCE, CHECK_COMPLETION, CHECK_PERCENT,
    CHECK_PLACEHOLDER, CHECK_MISSING, CHECK_DATE, CHECK_PRIVACY, CHECK_WORD, CHECK_NOISE, CHECK_CONTRADICTION,
    CHECK_COUNT, CHECK_COPY, CHECK_YEAR, CHECK_REPEAT, CHECK_PLACE, CHECK_LAW, CHECK_TOPIC,
    CHECK_UNSUPPORTED, CHECK_VAGUE, CHECK_COMPLIANCE, CHECK_SEX, CHECK_AGE, CHECK_TITLE, CHECK_WIDTH, CHECK_YEAR_UNSURE, CHECK_TEXT_LOST, CHECK_UNCLOSED, CHECK_NAME_MASKED, CHECK_LETTERS_LOST,
    CHECK_RULES
} CheckRule;
/* clang-format on */

/* What tells who somebody is. In the order of personal.tsv. */
/* clang-format off */
typedef enum {
    PERSONAL_IDENTITY, PERSONAL_OLD_IDENTITY, PERSONAL_DISABILITY_CARD, PERSONAL_PHONE, PERSONAL_BANK_CARD,
    PERSONAL_PASSPORT, PERSONAL_LANDLINE, PERSONAL_MAIL, PERSONAL_CHAT, PERSONAL_PLATE, PERSONAL_ADDRESS,
    PERSONAL_MINOR, PERSONAL_VICTIM, PERSONAL_PATIENT, PERSONAL_PARTY, PERSONAL_BEREAVED, PERSONAL_HELPED,
    PERSONAL_NAMED_AGAIN, PERSONAL_CASE, PERSONAL_FEW,
    PERSONAL_SORTS
} PersonalSort;
/* clang-format on */

/* The id of a rule: "ratio". */
const char *check_rule_name(CheckRule rule);
/* The id of a sort: "identity". */
const char *personal_sort_name(PersonalSort sort);

/* Rules and sorts that no catalog may set below class A, and no exception may silence. */
bool check_rule_fatal(CheckRule rule);
bool personal_sort_fatal(PersonalSort sort);

#endif
