/* xlsx_fill.h - what the parts of xlsx_fill share. Private to them. */
#ifndef HALFSKY_FORMAT_XLSX_FILL_H
#define HALFSKY_FORMAT_XLSX_FILL_H

#include "format/fill.h"
#include "format/ooxml.h"
#include "format/package_edit.h"
#include "format/xml_tags.h"

typedef struct {
    PackageEdit edit;
    Arena *arena;
    const CellFills *fills;
    char *fates;
    bool reckons; /* some cell has a formula: it must be reckoned again */
} XlsxFill;

/* The fills of a sheet, by row and column. */
typedef LIST(size_t) FillPlaces;

/* xlsx_fill_cells.c: puts the values into the sheet's own part. */
Problem xlsx_fill_cells(XlsxFill *work, Text path, const FillPlaces *places);
/* xlsx_fill_notes.c: the comments of the cells that were filled, and all that leads to them. */
Problem xlsx_fill_notes(XlsxFill *work, Text path, const FillPlaces *places);

/* "B4" of row 3, column 1. */
Text xlsx_cell_name(Arena *arena, int row, int column);

#endif
