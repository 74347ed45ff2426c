/* value.c - what the grid knows of one figure. */
#include "model/value.h"

#include <assert.h>
#include <stdio.h>

/* One end of a value while it is reckoned with; open: there is none. */
typedef struct {
    Decimal at;
    bool open;
} End;

static End low_end(GridValue value);
static End high_end(GridValue value);
static GridValue of_ends(End low, End high, bool about);
static bool sum_without_figures(GridValue a, GridValue b, GridValue *out);
static End end_add(End a, End b);
static End end_subtract(End a, End b);
static End larger_known(End a, End b);
static End widened(End end, bool about, bool upwards);
static bool is_normal_decimal(Decimal decimal);
static size_t write_grouped(Decimal decimal, char *out, size_t room);

GridValue value_blank(void)
{
    return (GridValue){ .state = VALUE_BLANK };
}

GridValue value_not_applicable(void)
{
    return (GridValue){ .state = VALUE_NOT_APPLICABLE };
}

GridValue value_zero(void)
{
    return (GridValue){ .state = VALUE_ZERO };
}

GridValue value_number(Decimal exact)
{
    return (GridValue){ .state = VALUE_NUMBER, .low = exact, .high = exact };
}

GridValue value_interval(const Decimal *low, const Decimal *high, bool about)
{
    assert(!low || !high || decimal_compare(*low, *high) <= 0);
    return of_ends(low ? (End){ .at = *low } : (End){ .open = true },
                   high ? (End){ .at = *high } : (End){ .open = true }, about);
}

GridValue value_of_fact(Decimal number, FactBound bound)
{
    switch (bound) {
    case BOUND_OVER:
    case BOUND_AT_LEAST:
        return value_interval(&number, NULL, false);
    case BOUND_UNDER:
    case BOUND_AT_MOST:
        return value_interval(NULL, &number, false);
    case BOUND_ABOUT:
        return value_interval(&number, &number, true);
    case BOUND_EXACT:
        break;
    }
    return number.coefficient == 0 ? value_zero() : value_number(number);
}

bool value_is_given(GridValue value)
{
    return value.state >= VALUE_ZERO;
}

bool value_equal(GridValue a, GridValue b)
{
    return a.state == b.state && a.low_open == b.low_open && a.high_open == b.high_open && a.about == b.about
           && decimal_equal(a.low, b.low) && decimal_equal(a.high, b.high);
}

bool value_is_normal(GridValue value)
{
    bool marked = value.low_open || value.high_open || value.about;
    bool empty = value.low.coefficient == 0 && value.high.coefficient == 0;

    /* most values by far */
    if (value.state == VALUE_NUMBER && !marked && value.low.scale == 0 && value.high.scale == 0)
        return value.low.coefficient == value.high.coefficient;
    if (!is_normal_decimal(value.low) || !is_normal_decimal(value.high))
        return false;
    switch (value.state) {
    case VALUE_BLANK:
    case VALUE_NOT_APPLICABLE:
    case VALUE_ZERO:
        return empty && !marked;
    case VALUE_NUMBER:
        return decimal_equal(value.low, value.high) && !marked;
    case VALUE_INTERVAL:
        break;
    default:
        return false;
    }
    if (value.low_open || value.high_open)
        return !(value.low_open && value.low.coefficient) && !(value.high_open && value.high.coefficient);
    int order = decimal_compare(value.low, value.high);
    return order < 0 || (order == 0 && value.about);
}

GridValue value_add(GridValue a, GridValue b)
{
    GridValue sum;

    if (sum_without_figures(a, b, &sum))
        return sum;
    return of_ends(end_add(low_end(a), low_end(b)), end_add(high_end(a), high_end(b)), a.about || b.about);
}

GridValue value_subtract(GridValue a, GridValue b)
{
    if (!value_is_given(a) || !value_is_given(b))
        return value_blank();
    return of_ends(end_subtract(low_end(a), high_end(b)), end_subtract(high_end(a), low_end(b)),
                   a.about || b.about);
}

GridValue value_distinct(GridValue a, GridValue b)
{
    GridValue sum;

    if (sum_without_figures(a, b, &sum))
        return sum;
    return of_ends(larger_known(low_end(a), low_end(b)), end_add(high_end(a), high_end(b)), a.about || b.about);
}

GridValue value_max(GridValue a, GridValue b)
{
    GridValue sum;

    if (sum_without_figures(a, b, &sum))
        return sum;
    End high_a = high_end(a), high_b = high_end(b);
    End high = high_a.open || high_b.open ? (End){ .open = true } : larger_known(high_a, high_b);
    return of_ends(larger_known(low_end(a), low_end(b)), high, a.about || b.about);
}

bool value_agrees(GridValue a, GridValue b)
{
    if (!value_is_given(a) || !value_is_given(b))
        return true;
    End low_a = widened(low_end(a), a.about, false), high_a = widened(high_end(a), a.about, true);
    End low_b = widened(low_end(b), b.about, false), high_b = widened(high_end(b), b.about, true);
    bool above = !low_a.open && !high_b.open && decimal_compare(low_a.at, high_b.at) > 0;
    bool below = !low_b.open && !high_a.open && decimal_compare(low_b.at, high_a.at) > 0;
    return !above && !below;
}

bool value_holds(GridValue whole, GridValue part)
{
    if (!value_is_given(whole) || !value_is_given(part))
        return true;
    End low = widened(low_end(part), part.about, false), high = widened(high_end(whole), whole.about, true);
    return low.open || high.open || decimal_compare(low.at, high.at) <= 0;
}

int value_compare(GridValue a, GridValue b)
{
    bool given_a = value_is_given(a), given_b = value_is_given(b);

    if (!given_a || !given_b)
        return (int)given_a - (int)given_b;
    End first_a = low_end(a), first_b = low_end(b), last_a = high_end(a), last_b = high_end(b);
    if (first_a.open)
        first_a = last_a;
    if (first_b.open)
        first_b = last_b;
    if (first_a.open || first_b.open)
        return (int)first_b.open - (int)first_a.open;
    int order = decimal_compare(first_a.at, first_b.at);
    if (order)
        return order;
    if (last_a.open || last_b.open)
        return (int)last_a.open - (int)last_b.open;
    return decimal_compare(last_a.at, last_b.at);
}

size_t value_write(GridValue value, Language language, char out[VALUE_TEXT_MAX])
{
    enum { BLANK, NOT_APPLICABLE, ZERO, ABOUT, AT_LEAST, AT_MOST, UNKNOWN };
    static const char *const words[][2] = {
        [BLANK] = { "空", "blank" },
        [NOT_APPLICABLE] = { "—", "—" },
        [ZERO] = { "0（报零）", "0 (reported)" },
        [ABOUT] = { "约", "about " },
        [AT_LEAST] = { "至少", "at least " },
        [AT_MOST] = { "至多", "at most " },
        [UNKNOWN] = { "不详", "unknown" },
    };
    char low[DECIMAL_TEXT_MAX * 2], high[DECIMAL_TEXT_MAX * 2];
    const char *about = value.about ? words[ABOUT][language] : "";
    int length = 0;

    write_grouped(value.low, low, sizeof low);
    write_grouped(value.high, high, sizeof high);
    switch (value.state) {
    case VALUE_BLANK:
        length = snprintf(out, VALUE_TEXT_MAX, "%s", words[BLANK][language]);
        break;
    case VALUE_NOT_APPLICABLE:
        length = snprintf(out, VALUE_TEXT_MAX, "%s", words[NOT_APPLICABLE][language]);
        break;
    case VALUE_ZERO:
        length = snprintf(out, VALUE_TEXT_MAX, "%s", words[ZERO][language]);
        break;
    case VALUE_NUMBER:
        length = snprintf(out, VALUE_TEXT_MAX, "%s", low);
        break;
    case VALUE_INTERVAL:
        if (value.low_open && value.high_open)
            length = snprintf(out, VALUE_TEXT_MAX, "%s", words[UNKNOWN][language]);
        else if (value.high_open)
            length = snprintf(out, VALUE_TEXT_MAX, "%s%s%s", words[AT_LEAST][language], about, low);
        else if (value.low_open)
            length = snprintf(out, VALUE_TEXT_MAX, "%s%s%s", words[AT_MOST][language], about, high);
        else if (decimal_equal(value.low, value.high))
            length = snprintf(out, VALUE_TEXT_MAX, "%s%s", about, low);
        else
            length = snprintf(out, VALUE_TEXT_MAX, "%s%s—%s", about, low, high);
        break;
    }
    return (size_t)length;
}

static End low_end(GridValue value)
{
    return (End){ .at = value.low, .open = value.low_open };
}

static End high_end(GridValue value)
{
    return (End){ .at = value.high, .open = value.high_open };
}

static GridValue of_ends(End low, End high, bool about)
{
    if (!low.open && !high.open && !about && decimal_equal(low.at, high.at))
        return value_number(low.at);
    return (GridValue){
        .state = VALUE_INTERVAL,
        .low_open = low.open,
        .high_open = high.open,
        .about = about,
        .low = low.open ? decimal_int(0) : low.at,
        .high = high.open ? decimal_int(0) : high.at,
    };
}

/* The sum where a side has no figure, or both are zeros. */
static bool sum_without_figures(GridValue a, GridValue b, GridValue *out)
{
    if (value_is_given(a) && value_is_given(b)) {
        *out = a;
        return a.state == VALUE_ZERO && b.state == VALUE_ZERO;
    }
    if (value_is_given(a))
        *out = a;
    else if (value_is_given(b))
        *out = b;
    else
        *out = a.state == VALUE_NOT_APPLICABLE ? b : a;
    return true;
}

static End end_add(End a, End b)
{
    End sum = { .open = a.open || b.open };

    if (!sum.open)
        sum.open = !decimal_add(a.at, b.at, &sum.at);
    return sum;
}

static End end_subtract(End a, End b)
{
    End rest = { .open = a.open || b.open };

    if (!rest.open)
        rest.open = !decimal_subtract(a.at, b.at, &rest.at);
    return rest;
}

static End larger_known(End a, End b)
{
    if (a.open)
        return b;
    if (b.open)
        return a;
    return decimal_compare(a.at, b.at) >= 0 ? a : b;
}

/* Moved outwards by half a unit of its last digit that is not 0. */
static End widened(End end, bool about, bool upwards)
{
    int zeros = 0;
    End half = { .open = false };

    if (!about || end.open || end.at.coefficient == 0)
        return end;
    for (int64_t rest = end.at.coefficient; rest % 10 == 0; rest /= 10)
        zeros++;
    if (!decimal_shift(decimal_int(5), zeros - 1 - end.at.scale, &half.at))
        return end;
    return upwards ? end_add(end, half) : end_subtract(end, half);
}

static bool is_normal_decimal(Decimal decimal)
{
    if (decimal.scale < 0 || decimal.scale > DECIMAL_SCALE_MAX)
        return false;
    return decimal.scale == 0 || decimal.coefficient % 10 != 0;
}

/* The plain form with commas between thousands. */
static size_t write_grouped(Decimal decimal, char *out, size_t room)
{
    char plain[DECIMAL_TEXT_MAX];
    size_t length = 0;

    decimal_write(decimal, plain);
    size_t start = plain[0] == '-';
    size_t whole = strcspn(plain, ".");
    for (size_t i = 0; plain[i] && length + 2 < room; i++) {
        if (i > start && i < whole && (whole - i) % 3 == 0)
            out[length++] = ',';
        out[length++] = plain[i];
    }
    out[length] = '\0';
    return length;
}
