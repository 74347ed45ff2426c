/* problem.h - what went wrong, returned by value.
 *
 * The zero Problem is success. A Problem carries a code, a place and arguments;
 * its sentences, Chinese and English, stand in catalog/problems.tsv and are put
 * together by src/model/problems.h. A Problem's texts are copied into it, so it
 * outlives what it speaks of. A broken invariant is an assert, never a Problem. */
#ifndef HALFSKY_BASE_PROBLEM_H
#define HALFSKY_BASE_PROBLEM_H

#include "base/text.h"

enum { PROBLEM_ARGS = 3, PROBLEM_ARG_MAX = 120, PROBLEM_PATH_MAX = 256 };

/* One per row of catalog/problems.tsv, same order, same names in lower case. */
typedef enum {
    PROBLEM_NONE,
#define PROBLEM(code, id) PROBLEM_##code,
#include "base/problem_codes.h"
#undef PROBLEM
    PROBLEM_CODES
} ProblemCode;

typedef struct {
    ProblemCode code;
    int line;                                 /* from 1; 0: not known */
    char path[PROBLEM_PATH_MAX];              /* file or folder, or "" */
    char field[PROBLEM_ARG_MAX];              /* column or key, or "" */
    char args[PROBLEM_ARGS][PROBLEM_ARG_MAX]; /* {1} {2} {3} of the sentence; {1} may be a {reason} */
} Problem;

#define OK ((Problem){ 0 })

/* Returns the Problem of `call` from the calling function, if there is one. */
#define TRY(call)                      \
    do {                               \
        Problem try_problem_ = (call); \
        if (try_problem_.code)         \
            return try_problem_;       \
    } while (0)

/* Texts too long are cut at a code point. */
Problem problem(ProblemCode code, Text arg1, Text arg2, Text arg3);
/* The problem with a place; an empty path or field, or line 0, leaves what is there. */
Problem problem_at(Problem problem, Text path, int line, Text field);
Text problem_id(ProblemCode code); /* "file_missing"; "none" for PROBLEM_NONE */

#endif
