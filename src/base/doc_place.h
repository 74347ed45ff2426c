/* doc_place.h - where in the file that was handed in an offset of its text stands. */
#ifndef HALFSKY_BASE_DOC_PLACE_H
#define HALFSKY_BASE_DOC_PLACE_H

#include "base/buffer.h"
#include "base/doc.h"

/* All numbers from 1; 0: there is none. */
typedef struct {
    int page;
    int paragraph;   /* on its page where there are pages, else in the file */
    int table;       /* of the file: the place is a cell */
    int row, column; /* of that table or sheet */
    Text sheet;      /* its name; "" when the table stands in prose */
} DocPlace;

/* The place of the block that holds `offset`, or of the last before it. False for a plain text, which has lines
 * only. Takes time with the logarithm of the number of blocks. */
bool doc_place(const Doc *doc, size_t offset, DocPlace *out);

/* A cell as spreadsheets call it: row 4, column 28 is AB4. */
void cell_name(int row, int column, Buffer *out);

#endif
