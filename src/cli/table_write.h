/* table_write.h - the filled table as a file.
 *
 * The cells go into a copy of the file that came (format/fill.h). Then that copy is read again: every cell that was filled
 * must show its figure, every other what it showed before, or nothing is written. */
#ifndef HALFSKY_CLI_TABLE_WRITE_H
#define HALFSKY_CLI_TABLE_WRITE_H

#include "base/doc.h"
#include "cli/command.h"
#include "work/table_fill.h"

/* `from` is the path that `doc` was read from. Cells that the file does not let be written become FILL_CLOSED, and `fates`
 * (zeroes, one for each cell) has the CellFate that says why. FILL_FORMAT for a file that cannot be written back. */
Problem table_write(const Session *session, const char *from, const char *to, const Doc *doc, TableFill *fill,
                    char *fates);

#endif
