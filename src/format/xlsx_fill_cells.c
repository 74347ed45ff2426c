/* xlsx_fill_cells.c - values into the cells of a sheet: the bytes around them stay as they are. */
#include "format/xlsx_fill.h"

#include "base/doc_place.h"

/* Where one is in a sheet. */
typedef struct {
    XlsxFill *work;
    Text part;
    Text prefix; /* of its names, with the colon */
    const FillPlaces *places;
    Splices splices;
    size_t next; /* of places that are not settled yet */
    int row, column;
} CellWalk;

static void settle_merged(XlsxFill *work, Text part, const FillPlaces *places);
static void walk_rows(CellWalk *walk);

Text xlsx_cell_name(Arena *arena, int row, int column)
{
    Buffer name = { 0 };

    cell_name(row + 1, column + 1, &name);
    Text out = arena_text(arena, buffer_text(&name));
    buffer_free(&name);
    return out;
}

Problem xlsx_fill_cells(XlsxFill *work, Text path, const FillPlaces *places)
{
    CellWalk walk = { .work = work, .places = places };

    TRY(edit_part(&work->edit, path, &walk.part));
    settle_merged(work, walk.part, places);
    walk_rows(&walk);
    if (walk.splices.count)
        edit_put(&work->edit, path, splices_apply(walk.part, &walk.splices, work->arena), NULL);
    return OK;
}

/* Row and column of "B4" from 0; false for what is no name of a cell. */
static bool name_read(Text name, int *row, int *column)
{
    size_t at = 0;

    *row = *column = 0;
    for (; at < name.len && name.at[at] >= 'A' && name.at[at] <= 'Z' && *column < 20000; at++)
        *column = *column * 26 + (name.at[at] - 'A' + 1);
    for (; at < name.len && name.at[at] >= '0' && name.at[at] <= '9' && *row < 10000000; at++)
        *row = *row * 10 + (name.at[at] - '0');
    --*row;
    --*column;
    return at == name.len && *row >= 0 && *column >= 0;
}

/* Cells that a merged one covers are not seen: nothing belongs there. */
static void settle_merged(XlsxFill *work, Text part, const FillPlaces *places)
{
    size_t at = 0;
    XmlTag tag;

    while (xml_tag_next(part, &at, &tag)) {
        int top, left, bottom, right;
        if (!xml_tag_is(&tag, "mergeCell"))
            continue;
        Text range = xml_tag_attribute(part, &tag, "ref");
        size_t colon = text_find(range, TEXT(":"));
        if (!name_read(text_slice(range, 0, colon), &top, &left)
            || !name_read(text_slice(range, colon + 1, range.len), &bottom, &right))
            continue;
        for (size_t i = 0; i < places->count; i++) {
            const CellFill *fill = &work->fills->items[places->items[i]];
            if (fill->row >= top && fill->row <= bottom && fill->column >= left && fill->column <= right
                && (fill->row != top || fill->column != left))
                work->fates[places->items[i]] = CELL_COVERED;
        }
    }
}

/* ---- writing ---- */

static void splice(CellWalk *walk, size_t start, size_t end, const Buffer *words)
{
    Arena *arena = walk->work->arena;

    LIST_PUSH(arena, &walk->splices, (Splice){ start, end, arena_text(arena, buffer_text(words)) });
}

/* <c r="B4" s="7"><v>12</v></c>; the style as it was. */
static void add_cell(CellWalk *walk, const CellFill *fill, Text style, Buffer *out)
{
    Text p = walk->prefix;
    Text name = xlsx_cell_name(walk->work->arena, fill->row, fill->column);

    buffer_format(out, "<%.*sc r=\"%.*s\"", TEXT_ARG(p), TEXT_ARG(name));
    if (style.len)
        buffer_format(out, " s=\"%.*s\"", TEXT_ARG(style));
    if (fill->number) {
        buffer_format(out, "><%.*sv>%.*s</%.*sv>", TEXT_ARG(p), TEXT_ARG(fill->value), TEXT_ARG(p));
    } else {
        buffer_format(out, " t=\"inlineStr\"><%.*sis><%.*st xml:space=\"preserve\">", TEXT_ARG(p), TEXT_ARG(p));
        xml_add_words(out, fill->value);
        buffer_format(out, "</%.*st></%.*sis>", TEXT_ARG(p), TEXT_ARG(p));
    }
    buffer_format(out, "</%.*sc>", TEXT_ARG(p));
}

static size_t next_place(const CellWalk *walk)
{
    return walk->places->items[walk->next];
}

static const CellFill *next_fill(CellWalk *walk)
{
    while (walk->next < walk->places->count && walk->work->fates[next_place(walk)] != CELL_LOST)
        walk->next++; /* settled already */
    return walk->next < walk->places->count ? &walk->work->fills->items[next_place(walk)] : NULL;
}

/* Adds those of this row that stand left of `column`. */
static void add_before(CellWalk *walk, int column, Buffer *out)
{
    const CellFill *fill;

    while ((fill = next_fill(walk)) && fill->row == walk->row && fill->column < column) {
        add_cell(walk, fill, TEXT(""), out);
        walk->work->fates[next_place(walk)] = CELL_FILLED;
    }
}

/* Rows that the sheet does not have yet, above `row`. */
static void add_rows(CellWalk *walk, int row, size_t at)
{
    const CellFill *fill;
    Buffer out = { 0 };

    while ((fill = next_fill(walk)) && fill->row < row) {
        walk->row = fill->row;
        buffer_format(&out, "<%.*srow r=\"%d\">", TEXT_ARG(walk->prefix), fill->row + 1);
        add_before(walk, INT32_MAX, &out);
        buffer_format(&out, "</%.*srow>", TEXT_ARG(walk->prefix));
    }
    if (out.len)
        splice(walk, at, at, &out);
    buffer_free(&out);
}

/* ---- the sheet ---- */

/* A cell with a figure or a formula is not touched; one with a string that shows nothing may be. */
static void settle_cell(CellWalk *walk, const XmlTag *open, size_t end, bool formula, bool value)
{
    const CellFill *fill = next_fill(walk);
    Text kind = xml_tag_attribute(walk->part, open, "t");
    Buffer out = { 0 };

    if (!fill || fill->row != walk->row || fill->column != walk->column)
        return;
    bool words =
        text_equal(kind, TEXT("s")) || text_equal(kind, TEXT("str")) || text_equal(kind, TEXT("inlineStr"));
    if (formula || (value && !words)) {
        walk->work->fates[next_place(walk)] = formula ? CELL_FORMULA : CELL_TAKEN;
        return;
    }
    add_cell(walk, fill, xml_tag_attribute(walk->part, open, "s"), &out);
    walk->work->fates[next_place(walk)] = CELL_FILLED;
    splice(walk, open->start, end, &out);
    buffer_free(&out);
}

/* From behind the tag of a cell to behind its end. */
static size_t walk_cell(CellWalk *walk, const XmlTag *open, size_t at)
{
    bool formula = false, value = false;
    XmlTag tag = *open;

    while (!open->empty && xml_tag_next(walk->part, &at, &tag) && !(tag.closes && xml_tag_is(&tag, "c"))) {
        formula |= xml_tag_is(&tag, "f");
        value |= (xml_tag_is(&tag, "v") || xml_tag_is(&tag, "t")) && !tag.empty;
    }
    walk->work->reckons |= formula;
    settle_cell(walk, open, tag.end, formula, value);
    return at;
}

static size_t walk_row(CellWalk *walk, const XmlTag *open, size_t at)
{
    Buffer out = { 0 };
    XmlTag tag = *open;

    walk->column = -1;
    while (!open->empty && xml_tag_next(walk->part, &at, &tag)) {
        int row, column;
        bool end = tag.closes && xml_tag_is(&tag, "row");
        if (!end && (tag.closes || !xml_tag_is(&tag, "c")))
            continue;
        walk->column =
            !end && name_read(xml_tag_attribute(walk->part, &tag, "r"), &row, &column) ? column : walk->column + 1;
        buffer_clear(&out);
        add_before(walk, end ? INT32_MAX : walk->column, &out);
        if (out.len)
            splice(walk, tag.start, tag.start, &out);
        if (end)
            break;
        at = walk_cell(walk, &tag, at);
    }
    buffer_clear(&out);
    add_before(walk, INT32_MAX, &out);
    if (open->empty && out.len) {
        Buffer whole = { 0 };
        buffer_add(&whole, text_slice(walk->part, open->start, open->end - 2));
        buffer_format(&whole, ">%.*s</%.*srow>", (int)out.len, out.at, TEXT_ARG(walk->prefix));
        splice(walk, open->start, open->end, &whole);
        buffer_free(&whole);
    }
    buffer_free(&out);
    return at;
}

static void walk_rows(CellWalk *walk)
{
    Arena *arena = walk->work->arena;
    size_t at = 0;
    XmlTag tag;

    walk->row = -1;
    while (xml_tag_next(walk->part, &at, &tag)) {
        if (xml_tag_is(&tag, "sheetData")) {
            if (tag.prefix.len)
                walk->prefix = arena_format(arena, "%.*s:", TEXT_ARG(tag.prefix));
            if (tag.empty) {
                Buffer open = { 0 }, close = { 0 };
                buffer_add(&open, text_slice(walk->part, tag.start, tag.end - 2));
                buffer_add_char(&open, '>');
                splice(walk, tag.start, tag.end, &open);
                add_rows(walk, INT32_MAX, tag.end);
                buffer_format(&close, "</%.*ssheetData>", TEXT_ARG(walk->prefix));
                splice(walk, tag.end, tag.end, &close);
                buffer_free(&open);
                buffer_free(&close);
                return;
            }
            if (tag.closes) {
                add_rows(walk, INT32_MAX, tag.start);
                return;
            }
        } else if (xml_tag_is(&tag, "row") && !tag.closes) {
            Text number = xml_tag_attribute(walk->part, &tag, "r");
            int row = number.len ? ooxml_int(number) - 1 : walk->row + 1;
            add_rows(walk, row, tag.start);
            walk->row = row;
            at = walk_row(walk, &tag, at);
        }
    }
}
