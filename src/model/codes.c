/* codes.c - region codes, credit codes and identity numbers. */
#include "model/codes.h"

enum { CREDIT_LENGTH = 18, CREDIT_MODULUS = 31 };

static const char credit_alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY"; /* GB 32100-2015, table 2 */

bool region_code_read(Text code, RegionLevel *level)
{
    if (code.len != REGION_COUNTY && code.len != REGION_TOWN && code.len != REGION_VILLAGE)
        return false;
    for (size_t i = 0; i < code.len; i++)
        if (code.at[i] < '0' || code.at[i] > '9')
            return false;
    if (code.at[0] == '0')
        return false;
    *level = (RegionLevel)code.len;
    return true;
}

bool region_code_within(Text inner, Text outer)
{
    return inner.len >= outer.len && text_starts(inner, outer);
}

Text region_code_bare(Text code)
{
    RegionLevel level;

    while (region_code_read(code, &level) && level != REGION_COUNTY && text_ends(code, TEXT("000")))
        code = text_slice(code, 0, code.len - 3);
    return code;
}

char credit_code_check(Text first17)
{
    unsigned sum = 0;
    unsigned weight = 1; /* 3 to the power of the place */

    if (first17.len != CREDIT_LENGTH - 1)
        return 0;
    for (size_t i = 0; i < first17.len; i++) {
        const char *found = first17.at[i] ? strchr(credit_alphabet, first17.at[i]) : NULL;
        if (!found)
            return 0;
        sum += (unsigned)(found - credit_alphabet) * weight;
        weight = weight * 3 % CREDIT_MODULUS;
    }
    return credit_alphabet[(CREDIT_MODULUS - sum % CREDIT_MODULUS) % CREDIT_MODULUS];
}

bool credit_code_valid(Text code)
{
    return code.len == CREDIT_LENGTH && code.at[CREDIT_LENGTH - 1] == credit_code_check(text_slice(code, 0, 17));
}

char identity_number_check(Text first17)
{
    static const uint8_t weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;

    if (first17.len < sizeof weights)
        return 0;
    for (size_t i = 0; i < sizeof weights; i++) {
        if (first17.at[i] < '0' || first17.at[i] > '9')
            return 0;
        sum += weights[i] * (first17.at[i] - '0');
    }
    return "10X98765432"[sum % 11];
}

bool identity_number_valid(Text number)
{
    Date birth;

    if (number.len != 18 || number.at[0] == '0' || identity_number_check(number) != number.at[17])
        return false;
    birth = identity_number_birth(number);
    return birth.year >= 1880 && birth.year < 2100 && date_valid(birth);
}

Date identity_number_birth(Text number)
{
    int digits[8];

    for (size_t i = 0; i < 8; i++)
        digits[i] = number.at[6 + i] - '0';
    return (Date){ digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3], digits[4] * 10 + digits[5],
                   digits[6] * 10 + digits[7] };
}

bool identity_number_female(Text number)
{
    return (number.at[16] - '0') % 2 == 0;
}
