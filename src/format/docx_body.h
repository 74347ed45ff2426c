/* docx_body.h - a Word document under way, for the files that read its body: docx.c (parts, notes, blocks),
 * docx_paragraphs.c and docx_tables.c. */
#ifndef HALFSKY_FORMAT_DOCX_BODY_H
#define HALFSKY_FORMAT_DOCX_BODY_H

#include "format/builder.h"
#include "format/docx.h"
#include "format/tape.h"
#include "format/xml.h"

/* A footnote or endnote, ready to be told behind the paragraph that first refers to it. */
typedef struct {
    Text id;
    bool end; /* an endnote */
    bool told;
    Tape tape;
} DocxNote;

typedef struct {
    Arena *arena;
    DocBuilder *builder;
    XmlReader *xml;
    DocxStyles styles;
    DocxNumbers numbers;
    LIST(DocxNote) notes;
    LIST(size_t) referred; /* notes to be told when the paragraph ends */
    Tape *tape;            /* what is read goes here, not to the builder, unless NULL */
    BlockKind kind;        /* of paragraphs: BLOCK_NOTE in notes */
    int tables;            /* open */
    int page;              /* 0: the file does not tell pages */
    bool joined;           /* the mark of the paragraph before was deleted: this one goes on */
    DocxFields fields;
    Buffer label;
} Docx;

/* Tells the builder, or the tape when one is being written. */
void docx_tell(Docx *docx, TapeStep step);

/* Reads the paragraphs and tables up to the close of the element that opened at `depth`. */
void docx_read_blocks(Docx *docx, int depth);
/* Reads the w:p that has just opened, and tells the text boxes and notes that come behind it. */
void docx_read_paragraph(Docx *docx);
/* Reads the w:tbl that has just opened. */
void docx_read_table(Docx *docx);

/* Marks the note that the open element refers to; one that was told before, or is not there, is passed over. */
void docx_refer_to_note(Docx *docx, bool end);
/* Tells the notes that were marked; inside a table or a text box they wait until its end. */
void docx_tell_notes(Docx *docx);

#endif
