#include "read/tables.h"

#include "model/word_lists.h"
#include "read/cursor.h"
#include "read/merge.h"
#include "read/rows.h"
#include "read/table_units.h"

typedef struct {
    Reading *r;
    Arena *arena;
    Cells *out;
    Tokens found;    /* masked cells */
    Row head, above; /* column headings, and those of column groups */
    Row written[2];  /* two lines of headings, parted by blanks, as they are written */
    Caption caption;
    size_t unit_column;   /* SIZE_MAX: none */
    HeadingUnit row_unit; /* of the last row's heading; UNIT_NONE: none */
    uint64_t labels;      /* columns that number or name their rows */
    bool has_head, second;
    bool edged; /* its rows begin with a bar */
} TableReader;

enum { HEAD_REACH = 3 }; /* letters between a heading's second line and its column */

static size_t token_from(const Reading *r, size_t offset)
{
    size_t low = 0, high = r->tokens.count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (r->tokens.items[middle].start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static Quantity *quantity_in(const Reading *r, Span cell)
{
    for (size_t i = token_from(r, cell.start); i < r->tokens.count && r->tokens.items[i].start < cell.end; i++)
        if (r->tokens.items[i].kind == TOKEN_QUANTITY)
            return &r->quantities.items[r->tokens.items[i].id];
    return NULL;
}

/* Signs that may stand around the number of a cell. */
static bool only_signs(Text text)
{
    static const char signs[] = "+-*~ ";

    for (size_t i = 0; i < text.len; i++)
        if (!memchr(signs, text.at[i], sizeof signs - 1))
            return false;
    return true;
}

/* A cell that is nothing but its number, with its bound: 412, 约67, 80余, +12.0. */
static bool is_number_cell(const Reading *r, Span cell, Quantity **out)
{
    Quantity *q = quantity_in(r, cell);

    *out = q;
    return q && q->bare && (q->number.form == NUMERAL_EXACT || q->number.form == NUMERAL_RANGE)
           && q->start >= cell.start && q->end <= cell.end && only_signs(text_slice(r->text, cell.start, q->start))
           && only_signs(text_slice(r->text, q->end, cell.end));
}

/* 5XX, xxx, 4x.x: a cell whose digits are gone. */
static bool is_masked_cell(const Reading *r, Span cell)
{
    Cursor c = cursor_at(&r->catalog->lexicon, r->text, cell.start);
    bool mask = false;

    while (c.at < cell.end
           && (cursor_is(&c, LETTER_DIGIT) || cursor_is(&c, LETTER_MASK) || c.code == '.' || c.code == ',')) {
        mask |= cursor_is(&c, LETTER_MASK);
        cursor_next(&c);
    }
    return mask && c.at == cell.end && !span_empty(cell);
}

/* 35（4）: a number and a part of it in one cell. False when the cell is no such pair. */
static bool split_pair(const Reading *r, Span cell, Span *whole, Span *part)
{
    Text text = reading_text(r, cell);
    bool wide = text_ends(text, TEXT("）"));
    Text open = wide ? TEXT("（") : TEXT("("), close = wide ? TEXT("）") : TEXT(")");
    size_t at = text_find(text, open);
    Quantity *q;

    if (!text_ends(text, close) || at == 0 || at >= text.len)
        return false;
    *whole = (Span){ cell.start, (uint32_t)(cell.start + at) };
    *part = (Span){ (uint32_t)(whole->end + open.len), (uint32_t)(cell.end - close.len) };
    return is_number_cell(r, *whole, &q) && is_number_cell(r, *part, &q);
}

static Text heading_at(const TableReader *t, const Row *row, size_t column)
{
    return column < row->count ? reading_text(t->r, row->cells[column]) : (Text){ 0 };
}

static void note_columns(TableReader *t)
{
    t->unit_column = SIZE_MAX;
    t->labels = 0;
    for (size_t i = 0; i < t->head.count; i++) {
        Text heading = heading_at(t, &t->head, i);
        if (is_listed(t->r->catalog, WORDS_UNIT_COLUMN, heading))
            t->unit_column = i;
        if (listed_ends(t->r->catalog, WORDS_LABEL_COLUMN, heading))
            t->labels |= (uint64_t)1 << i;
    }
}

static bool has_numbers(const TableReader *t, const Row *row)
{
    Span whole, part;
    Quantity *q;

    for (size_t i = 0; i < row->count; i++)
        if (is_number_cell(t->r, row->cells[i], &q) || split_pair(t->r, row->cells[i], &whole, &part)
            || is_masked_cell(t->r, row->cells[i]))
            return true;
    return false;
}

/* A group's heading stands above its first column; it holds for the empty ones behind, of
 * which the last may not be written. */
static void fill_empty(Row *row, size_t columns)
{
    while (row->count && row->count < columns)
        row->cells[row->count++] = (Span){ 0, 0 };
    for (size_t i = 1; i < row->count; i++)
        if (span_empty(row->cells[i]))
            row->cells[i] = row->cells[i - 1];
}

/* A heading is no number that is gone: 万元 of （万元）, 人次 of 筛查人次. */
static void drop_missing(Reading *r, Span span)
{
    for (size_t i = token_from(r, span.start); i < r->tokens.count && r->tokens.items[i].start < span.end; i++)
        if (r->tokens.items[i].kind == TOKEN_QUANTITY
            && r->quantities.items[r->tokens.items[i].id].kind == FACT_MISSING)
            r->quantities.items[r->tokens.items[i].id] = (Quantity){ .bare = true, .unit = UNIT_NONE };
}

static void drop_quantities(Reading *r, Span span)
{
    for (size_t i = token_from(r, span.start); i < r->tokens.count && r->tokens.items[i].start < span.end; i++)
        if (r->tokens.items[i].kind == TOKEN_QUANTITY)
            r->quantities.items[r->tokens.items[i].id] = (Quantity){ .bare = true, .unit = UNIT_NONE };
}

/* 补贴（万元）, 死亡率（1/10万）: the unit in a heading's brackets is no figure. */
static void drop_headed_unit(Reading *r, Span heading)
{
    Text text = reading_text(r, heading);
    size_t open = text_find(text, TEXT("（"));

    if (!text_ends(text, TEXT("）")))
        return;
    drop_missing(r, heading);
    if (text_starts(text_slice(text, open + 3, text.len), TEXT("1/")))
        drop_quantities(r, (Span){ (uint32_t)(heading.start + open), heading.end });
}

/* Below a column that has no group the second row of headings is empty: 序号 stands above. */
static void inherit_empty(Row *row, const Row *above)
{
    while (row->count < above->count)
        row->cells[row->count++] = (Span){ 0, 0 };
    for (size_t i = 0; i < above->count; i++)
        if (span_empty(row->cells[i]))
            row->cells[i] = above->cells[i];
}

/* Headings in two lines, parted by blanks, with fewer cells than the rows below them. */
static void project_heads(TableReader *t, const Row *row)
{
    t->above = row_project(t->r->text, &t->written[0], row, SIZE_MAX);
    t->head = row_project(t->r->text, &t->written[1], row, HEAD_REACH);
    inherit_empty(&t->head, &t->above);
}

/* The rows above the first numbers are headings: one, or one below that of the groups. */
static bool take_head(TableReader *t, Row *row)
{
    if (has_numbers(t, row)) {
        if (t->written[1].count && row->count > t->head.count)
            project_heads(t, row);
        note_columns(t);
        t->has_head = true;
        return false;
    }
    for (size_t i = 0; i < row->count; i++) {
        drop_missing(t->r, row->cells[i]);
        drop_headed_unit(t->r, row->cells[i]);
    }
    if (t->head.count && !t->second) {
        t->above = t->head;
        fill_empty(&t->above, row->count);
        t->second = true;
    }
    if (t->second)
        inherit_empty(row, &t->head);
    t->head = *row;
    return true;
}

static void give_unit(const Reading *r, Quantity *q, const HeadingUnit *unit)
{
    static const FactKind kinds[] = { [UNIT_COUNT] = FACT_COUNT,
                                      [UNIT_MONEY] = FACT_MONEY,
                                      [UNIT_PERCENT] = FACT_PERCENT,
                                      [UNIT_MEASURE] = FACT_MEASURE };
    if (q->kind != FACT_PLACEHOLDER)
        q->kind = kinds[r->catalog->units[unit->unit].kind];
    q->unit = unit->unit;
    q->unit_start = unit->span.start;
    q->unit_end = unit->span.end;
    q->bare = false;
}

static bool is_label(const TableReader *t, size_t column)
{
    return column < 64 && t->labels >> column & 1;
}

/* The first cell of a row that is no number and no label names the row. */
static Span row_heading(const TableReader *t, const Row *row)
{
    Quantity *q;

    for (size_t i = 0; i < row->count; i++)
        if (!is_label(t, i) && i != t->unit_column && !span_empty(row->cells[i])
            && !is_number_cell(t->r, row->cells[i], &q))
            return row->cells[i];
    return (Span){ 0, 0 };
}

/* 受理（件）, and 其中：母婴 below it. */
static bool unit_of_row(const TableReader *t, Span heading, HeadingUnit *unit)
{
    if (text_starts(reading_text(t->r, heading), TEXT("其中")) && t->row_unit.unit != UNIT_NONE) {
        *unit = t->row_unit;
        return true;
    }
    return table_unit_in_signs(t->r, heading, unit) || table_unit_at_end(t->r, heading, unit);
}

static bool find_unit(const TableReader *t, const Row *row, size_t column, Span heading, HeadingUnit *unit)
{
    Span none = { 0, 0 };
    Span head = column < t->head.count ? t->head.cells[column] : none,
         above = column < t->above.count ? t->above.cells[column] : none;

    bool share = table_heading_is_share(t->r->catalog, reading_text(t->r, head));

    if (table_unit_in_signs(t->r, head, unit))
        return true;
    if (share && !t->caption.count)
        return false; /* 较上年±%: not in the unit of the row */
    if (t->unit_column < row->count
        && table_unit_between(t->r, row->cells[t->unit_column].start, row->cells[t->unit_column].end, unit))
        return true;
    if (table_unit_in_signs(t->r, above, unit)
        || ((table_unit_at_end(t->r, head, unit) || table_unit_at_end(t->r, above, unit))
            && !table_caption_excludes(t->r, &t->caption, unit)))
        return true;
    if (unit_of_row(t, heading, unit))
        return true;
    if (table_heading_is_share(t->r->catalog, reading_text(t->r, heading)))
        return table_caption_unit(t->r, &t->caption, heading, none, unit);
    return table_caption_unit(t->r, &t->caption, head, above, unit)
           || (!t->caption.count
               && (table_unit_understood(t->r, head, unit) || table_unit_understood(t->r, heading, unit)));
}

/* Under 率, 占比 and the like a number is a percentage. */
static bool give_share(const TableReader *t, size_t column, Span heading, Quantity *q)
{
    Span head = column < t->head.count ? t->head.cells[column] : (Span){ 0, 0 };
    Span said = table_heading_is_share(t->r->catalog, reading_text(t->r, head)) ? head : heading;

    if (!table_heading_is_share(t->r->catalog, reading_text(t->r, said)))
        return false;
    q->kind = q->kind == FACT_PLACEHOLDER ? FACT_PLACEHOLDER : FACT_PERCENT;
    q->number.per = PER_HUNDRED;
    q->unit_start = said.start;
    q->unit_end = said.end;
    q->bare = false;
    return true;
}

/* | 教育局 | 23 | under 最美家庭: a whole number counts what its heading names, unit or none. */
static bool give_count(const TableReader *t, size_t column, Span heading, Quantity *q)
{
    Span head = column < t->head.count ? t->head.cells[column] : (Span){ 0, 0 };

    if (t->caption.count || span_empty(head) || span_empty(heading) || quantity_in(t->r, head) || q->number.places)
        return false;
    q->kind = q->kind == FACT_PLACEHOLDER ? FACT_PLACEHOLDER : FACT_COUNT;
    q->bare = false;
    return true;
}

static void note_cell(TableReader *t, size_t start, Span heading, size_t column)
{
    Span none = { 0, 0 };

    LIST_PUSH(t->arena, t->out,
              (Cell){ (uint32_t)start, heading, column < t->head.count ? t->head.cells[column] : none,
                      column < t->above.count ? t->above.cells[column] : none });
}

static void read_masked(TableReader *t, const Row *row, size_t column, Span heading)
{
    Span cell = row->cells[column];
    Quantity q = { .start = cell.start,
                   .end = cell.end,
                   .unit = UNIT_NONE,
                   .kind = FACT_PLACEHOLDER,
                   .bare = true,
                   .number = { .form = NUMERAL_MASKED } };
    HeadingUnit unit;

    if (find_unit(t, row, column, heading, &unit))
        give_unit(t->r, &q, &unit);
    else if (!give_share(t, column, heading, &q) && !give_count(t, column, heading, &q))
        return;
    drop_quantities(t->r, cell);
    merge_note(t->r, &t->found, &q);
    note_cell(t, q.start, heading, column);
}

static void read_number(TableReader *t, const Row *row, size_t column, Span heading, Span cell)
{
    HeadingUnit unit;
    Quantity *q;
    bool bare = is_number_cell(t->r, cell, &q);

    if (!q)
        return;
    if (bare && find_unit(t, row, column, heading, &unit))
        give_unit(t->r, q, &unit);
    else if (bare && !give_share(t, column, heading, q))
        give_count(t, column, heading, q);
    note_cell(t, q->start, heading, column);
}

static void read_row(TableReader *t, const Row *row)
{
    Span heading = row_heading(t, row), whole, part;

    drop_headed_unit(t->r, heading);
    if (!unit_of_row(t, heading, &t->row_unit))
        t->row_unit.unit = UNIT_NONE;
    for (size_t i = 0; i < row->count; i++) {
        Span cell = row->cells[i];
        if (i == t->unit_column) {
            drop_quantities(t->r, cell);
            continue;
        }
        if (is_label(t, i) || cell.start == heading.start)
            continue;
        if (is_masked_cell(t->r, cell)) {
            read_masked(t, row, i, heading);
            continue;
        }
        if (split_pair(t->r, cell, &whole, &part)) {
            read_number(t, row, i, heading, whole);
            read_number(t, row, i, heading, part);
        } else {
            read_number(t, row, i, heading, cell);
        }
    }
}

/* An empty line stands in front of the line. */
static bool parted(const Reading *r, const Line *line)
{
    size_t at = line->span.start, breaks = 0;

    for (; at > 0 && memchr(" \t\r\n", r->text.at[at - 1], sizeof " \t\r\n" - 1); at--)
        breaks += r->text.at[at - 1] == '\n';
    return breaks > 1;
}

static void begin_table(TableReader *t)
{
    t->head.count = t->above.count = t->written[0].count = t->written[1].count = 0;
    t->has_head = t->second = false;
    t->unit_column = SIZE_MAX;
    t->row_unit.unit = UNIT_NONE;
    t->labels = 0;
}

void tables_find(Reading *reading, size_t first_line, Arena *arena, Cells *cells)
{
    TableReader t = { .r = reading, .arena = arena, .out = cells };
    bool inside = false;
    Caption caption;
    Row row;

    begin_table(&t);
    for (size_t i = first_line; i < reading->lines.count; i++) {
        const Line *line = &reading->lines.items[i];
        if (i > first_line && inside && (!line->table || !rows_adjoin(reading, line - 1, line))) {
            t.caption.count = 0;
            inside = false;
        }
        bool above = !line->table && i + 1 < reading->lines.count && line[1].table;
        if (table_caption_read(reading, line->span, above, &caption) && (!line->table || !inside)) {
            t.caption = caption;
            drop_missing(reading, line->span);
            continue;
        }
        if (!line->table || !row_split(reading->text, line->span, (RowKind)line->table, &row))
            continue;
        bool edged = line->table == ROW_BARS && rows_edged(reading_text(reading, line->span));
        if (!inside) {
            begin_table(&t);
            t.edged = edged;
        }
        inside = true;
        if (edged && !t.edged)
            row_open_empty(&row);
        if (t.has_head && parted(reading, line) && !has_numbers(&t, &row))
            begin_table(&t); /* headings again, behind an empty line */
        if (line->table == ROW_BLANKS) {
            if (t.head.count && !t.second) {
                t.written[0] = t.head;
                t.written[1] = row;
            }
            row_align(reading->text, &t.head, &row);
        }
        if (t.has_head || !take_head(&t, &row))
            read_row(&t, &row);
    }
    merge_tokens(reading, &t.found);
}

const Cell *cells_at(const Cells *cells, size_t start)
{
    size_t low = 0, high = cells->count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (cells->items[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < cells->count && cells->items[low].start == start ? &cells->items[low] : NULL;
}
