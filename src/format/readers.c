/* readers.c - which function reads a format. */
#include "format/readers.h"

/* NULL: the format is known, and not read. */
FormatReader *const format_readers[FORMATS] = {
    /* clang-format off */
    [FORMAT_CSV] = csv_read,
    [FORMAT_HTML] = html_read,
    [FORMAT_RTF] = rtf_read,
    [FORMAT_DOCX] = docx_read,
    [FORMAT_ODT] = odt_read,
    [FORMAT_OFD] = ofd_read,
    [FORMAT_XLSX] = xlsx_read,
    [FORMAT_DOC] = doc_read,
    [FORMAT_XLS] = xls_read,
    [FORMAT_PDF] = pdf_read,
    [FORMAT_IMAGE] = image_read,
    /* clang-format on */
};
