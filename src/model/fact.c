/* fact.c - the words of facts. */
#include "model/fact.h"

const char *fact_kind_word(FactKind kind)
{
    static const char *const words[] = { "count", "money", "percent",     "measure",
                                         "rank",  "date",  "placeholder", "missing" };
    return words[kind];
}

const char *fact_bound_word(FactBound bound)
{
    static const char *const words[] = { "exact", "over", "under", "about", "at_least", "at_most" };
    return words[bound];
}

const char *fact_status_word(FactStatus status)
{
    static const char *const words[] = { "actual", "plan", "target", "rule", "forecast", "intent" };
    return words[status];
}

const char *fact_extent_word(FactExtent extent)
{
    static const char *const words[] = { "", "own", "all", "staff" };
    return words[extent];
}

const char *fact_change_word(FactChange change)
{
    static const char *const words[] = { "", "by", "to" };
    return words[change];
}
