/* test_asks.c - blank tables in the manner of superiors', and what each of their cells must be understood as.
 *
 * A file of tests/report/tables has lines of cells parted by |. < is merged with the cell to the left, ^ with the one
 * above. An empty cell of the table stands as {measure/category; @agency; period}, what it asks for, or as {?}: it asks
 * for what is not known for certain. `@period` and `@line` give what the table does not say and lines above it. */
#include "report/asks.h"

#include "base/buffer.h"
#include "model/catalog.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const AskName names[] = {
    { { "泠川县", 9 }, 1, true },     { { "泠川县人民政府", 21 }, 1, true },
    { { "县妇联", 9 }, 2, false },    { { "泠川县妇女联合会", 24 }, 2, false },
    { { "泠阳镇", 9 }, 11, true },    { { "云坞镇", 9 }, 12, true },
    { { "柘岭镇", 9 }, 13, true },    { { "白鹇镇", 9 }, 14, true },
    { { "杏堤乡", 9 }, 15, true },    { { "松涧乡", 9 }, 16, true },
    { { "县教育局", 12 }, 3, false }, { { "泠川县教育局", 18 }, 3, false },
};

typedef struct {
    Text wanted; /* inside { } */
    int row, column;
} Gold;

typedef struct {
    Arena *arena;
    Doc doc;
    Table table;
    AskContext context;
    LIST(Gold) gold;
} Case;

typedef struct {
    int asked, right, wrong, missed, refused;
} Score;

static Text file_text(Arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    Buffer bytes = { 0 };
    char piece[4096];
    size_t got;

    assert_non_null(file);
    while ((got = fread(piece, 1, sizeof piece, file)) > 0)
        buffer_add(&bytes, (Text){ piece, got });
    fclose(file);
    Text text = arena_text(arena, buffer_text(&bytes));
    buffer_free(&bytes);
    return text;
}

static void add_line(Case *test, Buffer *text, Text words)
{
    Block block = { .kind = BLOCK_PARAGRAPH, .start = text->len, .paragraph = (int)test->doc.blocks.count + 1 };

    buffer_add(text, words);
    block.end = text->len;
    LIST_PUSH(test->arena, &test->doc.blocks, block);
    buffer_add_char(text, '\n');
}

static Case case_read(Arena *arena, const char *path)
{
    Case test = { .arena = arena, .context = { names, sizeof names / sizeof *names, 1, false, { 0 } } };
    Text rest = file_text(arena, path), line;
    LIST(TableCell) cells = { 0 };
    Buffer text = { 0 };

    while (text_cut(&rest, '\n', &line)) {
        Text cell, cells_rest = text_slice(line, 1, line.len);
        int column = 0;
        if (text_starts(line, TEXT("@period ")))
            assert_true(period_read(text_slice(line, 8, line.len), &test.context.period));
        if (text_starts(line, TEXT("@line ")))
            add_line(&test, &text, text_slice(line, 6, line.len));
        if (!text_starts(line, TEXT("|")))
            continue;
        while (text_cut(&cells_rest, '|', &cell)) {
            TableCell place = { text.len, text.len };
            if (text_equal(cell, TEXT("<"))) {
                place = cells.items[cells.count - 1];
            } else if (text_equal(cell, TEXT("^"))) {
                place = cells.items[cells.count - (size_t)test.table.columns];
            } else if (text_starts(cell, TEXT("{"))) {
                LIST_PUSH(arena, &test.gold, (Gold){ text_slice(cell, 1, cell.len - 1), test.table.rows, column });
            } else {
                buffer_add(&text, cell);
                place.end = text.len;
            }
            buffer_add_char(&text, '\t');
            LIST_PUSH(arena, &cells, place);
            column++;
        }
        if (test.table.rows && column != test.table.columns)
            fail_msg("%s: %.*s", path, TEXT_ARG(line));
        test.table.columns = column;
        test.table.rows++;
    }
    test.table.cells = cells.items;
    test.doc.text = arena_text(arena, buffer_text(&text));
    LIST_PUSH(arena, &test.doc.tables, test.table);
    buffer_free(&text);
    return test;
}

/* measure/category; @agency; period as the gold writes it. */
static Text ask_text(Arena *arena, const Catalog *catalog, const Ask *ask)
{
    char period[PERIOD_TEXT_MAX];
    const char *agency = "?";

    if (!ask || ask->state != ASK_KNOWN)
        return TEXT("?");
    period_write(ask->period, period);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].agency == ask->agency) {
            agency = ask->agency == 1 ? "" : arena_format(arena, "; @%.*s", TEXT_ARG(names[i].words)).at;
            break;
        }
    return arena_format(arena, "%.*s%s%.*s%s; %s%s",
                        TEXT_ARG(catalog_text(catalog, catalog->measures[ask->measure].key)),
                        ask->category.len ? "/" : "", TEXT_ARG(ask->category), agency, period,
                        ask->extent == EXTENT_OWN ? "; own" : "");
}

static void case_run(const char *path, Score *score)
{
    Arena *arena = arena_new();
    const Catalog *catalog = catalog_builtin();
    Case test = case_read(arena, path);
    bool told = getenv("HALFSKY_TABLES") != NULL;
    Asks asks = { 0 };

    assert_true(asks_read(catalog, &test.context, &test.doc, arena, &asks));
    for (size_t i = 0; i < test.gold.count; i++) {
        const Gold *gold = &test.gold.items[i];
        const Ask *found = NULL;
        for (size_t k = 0; k < asks.count; k++)
            if (asks.items[k].row == gold->row && asks.items[k].column == gold->column)
                found = &asks.items[k];
        Text said = ask_text(arena, catalog, found);
        bool open = text_equal(gold->wanted, TEXT("?"));
        score->asked += !open;
        if (text_equal(said, gold->wanted)) {
            *(open ? &score->refused : &score->right) += 1;
            continue;
        }
        *(text_equal(said, TEXT("?")) ? &score->missed : &score->wrong) += 1;
        print_message("%s row %d column %d: wanted %.*s, understood %.*s (%s: %.*s)\n", path, gold->row,
                      gold->column, TEXT_ARG(gold->wanted), TEXT_ARG(said),
                      found ? ask_state_word(found->state) : "not asked",
                      TEXT_ARG(found ? found->trouble : TEXT("")));
    }
    for (size_t k = 0; k < asks.count; k++) {
        bool known = asks.items[k].filled.len > 0;
        for (size_t i = 0; i < test.gold.count; i++)
            known |=
                asks.items[k].row == test.gold.items[i].row && asks.items[k].column == test.gold.items[i].column;
        if (!known && asks.items[k].state == ASK_KNOWN) {
            score->wrong++;
            print_message("%s row %d column %d: asks nothing, understood %.*s\n", path, asks.items[k].row,
                          asks.items[k].column, TEXT_ARG(ask_text(arena, catalog, &asks.items[k])));
        }
    }
    if (told)
        print_message("%s: %d to fill, %d right, %d wrong, %d missed\n", path, score->asked, score->right,
                      score->wrong, score->missed);
    arena_free(arena);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_table(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);

    return length > 4 && strcmp(entry->d_name + length - 4, ".txt") == 0;
}

static void test_tables(void **state)
{
    const char *folder = getenv("HALFSKY_TABLES") ? getenv("HALFSKY_TABLES") : "tests/report/tables";
    struct dirent **entries;
    int count = scandir(folder, &entries, is_table, by_name);
    Score score = { 0 };
    char path[1024];

    (void)state;
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        case_run(path, &score);
        free(entries[i]);
    }
    free(entries);
    print_message("%d tables, %d cells to fill: %d right, %d wrong, %d missed; %d rightly left\n", count,
                  score.asked, score.right, score.wrong, score.missed, score.refused);
    if (!getenv("HALFSKY_TABLES")) {
        assert_int_equal(score.wrong, 0);
        assert_int_equal(score.missed, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
