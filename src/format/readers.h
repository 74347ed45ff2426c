/* readers.h - the readers of the formats, one file each. They run in the spawned child
 * (extract.h), under its limits; each takes the bytes of a whole file and tells the builder what it meets.
 *
 * A file that is not what it seems to be is FILE_BROKEN with the name of the format and the reason;
 * one with a password FILE_ENCRYPTED; one that passes a limit FILE_TOO_COMPLEX. What was added
 * before a Problem is dropped with the builder. */
#ifndef HALFSKY_FORMAT_READERS_H
#define HALFSKY_FORMAT_READERS_H

#include "format/builder.h"
#include "format/detect.h"

typedef Problem FormatReader(Text bytes, DocBuilder *out);

/* By format: a new reader gets its row in readers.c. NULL where there is none. */
extern FormatReader *const format_readers[FORMATS];

Problem docx_read(Text bytes, DocBuilder *out);  /* ECMA-376: WordprocessingML */
Problem odt_read(Text bytes, DocBuilder *out);   /* ODF 1.3: text, and ods as sheets */
Problem xlsx_read(Text bytes, DocBuilder *out);  /* ECMA-376: SpreadsheetML, et of WPS in that form */
Problem html_read(Text bytes, DocBuilder *out);  /* HTML and XHTML, also what mail programs and Word save */
Problem rtf_read(Text bytes, DocBuilder *out);   /* RTF 1.9.1 */
Problem pdf_read(Text bytes, DocBuilder *out);   /* by pdftotext; a scan by tesseract */
Problem ofd_read(Text bytes, DocBuilder *out);   /* GB/T 33190-2016 */
Problem doc_read(Text bytes, DocBuilder *out);   /* Word 97-2003, and wps (MS-DOC) */
Problem csv_read(Text bytes, DocBuilder *out);   /* cells between commas, tabs or semicolons */
Problem xls_read(Text bytes, DocBuilder *out);   /* Excel 95-2003, and et (MS-XLS) */
Problem image_read(Text bytes, DocBuilder *out); /* a photo or scan, by tesseract */

#endif
