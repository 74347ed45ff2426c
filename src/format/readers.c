/* readers.c - which function reads a format. */
#include "format/readers.h"

/* NULL: the format is known, and not read. */
FormatReader *const format_readers[FORMATS] = {
    [FORMAT_HTML] = NULL,                           /* html_read */
    [FORMAT_RTF] = NULL,                            /* rtf_read */
    [FORMAT_DOCX] = docx_read, [FORMAT_ODT] = NULL, /* odt_read */
    [FORMAT_OFD] = NULL,                            /* ofd_read */
    [FORMAT_XLSX] = NULL,                           /* xlsx_read */
    [FORMAT_DOC] = NULL,                            /* doc_read */
    [FORMAT_XLS] = NULL,                            /* xls_read */
    [FORMAT_PDF] = pdf_read,   [FORMAT_IMAGE] = image_read,
};
