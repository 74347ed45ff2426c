#include "read/rows.h"

#include "read/cursor.h"

enum {
    PART_MOST = 60,    /* bytes of a cell parted by blanks */
    LABEL_MOST = 36,   /* bytes of a label whose cells are empty */
    WIDTH_MOST = 2000, /* bytes of a row of headings that cells are put below */
    BLANKS_LEAST = 2,  /* width of the blanks */
    RULE_LEAST = 3,    /* dashes of a rule */
    HEADINGS_MOST = 2  /* lines of headings with fewer cells than there are columns */
};

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

/* ────, ├──┼──┤, |---|: dashes and what crosses them. */
static bool is_rule(Text line)
{
    static const char drawn[] = "\xE2\x94", doubled[] = "\xE2\x95"; /* U+2500 to U+257F */
    size_t dashes = 0;

    for (size_t at = 0; at < line.len;) {
        if (line.len - at >= 3 && (memcmp(line.at + at, drawn, 2) == 0 || memcmp(line.at + at, doubled, 2) == 0)) {
            dashes += memcmp(line.at + at, "│", 3) != 0;
            at += 3;
        } else if (memchr("-=+|: ", line.at[at], 6)) {
            dashes += line.at[at] == '-' || line.at[at] == '=';
            at++;
        } else {
            return false;
        }
    }
    return dashes >= RULE_LEAST;
}

/* There is no jump in the second loop, so that compilers make vector instructions of it. */
bool rows_have_signs(Text text)
{
    const unsigned char *at = (const unsigned char *)text.at;
    unsigned char any = 0;

    for (size_t i = 0; i < text.len && i < 2; i++)
        any |= at[i] == '\t' || at[i] == '|';
    for (size_t i = 2; i < text.len; i++)
        any |= (unsigned char)((at[i] == '\t') | (at[i] == '|')
                               | ((at[i - 2] == 0xEF) & (at[i - 1] == 0xBD) & (at[i] == 0x9C))   /* ｜ */
                               | ((at[i - 2] == 0xE2) & (at[i - 1] == 0x94) & (at[i] == 0x82))); /* │ */
    return any;
}

RowKind row_kind(Text line, bool signs)
{
    Row row;

    if (!line.len)
        return ROW_NONE;
    if (is_rule(line))
        return ROW_RULE;
    if (signs && memchr(line.at, '\t', line.len))
        return ROW_TABS;
    if (signs && has_bars(line))
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

/* One Chinese letter; not 161, not ８. */
static bool is_single(Text text, Span cell)
{
    unsigned char first = (unsigned char)text.at[cell.start];

    return cell.end - cell.start == 3 && first >= 0xE3 && first <= 0xE9;
}

/* 类　别, 合  计: letters set wide apart are one label. */
static void glue_singles(Text text, Row *row)
{
    size_t kept = 0;

    for (size_t i = 0; i < row->count; i++) {
        if (kept && is_single(text, row->cells[i]) && is_single(text, row->cells[kept - 1]) && kept == i)
            row->cells[kept - 1].end = row->cells[i].end;
        else if (i == 1 && is_single(text, row->cells[0]) && is_single(text, row->cells[1]))
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
    glue_singles(text, row);
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
    case ROW_RULE:
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
    size_t lines = 0;

    for (size_t i = 0; i < gap.len; i++)
        lines += gap.at[i] == '\n';
    return lines <= (before->table == line->table && (line->table == ROW_TABS || line->table == ROW_BARS) ? 2 : 1);
}

/* The line that follows, rules left out; the number of lines when none does. */
static size_t line_behind(const Reading *reading, size_t i)
{
    do
        i++;
    while (i < reading->lines.count && reading->lines.items[i].table == ROW_RULE);
    return i;
}

static size_t blank_cells(const Reading *reading, const Line *line)
{
    Row row;

    return line->table == ROW_BLANKS && row_split(reading->text, line->span, ROW_BLANKS, &row) ? row.count : 0;
}

/* A label whose cells are all empty: it stands between two rows. */
static bool is_lone_label(const Reading *reading, size_t i)
{
    const Line *line = &reading->lines.items[i];
    Text text = reading_text(reading, line->span);

    return line->table == ROW_NONE && text.len && text.len <= LABEL_MOST && !text_contains(text, TEXT("。"))
           && !text_contains(text, TEXT("，")) && i + 1 < reading->lines.count && line[1].table == ROW_BLANKS
           && rows_adjoin(reading, line - 1, line) && rows_adjoin(reading, line, line + 1);
}

/* Lines of headings above the first row of a table, with fewer cells than it has columns. */
static void mark_headings(Reading *reading, size_t first, size_t row, size_t columns)
{
    Row cells;

    for (size_t i = row, marked = 0; i-- > first && marked < HEADINGS_MOST;) {
        Line *line = &reading->lines.items[i];
        if (!rows_adjoin(reading, line, line + 1))
            break;
        if (line->table == ROW_RULE)
            continue;
        if (line->table != ROW_NONE || row_kind(reading_text(reading, line->span), true) != ROW_BLANKS
            || !row_split(reading->text, line->span, ROW_BLANKS, &cells) || cells.count > columns)
            break;
        line->table = ROW_BLANKS;
        marked++;
    }
}

void rows_mark(Reading *reading, size_t first)
{
    size_t width = 0; /* cells of the widest row of the table above, when its cells are parted by blanks */

    for (size_t i = first; i < reading->lines.count; i++) {
        Line *line = &reading->lines.items[i];

        if (line->table == ROW_RULE)
            continue;
        if (width && is_lone_label(reading, i)) {
            line->table = ROW_BLANKS;
            continue;
        }
        if (line->table != ROW_BLANKS) {
            width = 0;
            continue;
        }
        size_t cells = blank_cells(reading, line);
        bool follows = width && rows_adjoin(reading, line - 1, line);
        size_t behind = line_behind(reading, i);
        const Line *next = &reading->lines.items[behind];
        bool beside = behind < reading->lines.count && rows_adjoin(reading, next - 1, next)
                      && blank_cells(reading, next) == cells;

        if (cells && !beside && !(follows && cells <= width))
            line->table = ROW_NONE;
        else if (cells && !width)
            mark_headings(reading, first, i, cells);
        width = line->table == ROW_NONE ? 0 : follows && width > cells ? width : cells;
    }
}

/* ---- cells that stand below their headings ---- */

typedef struct {
    size_t first, end;
} Columns;

/* Where the cells stand on a page on which Chinese letters are two wide. */
static void measure_columns(Text text, const Row *row, Columns *out)
{
    size_t at = row->count ? row->cells[0].start : 0, column = 0, length;

    while (at > 0 && text.at[at - 1] != '\n')
        at--;
    for (size_t i = 0; i < row->count; i++) {
        for (; at < row->cells[i].start; at += length)
            column += code_at(text, at, &length) < 0x80 ? 1 : 2;
        out[i].first = column;
        for (; at < row->cells[i].end; at += length)
            column += code_at(text, at, &length) < 0x80 ? 1 : 2;
        out[i].end = column;
    }
}

static size_t apart(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

/* Flush left, flush right or centred. */
static size_t distance(Columns a, Columns b)
{
    size_t left = apart(a.first, b.first), right = apart(a.end, b.end),
           middle = apart(a.first + a.end, b.first + b.end) / 2;

    left = left < right ? left : right;
    return left < middle ? left : middle;
}

void row_align(Text text, const Row *head, Row *row)
{
    Columns heads[ROW_CELLS_MOST] = { { 0, 0 } }, cells[ROW_CELLS_MOST] = { { 0, 0 } };
    Row aligned = { .count = 0 };

    if (!row->count || row->count >= head->count
        || head->cells[head->count - 1].end - head->cells[0].start > WIDTH_MOST)
        return;
    measure_columns(text, head, heads);
    measure_columns(text, row, cells);
    for (size_t i = 0; i < row->count; i++) {
        size_t last = head->count - (row->count - i), best = aligned.count;
        for (size_t j = best + 1; j <= last; j++)
            if (distance(cells[i], heads[j]) < distance(cells[i], heads[best]))
                best = j;
        while (aligned.count < best)
            aligned.cells[aligned.count++] = (Span){ row->cells[i].start, row->cells[i].start };
        aligned.cells[aligned.count++] = row->cells[i];
    }
    *row = aligned;
}

Row row_project(Text text, const Row *head, const Row *row, size_t reach)
{
    Columns heads[ROW_CELLS_MOST] = { { 0, 0 } }, cells[ROW_CELLS_MOST] = { { 0, 0 } };
    Row out = { .count = row->count };

    measure_columns(text, head, heads);
    measure_columns(text, row, cells);
    for (size_t i = 0; i < row->count; i++) {
        size_t best = 0;
        for (size_t j = 1; j < head->count; j++)
            if (distance(cells[i], heads[j]) < distance(cells[i], heads[best]))
                best = j;
        if (head->count && distance(cells[i], heads[best]) <= reach)
            out.cells[i] = head->cells[best];
    }
    return out;
}
