/* mend_docx.h - a mended text as a Word file.
 *
 * What `clean` changes are tracked changes, for the author to take or not; what reaches over the end of a paragraph or cell is left as
 * it was. What `mask` hides is gone: a tracked change would still hold it. */
#ifndef HALFSKY_CLI_MEND_DOCX_H
#define HALFSKY_CLI_MEND_DOCX_H

#include "cli/read_formats.h"

/* Adds the file; `mender` has mended its text, `tracked` says how changes are written. */
void mend_docx_write(const ReadFile *file, halfsky_mender *mender, bool tracked, Buffer *out);

#endif
