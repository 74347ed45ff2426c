/* number_format.h - numbers of a spreadsheet as its cells show them: 12.5%, 1,234.00, 2025年6月, 3.2万.
 *
 * A file holds the number and the pattern apart. Exact: digits are moved and rounded as digits. */
#ifndef HALFSKY_FORMAT_NUMBER_FORMAT_H
#define HALFSKY_FORMAT_NUMBER_FORMAT_H

#include "base/buffer.h"

/* The pattern that ECMA-376 18.8.30 gives to `id`, as Excel in China shows it; "" shows the number as it is. */
Text number_format_builtin(int id);

/* Writes `number` ("0.125", "1.2E-3") by `pattern`. A number that cannot be understood is written as it stands. Days are
 * counted from 1904 if `since_1904`, else from 1900. */
void number_format_write(Text number, Text pattern, bool since_1904, Buffer *out);

#endif
