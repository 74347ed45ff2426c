/* rows.c - nouns as columns of a row, and back. */
#include "store/rows.h"

enum { STATE, SCALE, LOW, HIGH };

/* In the order of ValueState; an interval that is `about` has a word of its own. */
static const char *const state_words[] = { "blank", "not_applicable", "zero", "number", "interval", "about" };
enum { STATE_ABOUT = VALUE_INTERVAL + 1, STATE_WORDS };

static bool at_scale(Decimal value, int scale, int64_t *coefficient);

void statement_bind_bool(Statement *statement, int number, bool value)
{
    statement_bind_int(statement, number, value);
}

void statement_bind_date(Statement *statement, int number, Date date)
{
    char text[DATE_TEXT_MAX];
    size_t length = date_write(date, text);

    if (length)
        statement_bind_text(statement, number, (Text){ text, length });
    else
        statement_bind_null(statement, number);
}

void statement_bind_period(Statement *statement, int number, Period period)
{
    char text[PERIOD_TEXT_MAX];

    statement_bind_text(statement, number, (Text){ text, period_write(period, text) });
}

Problem statement_bind_value(Statement *statement, int number, GridValue value)
{
    bool given = value.state == VALUE_NUMBER || value.state == VALUE_INTERVAL;
    int scale = 0;
    int64_t low = 0, high = 0;

    if (given && !value.low_open)
        scale = value.low.scale;
    if (given && !value.high_open && value.high.scale > scale)
        scale = value.high.scale;
    if ((given && !value.low_open && !at_scale(value.low, scale, &low))
        || (given && !value.high_open && !at_scale(value.high, scale, &high)))
        return problem(PROBLEM_FIGURE_TOO_LARGE, TEXT(""), TEXT(""), TEXT(""));

    statement_bind_word(statement, number + STATE, state_words[value.about ? STATE_ABOUT : value.state]);
    statement_bind_int(statement, number + SCALE, scale);
    if (given && !value.low_open)
        statement_bind_int(statement, number + LOW, low);
    else
        statement_bind_null(statement, number + LOW);
    if (given && !value.high_open)
        statement_bind_int(statement, number + HIGH, high);
    else
        statement_bind_null(statement, number + HIGH);
    return OK;
}

Date statement_date(Statement *statement, int column)
{
    Date date = { 0 };

    if (!date_read(statement_text(statement, column), &date))
        return (Date){ 0 };
    return date;
}

Period statement_period(Statement *statement, int column)
{
    Period period;

    if (!period_read(statement_text(statement, column), &period))
        return (Period){ 0 };
    return period;
}

Problem statement_value(Statement *statement, int column, GridValue *out)
{
    Text word = statement_text(statement, column + STATE);
    int64_t scale = statement_int(statement, column + SCALE);
    GridValue value = { 0 };
    size_t state = 0;

    while (state < STATE_WORDS && !text_equal(word, text_of(state_words[state])))
        state++;
    if (state == STATE_WORDS || scale < 0 || scale > DECIMAL_SCALE_MAX)
        return row_broken("cell", "state");
    value.about = state == STATE_ABOUT;
    value.state = value.about ? VALUE_INTERVAL : (ValueState)state;
    if (value.state == VALUE_NUMBER || value.state == VALUE_INTERVAL) {
        value.low_open = statement_is_null(statement, column + LOW);
        value.high_open = statement_is_null(statement, column + HIGH);
        if (!value.low_open)
            value.low = decimal_make(statement_int(statement, column + LOW), (int)scale);
        if (!value.high_open)
            value.high = decimal_make(statement_int(statement, column + HIGH), (int)scale);
    }
    if (!value_is_normal(value))
        return row_broken("cell", "low, high");
    *out = value;
    return OK;
}

Text statement_text_copy(Statement *statement, int column, Arena *arena)
{
    return arena_text(arena, statement_text(statement, column));
}

Text statement_blob_copy(Statement *statement, int column, Arena *arena)
{
    return arena_text(arena, statement_blob(statement, column));
}

Problem row_broken(const char *table, const char *column)
{
    return problem_at(problem(PROBLEM_DATABASE_BROKEN, text_of(table), TEXT(""), TEXT("")), TEXT(""), 0,
                      text_of(column));
}

static bool at_scale(Decimal value, int scale, int64_t *coefficient)
{
    *coefficient = value.coefficient;
    for (int more = scale - value.scale; more > 0; more--)
        if (__builtin_mul_overflow(*coefficient, (int64_t)10, coefficient))
            return false;
    return true;
}
