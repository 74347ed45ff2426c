/* asks.c - the tables of a Doc, cut into regions with heads of their own. */
#include "report/asks.h"

#include "model/word_lists.h"
#include "report/ask_work.h"

#include <stdlib.h>

static void read_table(AskWork *work, int number, size_t *before);
static bool says_subject(const AskWork *work, const Table *table, int row, Text *out);
static void join_merged(AskWork *work, const Table *table, size_t first);
static RowKind row_alone(const AskWork *work, const Table *table, int row);

bool asks_read(const Catalog *catalog, const AskContext *context, const Doc *doc, Arena *arena, Asks *out)
{
    AskWork *work = ARENA_NEW(arena, AskWork);
    AskName *names = arena_alloc(arena, (context->name_count + 1) * sizeof *names);
    AskContext own = *context;
    size_t before = 0;

    for (size_t i = 0; i < context->name_count; i++)
        names[i] = (AskName){ label_normal(arena, context->names[i].words), context->names[i].agency,
                              context->names[i].region };
    own.names = names;
    *work = (AskWork){ .catalog = catalog, .context = &own, .doc = doc, .arena = arena, .out = out };
    labels_build(catalog, arena, &work->labels);
    for (size_t i = 0; i < doc->tables.count; i++) {
        size_t first = out->count;
        read_table(work, (int)i, &before);
        join_merged(work, &doc->tables.items[i], first);
    }
    return work->tried <= ASKS_TRIED_MAX;
}

bool ask_tried(AskWork *work)
{
    return work->tried <= ASKS_TRIED_MAX && ++work->tried <= ASKS_TRIED_MAX;
}

const char *ask_state_word(AskState state)
{
    static const char *const words[] = { "known",   "no_measure", "left_over", "unclear", "unit",
                                         "no_unit", "no_period",  "no_agency", "narrow",  "merged" };

    return words[state];
}

Text ask_cell(const AskWork *work, const Table *table, int row, int column)
{
    TableCell cell = table->cells[(size_t)row * (size_t)table->columns + (size_t)column];

    return text_trim(text_slice(work->doc->text, cell.start, cell.end));
}

/* Merged cells are filled with copies. */
bool ask_same_cell(const AskWork *work, const Table *table, int row, int column, int other_row, int other_column)
{
    Text words = ask_cell(work, table, row, column);

    return words.len && !ask_is_number(words) && text_equal(words, ask_cell(work, table, other_row, other_column));
}

/* 1,234 12.5% 0 -3, and what stands for a figure: — / ×; not 2023年. */
bool ask_is_number(Text words)
{
    static const char *const marks[] = { "—", "——", "/", "-", "×", "＼", "╲", "无", NULL };
    bool digit = false;

    for (const char *const *mark = marks; *mark; mark++)
        if (text_equal(words, text_of(*mark)))
            return true;
    for (size_t i = 0; i < words.len; i++) {
        char c = words.at[i];
        if (c >= '0' && c <= '9')
            digit = true;
        else if (c != ',' && c != '.' && c != '-' && c != '%' && c != ' ')
            return false;
    }
    return digit;
}

/* ---- regions ---- */

/* The lines since the table before, the last few of them. */
static void read_lines(AskWork *work, const Table *table, size_t *before)
{
    enum { LINES = 4 };
    size_t lines[LINES], count = 0;
    size_t start = SIZE_MAX;

    for (size_t i = 0; i < (size_t)table->rows * (size_t)table->columns; i++)
        if (table->cells[i].end > table->cells[i].start && table->cells[i].start < start)
            start = table->cells[i].start;
    size_t first = 0, behind = work->doc->blocks.count;
    while (first < behind) { /* the first block at or behind `*before` */
        size_t middle = first + (behind - first) / 2;
        if (work->doc->blocks.items[middle].start < *before)
            first = middle + 1;
        else
            behind = middle;
    }
    for (size_t i = first; i < work->doc->blocks.count && work->doc->blocks.items[i].start < start; i++) {
        if (work->doc->blocks.items[i].kind == BLOCK_CELL)
            continue;
        if (count == LINES)
            memmove(lines, lines + 1, --count * sizeof *lines);
        lines[count++] = i;
    }
    if (count)
        ask_lines_forget(work);
    for (size_t i = 0; i < count; i++)
        ask_line(work, text_slice(work->doc->text, work->doc->blocks.items[lines[i]].start,
                                  work->doc->blocks.items[lines[i]].end));
    if (start != SIZE_MAX)
        *before = start;
}

static void wide_line(AskWork *work, const Table *table, int row)
{
    Text pairs;

    if (says_subject(work, table, row, &pairs)) {
        ask_line(work, pairs);
        return;
    }
    for (int column = 0; column < table->columns; column++)
        if (!column || !ask_same_cell(work, table, row, column, row, column - 1))
            if (ask_cell(work, table, row, column).len)
                ask_line(work, ask_cell(work, table, row, column));
}

/* 单位名称 | 泠川县 | 统计年度 | 2024年: what else stands in lines above a table. As such a line in `out`. */
static bool says_subject(const AskWork *work, const Table *table, int row, Text *out)
{
    Text label = TEXT(""), line = TEXT("");
    int pairs = 0;

    for (int column = 0; column < table->columns; column++) {
        Text words = ask_cell(work, table, row, column);
        HeadTime time = { 0 };
        if (column && ask_same_cell(work, table, row, column, row, column - 1))
            continue;
        if (!words.len)
            return false;
        if (!label.len) {
            label = label_normal(work->arena, words);
            continue;
        }
        Text bare = label_normal(work->arena, head_time(work->catalog, work->arena, words, &time));
        bool whose = is_listed(work->catalog, WORDS_TABLE_SUBJECT, label) && ask_agency(work, words);
        bool when = is_listed(work->catalog, WORDS_TABLE_TIME, label) && !bare.len && head_time_given(&time);
        if (!whose && !when)
            return false;
        line = arena_format(work->arena, "%.*s%s%.*s：%.*s", TEXT_ARG(line), line.len ? "  " : "", TEXT_ARG(label),
                            TEXT_ARG(words));
        label = TEXT("");
        pairs++;
    }
    *out = line;
    return pairs > 0 && !label.len;
}

/* Where the body of a region ends that begins at `row`: at an empty row, or a line with heads behind it. */
static int region_end(const AskWork *work, const Table *table, int row)
{
    int first = row;

    for (; row < table->rows; row++) {
        RowKind kind = ask_row_kind(work, table, row);
        if (kind == ROW_EMPTY && row > first)
            return row;
        if (kind == ROW_WIDE || kind == ROW_FORM) {
            int next = row + 1;
            while (next < table->rows
                   && (ask_row_kind(work, table, next) == ROW_WIDE || ask_row_kind(work, table, next) == ROW_FORM))
                next++;
            if (next < table->rows && ask_row_kind(work, table, next) == ROW_HEADS)
                return row;
        }
    }
    return row;
}

static int label_columns(const AskWork *work, const AskRegion *region)
{
    const Table *table = region->table;
    int column = 0;

    for (; column < table->columns; column++) {
        int words = 0, others = 0;
        Head head;
        for (int row = region->first; row < region->last; row++) {
            RowKind kind = ask_row_kind(work, table, row);
            Text cell = ask_cell(work, table, row, column);
            if (kind != ROW_BODY && kind != ROW_HEADS)
                continue;
            head_read(work->catalog, work->arena, cell, &head);
            *(cell.len && !ask_is_number(cell) ? &words : &others) += 1;
        }
        head_read(work->catalog, work->arena, ask_cell(work, table, region->head + region->head_count - 1, column),
                  &head);
        bool numbers = text_equal(head.words, TEXT("序号")) || text_equal(head.words, TEXT("编号"));
        if (!numbers && words <= others)
            break;
    }
    return column;
}

static void read_table(AskWork *work, int number, size_t *before)
{
    const Table *table = &work->doc->tables.items[number];
    bool fresh = false; /* lines of this region were read */
    int row = 0;

    work->kinds = arena_alloc(work->arena, (size_t)table->rows + 1);

    if (number == 0)
        ask_lines_forget(work);
    read_lines(work, table, before);
    while (row < table->rows) {
        RowKind kind = ask_row_kind(work, table, row);
        AskRegion region = { .table = table, .number = number, .head = row };

        if (kind == ROW_EMPTY) {
            row++;
            fresh = false;
            continue;
        }
        if (kind == ROW_WIDE || kind == ROW_FORM) {
            if (!fresh && row > 0) {
                HeadTime time = work->time;
                ask_lines_forget(work);
                work->time = time;
            }
            fresh = true;
            wide_line(work, table, row++);
            continue;
        }
        while (row < table->rows && kind == ROW_HEADS) {
            region.head_count++;
            kind = ++row < table->rows ? ask_row_kind(work, table, row) : ROW_EMPTY;
        }
        region.first = row;
        region.last = row = region_end(work, table, row);
        if (region.head_count) {
            region.labels = label_columns(work, &region);
            ask_region(work, &region);
        } else {
            ask_pairs(work, &region);
        }
        fresh = false;
    }
}

/* ---- merged cells ---- */

typedef struct {
    size_t end; /* of the cell in the text: that of a merged one for all its places */
    size_t ask;
} AskPlace;

static int by_end(const void *a, const void *b)
{
    const AskPlace *left = a;
    const AskPlace *right = b;

    return left->end != right->end ? (left->end > right->end) - (left->end < right->end)
                                   : (left->ask > right->ask) - (left->ask < right->ask);
}

/* Where the places of rows that are too short stand: behind the last line of the table. SIZE_MAX when all are there. */
static size_t absent(const Doc *doc, const Table *table)
{
    size_t count = (size_t)table->rows * (size_t)table->columns, first = 0, last = 0, lines = 0;

    for (size_t i = 0; i < count; i++) {
        first = table->cells[i].start < table->cells[first].start ? i : first;
        last = table->cells[i].end > table->cells[last].end ? i : last;
    }
    for (size_t at = table->cells[first].start; at < table->cells[last].end; at++)
        lines += doc->text.at[at] == '\n';
    return lines + first / (size_t)table->columns < (size_t)table->rows ? SIZE_MAX : table->cells[last].end;
}

static bool ask_equal(const Ask *a, const Ask *b)
{
    return a->state == b->state
           && (a->state != ASK_KNOWN
               || (a->measure == b->measure && a->agency == b->agency && a->own_line == b->own_line
                   && a->extent == b->extent && a->unit == b->unit && a->scale == b->scale
                   && text_equal(a->category, b->category) && period_equal(a->period, b->period)));
}

/* A merged cell is one: of the asks from `first` on the first of its places stays, if all of them ask for the same. */
static void join_merged(AskWork *work, const Table *table, size_t first)
{
    Asks *asks = work->out;
    size_t count = asks->count - first, kept = first, nowhere = count ? absent(work->doc, table) : 0;
    AskPlace *places = arena_alloc(work->arena, (count + 1) * sizeof *places);
    bool *gone = arena_alloc(work->arena, count + 1);

    for (size_t i = 0; i < count; i++) {
        const Ask *ask = &asks->items[first + i];
        size_t cell = (size_t)ask->row * (size_t)table->columns + (size_t)ask->column;
        places[i] = (AskPlace){ table->cells[cell].end, first + i };
    }
    if (count)
        qsort(places, count, sizeof *places, by_end);
    for (size_t i = 1, owner = 0; i < count; i++) {
        Ask *one = &asks->items[places[owner].ask];
        if (places[i].end != places[owner].end || places[i].end == nowhere) {
            owner = i;
            continue;
        }
        gone[places[i].ask - first] = true;
        if (ask_equal(one, &asks->items[places[i].ask]))
            continue;
        one->state = ASK_MERGED;
        one->trouble = asks->items[places[i].ask].words;
    }
    for (size_t i = first; i < first + count; i++)
        if (!gone[i - first])
            asks->items[kept++] = asks->items[i];
    asks->count = kept;
}

/* ---- rows ---- */

/* 甲 乙 1 2 3 under the heads. */
static bool counts_columns(const AskWork *work, const Table *table, int row)
{
    static const char *const stems[] = { "甲", "乙", "丙", "丁", "戊", "栏次" };
    int next = 1, found = 0;

    for (int column = 0; column < table->columns; column++) {
        Text words = ask_cell(work, table, row, column);
        bool stem = false;
        for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
            stem |= text_equal(words, text_of(stems[i]));
        if (stem)
            continue;
        Text wanted = arena_format(work->arena, "%d", next);
        if (!text_equal(words, wanted))
            return false;
        next++;
        found++;
    }
    return found > 1;
}

/* A title of heads behind it may stand in its first cell only. */
static RowKind row_kind(const AskWork *work, const Table *table, int row)
{
    RowKind kind = row_alone(work, table, row);

    if (kind != ROW_BODY || row + 1 == table->rows || !ask_cell(work, table, row, 0).len)
        return kind;
    for (int column = 1; column < table->columns; column++)
        if (ask_cell(work, table, row, column).len)
            return kind;
    return row_alone(work, table, row + 1) == ROW_HEADS ? ROW_WIDE : kind;
}

RowKind ask_row_kind(const AskWork *work, const Table *table, int row)
{
    if (!work->kinds[row])
        work->kinds[row] = (char)(1 + row_kind(work, table, row));
    return (RowKind)(work->kinds[row] - 1);
}

/* Some cell of the row is a word that only heads have: 单位 序号 2023年 合计. */
static bool names_columns(const AskWork *work, const Table *table, int row)
{
    for (int column = 0; column < table->columns; column++) {
        Head head;
        head_read(work->catalog, work->arena, ask_cell(work, table, row, column), &head);
        bool margin = text_equal(head.words, TEXT("序号")) || text_equal(head.words, TEXT("备注"));
        if (head.unit_head || margin || (head.words.len && !head.label.len))
            return true;
    }
    return false;
}

static RowKind row_alone(const AskWork *work, const Table *table, int row)
{
    int distinct = 0, empty = 0, colons = 0, numbers = 0, leading = 0, spread = 0, trailing = 0;

    for (int column = 0; column < table->columns; column++) {
        Text words = ask_cell(work, table, row, column);
        if (!words.len) {
            leading += empty == column;
            empty++;
            trailing++;
        } else if (column && ask_same_cell(work, table, row, column, row, column - 1)) {
            spread++;
            trailing = 0;
        } else {
            distinct++;
            trailing = 0;
            numbers += ask_is_number(words) && words.len != 4;
            colons += text_contains(words, TEXT("：")) || text_contains(words, TEXT(":"));
        }
    }
    Text first = ask_cell(work, table, row, 0);
    bool note = text_starts(first, TEXT("注")) || text_starts(first, TEXT("填表说明"))
                || text_starts(first, TEXT("说明")) || text_starts(first, TEXT("备注"));
    Text pairs;
    if (!distinct)
        return ROW_EMPTY;
    if (!empty && distinct > 1 && says_subject(work, table, row, &pairs))
        return ROW_FORM;
    if (counts_columns(work, table, row))
        return ROW_HEADS;
    if (distinct == 1 && (empty == 0 || (spread && first.len) || note)) /* all across */
        return table->columns > 1 ? ROW_WIDE : ROW_BODY;
    if (colons == distinct && !text_starts(first, TEXT("其中")))
        return ROW_FORM;
    if (distinct == 1 && empty == table->columns - 1 && first.len && table->columns > 2 && row == 0)
        return ROW_WIDE;
    if (!numbers && trailing && empty == leading + trailing && distinct > 2 && names_columns(work, table, row))
        return ROW_HEADS; /* of a table that is narrower than its sheet */
    if (!numbers && empty == leading && distinct > 1 && (distinct > 2 || table->columns < 4))
        return ROW_HEADS;
    return ROW_BODY;
}
