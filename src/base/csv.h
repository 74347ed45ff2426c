/* csv.h - writes CSV (RFC 4180) for spreadsheets.
 *
 * Fields are quoted where needed. A text that a spreadsheet may run as a formula
 * gets a leading apostrophe: it begins with = + - @ (full-width too), a tab or the end
 * of a line, and is no number like -3.5 or +2%. */
#ifndef HALFSKY_BASE_CSV_H
#define HALFSKY_BASE_CSV_H

#include "base/buffer.h"

typedef struct {
    Buffer *out;
    bool started; /* a field of this row is written */
} CsvWriter;

CsvWriter csv_writer(Buffer *out);
void csv_bom(CsvWriter *csv); /* UTF-8 BOM, so that Excel reads it right */
void csv_field(CsvWriter *csv, Text value);
void csv_int(CsvWriter *csv, int64_t value);
void csv_end_row(CsvWriter *csv); /* CR LF */

#endif
