/* cursor.h - a place in the text, one letter ahead. */
#ifndef HALFSKY_READ_CURSOR_H
#define HALFSKY_READ_CURSOR_H

#include "model/lexicon.h"

#include <string.h>

/* The code point at `offset` and its length; 0 and 0 at the end of the text. Nearly all
 * text is ASCII or three-byte Chinese; the rest goes by utf8_read. */
static inline uint32_t code_at(Text text, size_t offset, size_t *length)
{
    const unsigned char *p = (const unsigned char *)text.at + offset;

    if (offset >= text.len) {
        *length = 0;
        return 0;
    }
    if (p[0] < 0x80) {
        *length = 1;
        return p[0];
    }
    if ((p[0] & 0xF0) == 0xE0 && offset + 2 < text.len) {
        *length = 3;
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
    return utf8_read(text, offset, length);
}

/* The letter at `offset` and the number of its bytes. At the end of the text: a
 * plain letter of 0 bytes. */
static inline const Letter *letter_at(const Lexicon *lexicon, Text text, size_t offset, size_t *length)
{
    uint32_t code = code_at(text, offset, length);

    return *length ? lexicon_kind(lexicon, code) : &lexicon->letters[0];
}

typedef struct {
    const Lexicon *lexicon;
    Text text;
    size_t at;
    size_t length; /* of the letter at `at`; 0 at the end */
    uint32_t code; /* that letter; 0 at the end */
    const Letter *letter;
} Cursor;

static inline void cursor_set(Cursor *c, size_t at)
{
    c->at = at;
    c->code = code_at(c->text, at, &c->length);
    c->letter = c->length ? lexicon_kind(c->lexicon, c->code) : &c->lexicon->letters[0];
}

static inline Cursor cursor_at(const Lexicon *lexicon, Text text, size_t at)
{
    Cursor c = { .lexicon = lexicon, .text = text };
    cursor_set(&c, at);
    return c;
}

static inline void cursor_next(Cursor *c)
{
    cursor_set(c, c->at + c->length);
}

static inline bool cursor_sees(const Cursor *c, Text word)
{
    return c->text.len - c->at >= word.len && memcmp(c->text.at + c->at, word.at, word.len) == 0;
}

static inline bool cursor_eat(Cursor *c, Text word)
{
    if (!cursor_sees(c, word))
        return false;
    cursor_set(c, c->at + word.len);
    return true;
}

static inline bool cursor_is(const Cursor *c, LetterKind kind)
{
    return c->length && c->letter->kind == kind;
}

/* Eats blanks that are no line end. */
static inline void cursor_eat_blanks(Cursor *c)
{
    while (cursor_is(c, LETTER_BLANK))
        cursor_next(c);
}

#endif
