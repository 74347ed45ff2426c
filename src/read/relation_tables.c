/* relation_tables.c - totals of tables: a row 合计 that adds up the rows, a column 合计 that adds up the columns,
 * a column 其中女性 that holds parts of the one before it.
 *
 * A total column counts as one when it is the sum of its columns in most rows; a total row by its name. Tables whose
 * rows have not all the same cells are left alone. */
#include <string.h>

#include "base/utf8.h"
#include "model/word_lists.h"
#include "read/relation_words.h"
#include "read/rows.h"

/* A cell of a table: the row of its fact, or one of these. */
enum { CELL_EMPTY = UINT32_MAX, CELL_OTHER = UINT32_MAX - 1 };
enum { HEADINGS_MOST = 4, EMPTY_MOST = 3, COLUMN_SLIP = 100, ROWS_LEAST = 3 };

typedef struct {
    RelationFinder *f;
    LIST(uint32_t) cells; /* columns for each row */
    LIST(Text) labels;    /* of the rows */
    Text heads[ROW_CELLS_MOST];
    size_t columns;
} Sheet;

static uint32_t cell_of(const Sheet *t, size_t row, size_t column)
{
    return t->cells.items[row * t->columns + column];
}

static bool is_number(uint32_t cell)
{
    return cell < CELL_OTHER;
}

/* Without the blanks inside: 合 计. */
static bool is_total_name(const Sheet *t, Text name)
{
    char letters[64];
    size_t length = 0;

    for (size_t at = 0, step; at < name.len; at += step) {
        uint32_t code = utf8_read(name, at, &step);
        if (code == ' ' || code == 0x3000)
            continue;
        if (length + step > sizeof letters)
            return false;
        memcpy(letters + length, name.at + at, step);
        length += step;
    }
    Text word = { letters, length };
    for (size_t at = 0; at < word.len; at++)
        if (listed_at(t->f->r->catalog, WORDS_BRACKET_OPEN, word, at))
            word = text_slice(word, 0, at); /* 合计（人） */
    return word.len && listed_ends(t->f->r->catalog, WORDS_TOTAL_LABEL, word);
}

/* Fills the cells of a row from its facts, which begin at `*fact`. False when the table is not of this shape. */
static bool add_row(Sheet *t, const Line *line, size_t *fact, const Row *row)
{
    RelationFinder *f = t->f;
    size_t base = t->cells.count;

    if (row->count != t->columns)
        return false;
    for (size_t c = 0; c < row->count; c++) {
        bool blank = row->cells[c].end - row->cells[c].start <= EMPTY_MOST
                     && !relation_letters(f, reading_text(f->r, row->cells[c]));
        *LIST_ADD(f->r->scratch, &t->cells) = blank ? CELL_EMPTY : CELL_OTHER;
    }
    *LIST_ADD(f->r->scratch, &t->labels) = reading_text(f->r, row->cells[0]);
    for (; *fact < f->end && fact_of_row(f, *fact)->quantity.start < line->span.end; (*fact)++) {
        const Fact *here = fact_of_row(f, *fact);
        for (size_t c = 0; c < row->count; c++) {
            if (here->quantity.start < row->cells[c].start || here->quantity.start >= row->cells[c].end)
                continue;
            bool whole = here->cell && has_figure(here) && here->quantity.start == row->cells[c].start
                         && here->quantity.end >= row->cells[c].end && here->quantity.bound == BOUND_EXACT;
            uint32_t *cell = &t->cells.items[base + c];
            *cell = whole && !is_number(*cell) ? (uint32_t)*fact : CELL_OTHER;
        }
    }
    return true;
}

static bool can_add(const Sheet *t, size_t column)
{
    return !listed_within(t->f->r->catalog, WORDS_COLUMN_NO_SUM, t->heads[column]);
}

/* The parts of a total in one direction, told by rows or by columns; false when one is no number. */
static bool gather(const Sheet *t, uint32_t total, uint32_t cell, size_t *parts, size_t *count)
{
    if (cell == CELL_OTHER)
        return false;
    if (cell == CELL_EMPTY)
        return true;
    const Fact *fact = fact_of_row(t->f, cell);
    if (fact->quantity.kind == FACT_PERCENT || is_rate(fact) || !relation_same_unit(t->f, cell, total))
        return false;
    parts[(*count)++] = cell;
    return true;
}

/* ---- a row of totals ---- */

/* What stands in a column above or below its total. */
static Verdict column_verdict(const Sheet *t, size_t total, size_t column, size_t *parts, size_t *count,
                              Decimal *sum)
{
    uint32_t result = cell_of(t, total, column);

    *count = 0;
    if (!is_number(result) || !can_add(t, column) || fact_of_row(t->f, result)->quantity.kind == FACT_PERCENT)
        return ARITHMETIC_UNKNOWN;
    for (size_t r = 0; r < t->labels.count; r++)
        if (r != total && !gather(t, result, cell_of(t, r, column), parts, count))
            return ARITHMETIC_UNKNOWN;
    return *count < 2 ? ARITHMETIC_UNKNOWN : arithmetic_sum(t->f->r, fact_of_row(t->f, result), parts, *count, sum);
}

static void total_row(const Sheet *t, size_t total, size_t *parts)
{
    size_t count, holds = 0;
    bool levels = false;
    Decimal sum;

    for (size_t r = 0; r < t->labels.count; r++)
        levels |= listed_within(t->f->r->catalog, WORDS_SUBTOTAL, t->labels.items[r]);
    for (size_t c = 1; c < t->columns; c++)
        holds += column_verdict(t, total, c, parts, &count, &sum) == ARITHMETIC_HOLDS;
    for (size_t c = 1; c < t->columns; c++) {
        Verdict verdict = column_verdict(t, total, c, parts, &count, &sum);
        uint32_t result = cell_of(t, total, c);
        if (verdict == ARITHMETIC_HOLDS
            || (verdict == ARITHMETIC_FAILS && !levels
                && (holds || relation_is_slip(t->f, result, sum)
                    || arithmetic_is_within(fact_of_row(t->f, result)->quantity.number.low, sum, COLUMN_SLIP))))
            relation_add(t->f, RELATION_SUM, result, parts, count);
    }
}

/* ---- a column of totals ---- */

/* The total of a row from columns [from, to). */
static Verdict row_verdict(const Sheet *t, size_t row, size_t total, size_t from, size_t to, size_t *parts,
                           size_t *count)
{
    uint32_t result = cell_of(t, row, total);

    *count = 0;
    if (!is_number(result))
        return ARITHMETIC_UNKNOWN;
    for (size_t c = from; c < to; c++)
        if (!gather(t, result, cell_of(t, row, c), parts, count))
            return ARITHMETIC_UNKNOWN;
    return *count < 2 ? ARITHMETIC_UNKNOWN
                      : arithmetic_sum(t->f->r, fact_of_row(t->f, result), parts, *count, NULL);
}

static void total_column(const Sheet *t, size_t total, size_t *parts)
{
    size_t from = total, to = total, holds = 0, fails = 0, count;

    while (from > 1 && can_add(t, from - 1) && !is_total_name(t, t->heads[from - 1]))
        from--;
    if (total - from < 2) {
        from = to = total + 1;
        while (to < t->columns && can_add(t, to) && !is_total_name(t, t->heads[to]))
            to++;
    }
    for (size_t r = 0; r < t->labels.count; r++) {
        Verdict verdict = row_verdict(t, r, total, from, to, parts, &count);
        holds += verdict == ARITHMETIC_HOLDS;
        fails += verdict == ARITHMETIC_FAILS;
    }
    if (holds < 2 || holds <= fails)
        return;
    for (size_t r = 0; r < t->labels.count; r++)
        if (row_verdict(t, r, total, from, to, parts, &count) != ARITHMETIC_UNKNOWN)
            relation_add(t->f, RELATION_SUM, cell_of(t, r, total), parts, count);
}

/* 其中女性（人）: its figures are parts of those in the column before it, in most rows. Where one is larger, it is tied to
 * its whole. */
static void part_column(const Sheet *t, size_t column)
{
    size_t whole = column - 1, fits = 0;

    while (whole > 0 && text_starts(text_trim(t->heads[whole]), TEXT("其中")))
        whole--;
    if (whole == 0 || !can_add(t, whole))
        return;
    for (int pass = 0; pass < 2; pass++) {
        size_t larger = 0;
        for (size_t r = 0; r < t->labels.count; r++) {
            uint32_t part = cell_of(t, r, column), of = cell_of(t, r, whole);
            if (!is_number(part) || !is_number(of) || fact_of_row(t->f, part)->quantity.kind == FACT_PERCENT
                || !relation_same_unit(t->f, part, of))
                continue;
            bool over = decimal_compare(fact_of_row(t->f, part)->quantity.number.low,
                                        fact_of_row(t->f, of)->quantity.number.low)
                        > 0;
            larger += over;
            fits += pass == 0 && !over;
            size_t row = part;
            if (over && pass == 1)
                relation_add(t->f, RELATION_PART, of, &row, 1);
        }
        if (fits < ROWS_LEAST - 1 || larger != 1)
            return;
    }
}

static void sheet_totals(const Sheet *t)
{
    size_t rows = t->labels.count, totals = 0, total = 0;

    if (rows < ROWS_LEAST)
        return;
    size_t *parts = arena_alloc(t->f->r->scratch, (rows + t->columns) * sizeof *parts);
    for (size_t r = 0; r < rows; r++)
        if (is_total_name(t, t->labels.items[r])) {
            totals++;
            total = r;
        }
    if (totals == 1 && (total == 0 || total + 1 == rows))
        total_row(t, total, parts);
    for (size_t c = 1; c < t->columns; c++)
        if (is_total_name(t, t->heads[c]))
            total_column(t, c, parts);
        else if (c > 1 && text_starts(text_trim(t->heads[c]), TEXT("其中")))
            part_column(t, c);
}

/* Reads the table that has the line of the fact at `*fact`, and moves on to the first fact behind it. */
static void read_sheet(RelationFinder *f, size_t *fact)
{
    const Reading *r = f->r;
    Sheet t = { .f = f };
    size_t first = fact_of_row(f, *fact)->line, line = first;
    Row row;
    bool good = true;

    while (line > 0 && first - line < HEADINGS_MOST && r->lines.items[line - 1].table != ROW_NONE
           && rows_adjoin(r, &r->lines.items[line - 1], &r->lines.items[line]))
        line--;
    while (good && *fact > f->first && fact_of_row(f, *fact - 1)->line >= line)
        (*fact)--; /* figures in headings */
    for (size_t before = line;
         line < r->lines.count && r->lines.items[line].table != ROW_NONE
         && (line == before || rows_adjoin(r, &r->lines.items[before], &r->lines.items[line]));
         before = line++) {
        const Line *here = &r->lines.items[line];
        if (here->table == ROW_RULE || !row_split(r->text, here->span, (RowKind)here->table, &row))
            continue;
        bool cells = false;
        for (size_t k = *fact; k < f->end && fact_of_row(f, k)->quantity.start < here->span.end; k++)
            cells |= fact_of_row(f, k)->cell != 0;
        if (!cells) {
            t.columns = row.count;
            for (size_t c = 0; c < row.count; c++)
                t.heads[c] = reading_text(r, row.cells[c]);
            while (*fact < f->end && fact_of_row(f, *fact)->quantity.start < here->span.end)
                (*fact)++;
        } else if (!good || !add_row(&t, here, fact, &row)) {
            good = false;
            while (*fact < f->end && fact_of_row(f, *fact)->quantity.start < here->span.end)
                (*fact)++;
        }
    }
    while (*fact < f->end && fact_of_row(f, *fact)->line < line)
        (*fact)++;
    if (good && t.columns > 1)
        sheet_totals(&t);
}

void table_sums_find(RelationFinder *f)
{
    for (size_t i = f->first; i < f->end;) {
        size_t now = i;
        if (fact_of_row(f, i)->cell)
            read_sheet(f, &i);
        if (i <= now)
            i = now + 1;
    }
}
