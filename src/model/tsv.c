/* tsv.c - the rows of a catalog file. */
#include "model/tsv.h"

#include "base/utf8.h"

#include <stdio.h>

typedef struct {
    Text path;
    const char *const *columns;
    size_t column_count;
    size_t places[TSV_COLUMNS_MAX]; /* cell of a line -> column of `columns` */
} Reading;

static Problem read_names(Reading *reading, int line, Text text);
static Problem read_row(const Reading *reading, int line, Text text, TsvRow *row);
static Problem check_width(const Reading *reading, int line, Text text);
static Problem check_utf8(Text path, Text bytes);

Problem tsv_read(Text path, Text bytes, const char *const *columns, Arena *arena, TsvRows *out)
{
    Reading reading = { .path = path, .columns = columns };
    bool named = false;
    Text line;

    while (columns[reading.column_count])
        reading.column_count++;
    *out = (TsvRows){ 0 };
    TRY(check_utf8(path, bytes));
    if (text_starts(bytes, TEXT("\xEF\xBB\xBF")))
        bytes = text_slice(bytes, 3, bytes.len);

    for (int number = 1; text_cut(&bytes, '\n', &line); number++) {
        if (text_trim(line).len == 0 || line.at[0] == '#')
            continue;
        if (!named)
            TRY(read_names(&reading, number, line));
        else
            TRY(read_row(&reading, number, line, LIST_ADD(arena, out)));
        named = true;
    }
    if (!named)
        return problem_at(problem(PROBLEM_CATALOG_KEY_MISSING, text_of(columns[0]), TEXT(""), TEXT("")), path, 1,
                          text_of(columns[0]));
    return OK;
}

/* The line that names the columns. */
static Problem read_names(Reading *reading, int line, Text text)
{
    bool seen[TSV_COLUMNS_MAX] = { false };
    size_t count = 0;
    Text name;

    while (text_cut(&text, '\t', &name)) {
        size_t column = 0;

        name = text_trim(name);
        while (column < reading->column_count && !text_equal(name, text_of(reading->columns[column])))
            column++;
        if (column == reading->column_count)
            return problem_at(problem(PROBLEM_CATALOG_KEY_UNKNOWN, name, TEXT(""), TEXT("")), reading->path, line,
                              name);
        if (seen[column])
            return problem_at(problem(PROBLEM_CATALOG_DUPLICATE, name, TEXT(""), TEXT("")), reading->path, line,
                              name);
        seen[column] = true;
        reading->places[count++] = column;
    }
    for (size_t column = 0; column < reading->column_count; column++) {
        name = text_of(reading->columns[column]);
        if (!seen[column])
            return problem_at(problem(PROBLEM_CATALOG_KEY_MISSING, name, TEXT(""), TEXT("")), reading->path, line,
                              name);
    }
    return OK;
}

static Problem read_row(const Reading *reading, int line, Text text, TsvRow *row)
{
    TRY(check_width(reading, line, text));
    row->line = line;
    for (size_t i = 0; i < reading->column_count; i++) {
        Text cell = { 0 };

        text_cut(&text, '\t', &cell);
        row->cells[reading->places[i]] = text_trim(cell);
    }
    return OK;
}

static Problem check_width(const Reading *reading, int line, Text text)
{
    size_t cells = 1;
    char found[24], wanted[24];

    for (size_t i = 0; i < text.len; i++)
        cells += text.at[i] == '\t';
    if (cells == reading->column_count)
        return OK;
    snprintf(found, sizeof found, "%zu", cells);
    snprintf(wanted, sizeof wanted, "%zu", reading->column_count);
    return problem_at(problem(PROBLEM_CATALOG_ROW_WIDTH, text_of(found), text_of(wanted), TEXT("")), reading->path,
                      line, TEXT(""));
}

static Problem check_utf8(Text path, Text bytes)
{
    size_t bad = utf8_valid_until(bytes);
    int line = 1;
    char found[8];

    if (bad == bytes.len)
        return OK;
    for (size_t i = 0; i < bad; i++)
        line += bytes.at[i] == '\n';
    snprintf(found, sizeof found, "0x%02X", (unsigned char)bytes.at[bad]);
    return problem_at(problem(PROBLEM_CATALOG_VALUE_BAD, text_of(found), TEXT("UTF-8"), TEXT("")), path, line,
                      TEXT(""));
}
