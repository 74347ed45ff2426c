#include "read/lost.h"

#include "model/word_lists.h"
#include "read/around.h"
#include "read/cursor.h"
#include "read/merge.h"
#include "read/quantity.h"
#include "read/rows.h"

enum { CLAUSE_REACH = 60, GIVEN_LEAST = 12 }; /* bytes */

static Text before(const Reading *r, size_t at, size_t bytes)
{
    return text_slice(r->text, at > bytes ? at - bytes : 0, at);
}

/* 家单位参加: the unit opens what is counted. Before it a number is missing. */
static bool opens(const Reading *r, Text unit, size_t start, size_t end)
{
    size_t length;
    Text ahead = before(r, start, 12);

    if (!is_listed(r->catalog, WORDS_LOST_OPENING, unit))
        return false;
    const Letter *next = letter_at(&r->catalog->lexicon, r->text, end, &length);
    if (next->kind == LETTER_COMMA || next->kind == LETTER_STOP || next->kind == LETTER_LINE
        || next->kind == LETTER_CLOSE || !length)
        return false;
    if (text_ends(ahead, TEXT("，")) || text_ends(ahead, TEXT("。")) || text_ends(ahead, TEXT("；")))
        return text_equal(unit, TEXT("家")) || text_equal(unit, TEXT("名"));
    if (text_ends(ahead, TEXT("没有")) || text_ends(ahead, TEXT("所有")) || text_ends(ahead, TEXT("还有")))
        return false;
    return listed_ends(r->catalog, WORDS_LOST_LEAD, ahead);
}

/* 发放学习用品份，: something is given, and no figure stands in the clause. */
static bool is_given(const Reading *r, size_t start)
{
    Text clause = before(r, start, CLAUSE_REACH);
    size_t length;

    for (size_t at = 0; at < clause.len; at += length) {
        const Letter *letter = letter_at(&r->catalog->lexicon, clause, at, &length);
        if (letter->kind != LETTER_PLAIN) {
            clause = text_slice(clause, at + length, clause.len);
            at = 0;
            length = 0;
        }
    }
    return clause.len >= GIVEN_LEAST && listed_begins(r->catalog, WORDS_LOST_VERB, clause);
}

/* 蓄水池个，: the unit closes what is counted. */
static bool closes(const Reading *r, const Token *word_before, Text unit, size_t start, size_t end)
{
    size_t length;
    const Letter *next = letter_at(&r->catalog->lexicon, r->text, end, &length);
    Text ahead = before(r, start, 3);

    if (length && next->kind != LETTER_COMMA && next->kind != LETTER_STOP && next->kind != LETTER_LINE
        && next->kind != LETTER_CLOSE)
        return false;
    if (ahead.len < 3
        || (listed_ends(r->catalog, WORDS_LOST_PRONOUN, ahead) && !text_ends(before(r, start, 6), TEXT("传单"))))
        return false;
    if (text_equal(unit, TEXT("个")) || listed_begins(r->catalog, WORDS_LOST_CLOSING, unit))
        return !text_ends(ahead, TEXT("。")) && !text_ends(ahead, TEXT("，"));
    if (text_equal(unit, TEXT("元")))
        return listed_before(r->catalog, WORDS_LOST_MONEY, r->text, start, 0) != 0;
    return is_listed(r->catalog, WORDS_LOST_TIGHT, unit)
           && (text_ends(ahead, TEXT("”"))
               || (word_before && word_before->end == start && word_before->end - word_before->start >= 6)
               || is_given(r, start));
}

/* 还有　　个社, 发书（）册: the blank that the number was to be written in. */
static bool fills_blank(const Reading *r, size_t start, size_t line)
{
    size_t at = start, width = 0, length;
    bool brackets = word_before(r->text, at, line, TEXT("）")) || word_before(r->text, at, line, TEXT(")"));

    if (brackets)
        at = letter_before(r->text, at, line);
    while (at > line
           && letter_at(&r->catalog->lexicon, r->text, letter_before(r->text, at, line), &length)->kind
                  == LETTER_BLANK) {
        at -= length;
        width += length;
    }
    if (brackets) {
        if (!word_before(r->text, at, line, TEXT("（")) && !word_before(r->text, at, line, TEXT("(")))
            return false;
        at = letter_before(r->text, at, line);
        width = 2;
    }
    const Letter *ahead = letter_at(&r->catalog->lexicon, r->text, letter_before(r->text, at, line), &length);
    return width >= 2 && at > line && ahead->kind == LETTER_PLAIN && length == 3;
}

static bool taken(const Token *t)
{
    return t->kind == TOKEN_QUANTITY || t->kind == TOKEN_DATE || (t->kind == TOKEN_WORD && t->firm);
}

/* Letters that the units looked for begin with: a quick look before the walk. */
static bool may_open_unit(uint32_t code)
{
    switch (code) {
    case U'家':
    case U'名':
    case U'个':
    case U'批':
    case U'户':
    case U'场':
    case U'期':
    case U'元':
    case U'公':
    case U'千':
    case U'平':
    case U'亩':
    case U'人':
    case U'张':
    case U'份':
    case U'册':
    case U'件':
    case U'起':
    case U'例':
    case U'次':
    case U'块':
    case U'座':
    case U'条':
    case U'幅':
    case U'本':
    case U'篇':
    case U'面':
    case U'支':
    case U'封':
    case U'套':
    case U'罐':
    case U'袋':
    case U'箱':
    case U'床':
    case U'桶':
    case U'盒':
    case U'顶':
    case U'辆':
        return true;
    default:
        return false;
    }
}

static void find_in(Reading *reading, Span span, size_t next, Tokens *found)
{
    size_t busy = span.start, length;
    const Token *last_word = NULL;
    Token word_before;

    for (size_t at = span.start; at < span.end; at += length) {
        Quantity q;
        uint32_t code = code_at(reading->text, at, &length);

        if (!may_open_unit(code))
            continue;
        while (next < reading->tokens.count && reading->tokens.items[next].start <= at) {
            const Token *t = &reading->tokens.items[next++];
            if (taken(t) && t->end > busy)
                busy = t->end;
            else if (t->kind == TOKEN_WORD && (!last_word || t->end >= word_before.end)) {
                word_before = *t;
                last_word = &word_before;
            }
        }
        if (at < busy || !quantity_read_missing(reading->catalog, reading->text, at, &q) || q.start != q.unit_start)
            continue;
        Text unit = text_slice(reading->text, q.unit_start, q.unit_end);
        if (opens(reading, unit, q.start, q.end) || fills_blank(reading, q.start, span.start)
            || closes(reading, last_word, unit, q.start, q.end)) {
            merge_note(reading, found, &q);
            busy = q.end;
        }
    }
}

/* The first token that begins in or behind a line. */
static size_t token_from(const Reading *r, size_t next, size_t offset)
{
    while (next < r->tokens.count && r->tokens.items[next].start < offset)
        next++;
    return next;
}

void lost_find(Reading *reading, size_t first_line)
{
    Tokens found = { 0 };
    size_t next = 0;

    for (size_t i = first_line; i < reading->lines.count; i++) {
        const Line *line = &reading->lines.items[i];
        next = token_from(reading, next, line->span.start);
        if (line->table == ROW_NONE)
            find_in(reading, line->span, next, &found);
    }
    merge_tokens(reading, &found);
}
