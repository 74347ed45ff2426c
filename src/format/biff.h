/* biff.h - the records of an Excel 95-2003 workbook (MS-XLS), one after the other. */
#ifndef HALFSKY_FORMAT_BIFF_H
#define HALFSKY_FORMAT_BIFF_H

#include "base/arena.h"
#include "format/compound.h"

enum {
    BIFF_FORMULA = 0x0006,
    BIFF_EOF = 0x000A,
    BIFF_DATES = 0x0022,
    BIFF_PASSWORD = 0x002F,
    BIFF_CONTINUE = 0x003C,
    BIFF_CODEPAGE = 0x0042,
    BIFF_SHEET = 0x0085,
    BIFF_NUMBERS_RK = 0x00BD,
    BIFF_RICH_LABEL = 0x00D6,
    BIFF_LOOK = 0x00E0, /* XF */
    BIFF_MERGED = 0x00E5,
    BIFF_STRINGS = 0x00FC, /* SST */
    BIFF_LABEL_SHARED = 0x00FD,
    BIFF_NUMBER = 0x0203,
    BIFF_LABEL = 0x0204,
    BIFF_TRUTH = 0x0205,
    BIFF_STRING = 0x0207,
    BIFF_NUMBER_RK = 0x027E,
    BIFF_PATTERN = 0x041E, /* FORMAT */
    BIFF_BEGIN = 0x0809
};

typedef struct {
    Text stream;
    size_t at; /* of the next record */
    uint32_t type;
    Text data;
    bool wide;    /* BIFF8: texts in Unicode */
    int codepage; /* before BIFF8 */
} Biff;

/* The next record; false at the end of the stream. A record that the stream cuts short is given short. */
bool biff_next(Biff *biff);

/* Text with a count of one or two bytes before it, as UTF-8 in `arena`; `*end` is where it ends in `data`. */
Text biff_text(const Biff *biff, Text data, size_t at, int count_size, Arena *arena, size_t *end);

/* All texts of BIFF_STRINGS and of the BIFF_CONTINUE that follow it. Moves behind them. */
size_t biff_strings(Biff *biff, Arena *arena, Text **out);

/* A number as its shortest decimal of up to 15 digits, as Excel counts. */
Text biff_number(Text data, size_t at, Arena *arena);
Text biff_rk(uint32_t packed, Arena *arena);

#endif
