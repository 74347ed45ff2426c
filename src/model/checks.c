#include "model/checks.h"

const char *check_rule_name(CheckRule rule)
{
    static const char *const names[CHECK_RULES] = {
        [CHECK_RATIO] = "ratio",
        [CHECK_SUM] = "sum",
        [CHECK_PART] = "part",
        [CHECK_PRODUCT] = "product",
        [CHECK_DIFFERENCE] = "difference",
        [CHECK_COMPLETION] = "completion",
        [CHECK_PERCENT] = "percent",
        [CHECK_PLACEHOLDER] = "placeholder",
        [CHECK_MISSING] = "missing",
        [CHECK_DATE] = "date",
        [CHECK_PRIVACY] = "privacy",
        [CHECK_WORD] = "word",
        [CHECK_NOISE] = "noise",
        [CHECK_CONTRADICTION] = "contradiction",
        [CHECK_COUNT] = "count",
        [CHECK_COPY] = "copy",
        [CHECK_YEAR] = "year",
        [CHECK_REPEAT] = "repeat",
        [CHECK_PLACE] = "place",
        [CHECK_LAW] = "law",
        [CHECK_TOPIC] = "topic",
        [CHECK_UNSUPPORTED] = "unsupported",
        [CHECK_VAGUE] = "vague",
        [CHECK_COMPLIANCE] = "compliance",
        [CHECK_SEX] = "sex",
        [CHECK_AGE] = "age",
        [CHECK_TITLE] = "title",
        [CHECK_WIDTH] = "noise.width",
        [CHECK_YEAR_UNSURE] = "year.unsure",
        [CHECK_TEXT_LOST] = "missing.text",
        [CHECK_UNCLOSED] = "noise.unclosed",
        [CHECK_NAME_MASKED] = "placeholder.name",
        [CHECK_LETTERS_LOST] = "missing.letters",
    };

    return names[rule];
}

const char *personal_sort_name(PersonalSort sort)
{
    static const char *const names[PERSONAL_SORTS] = {
        [PERSONAL_IDENTITY] = "identity",
        [PERSONAL_OLD_IDENTITY] = "old_identity",
        [PERSONAL_DISABILITY_CARD] = "disability_card",
        [PERSONAL_PHONE] = "phone",
        [PERSONAL_BANK_CARD] = "bank_card",
        [PERSONAL_PASSPORT] = "passport",
        [PERSONAL_LANDLINE] = "landline",
        [PERSONAL_MAIL] = "mail",
        [PERSONAL_CHAT] = "chat",
        [PERSONAL_PLATE] = "plate",
        [PERSONAL_ADDRESS] = "address",
        [PERSONAL_MINOR] = "minor",
        [PERSONAL_VICTIM] = "victim",
        [PERSONAL_PATIENT] = "patient",
        [PERSONAL_PARTY] = "party",
        [PERSONAL_BEREAVED] = "bereaved",
        [PERSONAL_HELPED] = "helped",
        [PERSONAL_NAMED_AGAIN] = "named_again",
        [PERSONAL_CASE] = "case",
        [PERSONAL_FEW] = "few",
    };

    return names[sort];
}

bool check_rule_fatal(CheckRule rule)
{
    return rule == CHECK_PART || rule == CHECK_PERCENT || rule == CHECK_PLACEHOLDER || rule == CHECK_PRIVACY;
}

bool personal_sort_fatal(PersonalSort sort)
{
    return sort <= PERSONAL_PASSPORT || sort == PERSONAL_MINOR || sort == PERSONAL_VICTIM;
}
