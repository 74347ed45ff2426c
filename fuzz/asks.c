/* asks.c - any text as a table, lines parted by line ends and cells by |, and what its cells ask for.
 *
 * < is merged with the cell to the left, ^ with the one above; a line in front without | stands above the table. Whatever
 * comes, each ask is of a cell that is there, has a reason or all that it says, and the answer is the same again. */
#include "base/buffer.h"
#include "base/utf8.h"
#include "model/catalog.h"
#include "report/asks.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { COLUMNS_MAX = 64 };

static void expect(bool holds)
{
    if (!holds)
        abort();
}

static int columns_of(Text rest)
{
    int most = 1;
    Text line;

    while (text_cut(&rest, '\n', &line)) {
        int columns = 1;
        for (size_t i = 0; i < line.len; i++)
            columns += line.at[i] == '|';
        most = columns > most ? columns : most;
    }
    return most < COLUMNS_MAX ? most : COLUMNS_MAX;
}

static void add_row(Arena *arena, Text line, Buffer *text, Table *table, void *list)
{
    LIST(TableCell) *cells = list;
    Text cell;

    for (int column = 0; column < table->columns; column++) {
        TableCell place = { text->len, text->len };
        if (!text_cut(&line, '|', &cell))
            cell = TEXT("");
        if (text_equal(cell, TEXT("<")) && column) {
            place = cells->items[cells->count - 1];
        } else if (text_equal(cell, TEXT("^")) && table->rows) {
            place = cells->items[cells->count - (size_t)table->columns];
        } else {
            buffer_add(text, cell);
            place.end = text->len;
        }
        buffer_add_char(text, column + 1 < table->columns ? '\t' : '\n');
        LIST_PUSH(arena, cells, place);
    }
    table->rows++;
}

static void doc_of_lines(Arena *arena, Text rest, Doc *doc)
{
    Table table = { .columns = columns_of(rest) };
    LIST(TableCell) cells = { 0 };
    Buffer text = { 0 };
    Text line;

    while (text_cut(&rest, '\n', &line)) {
        if (!table.rows && !text_contains(line, TEXT("|"))) {
            LIST_PUSH(arena, &doc->blocks,
                      (Block){ .kind = BLOCK_PARAGRAPH, .start = text.len, .end = text.len + line.len });
            buffer_add(&text, line);
            buffer_add_char(&text, '\n');
            continue;
        }
        add_row(arena, line, &text, &table, &cells);
    }
    table.cells = cells.items;
    doc->text = arena_text(arena, buffer_text(&text));
    buffer_free(&text);
    if (table.rows)
        LIST_PUSH(arena, &doc->tables, table);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const AskName names[] = { { TEXT("泠川县"), 1, true },
                                     { TEXT("泠阳镇"), 2, true },
                                     { TEXT("县教育局"), 3, false } };
    AskContext context = { .names = names, .name_count = 3, .agency = 1 };
    const Catalog *catalog = catalog_builtin();
    Arena *arena = arena_new();
    Asks asks = { 0 }, again = { 0 };
    Doc doc = { 0 };

    if (!utf8_valid((Text){ (const char *)bytes, size })) {
        arena_free(arena);
        return 0;
    }
    doc_of_lines(arena, (Text){ (const char *)bytes, size }, &doc);
    asks_read(catalog, &context, &doc, arena, &asks);
    asks_read(catalog, &context, &doc, arena, &again);
    expect(asks.count == again.count);
    for (size_t i = 0; i < asks.count; i++) {
        const Ask *ask = &asks.items[i];
        expect(ask->state < ASK_STATES && ask->state == again.items[i].state && ask->table == 0);
        expect(ask->row >= 0 && ask->row < doc.tables.items[0].rows);
        expect(ask->column >= 0 && ask->column < doc.tables.items[0].columns);
        expect(ask->candidate_count <= ASK_CANDIDATES_MAX && ask_state_word(ask->state));
        if (ask->state == ASK_KNOWN)
            expect(ask->measure < catalog->measure_count && ask->agency && ask->period.kind
                   && ask->confidence <= 100);
    }
    arena_free(arena);
    return 0;
}
