/* api.h - the catalog behind a public handle.
 *
 * A halfsky_catalog is a Catalog; the public headers do not say so. */
#ifndef HALFSKY_MODEL_API_H
#define HALFSKY_MODEL_API_H

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

#endif
