/* docx_fill_cell.c - one cell of a Word document: is it free, and the run that fills it. */
#include "format/docx_fill.h"

#include "base/utf8.h"

/* What the cell holds. Places are of the document's part. */
typedef struct {
    CellFate fate;
    bool paragraph;      /* its first has opened */
    XmlTag first;        /* that one's start tag */
    size_t inside;       /* where its runs begin: behind its properties */
    Text mark_run, run;  /* the properties of its mark and of its first run; "" for none */
    size_t words;        /* where an open w:t begins */
    bool closed;         /* that paragraph has ended */
    int depth;           /* of elements in the cell */
    size_t property;     /* where the w:rPr at hand begins */
    size_t out_of_sight; /* where what has changed of properties begins */
    Splices cuts;        /* of the properties at hand */
} Look;

static void look_at(const DocxFill *work, const XmlTag *tag, Look *look);
static void fill_run(DocxFill *work, const CellFill *fill, const XmlTag *open, const Look *look);

CellFate docx_fill_cell(DocxFill *work, const CellFill *fill, const XmlTag *open, size_t *at, size_t *elements)
{
    Look look = { .fate = CELL_FILLED };
    XmlTag tag;

    while (xml_tag_next(work->part, at, &tag)) {
        *elements += !tag.closes;
        if (tag.closes && look.depth == 0)
            break;
        look.depth -= tag.closes;
        look_at(work, &tag, &look);
        look.depth += !tag.closes && !tag.empty;
    }
    if (look.fate == CELL_FILLED && (!look.paragraph || !open->prefix.len))
        look.fate = CELL_LOST;
    if (look.fate == CELL_FILLED)
        fill_run(work, fill, open, &look);
    return look.fate;
}

/* ---- is it free? ---- */

static const struct {
    const char *name;
    CellFate fate;
} holders[] = {
    { "tbl", CELL_NESTED },          { "sdt", CELL_CONTROL },      { "customXml", CELL_CONTROL },
    { "ins", CELL_TRACKED },         { "del", CELL_TRACKED },      { "moveFrom", CELL_TRACKED },
    { "moveTo", CELL_TRACKED },      { "cellIns", CELL_TRACKED },  { "cellDel", CELL_TRACKED },
    { "cellMerge", CELL_TRACKED },   { "fldChar", CELL_FORMULA },  { "fldSimple", CELL_FORMULA },
    { "instrText", CELL_FORMULA },   { "drawing", CELL_PICTURE },  { "pict", CELL_PICTURE },
    { "object", CELL_PICTURE },      { "oMath", CELL_PICTURE },    { "AlternateContent", CELL_PICTURE },
    { "txbxContent", CELL_PICTURE }, { "altChunk", CELL_PICTURE }, { "sym", CELL_TAKEN },
};

static bool is_blank(Text words)
{
    size_t length;

    for (size_t at = 0; at < words.len; at += length) {
        uint32_t code = utf8_read(words, at, &length);
        if (code > ' ' && code != 0xA0 && code != 0x3000)
            return false;
    }
    return true;
}

/* Properties that have changed are told behind those that hold now. */
static void cut_changes(const XmlTag *tag, Look *look, Arena *arena)
{
    if (!xml_tag_is(tag, "rPrChange") || !look->property)
        return;
    if (tag->empty)
        LIST_PUSH(arena, &look->cuts, (Splice){ tag->start - look->property, tag->end - look->property, TEXT("") });
    else if (!tag->closes)
        look->out_of_sight = tag->start;
    else if (look->out_of_sight > look->property)
        LIST_PUSH(arena, &look->cuts,
                  (Splice){ look->out_of_sight - look->property, tag->end - look->property, TEXT("") });
}

static void look_at(const DocxFill *work, const XmlTag *tag, Look *look)
{
    bool first = look->paragraph && look->first.end <= tag->start;

    for (size_t i = 0; i < sizeof holders / sizeof *holders && look->fate == CELL_FILLED; i++)
        if (xml_tag_is(tag, holders[i].name))
            look->fate = holders[i].fate;
    if (xml_tag_is(tag, "t") && !tag->empty) {
        if (!tag->closes)
            look->words = tag->end;
        else if (look->words && !is_blank(text_slice(work->part, look->words, tag->start))
                 && look->fate == CELL_FILLED)
            look->fate = CELL_TAKEN;
    }
    if (!look->paragraph && look->depth == 0 && xml_tag_is(tag, "p") && !tag->closes) {
        look->paragraph = true;
        look->first = *tag;
        look->inside = tag->end;
        look->closed = tag->empty;
        return;
    }
    if (!first || look->closed)
        return;
    if (tag->closes && look->depth == 0) {
        look->closed = true;
        return;
    }
    if (xml_tag_is(tag, "pPr") && look->depth == 1 && (tag->closes || tag->empty))
        look->inside = tag->end;
    cut_changes(tag, look, work->arena);
    if (!xml_tag_is(tag, "rPr") || look->depth != 2 || tag->empty)
        return;
    if (!tag->closes) {
        look->property = tag->start;
        look->cuts.count = 0;
        return;
    }
    bool of_mark = look->inside == look->first.end; /* w:pPr is still open */
    Text *kept = of_mark ? &look->mark_run : &look->run;
    if (!kept->len && look->property)
        *kept = splices_apply(text_slice(work->part, look->property, tag->end), &look->cuts, work->arena);
    look->property = 0;
}

/* ---- the run ---- */

/* What is typed into an empty paragraph looks as its mark does. */
static void fill_run(DocxFill *work, const CellFill *fill, const XmlTag *open, const Look *look)
{
    Text p = open->prefix, properties = look->mark_run.len ? look->mark_run : look->run;
    Buffer run = { 0 };

    if (look->first.empty) {
        buffer_add(&run, text_slice(work->part, look->first.start, look->first.end - 2));
        buffer_add_char(&run, '>');
    }
    if (fill->comment.len)
        buffer_format(&run, "<%.*s:commentRangeStart %.*s:id=\"%d\"/>", TEXT_ARG(p), TEXT_ARG(p),
                      work->next_comment);
    buffer_format(&run, "<%.*s:r>%.*s<%.*s:t xml:space=\"preserve\">", TEXT_ARG(p), TEXT_ARG(properties),
                  TEXT_ARG(p));
    xml_add_words(&run, fill->value);
    buffer_format(&run, "</%.*s:t></%.*s:r>", TEXT_ARG(p), TEXT_ARG(p));
    if (fill->comment.len) {
        buffer_format(&run, "<%.*s:commentRangeEnd %.*s:id=\"%d\"/>", TEXT_ARG(p), TEXT_ARG(p), work->next_comment);
        buffer_format(&run, "<%.*s:r><%.*s:commentReference %.*s:id=\"%d\"/></%.*s:r>", TEXT_ARG(p), TEXT_ARG(p),
                      TEXT_ARG(p), work->next_comment, TEXT_ARG(p));
        work->next_comment++;
        LIST_PUSH(work->arena, &work->noted, (size_t)(fill - work->fills->items));
    }
    if (look->first.empty)
        buffer_format(&run, "</%.*s:p>", TEXT_ARG(look->first.prefix));
    LIST_PUSH(work->arena, &work->splices,
              (Splice){ look->first.empty ? look->first.start : look->inside,
                        look->first.empty ? look->first.end : look->inside,
                        arena_text(work->arena, buffer_text(&run)) });
    buffer_free(&run);
}
