/* ods.c - the sheets of an OpenDocument spreadsheet, each a table of what its cells show. */
#include "format/odt.h"

#include "format/ooxml.h"
#include "format/sheet.h"

/* How often a cell or row that holds words may be said to come again. Longer runs are empty in all but hostile files. */
enum { REPEATED_MAX = 4096 };

static int repeated(XmlReader *xml, const char *name)
{
    int times = ooxml_int(xml_attribute(xml, name));

    return times < 1 ? 1 : times;
}

/* The words of a cell's paragraphs, parted by blanks. */
static void collect_cell(XmlReader *xml, Buffer *words)
{
    int depth = xml_depth(xml);
    XmlEvent event;

    buffer_clear(words);
    while (xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "annotation") || xml_is(xml, "shapes") || xml_is(xml, "frame")) {
            xml_skip(xml);
        } else if (xml_is(xml, "p")) {
            if (words->len)
                buffer_add_char(words, ' ');
            xml_collect(xml, words);
        }
    }
}

static void read_row(XmlReader *xml, Sheet *sheet, int row, Buffer *words)
{
    int depth = xml_depth(xml), column = 0, rows = repeated(xml, "number-rows-repeated");
    XmlEvent event;

    while (xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        bool covered = xml_is(xml, "covered-table-cell");
        if (!covered && !xml_is(xml, "table-cell"))
            continue;
        int columns = repeated(xml, "number-columns-repeated");
        int right = repeated(xml, "number-columns-spanned"), down = repeated(xml, "number-rows-spanned");
        Text type = xml_attribute(xml, "value-type");
        bool error = text_equal(type, TEXT("error"));
        collect_cell(xml, words);
        if (!covered && !error && (right > 1 || down > 1) && right <= BUILDER_COLUMNS_MAX && down <= SHEET_ROWS_MAX)
            sheet_merge(sheet, row, column, row + down - 1, column + right - 1);
        for (int i = 0; !covered && words->len && i < rows && i < REPEATED_MAX; i++) {
            for (int j = 0; j < columns && j < REPEATED_MAX && sheet->cells.count <= BUILDER_CELLS_MAX; j++)
                sheet_add(sheet, row + i, column + j, buffer_text(words));
        }
        column = columns < BUILDER_COLUMNS_MAX - column ? column + columns : BUILDER_COLUMNS_MAX;
    }
}

void ods_read_sheet(const OdtStyles *styles, XmlReader *xml, DocBuilder *out)
{
    int depth = xml_depth(xml), row = 0;
    Arena *arena = arena_new();
    Sheet sheet = { .arena = arena };
    Buffer words = { 0 };
    Text name = arena_text(arena, xml_attribute(xml, "name"));
    XmlEvent event;

    if (odt_styles_hide(styles, xml_attribute(xml, "style-name"))) {
        xml_skip(xml);
        arena_free(arena);
        return;
    }
    while (xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "table-row")) {
            int rows = repeated(xml, "number-rows-repeated");
            read_row(xml, &sheet, row, &words);
            row = rows < SHEET_ROWS_MAX - row ? row + rows : SHEET_ROWS_MAX;
        } else if (xml_is(xml, "shapes") || xml_is(xml, "tracked-changes") || xml_is(xml, "forms")) {
            xml_skip(xml);
        }
    }
    sheet_build(&sheet, name, out);
    buffer_free(&words);
    arena_free(arena);
}
