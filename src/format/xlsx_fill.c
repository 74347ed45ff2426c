/* xlsx_fill.c - cells of a workbook filled; every part that is not touched is copied as it lies in the zip. */
#include "format/xlsx_fill.h"

#include <stdlib.h>

static Problem fill_sheets(XlsxFill *work, Text book, const Relations *relations);
static Problem reckon_again(XlsxFill *work, Text path, const Relations *relations);

Problem xlsx_fill(Text file, const CellFills *fills, Arena *arena, Buffer *out, char *fates)
{
    XlsxFill work = {
        .edit = { .arena = arena, .format = "XLSX" }, .arena = arena, .fills = fills, .fates = fates
    };
    Relations of_package = { 0 }, relations = { 0 };

    memset(fates, CELL_LOST, fills->count);
    TRY(package_open(file, "XLSX", &work.edit.package));
    Problem wrong = ooxml_relations(work.edit.package, TEXT(""), "XLSX", arena, &of_package);
    Text path = ooxml_path(&of_package, "officeDocument");
    if (!path.len)
        path = TEXT("xl/workbook.xml");
    if (!wrong.code)
        wrong = ooxml_relations(work.edit.package, path, "XLSX", arena, &relations);
    if (!wrong.code)
        wrong = fill_sheets(&work, path, &relations);
    if (!wrong.code)
        wrong = reckon_again(&work, path, &relations);
    if (!wrong.code)
        wrong = edit_types(&work.edit);
    if (!wrong.code)
        wrong = edit_write(&work.edit, out);
    package_close(work.edit.package);
    return wrong;
}

/* ---- sheets ---- */

typedef struct {
    const XlsxFill *work;
    size_t place;
} PlaceKey;

static int by_place(const void *a, const void *b)
{
    const PlaceKey *left = a;
    const PlaceKey *right = b;
    const CellFill *one = &left->work->fills->items[left->place];
    const CellFill *other = &right->work->fills->items[right->place];

    return one->row != other->row ? (one->row > other->row) - (one->row < other->row)
                                  : (one->column > other->column) - (one->column < other->column);
}

/* The name of a sheet as people see it: escaped signs stand for themselves. */
static Text plain(Arena *arena, Text words)
{
    static const struct {
        Text entity;
        char sign;
    } entities[] = { { { "&amp;", 5 }, '&' },
                     { { "&lt;", 4 }, '<' },
                     { { "&gt;", 4 }, '>' },
                     { { "&quot;", 6 }, '"' },
                     { { "&apos;", 6 }, '\'' } };
    char *out = arena_alloc(arena, words.len + 1);
    size_t size = 0;

    for (size_t at = 0; at < words.len;) {
        size_t step = 1;
        out[size] = words.at[at];
        for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
            if (text_starts(text_slice(words, at, words.len), entities[i].entity)) {
                out[size] = entities[i].sign;
                step = entities[i].entity.len;
                break;
            }
        size++;
        at += step;
    }
    return (Text){ out, size };
}

static FillPlaces places_of(XlsxFill *work, Text sheet)
{
    LIST(PlaceKey) keys = { 0 };
    FillPlaces places = { 0 };

    for (size_t i = 0; i < work->fills->count; i++)
        if (text_equal(work->fills->items[i].sheet, sheet))
            LIST_PUSH(work->arena, &keys, (PlaceKey){ work, i });
    if (keys.count)
        qsort(keys.items, keys.count, sizeof *keys.items, by_place);
    for (size_t i = 0; i < keys.count; i++)
        LIST_PUSH(work->arena, &places, keys.items[i].place);
    return places;
}

static Problem fill_sheets(XlsxFill *work, Text path, const Relations *relations)
{
    size_t at = 0;
    XmlTag tag;
    Text book;

    TRY(edit_part(&work->edit, path, &book));
    while (xml_tag_next(book, &at, &tag)) {
        if (!xml_tag_is(&tag, "sheet") || tag.closes)
            continue;
        FillPlaces places = places_of(work, plain(work->arena, xml_tag_attribute(book, &tag, "name")));
        Text id = xml_tag_attribute(book, &tag, "r:id");
        Text sheet = ooxml_path_by_id(relations, id);
        if (!places.count || !sheet.len)
            continue;
        TRY(xlsx_fill_cells(work, sheet, &places));
        TRY(xlsx_fill_notes(work, sheet, &places));
    }
    return OK;
}

/* What formulas made of the blanks is no more right: <calcPr fullCalcOnLoad="1"/>. */
static Problem reckon_again(XlsxFill *work, Text path, const Relations *relations)
{
    static const char *const behind[] = { "oleSize",
                                          "customWorkbookViews",
                                          "pivotCaches",
                                          "smartTagPr",
                                          "smartTagTypes",
                                          "webPublishing",
                                          "fileRecoveryPr",
                                          "webPublishObjects",
                                          "extLst",
                                          "workbook",
                                          NULL };
    Splices splices = { 0 };
    size_t at = 0;
    XmlTag tag;
    Text book;

    if (!work->edit.parts.count || !(work->reckons || ooxml_path(relations, "calcChain").len))
        return OK;
    TRY(edit_part(&work->edit, path, &book));
    while (!splices.count && xml_tag_next(book, &at, &tag)) {
        bool last = false;
        if (xml_tag_is(&tag, "calcPr") && !tag.closes) {
            if (xml_tag_attribute(book, &tag, "fullCalcOnLoad").len)
                return OK;
            size_t end = tag.end - (tag.empty ? 2 : 1);
            LIST_PUSH(work->arena, &splices, (Splice){ end, end, TEXT(" fullCalcOnLoad=\"1\"") });
        }
        for (const char *const *name = behind; *name; name++)
            last |= xml_tag_is(&tag, *name) && (tag.closes == (strcmp(*name, "workbook") == 0));
        if (last)
            LIST_PUSH(work->arena, &splices,
                      (Splice){ tag.start, tag.start,
                                arena_format(work->arena, "<%.*s%scalcPr fullCalcOnLoad=\"1\"/>",
                                             TEXT_ARG(tag.prefix), tag.prefix.len ? ":" : "") });
    }
    edit_put(&work->edit, path, splices_apply(book, &splices, work->arena), NULL);
    return OK;
}
