/* problems.h - the sentences of a Problem. */
#ifndef HALFSKY_MODEL_PROBLEMS_H
#define HALFSKY_MODEL_PROBLEMS_H

#include "base/buffer.h"
#include "base/problem.h"

typedef enum { LANGUAGE_ZH, LANGUAGE_EN } Language;

/* Adds the sentence of `problem` in `language` to `out`: place, what is wrong, what
 * to do. Sentences come from catalog/problems.tsv, compiled in. */
void problem_write(const Problem *problem, Language language, Buffer *out);
int problem_exit_status(ProblemCode code);
int problem_http_status(ProblemCode code);

#endif
