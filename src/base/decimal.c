/* decimal.c - exact decimal numbers. */
#include "base/decimal.h"

#include <assert.h>

/* Wide enough for a coefficient at any scale, and for the sum of two. */
__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 WideSize;

enum { POWER_MAX = 18 }; /* 10^18 is the largest power of ten in an int64_t */

static const int64_t powers[POWER_MAX + 1] = {
    1,
    10,
    100,
    1000,
    10000,
    100000,
    1000000,
    10000000,
    100000000,
    1000000000,
    10000000000,
    100000000000,
    1000000000000,
    10000000000000,
    100000000000000,
    1000000000000000,
    10000000000000000,
    100000000000000000,
    1000000000000000000,
};

static int scale_of(Decimal value);
static int common_scale(Decimal a, Decimal b);
static Wide at_scale(Decimal value, int scale);
static uint64_t magnitude(int64_t value);
static bool settle(Wide coefficient, int scale, Decimal *out);
static Decimal drop_digits(Decimal value, int scale, bool round);

Decimal decimal_int(int64_t value)
{
    return (Decimal){ value, 0 };
}

Decimal decimal_make(int64_t coefficient, int scale)
{
    assert(scale >= 0 && scale <= DECIMAL_SCALE_MAX);
    while (scale > 0 && coefficient % 10 == 0) {
        coefficient /= 10;
        scale--;
    }
    return (Decimal){ coefficient, scale };
}

bool decimal_read(Text text, Decimal *out)
{
    size_t i = 0;
    bool negative = false;

    if (text.len && (text.at[0] == '-' || text.at[0] == '+'))
        negative = text.at[i++] == '-';

    const uint64_t limit = (uint64_t)INT64_MAX + negative;
    uint64_t coefficient = 0;
    int scale = 0;
    int zeros = 0; /* read behind the point, and of no weight unless another digit follows */
    bool point = false, digit = false;

    for (; i < text.len; i++) {
        char c = text.at[i];

        if (c == '.' && !point) {
            point = true;
            digit = false; /* one has to follow */
            continue;
        }
        if (c < '0' || c > '9')
            return false;
        digit = true;
        if (point && c == '0') {
            zeros += zeros <= DECIMAL_SCALE_MAX;
            continue;
        }
        if (point) {
            scale += zeros + 1;
            if (scale > DECIMAL_SCALE_MAX)
                return false;
        }
        for (; zeros > 0; zeros--) {
            if (coefficient > limit / 10)
                return false;
            coefficient *= 10;
        }
        unsigned value = (unsigned)(c - '0');
        if (coefficient > (limit - value) / 10)
            return false;
        coefficient = coefficient * 10 + value;
    }
    if (!digit)
        return false;
    /* -(c - 1) - 1, so that the least int64_t is never negated from outside its range */
    int64_t value = negative && coefficient ? -(int64_t)(coefficient - 1) - 1 : (int64_t)coefficient;
    *out = (Decimal){ value, scale };
    return true;
}

size_t decimal_write(Decimal value, char out[DECIMAL_TEXT_MAX])
{
    value = decimal_make(value.coefficient, value.scale);

    char reversed[DECIMAL_TEXT_MAX];
    size_t length = 0;
    uint64_t left = magnitude(value.coefficient);

    for (int place = 0; left > 0 || place <= value.scale; place++) {
        if (place == value.scale && place > 0)
            reversed[length++] = '.';
        reversed[length++] = (char)('0' + left % 10);
        left /= 10;
    }
    if (value.coefficient < 0)
        reversed[length++] = '-';
    for (size_t i = 0; i < length; i++)
        out[i] = reversed[length - 1 - i];
    out[length] = '\0';
    return length;
}

bool decimal_add(Decimal a, Decimal b, Decimal *out)
{
    int scale = common_scale(a, b);

    return settle(at_scale(a, scale) + at_scale(b, scale), scale, out);
}

bool decimal_subtract(Decimal a, Decimal b, Decimal *out)
{
    int scale = common_scale(a, b);

    return settle(at_scale(a, scale) - at_scale(b, scale), scale, out);
}

bool decimal_multiply(Decimal a, Decimal b, Decimal *out)
{
    return settle((Wide)a.coefficient * b.coefficient, scale_of(a) + scale_of(b), out);
}

/* Long division: as many digits at once as Wide has room for, then one at a time. */
bool decimal_divide(Decimal a, Decimal b, int scale, Decimal *out)
{
    assert(scale >= 0 && scale <= DECIMAL_SCALE_MAX);
    if (b.coefficient == 0)
        return false;

    /* the result's coefficient is a.coefficient × 10^digits / b.coefficient */
    int digits = scale + scale_of(b) - scale_of(a);
    int at_once = digits < 0 ? 0 : digits > POWER_MAX ? POWER_MAX : digits;
    WideSize dividend = (WideSize)magnitude(a.coefficient) * (uint64_t)powers[at_once];
    WideSize divisor = (WideSize)magnitude(b.coefficient) * (uint64_t)powers[digits < 0 ? -digits : 0];
    WideSize quotient = dividend / divisor;
    WideSize remainder = dividend % divisor;
    /* what is larger has no place in a Decimal, whatever its scale */
    const WideSize limit = (WideSize)(UINT64_MAX) * (uint64_t)powers[POWER_MAX];

    for (; digits > at_once; digits--) {
        if (quotient > limit / 10)
            return false;
        quotient = quotient * 10 + remainder * 10 / divisor;
        remainder = remainder * 10 % divisor;
    }
    if (remainder >= divisor - remainder)
        quotient++;
    if (quotient > limit)
        return false;
    return settle((a.coefficient < 0) != (b.coefficient < 0) ? -(Wide)quotient : (Wide)quotient, scale, out);
}

bool decimal_shift(Decimal value, int power, Decimal *out)
{
    if (value.coefficient == 0) {
        *out = decimal_int(0);
        return true;
    }
    if (power > 2 * POWER_MAX || power < -2 * POWER_MAX)
        return false;

    int scale = scale_of(value) - power;
    if (scale >= 0)
        return settle(value.coefficient, scale, out);
    return scale >= -POWER_MAX && settle((Wide)value.coefficient * powers[-scale], 0, out);
}

Decimal decimal_round(Decimal value, int scale)
{
    return drop_digits(value, scale, true);
}

Decimal decimal_cut(Decimal value, int scale)
{
    return drop_digits(value, scale, false);
}

int decimal_compare(Decimal a, Decimal b)
{
    int scale = common_scale(a, b);
    Wide left = at_scale(a, scale);
    Wide right = at_scale(b, scale);

    return (left > right) - (left < right);
}

bool decimal_equal(Decimal a, Decimal b)
{
    return decimal_compare(a, b) == 0;
}

bool decimal_is_integer(Decimal value)
{
    return value.coefficient % powers[scale_of(value)] == 0;
}

static int scale_of(Decimal value)
{
    assert(value.scale >= 0 && value.scale <= DECIMAL_SCALE_MAX);
    return value.scale;
}

static int common_scale(Decimal a, Decimal b)
{
    return scale_of(a) > scale_of(b) ? a.scale : b.scale;
}

/* The coefficient of `value` at a scale not less than its own. */
static Wide at_scale(Decimal value, int scale)
{
    return (Wide)value.coefficient * powers[scale - scale_of(value)];
}

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

/* Brings a result into normal form; false when it has no place in a Decimal. */
static bool settle(Wide coefficient, int scale, Decimal *out)
{
    while (scale > 0 && (scale > DECIMAL_SCALE_MAX || coefficient > INT64_MAX || coefficient < INT64_MIN)) {
        if (coefficient % 10 != 0)
            return false;
        coefficient /= 10;
        scale--;
    }
    if (coefficient > INT64_MAX || coefficient < INT64_MIN)
        return false;
    *out = decimal_make((int64_t)coefficient, scale);
    return true;
}

static Decimal drop_digits(Decimal value, int scale, bool round)
{
    assert(scale >= 0 && scale <= DECIMAL_SCALE_MAX);
    if (scale_of(value) <= scale)
        return decimal_make(value.coefficient, value.scale);

    int64_t unit = powers[value.scale - scale];
    int64_t kept = value.coefficient / unit;
    uint64_t dropped = magnitude(value.coefficient % unit);

    if (round && dropped >= (uint64_t)unit - dropped)
        kept += value.coefficient < 0 ? -1 : 1;
    return decimal_make(kept, scale);
}
