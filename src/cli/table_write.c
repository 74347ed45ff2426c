/* table_write.c - the filled table as a file. */
#include "cli/table_write.h"

#include "cli/files.h"
#include "cli/output.h"
#include "format/extract.h"

enum { TRIES = 4 };

typedef struct {
    const Session *session;
    Extractor *extractor;
    Format format;
    Text file;
    const Doc *doc;
    TableFill *fill;
    char *fates;
    bool *hundredth; /* of the cells: it is shown in percent, 98.3 % is stored as 0.983 */
} Writing;

static Problem write_cells(Writing *writing, Text *out);

Problem table_write(const Session *session, const char *from, const char *to, const Doc *doc, TableFill *fill,
                    char *fates)
{
    Arena *arena = session->work->arena;
    Buffer bytes = { 0 };
    Text filled;

    if (strcmp(from, to) == 0)
        return problem(PROBLEM_FILL_ONTO_ITSELF, TEXT(""), TEXT(""), TEXT(""));
    TRY(file_read(from, &bytes));
    Writing writing = { .session = session,
                        .file = arena_text(arena, buffer_text(&bytes)),
                        .doc = doc,
                        .fill = fill,
                        .fates = fates,
                        .hundredth = arena_alloc(arena, fill->cells.count + 1) };
    buffer_free(&bytes);
    writing.format = format_detect(writing.file, text_of(from));
    if (writing.format != FORMAT_XLSX && writing.format != FORMAT_DOCX)
        return problem(PROBLEM_FILL_FORMAT, text_of(format_name(writing.format)), TEXT(""), TEXT(""));
    writing.extractor = extractor_new(session->milliseconds);
    Problem wrong = write_cells(&writing, &filled);
    extractor_free(writing.extractor);
    TRY(wrong);
    return output_save(to, filled);
}

/* ---- what is shown ---- */

/* Digits without the signs between them; false for words. */
static bool number_of(Text shown, Decimal *out, int *behind)
{
    char digits[64];
    size_t length = 0;
    bool point = false;

    *behind = 0;
    for (size_t i = 0; i < shown.len && length < sizeof digits; i++) {
        if (shown.at[i] == ',' || shown.at[i] == ' ' || shown.at[i] == '%')
            continue;
        digits[length++] = shown.at[i];
        *behind += point;
        point |= shown.at[i] == '.';
    }
    return *behind <= DECIMAL_SCALE_MAX && decimal_read((Text){ digits, length }, out);
}

/* The figure stands there, rounded perhaps as the cell is made to. */
static bool shows(Text shown, const FillCell *cell)
{
    Decimal theirs, ours;
    int behind;

    if (!cell->number)
        return text_equal(shown, cell->value);
    return decimal_read(cell->value, &ours) && number_of(shown, &theirs, &behind)
           && decimal_equal(decimal_round(ours, behind), theirs);
}

static bool shows_hundredfold(Text shown, const FillCell *cell)
{
    Decimal theirs, ours;
    int behind;

    return cell->number && text_ends(shown, TEXT("%")) && decimal_read(cell->value, &ours)
           && decimal_shift(ours, 2, &ours) && number_of(shown, &theirs, &behind)
           && decimal_equal(decimal_round(ours, behind), theirs);
}

static Text words_at(const Doc *doc, const Table *table, size_t cell)
{
    return text_trim(text_slice(doc->text, table->cells[cell].start, table->cells[cell].end));
}

/* Marks the place and those that its merged cell covers: they end where it ends. */
static void mark_covered(const Table *table, size_t place, bool *filled)
{
    size_t columns = (size_t)table->columns, last = columns - place % columns;

    for (size_t row = place; row < (size_t)table->rows * columns; row += columns) {
        size_t column = 0;
        while (column < last && table->cells[row + column].end == table->cells[place].end)
            filled[row + column++] = true;
        if (!column)
            break;
        last = column;
    }
}

/* Looks over all cells of the new file; `*again` when some fill has to be done otherwise. */
static Problem look_over(Writing *writing, const Doc *now, bool *again)
{
    Problem changed = problem(PROBLEM_FILL_CHANGED, TEXT(""), TEXT(""), TEXT(""));

    *again = false;
    if (now->tables.count != writing->doc->tables.count)
        return changed;
    for (size_t i = 0; i < now->tables.count; i++) {
        const Table *old = &writing->doc->tables.items[i];
        const Table *table = &now->tables.items[i];
        size_t cells = (size_t)old->rows * (size_t)old->columns;
        bool *filled = arena_alloc(writing->session->work->arena, cells + 1);
        if (table->rows != old->rows || table->columns != old->columns || table->rows_above != old->rows_above)
            return changed;
        for (size_t k = 0; k < writing->fill->cells.count; k++) {
            FillCell *cell = &writing->fill->cells.items[k];
            size_t place = (size_t)cell->ask.row * (size_t)old->columns + (size_t)cell->ask.column;
            if (cell->ask.table != (int)i || cell->state != FILL_DONE)
                continue;
            mark_covered(old, place, filled);
            Text shown = words_at(now, table, place);
            if (shows(shown, cell))
                continue;
            *again = true;
            if (!writing->hundredth[k] && shows_hundredfold(shown, cell))
                writing->hundredth[k] = true;
            else
                cell->state = FILL_CLOSED;
        }
        for (size_t place = 0; place < cells && !*again; place++)
            if (!filled[place] && !text_equal(words_at(now, table, place), words_at(writing->doc, old, place)))
                return changed;
    }
    return OK;
}

/* ---- filling ---- */

static Problem cells_of(Writing *writing, CellFills *out, size_t *places)
{
    Arena *arena = writing->session->work->arena;

    *out = (CellFills){ 0 };
    for (size_t i = 0; i < writing->fill->cells.count; i++) {
        const FillCell *cell = &writing->fill->cells.items[i];
        const Table *table = &writing->doc->tables.items[cell->ask.table];
        CellFill *fill;
        Decimal value;
        if (cell->state != FILL_DONE)
            continue;
        places[out->count] = i;
        fill = LIST_ADD(arena, out);
        *fill = (CellFill){ table->name,      cell->ask.table, table->rows_above + cell->ask.row,
                            cell->ask.column, cell->value,     cell->number,
                            cell->comment };
        if (writing->hundredth[i] && decimal_read(cell->value, &value) && decimal_shift(value, -2, &value)) {
            char digits[DECIMAL_TEXT_MAX];
            fill->value = arena_text(arena, (Text){ digits, decimal_write(value, digits) });
        }
    }
    return OK;
}

static Problem write_cells(Writing *writing, Text *out)
{
    Arena *arena = writing->session->work->arena;
    TableFill *fill = writing->fill;
    size_t *places = arena_alloc(arena, (fill->cells.count + 1) * sizeof *places);
    bool again = true;

    for (int tries = 0; again && tries < TRIES; tries++) {
        WireMessage message;
        CellFills fills;
        TRY(cells_of(writing, &fills, places));
        TRY(extract_fill(writing->extractor, writing->format, writing->file, &fills, arena, &message));
        for (size_t i = 0; i < fills.count; i++)
            if (message.fates.at[i] != CELL_FILLED) {
                fill->cells.items[places[i]].state = FILL_CLOSED;
                writing->fates[places[i]] = message.fates.at[i];
            }
        *out = message.file;
        TRY(extract(writing->extractor, writing->format, *out, arena, &message));
        TRY(look_over(writing, &message.doc, &again));
    }
    for (int i = 0; i < FILL_STATES; i++)
        fill->counts[i] = 0;
    for (size_t i = 0; i < fill->cells.count; i++)
        fill->counts[fill->cells.items[i].state]++;
    return again ? problem(PROBLEM_FILL_CHANGED, TEXT(""), TEXT(""), TEXT("")) : OK;
}
