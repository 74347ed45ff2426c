/* read_plain.c - the text that was read and nothing else: what a PDF, a scan or a sheet holds, and what the
 * offsets of the other formats are bytes of, when it is one file. */
#include "cli/read_formats.h"

static void write_file(const ReadFile *file, Buffer *out);

const ReadFormat read_plain_format = { .file = write_file };

static void write_file(const ReadFile *file, Buffer *out)
{
    buffer_add(out, file->doc->text);
    if (file->doc->text.len && file->doc->text.at[file->doc->text.len - 1] != '\n')
        buffer_add_char(out, '\n');
}
