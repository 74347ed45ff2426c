/* reason.h - why the system refused, in words. */
#ifndef HALFSKY_CLI_REASON_H
#define HALFSKY_CLI_REASON_H

#include "base/text.h"
#include "model/problems.h"

/* The words for `error` (an errno), as an argument of a Problem. Constant. */
Text reason_of(int error, Language language);

/* The words for a folder that leads back into itself. */
Text reason_loop(Language language);

#endif
