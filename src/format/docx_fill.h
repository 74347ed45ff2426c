/* docx_fill.h - what the parts of docx_fill share. Private to them. */
#ifndef HALFSKY_FORMAT_DOCX_FILL_H
#define HALFSKY_FORMAT_DOCX_FILL_H

#include "format/fill.h"
#include "format/ooxml.h"
#include "format/package_edit.h"
#include "format/xml_tags.h"

typedef struct {
    PackageEdit edit;
    Arena *arena;
    const CellFills *fills;
    char *fates;
    Text path, part;    /* of the document */
    Text space;         /* the name of its elements' space */
    int next_comment;   /* the first id that no comment has */
    LIST(size_t) noted; /* the fills that got a comment, in the order of these ids */
    Splices splices;    /* of `part` */
} DocxFill;

/* docx_fill_cell.c: puts the value of `fill` into the cell whose start tag is `open` and ends at `*at`, which moves behind the
 * cell; or says why not. Its comment gets the id `next_comment`, which moves on. */
CellFate docx_fill_cell(DocxFill *work, const CellFill *fill, const XmlTag *open, size_t *at, size_t *elements);

/* An attribute of the tag's own space: w:val of w:lock. */
Text docx_fill_attribute(const DocxFill *work, Text part, const XmlTag *tag, const char *name);

/* docx_fill_notes.c: the comments of the cells that were filled. */
Problem docx_fill_number(DocxFill *work);
Problem docx_fill_notes(DocxFill *work, int first);

#endif
