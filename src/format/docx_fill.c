/* docx_fill.c - cells of a Word document's tables filled; every part that is not touched is copied as it lies in the zip.
 *
 * Which cell of the file a place of the Doc is says the reader itself, which counts the elements as it reads. */
#include "format/docx_fill.h"

#include "format/builder.h"
#include "format/readers.h"
#include "format/xml.h"

#include <stdlib.h>

/* A cell of the file that is to be filled. */
typedef struct {
    size_t element; /* its number */
    size_t fill;
} Wanted;

typedef LIST(Wanted) WantedCells;

static Problem cells_wanted(DocxFill *work, Text file, WantedCells *out);
static Problem fill_document(DocxFill *work, const WantedCells *cells);

Problem docx_fill(Text file, const CellFills *fills, Arena *arena, Buffer *out, char *fates)
{
    DocxFill work = {
        .edit = { .arena = arena, .format = "DOCX" }, .arena = arena, .fills = fills, .fates = fates
    };
    Relations of_package = { 0 };
    WantedCells cells;

    memset(fates, CELL_LOST, fills->count);
    TRY(cells_wanted(&work, file, &cells));
    TRY(package_open(file, "DOCX", &work.edit.package));
    Problem wrong = ooxml_relations(work.edit.package, TEXT(""), "DOCX", arena, &of_package);
    work.path = ooxml_path(&of_package, "officeDocument");
    if (!work.path.len)
        work.path = TEXT("word/document.xml");
    if (!wrong.code)
        wrong = edit_part(&work.edit, work.path, &work.part);
    if (!wrong.code)
        wrong = fill_document(&work, &cells);
    if (!wrong.code)
        wrong = edit_types(&work.edit);
    if (!wrong.code)
        wrong = edit_write(&work.edit, out);
    package_close(work.edit.package);
    return wrong;
}

/* ---- which cells ---- */

static int by_place(const void *a, const void *b)
{
    const BuilderMark *left = a;
    const BuilderMark *right = b;

    return left->table != right->table ? (left->table > right->table) - (left->table < right->table)
           : left->row != right->row   ? (left->row > right->row) - (left->row < right->row)
                                       : (left->column > right->column) - (left->column < right->column);
}

static int by_element(const void *a, const void *b)
{
    const Wanted *left = a;
    const Wanted *right = b;

    return (left->element > right->element) - (left->element < right->element);
}

static Problem cells_wanted(DocxFill *work, Text file, WantedCells *out)
{
    DocBuilder *builder = builder_new(work->arena);
    BuilderMarks marks = { 0 };
    Doc doc;

    *out = (WantedCells){ 0 };
    Problem wrong = docx_read(file, builder);
    if (!wrong.code)
        wrong = builder_finish(builder, &doc);
    if (!wrong.code)
        marks = *builder_marks(builder);
    builder_free(builder);
    TRY(wrong);
    if (marks.count)
        qsort(marks.items, marks.count, sizeof *marks.items, by_place);
    for (size_t i = 0; i < work->fills->count; i++) {
        const CellFill *fill = &work->fills->items[i];
        BuilderMark key = { fill->table, fill->row, fill->column, 0 };
        if ((size_t)fill->table >= doc.tables.count)
            continue;
        const BuilderMark *mark =
            marks.count ? bsearch(&key, marks.items, marks.count, sizeof key, by_place) : NULL;
        work->fates[i] = CELL_COVERED;
        if (mark)
            LIST_PUSH(work->arena, out, (Wanted){ mark->mark, i });
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_element);
    return OK;
}

/* ---- the document ---- */

/* What holds the element at hand, for as deep as that matters. */
typedef struct {
    int depth;
    int boxes;    /* open text boxes, and what has a second form for old programs */
    int closed;   /* the depth of a content control that is locked or bound; 0: none */
    int controls; /* how many are open */
    int control_depth[XML_DEPTH_MAX];
} Around;

static void look_around(const DocxFill *work, const XmlTag *tag, Around *around)
{
    bool box = xml_tag_is(tag, "txbxContent") || xml_tag_is(tag, "AlternateContent");

    if (tag->closes) {
        around->boxes -= box && around->boxes;
        if (around->controls && around->control_depth[around->controls - 1] == around->depth) {
            around->controls--;
            if (around->closed > around->controls)
                around->closed = 0;
        }
        around->depth -= around->depth > 0;
        return;
    }
    if (around->controls && !around->closed) {
        Text lock = xml_tag_is(tag, "lock") ? docx_fill_attribute(work, work->part, tag, "val") : TEXT("unlocked");
        if (xml_tag_is(tag, "dataBinding")
            || !(text_equal(lock, TEXT("unlocked")) || text_equal(lock, TEXT("sdtLocked"))))
            around->closed = around->controls;
    }
    if (tag->empty)
        return;
    around->depth++;
    around->boxes += box;
    if (xml_tag_is(tag, "sdt") && around->controls < XML_DEPTH_MAX)
        around->control_depth[around->controls++] = around->depth;
}

static Problem fill_document(DocxFill *work, const WantedCells *cells)
{
    size_t at = 0, elements = 0, next = 0;
    Around around = { 0 };
    XmlTag tag;

    if (!cells->count)
        return OK;
    TRY(docx_fill_number(work));
    int first = work->next_comment;
    while (next < cells->count && xml_tag_next(work->part, &at, &tag)) {
        if (elements == 0 && !tag.closes)
            work->space = xml_tag_attribute(
                work->part, &tag,
                arena_string(work->arena, arena_format(work->arena, "xmlns:%.*s", TEXT_ARG(tag.prefix))));
        elements += !tag.closes;
        look_around(work, &tag, &around);
        if (tag.closes || elements != cells->items[next].element)
            continue;
        char *fate = &work->fates[cells->items[next].fill];
        const CellFill *fill = &work->fills->items[cells->items[next++].fill];
        while (next < cells->count && cells->items[next].element == elements) /* asked for twice */
            work->fates[cells->items[next++].fill] = CELL_COVERED;
        *fate = !work->space.len || !xml_tag_is(&tag, "tc") || tag.empty ? CELL_LOST
                : around.boxes                                           ? CELL_PICTURE
                : around.closed                                          ? CELL_CONTROL
                                                                         : CELL_FILLED;
        if (*fate == CELL_FILLED) {
            *fate = (char)docx_fill_cell(work, fill, &tag, &at, &elements);
            around.depth--; /* the cell has closed */
        }
    }
    if (!work->splices.count)
        return OK;
    edit_put(&work->edit, work->path, splices_apply(work->part, &work->splices, work->arena), NULL);
    return docx_fill_notes(work, first);
}

Text docx_fill_attribute(const DocxFill *work, Text part, const XmlTag *tag, const char *name)
{
    return xml_tag_attribute(
        part, tag, arena_string(work->arena, arena_format(work->arena, "%.*s:%s", TEXT_ARG(tag->prefix), name)));
}
