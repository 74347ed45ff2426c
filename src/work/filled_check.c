/* filled_check.c - what is wrong with a filled form, or wants a word.
 *
 *   A  a part above its whole; addends that do not add up; less than nothing; half a person
 *   B  a blank in a line that must not be; a whole that is blank beside its parts; more than 100 %
 *   C  far from last year's; not what the ledger says that is whole for the period
 *   D  not what the agency's document says */
#include "work/filled.h"
#include "work/measures.h"

/* Far from last year's: by half of it and by 20, so that small numbers may move; of rates, by 20 points. */
enum { FAR_PERCENT = 50, FAR_AT_LEAST = 20 };

typedef struct {
    Arena *arena;
    FilledView *view;
} Checking;

static void check_wholes(const Checking *checking, const FilledRow *whole);
static void check_value(const Checking *checking, const FilledRow *row);
static void check_last_year(const Checking *checking, const FilledRow *row);
static void check_sources(const Checking *checking, const FilledRow *row);

void filled_check(Arena *arena, FilledView *view)
{
    Checking checking = { arena, view };

    view->objections = (FormObjections){ 0 };
    for (size_t i = 0; i < view->rows.count; i++) {
        const FilledRow *row = &view->rows.items[i];

        check_value(&checking, row);
        check_wholes(&checking, row);
        check_last_year(&checking, row);
        check_sources(&checking, row);
    }
}

static Text value_text(Arena *arena, GridValue value)
{
    char *out = arena_alloc(arena, VALUE_TEXT_MAX);

    return (Text){ out, value_write(value, LANGUAGE_ZH, out) };
}

static void object(const Checking *checking, const FilledRow *row, char class, ProblemCode code, Text second,
                   Text third)
{
    Text line = arena_format(checking->arena, "%d", row->item.place);
    Problem what = problem(code, row->item.label, second, third);

    what = problem_at(what, TEXT(""), 0, line);
    LIST_PUSH(checking->arena, &checking->view->objections,
              (FormObjection){ .class = class,
                               .place = row->item.place,
                               .explained = class == 'D' || (class != 'A' && row->filled.explanation.len),
                               .what = what });
}

static bool exact(GridValue value, Decimal *out)
{
    *out = value.state == VALUE_NUMBER ? value.low : decimal_int(0);
    return value.state == VALUE_NUMBER || value.state == VALUE_ZERO;
}

static void check_value(const Checking *checking, const FilledRow *row)
{
    GridValue value = row->filled.value;
    Problem wrong;
    Decimal number;

    if (value.state == VALUE_BLANK && row->item.needed)
        object(checking, row, 'B', PROBLEM_FORM_BLANK, TEXT(""), TEXT(""));
    if (!exact(value, &number))
        return;
    wrong = figure_check(row->item.label, row->unit, row->unit_kind, value);
    if (wrong.code)
        object(checking, row, 'A', wrong.code, text_of(wrong.args[1]), text_of(wrong.args[2]));
    if (row->unit_kind == UNIT_PERCENT && decimal_compare(number, decimal_int(100)) > 0)
        object(checking, row, 'B', PROBLEM_FORM_OVER_HUNDRED, value_text(checking->arena, value), TEXT(""));
}

/* The lines that are parts of `whole`, against it. */
static void check_wholes(const Checking *checking, const FilledRow *whole)
{
    const FilledView *view = checking->view;
    Decimal total, number, sum = decimal_int(0);
    bool known = exact(whole->filled.value, &total);
    bool addends = false, all = true, fits = true, any = false;

    for (size_t i = 0; i < view->rows.count; i++) {
        const FilledRow *part = &view->rows.items[i];
        bool given = exact(part->filled.value, &number);

        if (part->item.whole != whole->item.place)
            continue;
        any |= given && decimal_compare(number, decimal_int(0)) > 0;
        if (known && given && !part->item.addend && !value_holds(whole->filled.value, part->filled.value))
            object(checking, part, 'A', PROBLEM_FORM_PART_ABOVE, value_text(checking->arena, part->filled.value),
                   value_text(checking->arena, whole->filled.value));
        if (!part->item.addend)
            continue;
        addends = true;
        all &= part->filled.value.state != VALUE_BLANK;
        fits &= !given || decimal_add(sum, number, &sum);
    }
    if (!known && whole->filled.value.state == VALUE_BLANK && any)
        object(checking, whole, 'B', PROBLEM_FORM_WHOLE_BLANK, TEXT(""), TEXT(""));
    if (known && addends && fits && (all ? !decimal_equal(sum, total) : decimal_compare(sum, total) > 0))
        object(checking, whole, 'A', PROBLEM_FORM_SUM, value_text(checking->arena, whole->filled.value),
               value_text(checking->arena, value_number(sum)));
}

static bool is_far(const FilledRow *row, Decimal now, Decimal before)
{
    Decimal change, scaled, limit;

    if (!decimal_subtract(now, before, &change))
        return false;
    if (change.coefficient < 0)
        change.coefficient = -change.coefficient;
    if (decimal_compare(change, decimal_int(FAR_AT_LEAST)) < 0)
        return false;
    if (row->unit_kind == UNIT_PERCENT)
        return true;
    if (before.coefficient < 0)
        before.coefficient = -before.coefficient;
    return decimal_multiply(change, decimal_int(100), &scaled)
           && decimal_multiply(before, decimal_int(FAR_PERCENT), &limit) && decimal_compare(scaled, limit) >= 0;
}

static void check_last_year(const Checking *checking, const FilledRow *row)
{
    Decimal now, before;

    if (exact(row->filled.value, &now) && exact(row->last_year, &before) && is_far(row, now, before))
        object(checking, row, 'C', PROBLEM_FORM_FAR, value_text(checking->arena, row->filled.value),
               value_text(checking->arena, row->last_year));
}

static void check_sources(const Checking *checking, const FilledRow *row)
{
    GridValue value = row->filled.value;

    if (!value_is_given(value))
        return;
    if (!value_agrees(value, row->sources[SOURCE_RECORD]))
        object(checking, row, row->record_complete ? 'C' : 'D', PROBLEM_FORM_NOT_RECORD,
               value_text(checking->arena, value), value_text(checking->arena, row->sources[SOURCE_RECORD]));
    if (!value_agrees(value, row->sources[SOURCE_CLAIM]))
        object(checking, row, 'D', PROBLEM_FORM_NOT_CLAIM, value_text(checking->arena, value),
               value_text(checking->arena, row->sources[SOURCE_CLAIM]));
}
