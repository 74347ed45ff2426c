/* tool.h - runs another program over bytes: pdftotext, pdftoppm, tesseract.
 *
 * Only inside the child of extract.h, whose limits and filter the program inherits. It gets its input
 * on standard input and gives its output on standard output; its environment is empty but for PATH and the locale. */
#ifndef HALFSKY_FORMAT_TOOL_H
#define HALFSKY_FORMAT_TOOL_H

#include "base/buffer.h"
#include "base/problem.h"

enum { TOOL_OUTPUT_MAX = 256 * 1024 * 1024 };

/* Runs `words` (the last is NULL) with `input`, adding what it prints to `out` and the beginning of its
 * complaints to `errors` (may be NULL). `*status` is its exit status, 128 + N when a signal ended it. TOOL_MISSING
 * with `format` when it is not installed. */
Problem tool_run(const char *format, const char *const *words, Text input, Buffer *out, Buffer *errors,
                 int *status);

#endif
