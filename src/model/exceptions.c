#include "model/exceptions.h"

#include "base/memory.h"
#include "model/tsv.h"

#include <stdlib.h>

enum { RULE, WORDS, WHERE, REASON, BY };

static const char *const columns[] = { "rule", "words", "where", "reason", "by", NULL };

static Problem read_rows(Text path, Text bytes, Exceptions *exceptions);
static Problem read_row(Text path, const TsvRow *row, Exceptions *exceptions);
static Problem row_problem(Text path, const TsvRow *row, int column, ProblemCode code, Text arg1, Text arg2);
static Problem sort_rows(Text path, Exceptions *exceptions);
static bool stands_at(const Exception *row, const Text *places, size_t count);
static int by_words(const Exception *one, const Exception *two);
static bool has_digit(Text text);

Problem exceptions_read(Text path, Text bytes, Exceptions **out)
{
    Exceptions *exceptions = memory_resize(NULL, sizeof *exceptions);

    *exceptions = (Exceptions){ .arena = arena_new() };
    *out = NULL;
    Problem wrong = read_rows(path, bytes, exceptions);
    if (wrong.code) {
        exceptions_free(exceptions);
        return wrong;
    }
    *out = exceptions;
    return OK;
}

void exceptions_free(Exceptions *exceptions)
{
    if (!exceptions)
        return;
    arena_free(exceptions->arena);
    free(exceptions);
}

bool exceptions_hold(const Exceptions *exceptions, CheckRule rule, Text words, const Text *places, size_t count)
{
    size_t low = 0, high = exceptions->items.count;
    bool holds = false;
    const Exception wanted = { .rule = rule, .words = text_trim(words) };

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_words(&exceptions->items.items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < exceptions->items.count && by_words(&exceptions->items.items[low], &wanted) == 0; low++) {
        if (!stands_at(&exceptions->items.items[low], places, count))
            continue;
        atomic_fetch_or_explicit(&exceptions->marks[low], EXCEPTION_MET | EXCEPTION_USED, memory_order_relaxed);
        holds = true;
    }
    return holds;
}

void exceptions_meet(const Exceptions *exceptions, const Text *places, size_t count)
{
    for (size_t i = 0; i < exceptions->items.count; i++)
        if (!atomic_load_explicit(&exceptions->marks[i], memory_order_relaxed)
            && stands_at(&exceptions->items.items[i], places, count))
            atomic_fetch_or_explicit(&exceptions->marks[i], EXCEPTION_MET, memory_order_relaxed);
}

static int by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

size_t exceptions_stale(const Exceptions *exceptions, bool copies, int *lines)
{
    size_t count = 0;

    for (size_t i = 0; i < exceptions->items.count; i++)
        if (exceptions->marks[i] == EXCEPTION_MET && (copies || exceptions->items.items[i].rule != CHECK_COPY))
            lines[count++] = exceptions->items.items[i].line;
    if (count)
        qsort(lines, count, sizeof *lines, by_number);
    return count;
}

static bool stands_at(const Exception *row, const Text *places, size_t count)
{
    if (!row->where.len)
        return true;
    for (size_t k = 0; k < count; k++)
        if (text_contains(places[k], row->where))
            return true;
    return false;
}

static int by_words(const Exception *one, const Exception *two)
{
    if (one->rule != two->rule)
        return one->rule < two->rule ? -1 : 1;
    return text_compare(one->words, two->words);
}

static int by_row(const void *a, const void *b)
{
    const Exception *one = a, *two = b;
    int order = by_words(one, two);

    if (!order)
        order = text_compare(one->where, two->where);
    return order ? order : one->line - two->line;
}

static Problem read_rows(Text path, Text bytes, Exceptions *exceptions)
{
    TsvRows rows;

    TRY(tsv_read(path, arena_text(exceptions->arena, bytes), columns, exceptions->arena, &rows));
    if (rows.count > EXCEPTIONS_MAX)
        return row_problem(path, &rows.items[EXCEPTIONS_MAX], RULE, PROBLEM_CATALOG_TOO_LARGE, TEXT("10000"),
                           TEXT(""));
    for (size_t i = 0; i < rows.count; i++)
        TRY(read_row(path, &rows.items[i], exceptions));
    exceptions->marks = ARENA_ARRAY(exceptions->arena, exceptions->items.count + 1, atomic_uchar);
    return sort_rows(path, exceptions);
}

/* Brings the rows into their order; none may stand there twice. */
static Problem sort_rows(Text path, Exceptions *exceptions)
{
    Exception *items = exceptions->items.items;

    if (exceptions->items.count)
        qsort(items, exceptions->items.count, sizeof *items, by_row);
    for (size_t i = 1; i < exceptions->items.count; i++)
        if (by_words(&items[i - 1], &items[i]) == 0 && text_equal(items[i - 1].where, items[i].where))
            return problem_at(problem(PROBLEM_CATALOG_DUPLICATE, items[i].words, TEXT(""), TEXT("")), path,
                              items[i].line, text_of(columns[WORDS]));
    return OK;
}

static Problem read_row(Text path, const TsvRow *row, Exceptions *exceptions)
{
    Exception new = { .words = row->cells[WORDS], .where = row->cells[WHERE], .line = row->line };

    while (new.rule < CHECK_RULES && !text_equal(row->cells[RULE], text_of(check_rule_name(new.rule))))
        new.rule++;
    if (new.rule == CHECK_RULES)
        return row_problem(path, row, RULE, PROBLEM_CATALOG_REFERENCE, row->cells[RULE], TEXT("checks.tsv"));
    if (check_rule_fatal(new.rule) && new.rule != CHECK_PRIVACY)
        return row_problem(path, row, RULE, PROBLEM_EXCEPTION_FATAL, row->cells[RULE], TEXT(""));
    for (int column = RULE; column <= BY; column++)
        if (column != WHERE && !row->cells[column].len)
            return row_problem(path, row, column, PROBLEM_CATALOG_VALUE_BAD, TEXT(""), TEXT("≠ \"\""));
    if (new.rule == CHECK_PRIVACY && has_digit(new.words))
        return row_problem(path, row, WORDS, PROBLEM_EXCEPTION_NUMBER, TEXT(""), TEXT(""));
    LIST_PUSH(exceptions->arena, &exceptions->items, new);
    return OK;
}

static Problem row_problem(Text path, const TsvRow *row, int column, ProblemCode code, Text arg1, Text arg2)
{
    return problem_at(problem(code, arg1, arg2, TEXT("")), path, row->line, text_of(columns[column]));
}

/* 0 to 9, or ０ to ９ (EF BC 90 to 99). */
static bool has_digit(Text text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char at = (unsigned char)text.at[i];

        if (at >= '0' && at <= '9')
            return true;
        if (at == 0xEF && i + 2 < text.len && (unsigned char)text.at[i + 1] == 0xBC
            && (unsigned char)text.at[i + 2] >= 0x90 && (unsigned char)text.at[i + 2] <= 0x99)
            return true;
    }
    return false;
}
