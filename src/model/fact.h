/* fact.h - words that describe a fact, shared by reading, checking and the grid. */
#ifndef HALFSKY_MODEL_FACT_H
#define HALFSKY_MODEL_FACT_H

typedef enum {
    FACT_COUNT,
    FACT_MONEY,
    FACT_PERCENT,
    FACT_MEASURE,
    FACT_RANK,
    FACT_DATE,
    FACT_PLACEHOLDER, /* a mask stands where a number was: x人 */
    FACT_MISSING      /* nothing does: 投入多万元 */
} FactKind;

typedef enum { BOUND_EXACT, BOUND_OVER, BOUND_UNDER, BOUND_ABOUT, BOUND_AT_LEAST, BOUND_AT_MOST } FactBound;

typedef enum { STATUS_ACTUAL, STATUS_PLAN, STATUS_TARGET, STATUS_RULE, STATUS_FORECAST, STATUS_INTENT } FactStatus;

typedef enum { EXTENT_UNSAID, EXTENT_OWN, EXTENT_ALL, EXTENT_STAFF } FactExtent;

typedef enum { CHANGE_NONE, CHANGE_BY, CHANGE_TO } FactChange;

/* The words used outside: "count", "at_least", ... */
const char *fact_kind_word(FactKind kind);
const char *fact_bound_word(FactBound bound);
const char *fact_status_word(FactStatus status);
const char *fact_extent_word(FactExtent extent); /* "" when unsaid */
const char *fact_change_word(FactChange change); /* "" for none */

#endif
