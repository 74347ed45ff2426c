/* exceptions.h - known exceptions: findings that a county has looked at and allows.
 *
 * A table of rows rule, words, where, reason, by; docs/catalog.md describes them. What must be mended
 * cannot be excepted: rows of fatal rules, and of numbers of people, are refused. Read-only
 * once made; any number of threads may share one. */
#ifndef HALFSKY_MODEL_EXCEPTIONS_H
#define HALFSKY_MODEL_EXCEPTIONS_H

#include "base/list.h"
#include "base/problem.h"
#include "model/checks.h"

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
};

/* Reads `bytes` of the file `path`. `*out` is free of both and is given back with exceptions_free; NULL on a Problem. */
Problem exceptions_read(Text path, Text bytes, Exceptions **out);
void exceptions_free(Exceptions *exceptions); /* NULL is fine */

/* Whether a finding of `rule` about `words` is excepted at one of the `places`, names of what it stands in. */
bool exceptions_hold(const Exceptions *exceptions, CheckRule rule, Text words, const Text *places, size_t count);

#endif
