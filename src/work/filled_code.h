/* filled_code.h - the check code (校验码) of a filled form: whether a paper says what is kept here. */
#ifndef HALFSKY_WORK_FILLED_CODE_H
#define HALFSKY_WORK_FILLED_CODE_H

#include "base/check_code.h"
#include "work/filled.h"

/* Writes the code of the form, its version, agency, period and all its values; not of reasons and names.
 *
 * It is made of a keyed hash: a code says that its page was printed here, for nobody without the key ring can make one,
 * or find values by trying which of them give it. It hangs on the ring's root, which never changes, so that pages
 * stay good when keys are renewed. */
void filled_code(const Work *work, const FilledView *view, char out[CHECK_CODE_TEXT_MAX]);

/* Whether `typed` is the code of what stands in the form now. CHECK_CODE_WRONG, CHECK_CODE_SLIP, CHECK_CODE_DIFFERS. */
Problem filled_code_check(const Work *work, const FilledView *view, Text typed);

#endif
