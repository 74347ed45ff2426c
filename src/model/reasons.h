/* reasons.h - why something was refused, as the {reason} of a Problem's sentence.
 *
 * A Problem carries the English words, so that whoever makes it need not know the
 * language in which it will be told. */
#ifndef HALFSKY_MODEL_REASONS_H
#define HALFSKY_MODEL_REASONS_H

#include "model/problems.h"

/* The words for `error` (an errno). Constant. */
Text reason_of(int error);

/* For a folder whose links lead back into itself. */
#define REASON_LOOP TEXT("the folder leads back into itself")
/* For a disk that a database cannot lie on. */
#define REASON_NO_WAL TEXT("the disk cannot be shared safely (a network drive?)")
/* Of the audit log. */
#define REASON_ROW_ALTERED TEXT("it was altered or moved")
#define REASON_ROW_MISSING TEXT("it is missing")

/* `reason` in `language`; what is not known here ("PDF") is the same in both. */
Text reason_in(Text reason, Language language);

#endif
