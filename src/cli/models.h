/* models.h - the file of model texts, which `models` writes and `check --models` looks into. */
#ifndef HALFSKY_CLI_MODELS_H
#define HALFSKY_CLI_MODELS_H

#include "base/problem.h"
#include "halfsky/copies.h"

/* The models of a file, sorted; free them with halfsky_models_free. A file that is not there has none when
 * `perhaps`, else it is a Problem. `*out` is NULL on a Problem. */
Problem models_open(const char *path, bool perhaps, halfsky_models **out);

#endif
