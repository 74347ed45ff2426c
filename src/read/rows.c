#include "read/rows.h"

enum { PART_MOST = 60, BLANKS_LEAST = 2 }; /* bytes of a cell parted by blanks; width of the blanks */

/* The sign that parts the cells of a line of bars: |, ｜ or │. */
static Text bar_of(Text line)
{
    if (memchr(line.at, '|', line.len))
        return TEXT("|");
    return text_contains(line, TEXT("｜")) ? TEXT("｜") : TEXT("│");
}

static bool has_bars(Text line)
{
    Text bar = bar_of(line);
    size_t first = text_find(line, bar);

    return first < line.len && text_contains(text_slice(line, first + bar.len, line.len), bar);
}

RowKind row_kind(Text line)
{
    Row row;

    if (!line.len)
        return ROW_NONE;
    if (memchr(line.at, '\t', line.len))
        return ROW_TABS;
    if (has_bars(line))
        return ROW_BARS;
    if (text_contains(line, TEXT("，")) || text_contains(line, TEXT("。")) || text_contains(line, TEXT("；")))
        return ROW_NONE;
    if (!memchr(line.at, ' ', line.len) && !text_contains(line, TEXT("　")))
        return ROW_NONE; /* nearly all that is left are headings */
    if (!row_split(line, (Span){ 0, (uint32_t)line.len }, ROW_BLANKS, &row))
        return ROW_NONE;
    Text label = text_slice(line, row.cells[0].start, row.cells[0].end); /* 一、　基本情况 is a heading */
    bool numbered = text_ends(label, TEXT("、")) || text_ends(label, TEXT(".")) || text_ends(label, TEXT("）"))
                    || text_ends(label, TEXT(")")) || text_ends(label, TEXT("：")) || text_ends(label, TEXT("#"));
    return numbered ? ROW_NONE : ROW_BLANKS;
}

static Span trim_span(Text text, size_t start, size_t end)
{
    Text cell = text_trim(text_slice(text, start, end));
    size_t at = cell.len ? (size_t)(cell.at - text.at) : start;

    return (Span){ (uint32_t)at, (uint32_t)(at + cell.len) };
}

static bool row_add(Row *row, Span cell)
{
    if (row->count == ROW_CELLS_MOST)
        return false;
    row->cells[row->count++] = cell;
    return true;
}

static bool sign_at(Text text, size_t at, size_t end, Text sign)
{
    return at + sign.len <= end && memcmp(text.at + at, sign.at, sign.len) == 0;
}

/* | a | b | and a TAB b; a row of dashes is none. */
static bool split_signs(Text text, Span line, Text sign, Row *row)
{
    bool tabs = sign.at[0] == '\t';

    while (tabs && line.start > 0 && text.at[line.start - 1] != '\n' && text.at[line.start - 1] != '\r')
        line.start--; /* a line begins behind its blanks, a row with an empty cell before them */
    Text bytes = text_slice(text, line.start, line.end);
    size_t start = line.start, rule = 0;

    if (!tabs && sign_at(text, start, line.end, sign))
        start += sign.len;
    for (size_t i = start; i <= line.end; i++) {
        if (i < line.end && !sign_at(text, i, line.end, sign))
            continue;
        if (i == line.end && start >= line.end && !tabs)
            break;
        if (!row_add(row, trim_span(text, start, i)))
            break;
        start = i + sign.len;
    }
    for (size_t i = 0; i < bytes.len; i++)
        rule += bytes.at[i] == '-' || bytes.at[i] == '|' || bytes.at[i] == ':' || bytes.at[i] == ' ';
    return row->count > 1 && rule < bytes.len;
}

/* Width of the blanks at `at` and where they end; a full-width blank is two wide. */
static size_t blanks_width(Text text, size_t at, size_t end, size_t *behind)
{
    size_t width = 0;

    for (;;) {
        if (at < end && text.at[at] == ' ') {
            width++;
            at++;
        } else if (at + 3 <= end && memcmp(text.at + at, "　", 3) == 0) {
            width += 2;
            at += 3;
        } else {
            break;
        }
    }
    *behind = at;
    return width;
}

static bool is_single(Span cell)
{
    return cell.end - cell.start == 3;
}

/* 类　别, 合  计: letters set wide apart are one label. */
static void glue_singles(Row *row)
{
    size_t kept = 0;

    for (size_t i = 0; i < row->count; i++) {
        if (kept && is_single(row->cells[i]) && is_single(row->cells[kept - 1]) && kept == i)
            row->cells[kept - 1].end = row->cells[i].end;
        else if (i == 1 && is_single(row->cells[0]) && is_single(row->cells[1]))
            row->cells[0].end = row->cells[1].end;
        else
            row->cells[kept++] = row->cells[i];
    }
    row->count = kept;
}

static bool split_blanks(Text text, Span line, Row *row)
{
    size_t start = line.start, behind = line.start;

    for (size_t at = line.start; at <= line.end;) {
        size_t width = at < line.end ? blanks_width(text, at, line.end, &behind) : BLANKS_LEAST;
        if (at < line.end && width < BLANKS_LEAST) {
            at += width ? width : 1;
            continue;
        }
        if (at - start > PART_MOST || !row_add(row, trim_span(text, start, at)))
            return false;
        if (at == line.end)
            break;
        at = start = behind;
    }
    glue_singles(row);
    return row->count > 1;
}

bool row_split(Text text, Span line, RowKind kind, Row *row)
{
    row->count = 0;
    switch (kind) {
    case ROW_TABS:
        return split_signs(text, line, TEXT("\t"), row);
    case ROW_BARS:
        return split_signs(text, line, bar_of(text_slice(text, line.start, line.end)), row);
    case ROW_BLANKS:
        return split_blanks(text, line, row);
    case ROW_NONE:
        break;
    }
    return false;
}

bool rows_edged(Text line)
{
    return text_starts(line, bar_of(line));
}

void row_open_empty(Row *row)
{
    if (row->count == ROW_CELLS_MOST)
        row->count--;
    memmove(row->cells + 1, row->cells, row->count * sizeof *row->cells);
    row->cells[0] = (Span){ row->cells[1].start, row->cells[1].start };
    row->count++;
}

bool rows_adjoin(const Reading *reading, const Line *before, const Line *line)
{
    Text gap = text_slice(reading->text, before->span.end, line->span.start);
    size_t first = text_find(gap, TEXT("\n"));

    return !text_contains(text_slice(gap, first + 1, gap.len), TEXT("\n"));
}

static size_t blank_cells(const Reading *reading, const Line *line)
{
    Row row;

    return line->table == ROW_BLANKS && row_split(reading->text, line->span, ROW_BLANKS, &row) ? row.count : 0;
}

void rows_mark(Reading *reading, size_t first)
{
    size_t before = 0; /* cells of the line before, when that is parted by blanks */
    bool accepted = false;

    for (size_t i = first; i < reading->lines.count; i++) {
        Line *line = &reading->lines.items[i];

        if (line->table != ROW_BLANKS) {
            accepted = false;
            continue;
        }
        size_t cells = blank_cells(reading, line);
        bool follows = i > first && rows_adjoin(reading, line - 1, line);
        bool beside = i + 1 < reading->lines.count && rows_adjoin(reading, line, line + 1)
                      && blank_cells(reading, line + 1) == cells;

        if (cells && !beside && !(follows && accepted && before == cells))
            line->table = ROW_NONE;
        accepted = line->table == ROW_BLANKS;
        before = accepted ? cells : 0;
    }
}
