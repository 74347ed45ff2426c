/* scan_work.h - the sentence that scan.c is at, for its own files. */
#ifndef HALFSKY_READ_SCAN_WORK_H
#define HALFSKY_READ_SCAN_WORK_H

#include "model/reading.h"

typedef struct {
    Reading *reading;
    const Catalog *catalog;
    const Lexicon *lexicon;
    Text text;
    size_t end;
    const uint16_t *letters; /* as in Skim */
    const uint32_t *offsets;
    const uint32_t *words; /* the longest that begins at each character, or 0 */
    uint32_t *places;      /* room for the characters of a sentence */
    bool headed;           /* the sentence is a heading, a row of a table or the title */
    size_t firm_until;     /* no firm word and no quantity begins before */
    size_t topic_until;    /* no topic word begins before */
    size_t quote_until;    /* inside a short quotation up to here */
    size_t title_until;    /* inside 《》 or 〔〕: no quantities */
} Scan;

static inline void scan_add(Scan *s, TokenKind kind, size_t start, size_t end, uint32_t id)
{
    LIST_PUSH(s->reading->scratch, &s->reading->tokens,
              (Token){ .start = (uint32_t)start,
                       .end = (uint32_t)end,
                       .id = id,
                       .kind = (uint8_t)kind,
                       .firm = kind != TOKEN_WORD });
}

/* Where a word ends that begins at character `i`; at `i` for word 0. */
static inline size_t scan_word_end(const Scan *s, size_t i, uint32_t word)
{
    return s->offsets[i + s->lexicon->words[word].letters];
}

/* scan_signs.c: a sign or a bracket; blanks are nothing. */
void scan_take_sign(Scan *scan, LetterKind kind, size_t at, size_t length);

/* scan_numbers.c: a date or a quantity at character `i`, unless the name that also begins there is longer: `firm` is
 * the longest firm word that does. Returns where to go on, or 0 when there is neither. */
size_t scan_take_number(Scan *scan, size_t i, uint32_t firm);
/* Numbers that begin with 第 or with a minus, or whose digits are gone. Returns the same. */
size_t scan_take_odd_number(Scan *scan, size_t i);
/* Digits that lead nowhere: the end of the run, also of what signs join to it (12-34, 138****0001). */
size_t scan_skip_run(const Scan *scan, size_t at);

#endif
