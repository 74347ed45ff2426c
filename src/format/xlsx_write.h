/* xlsx_write.h - a sheet for people to fill in, as an Excel file.
 *
 * What is no input is locked (without a password: it keeps from slips, not from intent). Codes and names are texts, so
 * that no program makes numbers of them. Columns and rows may be hidden; readers get them all the same. The same input
 * gives the same bytes: no clock, no names of the machine. */
#ifndef HALFSKY_FORMAT_XLSX_WRITE_H
#define HALFSKY_FORMAT_XLSX_WRITE_H

#include "base/buffer.h"
#include "base/decimal.h"
#include "base/list.h"

typedef enum {
    XLSX_TITLE,      /* large, in the middle */
    XLSX_NOTE,       /* words without lines around them */
    XLSX_HEAD,       /* of a column */
    XLSX_TEXT,       /* of a table, locked, as the next two */
    XLSX_MIDDLE,     /* in the middle of its cell */
    XLSX_FIGURE,     /* a number that is shown */
    XLSX_INPUT,      /* a number to be typed */
    XLSX_INPUT_TEXT, /* words, names, numbers of identity cards and telephones to be typed: kept as text */
    XLSX_WRONG,      /* XLSX_INPUT that was objected to: red */
    XLSX_WRONG_TEXT, /* XLSX_INPUT_TEXT that was objected to */
    XLSX_DOUBT,      /* XLSX_INPUT that wants a look: orange */
    XLSX_CODE,       /* for programs, where it is hidden */
    XLSX_STYLES
} XlsxStyle;

/* What may be typed; — says that the question does not arise. */
typedef enum {
    XLSX_ANYTHING,
    XLSX_WHOLE_NUMBER, /* 0 and above, or — */
    XLSX_FROM_ZERO,    /* a number, 0 and above, or — */
    XLSX_ANY_NUMBER,   /* below 0, too, or — */
    XLSX_ONE_OF        /* `choices` */
} XlsxRule;

typedef struct {
    int row, column; /* from 0 */
    int across;      /* so many columns are one cell; 0 as 1 */
    XlsxStyle style;
    bool is_number; /* `number`, else `text` */
    Text text;
    Decimal number; /* Excel keeps 15 digits: one with more goes as text */
    Text comment;   /* "": none */
    XlsxRule rule;
    Text choices; /* with commas between */
    Text refusal; /* what is said when something else is typed */
} XlsxCell;

enum { XLSX_COLUMNS_MAX = 32 };

typedef struct {
    Text name, title;     /* of the sheet; of the file, for its properties */
    LIST(XlsxCell) cells; /* row by row */
    int columns;
    int widths[XLSX_COLUMNS_MAX]; /* in digits; 0: hidden */
    int hidden_rows;              /* the first so many */
    int head_row;                 /* it and those above stay in view, and are printed on every page */
    bool portrait;                /* else landscape; A4, one page wide */
} XlsxSheet;

/* Adds the file to `out`. `created`: seconds since 1970, for the file's properties. False: there was no memory or no room
 * for it, errno says which. */
bool xlsx_write(const XlsxSheet *sheet, int64_t created, Buffer *out);

#endif
