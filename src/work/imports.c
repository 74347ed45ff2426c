/* imports.c - rows of a table that somebody made in a spreadsheet. */
#include "work/imports.h"

#include "model/problems.h"

#include <stdio.h>

enum { EXIT_OF_DATA = 5, HEAD_MAX = 10 /* rows in which headings are looked for */ };

static int places_find(Import *import, const ImportColumn **missing);
static bool is_heading(const ImportColumn *column, Text heading);

Problem import_begin(const Doc *doc, const ImportColumn *columns, Import *out)
{
    const ImportColumn *missing, *least = NULL;
    int found, most = -1;

    for (size_t table = 0; table < doc->tables.count; table++)
        for (int row = 0; row < doc->tables.items[table].rows && row < HEAD_MAX; row++) {
            *out = (Import){ .doc = doc, .columns = columns, .table = &doc->tables.items[table], .head = row };
            found = places_find(out, &missing);
            if (!missing)
                return OK;
            if (found > most) {
                most = found;
                least = missing;
            }
        }
    return least ? problem(PROBLEM_COLUMN_MISSING, text_of(least->zh), text_of(least->en), TEXT(""))
                 : problem(PROBLEM_TABLE_MISSING, TEXT(""), TEXT(""), TEXT(""));
}

/* How many of the columns the row names; the first needed one that it lacks. */
static int places_find(Import *import, const ImportColumn **missing)
{
    int found = 0;

    *missing = NULL;
    for (int i = 0; import->columns[i].key; i++) {
        import->places[i] = -1;
        for (int column = 0; column < import->table->columns && import->places[i] < 0; column++)
            if (is_heading(&import->columns[i], import_heading(import, column)))
                import->places[i] = column;
        found += import->places[i] >= 0;
        if (import->columns[i].needed && import->places[i] < 0 && !*missing)
            *missing = &import->columns[i];
    }
    return found;
}

int import_rows(const Import *import)
{
    return import->table->rows - import->head - 1;
}

Text import_heading(const Import *import, int table_column)
{
    return import_at(import, -1, table_column);
}

Text import_at(const Import *import, int row, int table_column)
{
    const Table *table = import->table;
    size_t place = (size_t)(import->head + row + 1) * (size_t)table->columns + (size_t)table_column;

    return text_trim(text_slice(import->doc->text, table->cells[place].start, table->cells[place].end));
}

Text import_cell(const Import *import, int row, int column)
{
    return import->places[column] < 0 ? TEXT("") : import_at(import, row, import->places[column]);
}

bool import_row_empty(const Import *import, int row)
{
    for (int i = 0; import->columns[i].key; i++)
        if (import_cell(import, row, i).len)
            return false;
    return true;
}

void import_object(Arena *arena, ImportReport *report, const Import *import, int row, int column, Problem wrong)
{
    Text field = TEXT("");

    if (problem_exit_status(wrong.code) == EXIT_OF_DATA) {
        if (!report->failure.code)
            report->failure = wrong;
        return;
    }
    if (column >= 0)
        field = import->places[column] < 0 ? text_of(import->columns[column].key)
                                           : import_heading(import, import->places[column]);
    LIST_PUSH(arena, &report->problems, problem_at(wrong, TEXT(""), import->head + row + 2, field));
}

Problem import_result(const ImportReport *report)
{
    char count[24];

    TRY(report->failure);
    if (!report->problems.count)
        return OK;
    snprintf(count, sizeof count, "%zu", report->problems.count);
    return problem(PROBLEM_IMPORT_REFUSED, text_of(count), TEXT(""), TEXT(""));
}

static bool is_one_of(const char *words, Text heading)
{
    Text rest = text_of(words);
    Text word;

    while (rest.len && text_cut(&rest, '|', &word))
        if (text_equal(word, heading))
            return true;
    return false;
}

static bool is_heading(const ImportColumn *column, Text heading)
{
    return text_equal(heading, text_of(column->key)) || is_one_of(column->zh, heading)
           || is_one_of(column->en, heading);
}
