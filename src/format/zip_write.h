/* zip_write.h - a zip file put together in memory (APPNOTE 6.3), its members stored or deflated.
 *
 *     ZipWriter zip = { .out = &buffer };
 *     zip_add(&zip, TEXT("word/document.xml"), bytes);
 *     zip_end(&zip);
 *
 * zlib packs; the program links nothing that reads foreign zips. The
 * same members give the same bytes; their time is the beginning of zip's, 1980-01-01. */
#ifndef HALFSKY_FORMAT_ZIP_WRITE_H
#define HALFSKY_FORMAT_ZIP_WRITE_H

#include "base/buffer.h"

typedef struct {
    Buffer *out;  /* where it goes; offsets count from where it began */
    size_t begin; /* set by the first zip_add */
    size_t members;
    Buffer directory;
} ZipWriter;

/* Members together stay below 4 GiB and 65,535; names are UTF-8. */
void zip_add(ZipWriter *zip, Text name, Text bytes);
/* Deflated where that makes it smaller. */
void zip_add_deflated(ZipWriter *zip, Text name, Text bytes);
/* One that is packed already: by `method` (8: deflated), from `size` bytes whose CRC-32 is `sum`. */
void zip_add_packed(ZipWriter *zip, Text name, Text packed, unsigned method, uint32_t sum, size_t size);
void zip_end(ZipWriter *zip);

#endif
