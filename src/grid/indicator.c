/* indicator.c - a rate from summed parts. */
#include "grid/indicator.h"

#include <assert.h>

typedef enum { HALF_AWAY, DOWN, UP } Rounding;

static bool rate(Decimal numerator, Decimal denominator, int64_t scale, int digits, Rounding rounding,
                 Decimal *out);

GridValue indicator_value(GridValue numerator, GridValue denominator, int64_t scale, int digits)
{
    Decimal low, high;

    assert(scale > 0 && digits >= 0 && digits < DECIMAL_SCALE_MAX);
    if (numerator.state == VALUE_NOT_APPLICABLE || denominator.state == VALUE_NOT_APPLICABLE)
        return value_not_applicable();
    if (!value_is_given(numerator) || !value_is_given(denominator))
        return value_blank();
    if (denominator.state != VALUE_INTERVAL && denominator.low.coefficient == 0)
        return value_not_applicable();

    if (numerator.state != VALUE_INTERVAL && denominator.state != VALUE_INTERVAL) {
        if (!rate(numerator.low, denominator.low, scale, digits, HALF_AWAY, &low))
            return value_blank();
        return numerator.state == VALUE_ZERO ? value_zero() : value_number(low);
    }
    /* the rate is least where the numerator is least and the denominator largest */
    bool about = numerator.about || denominator.about;
    bool one = !numerator.low_open && !numerator.high_open && decimal_equal(numerator.low, numerator.high)
               && !denominator.low_open && !denominator.high_open
               && decimal_equal(denominator.low, denominator.high);
    bool has_low = !numerator.low_open && !denominator.high_open
                   && rate(numerator.low, denominator.high, scale, digits, one ? HALF_AWAY : DOWN, &low);
    bool has_high = !numerator.high_open && !denominator.low_open
                    && rate(numerator.high, denominator.low, scale, digits, one ? HALF_AWAY : UP, &high);
    return value_interval(has_low ? &low : NULL, has_high ? &high : NULL, about);
}

/* False for a denominator of zero and for what no Decimal can hold. */
static bool rate(Decimal numerator, Decimal denominator, int64_t scale, int digits, Rounding rounding, Decimal *out)
{
    Decimal scaled, exact, back, step;

    if (!decimal_multiply(numerator, decimal_int(scale), &scaled)
        || !decimal_divide(scaled, denominator, digits, &exact))
        return false;
    *out = exact;
    if (rounding == HALF_AWAY || !decimal_multiply(exact, denominator, &back))
        return true;
    if (rounding == DOWN && decimal_compare(back, scaled) > 0)
        return decimal_shift(decimal_int(1), -digits, &step) && decimal_subtract(exact, step, out);
    if (rounding == UP && decimal_compare(back, scaled) < 0)
        return decimal_shift(decimal_int(1), -digits, &step) && decimal_add(exact, step, out);
    return true;
}
