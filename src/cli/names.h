/* names.h - names of measures and topics in the language of the session.
 *
 * Lives as long as the catalog; what the catalog does not know is its own name. */
#ifndef HALFSKY_CLI_NAMES_H
#define HALFSKY_CLI_NAMES_H

#include "base/text.h"
#include "halfsky/catalog.h"
#include "model/problems.h"

static inline Text text_from(halfsky_text text)
{
    return (Text){ text.at, text.len };
}

Text measure_name(const halfsky_catalog *catalog, Text key, Language language);
Text topic_name(const halfsky_catalog *catalog, Text key, Language language);

#endif
