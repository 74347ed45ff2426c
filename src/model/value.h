/* value.h - what the grid knows of one figure.
 *
 * Number, interval, reported zero, blank and not applicable are five things. A blank was asked for and not given; a
 * reported zero was said; not applicable says that the question does not arise. 余 多 超过 以上 give an interval
 * without an upper end, 近 不足 以内 one without a lower end, 约 a value marked `about`. Ends belong to the interval. */
#ifndef HALFSKY_MODEL_VALUE_H
#define HALFSKY_MODEL_VALUE_H

#include "base/decimal.h"
#include "model/fact.h"
#include "model/problems.h"

typedef enum { VALUE_BLANK, VALUE_NOT_APPLICABLE, VALUE_ZERO, VALUE_NUMBER, VALUE_INTERVAL } ValueState;

enum { VALUE_TEXT_MAX = 160 };

/* Made by the functions below, which keep it normal: what a state does not need is zero, and an interval whose ends
 * are equal is a number unless it is `about`. */
typedef struct {
    ValueState state;
    bool low_open, high_open; /* an interval without that end */
    bool about;
    Decimal low, high; /* a number has it in both */
} GridValue;

GridValue value_blank(void);
GridValue value_not_applicable(void);
GridValue value_zero(void);            /* said to be none */
GridValue value_number(Decimal exact); /* a 0 that was computed or counted is a number */
/* A missing end is NULL; the ends must not cross. */
GridValue value_interval(const Decimal *low, const Decimal *high, bool about);
/* As a fact says it: an exact 0 is a reported zero. */
GridValue value_of_fact(Decimal number, FactBound bound);

bool value_is_given(GridValue value); /* zero, number or interval: it can be reckoned with */
bool value_equal(GridValue a, GridValue b);
/* Whether `value` is as the functions above make them; for values from outside. */
bool value_is_normal(GridValue value);

/* Low with low, high with high; an open end wins, `about` sticks. Zeros give zero; a blank adds nothing, and is
 * the sum where no side is given; not applicable only where both are. Order does not matter. An end that no Decimal
 * can hold becomes open. */
GridValue value_add(GridValue a, GridValue b);
/* b taken from a, both given (else blank). */
GridValue value_subtract(GridValue a, GridValue b);
/* Together from the larger of the two to their sum: persons counted twice, nobody knows how many. */
GridValue value_distinct(GridValue a, GridValue b);
/* The larger, end by end; blanks and not applicable as in value_add. */
GridValue value_max(GridValue a, GridValue b);
/* Whether both may be true of the same thing: they share a number, `about` taken as half a unit of the last digit that
 * is not 0 (约300: 250 to 350). What is not given agrees with everything. */
bool value_agrees(GridValue a, GridValue b);
/* Whether a part of `part` can stand in a whole of `whole`: its low end is not above the high end of the whole. */
bool value_holds(GridValue whole, GridValue part);
/* -1, 0, 1 by the low end (the high end where that is open), then the high end; what is not given comes first. */
int value_compare(GridValue a, GridValue b);

/* 1,234 / 至少1,234 / 至多1,234 / 约1,234 / 1,200—1,300 / 0（报零） / 空 / — with NUL; returns the length. */
size_t value_write(GridValue value, Language language, char out[VALUE_TEXT_MAX]);

#endif
