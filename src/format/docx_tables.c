/* docx_tables.c - the tables of a Word document. */
#include "format/docx_body.h"

#include "format/ooxml.h"

typedef struct {
    int columns; /* of the grid, 0: not told */
    bool open;   /* the builder knows of it */
    bool row;    /* and of the row */
} Grid;

static void read_row(Docx *docx, Grid *grid);

void docx_read_table(Docx *docx)
{
    XmlReader *xml = docx->xml;
    Grid grid = { 0 };
    int depth = xml_depth(xml);
    XmlEvent event;

    while (!builder_full(docx->builder) && xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "gridCol"))
            grid.columns++;
        else if (xml_is(xml, "tr"))
            read_row(docx, &grid);
        else if (xml_is(xml, "tblPr") || xml_is(xml, "tblGridChange") || xml_is(xml, "sdtPr"))
            xml_skip(xml);
    }
    if (grid.open) {
        docx->tables--;
        docx_tell(docx, (TapeStep){ .verb = TAPE_END_TABLE });
    }
    docx_tell_notes(docx);
}

static void open_row(Docx *docx, Grid *grid)
{
    if (!grid->open) {
        docx_tell(docx, (TapeStep){ .verb = TAPE_TABLE });
        docx->tables++;
        grid->open = true;
    }
    if (!grid->row)
        docx_tell(docx, (TapeStep){ .verb = TAPE_ROW });
    grid->row = true;
}

static void open_cell(Docx *docx, int columns)
{
    docx_tell(docx, (TapeStep){ .verb = TAPE_CELL, .first = columns, .second = 1 });
}

/* A row of one cell is no row: above the others it is a caption, among them it is said once. */
static void read_cell(Docx *docx, Grid *grid)
{
    XmlReader *xml = docx->xml;
    int depth = xml_depth(xml), span = 1;
    size_t mark = docx->kind == BLOCK_NOTE ? 0 : xml_ordinal(xml);
    bool above = false;
    XmlEvent event = xml_next(xml);

    if (event == XML_OPEN && xml_is(xml, "tcPr")) {
        int inner = xml_depth(xml);
        while (xml_inside(xml, inner, &event)) {
            if (event != XML_OPEN)
                continue;
            if (xml_is(xml, "tcPrChange"))
                xml_skip(xml);
            else if (xml_is(xml, "gridSpan"))
                span = ooxml_int(xml_attribute(xml, "val"));
            else if (xml_is(xml, "vMerge"))
                above = !text_equal(xml_attribute(xml, "val"), TEXT("restart"));
        }
        event = XML_TEXT;
    }
    bool whole =
        docx->tables == (grid->open ? 1 : 0) && !grid->row && !above && grid->columns && span >= grid->columns;
    if (!whole || grid->open) {
        open_row(docx, grid);
        if (above)
            docx_tell(docx, (TapeStep){ .verb = TAPE_CELL_ABOVE, .first = span });
        else
            open_cell(docx, whole ? 1 : span);
        docx_tell(docx, (TapeStep){ .verb = TAPE_MARK, .mark = mark });
    }
    if (event == XML_OPEN && xml_is(xml, "p"))
        docx_read_paragraph(docx);
    else if (event == XML_OPEN && xml_is(xml, "tbl"))
        docx_read_table(docx);
    if (event != XML_CLOSE)
        docx_read_blocks(docx, depth);
    if (whole && grid->open && grid->columns > 1)
        open_cell(docx, grid->columns - 1);
}

static void read_row(Docx *docx, Grid *grid)
{
    XmlReader *xml = docx->xml;
    int depth = xml_depth(xml);
    bool deleted = false;
    XmlEvent event;

    grid->row = false;
    while (xml_inside(xml, depth, &event)) {
        if (event != XML_OPEN)
            continue;
        if (xml_is(xml, "tc")) {
            if (deleted)
                xml_skip(xml);
            else
                read_cell(docx, grid);
        } else if (xml_is(xml, "del")) {
            deleted = true;
        } else if (xml_is(xml, "gridBefore") && ooxml_int(xml_attribute(xml, "val")) > 0 && !deleted) {
            open_row(docx, grid);
            open_cell(docx, ooxml_int(xml_attribute(xml, "val")));
        } else if (xml_is(xml, "trPrChange") || xml_is(xml, "sdtPr")) {
            xml_skip(xml);
        }
    }
}
