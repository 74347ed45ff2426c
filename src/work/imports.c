/* imports.c - rows of a table that somebody made in a spreadsheet. */
#include "work/imports.h"

#include "model/problems.h"

#include <stdio.h>

enum { EXIT_OF_DATA = 5 };

static bool is_heading(const ImportColumn *column, Text heading);

Problem import_begin(const Doc *doc, const ImportColumn *columns, Import *out)
{
    *out = (Import){ .doc = doc, .columns = columns };
    if (!doc->tables.count || doc->tables.items[0].rows < 1)
        return problem(PROBLEM_TABLE_MISSING, TEXT(""), TEXT(""), TEXT(""));
    out->table = &doc->tables.items[0];
    for (int i = 0; columns[i].key; i++) {
        out->places[i] = -1;
        for (int column = 0; column < out->table->columns && out->places[i] < 0; column++) {
            TableCell cell = out->table->cells[column];
            if (is_heading(&columns[i], text_trim(text_slice(doc->text, cell.start, cell.end))))
                out->places[i] = column;
        }
        if (columns[i].needed && out->places[i] < 0)
            return problem(PROBLEM_COLUMN_MISSING, text_of(columns[i].zh), text_of(columns[i].en), TEXT(""));
    }
    return OK;
}

int import_rows(const Import *import)
{
    return import->table->rows - 1;
}

Text import_cell(const Import *import, int row, int column)
{
    const Table *table = import->table;
    TableCell cell;

    if (import->places[column] < 0)
        return TEXT("");
    cell = table->cells[(size_t)(row + 1) * (size_t)table->columns + (size_t)import->places[column]];
    return text_trim(text_slice(import->doc->text, cell.start, cell.end));
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
    Text field = column < 0 ? TEXT("") : text_of(import->columns[column].key);

    if (problem_exit_status(wrong.code) == EXIT_OF_DATA) {
        if (!report->failure.code)
            report->failure = wrong;
        return;
    }
    LIST_PUSH(arena, &report->problems, problem_at(wrong, TEXT(""), row + 2, field));
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
