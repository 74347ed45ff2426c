/* api.h - the catalog behind a public handle.
 *
 * A halfsky_catalog is a Catalog; the public headers do not say so. */
#ifndef HALFSKY_MODEL_API_H
#define HALFSKY_MODEL_API_H

#include "base/problem.h"
#include "halfsky/catalog.h"
#include "model/catalog.h"

static inline const Catalog *catalog_of(const halfsky_catalog *handle)
{
    return (const Catalog *)handle;
}

static inline halfsky_text text_public(Text text)
{
    return (halfsky_text){ text.at, text.len };
}

/* Writes the sentence of a Problem, NUL-terminated and cut at a code point when it has no room. */
void api_message(const Problem *failed, const char *language, char *message, size_t room);

#endif
