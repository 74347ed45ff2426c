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
    };

    return names[rule];
}
