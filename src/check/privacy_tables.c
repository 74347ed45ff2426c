/* privacy_tables.c - columns of names in tables: 姓名 | 年龄 | 病种 | 救助金额. */
#include "check/privacy_people.h"

#include "read/around.h"

enum { CELLS_MOST = 40, ROWS_BEFORE = 4, HEADINGS_MOST = 400 };

typedef struct {
    Span cells[CELLS_MOST];
    size_t count;
} Row;

/* The cells of a line, parted by tabs or bars, or by wide blanks where there are neither. */
static Row row_of(Text text, Span line)
{
    Row row = { .count = 0 };
    Text whole = text_slice(text, line.start, line.end);
    bool tabs = text_contains(whole, TEXT("\t")), bars = text_contains(whole, TEXT("|"));
    size_t start = line.start, length;

    for (size_t at = line.start; at <= line.end && row.count < CELLS_MOST; at += length) {
        bool blank = !tabs && !bars && at < line.end
                     && (text_starts(text_slice(text, at, line.end), TEXT("　"))
                         || text_starts(text_slice(text, at, line.end), TEXT("  ")));
        length = 1;
        if (at < line.end && !blank && text.at[at] != (tabs ? '\t' : bars ? '|' : '\n'))
            continue;
        Text cell = text_trim(text_slice(text, start, at));
        if (cell.len || tabs || bars) {
            size_t from = cell.len ? (size_t)(cell.at - text.at) : at;
            row.cells[row.count++] = (Span){ (uint32_t)from, (uint32_t)(from + cell.len) };
        }
        start = at + (blank && text.at[at] != ' ' ? 3 : 1);
        length = start - at;
    }
    return row;
}

/* The column of names, or row->count. A row of headings has two cells at least and none of them long. */
static size_t names_column(const People *p, const Row *row)
{
    for (size_t i = 0; i < row->count && row->count > 1; i++) {
        Text cell = reading_text(p->c->r, row->cells[i]);
        if (cell.len <= 24
            && (text_ends(cell, TEXT("姓名"))
                || listed_before(p->c->r->catalog, WORDS_NAME_COLUMN, cell, cell.len, 0)))
            return i;
    }
    return row->count;
}

/* What people a table lists, by its headings and the words above it; PERSONAL_SORTS: nobody private. */
static PersonalSort table_sort(const People *p, const Row *headings, Span line, size_t above)
{
    unsigned kinds = people_context(p, above, line.end);
    PersonalSort sort = PERSONAL_SORTS;

    if (kinds & (1u << PERSON_OFFICE | 1u << PERSON_HONOUR))
        return PERSONAL_SORTS;
    for (PersonWord kind = PERSON_MINOR; kind <= PERSON_HELPED && sort == PERSONAL_SORTS; kind++)
        if (kinds & 1u << kind)
            sort = people_sort(kind);
    if (sort == PERSONAL_SORTS && kinds & (1u << PERSON_HELP | 1u << PERSON_ILLNESS | 1u << PERSON_VIOLENCE))
        sort = PERSONAL_HELPED;
    for (size_t i = 0; i < headings->count && sort == PERSONAL_SORTS; i++)
        if (listed_within(p->c->r->catalog, WORDS_PRIVATE_COLUMN, reading_text(p->c->r, headings->cells[i])))
            sort = PERSONAL_HELPED;
    return sort;
}

/* The names below a row of headings. Returns the first line that is no more of the table. */
static size_t take_rows(People *p, size_t line, size_t column, size_t cells, PersonalSort sort)
{
    const Reading *r = p->c->r;
    Name name;

    for (; line < r->lines.count && r->lines.items[line].span.start < p->c->d->span.end; line++) {
        Row row = row_of(p->c->text, r->lines.items[line].span);
        if (row.count < 2 || row.count + 1 < cells)
            break;
        if (column >= row.count)
            continue;
        Span cell = row.cells[column];
        Text text = reading_text(r, cell);
        if (text.len >= 6 && text.len <= 12 && name_before(&p->finder, cell.end, &name) && name.start == cell.start
            && name.end == cell.end)
            people_add(p, &name, sort);
    }
    return line;
}

static size_t first_line(const Reading *r, size_t start)
{
    size_t low = 0, high = r->lines.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->lines.items[middle].span.start >= start)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

void people_tables(People *p)
{
    const Reading *r = p->c->r;
    size_t start = p->c->d->span.start;

    for (size_t i = first_line(r, start); i < r->lines.count && r->lines.items[i].span.start < p->c->d->span.end;
         i++) {
        Span line = r->lines.items[i].span;
        if (line.start < start || line.end - line.start > HEADINGS_MOST
            || !listed_within(p->c->r->catalog, WORDS_NAME_COLUMN, text_slice(p->c->text, line.start, line.end)))
            continue;
        Row row = row_of(p->c->text, line);
        size_t column = names_column(p, &row);
        if (column == row.count)
            continue;
        size_t above = i >= ROWS_BEFORE ? r->lines.items[i - ROWS_BEFORE].span.start : start;
        PersonalSort sort = table_sort(p, &row, line, above < start ? start : above);
        if (sort != PERSONAL_SORTS)
            i = take_rows(p, i + 1, column, row.count, sort) - 1;
    }
}
