#include "read/tables.h"

#include "read/cursor.h"

enum { COLUMNS_MOST = 40 };

typedef struct {
    Span cells[COLUMNS_MOST];
    size_t count;
} Row;

typedef struct {
    Reading *r;
    Arena *arena;
    Cells *out;
    Row head;
    Span caption_unit; /* of 单位：万元 above the table */
    size_t unit_column, skip[COLUMNS_MOST], skip_count;
    bool has_head;
} TableReader;

static Span trim_span(Text text, size_t start, size_t end)
{
    Text cell = text_trim(text_slice(text, start, end));
    size_t at = cell.len ? (size_t)(cell.at - text.at) : start;

    return (Span){ (uint32_t)at, (uint32_t)(at + cell.len) };
}

/* | a | b | and a TAB b; a row of dashes is none. */
static bool split_row(const Reading *r, Span line, Row *row)
{
    Text text = reading_text(r, line);
    char separator = text_contains(text, TEXT("\t")) ? '\t' : '|';
    size_t start = line.start, rule = 0;

    row->count = 0;
    if (separator == '|' && text_starts(text, TEXT("|")))
        start++;
    for (size_t i = start; i <= line.end && row->count < COLUMNS_MOST; i++) {
        if (i < line.end && r->text.at[i] != separator)
            continue;
        if (i == line.end && start >= line.end && separator == '|')
            break;
        row->cells[row->count++] = trim_span(r->text, start, i);
        start = i + 1;
    }
    for (size_t i = 0; i < text.len; i++)
        rule += text.at[i] == '-' || text.at[i] == '|' || text.at[i] == ':' || text.at[i] == ' ';
    return row->count > 1 && rule < text.len;
}

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

/* A cell that is nothing but its number. */
static bool is_bare_cell(const Reading *r, Span cell, Quantity **out)
{
    Quantity *q = quantity_in(r, cell);

    *out = q;
    return q && q->bare && q->start == cell.start && q->end == cell.end && q->number.form == NUMERAL_EXACT && q->number.arabic;
}

/* A unit that fills `text` from `at` to `end`, perhaps behind a scale: 人, 万元, %. */
static bool unit_between(const Reading *r, size_t at, size_t end, Span *span, int *unit)
{
    const Lexicon *lexicon = &r->catalog->lexicon;
    Cursor c = cursor_at(lexicon, r->text, at);
    size_t found;

    cursor_eat_blanks(&c);
    size_t start = c.at;
    while (cursor_is(&c, LETTER_SCALE))
        cursor_next(&c);
    uint32_t word = c.at < end ? lexicon_longest(lexicon, r->text, c.at, 1u << SENSE_UNIT, &found) : 0;
    if (!word || found > end)
        return false;
    Text rest = text_trim(text_slice(r->text, found, end));
    if (rest.len && !text_starts(rest, TEXT("/")))
        return false;
    *span = (Span){ (uint32_t)start, (uint32_t)found };
    *unit = (int)lexicon_sense(lexicon, word, SENSE_UNIT)->index;
    return true;
}

/* 人数（人）, 覆盖率(%), 户数/户, 单位：万元 and plain 人数, 户数, 金额 have none of their own. */
static bool unit_of_heading(const Reading *r, Span heading, Span *span, int *unit)
{
    Text text = reading_text(r, heading);
    static const struct {
        Text open, close;
    } signs[] = { { { "（", 3 }, { "）", 3 } }, { { "(", 1 }, { ")", 1 } }, { { "[", 1 }, { "]", 1 } }, { { "/", 1 }, { "", 0 } } };

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        for (size_t from = 0; from < text.len;) {
            size_t open = from + text_find(text_slice(text, from, text.len), signs[i].open);
            if (open >= text.len)
                break;
            size_t inner = open + signs[i].open.len;
            size_t close = signs[i].close.len ? inner + text_find(text_slice(text, inner, text.len), signs[i].close) : text.len;
            size_t start = heading.start + inner;
            Text said = text_slice(text, inner, close);
            if (text_starts(said, TEXT("单位：")) || text_starts(said, TEXT("单位:")))
                start += text_starts(said, TEXT("单位：")) ? 9 : 7;
            if (unit_between(r, start, heading.start + close, span, unit))
                return true;
            from = inner;
        }
    }
    if (text_ends(text, TEXT("数")) && text.len >= 6) { /* 人数, 户数, 户次数 */
        for (size_t back = 6; back <= 9 && back < text.len + 3; back += 3)
            if (back <= text.len && unit_between(r, heading.end - back, heading.end - 3, span, unit))
                return true;
    }
    if (text_ends(text, TEXT("率")) || text_ends(text, TEXT("比例")) || text_ends(text, TEXT("占比")))
        return false;
    return false;
}

/* 单位：万元 */
static bool caption_unit(const Reading *r, Span line, Span *span)
{
    Text text = reading_text(r, line);
    size_t at = text_find(text, TEXT("单位："));
    size_t skip = 9;
    int unit;

    if (at == text.len) {
        at = text_find(text, TEXT("单位:"));
        skip = 7;
    }
    if (at == text.len || text.len > 120)
        return false;
    size_t end = line.start + at + skip, stop = end;
    while (stop < line.end && memcmp(r->text.at + stop, "、", stop + 3 <= line.end ? 3 : 1) && memcmp(r->text.at + stop, "）", stop + 3 <= line.end ? 3 : 1)
           && r->text.at[stop] != ')' && r->text.at[stop] != ',')
        stop++;
    return unit_between(r, end, stop, span, &unit);
}

static bool heading_is_one_of(Text heading, const Text *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(heading, words[i]))
            return true;
    return false;
}

static void read_head(TableReader *t, const Row *row)
{
    static const Text units[] = { { "单位", 6 }, { "计量单位", 12 }, { "量词", 6 } };
    static const Text labels[] = { { "序号", 6 }, { "编号", 6 }, { "代码", 6 }, { "号", 3 }, { "年份", 6 }, { "年度", 6 }, { "电话", 6 },
                                   { "联系电话", 12 }, { "身份证号", 12 }, { "身份证号码", 15 }, { "备注", 6 }, { "No.", 3 }, { "月份", 6 },
                                   { "时间", 6 }, { "日期", 6 }, { "排名", 6 }, { "名次", 6 } };
    Quantity *q;

    t->has_head = true;
    for (size_t i = 0; i < row->count; i++)
        if (is_bare_cell(t->r, row->cells[i], &q))
            t->has_head = false; /* numbers in the first row: there is no heading */
    t->head = t->has_head ? *row : (Row){ 0 };
    t->unit_column = SIZE_MAX;
    t->skip_count = 0;
    for (size_t i = 0; i < t->head.count; i++) {
        Text heading = reading_text(t->r, t->head.cells[i]);
        if (heading_is_one_of(heading, units, sizeof units / sizeof *units))
            t->unit_column = i;
        if (heading_is_one_of(heading, labels, sizeof labels / sizeof *labels))
            t->skip[t->skip_count++] = i;
    }
}

static bool skips(const TableReader *t, size_t column)
{
    for (size_t i = 0; i < t->skip_count; i++)
        if (t->skip[i] == column)
            return true;
    return false;
}

static void give_unit(const Reading *r, Quantity *q, Span span, int unit)
{
    static const FactKind kinds[] = { [UNIT_COUNT] = FACT_COUNT, [UNIT_MONEY] = FACT_MONEY,
                                      [UNIT_PERCENT] = FACT_PERCENT, [UNIT_MEASURE] = FACT_MEASURE };
    q->unit = unit;
    q->unit_start = span.start;
    q->unit_end = span.end;
    q->kind = kinds[r->catalog->units[unit].kind];
    q->bare = false;
}

/* The first cell of a row that is no number and no label names the row. */
static Span row_heading(const TableReader *t, const Row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (!skips(t, i) && i != t->unit_column && !span_empty(row->cells[i]) && !quantity_in(t->r, row->cells[i]))
            return row->cells[i];
    return (Span){ 0, 0 };
}

static bool find_unit(const TableReader *t, const Row *row, size_t column, Span heading, Span *span, int *unit)
{
    if (t->unit_column < row->count
        && unit_between(t->r, row->cells[t->unit_column].start, row->cells[t->unit_column].end, span, unit))
        return true;
    if (column < t->head.count && unit_of_heading(t->r, t->head.cells[column], span, unit))
        return true;
    if (!span_empty(heading) && unit_of_heading(t->r, heading, span, unit))
        return true;
    return !span_empty(t->caption_unit) && unit_between(t->r, t->caption_unit.start, t->caption_unit.end, span, unit);
}

static void read_row(TableReader *t, const Row *row)
{
    Span heading = row_heading(t, row), span;
    Quantity *q;
    int unit;

    for (size_t i = 0; i < row->count; i++) {
        bool bare = is_bare_cell(t->r, row->cells[i], &q);
        if (!q || skips(t, i) || i == t->unit_column)
            continue;
        if (bare && find_unit(t, row, i, heading, &span, &unit))
            give_unit(t->r, q, span, unit);
        *LIST_ADD(t->arena, t->out) =
            (Cell){ (uint32_t)q->start, heading, i < t->head.count ? t->head.cells[i] : (Span){ 0, 0 } };
    }
}

/* A caption's unit is a heading, not a number that is gone. */
static void drop_missing(Reading *r, Span span)
{
    for (size_t i = token_from(r, span.start); i < r->tokens.count && r->tokens.items[i].start < span.end; i++)
        if (r->tokens.items[i].kind == TOKEN_QUANTITY && r->quantities.items[r->tokens.items[i].id].kind == FACT_MISSING)
            r->quantities.items[r->tokens.items[i].id] = (Quantity){ .bare = true, .unit = UNIT_NONE };
}

/* Tables that an empty line parts are two. */
static bool parted(const Reading *r, const Line *before, const Line *line)
{
    Text gap = text_slice(r->text, before->span.end, line->span.start);
    size_t first = text_find(gap, TEXT("\n"));

    return text_contains(text_slice(gap, first + 1, gap.len), TEXT("\n"));
}

void tables_find(Reading *reading, size_t first_line, Arena *arena, Cells *cells)
{
    TableReader t = { .r = reading, .arena = arena, .out = cells };
    bool inside = false;
    Row row;

    for (size_t i = first_line; i < reading->lines.count; i++) {
        const Line *line = &reading->lines.items[i];
        Span unit;
        if (i > first_line && inside && (!line->table || parted(reading, line - 1, line))) {
            t.caption_unit = (Span){ 0, 0 };
            inside = false;
        }
        if (!line->table) {
            if (caption_unit(reading, line->span, &unit)) {
                t.caption_unit = unit;
                drop_missing(reading, unit);
            }
            continue;
        }
        if (!split_row(reading, line->span, &row))
            continue;
        if (!inside)
            read_head(&t, &row);
        for (size_t k = 0; !inside && t.has_head && k < row.count; k++)
            drop_missing(reading, row.cells[k]);
        if (inside || !t.has_head)
            read_row(&t, &row);
        inside = true;
    }
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
