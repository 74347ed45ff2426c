/* ask_region.c - the cells of a region that has heads: which rows and columns head each of them. */
#include "model/word_lists.h"
#include "report/ask_work.h"

/* What is known of a column of labels or values. */
typedef struct {
    bool ordinals, units, agencies, skip, headless;
    bool doubled;  /* the one before it is the same: both are one merged column */
    HeadPath path; /* of its heads */
} Column;

typedef struct {
    AskWork *work;
    const AskRegion *region;
    Column *columns;
    const Head *section;
    const HeadPath **rows; /* what a row's own cells say, its parts without their whole; NULL: not read yet */
} Walk;

static void columns_read(Walk *walk);
static void row_read(Walk *walk, int row);

void ask_region(AskWork *work, const AskRegion *region)
{
    size_t rows = (size_t)(region->last - region->first);
    Walk walk = { .work = work,
                  .region = region,
                  .columns = arena_alloc(work->arena, (size_t)region->table->columns * sizeof(Column)),
                  .rows = arena_alloc(work->arena, (rows + 1) * sizeof(HeadPath *)) };

    columns_read(&walk);
    for (int row = region->first; row < region->last && work->tried <= ASKS_TRIED_MAX; row++)
        row_read(&walk, row);
}

static const Head *head_of(AskWork *work, Text words)
{
    Head *head = ARENA_NEW(work->arena, Head);

    head_read(work->catalog, work->arena, words, head);
    return head;
}

static void path_add(HeadPath *path, const Head *head, HeadPlace place)
{
    if (path->count < PATH_MAX_HEADS) {
        path->places[path->count] = place;
        path->heads[path->count++] = head;
    }
}

/* 1 2 3, 一 （二） 1.1: they number the rows. */
static bool is_ordinal(AskWork *work, Text words)
{
    static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", NULL };
    Text rest = label_normal(work->arena, words);

    if (ask_is_number(words) && rest.len <= 4)
        return true;
    while (rest.len) {
        size_t cut = 0;
        for (const char *const *digit = digits; *digit && !cut; digit++)
            cut = text_starts(rest, text_of(*digit)) ? strlen(*digit) : 0;
        if (!cut)
            return false;
        rest = text_slice(rest, cut, rest.len);
    }
    return words.len > 0;
}

/* ---- columns ---- */

typedef LIST(const Head *) Heads;

static void column_beside(const Walk *walk, int level, int column, HeadPath *path)
{
    const AskRegion *region = walk->region;
    Heads heads = { 0 };

    path->crowded |= region->table->columns - region->labels > BESIDE_MAX;
    for (int other = region->labels; !path->crowded && other < region->table->columns; other++) {
        if (ask_same_cell(walk->work, region->table, region->head + level, column, region->head + level, other)
            || (level
                && !ask_same_cell(walk->work, region->table, region->head + level - 1, column,
                                  region->head + level - 1, other)))
            continue;
        LIST_PUSH(walk->work->arena, &heads,
                  head_of(walk->work, ask_cell(walk->work, region->table, region->head + level, other)));
    }
    path->beside = heads.items;
    path->beside_count = heads.count;
}

static void label_column_read(Walk *walk, int number, Column *column)
{
    const AskRegion *region = walk->region;
    AskWork *work = walk->work;
    int ordinals = 0, units = 0, agencies = 0, all = 0;
    uint32_t unit;
    int scale;
    const Head *head = head_of(work, ask_cell(work, region->table, region->head + region->head_count - 1, number));

    for (int level = region->head_count - 2; level >= 0 && head->label.len <= 3 && !head->unit_head; level--)
        head = head_of(work, ask_cell(work, region->table, region->head + level, number)); /* above 甲 乙 */

    for (int row = region->first; row < region->last; row++) {
        Text words = ask_cell(work, region->table, row, number);
        if (!words.len)
            continue;
        all++;
        ordinals += is_ordinal(work, words);
        units += unit_read(work->catalog, words, &unit, &scale);
        agencies += ask_agency(work, words) != 0;
    }
    column->units = head->unit_head && units * 2 >= all;
    column->ordinals = !column->units && all && ordinals * 2 > all;
    column->agencies =
        agencies >= 2
        || (!column->units && agencies
            && is_listed(work->catalog, WORDS_TABLE_AGENCY_HEAD, label_normal(work->arena, head->words)));
    if (!column->agencies && !column->units
        && is_listed(work->catalog, WORDS_TABLE_AGENCY_HEAD, label_normal(work->arena, head->words))
        && !text_equal(head->words, TEXT("名称")))
        column->agencies = true;
    column->skip = head->skip;
}

static void columns_read(Walk *walk)
{
    const AskRegion *region = walk->region;
    AskWork *work = walk->work;

    for (int number = 0; number < region->table->columns; number++) {
        Column *column = &walk->columns[number];
        if (number < region->labels) {
            label_column_read(walk, number, column);
            continue;
        }
        column->headless = true;
        for (int level = 0; level < region->head_count; level++) {
            Text words = ask_cell(work, region->table, region->head + level, number);
            column->doubled = number > region->labels
                              && ask_same_cell(work, region->table, region->head + level, number,
                                               region->head + level, number - 1);
            if (!words.len
                || (level
                    && ask_same_cell(walk->work, region->table, region->head + level, number,
                                     region->head + level - 1, number))
                || is_ordinal(work, words))
                continue;
            const Head *head = head_of(work, words);
            column->headless = false;
            column->skip |= head->skip;
            Id agency = ask_agency(work, words);
            if (agency)
                column->path.agency = agency;
            else
                path_add(&column->path, head, HEAD_COLUMN);
            if (head->total)
                column_beside(walk, level, number, &column->path);
        }
    }
}

/* ---- rows ---- */

static void row_beside(const Walk *walk, int row, int column, HeadPath *path)
{
    const AskRegion *region = walk->region;
    Heads heads = { 0 };

    path->crowded |= region->last - region->first > ROWS_BESIDE_MAX;
    for (int other = region->first; !path->crowded && other < region->last; other++) {
        if (other == row || ask_same_cell(walk->work, region->table, row, column, other, column)
            || (column && !ask_same_cell(walk->work, region->table, row, column - 1, other, column - 1)
                && !walk->columns[column - 1].ordinals))
            continue;
        LIST_PUSH(walk->work->arena, &heads,
                  head_of(walk->work, ask_cell(walk->work, region->table, other, column)));
    }
    path->beside = heads.items;
    path->beside_count = heads.count;
}

/* Whose a row is by its cell in the column of agencies. */
static void row_agency(const Walk *walk, Text words, HeadPath *path)
{
    AskWork *work = walk->work;

    path->agency = ask_agency(work, words);
    if (!path->agency && !is_listed(work->catalog, WORDS_TABLE_WHOLE, label_normal(work->arena, words)))
        path->stranger = words;
}

static HeadPath row_path(const Walk *walk, int row, bool with_parent);

static const HeadPath *own_path(const Walk *walk, int row)
{
    const HeadPath **known = &walk->rows[row - walk->region->first];

    if (!*known) {
        HeadPath *path = ARENA_NEW(walk->work->arena, HeadPath);
        *path = row_path(walk, row, false);
        *known = path;
    }
    return *known;
}

/* The headings of a row. */
static HeadPath row_path(const Walk *walk, int row, bool with_parent)
{
    const AskRegion *region = walk->region;
    AskWork *work = walk->work;
    HeadPath path = { 0 };

    if (walk->section && with_parent)
        path_add(&path, walk->section, HEAD_SECTION);
    for (int number = 0; number < region->labels; number++) {
        const Column *column = &walk->columns[number];
        Text words = ask_cell(work, region->table, row, number);
        if (!words.len || column->ordinals || column->skip
            || (number && ask_same_cell(walk->work, region->table, row, number, row, number - 1)))
            continue;
        if (column->units) {
            path.unit = words;
            continue;
        }
        if (column->agencies) {
            row_agency(walk, words, &path);
            continue;
        }
        const Head *head = head_of(work, words);
        Id agency = head->label.len ? ask_agency(work, words) : 0;
        if (agency) {
            path.agency = agency;
            continue;
        }
        if (head->total && with_parent)
            row_beside(walk, row, number, &path);
        for (int above = row - 1;
             head->part && with_parent && above >= region->first && row - above < ROWS_ABOVE_MAX; above--) {
            const HeadPath *before = own_path(walk, above);
            const Head *parent = before->count ? before->heads[before->count - 1] : NULL;
            bool has_part = false;
            for (size_t i = 0; i < before->count; i++)
                has_part |= before->heads[i]->part;
            if (has_part || !parent || !parent->label.len)
                continue;
            path_add(&path, parent, HEAD_ROW);
            break;
        }
        path_add(&path, head, HEAD_ROW);
    }
    return path;
}

/* A row without values that says what follows; NULL when it is not one. */
static const Head *section_of(Walk *walk, int row)
{
    const Table *table = walk->region->table;
    AskWork *work = walk->work;
    Text only = TEXT("");
    int distinct = 0;

    for (int column = 0; column < table->columns; column++) {
        Text words = ask_cell(work, table, row, column);
        if (column && ask_same_cell(work, table, row, column, row, column - 1))
            continue;
        if (!words.len && ask_row_kind(work, table, row) == ROW_WIDE)
            continue;
        if (!words.len)
            return NULL;
        if (is_ordinal(work, words) && column == 0)
            continue;
        only = words;
        distinct++;
    }
    return distinct == 1 ? head_of(work, only) : NULL;
}

static bool is_note(Text words)
{
    return text_contains(words, TEXT("：")) || text_contains(words, TEXT("。")) || text_starts(words, TEXT("注"))
           || text_contains(words, TEXT(":"));
}

static void row_read(Walk *walk, int row)
{
    const AskRegion *region = walk->region;
    AskWork *work = walk->work;
    const Head *section = section_of(walk, row);
    RowKind kind = ask_row_kind(work, region->table, row);

    if (kind == ROW_FORM || (kind == ROW_WIDE && !section))
        return;
    if (section) {
        if (!is_note(section->words))
            walk->section = section;
        return;
    }
    HeadPath path = row_path(walk, row, true);
    bool labelled = path.count > (walk->section != NULL) || path.agency || path.stranger.len;
    for (int number = 0; number < region->labels && !labelled; number++)
        labelled = walk->columns[number].agencies && ask_cell(work, region->table, row, number).len;
    if (region->labels && !labelled)
        return;
    for (int number = region->labels; number < region->table->columns; number++) {
        const Column *column = &walk->columns[number];
        Text words = ask_cell(work, region->table, row, number);
        Ask ask = { .table = region->number, .row = row, .column = number, .filled = words };
        HeadPath all = path;
        if (column->skip || column->headless || column->doubled || (words.len && !ask_is_number(words)))
            continue;
        if (!ask_tried(work))
            return;
        for (size_t i = 0; i < column->path.count; i++)
            path_add(&all, column->path.heads[i], HEAD_COLUMN);
        if (column->path.agency)
            all.agency = column->path.agency;
        if (column->path.beside_count) {
            all.beside = column->path.beside;
            all.beside_count = column->path.beside_count;
        }
        all.crowded |= column->path.crowded;
        if (ask_understand(work, &all, &ask))
            LIST_PUSH(work->arena, work->out, ask);
    }
}
