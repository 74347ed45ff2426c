/* spreadsheet_date.h - days and times of spreadsheets, which are numbers, by a pattern: yyyy"年"m"月"d"日". */
#ifndef HALFSKY_FORMAT_SPREADSHEET_DATE_H
#define HALFSKY_FORMAT_SPREADSHEET_DATE_H

#include "base/buffer.h"

/* The pattern shows a number as a day or a time. */
bool spreadsheet_date_is(Text pattern);

/* Writes the day that `number` counts. False, and nothing written, for what is no day from 1900 to 9999. */
bool spreadsheet_date_write(Text number, Text pattern, bool since_1904, Buffer *out);

#endif
