/* docx_headings.h - which lines of a file are titles and headings, for docx_write. */
#ifndef HALFSKY_CLI_DOCX_HEADINGS_H
#define HALFSKY_CLI_DOCX_HEADINGS_H

#include "cli/read_formats.h"
#include "format/docx_write.h"

typedef LIST(DocxHeading) DocxHeadings;

/* Adds them in the order of the text. */
void docx_headings(const ReadFile *file, Arena *arena, DocxHeadings *headings);

#endif
