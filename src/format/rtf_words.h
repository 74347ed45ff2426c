/* rtf_words.h - the control words of RTF that mean something to a reader of its text, and code pages. */
#ifndef HALFSKY_FORMAT_RTF_WORDS_H
#define HALFSKY_FORMAT_RTF_WORDS_H

#include "base/text.h"

/* clang-format off */
typedef enum {
    W_ANSICPG,
    W_BIN,
    W_BOX,
    W_BREAK,
    W_CELL,
    W_CELLX,
    W_DELETED,
    W_FCHARSET,
    W_FIELD_CODE,
    W_FIELD_RESULT,
    W_FONT,
    W_FONTS,
    W_IN_TABLE,
    W_KNOWN,
    W_LIST,
    W_LEFT,
    W_LEVEL,
    W_NEST,
    W_NOTE,
    W_NOTHING,
    W_PAR,
    W_PARD,
    W_PLAIN,
    W_ROW,
    W_SIGN,
    W_STYLE,
    W_STYLES,
    W_THROUGH,
    W_TROWD,
    W_UC,
    W_UNICODE,
    W_HIDDEN,
    W_ABOVE,
} RtfAction;
/* clang-format on */

typedef struct {
    const char *name;
    RtfAction action;
    uint32_t sign; /* the letter that it stands for, or 0 */
} RtfWord;

/* NULL for a word that has nothing to do with text. */
const RtfWord *rtf_word(const char *name);

enum { RTF_PAGE_SYMBOL = -2, RTF_PAGE_OWN = -1 }; /* signs, no letters; that of the file */

/* The code page of a font's \fcharset. */
int rtf_page_of_charset(int charset);
/* Its name for iconv, in `room` if need be. */
const char *rtf_page_name(int page, char room[16]);

#endif
