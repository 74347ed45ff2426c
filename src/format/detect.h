/* detect.h - what a file is, by its content.
 *
 * A name is asked only where the content leaves it open: csv and md against txt. */
#ifndef HALFSKY_FORMAT_DETECT_H
#define HALFSKY_FORMAT_DETECT_H

#include "base/text.h"

/* clang-format off */
typedef enum {
    FORMAT_TEXT, FORMAT_CSV, FORMAT_HTML, FORMAT_RTF,
    FORMAT_DOCX, FORMAT_ODT, FORMAT_OFD, FORMAT_XLSX, FORMAT_ZIP, /* zip files */
    FORMAT_DOC, FORMAT_XLS, FORMAT_LOCKED,                        /* compound files (OLE2); LOCKED: an encrypted docx or xlsx */
    FORMAT_PDF, FORMAT_IMAGE,
    FORMAT_OTHER, /* none that is read: decode_text says what it looks like */
    FORMATS
} Format;
/* clang-format on */

Format format_detect(Text bytes, Text name);
const char *format_name(Format format); /* "DOCX", for people */
Format format_named(Text name);         /* the same back; FORMAT_OTHER when there is none */

#endif
