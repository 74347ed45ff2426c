/* check_code.h - short codes that people read off paper and type.
 *
 * Nine signs in threes, K7M-P2X-Q9A: eight carry 40 bits, the ninth checks them. There is no 0, O, 1 or I among
 * the 32 signs. One wrong sign is always noticed, and so are any two that changed places. */
#ifndef HALFSKY_BASE_CHECK_CODE_H
#define HALFSKY_BASE_CHECK_CODE_H

#include "base/text.h"

enum { CHECK_CODE_BITS = 40, CHECK_CODE_TEXT_MAX = 12 };

/* Writes the code of the low 40 bits of `value` and a NUL. */
void check_code_write(uint64_t value, char out[CHECK_CODE_TEXT_MAX]);

typedef enum { CHECK_CODE_READ, CHECK_CODE_NONE, CHECK_CODE_SLIP } CheckCodeReading;

/* Small letters, full-width ones, blanks and strokes are all the same. NONE: not nine of the signs; SLIP: one or some of
 * them are wrong. */
CheckCodeReading check_code_read(Text typed, uint64_t *value);

#endif
