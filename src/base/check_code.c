/* check_code.c - short codes that people read off paper and type.
 *
 * The check sign makes the sum of sign i × x^i zero in the field of 32 numbers (x^5 = x^2 + 1). As x^i differs from
 * x^k for any two places, a single slip and two signs exchanged always give another sum. */
#include "base/check_code.h"

#include "base/utf8.h"

enum { SIGNS = 9, BITS = 5, ALL = 31 };

static const char alphabet[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/* value × x */
static unsigned times_x(unsigned value)
{
    value <<= 1;
    return value & 32 ? value ^ 37 : value;
}

static unsigned sum_of(const unsigned signs[SIGNS])
{
    unsigned sum = 0;

    for (int i = SIGNS; i-- > 0;)
        sum = times_x(sum) ^ signs[i];
    return sum;
}

void check_code_write(uint64_t value, char out[CHECK_CODE_TEXT_MAX])
{
    unsigned signs[SIGNS] = { 0 };
    size_t length = 0;

    for (int i = 1; i < SIGNS; i++)
        signs[i] = (unsigned)(value >> BITS * (SIGNS - 1 - i)) & ALL;
    signs[0] = sum_of(signs); /* of place 0 the factor is 1 */
    for (int i = 0; i < SIGNS; i++) {
        if (i && i % 3 == 0)
            out[length++] = '-';
        out[length++] = alphabet[signs[(i + 1) % SIGNS]]; /* the check sign comes last */
    }
    out[length] = '\0';
}

/* The letter without case; 0 for blanks and strokes. */
static uint32_t plain(uint32_t letter)
{
    if (letter >= 'a' && letter <= 'z')
        letter -= 'a' - 'A';
    if (letter == ' ' || letter == '-' || (letter >= 0x2010 && letter <= 0x2015))
        return 0;
    return letter;
}

CheckCodeReading check_code_read(Text typed, uint64_t *value)
{
    unsigned signs[SIGNS];
    int count = 0;

    for (size_t at = 0; at < typed.len;) {
        size_t length;
        uint32_t letter = plain(utf8_narrow(utf8_read(typed, at, &length)));
        const char *sign = letter && letter < 128 ? strchr(alphabet, (int)letter) : NULL;
        at += length;
        if (!letter)
            continue;
        if (!sign || count == SIGNS)
            return CHECK_CODE_NONE;
        signs[(count++ + 1) % SIGNS] = (unsigned)(sign - alphabet);
    }
    if (count < SIGNS)
        return CHECK_CODE_NONE;
    if (sum_of(signs))
        return CHECK_CODE_SLIP;
    *value = 0;
    for (int i = 1; i < SIGNS; i++)
        *value = *value << BITS | signs[i];
    return CHECK_CODE_READ;
}
