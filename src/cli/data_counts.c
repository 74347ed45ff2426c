/* data_counts.c - what a backup or a database holds, for people. */
#include "cli/data_counts.h"

#include <inttypes.h>

#include "cli/columns.h"

void data_counts_write(const DataCounts *counts, Language language, Buffer *out)
{
    bool zh = language == LANGUAGE_ZH;

    for (size_t i = 0; i < counts->tables.count; i++) {
        if (!counts->tables.items[i].rows)
            continue;
        columns_left(out, counts->tables.items[i].name, 20);
        buffer_format(out, "%" PRId64 "\n", counts->tables.items[i].rows);
    }
    buffer_format(
        out, zh ? "封存的文件 %" PRId64 " 个，%" PRId64 " 字节\n" : "%" PRId64 " sealed files, %" PRId64 " bytes\n",
        counts->files, counts->file_bytes);
}
