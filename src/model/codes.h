/* codes.h - the codes that agencies and people carry, and their check digits.
 *
 * Region code: 6 digits of a county (GB/T 2260), 9 of a town, 12 of a village (the statistics bureau's
 * 统计用区划代码). Credit code: 18 characters (GB 32100-2015), the last one a check character. Identity number: 17
 * digits (region, birthday, order) and a check character (GB 11643-1999). */
#ifndef HALFSKY_MODEL_CODES_H
#define HALFSKY_MODEL_CODES_H

#include "base/date.h"
#include "base/text.h"

typedef enum { REGION_COUNTY = 6, REGION_TOWN = 9, REGION_VILLAGE = 12 } RegionLevel; /* digits of the code */

/* 6, 9 or 12 digits that do not begin with 0; the level is their number. */
bool region_code_read(Text code, RegionLevel *level);
/* `inner` lies in `outer`: 511024001 in 511024. Both must be region codes. */
bool region_code_within(Text inner, Text outer);

/* Without the places of what is below, where these are filled up with zeros: 511024001 of 511024001000. Any other text as
 * it is. */
Text region_code_bare(Text code);

/* Letters and digits of the standard's alphabet (no I O S V Z) with the right check character. */
bool credit_code_valid(Text code);
/* The check character for the first 17; 0 when they are not of the alphabet. */
char credit_code_check(Text first17);

/* 18 characters with a possible birthday and the right check character, a capital X. */
bool identity_number_valid(Text number);
/* The check character for the first 17 digits; 0 when they are no digits. */
char identity_number_check(Text first17);
Date identity_number_birth(Text number); /* of a valid one */
bool identity_number_female(Text number);

#endif
