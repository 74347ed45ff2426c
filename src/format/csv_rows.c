#include "format/csv_rows.h"

#include <string.h>

enum { SAMPLE_MAX = 64 * 1024, ROWS_MAX = 1000, WIDTHS = 256, ROWS_LEAST = 3 };

/* What the sample looks like when it is parted by one sign. */
typedef struct {
    int rows, fitting, width;
    bool numbers; /* a column behind the first is one of numbers */
} Shape;

static const char separators[] = { '\t', ',', ';' };

static Shape shape_of(Text sample, char separator, bool strict);

/* ---- cells ------------------------------------------------------------------------ */

CsvCursor csv_cursor(Text text, char separator)
{
    if (text_starts(text, TEXT("sep=")) && text.len > 4 && text.at[4] == separator) {
        size_t end = text_find(text, TEXT("\n"));
        text = text_slice(text, end + 1, text.len);
    }
    return (CsvCursor){ .rest = text, .separator = separator, .ended = text.len == 0 };
}

/* Past what stands between quotes, "" being one of them; `at` is behind the first. */
static size_t add_quoted(Text rest, size_t at, Buffer *words)
{
    while (at < rest.len) {
        const char *quote = memchr(rest.at + at, '"', rest.len - at);
        size_t end = quote ? (size_t)(quote - rest.at) : rest.len;

        buffer_add(words, text_slice(rest, at, end));
        at = end + 1;
        if (at >= rest.len || rest.at[at] != '"')
            break;
        buffer_add_char(words, '"');
        at++;
    }
    return at < rest.len ? at : rest.len;
}

static bool is_end(char c)
{
    return c == '\n' || c == '\r';
}

bool csv_next(CsvCursor *cursor, CsvCell *cell, Buffer *words)
{
    Text rest = cursor->rest;
    size_t at = 0;

    buffer_clear(words);
    if (cursor->ended)
        return false;
    if (rest.len && rest.at[0] == '=' && rest.len > 1 && rest.at[1] == '"') /* ="0012": figures kept as words */
        at = 1;
    if (at < rest.len && rest.at[at] == '"')
        at = add_quoted(rest, at + 1, words);
    size_t from = at;
    while (at < rest.len && rest.at[at] != cursor->separator && !is_end(rest.at[at]))
        at++;
    buffer_add(words, text_slice(rest, from, at));

    *cell = cursor->next;
    cell->last = at == rest.len || rest.at[at] != cursor->separator;
    if (at + 1 < rest.len && rest.at[at] == '\r' && rest.at[at + 1] == '\n')
        at++;
    /* A sign that parts cells has one behind it, be it empty; the end of a line need not have another. */
    cursor->ended = cell->last && at + 1 >= rest.len;
    cursor->rest = text_slice(rest, at + 1, rest.len);
    cursor->next =
        cell->last ? (CsvCell){ .row = cell->row + 1 } : (CsvCell){ .row = cell->row, .column = cell->column + 1 };
    return true;
}

/* ---- which sign ------------------------------------------------------------------- */

char csv_separator(Text text, bool named)
{
    Text sample = text_slice(text, 0, SAMPLE_MAX);
    Shape best = { 0 };
    char found = 0;

    if (text_starts(sample, TEXT("sep=")) && sample.len > 5 && is_end(sample.at[5]))
        return sample.at[4];
    if (sample.len < text.len) { /* a row that the sample cuts off shows nothing */
        size_t end = sample.len;
        while (end > 0 && !is_end(sample.at[end - 1]))
            end--;
        sample.len = end;
    }
    for (size_t i = 0; i < sizeof separators; i++) {
        Shape shape = shape_of(sample, separators[i], !named);
        bool fits = named ? shape.fitting * 2 > shape.rows
                          : shape.fitting == shape.rows && shape.rows >= ROWS_LEAST && shape.numbers;

        if (shape.width < 2 || !fits)
            continue;
        if (shape.fitting > best.fitting || (shape.fitting == best.fitting && shape.width > best.width)) {
            best = shape;
            found = separators[i];
        }
    }
    return found;
}

/* 1,234.5 -3 97% and the like. */
static bool is_number(Text words)
{
    bool digit = false;

    words = text_trim(words);
    for (size_t i = 0; i < words.len; i++) {
        if (words.at[i] >= '0' && words.at[i] <= '9')
            digit = true;
        else if (!strchr(".,-+% ", words.at[i]) || !words.at[i])
            return false;
    }
    return digit;
}

/* A strict look ends where prose shows: at a row of one cell, or of more or fewer than that before. */
static Shape shape_of(Text sample, char separator, bool strict)
{
    CsvCursor cursor = csv_cursor(sample, separator);
    Buffer words = { 0 };
    int by_width[WIDTHS] = { 0 }, numbers[WIDTHS] = { 0 };
    Shape shape = { 0 };
    bool some = false; /* the row has words */
    int before = 0;
    CsvCell cell;

    while (shape.rows < ROWS_MAX && csv_next(&cursor, &cell, &words)) {
        int width = cell.column + 1;

        some = some || text_trim(buffer_text(&words)).len;
        if (width > 1 && width <= WIDTHS && is_number(buffer_text(&words)))
            numbers[width - 1]++;
        if (!cell.last)
            continue;
        if (some || width > 1) {
            shape.rows++;
            if (width <= WIDTHS)
                by_width[width - 1]++;
            if (strict && (width == 1 || (before && before != width)))
                break;
            before = width;
        }
        some = false;
    }
    buffer_free(&words);
    for (int i = 1; i < WIDTHS; i++) {
        if (by_width[i] && by_width[i] >= shape.fitting) {
            shape.fitting = by_width[i];
            shape.width = i + 1;
        }
    }
    for (int i = 1; i < WIDTHS; i++) /* the heading has none */
        shape.numbers = shape.numbers || numbers[i] * 2 >= shape.rows;
    return shape;
}
