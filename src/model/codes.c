/* codes.c - region codes and credit codes. */
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
