/* normal.h - the normal form in which texts are compared for copies.
 *
 * A normal form is the text's letters without what differs from place to place: numbers (Arabic and Chinese)
 * and masks (x ×× ** 某) are dropped, so are punctuation, blanks, widths and case, and the names of the agency
 * that wrote the text and of its place. So 发放资料3000份 is 发放资料x份, and a lost figure is no difference.
 * Every letter knows the byte where it stands. */
#ifndef HALFSKY_CHECK_NORMAL_H
#define HALFSKY_CHECK_NORMAL_H

#include "base/arena.h"
#include "model/letters.h"

/* Which code points of the Basic Plane are letters of the normal form. Made once, shared by any number of threads. */
typedef struct {
    uint8_t kept[LETTER_CODES / 8];
} NormalLetters;

void normal_letters(NormalLetters *out);

enum { NORMAL_NAMES = 8, NORMAL_NAME_LEAST = 3, NORMAL_NAME_MOST = 24 };

/* Names that are dropped: 泠川县, 教育局. */
typedef struct {
    struct {
        uint16_t codes[NORMAL_NAME_MOST];
        size_t count;
    } items[NORMAL_NAMES];
    size_t count;
    uint64_t lasts; /* a bit for each last letter */
} NormalNames;

/* The names in that of an agency: its places (泠川县, 白鹇镇) and what is left (中心小学), each of three
 * letters at least; shorter ones are words that anybody writes. */
void normal_names(const NormalLetters *letters, Text agency, NormalNames *out);

/* The normal form of `text`: codes and the bytes where they stand, into arrays with room for a letter each
 * byte; `starts` may be NULL. Returns how many. A code point outside the Basic Plane shares its code with others. */
size_t normal_form(const NormalLetters *letters, const NormalNames *names, Text text, uint16_t *codes,
                   uint32_t *starts);

#endif
