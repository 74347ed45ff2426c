/* mend_files.h - files mended and written as copies: what `clean` and `mask` share. */
#ifndef HALFSKY_CLI_MEND_FILES_H
#define HALFSKY_CLI_MEND_FILES_H

#include "cli/command.h"

enum { MEND_FORMAT, MEND_JOBS, MEND_LIST, MEND_OUT, MEND_OPTIONS };

/* The options of both commands. */
extern const Option mend_options[MEND_OPTIONS + 1];

/* Writes a mended copy of each file; `what` is HALFSKY_CLEAN or HALFSKY_MASK. Says what was changed, file by
 * file. Returns the exit status: 0 all were written, 2 some could not be read or not be masked whole, or that of
 * the Problem that ended it. No input is ever written over. */
int mend_files(const Session *session, int what, const OptionValue *values, char **operands, int count);

#endif
