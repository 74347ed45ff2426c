/* exceptions.h - known exceptions: findings that a county has looked at and allows.
 *
 * A table of rows rule, words, where, reason, by; docs/catalog.md describes them. What must be mended
 * cannot be excepted: rows of fatal rules, and of numbers of people, are refused. Any number
 * of threads may share one; it only remembers which rows were of use. */
#ifndef HALFSKY_MODEL_EXCEPTIONS_H
#define HALFSKY_MODEL_EXCEPTIONS_H

#include "base/list.h"
#include "base/problem.h"
#include "model/checks.h"

#include <stdatomic.h>

enum { EXCEPTIONS_MAX = 10000 };

typedef struct {
    CheckRule rule;
    Text words; /* the finding's, exactly */
    Text where; /* part of the name of its file, agency or document; empty: anywhere */
    int line;
} Exception;

typedef struct halfsky_exceptions Exceptions;

struct halfsky_exceptions {
    Arena *arena;
    LIST(Exception) items; /* by rule and words */
    atomic_uchar *marks;   /* of each: EXCEPTION_MET, EXCEPTION_USED */
};

enum {
    EXCEPTION_MET = 1,  /* something was checked that it could hold for */
    EXCEPTION_USED = 2, /* it held */
};

/* Reads `bytes` of the file `path`. `*out` is free of both and is given back with exceptions_free; NULL on a Problem. */
Problem exceptions_read(Text path, Text bytes, Exceptions **out);
void exceptions_free(Exceptions *exceptions); /* NULL is fine */

/* Whether a finding of `rule` about `words` is excepted at one of the `places`, names of what it stands in. */
bool exceptions_hold(const Exceptions *exceptions, CheckRule rule, Text words, const Text *places, size_t count);

/* Says that what stands at these places is checked. */
void exceptions_meet(const Exceptions *exceptions, const Text *places, size_t count);
/* The lines of rows that could have held for what was checked and never did, in their order: the finding was mended, or
 * its words are written otherwise. Rows of `copy` only when copies were looked for. Returns how many; `lines` has room for all. */
size_t exceptions_stale(const Exceptions *exceptions, bool copies, int *lines);

#endif
